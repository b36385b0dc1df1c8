import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { Event } from '../../../src/event.ts';
import { cardJsonText, findAction } from '../../support/adaptive-card.ts';
import { startBot } from './bot.ts';
import { startPlayground } from './playground.ts';

const offer: Reply = {
  kind: 'cards',
  cards: [
    {
      title: 'Beca de salud',
      blocks: [{ kind: 'buttons', buttons: [{ label: 'Me interesa', action: 'calls.follow', data: { call: 'C-1' } }] }],
    },
  ],
};
const followed: Reply = { kind: 'cards', cards: [{ title: 'Anotado', blocks: [] }], replace: true };

describe('in the Agents Playground', () => {
  let bot: Awaited<ReturnType<typeof startBot>>;
  let playground: Awaited<ReturnType<typeof startPlayground>>;
  const events: Event[] = [];

  beforeAll(async () => {
    bot = await startBot();
    await bot.adapter.start(async (event) => {
      events.push(event);
      if (event.kind === 'message') return offer;
      return event.kind === 'action' ? followed : { kind: 'none' };
    });
    playground = await startPlayground(bot.url);
  });
  afterAll(async () => {
    await playground?.close();
    await bot.close();
  });
  beforeEach(() => void events.splice(0));

  async function offered() {
    const before = playground.messages.length;
    await playground.say('convocatorias');
    const message = await vi.waitFor(() => {
      const one = playground.messages[before];
      if (!one?.card) throw new Error('no card yet');
      return { ...one, card: one.card };
    });
    const action = findAction(message.card, 'Me interesa');
    if (!action) throw new Error('the card has no button');
    return { message, action };
  }
  const shown = (id: string) => {
    const card = playground.messages.find((message) => message.id === id)?.card;
    return card ? cardJsonText(card) : '';
  };

  test('a message gets its card, and the bot knows the person by e-mail', async () => {
    const { message } = await offered();
    expect(cardJsonText(message.card)).toContain('Beca de salud');
    expect(events[0]).toMatchObject({
      kind: 'message',
      text: 'convocatorias',
      direct: true,
      actor: { email: playground.email },
    });
  });

  test('Action.Execute is answered with the card that takes its place', async () => {
    const { message, action } = await offered();
    const answer = await playground.execute(message, action);
    expect(JSON.stringify(answer)).toContain('Anotado');
    expect(events.at(-1)).toMatchObject({
      kind: 'action',
      action: 'calls.follow',
      data: { call: 'C-1' },
      messageId: message.id,
    });
    await vi.waitFor(() => expect(shown(message.id)).toContain('Anotado'));
  });

  test('Action.Submit, the way of old clients, has the same effect', async () => {
    const { message, action } = await offered();
    await playground.submit(message, action.fallback as typeof action);
    await vi.waitFor(() => expect(shown(message.id)).toContain('Anotado'));
    expect(shown(message.id)).not.toContain('Beca de salud');
    expect(events.at(-1)).toMatchObject({
      kind: 'action',
      action: 'calls.follow',
      data: { call: 'C-1' },
      messageId: message.id,
    });
  });

  test('after the installation the bot writes on its own, and edits what it wrote', async () => {
    await playground.install();
    const installed = await vi.waitFor(() => {
      const event = events.find((one) => one.kind === 'installed');
      if (!event) throw new Error('not installed yet');
      return event;
    });
    const stored = JSON.parse(JSON.stringify(installed.address));
    const sent = await bot.adapter.send(stored, { title: 'Recordatorio', blocks: [] }, 'key');
    await vi.waitFor(() => expect(shown(sent.messageId)).toContain('Recordatorio'));
    await bot.adapter.update(sent, { title: 'Prórroga', blocks: [] });
    await vi.waitFor(() => expect(shown(sent.messageId)).toContain('Prórroga'));
    expect(new Set(events.filter((one) => one.kind === 'installed').map(({ id }) => id)).size).toBe(1);
  });
});
