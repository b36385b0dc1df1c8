/** What a member has asked of the coordinators, and what they answered. */
import type { Context, Feature } from '../app.ts';
import type { Block, Button, Card } from '../card.ts';
import { inBogota } from '../time.ts';
import { listTicketsOf } from './answers/queries.ts';
import { fromOf, pageOf, pageSize } from './cards.ts';
import { chatWords } from './chat-text.ts';
import { sayDay } from './text.ts';

/** A page of them, the latest first; read by the one who asked. */
async function myTicketsCard({ store, person }: Context, from: number): Promise<Card> {
  const { locale } = person;
  const words = chatWords[locale];
  const rows = person.memberId ? await listTicketsOf(store.db, person.memberId, from, pageSize + 1) : [];
  const page = pageOf(rows, from, 'agreements.my-tickets', locale);
  const blocks = page.shown.map((row): Block => {
    const day = sayDay(inBogota(row.askedAt).toISODate() ?? '', locale);
    return {
      kind: 'section',
      title: words.myTicket(row.number, day, row.answer !== null),
      blocks: [
        { kind: 'text', text: row.question },
        ...(row.answer ? [{ kind: 'text', text: `${words.answerLabel}: ${row.answer}` } satisfies Block] : []),
      ],
    };
  });
  const buttons: Button[] = [
    { label: words.ask, action: 'form.open', data: { form: 'agreements.ask-person', state: '' } },
  ];
  return {
    title: words.myTickets,
    blocks: [
      ...(blocks.length > 0 ? blocks : [{ kind: 'text', text: words.noTickets } satisfies Block]),
      ...page.more,
      { kind: 'buttons', buttons },
    ],
  };
}

export const myTicketCommands: Feature['commands'] = [
  {
    id: 'agreements.my-tickets',
    names: {
      es: ['mis preguntas', 'mis preguntas a la DDRI', 'respuesta a mi pregunta', 'ya respondieron mi pregunta'],
      en: ['my questions', 'my questions to the DDRI', 'answer to my question', 'has my question been answered'],
    },
    summary: { es: chatWords.es.commands.mine, en: chatWords.en.commands.mine },
    examples: { es: ['mis preguntas'], en: ['my questions'] },
    who: 'member',
    run: async (context) => ({ kind: 'cards', cards: [await myTicketsCard(context, 0)] }),
  },
];

export const myTicketActions: Feature['actions'] = {
  'agreements.my-tickets': {
    who: 'member',
    run: async (context, event) => ({
      kind: 'cards',
      cards: [await myTicketsCard(context, fromOf(event.data))],
      replace: true,
    }),
  },
};
