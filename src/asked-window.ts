/** The stretch of time that words name: of a list's dates, of a pause, of an absence. Pure. */
import type { DateTime } from 'luxon';
import { countIn, findDay, plainly, someNumber, unitIn, unitPattern } from './named-day.ts';
import { inBogota, monthNames } from './time.ts';

/** One end at least is given; both are instants that belong to it. */
export type Window = { from: Date | null; to: Date | null };

type Ends = readonly [from: DateTime | null, to: DateTime | null];
const whole = (day: DateTime, unit: 'day' | 'week' | 'month' | 'year'): Ends => [day.startOf(unit), day.endOf(unit)];

/** Of "this week" what is left of it, or what has been of it. */
const rest = (today: DateTime, unit: 'week' | 'month' | 'year', isPast: boolean): Ends =>
  isPast ? [today.startOf(unit), today.endOf('day')] : [today, today.endOf(unit)];

type Reader = (today: DateTime, isPast: boolean) => Ends;

const spans: readonly (readonly [RegExp, Reader])[] = [
  [
    / (?:esta semana|this week) (?:y|e|o|and|or) (?:(?:en )?(?:la )?(?:otra|proxima|siguiente|que viene|que sigue|entrante)|(?:the )?next) /,
    (today) => [today, today.plus({ weeks: 1 }).endOf('week')],
  ],
  [/ (?:esta semana|this week) /, (today, isPast) => rest(today, 'week', isPast)],
  [/ (?:este mes|this month) /, (today, isPast) => rest(today, 'month', isPast)],
  [/ (?:este (?:año|ano)|this year) /, (today, isPast) => rest(today, 'year', isPast)],
  [
    / (?:(?:proxima|otra|siguiente) semana|semana (?:que viene|que sigue|entrante|siguiente)|next week) /,
    (today) => whole(today.plus({ weeks: 1 }), 'week'),
  ],
  [
    / (?:(?:proximo|otro|siguiente) mes|mes (?:que viene|que sigue|entrante|siguiente)|next month) /,
    (today) => whole(today.plus({ months: 1 }), 'month'),
  ],
  [/ (?:semana pasada|last week) /, (today) => whole(today.minus({ weeks: 1 }), 'week')],
  [/ (?:mes pasado|last month) /, (today) => whole(today.minus({ months: 1 }), 'month')],
  [/ (?:(?:año|ano) pasado|last year) /, (today) => whole(today.minus({ years: 1 }), 'year')],
  [
    / (?:(?:este )?fin de semana|(?:this )?weekend) /,
    (today) => [today.startOf('week').plus({ days: 5 }), today.endOf('week')],
  ],
];

/** "En más de un mes": from then on. */
const beyond = new RegExp(` (?:mas de|more than|over) (${someNumber}) ${unitPattern} (?!antes |before |ago )`);
/** "10 días", "three weeks": from today on, or up to today. */
const count = new RegExp(` (?<!hace )(${someNumber}) ${unitPattern} (?!antes |before |ago )`);

/** A day, month or year that is named, and the words before it, which say what of it. */
type Stretch = { from: DateTime; to: DateTime; before: string; isEnd?: boolean };

const justBefore = (at: DateTime) => at.minus({ milliseconds: 1 });
const isDay = ({ from, to }: Stretch) => to.hasSame(from, 'day');

/** What a word before a stretch makes of it. */
const bounds: readonly (readonly [RegExp, (stretch: Stretch) => Ends])[] = [
  // "Antes de fin de mes" is before it is over.
  [/(?:^| )(?:antes(?: del?)?|before)(?: el| the)?$/, ({ from, to, isEnd }) => [null, isEnd ? to : justBefore(from)]],
  // "By March" is before it begins, "by Friday" is on that day at the latest.
  [/(?:^| )by(?: the)?$/, (stretch) => [null, isDay(stretch) ? stretch.to : justBefore(stretch.from)]],
  [/(?:^| )(?:hasta|a mas tardar|until|till|no later than)(?: el| the)?$/, ({ to }) => [null, to]],
  [/(?:^| )(?:despues(?: del?)?|after)(?: el| the)?$/, ({ to }) => [to.plus({ milliseconds: 1 }), null]],
  [/(?:^| )(?:desde|a partir(?: del?)?|from|since|starting)(?: el| the| on)?$/, ({ from }) => [from, null]],
];

const boundIn = (stretch: Stretch): Ends | undefined =>
  bounds.find(([pattern]) => pattern.test(stretch.before))?.[1](stretch);

