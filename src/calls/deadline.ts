/** Reads the application deadline out of what a source says. Pure: the publication date is the only clock. */
import { DateTime, FixedOffsetZone, IANAZone } from 'luxon';
import { bogota } from '../time.ts';
import {
  findSenses,
  joinWrappedLines,
  type Senses,
  sensesBetween,
  sensesOf,
  splitUnits,
  type Unit,
} from './deadline-context.ts';
import { findDates, isCalendarDay, type PrintedDate } from './deadline-dates.ts';
import { type Evidence, governing, judge, type Surroundings } from './deadline-evidence.ts';
import { findTimes, findZones, type PrintedTime, type PrintedZone } from './deadline-times.ts';
import { fillers, rangeConnectors, type Sense, weekdays } from './deadline-words.ts';
import { type Token, tokenize } from './words.ts';

export type Deadline = {
  /** The instant applications close. A date without a time closes at 23:59 of that day in `zone`. */
  at: Date;
  /** An IANA name, or an offset as "UTC+08:00". */
  zone: string;
  /** Whether the source printed the time of day. */
  hasTime: boolean;
  /** The whole sentence (with its heading, when that is on another line) it was read from. */
  text: string;
  /** 0 to 1: how often a reading of this kind is right. */
  confidence: number;
};

export type DeadlineSource = {
  title: string;
  text: string;
  /** ISO 639-1, or null when not known. */
  language: string | null;
  publishedAt: Date | null;
  /** Where the text came from, to see what is struck out. */
  html?: string;
  /** IANA zone of the source; Bogotá's when not given. */
  zone?: string;
};

/**
 * Below this a coordinator confirms the date. Readings that the text states outright score 0.85 and more; a date whose
 * order or role had to be guessed scores at most 0.75, and one that stands alone 0.55.
 */
export const confirmBelow = 0.8;

/** Longer sources are read up to here; no call prints its deadline later than that. */
const longestText = 200_000;
/** A date without a year that passed less than this before publication was meant as passed, not for next year. */
const slackDays = 31;
/** What an inference takes from the confidence. */
const penalty = { year: 0.12, yearByWeekday: 0.03, order: 0.12, vague: 0.35, past: 0.05 };
const longestHeading = 30;
const shortUnit = 14;

type Reading = {
  tokens: readonly Token[];
  text: string;
  units: readonly Unit[];
  senses: Senses;
  dates: readonly PrintedDate[];
  times: readonly PrintedTime[];
  zones: readonly PrintedZone[];
  used: ReadonlySet<number>;
};

function read(text: string): Reading {
  const tokens = tokenize(text);
  const zones = findZones(text, tokens);
  const times = findTimes(tokens, zones);
  const used = new Set<number>();
  for (const { from, to } of [...zones, ...times]) for (let at = from; at < to; at += 1) used.add(at);
  const dates = findDates(tokens, (at) => used.has(at));
  return { tokens, text, units: splitUnits(text, tokens), senses: findSenses(tokens), dates, times, zones, used };
}

