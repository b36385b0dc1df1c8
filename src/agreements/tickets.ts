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
  listUnanswered,
  saveStandardAnswer,
  type WholeTicket,
} from './answers/queries.ts';
import { fromOf, pageOf, pageSize } from './cards.ts';
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

function ticketCard(ticket: WholeTicket, locale: Locale): Card & { title: string } {
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
      if (!ticket || !(await answerTicket(tx, ticket.id, { text, byId: person.memberId, at: now }))) return false;
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

export const ticketForms: Feature['forms'] = {
  'agreements.ask-person': askForm,
  'agreements.answer': answerForm,
};

/** A page of what members asked of the coordinators, each with its button; null when there is none. */
async function openCard({ store, person }: Context, from: number): Promise<Card | null> {
  const { locale } = person;
  const page = pageOf(await listOpenTickets(store.db, from, pageSize + 1), from, 'agreements.tickets', locale);
  if (page.shown.length === 0) return null;
  const sections = page.shown.map((ticket): Block => ({ kind: 'section', ...ticketCard(ticket, locale) }));
  return { title: chatWords[locale].openTitle, blocks: [...sections, ...page.more] };
}

/** A page of the questions that had no good answer, each with the button that writes one; null when there is none. */
async function unansweredCard({ store, person }: Context, from: number): Promise<Card | null> {
  const words = chatWords[person.locale];
  const rows = await listUnanswered(store.db, from, pageSize + 1);
  const page = pageOf(rows, from, 'agreements.unanswered', person.locale);
  if (page.shown.length === 0) return null;
  const items = page.shown.map(({ question, times }) =>
    words.unanswered(question.text, question.useful === false ? words.disliked : words.notFound, times),
  );
  const buttons = page.shown.map(({ question }) => ({
    label: words.answerIt(shorten(question.text, 50)),
    action: 'form.open',
    data: { form: 'agreements.standard', state: question.id },
  }));
  return {
    title: words.unansweredTitle,
    blocks: [{ kind: 'list', items }, { kind: 'buttons', buttons }, ...page.more],
  };
}

/** The next page in the place of the one before. */
function turning(card: typeof openCard): NonNullable<Feature['actions']>[string] {
  return {
    who: 'coordinator',
    async run(context, event) {
      const next = await card(context, fromOf(event.data));
      return next ? { kind: 'cards', cards: [next], replace: true } : saying(wordsOf(context).noOpen);
    },
  };
}

export const ticketActions: Feature['actions'] = {
  'agreements.tickets': turning(openCard),
  'agreements.unanswered': turning(unansweredCard),
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
      const lists = await Promise.all([openCard(context, 0), unansweredCard(context, 0)]);
      const cards = lists.filter((card) => card !== null);
      return cards.length > 0 ? say(...cards) : saying(wordsOf(context).noOpen);
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
