/** Reads the application deadline out of what a source says. Pure: the publication date is the only clock. */
import { DateTime, FixedOffsetZone, IANAZone } from 'luxon';
import { bogota } from '../../time.ts';
import { doubtful } from './deadline-certainty.ts';
import { type Candidate, choose, isEarlyStep, tellsOfMove, unsettles } from './deadline-choice.ts';
import { clockOf } from './deadline-clock.ts';
import { joinWrappedLines, type Unit } from './deadline-context.ts';
import { isCalendarDay } from './deadline-date-parts.ts';
import type { PrintedDate } from './deadline-dates.ts';
import { type Evidence, judge } from './deadline-evidence.ts';
import { textOfMarkup } from './deadline-markup.ts';
import { printedText, type Reading, readText, unitAt } from './deadline-reading.ts';
import type { Sense } from './deadline-senses.ts';
import { surroundings } from './deadline-surroundings.ts';
import { detectLanguage } from './language.ts';

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

export { confirmBelow } from './deadline-certainty.ts';

/** Longer sources are read up to here; no call prints its deadline later than that. */
const longestText = 200_000;
/** A date without a year that passed less than this before publication was meant as passed, not for next year. */
const slackDays = 31;
const longPast = 60 * 86_400_000;
const sure: readonly Sense[] = ['label', 'closing', 'extended'];
/** Evidence that names the deadline or its close. */
const outright = 0.9;
/** What an inference takes from the confidence. */
const penalty = { year: 0.08, yearByWeekday: 0.03, order: 0.12, vague: 0.35, past: 0.05 };

/**
 * The application deadline, or null when the source gives none (or gives a date without a year and nothing to know the
 * year by). Of several, the one that replaces the others; else the next one at the time of publication.
 */
export function findDeadline(source: DeadlineSource): Deadline | null {
  const title = source.title.slice(0, 1000);
  const marked = textOfMarkup(source.text.slice(0, longestText), source.html).slice(0, longestText);
  const body = joinWrappedLines(marked.replace(/\r\n?/g, '\n'));
  const published = source.publishedAt && DateTime.fromJSDate(source.publishedAt, { zone: bogota });
  const present = published && { year: published.year, month: published.month };
  const [read, headline] = [readText(body, present), readText(title, present)];
  const titleSenses = new Set(headline.senses.hits.map(({ value }) => value));
  const found = [...candidates(headline, source, new Set()), ...candidates(read, source, titleSenses)];
  const whole = [headline, read];
  return choose(found, {
    publishedAt: source.publishedAt,
    hasMoved: whole.some(tellsOfMove),
    isUnsettled: whole.some(unsettles),
  });
}

function candidates(reading: Reading, source: DeadlineSource, title: ReadonlySet<Sense>): Candidate[] {
  const { dates } = reading;
  const isRolling = reading.senses.hits.some(({ value }) => value === 'rolling');
  const order = numeralOrder(reading, source.language);
  const found: Candidate[] = [];
  let labelAfter: number | null = null;
  let previous: Evidence | null = null;
  for (const [index, date] of dates.entries()) {
    if (date.opensRange) continue;
    const around = surroundings(reading, index, title, labelAfter);
    if (!around) continue;
    labelAfter = around.labelAfter ?? labelAfter;
    const evidence: Evidence | null = date.listedAfter || around.joinsPrevious ? previous : judge(around);
    previous = evidence;
    if (!evidence || (isRolling && (evidence.rank < 3 || isEarlyStep(evidence)))) continue;
    // 15/03 may be a fraction or a number of a law: it needs a word for its end.
    const closes = around.sentence.has('label') || around.sentence.has('closing');
    if (date.bareNumeral && !(around.role === 'until' || closes || around.isRange)) continue;
    const past = [...around.left, ...around.right].some(({ value }) => value === 'past');
    const candidate = settle(reading, index, date, evidence, {
      source,
      order,
      past,
      isSure: evidence.rank === 3 && (past || evidence.former || sure.some((sense) => around.sentence.has(sense))),
      headings: around.headingUnits,
    });
    if (candidate) found.push({ ...candidate, followsMove: around.before.has('extended') });
  }
  return found;
}

/** Words and figures by which a text in English shows that it writes the month first. */
const monthFirstHint =
  /grants\.gov|closeDate|openDate|\b(?:EST|EDT|PST|PDT|CDT|MST)\b|Eastern (?:Time|Standard|Daylight)|U\.S\. (?:Department|Embassy)/;

