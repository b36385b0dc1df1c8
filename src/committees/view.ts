/** The view across: "¿cómo van los comités?", "¿qué entidades están en rojo?", "compromisos vencidos". */
import type { Reply } from '../adapter.ts';
import type { Context, Request } from '../app.ts';
import type { Block } from '../card.ts';
import { rasterize } from '../chart.ts';
import { listSectors } from '../members/queries.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { colourIn } from './asked.ts';
import { cardOfStatus, entityName, type Look, sayColour } from './cards.ts';
import { type Grid, gridSvg } from './chart.ts';
import { openCommitments } from './commitment-queries.ts';
import { committeesIn, lookOf, saying, viewerOf } from './find.ts';
import { latestAnswers, measure, worst } from './measures.ts';
import type { CommitteeRow } from './queries.ts';
import { reportText } from './report-text.ts';
import { type RoundRow, roundsSeenBy } from './round-queries.ts';
import { isoDay, opensOn, todayIn } from './rules.ts';
import { viewText } from './view-text.ts';

const monthsShown = 12;

export type Group = { committee: CommitteeRow; rounds: RoundRow[] };
export type Scope = { groups: Group[]; named: boolean };

/** The committees that the words name, or all that the person may see, with their rounds since that year began. */
export async function scopeOf(context: Context, said: string, year?: number): Promise<Scope> {
  const { all, named } = await committeesIn(context, said);
  return { groups: await withRounds(context, all, year), named };
}

export async function withRounds(context: Context, all: readonly CommitteeRow[], year?: number): Promise<Group[]> {
  const thisYear = inBogota(context.clock.now()).startOf('year');
  const from = thisYear.set({ year: Math.min(year ?? thisYear.year - 1, thisYear.year - 1) });
  const rounds = await roundsSeenBy(context.store.db, viewerOf(context), from.toJSDate());
  return all.map((committee) => ({ committee, rounds: rounds.filter((round) => round.committeeId === committee.id) }));
}

/** "Compromisos vencidos: Comité de Salud": what was understood is said. */
export const titled = (title: string, { groups, named }: Scope): string =>
  named ? `${title}: ${groups.map(({ committee }) => committee.name).join(', ')}` : title;

async function statusGrid(context: Context, rounds: readonly RoundRow[]): Promise<Block[]> {
  const { locale, now } = lookOf(context);
  const text = viewText[locale];
  const months = Array.from({ length: monthsShown }, (_, index) =>
    inBogota(now)
      .startOf('month')
      .minus({ months: monthsShown - 1 - index }),
  );
  const sectors = await listSectors(context.store.db);
  const named = [
    ...sectors.map(({ id, name, nameEn }) => ({ id: id as string | null, name: locale === 'es' ? name : nameEn })),
    { id: null, name: text.noSector },
  ].filter(({ id }) => rounds.some((round) => round.committee.sectorId === id));
  const grid: Grid = {
    rows: named.map(({ name }) => name),
    columns: months.map((month) => month.setLocale(locale).toFormat('LLL yy')),
    cells: named.map(({ id }) =>
      months.map((month) =>
        worst(
          rounds.filter((round) => round.committee.sectorId === id && inBogota(round.opensAt).hasSame(month, 'month')),
        ),
      ),
    ),
  };
  const said = grid.rows.map((row, index) => {
    const latest = grid.cells[index]?.findLast((cell) => cell !== null) ?? null;
    return `${row}: ${latest === 'silent' ? reportText[locale].noAnswer : sayColour(latest, locale)}`;
  });
  return [
    { kind: 'image', image: { png: await rasterize(await gridSvg(grid, locale)) }, alt: text.gridAlt(said.join('; ')) },
  ];
}

const overdueIn = async (context: Context, groups: readonly Group[]) => {
  const ids = groups.map(({ committee }) => committee.id);
  const found = await openCommitments(context.store.db, viewerOf(context), { committees: ids });
  return found.filter(({ dueOn }) => isoDay(dueOn) < todayIn(context.clock.now()));
};

/** Of the latest round: when it was, and how many of those asked answered. */
function latestOf({ rounds }: Group, { locale, now }: Look) {
  const text = viewText[locale];
  const round = rounds.at(-1);
  if (!round) return { when: text.never, sent: 0, asked: 0 };
  const day = sayInstant(round.opensAt, locale, now, { time: false });
  const sent = round.responses.filter((response) => response.state === 'sent').length;
  return { round, when: round.closedAt ? day : `${day} (${text.open})`, sent, asked: round.responses.length };
}

