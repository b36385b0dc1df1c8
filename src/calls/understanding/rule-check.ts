/** Which rules there may be, and what is wrong with one that is not; for the chat and for files. Pure. */
import { printNumber, readNumber } from '../../amount.ts';
import { modalities } from '../text.ts';
import type { RuleRow } from './rule-words.ts';

/** In the order in which they are shown. */
export const ruleKinds = [
  'sector',
  'sector-if-alone',
  'modality',
  'modality-if-alone',
  'eligibility',
  'funder',
  'funder-named',
  'amount',
  'news',
  'rate',
  'ignore',
] as const;
export type RuleKind = (typeof ruleKinds)[number];
const isRuleKind = (kind: string): kind is RuleKind => (ruleKinds as readonly string[]).includes(kind);

/** The values that a kind may have, by kind; sectors are the network's, names of funders and currencies are anybody's. */
const ruleValues: Partial<Record<RuleKind, readonly string[]>> = {
  modality: modalities,
  'modality-if-alone': modalities,
  eligibility: [
    'government',
    'others',
    'anyone',
    'nobody',
    'foreign-government',
    'applicants',
    'invites',
    'may-apply',
    'not',
    'negation',
    'only',
    'person',
    'partner',
    'as-partner',
    'but',
  ],
  'funder-named': ['pays', 'label', 'calls', 'backs', 'body', 'first-not', 'spreads'],
  amount: ['each', 'at-most', 'total', 'other'],
  news: ['told', 'headline', 'supposed', 'inviting', 'offering', 'job', 'post'],
  ignore: ['*', 'sector', 'boilerplate', 'funder'],
};

/** The values that a rule of this kind may have; null: any. */
export const valuesOf = (kind: RuleKind, sectors: readonly string[]): readonly string[] | null =>
  kind.startsWith('sector') ? sectors : (ruleValues[kind] ?? null);

/** `column`: where the fault is; `allowed`: what may stand there. */
export type RuleFault =
  | { column: 'kind' | 'value'; code: 'notAllowed'; allowed: readonly string[] }
  | { column: 'value'; code: 'missing' | 'notACurrency' }
  | { column: 'words'; code: 'noWords' | 'notARate' | 'noSource' };

/** "4.144,18", "0,93", "1379.05": units of a currency for one US dollar; null when it is none. */
function readUnits(text: string): number | null {
  const units = readNumber(text);
  return units !== null && Number.isFinite(units) && units > 0 ? units : null;
}

/** A rule as it is kept, or what is wrong with it. A rate's words are its units for one dollar, and their source. */
export function checkRule(
  { kind, value, words }: RuleRow,
  sectors: readonly string[],
): { rule: { kind: string; value: string; words: string[] } } | { faults: RuleFault[] } {
  if (!isRuleKind(kind)) return { faults: [{ column: 'kind', code: 'notAllowed', allowed: ruleKinds }] };
  const faults: RuleFault[] = [];
  const allowed = valuesOf(kind, sectors);
  if (value === '') faults.push({ column: 'value', code: 'missing' });
  else if (allowed && !allowed.includes(value)) faults.push({ column: 'value', code: 'notAllowed', allowed });
  const kept = [...new Set(words)];
  if (kind === 'rate') {
    const units = readUnits(kept[0] ?? '');
    if (!/^(?!USD)[A-Z]{3}$/.test(value)) faults.push({ column: 'value', code: 'notACurrency' });
    if (units === null) faults.push({ column: 'words', code: 'notARate' });
    else if (kept.length < 2) faults.push({ column: 'words', code: 'noSource' });
    else kept.splice(0, kept.length, printNumber(units), kept.slice(1).join(', '));
  } else if (kept.length === 0) faults.push({ column: 'words', code: 'noWords' });
  return faults.length > 0 ? { faults } : { rule: { kind, value, words: kept } };
}
