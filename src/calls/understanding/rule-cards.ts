/** The rules as cards: all kinds, the rows of one, and one row. Pure. */
import type { Block, Button, Card } from '../../card.ts';
import { sayList, shorten } from '../../text.ts';
import { type Look, labelLength } from '../cards.ts';
import { sayModality } from '../text.ts';
import { factLabel, sayFact } from './classified-cards.ts';
import type { FactChange } from './reread.ts';
import { ruleKinds } from './rule-check.ts';
import type { Effect } from './rule-effects.ts';
import { ruleText } from './rule-text.ts';

export type StoredRule = { id: string; kind: string; value: string; words: readonly string[] };
type Words = Pick<Look, 'locale' | 'sectorNames'>;

/** Rows of a table that fit every platform's message. */
const pageSize = 10;
const examples = 3;

/** "Beca", "Salud", "Fundación Ford": what the words of a rule tell. */
export function sayValue({ kind, value }: Pick<StoredRule, 'kind' | 'value'>, { locale, sectorNames }: Words): string {
  if (kind.startsWith('sector')) return sectorNames.get(value) ?? value;
  if (kind.startsWith('modality')) return sayModality(value, locale);
  return kind === 'funder' || kind === 'rate' ? value : (ruleText[locale].values[value] ?? value);
}

/** "Modalidad: Beca". */
export const sayRule = (rule: Pick<StoredRule, 'kind' | 'value'>, look: Words): string =>
  `${ruleText[look.locale].kinds[rule.kind] ?? rule.kind}: ${sayValue(rule, look)}`;

const addButton = (locale: Look['locale']): Button => ({
  label: ruleText[locale].add,
  action: 'form.open',
  data: { form: 'rule.edit', state: '' },
});
const backButton = (locale: Look['locale']): Button => ({ label: ruleText[locale].back, action: 'rule.list' });

/** How many rules of each kind there are, and the way into each. */
export function rulesCard(rules: readonly StoredRule[], look: Words, note?: string): Card {
  const text = ruleText[look.locale];
  const rows = ruleKinds.map((kind) => {
    const own = rules.filter((rule) => rule.kind === kind);
    const words = own.reduce((sum, rule) => sum + rule.words.length, 0);
    return [text.kinds[kind] ?? kind, String(own.length), kind === 'rate' ? '—' : String(words)];
  });
  const options = ruleKinds.map((kind) => ({ value: kind, label: text.kinds[kind] ?? kind }));
  return {
    title: text.title,
    blocks: [
      ...(note ? [{ kind: 'status' as const, status: 'good' as const, text: note }] : []),
      { kind: 'text', text: text.intro },
      { kind: 'table', columns: text.columns, rows },
      { kind: 'choices', label: text.which, action: 'rule.kind', options },
      { kind: 'buttons', buttons: [addButton(look.locale)] },
      { kind: 'text', text: text.fileHint, muted: true },
    ],
  };
}

type Page = { title: string; rules: readonly StoredRule[]; from: number; more: Record<string, string> };

/** A page of rules, with the way into each; `more`: what finds the same ones again. */
export function rulePageCard({ title, rules, from, more }: Page, look: Words): Card {
  const text = ruleText[look.locale];
  const start = from < rules.length ? from : 0;
  const page = rules.slice(start, start + pageSize);
  const rates = page.length > 0 && page.every(({ kind }) => kind === 'rate');
  const mixed = new Set(rules.map(({ kind }) => kind)).size > 1;
  const name = (rule: StoredRule) => (mixed ? sayRule(rule, look) : sayValue(rule, look));
  const blocks: Block[] = [
    {
      kind: 'table',
      columns: rates ? text.rateColumns : text.valueColumns,
      rows: page.map((rule) =>
        rates
          ? [rule.value, sayUnits(rule, look), rule.words[1] ?? '']
          : [name(rule), String(rule.words.length), shorten(rule.words.slice(0, examples).join('; '), labelLength)],
      ),
    },
    {
      kind: 'choices',
      label: text.which,
      action: 'rule.open',
      options: page.map((rule) => ({ value: rule.id, label: shorten(name(rule), labelLength) })),
    },
  ];
  const next = start + pageSize;
  const buttons: Button[] = [addButton(look.locale), backButton(look.locale)];
  if (next < rules.length)
    buttons.unshift({ label: text.more, action: 'rule.kind', data: { ...more, from: String(next) } });
  return { title, blocks: [...blocks, { kind: 'buttons', buttons }] };
}

const sayUnits = ({ words }: StoredRule, { locale }: Words): string =>
  Number(words[0]).toLocaleString(locale === 'es' ? 'es-CO' : 'en', { maximumFractionDigits: 6 });

/** One rule with all its words, and the ways to change it. */
export function ruleCard(rule: StoredRule, look: Words, note?: string): Card {
  const text = ruleText[look.locale];
  const title = sayRule(rule, look);
  const fields =
    rule.kind === 'rate'
      ? [
          { label: text.units(rule.value), value: sayUnits(rule, look) },
          { label: text.source, value: rule.words[1] ?? '' },
        ]
      : [{ label: `${text.words} (${rule.words.length})`, value: rule.words.join('; ') }];
  return {
    title,
    blocks: [
      ...(note ? [{ kind: 'status' as const, status: 'good' as const, text: note }] : []),
      { kind: 'fields', fields },
      {
        kind: 'buttons',
        buttons: [
          { label: text.change, action: 'form.open', data: { form: 'rule.edit', state: rule.id } },
          { label: text.remove, action: 'rule.remove', data: { rule: rule.id }, confirm: text.removeConfirm(title) },
          backButton(look.locale),
        ],
      },
    ],
  };
}

/** Calls that are named; the rest are counted. */
const mostNamed = 5;

/** The open calls that change with a rule, before it is changed; `data`: the change, for the button that makes it. */
export function effectsCard(
  rule: Pick<StoredRule, 'kind' | 'value' | 'words'>,
  effects: readonly Effect[],
  data: Record<string, string>,
  look: Look,
): Card {
  const text = ruleText[look.locale];
  const say = ({ fact, before, after }: FactChange) => {
    const [was, is] = [before, after].map((values) =>
      sayList(
        values.map((value) => sayFact(fact, value, look)),
        look.locale,
      ),
    );
    return text.factChange(factLabel(fact, look.locale), is || text.nothing, was || text.nothing);
  };
  const items = effects
    .slice(0, mostNamed)
    .map(({ call, changes }) => `${call.number}. ${shorten(call.title, labelLength)} — ${changes.map(say).join('; ')}`);
  const rest = effects.length - items.length;
  return {
    title: sayRule(rule, look),
    blocks: [
      { kind: 'text', text: text.effects(effects.length, rule.words.length > 0) },
      { kind: 'list', items: rest > 0 ? [...items, text.andMore(rest)] : items },
      { kind: 'text', text: text.effectsHint, muted: true },
      {
        kind: 'buttons',
        buttons: [
          { label: text.apply, action: 'rule.apply', data },
          { label: text.leave, action: 'rule.kind', data: { value: rule.kind } },
        ],
      },
    ],
  };
}
