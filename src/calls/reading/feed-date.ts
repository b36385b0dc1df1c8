/** The dates that feeds write, in every form and language seen in them, as instants. */
import { IANAZone } from 'luxon';
import { dayNames, isLongEnough, months, weekdays, zones } from './feed-date-words.ts';

const minute = 60_000;

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

function monthOf(word: string): number | null {
  const found = months.findIndex((names) => names.some((name) => word.startsWith(name)));
  return found < 0 ? null : found + 1;
}

/** Languages whose numeric dates put the month first; English says nothing by itself, so it is read as American. */
function isDayFirst(language: string | null): boolean {
  if (!language) return false;
  return !/^en(?:$|[-_](?:us|ph|ca)\b)/i.test(language.trim());
}

type Time = { hour: number; minutes: number; seconds: number; ms: number };

/** Years with two digits: source RFC 2822 section 4.3. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return digits.length === 3 ? year + 1900 : year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** `zone` is what is written after the time; without a time there is nothing to shift. */
function instant(year: number, month: number, day: number, time: Time | null, zone: string): Date | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  // 24:00 is the end of the day, 60 a leap second, and what goes a little beyond runs over into the next hour or day;
  // past that the time is a slip and only the day is kept.
  if (!time || time.hour > 29) return new Date(Date.UTC(year, month - 1, day));
  const local = Date.UTC(year, month - 1, day, time.hour, time.minutes, time.seconds, time.ms);
  return new Date(local - offsetOf(zone, local) * minute);
}

