/** A committee's year against another, and how committees answer: rates, streaks, gaps, and who has been silent. */
import type { Reply } from '../adapter.ts';
import type { Context, Request } from '../app.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { whenIn } from './asked.ts';
import { entityName } from './cards.ts';
import { committeeFor, committeeIn, lookOf, saying } from './find.ts';
import { type Measures, measure, sayShare, silences, yearOf } from './measures.ts';
import type { CommitteeRow } from './queries.ts';
import { scopeOf, titled, withRounds } from './view.ts';
import { viewText } from './view-text.ts';

/** This year so far, and the year that the words name, last year when they name none, up to the same day. */
export async function compareYears(context: Context, request: Request): Promise<Reply> {
  const found = await committeeIn(context, request.rest, 'committees.compare', { loosely: true });
  if ('reply' in found) return found.reply;
  const thisYear = yearOf(context.clock.now());
  const { year = thisYear - 1 } = whenIn(request.text);
  return compareWith(context, found.committee, year < thisYear ? year : thisYear - 1);
}

export async function compareChosen(context: Context, id: string): Promise<Reply> {
  return compareWith(context, await committeeFor(context, id), yearOf(context.clock.now()) - 1);
}

async function compareWith(context: Context, committee: CommitteeRow, year: number): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const [group] = await withRounds(context, [committee], year);
  const sameDay = inBogota(look.now).set({ year }).toJSDate();
  const of = (wanted: number) => group?.rounds.filter((round) => yearOf(round.opensAt) === wanted) ?? [];
  const now = measure(of(yearOf(look.now)));
  const before = measure(of(year).filter((round) => round.opensAt <= sameDay));
  const share = (part: number, { green, amber, red }: Measures) =>
    sayShare(green + amber + red > 0 ? part / (green + amber + red) : null);
  const gap = ({ gapDays }: Measures) => (gapDays === null ? '—' : text.days(gapDays));
  const rows = [
    [text.rounds, String(before.rounds), String(now.rounds)],
    [text.rate, sayShare(before.rate), sayShare(now.rate)],
    [text.green, share(before.green, before), share(now.green, now)],
    [text.red, share(before.red, before), share(now.red, now)],
    [text.streak, text.inARow(before.streak), text.inARow(now.streak)],
    [text.gap, gap(before), gap(now)],
  ];
  const columns = [text.measure, String(year), String(yearOf(look.now))];
  const day = sayInstant(sameDay, look.locale, look.now, { time: false });
  return {
    kind: 'cards',
    cards: [
      {
        title: text.compare(committee.name, year, yearOf(look.now)),
        blocks: [
          { kind: 'table', columns, rows },
          { kind: 'text', text: text.sameTime(year, day), muted: true },
        ],
      },
    ],
  };
}

export async function showRates(context: Context, { text: said }: Request): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const scope = await scopeOf(context, said);
  const rows = scope.groups.flatMap(({ committee, rounds }) =>
    [...new Set(rounds.map((round) => yearOf(round.opensAt)))].map((year) => {
      const found = measure(rounds.filter((round) => yearOf(round.opensAt) === year));
      const gap = found.gapDays === null ? '—' : text.days(found.gapDays);
      const count = String(found.rounds);
      return [committee.name, String(year), count, sayShare(found.rate), text.inARow(found.streak), gap];
    }),
  );
  if (rows.length === 0) return saying(text.none);
  const silent = scope.groups.flatMap(({ committee, rounds }) =>
    silences(rounds).map(({ response, times }) =>
      text.silent(entityName(response, look.locale), committee.name, times),
    ),
  );
  const { committee, year, rounds: count, rate, streak, gap } = text.ratesColumns;
  const columns = [committee, year, count, rate, streak, gap];
  return {
    kind: 'cards',
    cards: [
      {
        title: titled(text.rates, scope),
        blocks: [
          { kind: 'table', columns, rows },
          { kind: 'text', text: text.ratesNote, muted: true },
          ...(silent.length > 0
            ? [{ kind: 'section' as const, title: text.silents, blocks: [{ kind: 'list' as const, items: silent }] }]
            : [{ kind: 'text' as const, text: text.noSilents }]),
        ],
      },
    ],
  };
}