function numeralOrder({ dates, text }: Reading, language: string | null): { monthFirst: boolean; sure: boolean } {
  if (dates.some(({ proves }) => proves === 'day-first')) return { monthFirst: false, sure: true };
  if (dates.some(({ proves }) => proves === 'month-first')) return { monthFirst: true, sure: true };
  if (!dates.some(({ swappable }) => swappable)) return { monthFirst: false, sure: true };
  const own = detectLanguage(text);
  if (own !== null && own !== 'en') return { monthFirst: false, sure: true };
  if (monthFirstHint.test(text)) return { monthFirst: true, sure: false };
  return { monthFirst: false, sure: own === null && language !== null && language !== 'en' };
}

type Settling = {
  source: DeadlineSource;
  order: { monthFirst: boolean; sure: boolean };
  past: boolean;
  /** The words name a deadline or a close. */
  isSure: boolean;
  headings: readonly Unit[];
};

/** Puts year, time and zone to a date that was found to be the deadline. */
function settle(
  reading: Reading,
  index: number,
  date: PrintedDate,
  evidence: Evidence,
  { source, order, past, isSure, headings }: Settling,
): Omit<Candidate, 'followsMove'> | null {
  const { publishedAt } = source;
  const isSwapped = date.swappable && order.monthFirst;
  const [month, day] = isSwapped ? [date.day, date.month] : [date.month, date.day];
  const { time, zone: printedZone } = clockOf(reading, index);
  const zone = printedZone ?? source.zone ?? bogota;
  const inferred =
    date.year === null
      ? (inferYear(date, { month, day }, publishedAt, zone, past) ??
        (evidence.confidence >= outright ? onlyYear(reading.dates) : null))
      : null;
  const year = date.year ?? inferred?.year;
  if (year === undefined || !isCalendarDay(year, month, day)) return null;
  const { hour, minute, second } = time ?? { hour: 23, minute: 59, second: 0 };
  // The midnight that ends a day is kept on that day, so that it is shown on the date that was printed.
  const clock = hour === 24 ? { hour: 23, minute: 59, second: 59 } : { hour, minute, second };
  const at = DateTime.fromObject({ year, month, day, ...clock }, { zone: zoneOf(zone) }).toJSDate();
  if (Number.isNaN(at.getTime())) return null;
  // "cities that joined before 1 July 2020": a weak reading of a day long past is a condition, not a close.
  const isLongPast = publishedAt !== null && publishedAt.getTime() - at.getTime() > longPast;
  if (!isSure && isLongPast && date.year !== null) return null;
  const taken = [
    date.swappable && !order.sure ? penalty.order : 0,
    date.vague ? penalty.vague : 0,
    inferred ? (inferred.byWeekday ? penalty.yearByWeekday : penalty.year) : 0,
    inferred && past ? penalty.past : 0,
  ];
  const confidence = taken.reduce((left, each) => left - each, evidence.confidence);
  const isGuessedPast = inferred !== null && publishedAt !== null && at < publishedAt;
  const ends = [reading.units[unitAt(reading.units, date.from)], reading.units[unitAt(reading.units, date.to - 1)]];
  const units = [...headings, ...ends].filter((unit) => unit !== undefined);
  const from = Math.min(...units.map((unit) => unit.from));
  return {
    ...evidence,
    at,
    zone,
    hasTime: time !== null,
    text: printedText(reading, from, Math.max(...units.map((unit) => unit.to)), date.from),
    confidence: evidence.doubted || isGuessedPast ? Math.min(confidence, doubtful) : confidence,
    strength: evidence.confidence,
  };
}

/** Colombia keeps one time all year since 1993, and most deadlines are in it. */
const bogotaZone = FixedOffsetZone.instance(-300);

function zoneOf(zone: string): IANAZone | FixedOffsetZone {
  if (zone === bogota) return bogotaZone;
  const offset = /^UTC([+-]\d\d):(\d\d)$/.exec(zone);
  if (!offset) return IANAZone.create(zone === 'UTC' ? 'Etc/UTC' : zone);
  const hours = Number(offset[1]);
  const minutes = Number(offset[2]);
  return FixedOffsetZone.instance(hours * 60 + (offset[1]?.startsWith('-') ? -minutes : minutes));
}

/** The one year that the text prints, for when it is not known when it was published. */
function onlyYear(dates: readonly PrintedDate[]): { year: number; byWeekday: boolean } | null {
  const [year, another] = new Set(dates.flatMap((date) => date.year ?? []));
  return year !== undefined && another === undefined ? { year, byWeekday: false } : null;
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
