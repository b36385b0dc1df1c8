/** The questions of a check-in: a template, its snapshot in a round, and the form that asks them. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Locale } from '../app.ts';
import type { Option } from '../card.ts';
import { type Field, type RawValues, rawValue, type Values } from '../form.ts';
import { sayAnswer } from '../question-card.ts';
import { defaultQuestionTexts, statusTexts } from './question-text.ts';

export const questionKinds = [
  'status',
  'choice',
  'choices',
  'yesno',
  'text',
  'long',
  'number',
  'amount',
  'date',
  'dated',
  'member',
  'document',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

const said = z.object({ es: z.string(), en: z.string() });
const questionSchema = z.object({
  name: z.string(),
  // «link» is what older templates and rounds call a document that was only linked.
  kind: z.enum([...questionKinds, 'link']).transform((kind) => (kind === 'link' ? 'document' : kind)),
  label: said,
  hint: said.optional(),
  optional: z.literal(true).optional(),
  options: z.array(z.object({ value: z.string(), label: said })).optional(),
  when: z.object({ field: z.string(), is: z.array(z.string()) }).optional(),
  /** Offered again in the next round as it was answered in this one. */
  prefill: z.literal(true).optional(),
});
export type Question = z.infer<typeof questionSchema>;

/** What the database keeps as JSON. Throws when it is no list of questions. */
export const readQuestions = (json: unknown): Question[] => z.array(questionSchema).parse(json);

export const statuses = ['green', 'amber', 'red'] as const;
export type StatusColour = (typeof statuses)[number];
export const cardStatus = { green: 'good', amber: 'warning', red: 'bad' } as const;
export const currencies = ['COP', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'CHF', 'CAD'];

type Shape = Omit<Question, 'label' | 'hint' | 'options'> & { options?: readonly string[] };

const shapes: readonly Shape[] = [
  { name: 'status', kind: 'status' },
  { name: 'progress', kind: 'long' },
  { name: 'cooperation', kind: 'yesno' },
  { name: 'partner', kind: 'text', when: { field: 'cooperation', is: ['yes'] }, prefill: true },
  { name: 'project', kind: 'text', when: { field: 'cooperation', is: ['yes'] }, prefill: true },
  {
    name: 'stage',
    kind: 'choice',
    when: { field: 'cooperation', is: ['yes'] },
    options: ['idea', 'negotiation', 'signed', 'running', 'closing'],
    prefill: true,
  },
  { name: 'amount', kind: 'amount', when: { field: 'cooperation', is: ['yes'] }, optional: true, prefill: true },
  { name: 'needs', kind: 'long', optional: true },
  { name: 'practice', kind: 'long', optional: true },
  { name: 'steps', kind: 'dated', optional: true },
];

/** The template of a committee that has none of its own. */
export const defaultQuestions: readonly Question[] = shapes.map(({ options, ...shape }) => {
  const texts = defaultQuestionTexts[shape.name];
  if (!texts) throw new Error(`the question ${shape.name} has no words`);
  const worded = options?.map((value) => ({ value, label: texts.options?.[value] ?? { es: value, en: value } }));
  return {
    ...shape,
    label: texts.label,
    ...(texts.hint ? { hint: texts.hint } : {}),
    ...(worded ? { options: worded } : {}),
  };
});

/** A committee's own questions, or the general ones. */
export const questionsOf = ({ questions }: { questions: unknown }): readonly Question[] =>
  questions ? readQuestions(questions) : defaultQuestions;

/** `today`: an ISO day, from which on steps are planned. */
export type FormMatter = { locale: Locale; members: readonly Option[]; initial: RawValues; today?: string };

function kindOf(question: Question, { locale, members, today }: FormMatter) {
  const options = (question.options ?? []).map(({ value, label }) => ({ value, label: label[locale] }));
  switch (question.kind) {
    case 'status':
      return {
        kind: 'status' as const,
        options: statuses.map((value) => ({ value, label: statusTexts[locale][value], status: cardStatus[value] })),
      };
    case 'long':
      return { kind: 'text' as const, long: true as const };
    case 'choice':
    case 'choices':
      return { kind: question.kind, options };
    case 'amount':
      return { kind: 'amount' as const, currencies };
    case 'dated':
      return { kind: 'dated' as const, ...(today ? { from: today } : {}) };
    case 'member':
      return { kind: 'member' as const, options: members };
    default:
      return { kind: question.kind };
  }
}

/** The question as a field of a form, in the person's language. */
export function fieldOf(question: Question, matter: FormMatter): Field {
  const { name, label, hint, optional, when } = question;
  return {
    name,
    label: label[matter.locale],
    ...(hint ? { hint: hint[matter.locale] } : {}),
    ...(optional ? { optional } : {}),
    ...(when ? { when } : {}),
    ...(matter.initial[name] === undefined ? {} : { initial: matter.initial[name] }),
    ...kindOf(question, matter),
  };
}

/** Answers as they were read, back in the shape in which they are given. */
export const rawOf = (values: Values): RawValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rawValue(value)]));

/** Whether something was written that was not sent: a draft, or a correction. */
export function isUnsent(response: { state: string; draft: unknown; answers: unknown }): boolean {
  const { draft, state } = response;
  if (!draft || typeof draft !== 'object' || !('answers' in draft) || state === 'silent') return false;
  return state === 'draft' || !isDeepStrictEqual(draft.answers, rawOf((response.answers ?? {}) as Values));
}

/** What was answered last time and is offered again. */
export function prefillFrom(questions: readonly Question[], last: Values | null): RawValues {
  const raw = last ? rawOf(last) : {};
  const names = questions.filter((question) => question.prefill).map((question) => question.name);
  return Object.fromEntries(Object.entries(raw).filter(([name, value]) => names.includes(name) && value.length > 0));
}

/** The overall colour: the answer to the first question about status. */
export function statusIn(questions: readonly Question[], values: Values): StatusColour | null {
  const name = questions.find((question) => question.kind === 'status')?.name;
  return statuses.find((colour) => name !== undefined && colour === values[name]) ?? null;
}

/** "2026-12-15 Firmar el memorando" of every question about dated steps. */
export function stepsIn(questions: readonly Question[], values: Values): { what: string; dueOn: string }[] {
  return questions
    .filter((question) => question.kind === 'dated')
    .flatMap((question) => (Array.isArray(values[question.name]) ? (values[question.name] as string[]) : []))
    .map((line) => ({ dueOn: line.slice(0, 10), what: line.slice(11) }));
}

/** An answer in words. */
export function sayValue(question: Question, value: Values[string] | undefined, matter: FormMatter): string {
  return value === undefined ? '' : sayAnswer(fieldOf(question, matter), rawValue(value), matter.locale);
}
