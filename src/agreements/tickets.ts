/** A question the registry does not answer goes to a coordinator; the answer comes back, and may be kept. */
import type { Context, Dependencies, Feature, FormHandler, Locale } from '../app.ts';
import type { Block, Card } from '../card.ts';
import { getMember, listCoordinators, localeOf } from '../members/queries.ts';
import { say, saying } from '../router.ts';
import type { Db, Delivery } from '../store.ts';
import { shorten } from '../text.ts';
import {
  answerTicket,
  createTicket,
  getQuestion,
  getTicket,
  listOpenTickets,
  listStandardAnswers,
  listUnanswered,
  saveStandardAnswer,
  settleQuestion,
  type WholeTicket,
} from './answers/queries.ts';
import { chatWords } from './chat-text.ts';

const wordsOf = (context: Context) => chatWords[context.person.locale];

/** Writes a question to the coordinators, each of whom hears of it once. Returns its number. */
export async function createTicketOf(tx: Db, { outbox, clock, person }: Context, question: string): Promise<number> {
  const ticket = await createTicket(tx, { question, askedById: person.memberId, askedAt: clock.now() });
  const coordinators = await listCoordinators(tx);
  await outbox.enqueue(
    tx,
    coordinators.map(({ id }) => ({
      kind: 'agreements.ticket',
      subject: ticket.id,
      memberId: id,
      dueAt: ticket.askedAt,
    })),
  );
  return ticket.number;
}

export const sendTicket = (context: Context, question: string): Promise<number> =>
  context.store.inTransaction((tx) => createTicketOf(tx, context, question));

function ticketCard(ticket: WholeTicket, locale: Locale): Card {
  const words = chatWords[locale];
  const blocks: Block[] = [{ kind: 'text', text: ticket.question }];
  if (ticket.askedBy) blocks.push({ kind: 'text', text: words.ticketFrom(ticket.askedBy.name), muted: true });
  if (ticket.answer)
    blocks.push({ kind: 'section', title: words.answerLabel, blocks: [{ kind: 'text', text: ticket.answer }] });
  else
    blocks.push({
      kind: 'buttons',
      buttons: [
        {
          label: words.answer,
          action: 'form.open',
          data: { form: 'agreements.answer', state: ticket.id },
          style: 'primary',
        },
      ],
    });
  return { title: words.ticketTitle(ticket.number), blocks };
}

const askForm: FormHandler = {
  who: 'member',
  async build(context, state) {
    const words = wordsOf(context);
    const asked = state ? await getQuestion(context.store.db, state) : null;
    return {
      id: 'agreements.ask-person',
      title: words.ticketForm,
      fields: [{ name: 'question', label: words.ticketQuestion, kind: 'text', long: true, initial: asked?.text }],
      submit: words.send,
      cancel: words.form.cancel,
      state,
    };
  },
  async submit(context, values) {
    return saying(wordsOf(context).ticketSent(await sendTicket(context, String(values.question))));
  },
};

const answerForm: FormHandler = {
  who: 'coordinator',
  async build(context, state) {
    const words = wordsOf(context);
    const ticket = await getTicket(context.store.db, state);
    return {
      id: 'agreements.answer',
      title: words.ticketTitle(ticket?.number ?? 0),
      intro: ticket?.question ?? '',
      fields: [
        { name: 'answer', label: words.answerLabel, kind: 'text', long: true },
        { name: 'keep', label: words.keep, kind: 'yesno', optional: true },
      ],
      submit: words.send,
      cancel: words.form.cancel,
      state,
    };
  },
  async submit(context, values, state) {
    const { store, outbox, clock, person } = context;
    const words = wordsOf(context);
    const text = String(values.answer);
    const now = clock.now();
    const sent = await store.inTransaction(async (tx) => {
      const ticket = await getTicket(tx, state);
      if (!ticket || ticket.answeredAt) return false;
      await answerTicket(tx, ticket.id, { text, byId: person.memberId, at: now });
      if (values.keep === true)
        await saveStandardAnswer(
          tx,
          `pregunta-${ticket.number}`,
          { questions: [ticket.question], answerEs: text, answerEn: null },
          now,
        );
      if (ticket.askedById)
        await outbox.enqueue(tx, [
          { kind: 'agreements.answered', subject: ticket.id, memberId: ticket.askedById, dueAt: now },
        ]);
      await outbox.requestUpdate(tx, ticket.id, ['agreements.ticket']);
      return true;
    });
    return saying(sent ? words.answerSaved : words.alreadyAnswered);
  },
};

