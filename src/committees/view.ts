/** The view across: "¿cómo van los comités?", "¿qué entidades están en rojo?", "compromisos vencidos", a year against the last. */
import type { Reply } from '../adapter.ts';
import type { Context } from '../app.ts';
import type { Block } from '../card.ts';
import { rasterize } from '../chart.ts';
import { foldText } from '../form.ts';
import { listSectors } from '../members/queries.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { entityName, sayColour, sayDay } from './cards.ts';
import { type Grid, gridSvg } from './chart.ts';
import { overdueCommitments } from './commitment-queries.ts';
import { committeeIn, lookOf, saying, viewerOf } from './find.ts';
import { latestAnswers, type Measures, measure, worst, yearOf } from './measures.ts';
import type { StatusColour } from './questions.ts';
import { reportText } from './report-text.ts';
import { type RoundRow, roundsSeenBy } from './round-queries.ts';
import { todayIn } from './rules.ts';
import { viewText } from './view-text.ts';

const monthsShown = 12;

/** Rounds since the first of January of last year, as far as the person may see. */
async function recentRounds(context: Context): Promise<RoundRow[]> {
  const from = inBogota(context.clock.now()).minus({ years: 1 }).startOf('year').toJSDate();
  return roundsSeenBy(context.store.db, viewerOf(context), from);
}

function byCommittee(rounds: readonly RoundRow[]): RoundRow[][] {
  const groups = new Map<string, RoundRow[]>();
  for (const round of rounds) groups.set(round.committeeId, [...(groups.get(round.committeeId) ?? []), round]);
  return [...groups.values()].sort((a, b) =>
    (a[0]?.committee.name ?? '').localeCompare(b[0]?.committee.name ?? '', 'es'),
  );
}

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

export async function showOverview(context: Context): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const rounds = await recentRounds(context);
  if (rounds.length === 0) return saying(text.none);
  const overdue = await overdueCommitments(context.store.db, viewerOf(context), todayIn(look.now));
  const rows = byCommittee(rounds).flatMap((group) => {
    const last = group.at(-1);
    if (!last) return [];
    const { green, amber, red } = measure([last]);
    const sent = last.responses.filter((response) => response.state === 'sent').length;
    const when = sayInstant(last.opensAt, look.locale, look.now, { time: false });
    return [
      [
        last.committee.name,
        last.closedAt ? when : `${when} (${text.open})`,
        `${sent}/${last.responses.length}`,
        text.colours(green, amber, red),
        String(overdue.filter((one) => one.committeeId === last.committeeId).length),
      ],
    ];
  });
  const { committee, round, answered, status, overdue: late } = text.columns;
  return {
    kind: 'cards',
    cards: [
      {
        title: text.overview,
        blocks: [
          { kind: 'table', columns: [committee, round, answered, status, late], rows },
          ...(await statusGrid(context, rounds)),
        ],
      },
    ],
  };
}

const colourWords: readonly [StatusColour, RegExp][] = [
  ['green', /\b(verdes?|green)\b/],
  ['amber', /\b(ambar|amarill[oa]s?|amber|yellow)\b/],
];

/** Entities whose latest answer has the colour that the words name; red when they name none. */
export async function showEntities(context: Context, said: string): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const colour = colourWords.find(([, pattern]) => pattern.test(foldText(said)))?.[0] ?? 'red';
  const items = byCommittee(await recentRounds(context)).flatMap((group) =>
    latestAnswers(group)
      .filter(({ response }) => response.status === colour)
      .map(({ round, response }) => {
        const when = sayInstant(round.opensAt, look.locale, look.now, { time: false });
        return `${entityName(response, look.locale)} (${group[0]?.committee.name ?? ''}), ${text.since(when)}`;
      }),
  );
  if (items.length === 0) return saying(text.noneWithColour);
  return { kind: 'cards', cards: [{ title: text.withColour[colour], blocks: [{ kind: 'list', items }] }] };
}

export async function showOverdue(context: Context): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const found = await overdueCommitments(context.store.db, viewerOf(context), todayIn(look.now));
  if (found.length === 0) return saying(text.noneOverdue);
  const { what, who, committee, due } = text.overdueColumns;
  const rows = found.map((one) => [
    one.what,
    one.entity?.name ?? one.owner?.name ?? '—',
    one.committee.name,
    sayDay(one.dueOn, look),
  ]);
  return {
    kind: 'cards',
    cards: [{ title: text.overdue, blocks: [{ kind: 'table', columns: [what, who, committee, due], rows }] }],
  };
}

const percent = (part: number | null): string => (part === null ? '—' : `${Math.round(part * 100)} %`);

/** This year so far, and last year up to the same day. */
export async function compareYears(context: Context, rest: string): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const words = rest
    .replace(/\b(con|el|año|pasado|anterior|with|last|year)\b/gi, ' ')
    .replaceAll(/a\u0303o|año/gi, ' ');
  const found = await committeeIn(context, words, 'committees.compare');
  if ('reply' in found) return found.reply;
  return compareCommittee(context, found.committee, look, text);
}

export async function compareCommittee(
  context: Context,
  committee: { id: string; name: string },
  look = lookOf(context),
  text = viewText[look.locale],
): Promise<Reply> {
  const rounds = (await recentRounds(context)).filter((round) => round.committeeId === committee.id);
  const sameDay = inBogota(look.now).minus({ years: 1 });
  const now = measure(rounds.filter((round) => yearOf(round.opensAt) === yearOf(look.now)));
  const last = measure(
    rounds.filter((round) => yearOf(round.opensAt) < yearOf(look.now) && round.opensAt <= sameDay.toJSDate()),
  );
  const share = (part: number, { green, amber, red }: Measures) =>
    percent(green + amber + red > 0 ? part / (green + amber + red) : null);
  const gap = ({ gapDays }: Measures) => (gapDays === null ? '—' : text.days(gapDays));
  const { measure: label, last: before, now: current } = text.compareColumns;
  return {
    kind: 'cards',
    cards: [
      {
        title: text.compare(committee.name),
        blocks: [
          {
            kind: 'table',
            columns: [label, before, current],
            rows: [
              [text.rounds, String(last.rounds), String(now.rounds)],
              [text.rate, percent(last.rate), percent(now.rate)],
              [text.green, share(last.green, last), share(now.green, now)],
              [text.red, share(last.red, last), share(now.red, now)],
              [text.streak, text.inARow(last.streak), text.inARow(now.streak)],
              [text.gap, gap(last), gap(now)],
            ],
          },
          {
            kind: 'text',
            text: text.sameTime(sayInstant(sameDay.toJSDate(), look.locale, look.now, { time: false })),
            muted: true,
          },
        ],
      },
    ],
  };
}

export async function showRates(context: Context): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const rounds = await recentRounds(context);
  if (rounds.length === 0) return saying(text.none);
  const rows = byCommittee(rounds).flatMap((group) =>
    [...new Set(group.map((round) => yearOf(round.opensAt)))].map((year) => {
      const found = measure(group.filter((round) => yearOf(round.opensAt) === year));
      return [
        group[0]?.committee.name ?? '',
        String(year),
        String(found.rounds),
        percent(found.rate),
        text.inARow(found.streak),
        found.gapDays === null ? '—' : text.days(found.gapDays),
      ];
    }),
  );
  const { committee, year, rounds: count, rate, streak, gap } = text.ratesColumns;
  return {
    kind: 'cards',
    cards: [
      { title: text.rates, blocks: [{ kind: 'table', columns: [committee, year, count, rate, streak, gap], rows }] },
    ],
  };
}
