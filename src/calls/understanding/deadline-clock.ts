/** Finds the time of day and the zone that a source prints for one of its dates. Pure. */
import { firstFrom, sensesBetween, type Unit } from './deadline-context.ts';
import type { Reading } from './deadline-reading.ts';
import type { PrintedTime } from './deadline-times.ts';
import { fillers, rangeConnectors, weekdays } from './deadline-words.ts';
import { wordSet } from './words.ts';

/** Longest way, in tokens, from a date to the time and zone printed for it. */
const reach = 12;
const timeFillers = wordSet(
  'by until before at no later than hasta antes las a al à mas tardar ate avant jusqu local deadline as aos vers',
);

/** `zone` is null when none is printed (or only "local time"). */
type PrintedClock = { time: PrintedTime | null; zone: string | null };

export function clockOf(reading: Reading, index: number): PrintedClock {
  const { dates, times, zones, units, unitOfDate } = reading;
  const date = dates[index];
  const unitIndex = unitOfDate[index] ?? -1;
  const unit = units[unitIndex];
  if (!date || !unit) return { time: null, zone: null };
  // A zone or a time may stand in brackets or in the cell after the sentence of its date.
  const nextUnit = units[unitIndex + 1];
  const unitEnd = nextUnit && nextUnit.line <= unit.line + 1 ? nextUnit.to : unit.to;
  const end = Math.min(dates[index + 1]?.from ?? Number.POSITIVE_INFINITY, unitEnd);
  const floor = Math.max(unit.from, dates[index - 1]?.to ?? 0);

  const after = firstFrom(times, date.to);
  const right = nearRight(reading, date.to, times[after], end) ? times[after] : undefined;
  const later = times[after + 1];
  const lasts = right && later && later.from < end && isRangeGap(reading, right.to, later.from);
  const before = times[firstFrom(times, date.from) - 1];
  const left =
    before && before.from >= floor && isJoined(reading, before.to, date.from, reach * 2) ? before : undefined;
  const time = (lasts ? later : right) ?? left ?? onlyOne(reading, index, unit);
  if (!time) {
    const closing = closingTime(reading, unitIndex);
    if (closing) return closing;
  }

  const zoneFrom = Math.max(floor, Math.min(date.from, time?.from ?? date.from) - reach);
  const zoneTo = Math.min(end, Math.max(date.to, time?.to ?? date.to) + reach + 1);
  // "18:00 in Mexico City (UTC-06:00)": the offset says what the writer takes that city's time to be.
  const first = firstFrom(zones, zoneFrom);
  const near = zones.slice(first, first + 3).filter(({ from }) => from < zoneTo);
  const zone = near.find((each) => /^UTC[+-]/.test(each.zone)) ?? near[0];
  return { time, zone: zone?.zone ?? null };
}

/** "26 March, the day on which the portal closes at 14:00": one date and one time in the sentence. */
function onlyOne({ times, unitOfDate }: Reading, index: number, unit: Unit): PrintedTime | null {
  const first = firstFrom(times, unit.from);
  const [time, another] = [times[first], times[first + 1]];
  const shared = unitOfDate[index - 1] === unitOfDate[index] || unitOfDate[index + 1] === unitOfDate[index];
  return !shared && time && time.from < unit.to && !(another && another.from < unit.to) ? time : null;
}

/** "Closing time: 17:00, Bogotá." or "… until 20 September; it closes at 20:00" in the sentence beside, without a date. */
function closingTime({ times, zones, units, senses, datedUnits }: Reading, unitIndex: number): PrintedClock | null {
  for (const beside of [unitIndex + 1, unitIndex - 1]) {
    const unit = units[beside];
    if (!unit || datedUnits.has(beside)) continue;
    const [time, another] = times.slice(firstFrom(times, unit.from), firstFrom(times, unit.from) + 2);
    if (!time || time.from >= unit.to || (another && another.from < unit.to)) continue;
    const closes = sensesBetween(senses, unit.from, unit.to).some(
      ({ value }) => value === 'label' || value === 'closing',
    );
    const zone = zones[firstFrom(zones, unit.from)];
    if (closes) return { time, zone: zone && zone.from < unit.to ? zone.zone : null };
  }
  return null;
}

const nearRight = (reading: Reading, from: number, time: PrintedTime | undefined, end: number) =>
  time !== undefined && time.from < end && isJoined(reading, from, time.from, reach);

/** Nothing but articles, prepositions, weekdays and zones between the two. */
function isJoined({ tokens, clockTokens }: Reading, from: number, to: number, longest: number): boolean {
  if (to - from > longest) return false;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || clockTokens.has(at)) continue;
    if (!fillers.has(token.key) && !timeFillers.has(token.key) && !weekdays.has(token.key)) return false;
  }
  return true;
}

/** "from 9:00 to 17:00": the second is the close. */
function isRangeGap({ tokens }: Reading, from: number, to: number): boolean {
  if (to - from > 3) return false;
  return tokens.slice(from, to).some(({ key }) => rangeConnectors.has(key) || key === 'and' || key === 'y');
}
