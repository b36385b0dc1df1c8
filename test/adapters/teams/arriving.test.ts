/** What of Teams arrives as an event, and what is the same event delivered again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import type { Event } from '../../../src/event.ts';
import { cards, card as text } from '../../support/contract/fixture.ts';
import { type Chat, offer, openChat } from './chat.ts';

let teams: Chat['teams'];
let bot: Chat['bot'];
let ana: Chat['ana'];
let channel: Chat['channel'];
let events: Chat['events'];
let shown: Chat['shown'];
let first: Chat['first'];
let close: Chat['close'];
let answer: (event: Event) => Reply | Promise<Reply>;

beforeEach(async () => {
  answer = () => ({ kind: 'none' });
  ({ teams, bot, ana, channel, events, shown, first, close } = await openChat((event) => answer(event)));
});
afterEach(() => close());

describe('what arrives', () => {
  test('the person: directory id, e-mail in lower case, language; asked for once', async () => {
    await teams.say(ana, 'hola');
    await teams.say(ana, 'otra vez');
    expect(events[0]?.actor).toEqual({
      platform: 'teams',
      tenant: teams.tenant,
      user: ana.aadObjectId,
      name: 'Ana',
      email: 'ana@bogota.gov.co',
      locale: 'es-CO',
    });
    expect(teams.calls.filter(({ path }) => path.includes('/members/'))).toHaveLength(1);
  });

  test('a person the directory does not name is answered all the same, without an e-mail', async () => {
    teams.failNext({ on: 'members', status: 403, code: 'BotNotInConversationRoster' });
    answer = () => cards(text('Hola'));
    await teams.say(ana, 'hola');
    expect(events[0]?.actor.email).toBeUndefined();
    expect(shown(ana.chat)).toEqual(['Hola']);
  });

  test.each([{ role: 'guest' as const }, { tenant: 'another-tenant' }])(
    'nobody vouches for the e-mail of a stranger: %o',
    async (stranger) => {
      const eve = teams.person({ name: 'Eve', email: 'ana@bogota.gov.co', ...stranger });
      await teams.say(eve, 'mis datos');
      expect(events).toMatchObject([{ actor: { user: eve.aadObjectId } }]);
      expect(events[0]?.actor.email).toBeUndefined();
    },
  );

  const marked: [string, object, string][] = [
    [
      'non-breaking spaces and entities',
      { text: 'becas&nbsp;de salud &amp; educación&#33;' },
      'becas de salud & educación!',
    ],
    ['signs that are no markup', { text: 'si a < b y b > c' }, 'si a < b y b > c'],
    ['paragraphs', { text: '<p>uno</p><p>dos <b>tres</b></p>', textFormat: 'xml' }, 'uno\ndos tres'],
    [
      'another person’s mention, whose name stays',
      {
        text: 'avise a <at>Luis</at>',
        entities: [{ type: 'mention', text: '<at>Luis</at>', mentioned: { id: '29:x', name: 'Luis' } }],
      },
      'avise a Luis',
    ],
  ];
  test.each(marked)('%s', async (_name, activity, read) => {
    await teams.deliver(ana, ana.chat, { type: 'message', ...activity });
    expect(events).toMatchObject([{ kind: 'message', text: read }]);
  });

  test('from a thread, the address is the channel’s, and the answer stays in the thread', async () => {
    answer = () => cards(text('En el hilo'));
    const id = `${channel.id};messageid=170`;
    const conversation = { id, isGroup: true, conversationType: 'channel', tenantId: teams.tenant };
    await teams.deliver(ana, channel.id, { type: 'message', text: 'becas', conversation });
    expect(events[0]?.address).toMatchObject({
      conversation: channel.id,
      reference: { conversation: { id: channel.id } },
    });
    expect(decodeURIComponent(teams.calls.at(-1)?.path ?? '')).toContain(';messageid=170');
  });

  test('installation and removal, each once, with the name of the space', async () => {
    await teams.install(ana, { in: channel });
    await teams.uninstall(ana, { in: channel });
    const kinds = events.map((event) => [event.kind, event.kind === 'installed' && event.space?.name]);
    expect(kinds).toEqual([
      ['installed', 'Red / Convocatorias'],
      ['installed', 'Red / Convocatorias'],
      ['removed', false],
    ]);
    // Teams says it twice, in two activities: the same id lets the second be dropped.
    expect(events[1]?.id).toBe(events[0]?.id);
    await teams.install(ana, { in: channel });
    expect(events.at(-1)?.id).not.toBe(events[0]?.id);
    await bot.adapter.send(JSON.parse(JSON.stringify(events[0]?.address)), text('Hola, canal'), 'k');
    expect(shown(channel.id)).toEqual(['Hola, canal']);
  });

  test('reactions, edits, typing and strangers’ buttons are nobody’s business', async () => {
    for (const activity of [
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { type: 'messageUpdate', text: 'x' },
      { type: 'typing' },
      { type: 'conversationUpdate', membersAdded: [{ id: '29:other' }] },
      { type: 'installationUpdate', action: 'add-upgrade' },
    ]) {
      expect((await teams.deliver(ana, ana.chat, activity)).status).toBe(200);
    }
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { other: 1 } } } };
    expect((await teams.deliver(ana, ana.chat, invoke)).status).toBe(501);
    expect(events).toEqual([]);
  });

  test('what the core cannot take is an error without words', async () => {
    answer = () => Promise.reject(new Error('secret detail'));
    expect(await teams.say(ana, 'hola')).toMatchObject({ status: 500, body: {} });
  });
});

describe('redelivery', () => {
  test('a press with a new id 15 s later is the same event; after that, or after another press, a new one', async () => {
    answer = (event) => (event.kind === 'message' ? cards(offer) : { kind: 'none' });
    let at = Date.parse('2026-11-23T10:00:01Z');
    bot.clock.now = () => new Date(at);
    await teams.say(ana, 'becas');
    await teams.press(ana, first(ana.chat), 'Ver');
    at += 15_000;
    await teams.redeliver({ newId: true, laterMs: 15_000 });
    at += 25_000;
    await teams.redeliver({ newId: true, laterMs: 40_000 });
    const ids = events.filter((event) => event.kind === 'action').map(({ id }) => id);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('switching on, off and on again within seconds are three events', async () => {
    const toggles: Card = {
      blocks: [
        {
          kind: 'buttons',
          buttons: [
            { label: 'Sí', action: 'calls.follow' },
            { label: 'No', action: 'calls.unfollow' },
          ],
        },
      ],
    };
    answer = (event) => (event.kind === 'message' ? cards(toggles) : { kind: 'none' });
    await teams.say(ana, 'becas');
    for (const label of ['Sí', 'No', 'Sí']) await teams.press(ana, first(ana.chat), label);
    const ids = events.filter((event) => event.kind === 'action').map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  test('the same words written twice are two messages, unless the first is still being answered', async () => {
    await teams.say(ana, 'sí');
    await teams.say(ana, 'sí');
    expect(events[0]?.id).not.toBe(events[1]?.id);
    const gate = Promise.withResolvers<Reply>();
    answer = () => gate.promise;
    const slow = teams.say(ana, 'informe');
    await expect.poll(() => events.length).toBe(3);
    const again = teams.redeliver({ newId: true });
    await expect.poll(() => events.length).toBe(4);
    gate.resolve({ kind: 'none' });
    await Promise.all([slow, again]);
    expect(events[3]?.id).toBe(events[2]?.id);
  });
});
