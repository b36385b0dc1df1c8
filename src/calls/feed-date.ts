/** The dates that feeds write, in every form and language seen in them, as instants. */
import { IANAZone } from 'luxon';

/** Month names by their first letters, accents removed; longer prefixes first where they would clash. */
const months: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'ιαν', 'янв'],
  ['feb', 'fev', 'φεβ', 'фев'],
  ['mar', 'maerz', 'mrz', 'μαρ', 'μαρτ', 'мар'],
  ['apr', 'abr', 'avr', 'απρ', 'апр'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'μαι', 'μαy', 'май', 'мая'],
  ['jun', 'juin', 'giu', 'ιουν', 'ιον', 'июн'],
  ['jul', 'juil', 'lug', 'ιουλ', 'ιολ', 'июл'],
  ['aug', 'ago', 'aou', 'αυγ', 'авг'],
  ['sep', 'set', 'σεπ', 'сен'],
  ['oct', 'out', 'ott', 'okt', 'οκτ', 'окт'],
  ['nov', 'νοε', 'ноя'],
  ['dec', 'dic', 'dez', 'des', 'δεκ', 'дек'],
];

/** Minutes east of UTC. Where an abbreviation means several zones, the one that feeds of the network's funders use. */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  sast: 120,
  cat: 120,
  wat: 60,
  eest: 180,
  msk: 180,
  eat: 180,
  trt: 180,
  gst: 240,
  pkt: 300,
  npt: 345,
  ict: 420,
  wib: 420,
  sgt: 480,
  hkt: 480,
  myt: 480,
  pht: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  acdt: 630,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  cot: -300,
  pet: -300,
  ect: -300,
  vet: -240,
  bot: -240,
  clt: -240,
  clst: -180,
  pyt: -180,
  pyst: -180,
  art: -180,
  brt: -180,
  brst: -120,
  uyt: -180,
  gyt: -240,
  ast: -240,
  adt: -180,
  nst: -210,
  ndt: -150,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
};

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
  // 24:00 is the end of the day, 60 a leap second; beyond that the time is a slip and only the day is kept.
  if (!time || time.hour > 24 || time.minutes > 59 || time.seconds > 60)
    return new Date(Date.UTC(year, month - 1, day));
  const local = Date.UTC(year, month - 1, day, time.hour, time.minutes, time.seconds, time.ms);
  return new Date(local - offsetOf(zone, local) * minute);
}

/** Minutes east of UTC: "+02:00", "-5", "GMT+1", "COT", "America/Bogota"; 0 when there is none that is known. */
function offsetOf(zone: string, local: number): number {
  const numeric = /(?:^|[a-z\s(])([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes <= 14 * 60) return numeric[1] === '-' ? -minutes : minutes;
  }
  const place = IANAZone.create(/[a-z]+(?:\/[a-z_]+)+/.exec(zone)?.[0] ?? '');
  if (place.isValid) return place.offset(local - place.offset(local) * minute);
  const named = zone.match(/[a-z]+/g)?.find((name) => zones[name] !== undefined);
  return zones[named ?? ''] ?? 0;
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
  /(?:^|[\s,t-])(\d{1,2})(?:[:h](\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([ap]\.?\s?m\b\.?)?|\s*([ap]\.?\s?m\b\.?))/;

/** The time of day in a text, and what stands before and after it. */
function splitAtTime(text: string): { time: Time | null; before: string; after: string } {
  const clock = timeForm.exec(text);
  if (!clock) return { time: null, before: text, after: '' };
  const time = timeFrom(clock[1] ?? '0', clock[2], clock[3], clock[4], clock[5] ?? clock[6]);
  return { time, before: text.slice(0, clock.index), after: text.slice(clock.index + clock[0].length) };
}

/** Words around numbers: "Mon, 05 Jan 2026 10:00:00 COT", "5 de enero de 2026", "January 5th, 2026 at 7:53 pm". */
function readWords(text: string): Date | null {
  const { time, before, after } = splitAtTime(text);
  // The last one: in "mar, 06 ene 2026" the first is a Tuesday.
  const month = (`${before} ${after}`.match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length > 2 && !weekdays.test(word) && zones[word] === undefined)
    .map(monthOf)
    .findLast((found) => found !== null);
  if (!month) return null;
  // In "Mon Jan 5 10:00:00 -0500 2026" the year follows the zone, in "12 a. m., 5 de enero de 2026" all follows the time.
  const numbers = `${before} ${after.replace(/[+-]\s?\d{1,2}:?(?:\d{2})?(?!\d)/g, ' ')}`.match(/\d+/g) ?? [];
  const longYear = numbers.find((digits) => digits.length > 2);
  const [day = longYear ? '1' : '', shortYear = ''] = numbers.filter((digits) => digits !== longYear);
  const year = longYear ?? shortYear;
  if (day === '' || year === '') return null;
  return instant(fullYear(year), month, Number(day), time, after.replace(/(?<![+-])\b\d{4}\b/, ' '));
}

/** Day names whose first letters are also a month's ("mar" is martes and marzo) are told apart by their length. */
const weekdays = /^(?:mon|tue|wed|thu|fri|sat|sun|lun|martes|mardi|mie|jue|vie|sab|dom|seg|ter|qua|qui|sex)/;

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

export type DateOrder = { dayFirst: boolean };

/**
 * In which order the feed writes numeric dates: what its own dates prove (a number over 12), else its language.
 */
export function dateOrder(dates: readonly string[], language: string | null): DateOrder {
  for (const date of dates) {
    const parts = /^\D*?(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/.exec(date);
    if (parts && Number(parts[1]) > 12) return { dayFirst: true };
    if (parts && Number(parts[2]) > 12) return { dayFirst: false };
  }
  return { dayFirst: isDayFirst(language) };
}

/**
 * The instant that a feed's date says, or null when it says none. Without a zone it is UTC; without a time, midnight;
 * a zone that nobody knows is UTC.
 */
export function parseFeedDate(raw: string, order: DateOrder): Date | null {
  if (raw.length > 200) return null;
  const text = bare(raw)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(\d)\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]?/, '$1-$2-$3')
    .replace(/^(\d{4})(\d{2})(\d{2})[t ]?(\d{2})(\d{2})(\d{2})?(?!\d)/, (_, ...part) => {
      const [year, month, day, hour, minutes, seconds = '00'] = part;
      return `${year}-${month}-${day}t${hour}:${minutes}:${seconds}`;
    })
    .replace(/^(\d{4}-)0(\d{2}-\d{2})/, '$1$2')
    .replace(/(오전|上午|午前)\s*(\S+)/, '$2 am')
    .replace(/(오후|下午|午後)\s*(\S+)/, '$2 pm')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000);
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text));
  if (!/\d/.test(text)) return null;
  return (
    readIso(text) ??
    readIso(text.replace(/^[^\d]*?(?=\d{4}[-/])/, '')) ??
    readWords(text) ??
    readNumbers(text, order.dayFirst)
  );
}
