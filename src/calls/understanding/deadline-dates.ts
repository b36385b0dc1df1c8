/** Finds the calendar dates in a text, with what is missing left out: the year, or the start of a period. Pure. */

import {
  earliestYear,
  isCalendarDay,
  isDay,
  isMark,
  isMonth,
  isWord,
  latestYear,
  monthOf,
  numberOf,
  type Read,
  readDayBackwards,
  readDayForwards,
  readYear,
  readYearAfter,
  romanMonth,
  skipJoin,
  touches,
} from './deadline-date-parts.ts';
import { relate } from './deadline-relate.ts';
import {
  betweenWords,
  fillers,
  listConnectors,
  months,
  ordinals,
  rangeConnectors,
  weekdays,
} from './deadline-words.ts';
import { type Token, wordSet } from './words.ts';

/** Tokens `from` (included) to `to` (excluded). */
export type PrintedDate = {
  from: number;
  to: number;
  year: number | null;
  month: number;
  day: number;
  weekday: number | null;
  /** 03/04/2025: both orders are dates. `month` and `day` are then as in day-first. */
  swappable: boolean;
  /** 05/20/2025 or 20/05/2025: which order the number itself proves. */
  proves: 'day-first' | 'month-first' | null;
  /** Only day and month in digits (15/03): too weak to stand without a preposition or a label. */
  bareNumeral: boolean;
  /** "end of March": the last day is meant, perhaps. */
  vague: boolean;
  /** The start of a period; its end is the next date. */
  opensRange: boolean;
  /** The end of a period; `from` covers the start too when both share a month ("1-15 March"). */
  endsRange: boolean;
  /** The date before it in the same enumeration. */
  listedAfter: boolean;
};

const thisYear = wordSet('presente corrente current mismo');
const endWords = wordSet('end fin fines final finales finais fim ultimo last dernier');

const plain = {
  weekday: null,
  swappable: false,
  proves: null,
  bareNumeral: false,
  vague: false,
  opensRange: false,
  endsRange: false,
  listedAfter: false,
} as const;

/** The date around a month's name at `at`: "15 de marzo de 2025", "March 15, 2025", "2018 Jul 31st"; from `floor` on. */
function readNamed(tokens: readonly Token[], at: number, floor: number): PrintedDate | null {
  const month = monthOf(tokens[at]);
  if (!month) return null;
  const before = readDayBackwards(tokens, at);
  if (before && before.from >= floor) {
    const year = readYearAfter(tokens, at + 1, true);
    return valid({
      ...plain,
      from: before.from,
      to: year?.to ?? at + 1,
      year: year?.value ?? null,
      month,
      day: before.day,
    });
  }
  const after = readDayForwards(tokens, at + 1);
  if (after) {
    const join = isMark(tokens[at - 1], ',-') ? at - 2 : at - 1;
    const unit = isWord(tokens[join], 'ce') ? join - 1 : join;
    const yearFirst = tokens[unit]?.key.length === 4 ? readYear(tokens, unit, false) : null;
    if (yearFirst) return valid({ ...plain, from: unit, to: after.to, year: yearFirst.value, month, day: after.value });
    const shared = readSharedEnd(tokens, after.to);
    const to = shared?.to ?? after.to;
    const year = readYearAfter(tokens, to, false);
    return valid({
      ...plain,
      from: at,
      to: year?.to ?? to,
      year: year?.value ?? null,
      month,
      day: shared?.value ?? after.value,
      endsRange: shared !== null,
    });
  }
  return readMonthEnd(tokens, at, month);
}

/** The second number of "March 1-15, 2024" or "March 1 to 15". */
function readSharedEnd(tokens: readonly Token[], at: number): Read | null {
  if (!rangeConnectors.has(tokens[at]?.key ?? '')) return null;
  const end = readDayForwards(tokens, at + 1);
  return end && !monthOf(tokens[end.to]) && tokens[at + 1]?.key !== 'the' ? end : null;
}

export type Month = { year: number; month: number };
const joins = wordSet('de del do du of los the desse');
const monthWords = wordSet('mes mois month');
const sameWords = wordSet('mismo mesmo meme same ese dicho este esse ce');
/** What the month of publication is called. */
const thisWords = wordSet('este deste this ce presente corriente corrientes corrente courant curso mismo');
/** The same, without the word "month" after it. */
const presentWords = wordSet('corriente corrientes corrente courant presente');

