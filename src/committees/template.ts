/** A committee's own questions, edited in the chat by its chair or a coordinator. Rounds under way keep theirs. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, FormHandler } from '../app.ts';
import type { Card } from '../card.ts';
import { UserError } from '../errors.ts';
import { sayList, shorten } from '../text.ts';
import { committeeIn, committeeToRun, lookOf, mustRun } from './find.ts';
import { type CommitteeRow, saveTemplate } from './queries.ts';
import { type Question, questionKinds, questionsOf } from './questions.ts';
import { sayRhythm } from './rhythm.ts';
import { conditionOptions, nameFor, otherThan, questionFrom, settleConditions } from './template-question.ts';
import { templateText } from './template-text.ts';

function templateCard(context: Context, committee: CommitteeRow, note?: string): Card {
  const { locale } = lookOf(context);
  const text = templateText[locale];
  const questions = questionsOf(committee);
  const numbered = questions.map((question, index) => ({
    value: question.name,
    label: shorten(`${index + 1}. ${question.label[locale]}`, 60),
  }));
  const data = { committee: committee.id };
  return {
    title: text.title(committee.name),
    blocks: [
      ...(note ? [{ kind: 'status' as const, status: 'good' as const, text: note }] : []),
      { kind: 'text', text: committee.questions ? text.own : text.general, muted: true },
      { kind: 'text', text: sayRhythm(committee, lookOf(context)), muted: true },
      {
        kind: 'list',
        ordered: true,
        items: questions.map((question) => [
          { text: question.label[locale], bold: true as const },
          ` (${[text.kinds[question.kind], question.optional ? text.optional : '', question.when ? text.conditional : ''].filter((part) => part !== '').join(', ')})`,
        ]),
      },
      {
        kind: 'buttons',
        buttons: [
          {
            label: text.add,
            action: 'form.open',
            data: { form: 'template.question', state: `${committee.id}:` },
            style: 'primary',
          },
          { label: text.rhythm, action: 'form.open', data: { form: 'committee.rhythm', state: committee.id } },
          ...(committee.questions
            ? [{ label: text.reset, action: 'template.reset', data, confirm: text.resetConfirm }]
            : []),
        ],
      },
      { kind: 'choices', label: text.edit, action: 'template.edit', options: numbered, data },
      { kind: 'choices', label: text.remove, action: 'template.remove', options: numbered, data },
      { kind: 'choices', label: text.up, action: 'template.up', options: numbered.slice(1), data },
      { kind: 'text', text: text.snapshot, muted: true },
    ],
  };
}

/** Null takes the committee back to the general questions. What is asked always from now on is said. */
async function save(
  context: Context,
  committee: CommitteeRow,
  questions: readonly Question[] | null,
  note: string,
): Promise<Reply> {
  const { locale } = context.person;
  const settled = questions && settleConditions(questions);
  await saveTemplate(context.store.db, committee.id, settled);
  const freed = (questions ?? []).filter(({ when }, index) => when && !settled?.[index]?.when);
  const said = freed.map(({ label }) => `«${label[locale]}»`);
  const notes = freed.length > 0 ? [note, templateText[locale].unconditioned(sayList(said, locale))] : [note];
  const saved = await committeeToRun(context, committee.id);
  return { kind: 'cards', cards: [templateCard(context, saved, notes.join(' '))] };
}

async function removeQuestion(context: Context, id: string, name: string): Promise<Reply> {
  const text = templateText[context.person.locale];
  const committee = await committeeToRun(context, id);
  const left = questionsOf(committee).filter((question) => question.name !== name);
  if (left.length === 0) throw new UserError(text.last);
  return save(context, committee, left, text.removed);
}

async function moveUp(context: Context, id: string, name: string): Promise<Reply> {
  const committee = await committeeToRun(context, id);
  const questions = [...questionsOf(committee)];
  const at = questions.findIndex((question) => question.name === name);
  const [moved] = at > 0 ? questions.splice(at, 1) : [];
  if (moved) questions.splice(at - 1, 0, moved);
  return save(context, committee, questions, templateText[context.person.locale].moved);
}