/** Takes out what the page shows struck through: `<s>`, `<del>`, `<strike>`, and ~~so~~. */
function withoutStruck(text: string, html: string | undefined): string {
  let kept = text.replace(/~~[^~\n]{1,200}~~/g, ' ');
  for (const match of (html ?? '')
    .slice(0, longestText)
    .matchAll(/<(s|del|strike)(?:\s[^<>]{0,200})?>([^<>]{1,300})<\/\1\s*>/gi)) {
    const struck = (match[2] ?? '')
      .replace(/&nbsp;/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (!struck) continue;
    const before = (html ?? '')
      .slice(0, match.index)
      .replace(/<[^<>]{0,500}>/g, '')
      .replace(/&nbsp;/g, ' ')
      .replace(/\s+/g, ' ');
    let at = kept.indexOf(struck);
    for (let earlier = before.split(struck).length - 1; earlier > 0 && at >= 0; earlier -= 1) {
      const next = kept.indexOf(struck, at + 1);
      if (next < 0) break;
      at = next;
    }
    if (at >= 0) kept = `${kept.slice(0, at)} ${kept.slice(at + struck.length)}`;
  }
  return kept;
}

/**
 * The application deadline, or null when the source gives none (or gives a date without a year and nothing to know the
 * year by). Of several, the one that replaces the others; else the next one at the time of publication.
 */
export function findDeadline(source: DeadlineSource): Deadline | null {
  const title = source.title.slice(0, 1000);
  const body = joinWrappedLines(withoutStruck(source.text.slice(0, longestText), source.html).replace(/\r\n?/g, '\n'));
  const titleSenses = sensesOf(title);
  const fromBody = candidates(read(body), source, titleSenses);
  const fromTitle = candidates(read(title), source, new Set());
  return choose([...fromTitle, ...fromBody], source.publishedAt);
}

type Candidate = Deadline & Pick<Evidence, 'rank' | 'extended'>;

function choose(all: readonly Candidate[], publishedAt: Date | null): Deadline | null {
  const extended = all.filter((candidate) => candidate.extended);
  const best = Math.max(...all.map(({ rank }) => rank));
  const pool = extended.length > 0 ? extended : all.filter(({ rank }) => rank === best);
  const sorted = pool.toSorted(
    (left, right) => left.at.getTime() - right.at.getTime() || right.confidence - left.confidence,
  );
  const next = sorted.find(({ at }) => !publishedAt || at >= publishedAt);
  const chosen = extended.length > 0 ? sorted.at(-1) : (next ?? sorted.at(-1));
  if (!chosen) return null;
  const { rank: _rank, extended: _extended, ...deadline } = chosen;
  const rivals = sorted.some(({ at }) => Math.abs(at.getTime() - chosen.at.getTime()) > 86_400_000);
  const confidence = Math.max(0.05, deadline.confidence - (rivals ? 0.05 : 0));
  return { ...deadline, confidence: Math.round(confidence * 100) / 100 };
}

function candidates(reading: Reading, source: DeadlineSource, title: ReadonlySet<Sense>): Candidate[] {
  const { dates } = reading;
  const order = numeralOrder(reading, source.language);
  const found: Candidate[] = [];
  let labelAfter: number | null = null;
  let previous: { evidence: Evidence | null; past: boolean } | null = null;
  let unitIndex = 0;
  for (const [index, date] of dates.entries()) {
    while ((reading.units[unitIndex]?.to ?? Number.POSITIVE_INFINITY) <= date.from) unitIndex += 1;
    if (date.opensRange) continue;
    const unit = reading.units[unitIndex];
    if (!unit) break;
    const around = surroundings(reading, index, unitIndex, title, labelAfter);
    const evidence: Evidence | null = date.listedAfter && previous ? previous.evidence : judge(around);
    const past = around.sentence.has('past');
    if (around.usedLabelAfter !== null) labelAfter = around.usedLabelAfter;
    previous = { evidence, past };
    if (!evidence) continue;
    if (date.bareNumeral && !(around.role === 'until' || around.sentence.has('label') || around.isRange)) continue;
    const candidate = settle(reading, index, unit, date, evidence, {
      source,
      order,
      past,
      heading: around.headingUnit,
    });
    if (candidate) found.push(candidate);
  }
  return found;
}

type Context = Surroundings & { headingUnit: Unit | null; usedLabelAfter: number | null };

function surroundings(
  reading: Reading,
  index: number,
  unitIndex: number,
  title: ReadonlySet<Sense>,
  labelAfter: number | null,
): Context {
  const { dates, units, tokens, senses, used } = reading;
  const date = dates[index] as PrintedDate;
  const unit = units[unitIndex] as Unit;
  const before = dates[index - 1];
  const isRange = date.endsRange;
  const start = isRange && before?.opensRange ? before : date;
  const earlier = start === date ? before : dates[index - 2];
  const next = dates[index + 1];
  const leftFrom = Math.max(unit.from, earlier?.to ?? 0);
  const rightTo = Math.min(unit.to, next?.from ?? Number.POSITIVE_INFINITY);
  const isFiller = (at: number) => {
    const token = tokens[at];
    return !token || token.kind === 'mark' || used.has(at) || fillers.has(token.key) || weekdays.has(token.key);
  };
  const allLeft = sensesBetween(senses, leftFrom, start.from);
  const role = isRange && start !== date ? null : adjacentRole(allLeft, start.from, isFiller);
  const left = governing(tokens, leftFrom, start.from, allLeft, role);
  const right = sensesBetween(senses, date.to, rightTo);
  const sentence = new Set(sensesBetween(senses, unit.from, unit.to).map(({ value }) => value));
  const isBare = isBareUnit(reading, unit, isFiller);
  const heading = headingOf(reading, unitIndex, isBare, labelAfter);
  return {
    left,
    right,
    sentence,
    heading: heading.unit
      ? new Set(sensesBetween(senses, heading.unit.from, heading.unit.to).map(({ value }) => value))
      : new Set(),
    title,
    role,
    isRange,
    isBare,
    isShort: unit.to - unit.from <= shortUnit + (date.to - start.from),
    isAll: units.length <= 2,
    hasTime: reading.times.some(({ from }) => from >= unit.from && from < unit.to) || isRange,
    headingUnit: heading.unit,
    usedLabelAfter: heading.after,
  };
}

function adjacentRole(
  left: readonly { from: number; to: number; value: Sense }[],
  dateFrom: number,
  isFiller: (at: number) => boolean,
): Surroundings['role'] {
  let role: Surroundings['role'] = null;
  let end = 0;
  for (const { to, value } of left) {
    if (value !== 'until' && value !== 'start' && value !== 'after') continue;
    if (dateFrom - to > 24 || to < end) continue;
    let joined = true;
    for (let at = to; at < dateFrom && joined; at += 1) joined = isFiller(at);
    if (joined) [role, end] = [value, to];
  }
  return role;
}

function isBareUnit(reading: Reading, unit: Unit, isFiller: (at: number) => boolean): boolean {
  if (unit.to - unit.from > 60) return false;
  for (let at = unit.from; at < unit.to; at += 1) {
    const inDate = reading.dates.some(({ from, to }) => at >= from && at < to);
    const key = reading.tokens[at]?.key ?? '';
    if (
      !inDate &&
      !isFiller(at) &&
      !rangeConnectors.has(key) &&
      !['hasta', 'until', 'from', 'desde', 'partial'].includes(key)
    )
      return false;
  }
  return true;
}

const labelSenses: ReadonlySet<Sense> = new Set([
  'label',
  'other',
  'closing',
  'open',
  'apply',
  'call',
  'event',
  'happening',
  'term',
  'start',
  'extended',
  'superseded',
]);

/** The line or cell that names what stands in this one: before it, a row of names before a row of dates, or after it. */
function headingOf(
  reading: Reading,
  unitIndex: number,
  isBare: boolean,
  labelAfter: number | null,
): { unit: Unit | null; after: number | null } {
  const none = { unit: null, after: null };
  const { units, dates, senses } = reading;
  const hasDate = (unit: Unit) => dates.some(({ from }) => from >= unit.from && from < unit.to);
  const names = (unit: Unit | undefined): unit is Unit =>
    unit !== undefined &&
    unit.to - unit.from <= longestHeading &&
    !hasDate(unit) &&
    sensesBetween(senses, unit.from, unit.to).some(({ value }) => labelSenses.has(value));
  const before = units[unitIndex - 1];
  const after = units[unitIndex + 1];
  if (isBare && (labelAfter === unitIndex - 1 || !before || !names(before))) {
    // A first date before its name: the whole list goes "date, name".
    if (names(after) && (labelAfter === unitIndex - 1 || unitIndex === 0 || !before || hasDate(before) === false))
      return { unit: after, after: unitIndex + 1 };
  }
  if (!before || labelAfter === unitIndex - 1) return none;
  const sentenceBefore = reading.text.charAt((reading.tokens[before.to - 1]?.end ?? 1) - 1) === '.';
  if (sentenceBefore) return none;
  if (isBare) {
    // "Opening | Closing" above "1 March | 30 April": the n-th name for the n-th date.
    let first = unitIndex;
    while (first > 0 && unitIndex - first < 8 && hasDate(units[first - 1] as Unit)) first -= 1;
    let count = 1;
    while (count < 8 && units[first + count] && hasDate(units[first + count] as Unit)) count += 1;
    const name = units[first - count + (unitIndex - first)];
    const all = count > 1 && Array.from({ length: count }, (_, index) => units[first - count + index]).every(names);
    if (all && name) return { unit: name, after: null };
    if (first < unitIndex) return none;
  }
  return names(before) ? { unit: before, after: null } : none;
}

/** Words and figures by which a text in English shows that it writes the month first. */
const monthFirstHint =
  /grants\.gov|closeDate|openDate|\b(?:EST|EDT|PST|PDT|CDT|MST)\b|Eastern (?:Time|Standard|Daylight)|U\.S\. (?:Department|Embassy)/;

function numeralOrder({ dates, text }: Reading, language: string | null): { monthFirst: boolean; sure: boolean } {
  if (dates.some(({ proves }) => proves === 'day-first')) return { monthFirst: false, sure: true };
  if (dates.some(({ proves }) => proves === 'month-first')) return { monthFirst: true, sure: true };
  if (language !== null && language !== 'en') return { monthFirst: false, sure: true };
  return { monthFirst: language === 'en' && monthFirstHint.test(text), sure: false };
}

type Settling = {
  source: DeadlineSource;
  order: { monthFirst: boolean; sure: boolean };
  past: boolean;
  heading: Unit | null;
};

/** Puts year, time and zone to a date that was found to be the deadline. */
function settle(
  reading: Reading,
  index: number,
  unit: Unit,
  date: PrintedDate,
  evidence: Evidence,
  how: Settling,
): Candidate | null {
  let { confidence } = evidence;
  let { year, month, day } = date;
  if (date.swappable) {
    if (how.order.monthFirst) [month, day] = [day, month];
    if (!how.order.sure) confidence -= penalty.order;
  }
  if (date.vague) confidence -= penalty.vague;
  const { time, zone: printedZone } = clockOf(reading, index, unit);
  const zone = printedZone ?? how.source.zone ?? bogota;
  if (year === null) {
    const inferred = inferYear(date, { month, day }, how.source.publishedAt, zone, how.past);
    if (!inferred) return null;
    year = inferred.year;
    confidence -= inferred.byWeekday ? penalty.yearByWeekday : penalty.year;
    if (how.past) confidence -= penalty.past;
  }
  if (!isCalendarDay(year, month, day)) return null;
  const { hour, minute, second } = time ?? { hour: 23, minute: 59, second: 0 };
  // The midnight that ends a day is kept on that day, so that it is shown on the date that was printed.
  const clock = hour === 24 ? { hour: 23, minute: 59, second: 59 } : { hour, minute, second };
  const local = DateTime.fromObject({ year, month, day, ...clock }, { zone: zoneOf(zone) });
  if (!local.isValid) return null;
  const last = reading.units.find((candidate) => candidate.to >= date.to) ?? unit;
  const units = [...(how.heading ? [how.heading] : []), unit, last];
  const from = Math.min(...units.map((each) => reading.tokens[each.from]?.start ?? 0));
  const to = Math.max(...units.map((each) => reading.tokens[each.to - 1]?.end ?? 0));
  const text = reading.text.slice(from, to).replace(/\s+/g, ' ').trim();
  return {
    at: local.toJSDate(),
    zone,
    hasTime: time !== null,
    text,
    confidence,
    rank: evidence.rank,
    extended: evidence.extended,
  };
}

function zoneOf(zone: string): IANAZone | FixedOffsetZone {
  const offset = /^UTC([+-]\d\d):(\d\d)$/.exec(zone);
  if (!offset) return IANAZone.create(zone === 'UTC' ? 'Etc/UTC' : zone);
  const hours = Number(offset[1]);
  const minutes = Number(offset[2]);
  return FixedOffsetZone.instance(hours * 60 + (offset[1]?.startsWith('-') ? -minutes : minutes));
}

/**
 * The year of a date printed without one: the next such day at or after publication, or one just passed; the last one
 * before publication when the call is told of as over. A printed weekday decides when it fits.
 */
function inferYear(
  date: PrintedDate,
  { month, day }: { month: number; day: number },
  publishedAt: Date | null,
  zone: string,
  past: boolean,
): { year: number; byWeekday: boolean } | null {
  if (!publishedAt) return null;
  const published = DateTime.fromJSDate(publishedAt, { zone: zoneOf(zone) }).startOf('day');
  const days = [-1, 0, 1]
    .map((shift) => DateTime.fromObject({ year: published.year + shift, month, day }, { zone: published.zone }))
    .filter(({ isValid }) => isValid);
  const latestPast = days.findLast((each) => each <= published);
  const next = days.find((each) => each >= published.minus({ days: slackDays }));
  const chosen = past && latestPast ? latestPast : next;
  if (!chosen) return null;
  if (date.weekday === null || chosen.weekday === date.weekday)
    return { year: chosen.year, byWeekday: date.weekday !== null };
  const fitting = days.find((each) => each.weekday === date.weekday);
  return fitting ? { year: fitting.year, byWeekday: true } : { year: chosen.year, byWeekday: false };
}

/** Longest way, in tokens, from a date to the time and zone printed for it. */
const clockReach = 12;
const clockFillers = new Set(
  'by until before at no later than hasta antes las a mas tardar ate avant jusqu local deadline'.split(' '),
);

function clockOf(
  { dates, times, zones, tokens, units }: Reading,
  index: number,
  unit: Unit,
): { time: PrintedTime | null; zone: string | null } {
  const date = dates[index] as PrintedDate;
  const before = dates[index - 1];
  const next = dates[index + 1];
  const until = Math.min(next?.from ?? Number.POSITIVE_INFINITY, endOfNext(units, unit));
  const joined = (from: number, to: number, reach: number) => {
    if (to - from > reach) return false;
    for (let at = from; at < to; at += 1) {
      const token = tokens[at];
      if (
        token &&
        token.kind === 'word' &&
        !fillers.has(token.key) &&
        !clockFillers.has(token.key) &&
        !weekdays.has(token.key) &&
        !zones.some((zone) => at >= zone.from && at < zone.to)
      )
        return false;
    }
    return true;
  };
  const rightTime = times.find(
    (time) => time.from >= date.to && time.from < until && joined(date.to, time.from, clockReach),
  );
  const after =
    rightTime &&
    times.find((time) => time.from > rightTime.to && time.from < until && isRangeGap(tokens, rightTime.to, time.from));
  const right = after ?? rightTime;
  const floor = Math.max(unit.from, before?.to ?? 0);
  const left = times.findLast(
    (time) => time.to <= date.from && time.from >= floor && joined(time.to, date.from, clockReach * 2),
  );
  const time = right ?? left ?? null;
  const from = Math.min(date.from, time?.from ?? date.from);
  const reach = Math.max(date.to, time?.to ?? date.to) + clockReach;
  const zone = zones.find(
    (each) =>
      each.from >= Math.min(from, floor === unit.from ? from : floor) && each.from < until && each.from <= reach,
  );
  return { time, zone: zone?.zone ?? null };
}

/** A zone or time may stand in brackets or in the cell after the sentence of its date. */
function endOfNext(units: readonly Unit[], unit: Unit): number {
  const next = units.find(({ from }) => from >= unit.to);
  return next && next.line <= unit.line + 1 ? next.to : unit.to;
}

function isRangeGap(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 3 || to <= from) return false;
  return tokens.slice(from, to).some(({ key }) => rangeConnectors.has(key) || key === 'and' || key === 'y');
}
