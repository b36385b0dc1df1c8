/** What a call says otherwise once it is read anew: that is written, and nothing that a person gave is. Pure. */
import { z } from 'zod';
import type { Call } from '../queries.ts';
import { type Because, sumKey, type Understood } from './understand.ts';

export type Fact = Exclude<keyof Because, 'news'>;
type Facts = Partial<Pick<Understood, Fact | 'currency'>>;
/** Facts of a call, or of one reading of its words. */
type Known = { readonly [F in keyof Facts]: Readonly<Facts[F]> };
type Reading = Known & { because: Because };
/** Of one fact, its values. */
export type FactChange = { fact: Fact; before: readonly string[]; after: readonly string[] };
export type Otherwise = { columns: Facts & { because: Because }; changes: readonly FactChange[] };

const stored = z.record(z.string(), z.record(z.string(), z.array(z.string())));
/** The words behind each fact of a call, as they are kept. */
export const becauseOf = ({ because }: Pick<Call, 'because'>): Because => stored.parse(because);

/** A fact's values as `Because` names them; none when the source does not say. */
export function valuesOf(facts: Known, fact: Fact): readonly string[] {
  if (fact === 'sectors' || fact === 'countries') return facts[fact] ?? [];
  if (fact === 'amount') return facts.amount && facts.currency ? [sumKey(facts.amount, facts.currency)] : [];
  return [facts[fact] ?? []].flat();
}

function columnsOf(fact: Fact, values: readonly string[], { amount, currency }: Known): Facts {
  if (fact === 'sectors' || fact === 'countries') return { [fact]: [...values] };
  return fact === 'amount' ? { amount, currency } : { [fact]: values[0] ?? null };
}

const isSame = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((value) => right.includes(value));

/** What is not as its words told it was given by a person. */
const isGiven = (call: Reading, fact: Fact): boolean =>
  !isSame(valuesOf(call, fact), Object.keys(call.because[fact] ?? {}));

const correctable = ['sectors', 'modality', 'eligibility', 'funder', 'amount'] as const;

/** The columns of the facts that a person gave; none of a call whose words were not kept. */
export function columnsGiven(call: Known & Pick<Call, 'because'>): ((typeof correctable)[number] | 'currency')[] {
  const because = becauseOf(call);
  if (Object.keys(because).length === 0) return [];
  const given = correctable.filter((fact) => isGiven({ ...call, because }, fact));
  return given.flatMap((fact) => (fact === 'amount' ? [fact, 'currency' as const] : [fact]));
}

/** The values of a fact after the new reading; those that it holds and these words never told stay. */
function valuesAfter(fact: Fact, call: Reading, before: Reading, after: Reading): readonly string[] {
  const [kept, was, is] = [valuesOf(call, fact), valuesOf(before, fact), valuesOf(after, fact)];
  if (isGiven(call, fact)) return kept;
  const told = is.filter((value) => kept.includes(value) || !was.includes(value));
  const untold = kept.filter((value) => !was.includes(value) && !is.includes(value));
  const isList = fact === 'sectors' || fact === 'countries';
  return isList || told.length === 0 ? [...told, ...untold] : told;
}

/** What changes of these facts of a call when its words read as `after` instead of `before`; null when nothing does. */
export function readOtherwise(
  call: Known & Pick<Call, 'because'>,
  before: Reading,
  after: Reading,
  facts: readonly Fact[],
): Otherwise | null {
  const kept = { ...call, because: becauseOf(call) };
  const changes = facts.flatMap((fact): FactChange[] => {
    const [was, is] = [valuesOf(kept, fact), valuesAfter(fact, kept, before, after)];
    return isSame(was, is) ? [] : [{ fact, before: was, after: is }];
  });
  if (changes.length === 0) return null;
  const because = { ...kept.because };
  for (const { fact, after: values } of changes) {
    const words = { ...kept.because[fact], ...after.because[fact] };
    because[fact] = Object.fromEntries(values.map((value) => [value, words[value] ?? []]));
  }
  const columns = changes.map(({ fact, after: values }) => columnsOf(fact, values, after));
  return { columns: Object.assign({ because }, ...columns), changes };
}