export const templateForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const [id = '', name = ''] = state.split(':');
    const { locale } = lookOf(context);
    const text = templateText[locale];
    const questions = questionsOf(await committeeToRun(context, id));
    const at = questions.findIndex((question) => question.name === name);
    const question = questions[at];
    const conditions = conditionOptions(locale, at < 0 ? questions : questions.slice(0, at));
    return {
      id: 'template.question',
      title: text.questionTitle,
      state,
      submit: text.submit,
      cancel: text.cancel,
      fields: [
        { name: 'label', label: text.label, kind: 'text', question: true, initial: question?.label[locale] },
        {
          name: 'kind',
          label: text.kind,
          kind: 'choice',
          options: questionKinds.map((value) => ({ value, label: text.kinds[value] })),
          initial: question?.kind,
        },
        {
          name: 'options',
          label: text.options,
          hint: text.optionsHint,
          kind: 'text',
          when: { field: 'kind', is: ['choice', 'choices'] },
          initial: question?.options?.map((option) => option.label[locale]).join('; '),
        },
        { name: 'hint', label: text.hint, kind: 'text', optional: true, initial: question?.hint?.[locale] },
        {
          name: 'extras',
          label: text.extras,
          kind: 'choices',
          optional: true,
          options: [
            { value: 'optional', label: text.optional },
            { value: 'prefill', label: text.prefill },
          ],
          initial: [...(question?.optional ? ['optional'] : []), ...(question?.prefill ? ['prefill'] : [])],
        },
        ...(conditions.length > 0
          ? [
              {
                name: 'when',
                label: text.when,
                kind: 'choices' as const,
                optional: true as const,
                options: conditions,
                initial: question?.when?.is.map((value) => `${question.when?.field}=${value}`),
              },
            ]
          : []),
      ],
    };
  },
  submit: async (context, values, state, form) => {
    const [id = '', name = ''] = state.split(':');
    const { locale } = context.person;
    const text = templateText[locale];
    const committee = await committeeToRun(context, id);
    const questions = [...questionsOf(committee)];
    const at = questions.findIndex((question) => question.name === name);
    const before = questions[at];
    const question = questionFrom(values, before?.name ?? nameFor(String(values.label), questions), locale, before);
    if (question.options && question.options.length < 2) {
      return { kind: 'faults', form, faults: { options: text.tooFewOptions } };
    }
    const chosen = Array.isArray(values.when) ? (values.when as string[]) : [];
    if (new Set(chosen.map((one) => one.split('=')[0])).size > 1) {
      return { kind: 'faults', form, faults: { when: text.oneCondition } };
    }
    if (at < 0) questions.push(question);
    else questions[at] = question;
    const other = question.label[otherThan(locale)];
    const stays = before && before.label[locale] !== question.label[locale] && other !== question.label[locale];
    return save(context, committee, questions, stays ? `${text.saved} ${text.otherLanguage(other)}` : text.saved);
  },
};

async function showTemplate(context: Context, rest: string): Promise<Reply> {
  const found = await committeeIn(context, rest, 'template.show');
  if ('reply' in found) return found.reply;
  mustRun(context, found.committee);
  return { kind: 'cards', cards: [templateCard(context, found.committee)] };
}

export const templateCommands: readonly Command[] = [
  {
    id: 'template.show',
    names: {
      es: [
        'plantilla',
        'plantilla de',
        'preguntas del comité',
        'preguntas de',
        'editar preguntas',
        'preguntas del seguimiento',
      ],
      en: ['template', 'template of', 'questions of', 'edit questions'],
    },
    summary: { es: 'Ver y cambiar las preguntas de un comité', en: "See and change a committee's questions" },
    examples: { es: ['plantilla de movilidad'], en: ['template of mobility'] },
    who: 'member',
    run: (context, { rest }) => showTemplate(context, rest),
  },
];

export const templateActions: Record<string, (context: Context, data: Record<string, string>) => Promise<Reply>> = {
  'template.show': async (context, data) => ({
    kind: 'cards',
    cards: [templateCard(context, await committeeToRun(context, data.value ?? ''))],
  }),
  'template.edit': async (context, data) => ({
    kind: 'form',
    form: await templateForm.build(context, `${data.committee}:${data.value}`),
  }),
  'template.remove': (context, data) => removeQuestion(context, data.committee ?? '', data.value ?? ''),
  'template.up': (context, data) => moveUp(context, data.committee ?? '', data.value ?? ''),
  'template.reset': async (context, data) =>
    save(
      context,
      await committeeToRun(context, data.committee ?? ''),
      null,
      templateText[context.person.locale].resetDone,
    ),
};
