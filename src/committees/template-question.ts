/** A question as its form describes it: the condition, a name of its own, the options. Pure. */
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

export function questionFrom(values: Values, name: string): Question {
  const label = String(values.label);
  const hint = typeof values.hint === 'string' ? values.hint : null;
  const kind = values.kind as QuestionKind;
  const options = String(values.options ?? '')
    .split(/[;\n]/)
    .map((option) => option.trim())
    .filter((option) => option !== '')
    .map((option) => ({ value: foldText(option).replaceAll(/[^a-z0-9ñ]+/g, '-'), label: { es: option, en: option } }));
  const when = readCondition(Array.isArray(values.when) ? (values.when as string[]) : []);
  const extras = Array.isArray(values.extras) ? (values.extras as string[]) : [];
  return {
    name,
    kind,
    label: { es: label, en: label },
    ...(hint ? { hint: { es: hint, en: hint } } : {}),
    ...(extras.includes('optional') ? { optional: true } : {}),
    ...(extras.includes('prefill') ? { prefill: true } : {}),
    ...(kind === 'choice' || kind === 'choices' ? { options } : {}),
    ...(when ? { when } : {}),
  };
}
