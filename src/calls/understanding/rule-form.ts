/** A rule as a form: a new one, the words of one that there is, or an exchange rate. */
import type { Reply } from '../../adapter.ts';
import type { Context, FormHandler } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { type Field, type Form, foldText, type Values } from '../../form.ts';
import { splitCell } from '../../table.ts';
import { sayList, sayQuoted } from '../../text.ts';
import type { Look } from '../cards.ts';
import { lookIn } from '../look.ts';
import { sayValue } from './rule-cards.ts';
import { proposeChange, wordsAfter } from './rule-change.ts';
import { checkRule, type RuleKind, ruleKinds, valuesOf } from './rule-check.ts';
import { findRule, getRule } from './rule-queries.ts';
import { ruleText } from './rule-text.ts';

/** Kinds whose values are anybody's are typed, the rest chosen. */
const typed: readonly RuleKind[] = ['funder', 'rate'];
const chosen = ruleKinds.filter((kind) => !typed.includes(kind));
/** Letters of the words that come, or go: a button carries both. */
const mostWords = 600;

function rateFields(look: Look, words: readonly string[], when?: Field['when']): Field[] {
  const text = ruleText[look.locale];
  const [units, source] = words;
  return [
    { name: 'units', label: text.unitsField, hint: text.unitsHint, kind: 'text', maxLength: 30, initial: units, when },
    {
      name: 'source',
      label: text.sourceField,
      hint: text.sourceHint,
      kind: 'text',
      maxLength: 200,
      initial: source,
      when,
    },
  ];
}

function newFields(look: Look): Field[] {
  const text = ruleText[look.locale];
  const sectors = [...look.sectorNames.keys()];
  const kinds = ruleKinds.map((kind) => ({ value: kind, label: text.kinds[kind] ?? kind }));
  return [
    { name: 'kind', label: text.kindField, kind: 'choice', options: kinds },
    ...chosen.map(
      (kind): Field => ({
        name: `value-${kind}`,
        label: text.valueField,
        kind: 'choice',
        options: (valuesOf(kind, sectors) ?? []).map((value) => ({ value, label: sayValue({ kind, value }, look) })),
        when: { field: 'kind', is: [kind] },
      }),
    ),
    {
      name: 'value-funder',
      label: text.funderField,
      kind: 'text',
      maxLength: 100,
      when: { field: 'kind', is: ['funder'] },
    },
    {
      name: 'value-rate',
      label: text.currencyField,
      kind: 'text',
      maxLength: 3,
      when: { field: 'kind', is: ['rate'] },
    },
    {
      name: 'add',
      label: text.wordsField,
      hint: text.wordsHint,
      kind: 'text',
      long: true,
      maxLength: mostWords,
      when: { field: 'kind', is: ruleKinds.filter((kind) => kind !== 'rate') },
    },
    ...rateFields(look, [], { field: 'kind', is: ['rate'] }),
  ];
}

function wordFields(look: Look): Field[] {
  const text = ruleText[look.locale];
  const words = { kind: 'text', long: true, optional: true, maxLength: mostWords } as const;
  return [
    { name: 'add', label: text.addField, hint: text.wordsHint, ...words },
    { name: 'remove', label: text.removeField, ...words },
  ];
}

async function buildForm(context: Context, state: string): Promise<Form> {
  const look = await lookIn(context, context.person.locale);
  const text = ruleText[look.locale];
  const rule = state ? await ruleOf(context, state) : null;
  const fields = !rule ? newFields(look) : rule.kind === 'rate' ? rateFields(look, rule.words) : wordFields(look);
  const title = rule ? `${text.change}: ${sayValue(rule, look)}` : text.add;
  return { id: 'rule.edit', title, submit: text.save, cancel: text.cancel, state, fields };
}

/** The rule of a button; throws UserError when it is gone. */
export async function ruleOf(context: Context, id: string) {
  const rule = await getRule(context.store.db, id);
  if (!rule) throw new UserError(ruleText[context.person.locale].gone);
  return rule;
}

const said = (values: Values, name: string): string => (typeof values[name] === 'string' ? values[name].trim() : '');

async function submit(context: Context, values: Values, state: string, form: Form): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = ruleText[look.locale];
  const kind = state ? '' : said(values, 'kind');
  const name = said(values, `value-${kind}`);
  const value = kind === 'rate' ? name.toUpperCase() : name;
  const known = state ? await ruleOf(context, state) : await findRule(context.store.db, kind, value);
  const about = known ?? { kind, value, words: [] };
  const isRate = about.kind === 'rate';
  const change = {
    ...{ kind: about.kind, value: about.value },
    add: isRate ? [said(values, 'units'), said(values, 'source')] : splitCell(said(values, 'add')),
    remove: isRate ? about.words : splitCell(said(values, 'remove')),
  };
  const strange = change.remove.filter((word) => !about.words.some((one) => foldText(one) === foldText(word)));
  if (strange.length > 0) {
    const quoted = strange.map((word) => sayQuoted(word, look.locale));
    return { kind: 'faults', form, faults: { remove: text.notThere(sayList(quoted, look.locale)) } };
  }
  const words = wordsAfter(about.words, change);
  if (!isRate && words.length === 0 && known) return { kind: 'faults', form, faults: { remove: text.lastWords } };
  const checked = checkRule({ ...about, words }, [...look.sectorNames.keys()]);
  if ('rule' in checked) return proposeChange(context, change);
  const fieldOf = { kind: 'kind', value: `value-${kind}`, words: isRate ? 'units' : 'add' };
  const faults = Object.fromEntries(checked.faults.map((fault) => [fieldOf[fault.column], text.fault(fault)]));
  return { kind: 'faults', form, faults };
}

export const ruleForm: FormHandler = { who: 'coordinator', build: buildForm, submit };