const monthOrYear = new RegExp(` (?:(${monthNames.flat().join('|')})(?: (?:del? )?(20\\d\\d))?|(20\\d\\d)) `, 'g');

/** A month by its name, the next one or the last one that has begun unless its year is said; a year after "en", "hasta" and the like. */
function namedPeriod(said: string, today: DateTime, isPast: boolean): Stretch | null {
  for (const { 0: whole, 1: name, 2: ofYear, 3: year, index } of said.matchAll(monthOrYear)) {
    const before = said.slice(0, index).trim();
    if (year) {
      const from = today.set({ year: Number(year) }).startOf('year');
      const stretch = { from, to: from.endOf('year'), before };
      if (boundIn(stretch) || /(?:^| )(?:en|in|durante|during)$/.test(before)) return stretch;
      continue;
    }
    // "May" is a verb too; "el 30 de febrero" is no month.
    if ((whole === ' may ' && !/(?:^| )(?:in|before|by|until|after)$/.test(before)) || /\d(?: de)?$/.test(before))
      continue;
    const month = monthNames.findIndex((names) => names.includes(name ?? '')) + 1;
    let from = today.set({ month, ...(ofYear ? { year: Number(ofYear) } : {}) }).startOf('month');
    if (!ofYear && isPast && from > today) from = from.minus({ years: 1 });
    if (!ofYear && !isPast && from.endOf('month') < today) from = from.plus({ years: 1 });
    return { from, to: from.endOf('month'), before };
  }
  return null;
}

function namedStretch(said: string, now: Date, isPast: boolean): Stretch | null {
  const named = findDay(said, now, isPast ? 'back' : 'ahead');
  if (named) return { ...named, from: named.day, to: named.day.endOf('day') };
  return namedPeriod(said, inBogota(now).startOf('day'), isPast);
}

const opening = /(?:^| )(?:del?|entre|desde|from|between|starting)(?: el| the| on)?$/;
const bareDay = / (\d{1,2}) $/;

/** "Del 28 de noviembre al 3 de diciembre", "between the 1st and …", "de enero a marzo": from one to the other. */
function betweenTwo(said: string, now: Date, isPast: boolean): Ends | null {
  for (const { 0: joint, index } of said.matchAll(/ (?:y|al?|hasta|and|to|until|till)(?: el| la| the)?(?= )/g)) {
    const last = namedStretch(said.slice(index + joint.length), now, isPast);
    if (last?.before !== '') continue;
    const before = said.slice(0, index + 1);
    const day = bareDay.exec(before)?.[1];
    if (day) {
      // "Del 25 al 3 de enero": the month before.
      const from = last.from.set({ day: Number(day) });
      return [from > last.from ? from.minus({ months: 1 }) : from, last.to];
    }
    const first = namedStretch(before, now, isPast);
    if (!first || !opening.test(first.before)) continue;
    if (first.from <= last.to) return [first.from, last.to];
    const later = first.from.diff(last.to, 'days').days < 7 ? { weeks: 1 } : { years: 1 };
    return isPast ? [first.from.minus(later), last.to] : [first.from, last.to.plus(later)];
  }
  return null;
}

function endsIn(said: string, now: Date, isPast: boolean): Ends | null {
  const today = inBogota(now).startOf('day');
  const both = betweenTwo(said, now, isPast);
  if (both) return both;
  for (const [pattern, read] of spans) {
    if (pattern.test(said)) return read(today, isPast);
  }
  const after = isPast ? null : beyond.exec(said);
  if (after) return [today.plus({ [unitIn(after[2] ?? '')]: countIn(after[1] ?? '') }), null];
  const span = count.exec(said);
  if (span) {
    const length = { [unitIn(span[2] ?? '')]: countIn(span[1] ?? '') };
    return isPast ? [today.minus(length), today.endOf('day')] : [today, today.plus(length).endOf('day')];
  }
  const named = namedStretch(said, now, isPast);
  return named && (boundIn(named) ?? [named.from, named.to]);
}

/**
 * The stretch of time a sentence names: "esta semana", "próximos 15 días", "antes del 15 de diciembre", "en marzo".
 * `isPast`: it tells of what has been ("cerraron esta semana", "cerraron en octubre").
 */
export function askedWindow(text: string, now: Date, isPast = false): Window | null {
  const ends = endsIn(plainly(text), now, isPast);
  return ends && { from: ends[0]?.toJSDate() ?? null, to: ends[1]?.toJSDate() ?? null };
}
