/** Decides whether the words around a date speak of applying to a call, so that nobody needs to confirm it. Pure. */
import { grammar } from './deadline-context.ts';
import type { Sense } from './deadline-senses.ts';
import type { Hit } from './words.ts';

type Hits = readonly Hit<Sense>[];

/** `told`: from the start of the sentence to the date; `near`: what the sentences beside and the title say. */
type Said = { left: Hits; told: Hits; right: Hits; heading: Hits; near: ReadonlySet<Sense> };

/** To sign up is to apply where the text speaks of something that is applied for: people sign up for meetings too. */
const appliedFor: readonly Sense[] = ['call', 'benefit', 'label', 'people'];

const leading: ReadonlySet<Sense> = new Set<Sense>(['allowed', 'extended', 'closing', 'open']);

/**
 * Whether the clause of the date, or its heading, names the deadline, the call or an application. To hand in, to
 * deliver or to complete something is also said of reports, works and payments.
 */
export function isVouched({ left, told, right, heading, near }: Said): boolean {
  const vouches = (hits: Hits) => {
    const has = (sense: Sense) => hits.some(({ value }) => value === sense);
    const signups = new Set(hits.flatMap(({ value, from }) => (value === 'signup' ? from : [])));
    const applied = hits.some(({ value, from }) => value === 'candidacy' && !signups.has(from));
    const signsUp = signups.size > 0 && appliedFor.some((sense) => near.has(sense));
    return has('label') || has('call') || applied || signsUp || (has('people') && has('apply'));
  };
  // "Until 3 May cities may apply", "extended to 3 May, the deadline": what is said comes after the date.
  const isAhead = left.every(({ value }) => grammar.has(value) || leading.has(value));
  return vouches(told) || vouches(heading) || (isAhead && vouches(right));
}
