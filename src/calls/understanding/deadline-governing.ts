/** Tells which of the words before a date have it: those after the last cut, the last verb, the last change. Pure. */
import type { Role } from './deadline-evidence.ts';
import type { Sense } from './deadline-senses.ts';
import { cutWords } from './deadline-words.ts';
import type { Hit, Token } from './words.ts';

export const has = (hits: readonly Hit<Sense>[], ...senses: Sense[]) =>
  hits.some(({ value }) => senses.includes(value));

const dashes = new Set(['–', '—']);
const mostCuts = 8;
/** A new clause after "and" says what it is about within this many words. */
const longestOpening = 3;

const namesOfCall: Sense[] = ['candidacy', 'call', 'benefit', 'people'];
const subjects: Sense[] = ['apply', 'call', 'benefit'];

/**
 * The part of the left side that speaks of this date: "results come in June, and applications close on …" is cut before
 * "and", since what follows says on its own what the date is.
 */
export function governing(
  tokens: readonly Token[],
  from: number,
  to: number,
  left: readonly Hit<Sense>[],
  role: Role,
): readonly Hit<Sense>[] {
  let tried = 0;
  for (let at = to - 1; at > from && tried < mostCuts; at -= 1) {
    if (!cutWords.has(tokens[at]?.key ?? '')) continue;
    tried += 1;
    // "may – but need not – send": the second of a pair of dashes parts nothing.
    if (dashes.has(tokens[at]?.key ?? '') && tokens.slice(from, at).some(({ key }) => dashes.has(key))) continue;
    const rest = left.filter((hit) => hit.from > at);
    // "the technical and financial report": what a bare "and" joins may be one thing.
    if (tokens[at]?.kind === 'word' && (rest[0]?.from ?? 0) - at > longestOpening) continue;
    // "The final report, with its receipts, must be sent by": to send says nothing without what is sent.
    const names = tokens[at]?.kind === 'mark' && has(left, 'other') ? namesOfCall : subjects;
    const says =
      has(rest, 'label') ||
      (tokens[at]?.key === ':' && has(rest, 'closing')) ||
      (has(rest, ...names) && (role === 'until' || has(rest, 'closing')));
    // "Onde se lê: «propostas até 27 de novembro»".
    if (says) return [...left.filter(({ to: end, value }) => end === at && changes.has(value)), ...rest];
  }
  return left;
}

const changes: ReadonlySet<Sense> = new Set<Sense>(['superseded', 'extended']);

/** "déposés jusqu'au": the verb stands right before its preposition. */
const adjacent = 2;

/** "Opening of the application period", "the period starts on": what is named is not its end. */
export function isTurned(hits: readonly Hit<Sense>[]): boolean {
  const last = hits.findLast(({ value }) => value === 'opening' || value === 'closing' || value === 'until');
  return last?.value === 'opening' && has(hits, 'label');
}

/**
 * "Projects lasting a year can be submitted until …", "cities selected last year may apply until …": the verb right
 * before the preposition has the date, not what was named earlier.
 */
export function appliesLast(left: readonly Hit<Sense>[], verb: Sense, named: Sense | null): boolean {
  const preposition = left.findLast(({ value }) => value === 'until' || (named === null && value === 'start'));
  const after = left.findLast(({ value }) => value === named)?.to ?? 0;
  return left.some(
    ({ value, from, to }) =>
      value === verb && from >= after && preposition !== undefined && preposition.from - to <= adjacent,
  );
}

/** "The deadline, initially 31 March, is extended to": what comes last counts. */
export function isSuperseded(left: readonly Hit<Sense>[]): boolean {
  const last = left.findLast(({ value }) => value === 'superseded' || value === 'extended');
  return last?.value === 'superseded';
}

/** "No extensions will be granted", "podrá prorrogarse". */
export function isDenied(hits: readonly Hit<Sense>[], { from, to }: Hit<Sense>): boolean {
  return hits.some(
    (hit) =>
      (hit.value === 'not' && hit.from < to && from - hit.to <= denying) ||
      (hit.value === 'maybe' && hit.from <= to + 1),
  );
}
/** "No se concederán nuevas prórrogas". */
const denying = 6;
