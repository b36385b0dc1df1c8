/** The injected clock, and the network's calendar: Bogotá time, working days of Colombia, quiet hours. */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { DateTime } from 'luxon';

/** Bogotá has no daylight saving time. */
export const bogota = 'America/Bogota';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export type Clock = { now(): Date };
export const systemClock: Clock = { now: () => new Date() };
/** A clock that stands still: ENLACE_NOW, tests. */
export const fixedClock = (at: Date): Clock => ({ now: () => at });

// date-holidays is CommonJS whose default export is not seen by Node's ES loader under strict types.
const HolidaysClass = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
const colombia = new HolidaysClass('CO', { types: ['public'] });
const holidaysByYear = new Map<number, Set<string>>();

function isHoliday(day: DateTime): boolean {
  let days = holidaysByYear.get(day.year);
  if (!days) {
    days = new Set(colombia.getHolidays(day.year).map((holiday) => holiday.date.slice(0, 10)));
    holidaysByYear.set(day.year, days);
  }
  return days.has(day.toISODate() ?? '');
}

/** The instant as seen in Bogotá. */
export function inBogota(at: Date): DateTime {
  return DateTime.fromJSDate(at, { zone: bogota });
}

/** Monday to Friday, public holidays (Ley Emiliani included) excepted. */
export function isWorkingDay(at: Date): boolean {
  const day = inBogota(at);
  return day.weekday <= 5 && !isHoliday(day);
}

/** The same time of day on the nearest working day at or after (+1) or at or before (-1). */
export function toWorkingDay(at: Date, direction: 1 | -1): Date {
  let day = inBogota(at);
  while (!isWorkingDay(day.toJSDate())) day = day.plus({ days: direction });
  return day.toJSDate();
}

/** The same time of day, so many working days later (or earlier, when negative). */
export function addWorkingDays(at: Date, days: number): Date {
  const step = Math.sign(days);
  let day = inBogota(at);
  for (let left = Math.abs(days); left > 0; ) {
    day = day.plus({ days: step });
    if (isWorkingDay(day.toJSDate())) left -= 1;
  }
  return day.toJSDate();
}

/** The twelve months that begin there, each with its short name. */
export const monthsFrom = (from: Date, locale: string): readonly { month: number; name: string }[] =>
  Array.from({ length: 12 }, (_, index) => {
    const at = inBogota(from).plus({ months: index });
    return { month: at.month, name: at.setLocale(locale).toFormat('LLL') };
  });

/** January first, as people write them in Spanish and in English; folded. */
export const monthNames: readonly (readonly string[])[] = [
  ['enero', 'january'],
  ['febrero', 'february'],
  ['marzo', 'march'],
  ['abril', 'april'],
  ['mayo', 'may'],
  ['junio', 'june'],
  ['julio', 'july'],
  ['agosto', 'august'],
  ['septiembre', 'setiembre', 'september'],
  ['octubre', 'october'],
  ['noviembre', 'november'],
  ['diciembre', 'december'],
];

/** "9", "9:30", "2 p. m." as "HH:MM"; null when it is not a time of day. */
export function readClockTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s*m\.?)?$/.exec(typed.trim().toLowerCase());
  if (!match) return null;
  const [, hours, minutes = '00', half] = match;
  if (half && Number(hours) > 12) return null;
  const hour = half ? (Number(hours) % 12) + (half === 'p' ? 12 : 0) : Number(hours);
  return hour < 24 && Number(minutes) < 60 ? `${String(hour).padStart(2, '0')}:${minutes}` : null;
}

/** Bogotá times "HH:MM"; the quiet hours may span midnight. The same time twice: no quiet hours and no quiet days. */
export type QuietHours = { quietFrom: string; quietTo: string };

function atTime(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}

/**
 * The first minute at or after `at` when a direct message may go out: outside the quiet hours, on a working day.
 * Source: domain rules, "quiet hours (18:00-08:00 and non-working days by default) hold back direct messages".
 */
export function nextAllowed(at: Date, quiet: QuietHours): Date {
  const { quietFrom, quietTo } = quiet;
  if (quietFrom === quietTo) return at;
  let now = inBogota(at);
  const from = atTime(now, quietFrom);
  const to = atTime(now, quietTo);
  if (quietFrom > quietTo) {
    if (now >= from) now = to.plus({ days: 1 });
    else if (now < to) now = to;
  } else if (now >= from && now < to) now = to;
  while (!isWorkingDay(now.toJSDate())) now = atTime(now.plus({ days: 1 }), quietTo);
  return now.toJSDate();
}