/** Minutes east of UTC: "+02:00", "-5", "GMT+1", "COT", "America/Bogota"; 0 when there is none that is known. */
function offsetOf(zone: string, local: number): number {
  const numeric = /(?:^|[a-z\s(])([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === '-' ? -minutes : minutes;
  }
  const place = IANAZone.create(/[a-z]+(?:\/[a-z_]+)+/.exec(zone)?.[0] ?? '');
  if (place.isValid) return place.offset(local - place.offset(local) * minute);
  const named = zone.match(/[a-z]+/g)?.find((name) => zones.has(name));
  return zones.get(named ?? '') ?? 0;
}

const isoForm =
  /^([+-]?\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|-?(\d{3})(?!\d)|(\d{2})(\d{2}))?(?:(?:\s*t\s*|\s+|,\s*|:)?(\d{1,2})[:h.](\d{1,2})(?::(\d{1,2}))?(?:[.,:](\d+))?\s*([ap]\.?m\.?)?(.*))?$/;

function readIso(text: string): Date | null {
  const parts = isoForm.exec(text);
  if (!parts) return null;
  const [, year = '', month, day, ordinal, shortMonth, shortDay, hour, minutes, seconds, fraction, half, zone = ''] =
    parts;
  const time = hour ? timeFrom(hour, minutes, seconds, fraction, half) : null;
  const first = instant(Number(year), Number(month ?? shortMonth ?? 1), Number(day ?? shortDay ?? 1), time, zone);
  // The day of the year: "2026-032" is 1 February.
  return ordinal && first ? new Date(first.getTime() + (Number(ordinal) - 1) * 24 * 60 * minute) : first;
}

function timeFrom(hour: string, minutes?: string, seconds?: string, fraction?: string, half?: string): Time {
  let hours = Number(hour);
  if (half?.startsWith('p') && hours < 12) hours += 12;
  if (half?.startsWith('a') && hours === 12) hours = 0;
  const ms = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0;
  return { hour: hours, minutes: Number(minutes ?? 0), seconds: Number(seconds ?? 0), ms };
}

const timeForm =
  /(?:^|[\s,t-])(\d{1,2})(?:[:h](\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([ap]\.?\s?m\b\.?)?|\s*([ap]\.?\s?m\b\.?)|\s?h\b)/;

/** The time of day in a text, and what stands before and after it. */
function splitAtTime(text: string): { time: Time | null; before: string; after: string } {
  const clock = timeForm.exec(text);
  if (!clock) return { time: null, before: text, after: '' };
  const time = timeFrom(clock[1] ?? '0', clock[2], clock[3], clock[4], clock[5] ?? clock[6]);
  return { time, before: text.slice(0, clock.index), after: text.slice(clock.index + clock[0].length) };
}

/** Without a year it is the last such day that its feed has come to, a day's slack for its zone. */
function lastBefore(newest: Date | undefined, read: (year: number) => Date | null): Date | null {
  if (!newest) return null;
  const year = newest.getUTCFullYear();
  const found = read(year);
  return found && found.getTime() > newest.getTime() + 24 * 60 * minute ? read(year - 1) : found;
}

/** Words around numbers: "Mon, 05 Jan 2026 10:00:00 COT", "5 de enero de 2026", "mar. 24 nov. 10:30". */
function readWords(text: string, newest?: Date): Date | null {
  const { time, before, after } = splitAtTime(text);
  // The last one: in "mar, 06 ene 2026" the first is a Tuesday.
  const month = (`${before} ${after}`.match(/\p{L}+/gu) ?? [])
    .filter((word) => isLongEnough(word) && !weekdays.test(word) && !zones.has(word))
    .map(monthOf)
    .findLast((found) => found !== null);
  if (!month) return null;
  // In "Mon Jan 5 10:00:00 -0500 2026" the year follows the zone, in "12 a. m., 5 de enero de 2026" all follows the time.
  const numbers = `${before} ${after.replace(/[+-]\s?\d{1,2}:?(?:\d{2})?(?!\d)/g, ' ')}`.match(/\d+/g) ?? [];
  const longYear = numbers.find((digits) => digits.length > 2);
  const [day = longYear ? '1' : '', shortYear = ''] = numbers.filter((digits) => digits !== longYear);
  const year = longYear ?? shortYear;
  const zone = after.replace(/(?<![+-])\b\d{4}\b/, ' ');
  const read = (full: number) => instant(full, month, Number(day), time, zone);
  if (day === '') return null;
  return year === '' ? lastBefore(newest, read) : read(fullYear(year));
}

/** "05/01/2026 10:30", "5.1.2026", "05-01-26", "05 01 2026": with points or spaces the day is always first. */
function readNumbers(text: string, dayFirst: boolean): Date | null {
  const parts = /^\D*?(\d{1,2})\s?([/. -])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\b(.*)$/.exec(text);
  if (!parts) return null;
  const [, first = '', separator = '', second = '', year = '', rest = ''] = parts;
  const swap = '. '.includes(separator) || dayFirst ? Number(second) <= 12 : Number(first) > 12;
  const [day, month] = swap ? [first, second] : [second, first];
  const { time, after } = splitAtTime(rest);
  return instant(fullYear(year), Number(month), Number(day), time, after);
}

/** How a feed writes its dates; `newest`: the last one that it writes with its year. */
export type DateOrder = { dayFirst: boolean; newest?: Date };

/** Which of two numbers a date proves to be the day: the one over 12, or the one that fits the day of the week. */
function provesDayFirst(date: string): boolean | null {
  const [, first, second, year = ''] = /^\D*?(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})\b/.exec(date) ?? [];
  if (!first || !second) return null;
  if (Number(first) > 12 || Number(second) > 12) return Number(first) > 12;
  const named = dayNames.findIndex((name) => name.test(bare(date)));
  const dayOf = (month: string, day: string) =>
    instant(fullYear(year), Number(month), Number(day), null, '')?.getUTCDay();
  const fits = [dayOf(second, first) === named, dayOf(first, second) === named];
  return named < 0 || fits[0] === fits[1] ? null : (fits[0] ?? null);
}

/** In which order the feed writes numeric dates: what its own dates prove, else, as when they prove both, its language. */
export function dateOrder(dates: readonly string[], language: string | null): DateOrder {
  const proofs = new Set(dates.map(provesDayFirst));
  const proven = proofs.has(true);
  const dayFirst = proven === proofs.has(false) ? isDayFirst(language) : proven;
  const read = dates.flatMap((date) => parseFeedDate(date, { dayFirst })?.getTime() ?? []);
  const newest = read.reduce((last, at) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  return { dayFirst, ...(read.length > 0 && { newest: new Date(newest) }) };
}

/** How programs write what the readers below know in one form only, in the order in which they are applied. */
const rewritings: readonly [RegExp, string][] = [
  [/^\/?date\((\d{12,13})[^)]*\)\/?$/, '$1'],
  // "(COT)"; of several, the first zone counts.
  [/\(([a-z]{3,5})\)$/, ' $1'],
  [/\([^)]*\)/g, ' '],
  [/(\d)\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]?/, '$1-$2-$3'],
  [/^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?=\s|$)/, '$1-$2-$3'],
  [/(오전|上午|午前)\s*(\S+)/, '$2 am'],
  [/(오후|下午|午後)\s*(\S+)/, '$2 pm'],
  // 20260105T101500
  [/^(\d{4})(\d{2})(\d{2})[t ]?(\d{2})(\d{2})(\d{2})(?!\d)/, '$1-$2-$3t$4:$5:$6'],
  [/^(\d{4})(\d{2})(\d{2})[t ]?(\d{2})(\d{2})(?!\d)/, '$1-$2-$3t$4:$5:00'],
  [/^(\d{4}) ?- ?(\d{2}) ?- ?(\d{2})(?!\d)/, '$1-$2-$3'],
  [/^(\d{4}-\d{2}-\d{2}[t ])(\d{2})(\d{2})(\d{2})(?!\d)/, '$1$2:$3:$4'],
  [/^([0-4]\d-\d{2}-\d{2}t\d)/, '20$1'],
  [/^([5-9]\d-\d{2}-\d{2}t\d)/, '19$1'],
  // Google's month of three digits.
  [/^(\d{4}-)0(\d{2}-\d{2})/, '$1$2'],
  [/^(\d{4}-\d{2}-\d{2}t\d{2})(?=z|[+-]\d|$)/, '$1:00'],
  [/(\d) (?:at|as|a las|a|um|kl) (?=\d{1,2}[:h])/, '$1 '],
  // The log form 05/Jan/2026:10:15:00.
  [/(\/\d{4}):(?=\d{2}:)/, '$1 '],
  [/(\b\d{4},? )(\d{1,2})\.(\d{2})\.(\d{2})(?![.\d])/, '$1$2:$3:$4'],
  [/(\b\d{4},? )(\d{1,2})\.(\d{2})(?![.\d])/, '$1$2:$3'],
  // The time before a date in numbers.
  [/^(\d{1,2}:\d{2}(?::\d{2})?)[ ,-]+(\d{1,4}([./-])\d{1,2}\3\d{1,4})(?=\s|$)/, '$2 $1'],
  // A sign too many before the offset.
  [/(:\d{2} ?)[:+-]([+-]\d{2}:?\d{2})/, '$1$2'],
  [/\b(e|c|m|p)(?:astern|entral|ountain|acific) (?:(s)tandard |(d)aylight )?time\b/, '$1$2$3t'],
];

