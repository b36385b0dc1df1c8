/** Chooses, of the dates of a text that may be its deadline, the one that counts, and says how sure that is. Pure. */
import type { Deadline } from './deadline.ts';
import { doubtful } from './deadline-certainty.ts';
import type { Evidence } from './deadline-evidence.ts';
import { isDenied } from './deadline-governing.ts';
import { type Reading, unitAt } from './deadline-reading.ts';
import type { Sense } from './deadline-senses.ts';
import type { Hit } from './words.ts';

/**
 * `strength`: how surely the words say that it is the deadline, whatever had to be inferred for its date;
 * `followsMove`: the sentence before tells that a date moved.
 */
export type Candidate = Deadline & Evidence & { strength: number; followsMove: boolean };

/** A date said this much less surely than the surest is no rival to it. */
const weaker = 0.06;
/** The clause of the date names it. */
const outright = 0.95;
const day = 86_400_000;

/** What is known of the whole text: when it came out, whether it tells of a move, and whether it `unsettles`. */
type Told = { publishedAt: Date | null; hasMoved: boolean; isUnsettled: boolean };

/** Of several, the one that replaces the others; else the next one at the time of publication. */
export function choose(found: readonly Candidate[], { publishedAt, hasMoved, isUnsettled }: Told): Deadline | null {
  const read = found.filter(({ rank }) => rank > 0);
  // "The deadline was 30 April; proposals will be taken until 29 May", "extended once to …, it is now".
  const latest = Math.max(...read.filter(({ former }) => !former).map(({ at }) => at.getTime()));
  const standing = read.filter(({ former, at }) => !former || at.getTime() >= latest);
  const submits = standing.some(({ step, rank }) => step === 'submission' && rank === 3);
  const all = standing.filter((each) => !submits || !isEarlyStep(each));
  const isAhead = ({ at }: Candidate) => !publishedAt || at >= publishedAt;
  const extended = all.filter((candidate) => candidate.extended);
  const best = Math.max(...all.map(({ rank }) => rank));
  const plain = all.filter(({ rank }) => rank === best);
  const open = plain.some(isAhead) ? plain.filter(isAhead) : plain;
  const surest = Math.max(...open.map(({ strength }) => strength)) - weaker;
  const likely = open.filter(({ strength }) => strength >= surest);
  // "Clôture de l'appel : 11 janvier", and not "les projets en cours doivent remettre leur rapport avant".
  const isNamed = likely.some(({ doubted, strength }) => !doubted && strength >= outright);
  const pool = extended.length > 0 ? extended : likely.filter(({ doubted }) => !isNamed || !doubted);
  const sorted = pool.toSorted((left, right) => left.at.getTime() - right.at.getTime());
  const chosen = extended.length > 0 ? sorted.at(-1) : (sorted.find(isAhead) ?? sorted.at(-1));
  if (!chosen) return null;
  const { at, zone, hasTime, text, confidence: own, extended: replaces } = chosen;
  const isOther = (each: Candidate) => Math.abs(each.at.getTime() - at.getTime()) > day;
  // "Cierre de la convocatoria … Entrega del premio": what is handed in after a close that is named.
  const isClose = chosen.rank === 3 && !isEarlyStep(chosen);
  const isPlain = isClose && chosen.strength >= outright;
  const isAfterwards = (each: Candidate) => each.at > at && (each.rank === 0 ? isPlain : isClose && each.doubted);
  // Another step or close, or the end of what nothing tells, that is still to come may be the one that counts.
  const isRivalled = found.some(
    (each) => !each.former && each.step !== 'optional' && isAhead(each) && isOther(each) && !isAfterwards(each),
  );
  // "The deadline is extended. Proposals are received until 29 January": no other date is left to be meant.
  const isStale = hasMoved && !(chosen.followsMove && found.length === 1);
  const isDoubted = !isAhead(chosen) || (!replaces && (isRivalled || isStale || isUnsettled));
  const least = isDoubted ? Math.min(own, doubtful) : own;
  const confidence = Math.max(0.05, least);
  return { at, zone, hasTime, text, confidence: Math.round(confidence * 100) / 100 };
}

/** Before the application is handed in: it may be the one that counts, when nothing else is. */
export const isEarlyStep = ({ step }: Pick<Evidence, 'step'>) => step === 'preliminary' || step === 'optional';

/** A date moved; not that it may, or that it will not. */
export function tellsOfMove({ senses: { hits } }: Reading): boolean {
  return hits.some((hit) => hit.value === 'extended' && !isDenied(hits, hit));
}

/**
 * Something was corrected or called off, or nothing is open: "we accept no unsolicited proposals", "no tiene en este
 * momento una ventanilla abierta".
 */
export function unsettles({ senses, units, datedUnits }: Reading): boolean {
  const { hits } = senses;
  // "Full proposals (by invitation only): 30 April".
  const isOfDate = ({ from }: Hit<Sense>) => datedUnits.has(unitAt(units, from));
  // "Proposals from vendors to print the guide" inside a call's text; a tender alone has one close.
  const bought = new Set(hits.flatMap(({ value, from }) => (value === 'purchase' ? from : [])));
  const isNearDate = (at: number) => [0, 1].some((next) => datedUnits.has(unitAt(units, at) + next));
  const isForBoth =
    [...bought].some(isNearDate) && hits.some(({ value, from }) => value === 'call' && !bought.has(from));
  return (
    isForBoth ||
    hits.some(
      (hit, index) =>
        (hit.value === 'unasked' && !isOfDate(hit)) ||
        (hit.value === 'corrected' && !isDenied(hits, hit)) ||
        (hit.value === 'call' && isDenied(hits, hit) && hits[index + 1]?.value === 'open'),
    )
  );
}
