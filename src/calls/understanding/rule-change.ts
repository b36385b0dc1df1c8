/** A change of a rule: which open calls it changes is said before it is made, and made with it. */
import type { Reply } from '../../adapter.ts';
import type { Context, Feature } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { foldText } from '../../form.ts';
import { joinCell, splitCell } from '../../table.ts';
import { lookIn } from '../look.ts';
import { listRules, saveRule } from '../queries.ts';
import { effectsCard, ruleCard, rulesCard, sayRule } from './rule-cards.ts';
import { checkRule } from './rule-check.ts';
import { applyEffects, effectsOf, withRule } from './rule-effects.ts';
import { findRule } from './rule-queries.ts';
import { ruleText } from './rule-text.ts';
import type { RuleRow } from './rule-words.ts';

/** What becomes of a rule: words come and go, or all of it goes. */
export type RuleChange = { kind: string; value: string; add: readonly string[]; remove: readonly string[] } | RuleGone;
export type RuleGone = { kind: string; value: string; gone: true };

/** A rule's words after a change; accents and capitals do not matter in what goes. */
export function wordsAfter(words: readonly string[], change: RuleChange): string[] {
  if ('gone' in change) return [];
  const removed = change.remove.map(foldText);
  return [...words.filter((word) => !removed.includes(foldText(word))), ...change.add];
}

/** As a button brings it back: short enough for every platform. */
const dataOf = (change: RuleChange): Record<string, string> => {
  const { kind, value } = change;
  return 'gone' in change
    ? { kind, value, gone: 'yes' }
    : { kind, value, add: joinCell(change.add), remove: joinCell(change.remove) };
};
const changeIn = ({ kind = '', value = '', add = '', remove = '', gone }: Record<string, string>): RuleChange =>
  gone ? { kind, value, gone: true } : { kind, value, add: splitCell(add), remove: splitCell(remove) };

async function ruleAfter(context: Context, change: RuleChange, sectors: readonly string[]): Promise<RuleRow> {
  const { kind, value } = change;
  const known = await findRule(context.store.db, kind, value);
  const rule = { kind, value, words: wordsAfter(known?.words ?? [], change) };
  const checked = 'gone' in change ? { rule } : checkRule(rule, sectors);
  if ('faults' in checked) throw new UserError(ruleText[context.person.locale].gone);
  return checked.rule;
}

/** Makes the change, unless open calls change with it: then those are shown, and it waits for a word. */
export async function proposeChange(context: Context, change: RuleChange): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const rule = await ruleAfter(context, change, [...look.sectorNames.keys()]);
  const rules = await listRules(context.store.db);
  const effects = await effectsOf(context.store.db, rules, withRule(rules, rule), context.clock.now());
  if (effects.length === 0) return makeChange(context, change);
  return { kind: 'cards', cards: [effectsCard(rule, effects, dataOf(change), look)], private: true };
}

async function makeChange(context: Context, change: RuleChange): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const look = await lookIn(context, person.locale);
  const text = ruleText[look.locale];
  const rule = await ruleAfter(context, change, [...look.sectorNames.keys()]);
  const before = await listRules(store.db);
  const effects = await effectsOf(store.db, before, withRule(before, rule), clock.now());
  const changed = await store.inTransaction(async (tx) =>
    (await saveRule(tx, { ...rule, words: [...rule.words] })) === 'unchanged'
      ? null
      : applyEffects(tx, outbox, effects, clock.now()),
  );
  const kept = await findRule(store.db, rule.kind, rule.value);
  const done = kept ? (rule.kind === 'rate' ? text.rateSaved : text.saved) : text.removed(sayRule(rule, look));
  const note = changed === null ? text.same : rule.kind === 'rate' ? done : `${done} ${text.changed(changed)}`;
  const card = kept ? ruleCard(kept, look, note) : rulesCard(await listRules(store.db), look, note);
  return { kind: 'cards', cards: [card], private: true };
}

export const ruleChangeActions: Feature['actions'] = {
  'rule.apply': {
    who: 'coordinator',
    run: async (context, { data }) => ({ ...(await makeChange(context, changeIn(data))), replace: true }) as Reply,
  },
};
