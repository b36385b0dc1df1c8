/** The report asked for, signed by the chair, and sent where the chair sends it. */
import type { Reply } from '../adapter.ts';
import type { Context, Dependencies, FormHandler, Request } from '../app.ts';
import type { Card } from '../card.ts';
import { rasterize } from '../chart.ts';
import type { NewDelivery } from '../deliveries/outbox.ts';
import { UserError } from '../errors.ts';
import { listCoordinators } from '../members/queries.ts';
import { sayList } from '../text.ts';
import { inBogota } from '../time.ts';
import { whenIn } from './asked.ts';
import { type Look, sayOpening } from './cards.ts';
import { historySvg } from './chart.ts';
import { commitmentsOf } from './commitment-queries.ts';
import { committeeIn, lookOf, roundFor, runs, saying } from './find.ts';
import { spacesOf } from './queries.ts';
import { buildReport, type Report } from './report.ts';
import { reportCard } from './report-cards.ts';
import { reportText } from './report-text.ts';
import { logEvent, type RoundRow, roundsOf, signRound } from './round-queries.ts';
import { committeesText } from './text.ts';

/** Rounds on the chart. */
const mostRounds = 12;
/** Where a report that is asked for by its month is looked for. */
const roundsSearched = 60;
const coordinators = 'coordinators';

/** The report of a round, with the rounds before it. */
export async function reportOf({ store }: Pick<Dependencies, 'store'>, round: RoundRow, look: Look): Promise<Report> {
  const rounds = await roundsOf(store.db, round.committeeId, mostRounds + 1);
  const earlier = rounds.filter((one) => one.opensAt < round.opensAt).slice(0, mostRounds - 1);
  return buildReport(round, earlier, await commitmentsOf(store.db, round.committeeId, round.opensAt), look);
}

export async function drawReport(
  dependencies: Pick<Dependencies, 'store'>,
  round: RoundRow,
  look: Look,
  options: { roundId?: string; lead?: string } = {},
): Promise<Card> {
  const report = await reportOf(dependencies, round, look);
  return reportCard(report, await rasterize(await historySvg(report.history, look.locale)), look, options);
}

/** The report as it is now, with the chair's buttons for who runs the committee. */
export async function showReport(context: Context, id: string, lead?: string): Promise<Reply> {
  const round = await roundFor(context, id);
  const signs = runs(context, round.committee) && round.closedAt !== null;
  const options = { ...(signs ? { roundId: round.id } : {}), ...(lead ? { lead } : {}) };
  return { kind: 'cards', cards: [await drawReport(context, round, lookOf(context), options)] };
}

/** "Informe de movilidad", "informe de salud de septiembre": the latest round, or the latest of that time. */
export async function reportInWords(context: Context, { text, rest }: Request): Promise<Reply> {
  const found = await committeeIn(context, rest, 'checkin.report', { loosely: true });
  if ('reply' in found) return found.reply;
  return latestReport(context, found.committee, whenIn(text));
}

export async function latestReport(
  context: Context,
  committee: { id: string; name: string },
  when: ReturnType<typeof whenIn> = {},
): Promise<Reply> {
  const text = reportText[context.person.locale];
  const all = await roundsOf(context.store.db, committee.id, roundsSearched);
  if (all.length === 0) return saying(text.noReport(committee.name));
  const { month, year } = when;
  const isThen = ({ opensAt }: RoundRow) =>
    (!month || inBogota(opensAt).month === month) && (!year || inBogota(opensAt).year === year);
  const round = month || year ? all.find(isThen) : all[when.before ? 1 : 0];
  if (round) return showReport(context, round.id);
  const known = all.slice(0, 6).map(({ opensAt }) => sayOpening(opensAt, context.person.locale));
  return saying(text.noReportThen(committee.name, sayList(known, context.person.locale)));
}

export const signForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const { locale } = context.person;
    const text = reportText[locale];
    const round = await roundFor(context, state, { run: true });
    if (!round.closedAt) throw new UserError(text.stillOpen);
    const spaces = await spacesOf(context.store.db, round.committee.sectorId);
    const options = [
      ...spaces.map(({ id, name }) => ({ value: id, label: name })),
      { value: coordinators, label: text.coordinators },
    ];
    return {
      id: 'checkin.sign',
      title: text.signTitle,
      intro: text.title(round.committee.name, sayOpening(round.opensAt, locale)),
      state,
      submit: text.signSubmit,
      cancel: committeesText[locale].formCancel,
      fields: [
        {
          name: 'paragraph',
          label: text.signParagraph,
          hint: text.signParagraphHint,
          kind: 'text',
          long: true,
          ...(round.paragraph ? { initial: round.paragraph } : {}),
        },
        { name: 'to', label: text.signTo, kind: 'choices', options },
      ],
    };
  },
  submit: async (context, values, state, form) => {
    const look = lookOf(context);
    const text = reportText[look.locale];
    const round = await roundFor(context, state, { run: true });
    const closedAt = round.closedAt;
    if (!closedAt) throw new UserError(text.stillOpen);
    const chosen = Array.isArray(values.to) ? (values.to as string[]) : [];
    const about = { kind: 'checkin.signed', subject: round.id, dueAt: closedAt };
    await context.store.inTransaction(async (tx) => {
      const by = context.person.memberId ?? '';
      await signRound(tx, round.id, by, String(values.paragraph), look.now);
      await logEvent(tx, round.id, { at: look.now, byId: by, what: 'signed' });
      const readers = chosen.includes(coordinators) ? await listCoordinators(tx) : [];
      const rows: NewDelivery[] = [
        ...chosen.filter((to) => to !== coordinators).map((spaceId) => ({ ...about, spaceId })),
        ...readers.map(({ id: memberId }) => ({ ...about, memberId })),
      ];
      await context.outbox.enqueue(tx, rows);
      await context.outbox.requestUpdate(tx, round.id, ['checkin.signed', 'checkin.report']);
    });
    const options = form.fields.flatMap((field) => ('options' in field ? [...field.options] : []));
    const places = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
    return saying(text.sentTo(sayList(places, look.locale)));
  },
};
