/** "Reglas": the words by which calls are understood, read and changed by a coordinator in the chat. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Feature } from '../../app.ts';
import type { Card } from '../../card.ts';
import { UserError } from '../../errors.ts';
import { foldText } from '../../form.ts';
import { lookIn } from '../look.ts';
import { listRules } from '../queries.ts';
import { ruleCard, rulePageCard, rulesCard, type StoredRule, sayValue } from './rule-cards.ts';
import { proposeChange, ruleChangeActions } from './rule-change.ts';
import { ruleForm, ruleOf } from './rule-form.ts';
import { ruleText } from './rule-text.ts';

const lookOf = (context: Context) => lookIn(context, context.person.locale);
const shown = (card: Card): Reply => ({ kind: 'cards', cards: [card], private: true });

async function showRules(context: Context): Promise<Reply> {
  return shown(rulesCard(await listRules(context.store.db), await lookOf(context)));
}

async function showKind(context: Context, kind: string, from: number): Promise<Reply> {
  const look = await lookOf(context);
  const rules = (await listRules(context.store.db)).filter((rule) => rule.kind === kind);
  if (rules.length === 0) return showRules(context);
  const title = ruleText[look.locale].kinds[kind] ?? kind;
  return shown(rulePageCard({ title, rules, from, more: { value: kind } }, look));
}

/** Words without their marks, as a message brings them: "501(c)(3)", "ambient*". */
const bare = (words: string): string => foldText(words.replaceAll(/[^\p{L}\p{N}]+/gu, ' '));

/** "Reglas de becas", "tasas de cambio", "qué regla tiene hospital": a kind by its name, else rules by value or word. */
async function findRules(context: Context, said: string, from: number): Promise<Reply> {
  const look = await lookOf(context);
  const text = ruleText[look.locale];
  const wanted = bare(said);
  const rules = await listRules(context.store.db);
  const kind = Object.entries(text.kinds).find(([id, name]) => bare(id) === wanted || bare(name) === wanted);
  if (kind) return showKind(context, kind[0], from);
  const named = (rule: StoredRule) => [rule.value, sayValue(rule, look)].some((name) => bare(name) === wanted);
  const worded = (rule: StoredRule) => rule.words.some((word) => bare(word) === wanted);
  const exact = rules.filter(named);
  const found = exact.length > 0 ? exact : rules.filter(worded);
  const [only, another] = found;
  if (!only) throw new UserError(text.none(said));
  return another
    ? shown(rulePageCard({ title: text.found(said), rules: found, from, more: { said } }, look))
    : shown(ruleCard(only, look));
}

const article = /^(?:(?:de|del|con|para|sobre|que|tienen?|la|el|los|las|of|has|have|with|for|about)\s+)+/iu;

export const ruleCommands: readonly Command[] = [
  {
    id: 'calls.rules',
    names: {
      es: ['reglas', 'reglas de clasificación', 'ver reglas', 'qué regla', 'regla de'],
      en: ['rules', 'classification rules', 'which rule'],
    },
    summary: {
      es: 'Ver y cambiar las palabras con que se clasifican las convocatorias',
      en: 'See and change the words by which calls are classified',
    },
    examples: { es: ['reglas', 'reglas de beca', 'qué regla tiene «hospital»'], en: ['rules', 'rules of scholarship'] },
    who: 'coordinator',
    run: (context, { rest }) => {
      const said = rest
        .replace(article, '')
        .replaceAll(/[«»"“”¿?]/gu, '')
        .trim();
      return said === '' ? showRules(context) : findRules(context, said, 0);
    },
  },
  {
    id: 'calls.rates',
    names: { es: ['tasas de cambio', 'tasas'], en: ['exchange rates', 'rates'] },
    summary: {
      es: 'Ver y cambiar las tasas con que se comparan montos de otra moneda',
      en: 'See and change the rates by which amounts in other currencies are compared',
    },
    examples: { es: ['tasas de cambio'], en: ['exchange rates'] },
    who: 'coordinator',
    // "Me pasas el documento" is no slip of "tasas".
    suits: (beside) => beside === '',
    run: (context) => showKind(context, 'rate', 0),
  },
];

export const ruleActions: Feature['actions'] = {
  'rule.list': { who: 'coordinator', run: (context) => showRules(context) },
  'rule.kind': {
    who: 'coordinator',
    run: (context, { data }) => {
      const from = Number(data.from) || 0;
      return data.said ? findRules(context, data.said, from) : showKind(context, data.value ?? '', from);
    },
  },
  'rule.open': {
    who: 'coordinator',
    run: async (context, { data }) => shown(ruleCard(await ruleOf(context, data.value ?? ''), await lookOf(context))),
  },
  'rule.remove': {
    who: 'coordinator',
    run: async (context, { data }) => {
      const { kind, value } = await ruleOf(context, data.rule ?? '');
      return proposeChange(context, { kind, value, gone: true });
    },
  },
  ...ruleChangeActions,
};

export const ruleForms: Feature['forms'] = { 'rule.edit': ruleForm };
