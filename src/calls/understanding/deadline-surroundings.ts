/** Gathers what stands around a date: its side of the sentence, its heading, the preposition before it. Pure. */
import { isVouched } from './deadline-certainty.ts';
import { grammar, sensesBetween, type Unit } from './deadline-context.ts';
import { isMark } from './deadline-date-parts.ts';
import type { PrintedDate } from './deadline-dates.ts';
import type { Role, Surroundings } from './deadline-evidence.ts';
import { governing, has, isSuperseded } from './deadline-governing.ts';
import { headingOf } from './deadline-headings.ts';
import type { Reading } from './deadline-reading.ts';
import type { Sense } from './deadline-senses.ts';
import { isStrange } from './deadline-strange.ts';
import { isBygone, isOfActivity, isOfOrganiser, isPeriodOfEvent, isRelative } from './deadline-subject.ts';
import { cutWords, fillers, rangeConnectors, weekdays } from './deadline-words.ts';
import { type Hit, wordSet } from './words.ts';

/** Besides the evidence: where the heading stands, and whether it stands after its date. */
type Found = Surroundings & { headingUnits: readonly Unit[]; labelAfter: number | null };

const isFiller = ({ tokens, clockTokens }: Reading, at: number) => {
  const token = tokens[at];
  return !token || token.kind === 'mark' || clockTokens.has(at) || fillers.has(token.key) || weekdays.has(token.key);
};

/** Words of their own that a fragment may have beside its date and still be one. */
const fragmentWords = 3;
const longestFragment = 60;
/** "30 November 2026 at 23:59 (Paris time) at the latest". */
const farthestLatest = 14;
/** A sentence is read this far to both sides of its date, so that one without an end stays linear. */
const farthestInSentence = 400;