/** `state`: a standard answer's id, or that of a question nobody could answer, which becomes one. */
const standardForm: FormHandler = {
  who: 'coordinator',
  async build(context, state) {
    const words = wordsOf(context);
    const row = (await listStandardAnswers(context.store.db, context.clock.now())).find((one) => one.id === state);
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

export const ticketForms: Feature['forms'] = {
  'agreements.ask-person': askForm,
  'agreements.answer': answerForm,
  'agreements.standard': standardForm,
};

export const ticketActions: Feature['actions'] = {
  'agreements.escalate': {
    who: 'guest',
    async run(context, event) {
      if (!context.person.memberId) return saying(wordsOf(context).guestTicket);
      return { kind: 'form', form: await askForm.build(context, event.data.question ?? '') };
    },
  },
};

export const ticketCommands: Feature['commands'] = [
  {
    id: 'agreements.tickets',
    names: {
      es: ['preguntas pendientes', 'preguntas sin respuesta', 'preguntas por responder'],
      en: ['open questions', 'unanswered questions'],
    },
    summary: { es: chatWords.es.commands.tickets, en: chatWords.en.commands.tickets },
    examples: { es: ['preguntas pendientes'], en: ['open questions'] },
    who: 'coordinator',
    async run(context) {
      const { db } = context.store;
      const words = wordsOf(context);
      const open = await listOpenTickets(db);
      const unanswered = await listUnanswered(db, 20);
      const times = new Map<string, number>();
      for (const { text } of unanswered) times.set(text, (times.get(text) ?? 0) + 1);
      const firsts = unanswered.filter((one, index) => unanswered.findIndex(({ text }) => text === one.text) === index);
      const summary: Card = {
        title: words.unansweredTitle,
        blocks: [
          {
            kind: 'list',
            items: firsts.map((one) =>
              words.unanswered(
                one.text,
                one.useful === false ? words.disliked : words.notFound,
                times.get(one.text) ?? 1,
              ),
            ),
          },
          {
            kind: 'buttons',
            buttons: firsts.slice(0, 5).map((one) => ({
              label: words.answerIt(shorten(one.text, 50)),
              action: 'form.open',
              data: { form: 'agreements.standard', state: one.id },
            })),
          },
        ],
      };
      const waiting = open.slice(0, 5).map((ticket) => ticketCard(ticket, context.person.locale));
      if (waiting.length + firsts.length === 0) return saying(words.noOpen);
      return say(...waiting, ...(firsts.length > 0 ? [summary] : []));
    },
  },
  {
    id: 'agreements.standard',
    names: {
      es: ['respuestas estandar', 'respuestas estándar', 'preguntas frecuentes'],
      en: ['standard answers', 'faq'],
    },
    summary: { es: chatWords.es.commands.standard, en: chatWords.en.commands.standard },
    examples: { es: ['respuestas estándar'], en: ['standard answers'] },
    who: 'coordinator',
    async run(context) {
      const words = wordsOf(context);
      const rows = await listStandardAnswers(context.store.db, context.clock.now());
      return say({
        title: words.standardTitle,
        blocks: [
          { kind: 'list', items: rows.map((row) => row.questions[0] ?? row.id) },
          {
            kind: 'buttons',
            buttons: rows.slice(0, 20).map((row) => ({
              label: shorten(row.questions[0] ?? row.id, 70),
              action: 'form.open',
              data: { form: 'agreements.standard', state: row.id },
            })),
          },
        ],
      });
    },
  },
];

/** The language of who receives it. */
export async function localeFor({ store }: Dependencies, delivery: Delivery): Promise<Locale> {
  const member = delivery.memberId ? await getMember(store.db, delivery.memberId) : null;
  return localeOf(member?.locale);
}

export const ticketDeliveries: Feature['deliveries'] = {
  'agreements.ticket': async (dependencies, delivery) => {
    const ticket = await getTicket(dependencies.store.db, delivery.subject);
    return ticket ? ticketCard(ticket, await localeFor(dependencies, delivery)) : null;
  },
  'agreements.answered': async (dependencies, delivery) => {
    const ticket = await getTicket(dependencies.store.db, delivery.subject);
    if (!ticket?.answer) return null;
    const words = chatWords[await localeFor(dependencies, delivery)];
    return {
      title: words.answeredTitle,
      blocks: [
        { kind: 'text', text: ticket.question, muted: true },
        { kind: 'text', text: ticket.answer },
      ],
    };
  },
};