/** "hasta el 30 del mismo mes": the month of the date before; "del corriente", "de este mes": the one of publication. */
function readThisMonth(
  tokens: readonly Token[],
  at: number,
  last: PrintedDate | undefined,
  present: Month | null,
): PrintedDate | null {
  const day = numberOf(tokens[at], 2);
  let word = at + 1;
  while (word < at + 4 && joins.has(tokens[word]?.key ?? '')) word += 1;
  const [key, next] = [tokens[word]?.key ?? '', tokens[word + 1]?.key ?? ''];
  if (!isDay(day) || (word === at + 1 && key !== 'courant')) return null;
  const isMonthNamed = monthWords.has(next);
  const isInCourse = monthWords.has(key) && ['en', 'em', 'corrente', 'courant'].includes(next);
  const isAlone = presentWords.has(key) && !['año', 'ano'].includes(next);
  const isPresent = (isMonthNamed && thisWords.has(key)) || isInCourse || isAlone;
  const month = last && isMonthNamed && sameWords.has(key) ? last : isPresent ? present : null;
  const to = isMonthNamed || isInCourse ? word + 2 : word + 1;
  return month && valid({ ...plain, from: at, to, year: month.year, month: month.month, day });
}

function readMonthEnd(tokens: readonly Token[], at: number, month: number): PrintedDate | null {
  let first = at - 1;
  while (first > at - 6 && isWord(tokens[first], 'de', 'del', 'of', 'do', 'mes', 'dia', 'the', 'day', 'jour'))
    first -= 1;
  if (tokens[first]?.kind !== 'word' || !endWords.has(tokens[first]?.key ?? '')) return null;
  const isDayNamed = tokens.slice(first, at).some((token) => isWord(token, 'dia', 'day', 'jour'));
  const year = readYearAfter(tokens, at + 1, false);
  const day = new Date(Date.UTC(year?.value ?? 2023, month, 0)).getUTCDate();
  return { ...plain, from: first, to: year?.to ?? at + 1, year: year?.value ?? null, month, day, vague: !isDayNamed };
}

const numerals = /^(\d{1,4})([/.-])(\d{1,2}|[ivx]{1,4}(?!\p{L}))(?:\2(\d{4}|\d{1,2}))?(?!\d)/iu;
const longestNumeral = 16;

/** 15/03/2025, 15.03.25, 2025-03-15, 10/II/2027, 15/03. */
function readNumeral(text: string, tokens: readonly Token[], at: number): PrintedDate | null {
  const start = tokens[at]?.start ?? 0;
  const printed = numerals.exec(text.slice(start, start + longestNumeral));
  if (!printed) return null;
  const [whole, first = '', mark, second, third] = printed;
  const isRoman = !/\d/.test(second ?? '');
  const [a, b, c] = [Number(first), isRoman ? romanMonth(second) : Number(second), third ? Number(third) : null];
  const base = { ...plain, from: at, to: third ? at + 5 : at + 3, bareNumeral: !third };
  if (first.length === 4) return isMonth(b) && isDay(c) ? valid({ ...base, year: a, month: b, day: c }) : null;
  if (third ? third.length === 1 : mark !== '/' || isRoman || '/-'.includes(text.charAt(start + whole.length) || ' '))
    return null;
  // A section is numbered "1.2.3.24".
  if (third?.length === 2 && mark === '.' && isMark(tokens[at - 1], '.')) return null;
  const year = c === null ? null : c < 100 ? 2000 + c : c;
  if (isDay(a) && isMonth(b)) {
    const swappable = isMonth(a) && a !== b && !isRoman;
    return valid({ ...base, year, month: b, day: a, swappable, proves: a > 12 ? 'day-first' : null });
  }
  return isMonth(a) && isDay(b) && !isRoman ? valid({ ...base, year, month: a, day: b, proves: 'month-first' }) : null;
}

function valid(date: PrintedDate): PrintedDate | null {
  const { year, month, day } = date;
  if (year !== null && (year < earliestYear || year > latestYear)) return null;
  return isCalendarDay(year, month, day) ? date : null;
}

