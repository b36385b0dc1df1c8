/** The dates that feeds write, in every form and language seen in them, as instants. */

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
  bogota: -300,
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
const midnight: Time = { hour: 0, minutes: 0, seconds: 0, ms: 0 };

/** Years with two digits: source RFC 2822 section 4.3. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return digits.length === 3 ? year + 1900 : year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function instant(year: number, month: number, day: number, time: Time, offset: number): Date | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  // 24:00 is the end of the day, 60 a leap second; beyond that the time is a slip and only the day is kept.
  const sound = time.hour <= 24 && time.minutes <= 59 && time.seconds <= 60;
  const { hour, minutes, seconds, ms } = sound ? time : midnight;
  const at = Date.UTC(year, month - 1, day, hour, minutes, seconds, ms) - (sound ? offset : 0) * minute;
  return Number.isNaN(at) ? null : new Date(at);
}

/** "+02:00", "-5", "GMT+1", "COT", "America/Bogota"; null when there is none that is known. */
function offsetOf(zone: string): number | null {
  const numeric = /(?:^|[a-z\s(])([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes <= 14 * 60) return numeric[1] === '-' ? -minutes : minutes;
  }
  // "America/Bogota", "Etc/GMT": the words of a zone, one by one.
  const named = zone.match(/[a-z]+/g) ?? [];
  for (const name of named) {
    const offset = zones[name];
    if (offset !== undefined) return offset;
  }
  return null;
}

const isoForm =
  /^([+-]?\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|-?(\d{3})(?!\d)|(\d{2})(\d{2}))?(?:(?:\s*t\s*|\s+|,\s*|:)?(\d{1,2})[:h.](\d{1,2})(?::(\d{1,2}))?(?:[.,:](\d+))?\s*([ap]\.?m\.?)?(.*))?$/;

function readIso(text: string): Date | null {
  const parts = isoForm.exec(text);
  if (!parts) return null;
  const [, year = '', month, day, ordinal, shortMonth, shortDay, hour, minutes, seconds, fraction, half, zone = ''] =
    parts;
  const time = hour ? timeFrom(hour, minutes, seconds, fraction, half) : midnight;
  const offset = offsetOf(zone) ?? 0;
  if (ordinal)
    return instant(Number(year), 1, 1, time, offset)
      ? new Date(Date.UTC(Number(year), 0, Number(ordinal)) + timeOfDay(time) - offset * minute)
      : null;
  return instant(Number(year), Number(month ?? shortMonth ?? 1), Number(day ?? shortDay ?? 1), time, offset);
}

function timeOfDay(time: Time): number {
  return ((time.hour * 60 + time.minutes) * 60 + time.seconds) * 1000 + time.ms;
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

/** Words around numbers: "Mon, 05 Jan 2026 10:00:00 COT", "5 de enero de 2026", "January 5th, 2026 at 7:53 pm". */
function readWords(text: string): Date | null {
  const clock = timeForm.exec(text);
  const time = clock ? timeFrom(clock[1] ?? '0', clock[2], clock[3], clock[4], clock[5] ?? clock[6]) : midnight;
  const before = clock ? text.slice(0, clock.index) : text;
  const after = clock ? text.slice(clock.index + clock[0].length) : '';
  const rest = `${before} ${after}`;
  // The last one: in "mar, 06 ene 2026" the first is a Tuesday.
  const month = (rest.match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length > 2 && !weekdays.test(word) && zones[word] === undefined)
    .map(monthOf)
    .findLast((found) => found !== null);
  if (!month) return null;
  // What follows the time is the zone, and in "Mon Jan 5 10:00:00 2026" the year.
  const lateYear = /(?:^|[\s,])(\d{4})\b(?!\s*$|.*[a-z])|(?:^|\s)(\d{4})\s*$/.exec(after.replace(/[+-]\d{4}/, ''));
  const zoned = clock ? after : text.replace(/^.*\b\d{4}\b/, '');
  const offset = offsetOf(zoned.replace(/(^|\s)\d{4}\b/, ' ')) ?? offsetOf(lateYear ? before : '') ?? 0;
  const numbers = before.match(/\d+/g) ?? [];
  const later = after.replace(/[+-]\s?\d{1,4}(?::\d{2})?/g, ' ').match(/\b\d{1,4}\b/g) ?? [];
  const all = [...numbers, ...later];
  const longYear = all.find((digits) => digits.length >= 4 || digits.length === 3);
  const others = all.filter((digits) => digits !== longYear);
  const day = longYear ? (others[0] ?? '1') : (all[0] ?? '');
  const year = longYear ?? all[1];
  if (!day || !year) return null;
  return instant(fullYear(year), month, Number(day), time, clock ? offset : 0);
}

/** Day names whose first letters are also a month's ("mar" is martes and marzo) are told apart by their length. */
const weekdays = /^(?:mon|tue|wed|thu|fri|sat|sun|lun|martes|mardi|mie|jue|vie|sab|dom|seg|ter|qua|qui|sex)/;

/** "05/01/2026 10:30", "5.1.2026", "05-01-26". */
function readNumbers(text: string, dayFirst: boolean): Date | null {
  const parts = /^\D*?(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\b(.*)$/.exec(text);
  if (!parts) return null;
  const [, first = '', separator, second = '', year = '', after = ''] = parts;
  const swap = separator === '.' || dayFirst ? Number(second) <= 12 : Number(first) > 12;
  const [day, month] = swap ? [first, second] : [second, first];
  const clock = timeForm.exec(after);
  const time = clock ? timeFrom(clock[1] ?? '0', clock[2], clock[3], clock[4], clock[5] ?? clock[6]) : midnight;
  const offset = clock ? (offsetOf(after.slice(clock.index + clock[0].length)) ?? 0) : 0;
  return instant(fullYear(year), Number(month), Number(day), time, offset);
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