function overviewRow(context: Context, group: Group, overdue: number): string[] {
  const look = lookOf(context);
  const { round, when, sent, asked } = latestOf(group, look);
  const { green, amber, red } = measure(round ? [round] : []);
  const said = round ? [`${sent}/${asked}`, viewText[look.locale].colours(green, amber, red)] : ['—', '—'];
  return [group.committee.name, when, ...said, String(overdue)];
}

const nextOf = ({ nextRoundOn }: CommitteeRow, { locale, now }: Look): string =>
  nextRoundOn ? sayInstant(opensOn(isoDay(nextRoundOn)), locale, now, { time: false }) : '—';

/** One committee: its entities by their latest answers, what is overdue, and what comes next. */
async function showCommittee(context: Context, group: Group): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const { committee, rounds } = group;
  const overdue = (await overdueIn(context, [group])).length;
  const { round: last, when, sent, asked } = latestOf(group, look);
  const entities = latestAnswers(rounds).map(({ round, response }): Block => {
    const since =
      round === last ? '' : ` (${text.since(sayInstant(round.opensAt, look.locale, look.now, { time: false }))})`;
    return cardOfStatus(
      response.status,
      `${entityName(response, look.locale)}: ${sayColour(response.status, look.locale)}${since}`,
    );
  });
  const data = { value: committee.id };
  const buttons = [
    { label: text.progress, action: 'checkin.progress', data },
    { label: text.report, action: 'checkin.report', data },
    { label: text.compareButton, action: 'committees.compare', data },
  ];
  return {
    kind: 'cards',
    cards: [
      {
        title: committee.name,
        blocks: [
          {
            kind: 'fields',
            fields: [
              { label: text.columns.round, value: when },
              ...(last ? [{ label: text.columns.answered, value: text.of(sent, asked) }] : []),
              { label: text.columns.overdue, value: String(overdue) },
              { label: text.next, value: nextOf(committee, look) },
            ],
          },
          ...entities,
          ...(last ? [{ kind: 'buttons' as const, buttons }] : []),
        ],
      },
    ],
  };
}

export async function showOverview(context: Context, { text: said }: Request): Promise<Reply> {
  const text = viewText[context.person.locale];
  const scope = await scopeOf(context, said);
  const { groups, named } = scope;
  const [only, other] = groups;
  if (!only) return saying(text.none);
  if (named && !other) return showCommittee(context, only);
  const overdue = await overdueIn(context, groups);
  const rows = groups.map((group) =>
    overviewRow(context, group, overdue.filter((one) => one.committeeId === group.committee.id).length),
  );
  const rounds = groups.flatMap((group) => group.rounds);
  const { committee, round, answered, status, overdue: late } = text.columns;
  return {
    kind: 'cards',
    cards: [
      {
        title: titled(text.overview, scope),
        blocks: [
          { kind: 'table', columns: [committee, round, answered, status, late], rows },
          ...(rounds.length > 0 ? await statusGrid(context, rounds) : []),
        ],
      },
    ],
  };
}

/** When the next check-in is: of the committee that the words name, or of each, the nearest first. */
export async function showNext(context: Context, { text: said }: Request): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const scope = await scopeOf(context, said);
  const [only, other] = scope.groups;
  if (!only) return saying(text.none);
  if (!other) return showCommittee(context, only);
  const at = ({ committee }: Group) => committee.nextRoundOn?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const fields = scope.groups
    .toSorted((a, b) => at(a) - at(b))
    .map(({ committee }) => ({ label: committee.name, value: nextOf(committee, look) }));
  return { kind: 'cards', cards: [{ title: titled(text.next, scope), blocks: [{ kind: 'fields', fields }] }] };
}

/** Entities whose latest answer has the colour that the words name; red when they name none. */
export async function showEntities(context: Context, { text: said }: Request): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const colour = colourIn(said);
  const scope = await scopeOf(context, said);
  const items = scope.groups.flatMap(({ committee, rounds }) =>
    latestAnswers(rounds)
      .filter(({ response }) => response.status === colour)
      .map(({ round, response }) => {
        const when = sayInstant(round.opensAt, look.locale, look.now, { time: false });
        return `${entityName(response, look.locale)} (${committee.name}), ${text.since(when)}`;
      }),
  );
  const title = titled(text.withColour[colour], scope);
  if (items.length === 0) return saying(`${title}. ${text.noneWithColour}`);
  return { kind: 'cards', cards: [{ title, blocks: [{ kind: 'list', items }] }] };
}
