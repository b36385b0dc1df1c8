/** What a change of the rules does to the calls that people can still apply to: found out before it is made. */
import type { Outbox } from '../../deliveries/outbox.ts';
import type { Db } from '../../store.ts';
import { tellNewReaders } from '../reaching/announce.ts';
import { type Otherwise, readOtherwise } from './reread.ts';
import { callsToReread, type Reread, writeReading } from './rule-queries.ts';
import type { RuleRow } from './rule-words.ts';
import { readByRules } from './understand.ts';
import { compilePhrases, findPhrases, tokenize } from './words.ts';

export type Effect = { call: Reread } & Otherwise;

/** Calls read in one go: people's messages are answered in between. */
const atOnce = 10;
const facts = ['sectors', 'modality', 'eligibility', 'funder', 'amount'] as const;

/** The rules once this one has these words; none take it away. */
export function withRule(rules: readonly RuleRow[], { kind, value, words }: RuleRow): RuleRow[] {
  const isIt = (rule: RuleRow) => rule.kind === kind && rule.value === value;
  const changed = rules.map((rule) => (isIt(rule) ? { kind, value, words } : rule));
  return rules.some(isIt) ? changed : [...changed, { kind, value, words }];
}

/** The words that only one of the two has. */
function changedWords(before: readonly RuleRow[], after: readonly RuleRow[]): string[] {
  const wordsOf = (rules: readonly RuleRow[]) =>
    new Map(
      rules.flatMap(({ kind, value, words }) => words.map((word) => [`${kind}:${value}:${word}`, word] as const)),
    );
  const [left, right] = [wordsOf(before), wordsOf(after)];
  return [...left, ...right].flatMap(([key, word]) => (left.has(key) && right.has(key) ? [] : [word]));
}

/** Reads the calls that have a word of the change by the rules before and after it. */
export async function effectsOf(
  db: Db,
  before: readonly RuleRow[],
  after: readonly RuleRow[],
  now: Date,
): Promise<Effect[]> {
  const touched = compilePhrases(changedWords(before, after).map((word) => [word, true] as const));
  const effects: Effect[] = [];
  for (let last = 0; ; ) {
    const calls = await callsToReread(db, now, { after: last, take: atOnce });
    for (const call of calls) {
      const { title, summary, items } = call;
      if (findPhrases(touched, tokenize(`${title}. ${summary}`)).length === 0) continue;
      const { name, ...feed } = items[0]?.feed ?? { sectors: [], funder: null };
      const words = { title, text: summary, categories: [], author: null };
      const [was, is] = [before, after].map((rules) => readByRules(rules, words, feed, name));
      const otherwise = was && is && readOtherwise(call, was, is, facts);
      if (otherwise) effects.push({ call, ...otherwise });
    }
    if (calls.length < atOnce) return effects;
    last = calls.at(-1)?.number ?? last;
  }
}

/** Writes them, with the change itself; posts follow. Returns how many calls changed: not those that did meanwhile. */
export async function applyEffects(
  tx: Db,
  outbox: Outbox | undefined,
  effects: readonly Effect[],
  now: Date,
): Promise<number> {
  let changed = 0;
  for (const { call, columns } of effects) {
    const reread = await writeReading(tx, call, columns, now);
    if (!reread) continue;
    changed += 1;
    await outbox?.requestUpdate(tx, call.id, ['call.announce', 'call.review']);
    if (outbox) await tellNewReaders(tx, outbox, call, reread, now);
  }
  return changed;
}
