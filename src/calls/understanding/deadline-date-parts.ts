/** Reads the parts of a date: the day before or after a month's name, and the year. Pure. */
import { days, months, ordinals, weekdays, yearNames } from './deadline-words.ts';
import type { Token } from './words.ts';

export const earliestYear = 1990;
export const latestYear = 2100;

export const monthOf = (token: Token | undefined) => (token?.kind === 'word' ? months.get(token.key) : undefined);
export const isMark = (token: Token | undefined, marks: string) => token?.kind === 'mark' && marks.includes(token.key);
export const isWord = (token: Token | undefined, ...keys: string[]) =>
  token?.kind === 'word' && keys.includes(token.key);
/** No blank between the two. */
export const touches = (left: Token | undefined, right: Token | undefined) => left && right && left.end === right.start;

export function numberOf(token: Token | undefined, longest: number): number | null {
  return token?.kind === 'number' && token.key.length <= longest ? Number(token.key) : null;
}

const romanMonths = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');
/** 10/II/2027. */
export const romanMonth = (written = '') => romanMonths.indexOf(written.toLowerCase()) + 1 || null;

export const isDay = (value: number | null): value is number => value !== null && value >= 1 && value <= 31;
export const isMonth = (value: number | null): value is number => value !== null && value >= 1 && value <= 12;

/** Whether such a day exists; 29 February does when the year is not known. */
export function isCalendarDay(year: number | null, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate();
}

export type Read = { value: number; to: number };

export function readYear(tokens: readonly Token[], at: number, shortAllowed: boolean): Read | null {
  const token = tokens[at];
  const long = token?.key.length === 4 ? numberOf(token, 4) : null;
  if (long !== null && long >= earliestYear && long <= latestYear) {
    const unit = tokens[at + 1];
    return { value: long, to: isWord(unit, 'ce') && touches(token, unit) ? at + 2 : at + 1 };
  }
  // "2.025", as some ministries print it.
  if (numberOf(token, 1) === 2 && isMark(tokens[at + 1], '.') && tokens[at + 2]?.key.length === 3) {
    const rest = numberOf(tokens[at + 2], 3);
    if (rest !== null && rest < 100) return { value: 2000 + rest, to: at + 3 };
  }
  if (isWord(token, 'dos', 'dois', 'deux') && isWord(tokens[at + 1], 'mil', 'mille')) {
    for (const length of [3, 2, 1]) {
      const words = tokens.slice(at + 2, at + 2 + length).map(({ key }) => key);
      const value = yearNames.get(words.filter((word) => word !== 'y' && word !== 'e').join(' '));
      if (value && words.at(-1) !== 'y') return { value, to: at + 2 + length };
    }
  }
  const mark = isMark(token, "'’");
  const short = tokens[mark ? at + 1 : at];
  if ((mark || shortAllowed) && short?.key.length === 2) {
    const value = numberOf(short, 2);
    const next = tokens[mark ? at + 2 : at + 1];
    const isTime = isMark(next, ':') || isWord(next, 'h', 'hrs', 'am', 'pm', 'horas', 'a', 'p', 'hours');
    const beyond = tokens[mark ? at + 3 : at + 2];
    const isNextDate =
      next?.kind === 'word' && (months.has(next.key) || ordinals.has(next.key) || monthOf(beyond) !== undefined);
    if (value !== null && value >= 10 && !isTime && !isNextDate)
      return { value: 2000 + value, to: mark ? at + 2 : at + 1 };
  }
  return null;
}

/** Skips what joins the parts of a date: "de", "del", "of", ",", "." and "del año". */
export function skipJoin(tokens: readonly Token[], from: number, marks: string): number {
  let at = from;
  for (let skipped = 0; skipped < 4; skipped += 1) {
    const token = tokens[at];
    if (
      isMark(token, marks) ||
      isWord(token, 'de', 'del', 'of', 'do', 'da', 'd', 'ano', 'año', 'year', 'the', 'mes', 'mês')
    )
      at += 1;
    else break;
  }
  return at;
}

/** The day that these many words before `end` write: "treinta y uno". */
function wordedDay(tokens: readonly Token[], end: number, length: number): number | undefined {
  const words = tokens.slice(Math.max(0, end - length), end);
  if (words.length !== length || words.some(({ kind }) => kind !== 'word')) return undefined;
  const keys = words.map(({ key }) => key);
  return days.get(keys.filter((key) => key !== 'y' && key !== 'e').join(' '));
}

export function readDayBackwards(tokens: readonly Token[], before: number): { day: number; from: number } | null {
  let at = before - 1;
  for (
    let skipped = 0;
    skipped < 3 && (isWord(tokens[at], 'de', 'del', 'of', 'do', 'd', 'mes') || isMark(tokens[at], "-./,'’)"));
    skipped += 1
  )
    at -= 1;
  const last = tokens[at];
  if (last?.kind === 'word' || isMark(last, '°')) {
    for (const length of [3, 2, 1]) {
      const day = wordedDay(tokens, at + 1, length);
      if (day) {
        // "quince (15) de marzo" keeps the words; "15 (quince) de marzo" the number before them.
        const number = isMark(tokens[at - length], '(') ? numberOf(tokens[at - length - 1], 2) : null;
        return isDay(number) ? { day: number, from: at - length - 1 } : { day, from: at - length + 1 };
      }
    }
    if (!ordinals.has(last?.key ?? '')) return null;
    // "1.º de julio" has a full stop before its letter.
    const number = isMark(tokens[at - 1], '.') ? at - 2 : at - 1;
    const day = numberOf(tokens[number], 2);
    return isDay(day) && touches(tokens[at - 1], last) ? { day, from: number } : null;
  }
  const day = numberOf(last, 2);
  if (!isDay(day)) return null;
  // "17:30 de marzo" is no day; "quince (15) de marzo" starts at its words.
  if (isMark(tokens[at - 1], ':') && touches(tokens[at - 1], last) && tokens[at - 2]?.kind === 'number') return null;
  const worded = isMark(tokens[at - 1], '(')
    ? [3, 2, 1].find((length) => wordedDay(tokens, at - 1, length))
    : undefined;
  return { day, from: worded ? at - 1 - worded : at };
}

export function readDayForwards(tokens: readonly Token[], from: number): Read | null {
  let at = from;
  if (isMark(tokens[at], '.,')) at += 1;
  if (isWord(tokens[at], 'the')) at += 1;
  const day = numberOf(tokens[at], 2);
  if (!isDay(day) || (isMark(tokens[at + 1], ':') && touches(tokens[at], tokens[at + 1]))) return null;
  const suffix = tokens[at + 1];
  return { value: day, to: suffix && ordinals.has(suffix.key) && touches(tokens[at], suffix) ? at + 2 : at + 1 };
}

export function readYearAfter(tokens: readonly Token[], from: number, shortAllowed: boolean): Read | null {
  const at = skipJoin(tokens, from, ',.-/');
  // "13 de maio de 20" at the end of a text is a year that was cut off.
  const isCut = at > from && isWord(tokens[from], 'de', 'del', 'do', 'of') && at === tokens.length - 1;
  const direct = readYear(tokens, at, shortAllowed && !isCut && at <= from + 1 && !isMark(tokens[from], ','));
  if (direct) return direct;
  // "March 15 (Friday), 2025" and "15 de marzo, viernes, 2025".
  const weekday = isMark(tokens[at], '(') ? at + 1 : at;
  return weekdays.has(tokens[weekday]?.key ?? '') ? readYear(tokens, skipJoin(tokens, weekday + 1, '),'), false) : null;
}
