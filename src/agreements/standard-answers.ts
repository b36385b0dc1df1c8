/** The standard answers about agreements: coordinators read them a page at a time, and write them. */
import type { Context, Feature, FormHandler } from '../app.ts';
import type { Card } from '../card.ts';
import { say, saying } from '../router.ts';
import { shorten } from '../text.ts';
import { getQuestion, saveStandardAnswer, settleQuestion, standardAnswers } from './answers/queries.ts';
import { fromOf, pageOf, pageSize } from './cards.ts';
import { chatWords } from './chat-text.ts';
import { loadRegistry } from './search/queries.ts';

const wordsOf = (context: Context) => chatWords[context.person.locale];

const allOf = async ({ store }: Context) => standardAnswers((await loadRegistry(store.db)).standard);

/** `state`: a standard answer's id, or that of a question nobody could answer, which becomes one. */
const standardForm: FormHandler = {
  who: 'coordinator',
  async build(context, state) {
    const words = wordsOf(context);
    const row = (await allOf(context)).find((one) => one.id === state);
    const asked = row ? null : await getQuestion(context.store.db, state);
    return {
      id: 'agreements.standard',
      title: words.standardTitle,
      fields: [
        {
          name: 'questions',
          label: words.standardQuestions,
          kind: 'text',
          long: true,
          initial: row?.questions.join('\n') ?? asked?.text,
        },
        { name: 'answerEs', label: words.standardEs, kind: 'text', long: true, initial: row?.answerEs },
        {
          name: 'answerEn',
          label: words.standardEn,
          kind: 'text',
          long: true,
          optional: true,
          initial: row?.answerEn ?? undefined,
        },
      ],
      submit: words.form.save,
      cancel: words.form.cancel,
      state,
    };
  },
  async submit(context, values, state) {
    const questions = String(values.questions)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const change = {
      questions,
      answerEs: String(values.answerEs),
      answerEn: values.answerEn ? String(values.answerEn) : null,
    };
    await context.store.inTransaction(async (tx) => {
      await saveStandardAnswer(tx, state, change, context.clock.now());
      await settleQuestion(tx, state, context.clock.now());
    });
    return saying(wordsOf(context).saved(questions[0] ?? ''));
  },
};

/** A page of them, those written last at the head, each with the button that edits it. */
async function standardCard(context: Context, from: number): Promise<Card> {
  const { locale } = context.person;
  const rows = (await allOf(context)).slice(from, from + pageSize + 1);
  const page = pageOf(rows, from, 'agreements.standard', locale);
  const titles = page.shown.map((row) => ({ id: row.id, title: row.questions[0] ?? row.id }));
  const buttons = titles.map(({ id, title }) => ({
    label: shorten(title, 70),
    action: 'form.open',
    data: { form: 'agreements.standard', state: id },
  }));
  return {
    title: chatWords[locale].standardTitle,
    blocks: [{ kind: 'list', items: titles.map(({ title }) => title) }, { kind: 'buttons', buttons }, ...page.more],
  };
}

export const standardForms: Feature['forms'] = { 'agreements.standard': standardForm };

export const standardActions: Feature['actions'] = {
  'agreements.standard': {
    who: 'coordinator',
    run: async (context, event) => ({
      kind: 'cards',
      cards: [await standardCard(context, fromOf(event.data))],
      replace: true,
    }),
  },
};

export const standardCommands: Feature['commands'] = [
  {
    id: 'agreements.standard',
    names: {
      es: ['respuestas estandar', 'respuestas estándar', 'preguntas frecuentes'],
      en: ['standard answers', 'faq'],
    },
    summary: { es: chatWords.es.commands.standard, en: chatWords.en.commands.standard },
    examples: { es: ['respuestas estándar'], en: ['standard answers'] },
    who: 'coordinator',
    run: async (context) => say(await standardCard(context, 0)),
  },
];
