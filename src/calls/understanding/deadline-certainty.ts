/** Decides whether the words around a date speak of applying to a call, so that nobody needs to confirm it. Pure. */
import { grammar } from './deadline-context.ts';
import type { Sense } from './deadline-senses.ts';
import { isComplement } from './deadline-subject.ts';
import type { Hit, Token } from './words.ts';

/**
 * Below this a coordinator confirms the date. Readings that the text states outright score 0.85 and more; one whose
 * order or role had to be guessed, that nothing vouches for, that is told of as past or that an earlier date rivals at
 * most `doubtful`; a date that an unknown verb governs 0.65, one that stands alone 0.5.
 */
export const confirmBelow = 0.8;
export const doubtful = 0.75;

type Hits = readonly Hit<Sense>[];

/**
 * `told`: from the start of the sentence to the date, which has no subject when it `isElided`; `before`: what the sentence before says; `near`: what the
 * sentences beside and the title say; `opens`: nothing that is not known stands before its "until".
 */
type Said = {
  tokens: readonly Token[];
  left: Hits;
  told: Hits;
  right: Hits;
  heading: Hits;
  before: ReadonlySet<Sense>;
  near: ReadonlySet<Sense>;
  isElided: boolean;
  opens: boolean;
};

/** To sign up is to apply where the text speaks of something that is applied for: people sign up for meetings too. */
const appliedFor: readonly Sense[] = ['call', 'benefit', 'people'];

const meetings: readonly Sense[] = ['event', 'gathering', 'session'];

const leading: ReadonlySet<Sense> = new Set<Sense>(['allowed', 'extended', 'closing', 'open']);

/**
 * Whether the clause of the date, or its heading, names the deadline, the call or an application. To hand in, to
 * deliver or to complete something is also said of reports, works and payments.
 */
export function isVouched({ tokens, left, told, right, heading, before, near, isElided, opens }: Said): boolean {
  const meets = meetings.some((sense) => near.has(sense));
  // "The webinar takes place on 9 December. Apply for a seat by 3 December."
  const isSeat = before.has('session') || before.has('gathering');
  // "Conoce a los jurados. Las postulaciones …", "Shortlisted cities were announced. They must submit …".
  const asksOthers = before.has('jury')
    ? !before.has('candidacy')
    : before.has('outcome') && isElided && told[0]?.value === 'must';
  const vouches = (hits: Hits) => {
    if (asksOthers || hits.some(({ value }) => value === 'jury')) return false;
    const has = (sense: Sense) => hits.some(({ value }) => value === sense);
    const signups = new Set(hits.flatMap(({ value, from }) => (value === 'signup' ? from : [])));
    const seats = new Set(hits.flatMap(({ value, from }) => (isSeat && value === 'act' ? from : [])));
    const applied = hits.some(({ value, from }) => value === 'candidacy' && !signups.has(from) && !seats.has(from));
    const signsUp = signups.size > 0 && !meets && appliedFor.some((sense) => near.has(sense));
    // "The progress report of the 2025 call".
    const calls = hits.some(({ value, from }) => value === 'call' && !isComplement(tokens, from));
    return has('label') || calls || applied || signsUp || (has('people') && has('apply'));
  };
  // "Until 3 May cities may apply", "extended to 3 May, the deadline": what is said comes after the date. Not so in
  // "join our list by 3 May to hear of the call".
  const leads = left.some(({ value }) => leading.has(value));
  const isAhead = (leads || opens) && left.every(({ value }) => grammar.has(value) || leading.has(value));
  return vouches(told) || vouches(heading) || (isAhead && vouches(right));
}
