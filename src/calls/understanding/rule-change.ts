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

/** What becomes of a rule: words come and go, or all of it goes. */
type Change = { kind: string; value: string } & (
  | { add: readonly string[]; remove: readonly string[] }
  | { gone: true }
);

/** A rule's words after a change; accents and capitals do not matter in what goes. */
export function wordsAfter(words: readonly string[], change: Change): string[] {
  if ('gone' in change) return [];
  const removed = change.remove.map(foldText);
  return [...words.filter((word) => !removed.includes(foldText(word))), ...change.add];
}

/** As a button brings it back: short enough for every platform. */
const dataOf = (change: Change): Record<string, string> => {
  const { kind, value } = change;
  return 'gone' in change
    ? { kind, value, gone: 'yes' }
    : { kind, value, add: joinCell(change.add), remove: joinCell(change.remove) };
};
const changeIn = ({ kind = '', value = '', add = '', remove = '', gone }: Record<string, string>): Change =>
  gone ? { kind, value, gone: true } : { kind, value, add: splitCell(add), remove: splitCell(remove) };

/** The rule as it would be, and the open calls that change with it. */
async function weigh(context: Context, change: Change) {
  const { store, clock, person } = context;
  const look = await lookIn(context, person.locale);
  const rules = await listRules(store.db);
  const { kind, value } = change;
  const known = rules.find((rule) => rule.kind === kind && rule.value === value);
  const wanted = { kind, value, words: wordsAfter(known?.words ?? [], change) };
  const checked = 'gone' in change ? { rule: wanted } : checkRule(wanted, [...look.sectorNames.keys()]);
  if ('faults' in checked) throw new UserError(ruleText[look.locale].gone);
  const { rule } = checked;
  return { look, rule, effects: await effectsOf(store.db, rules, withRule(rules, rule), clock.now()) };
}

/** Makes the change, unless open calls change with it: then those are shown, and it waits for a word. */
export async function proposeChange(context: Context, change: Change): Promise<Reply> {
  const weighed = await weigh(context, change);
  const { rule, effects, look } = weighed;
  if (effects.length === 0) return makeChange(context, weighed);
  return { kind: 'cards', cards: [effectsCard(rule, effects, dataOf(change), look)], private: true };
}

async function makeChange(
  { store, outbox, clock }: Context,
  { rule, effects, look }: Awaited<ReturnType<typeof weigh>>,
): Promise<Reply & { kind: 'cards' }> {
  const text = ruleText[look.locale];
  const changed = await store.inTransaction(async (tx) =>
    (await saveRule(tx, rule)) === 'unchanged' ? null : applyEffects(tx, outbox, effects, clock.now()),
  );
  const kept = await findRule(store.db, rule.kind, rule.value);
  const done = kept ? text.saved : text.removed(sayRule(rule, look));
  const said = kept?.kind === 'rate' ? text.rateSaved : `${done} ${text.changed(changed ?? 0)}`;
  const note = changed === null ? text.same : said;
  const card = kept ? ruleCard(kept, look, note) : rulesCard(await listRules(store.db), look, note);
  return { kind: 'cards', cards: [card], private: true };
}

export const ruleChangeActions: Feature['actions'] = {
  'rule.apply': {
    who: 'coordinator',
    run: async (context, { data }) => ({
      ...(await makeChange(context, await weigh(context, changeIn(data)))),
      replace: true,
    }),
  },
};
