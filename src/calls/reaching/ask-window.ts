/** The stretch of time that a question about closing or publishing dates names. Pure. */
import type { DateTime } from 'luxon';
import { inBogota } from '../../time.ts';
import { countIn, findDay, plainly, someNumber, unitIn, unitPattern } from './ask-day.ts';

/** One end at least is given; both are instants that belong to it. */
export type Window = { from: Date | null; to: Date | null };

export const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
  ' ',
);
export const monthsEn = 'january february march april may june july august september october november december'.split(
  ' ',
);

type Ends = readonly [from: DateTime | null, to: DateTime | null];
const whole = (day: DateTime, unit: 'day' | 'week' | 'month' | 'year'): Ends => [day.startOf(unit), day.endOf(unit)];

/** Of "this week" what is left of it, or what has been of it. */
const rest = (today: DateTime, unit: 'week' | 'month' | 'year', isPast: boolean): Ends =>
  isPast ? [today.startOf(unit), today.endOf('day')] : [today, today.endOf(unit)];

type Reader = (today: DateTime, match: RegExpExecArray, isPast: boolean) => Ends;

const spans: readonly (readonly [RegExp, Reader])[] = [
  [/ (?:esta semana|this week) /, (today, _, isPast) => rest(today, 'week', isPast)],
  [/ (?:este mes|this month) /, (today, _, isPast) => rest(today, 'month', isPast)],
  [/ (?:este (?:año|ano)|this year) /, (today, _, isPast) => rest(today, 'year', isPast)],
  [/ (?:proxima semana|semana (?:que viene|entrante)|next week) /, (today) => whole(today.plus({ weeks: 1 }), 'week')],
  [/ (?:proximo mes|mes (?:que viene|entrante)|next month) /, (today) => whole(today.plus({ months: 1 }), 'month')],
  [/ (?:semana pasada|last week) /, (today) => whole(today.minus({ weeks: 1 }), 'week')],
  [/ (?:mes pasado|last month) /, (today) => whole(today.minus({ months: 1 }), 'month')],
  [/ (?:(?:año|ano) pasado|last year) /, (today) => whole(today.minus({ years: 1 }), 'year')],
  [
    / (?:(?:este )?fin de semana|(?:this )?weekend) /,
    (today) => [today.startOf('week').plus({ days: 5 }), today.endOf('week')],
  ],
  [
    / (\d{1,2}) (?:y|al|a|hasta|and|to) (?:el )?(\d{1,2}) (?:de )?(\p{L}+) /u,
    (today, [, first = '', last = '', name = '']) => {
      const month = monthNamed(name);
      if (month === 0) return [null, null];
      const from = ahead(today.set({ month, day: Number(first) }), today);
      return [from, from.set({ day: Number(last) }).endOf('day')];
    },
  ],
];

const monthNamed = (name: string) => Math.max(months.indexOf(name), monthsEn.indexOf(name)) + 1;
const ahead = (day: DateTime, today: DateTime) => (day < today.startOf('day') ? day.plus({ years: 1 }) : day);

/** "10 días", "three weeks": from today on, or up to today. */
const count = new RegExp(` (?<!hace )(${someNumber}) ${unitPattern} (?!antes |before |ago )`);

/** What a word before a day makes of it. */
const bounds: readonly (readonly [RegExp, (day: DateTime) => Ends])[] = [
  [/(?:^| )(?:antes(?: del?)?|before)(?: el| the)?$/, (day) => [null, day.minus({ milliseconds: 1 })]],
  [/(?:^| )(?:hasta|a mas tardar|until|till|by|no later than)(?: el| the)?$/, (day) => [null, day.endOf('day')]],
  [/(?:^| )(?:despues(?: del?)?|after)(?: el| the)?$/, (day) => [day.plus({ days: 1 }), null]],
  [/(?:^| )(?:desde|a partir(?: del?)?|from|since|starting)(?: el| the| on)?$/, (day) => [day, null]],
];

function bound(before: string, day: DateTime, otherwise: Ends): Ends {
  return bounds.find(([pattern]) => pattern.test(before))?.[1](day) ?? otherwise;
}

/** Months by their names: the next one of that name, or the last one that has begun. */
function namedMonth(said: string, today: DateTime, isPast: boolean): Ends | null {
  for (const names of [months, monthsEn]) {
    const index = names.findIndex((name) => said.includes(` ${name} `));
    const name = names[index] ?? '';
    if (index < 0 || (name === 'may' && !/ (?:in|before|by|until|after) may /.test(said))) continue;
    const thisYear = today.set({ month: index + 1 }).startOf('month');
    const isOver = thisYear.endOf('month') < today;
    const isToCome = thisYear > today;
    const month = isPast && isToCome ? thisYear.minus({ years: 1 }) : thisYear;
    const meant = !isPast && isOver ? thisYear.plus({ years: 1 }) : month;
    const before = said.slice(0, said.indexOf(` ${name} `)).trim();
    // "Hasta marzo" goes to its end, "después de marzo" begins after it.
    if (/(?:hasta|until|till|by)$/.test(before) && names === months) return [null, meant.endOf('month')];
    if (/(?:despues(?: de)?|after)$/.test(before)) return [meant.plus({ months: 1 }), null];
    if (/(?:^| )by$/.test(before)) return [null, meant.minus({ milliseconds: 1 })];
    return bound(before, meant, whole(meant, 'month'));
  }
  return null;
}

function endsIn(said: string, now: Date, isPast: boolean): Ends | null {
  const today = inBogota(now).startOf('day');
  for (const [pattern, read] of spans) {
    const match = pattern.exec(said);
    const ends = match && read(today, match, isPast);
    if (ends?.some((end) => end !== null)) return ends;
  }
  const span = count.exec(said);
  if (span) {
    const length = { [unitIn(span[2] ?? '')]: countIn(span[1] ?? '') };
    return isPast ? [today.minus(length), today.endOf('day')] : [today, today.plus(length).endOf('day')];
  }
  const named = findDay(said, now, isPast ? 'back' : 'ahead');
  if (!named) return namedMonth(said, today, isPast);
  return bound(named.before, named.day, whole(named.day, 'day'));
}

/**
 * The stretch of time a sentence names: "esta semana", "próximos 15 días", "antes del 15 de diciembre", "en marzo".
 * `isPast`: it tells of what has been ("cerraron esta semana", "cerraron en octubre").
 */
export function askedWindow(text: string, now: Date, isPast = false): Window | null {
  const ends = endsIn(plainly(text), now, isPast);
  return ends && { from: ends[0]?.toJSDate() ?? null, to: ends[1]?.toJSDate() ?? null };
}
