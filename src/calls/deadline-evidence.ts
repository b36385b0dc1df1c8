/** Decides from the words around a date whether it is the day applications close, and how sure that is. Pure. */
import type { Sense } from './deadline-words.ts';
import type { Hit, Token } from './words.ts';

/** The surroundings of one date (or period). `left` and `right` end at the neighbouring date or the sentence. */
export type Surroundings = {
  left: readonly Hit<Sense>[];
  right: readonly Hit<Sense>[];
  sentence: ReadonlySet<Sense>;
  heading: ReadonlySet<Sense>;
  title: ReadonlySet<Sense>;
  /** The preposition directly before the date. */
  role: 'until' | 'start' | 'after' | null;
  isRange: boolean;
  /** Nothing but dates, times and zones in the line. */
  isBare: boolean;
  /** The line is a fragment, as in a table or under a heading. */
  isShort: boolean;
  /** The date, or a row of dates, is all the source says. */
  isAll: boolean;
  hasTime: boolean;
};

/** `rank` orders kinds of evidence: 3 said outright, 2 likely, 1 a date that stands alone. */
export type Evidence = { confidence: number; rank: 1 | 2 | 3; extended: boolean };

const has = (hits: readonly Hit<Sense>[], ...senses: Sense[]) => hits.some(({ value }) => senses.includes(value));

const cuts = new Set([
  ',',
  'and',
  'y',
  'e',
  'et',
  'but',
  'pero',
  'mas',
  'mais',
  'while',
  'mientras',
  'although',
  'tandis',
  ':',
  '–',
  '—',
]);
const mostCuts = 8;

/**
 * The part of the left side that speaks of this date: "results come in June, and applications close on …" is cut before
 * "and", since what follows says on its own what the date is.
 */
export function governing(
  tokens: readonly Token[],
  from: number,
  to: number,
  left: readonly Hit<Sense>[],
  role: Surroundings['role'],
): readonly Hit<Sense>[] {
  let tried = 0;
  for (let at = to - 1; at > from && tried < mostCuts; at -= 1) {
    if (!cuts.has(tokens[at]?.key ?? '')) continue;
    tried += 1;
    const rest = left.filter((hit) => hit.from > at);
    const says =
      has(rest, 'label', 'other') || (has(rest, 'apply', 'call') && (role === 'until' || has(rest, 'closing')));
    if (says) return rest;
  }
  return left;
}

const yes = (confidence: number, rank: Evidence['rank'], extended: boolean): Evidence => ({
  confidence,
  rank,
  extended,
});

/** Null when the date is something else, or nothing says what it is. */
export function judge(around: Surroundings): Evidence | null {
  const { left, right, sentence, heading, title, role, isRange } = around;
  const headed = !has(left, 'label', 'other', 'closing', 'apply', 'open', 'event', 'happening', 'term', 'superseded');
  const says = (...senses: Sense[]) => has(left, ...senses) || (headed && senses.some((sense) => heading.has(sense)));
  const extended = says('extended');
  const applies = says('apply', 'call');
  const ends = role === 'until' || isRange;

  if (has(left, 'superseded')) return null;
  if (says('other') || sentence.has('recurring')) return null;
  if (role === 'after') return sentence.has('apply') && sentence.has('not') ? yes(0.85, 3, extended) : null;
  if (role === 'start') return null;

  if (says('label')) {
    if (says('term') && !applies) return null;
    if (says('open') && !ends && !applies && !has(left, 'label')) return null;
    return has(left, 'label') ? yes(0.95, 3, extended) : yes(0.92, 3, extended);
  }
  if (extended && (applies || sentence.has('apply') || sentence.has('call') || title.has('call') || title.has('apply')))
    return yes(0.88, 3, true);
  if (!ends && !has(left, 'closing', 'apply')) {
    // "15 March is the closing date", "15 March – deadline for applications".
    if (has(right, 'other', 'happening')) return null;
    if (has(right, 'label') && !has(left, 'open', 'happening')) return yes(0.88, 3, has(right, 'extended'));
    if (has(right, 'closing') && (applies || has(right, 'apply', 'call'))) return yes(0.85, 3, false);
  }
  if (says('happening') && !(role === 'until' && says('apply'))) return null;
  if (says('term') && !applies) return null;
  if (says('event') && !says('apply') && !(role === 'until' && applies)) return null;
  if (says('open') && !ends) return null;

  if (has(left, 'closing') && !says('open')) {
    if (applies || sentence.has('apply') || sentence.has('call')) return yes(0.9, 3, extended);
    if (title.has('call') || title.has('apply')) return yes(0.75, 2, extended);
    return around.isShort ? yes(0.7, 2, extended) : null;
  }
  if (ends) {
    if (says('apply')) return yes(0.92, 3, extended);
    if (says('call')) return yes(isRange && !says('open') ? 0.75 : 0.9, 3, extended);
    if (has(right, 'other') && role !== 'until') return null;
    if (sentence.has('apply')) return yes(0.85, 3, extended);
    if (says('open')) return yes(sentence.has('call') ? 0.88 : 0.72, sentence.has('call') ? 3 : 2, extended);
    if (sentence.has('call')) return yes(0.75, 2, extended);
    if (sentence.has('event') || sentence.has('other') || sentence.has('term') || sentence.has('happening'))
      return null;
    if (title.has('event') && !title.has('call') && !title.has('apply')) return null;
    if (around.isShort) return yes(title.has('call') || title.has('apply') ? 0.65 : 0.5, 2, extended);
    return null;
  }
  if (says('apply') && sentence.has('must')) return yes(0.65, 2, extended);
  if (around.isBare && around.isAll && !title.has('event')) return yes(around.hasTime ? 0.55 : 0.4, 1, false);
  return null;
}
