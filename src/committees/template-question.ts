/** A question as its form describes it: the condition, a name of its own, the options, both languages. Pure. */
import type { Locale } from '../app.ts';
import { fieldOptions, foldText, type Values } from '../form.ts';
import { shorten } from '../text.ts';
import { fieldOf, type Question, type QuestionKind } from './questions.ts';
import { templateText } from './template-text.ts';

/** What a condition can depend on: questions with a fixed set of answers. */
const conditional: readonly QuestionKind[] = ['status', 'choice', 'yesno'];

/** "status=red": every answer that a later question may depend on, in words. */
export function conditionOptions(locale: Locale, questions: readonly Question[]) {
  const words = templateText[locale];
  return questions
    .filter((question) => conditional.includes(question.kind))
    .flatMap((question) => {
      const field = fieldOf(question, { locale, members: [], initial: {} });
      const options =
        question.kind === 'yesno'
          ? [
              { value: 'yes', label: words.yes },
              { value: 'no', label: words.no },
            ]
          : fieldOptions(field);
      return options.map(({ value, label }) => ({
        value: `${question.name}=${value}`,
        label: shorten(
          `${shorten(question.label[locale], 45)}${/[?…]$/.test(question.label[locale]) ? '' : ':'} ${label}`,
          70,
        ),
      }));
    });
}

/** A condition needs its question before it, which can still be answered so; what can no longer hold is dropped. */
export function settleConditions(questions: readonly Question[]): Question[] {
  return questions.map((question, index) => {
    const { when, ...rest } = question;
    const possible = conditionOptions('es', questions.slice(0, index)).map(({ value }) => value);
    const is = when?.is.filter((value) => possible.includes(`${when.field}=${value}`)) ?? [];
    return when && is.length > 0 ? { ...rest, when: { ...when, is } } : rest;
  });
}

function readCondition(chosen: readonly string[]): Question['when'] {
  const [field] = (chosen[0] ?? '').split('=');
  if (!field) return undefined;
  return { field, is: chosen.filter((one) => one.startsWith(`${field}=`)).map((one) => one.slice(field.length + 1)) };
}

/** A name for a new question that no other has. */
export function nameFor(label: string, questions: readonly Question[]): string {
  const base =
    foldText(label)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 30)
      .replace(/^-|-$/g, '') || 'pregunta';
  let name = base;
  for (let number = 2; questions.some((question) => question.name === name); number += 1) name = `${base}-${number}`;
  return name;
}

type Said = Question['label'];

export const otherThan = (locale: Locale): Locale => (locale === 'es' ? 'en' : 'es');

/** What was said otherwise in the other language stays there. */
function saidIn(locale: Locale, text: string, before?: Said): Said {
  const other = otherThan(locale);
  const kept = before && before[other] !== before[locale] ? { [other]: before[other] } : {};
  return { es: text, en: text, ...kept };
}

/** `before`: the question that was changed, whose options keep their values where their words are the same. */
export function questionFrom(values: Values, name: string, locale: Locale, before?: Question): Question {
  const hint = typeof values.hint === 'string' ? values.hint : null;
  const kind = values.kind as QuestionKind;
  const options = String(values.options ?? '')
    .split(/[;\n]/)
    .map((option) => option.trim())
    .filter((option) => option !== '')
    .map((option) => {
      const known = before?.options?.find(({ label }) => foldText(label[locale]) === foldText(option));
      const value = known?.value ?? foldText(option).replaceAll(/[^a-z0-9ñ]+/g, '-');
      return { value, label: saidIn(locale, option, known?.label) };
    });
  const when = readCondition(Array.isArray(values.when) ? (values.when as string[]) : []);
  const extras = Array.isArray(values.extras) ? (values.extras as string[]) : [];
  return {
    name,
    kind,
    label: saidIn(locale, String(values.label), before?.label),
    ...(hint ? { hint: saidIn(locale, hint, before?.hint) } : {}),
    ...(extras.includes('optional') ? { optional: true } : {}),
    ...(extras.includes('prefill') ? { prefill: true } : {}),
    ...(kind === 'choice' || kind === 'choices' ? { options } : {}),
    ...(when ? { when } : {}),
  };
}
