/** The report asked for, signed by the chair, and sent where the chair sends it. */
import type { Reply } from '../adapter.ts';
import type { Context, Dependencies, FormHandler, Request } from '../app.ts';
import type { Card, FileBlock } from '../card.ts';
import type { NewDelivery } from '../deliveries/outbox.ts';
import { UserError } from '../errors.ts';
import { listCoordinators } from '../members/queries.ts';
import { sayList } from '../text.ts';
import { inBogota } from '../time.ts';
import { whenIn } from './asked.ts';
import { type Look, sayOpening } from './cards.ts';
import { commitmentsOf } from './commitment-queries.ts';
import { committeeIn, lookOf, roundFor, runs, saying, viewerOf } from './find.ts';
import { spacesOf } from './queries.ts';
import { buildReport, type Report } from './report.ts';
import { reportCard } from './report-cards.ts';
import { drawHistory, reportFile, reportFormats } from './report-document.ts';
import { reportText } from './report-text.ts';
import { logEvent, type RoundRow, roundSentTo, roundsOf, seenRound, signRound } from './round-queries.ts';
import { committeesText } from './text.ts';

/** Rounds on the chart. */
const mostRounds = 12;
/** Where a report that is asked for by its month is looked for. */
const roundsSearched = 60;
const coordinators = 'coordinators';

/** The report of a round as it stood when it closed, or stands now, with the rounds before it. */
export async function reportOf({ store }: Pick<Dependencies, 'store'>, round: RoundRow, look: Look): Promise<Report> {
  const until = round.closedAt ?? look.now;
  const earlier = await roundsOf(store.db, round.committeeId, mostRounds - 1, round.opensAt);
  const commitments = await commitmentsOf(store.db, round, until);
  return buildReport(round, earlier, commitments, { locale: look.locale, now: until });
}

/** The report as a page to print and as a workbook. */
const filesOf = (report: Report, look: Look, picture: Uint8Array): Promise<FileBlock[]> =>
  Promise.all(reportFormats.map((format) => reportFile(report, look, picture, format)));

/** The report as a card: with its files, with the chair's buttons. */
export async function drawReport(
  dependencies: Pick<Dependencies, 'store'>,
  round: RoundRow,
  look: Look,
  options: { signs?: boolean; files?: boolean; lead?: string } = {},
): Promise<Card> {
  const { signs, lead } = options;
  const report = await reportOf(dependencies, round, look);
  const picture = await drawHistory(report, look);
  const files = options.files ? await filesOf(report, look, picture) : [];
  return reportCard(report, picture, look, {
    files,
    ...(signs ? { signs: true as const } : {}),
    ...(lead ? { lead } : {}),
  });
}

/**
 * One of its files: to who may see the committee, and in the spaces where its signed report was sent. Who asks there is
 * handed the file in private (Teams asks again from there): the space, whose id nobody else is given, goes along.
 */
export async function showReportFile(context: Context, data: Record<string, string>): Promise<Reply> {
  const { db } = context.store;
  const look = lookOf(context);
  const id = data.round ?? '';
  const seen = await seenRound(db, viewerOf(context), id);
  const there = seen
    ? null
    : ((await roundSentTo(db, id, context.address)) ?? (data.space ? await roundSentTo(db, id, data.space) : null));
  const round = seen ?? there?.round;
  if (!round) throw new UserError(reportText[look.locale].cannotSee);
  const format = reportFormats.find((one) => one === data.format) ?? 'html';
  const report = await reportOf(context, round, look);
  const title = reportText[look.locale].title(report.committee, sayOpening(report.opensAt, look.locale));
  const card = {
    title,
    blocks: [await reportFile(report, look, await drawHistory(report, look), format, there?.spaceId)],
  };
  return { kind: 'cards', private: true, cards: [card] };
}

/** The report as it is now, with the chair's buttons for who runs the committee. */
export async function showReport(context: Context, id: string, lead?: string): Promise<Reply> {
  const round = await roundFor(context, id);
  const signs = runs(context, round.committee) && round.closedAt !== null;
  const options = { signs, files: true, ...(lead ? { lead } : {}) };
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
      // What goes out in the chair's name is looked at before it does.
      review: true,
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
      if (!(await signRound(tx, round.id, by, String(values.paragraph), look.now))) throw new UserError(text.stillOpen);
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
    const report = await reportOf(context, await roundFor(context, state), look);
    const files = await filesOf(report, look, await drawHistory(report, look));
    const said = { kind: 'text' as const, text: text.sentTo(sayList(places, look.locale)) };
    return { kind: 'cards', cards: [{ blocks: [said, ...files] }] };
  },
};