function withSurroundings(tokens: readonly Token[], date: PrintedDate, floor: number): PrintedDate {
  let { from, to, year } = date;
  if (year === null) {
    const at = skipJoin(tokens, to, ',');
    if (thisYear.has(tokens[at]?.key ?? '') && isWord(tokens[at + 1], 'ano', 'año', 'year')) to = at + 2;
  }
  // "1 al 15 de marzo", "1-15 March": the number before belongs to the same month.
  let at = from - 1;
  while (at > from - 3 && isWord(tokens[at], 'el', 'o', 'le', 'the', 'dia')) at -= 1;
  const connector = tokens[at]?.key ?? '';
  let start = at - 1;
  if (isWord(tokens[start], 'de') && isWord(tokens[start - 1], 'dia')) start -= 1;
  const suffix = tokens[start];
  if (suffix && suffix.kind === 'word' && ordinals.has(suffix.key) && touches(tokens[start - 1], suffix)) start -= 1;
  const between = betweenWords.has(tokens[start - 1]?.key ?? '') || betweenWords.has(tokens[start - 2]?.key ?? '');
  const opens = rangeConnectors.has(connector) || (between && listConnectors.has(connector));
  const free = !isMark(tokens[start - 1], '/') && !touches(tokens[start - 1], tokens[start]);
  let { endsRange } = date;
  const list = daysBefore(tokens, from);
  if (list >= floor && !date.bareNumeral && isWord(tokens[list - 1], 'dias', 'jours', 'days')) {
    from = list;
    endsRange = true;
  }
  if (opens && free && start >= floor && isDay(numberOf(tokens[start], 2)) && !date.bareNumeral) {
    from = start;
    endsRange = true;
  }
  return { ...date, from, to, year, endsRange, weekday: readWeekday(tokens, from, to) };
}

/** The first of a list of days of one month: "los días 16, 17 y 18 de diciembre"; -1 when it is one day. */
function daysBefore(tokens: readonly Token[], from: number): number {
  let first = from;
  while (listConnectors.has(tokens[first - 1]?.key ?? '') && isDay(numberOf(tokens[first - 2], 2))) first -= 2;
  return first === from ? -1 : first;
}

/** The name of the day before ("viernes 15", "sexta-feira, 15") or after ("15 March (Friday)"). */
function readWeekday(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from - 1; at >= from - 4; at -= 1) {
    const token = tokens[at];
    const weekday = weekdays.get(token?.key ?? '');
    if (weekday && token?.kind === 'word') return weekday;
    if (!(isMark(token, ',.-(') || isWord(token, 'feira', 'the', 'dia'))) break;
  }
  const next = isMark(tokens[to], ',(') ? tokens[to + 1] : undefined;
  return weekdays.get(next?.key ?? '') ?? null;
}

/** No line and no sentence ends between the two: a sentence begins with a capital that is no day's or month's. */
function goesOn(text: string, before: Token | undefined, token: Token | undefined): boolean {
  if (!before || !token) return true;
  if (text.slice(before.end, token.start).includes('\n')) return false;
  const isName = months.has(token.key) || weekdays.has(token.key);
  return before.key !== '.' || isName || !/\p{Lu}/u.test(text.charAt(token.start));
}

/** All dates of the tokens, in order. `isUsed` tells the tokens that a time or a zone has taken, `present` the month of publication. */
export function findDates(
  text: string,
  tokens: readonly Token[],
  isUsed: (at: number) => boolean,
  present: Month | null,
): PrintedDate[] {
  const dates: PrintedDate[] = [];
  for (const [at, token] of tokens.entries()) {
    const number =
      token.kind === 'number'
        ? (readNumeral(text, tokens, at) ?? readThisMonth(tokens, at, dates.at(-1), present))
        : null;
    const found = token.kind === 'word' ? readNamed(tokens, at, dates.at(-1)?.to ?? 0) : number;
    if (!found || (found.from === at && isUsed(at))) continue;
    const last = dates.at(-1);
    const date = withSurroundings(tokens, found, last?.to ?? 0);
    if (last && date.from < last.to) continue;
    dates.push(date);
  }
  relate(
    tokens,
    dates,
    (at) =>
      isUsed(at) ||
      fillers.has(tokens[at]?.key ?? '') ||
      weekdays.has(tokens[at]?.key ?? '') ||
      tokens[at]?.kind === 'mark',
    (at) => isUsed(at) || goesOn(text, tokens[at - 1], tokens[at]),
  );
  return dates;
}