/** `labelAfter`: the unit that named the date before this one, when names stand after their dates. */
export function surroundings(
  reading: Reading,
  index: number,
  title: ReadonlySet<Sense>,
  labelAfter: number | null,
): Found | null {
  const { dates, units, tokens, senses, unitOfDate } = reading;
  const [date, unitIndex] = [dates[index], unitOfDate[index] ?? -1];
  const unit = units[unitIndex];
  if (!date || !unit || isOldInBrackets(reading, date.from) || isDateline(reading, index)) return null;
  const said = (from: number, to: number) => sensesBetween(senses, from, to);
  const before = dates[index - 1];
  const start: PrintedDate = date.endsRange && before?.opensRange ? before : date;
  const previous = start === date ? before : dates[index - 2];
  const earlier = previous && isOldInBrackets(reading, previous.from) ? undefined : previous;
  const leftFrom = Math.max(unit.from, earlier?.to ?? 0);
  const allLeft = said(leftFrom, start.from);
  const rightTo = rightEnd(reading, date, unit, dates[index + 1]);
  const right = said(date.to, rightTo);
  const isLatest = said(date.to, Math.min(unit.to, date.to + farthestLatest)).some(
    ({ value, from }) => value === 'latest' && isOpening(reading, date.to, from),
  );
  const preposition = isLatest ? 'until' : adjacentRole(reading, allLeft, start.from);
  const role = date.endsRange ? null : preposition;
  const left = governing(tokens, leftFrom, start.from, allLeft, role);
  // "The deadline is not 8 January but 18 January".
  const isContrasted = (hits: readonly Hit<Sense>[], at: number) =>
    hits.at(-1)?.value === 'not' && contrasting.has(tokens[isMark(tokens[at], ',') ? at + 1 : at]?.key ?? '');
  if (isContrasted(left, date.to)) return null;
  const [sentenceFrom, sentenceTo] = [start.from - farthestInSentence, date.to + farthestInSentence];
  const told = said(Math.max(unit.from, sentenceFrom), start.from);
  const leftOfEarlier = said(Math.max(unit.from, dates[index - 2]?.to ?? 0), Math.max(unit.from, earlier?.from ?? 0));
  const own = ownWords(reading, unit);
  const named = headingOf(reading, unitIndex, own === 0, labelAfter);
  // "24 July: deadline for …": what stands after a date that opens its line names it.
  const namedAfter = isOpening(reading, unit.from, start.from) && named.hits.length === 0 && right.length > 0;
  const heading = namedAfter ? right : named.hits;
  const headings = namedAfter ? [{ from: date.to, to: rightTo }] : named.units;
  // "The jury will choose ten cities": it calls no jurors.
  const isDoing = ({ value, to }: Hit<Sense>) =>
    value === 'jury' && tokens.slice(to, to + 3).some(({ key }) => future.test(key));
  const saidBefore = said(Math.max(unit.from - 80, units[unitIndex - 1]?.from ?? unit.from), unit.from);
  const sentenceBefore = senseSet(saidBefore.filter((hit) => !isDoing(hit)));
  const nearFrom = units[Math.max(0, unitIndex - 3)]?.from ?? 0;
  const nearTo = units[Math.min(units.length - 1, unitIndex + 3)]?.to ?? unit.to;
  const near = senseSet(said(Math.max(nearFrom, sentenceFrom), Math.min(nearTo, sentenceTo)));
  const clause = { from: left[0]?.from ?? leftFrom, to: start.from };
  return {
    left,
    right,
    sentence: senseSet(said(Math.max(unit.from, sentenceFrom), Math.min(unit.to, sentenceTo))),
    heading,
    before: sentenceBefore,
    isOfCall: ofCall.some((sense) => near.has(sense) || title.has(sense) || has(named.hits, sense)),
    title,
    role,
    replaces:
      earlier !== undefined &&
      earlier.from >= unit.from &&
      (has(left, 'present') ||
        (left.length === 0 && (isSuperseded(leftOfEarlier) || isContrasted(leftOfEarlier, earlier.to))) ||
        // "A first extension took it to 13 November, and a second one is granted until the 27th."
        (role === 'until' && has(leftOfEarlier, 'extended') && has(leftOfEarlier, 'former'))),
    isVouched:
      isVouched({
        tokens,
        left,
        told,
        right,
        heading,
        before: sentenceBefore,
        near: new Set([...near, ...title]),
        isElided: (told[0]?.from ?? 0) - unit.from <= 1,
        opens: role !== 'until' || isOpening(reading, leftFrom, start.from, allLeft),
      }) &&
      !isOfOrganiser(tokens, told, leftFrom, start.from) &&
      ![clause, ...headings].some(({ from, to }) => sensesBetween({ hits: senses.topics }, from, to).length > 0),
    isStrange:
      isStrange(reading, left, start.from, date.to) || headings.some(({ to }) => isStrange(reading, heading, to, to)),
    isRange: date.endsRange,
    subject: told.find(({ value }) => !grammar.has(value))?.value ?? null,
    isOneDay: isSameDay(before, date) && unit.column > 0 && units[unitOfDate[index - 1] ?? -1]?.line === unit.line,
    isFragment: own <= fragmentWords,
    isBare: own === 0,
    joinsPrevious:
      (own === 0 && named.units.length === 0 && joinsPrevious(reading, unitIndex)) ||
      (leftFrom === earlier?.to && carriesOn(reading, left, leftFrom)),
    isAll: own <= 1 && units.length === 1,
    hasColon: colonBefore(reading, start.from),
    hasTime: reading.clockTokens.size > 0,
    isRelative: isRelative(tokens, left),
    isLast: date.to >= unit.to - 1 && isMark(tokens[start.from - 1], ',–('),
    dateTo: date.to,
    isOfActivity: isOfActivity(tokens, left, told) || (date.endsRange && isPeriodOfEvent(tokens, left, start.from)),
    isBygone: isBygone(left, told, right, date.to),
    headingUnits: named.units,
    labelAfter: named.after,
  };
}

const future = /^will$|(?:ra|ran|rao|ront)$/;
const contrasting = wordSet('but sino mais mas');

/** What shows that a text speaks of a call, and not of some other thing that is handed in by a day. */
const ofCall: readonly Sense[] = ['label', 'candidacy', 'call', 'people'];