/** The Monday of a week of ISO 8601, plus the days to the one named: 2026-W05-3. */
function readWeek(text: string): Date | null {
  const [, year, week, day = '1'] = /^(\d{4})-?w(\d{2})(?:-?([1-7]))?\b/.exec(text) ?? [];
  if (!year || !week || Number(week) < 1 || Number(week) > 53) return null;
  // 4 January is always in week 1.
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 24 * 60 * minute;
  return new Date(monday + ((Number(week) - 1) * 7 + Number(day) - 1) * 24 * 60 * minute);
}

/**
 * The instant that a feed's date says, or null when it says none. Without a zone it is UTC (Seoul's in Korean); without
 * a time, midnight; a zone that nobody knows is UTC.
 */
export function parseFeedDate(raw: string, order: DateOrder): Date | null {
  if (raw.length > 200) return null;
  let text = bare(raw)
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .trim();
  for (const [written, meant] of rewritings) text = text.replace(written, meant).trim();
  if (/[년월]|오[전후]/.test(raw.normalize('NFC')) && !/[+-]\d{2}:?\d{2}$|z$|[a-z]{3}$/.test(text)) text += ' kst';
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return new Date(Math.floor(Number(text) * 1000));
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text));
  if (!/\d/.test(text)) return null;
  return (
    readWeek(text) ??
    readIso(text) ??
    readIso(text.replace(/^[^\d]*?(?=\d{4}[-/])/, '')) ??
    readWords(text, order.newest) ??
    readNumbers(text, order.dayFirst)
  );
}