/** "24 April 2015" alone on the first line, above a headline that names no end; no list of "date, name". */
function isDateline({ dates, units, senses, datedUnits }: Reading, index: number): boolean {
  const [date, first, next] = [dates[index], units[0], units[1]];
  const isAlone = date?.from === first?.from && date?.to === first?.to;
  if (!next || !isAlone || datedUnits.has(2)) return false;
  return !has(sensesBetween(senses, next.from, next.to), 'label', 'closing');
}

const oldWords = wordSet('was antes era avant anteriormente previously formerly vorher before');

/** "until 22 November (was: 8 November)". */
function isOldInBrackets(reading: Reading, dateFrom: number): boolean {
  let at = dateFrom - 1;
  while (at > dateFrom - 6 && isFiller(reading, at) && reading.tokens[at]?.key !== '(') at -= 1;
  return oldWords.has(reading.tokens[at]?.key ?? '') && reading.tokens[at - 1]?.key === '(';
}

/** A cell that holds only a date, beside one that holds another: a row of dates under one name. */
function joinsPrevious({ units, datedUnits }: Reading, index: number): boolean {
  return datedUnits.has(index - 1) && units[index - 1]?.line === units[index]?.line;
}

const isSameDay = (one: PrintedDate | undefined, other: PrintedDate) =>
  one?.year === other.year && one.month === other.month && one.day === other.day;

/** "By 30 September for the first half or by 31 March for the second": the same is said of both. */
function carriesOn({ tokens }: Reading, left: readonly Hit<Sense>[], from: number): boolean {
  const preposition = left.findLast(({ value }) => value === 'until');
  return (
    preposition !== undefined && preposition.from > from && alternatives.has(tokens[preposition.from - 1]?.key ?? '')
  );
}
const alternatives = wordSet('o u or ou');

const senseSet = (hits: readonly Hit<Sense>[]) => new Set(hits.map(({ value }) => value));

/** The right side ends where the next date's own words begin. */
function rightEnd({ tokens }: Reading, date: PrintedDate, unit: Unit, next: PrintedDate | undefined): number {
  if (!next || next.from >= unit.to) return unit.to;
  for (let at = date.to; at < next.from; at += 1) {
    const key = tokens[at]?.key ?? '';
    if (cutWords.has(key) || (key === '(' && at > date.to)) return at;
  }
  return date.to;
}

function colonBefore(reading: Reading, from: number): boolean {
  let at = from - 1;
  while (at > from - 4 && reading.tokens[at]?.key !== ':' && isFiller(reading, at)) at -= 1;
  return reading.tokens[at]?.key === ':';
}

const farthestPreposition = 24;

function adjacentRole(reading: Reading, left: readonly Hit<Sense>[], dateFrom: number): Role {
  let role: Role = null;
  let end = 0;
  for (const { to, value } of left) {
    if (value !== 'until' && value !== 'start' && value !== 'after' && value !== 'each') continue;
    // The longer of two that end together is meant: "no later than", not "later than".
    if (dateFrom - to > farthestPreposition || to <= end) continue;
    let joined = true;
    for (let at = to; at < dateFrom && joined; at += 1) joined = isFiller(reading, at);
    if (joined) [role, end] = [value, to];
  }
  return role;
}

/** Nothing but articles, weekdays and prepositions before the date; and what is `known`. */
function isOpening(reading: Reading, from: number, to: number, known: readonly Hit<Sense>[] = []): boolean {
  for (let at = from; at < to; at += 1)
    if (!isFiller(reading, at) && !known.some((hit) => at >= hit.from && at < hit.to)) return false;
  return true;
}

/** How many words of the unit are neither date, time, article nor preposition. */
function ownWords(reading: Reading, unit: Unit): number {
  if (unit.to - unit.from > longestFragment) return longestFragment;
  let own = 0;
  const prepositions = sensesBetween(reading.senses, unit.from, unit.to).filter(({ value }) => value === 'until');
  const isPreposition = (at: number) => prepositions.some(({ from, to }) => at >= from && at < to);
  for (let at = unit.from; at < unit.to; at += 1) {
    if (isPreposition(at)) continue;
    const key = reading.tokens[at]?.key ?? '';
    const part = reading.dateTokens.has(at) || isFiller(reading, at) || rangeConnectors.has(key);
    if (!part) own += 1;
  }
  return own;
}
