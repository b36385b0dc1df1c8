import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import type { ActionEvent, Event, FormSubmitEvent } from '../../../src/event.ts';
import type { Form } from '../../../src/form.ts';
import { cardJsonText } from '../../support/adaptive-card.ts';
import { startTeamsServer, type TeamsMessage, type TeamsPerson, type TeamsSpace } from '../../support/teams-server.ts';
import { startBot, words } from './bot.ts';

const text = (value: string): Card => ({ blocks: [{ kind: 'text', text: value }] });
const cards = (...list: Card[]): Reply => ({ kind: 'cards', cards: list });
const offer: Card = {
  title: 'Beca',
  blocks: [{ kind: 'buttons', buttons: [{ label: 'Ver', action: 'calls.open', data: { call: 'C-1' } }] }],
};
const form: Form = {
  id: 'calls.propose',
  title: 'Proponer',
  fields: [{ kind: 'text', name: 'topic', label: 'Tema' }],
  submit: 'Enviar',
  cancel: 'Cancelar',
  state: 's1',
};

let teams: Awaited<ReturnType<typeof startTeamsServer>>;
let bot: Awaited<ReturnType<typeof startBot>>;
let ana: TeamsPerson;
let channel: TeamsSpace;
let events: Event[];
let answer: (event: Event) => Reply | Promise<Reply>;

beforeEach(async () => {
  teams = await startTeamsServer();
  bot = await startBot();
  teams.connect(bot.url);
  ana = teams.person({ name: 'Ana', email: 'Ana@Bogota.gov.co' });
  channel = teams.channel({ team: 'Red', name: 'Convocatorias' });
  events = [];
  answer = () => ({ kind: 'none' });
  await bot.adapter.start(async (event) => {
    events.push(event);
    return answer(event);
  });
});
afterEach(async () => {
  await bot.close();
  await teams.close();
});

const shown = (place: string, who = ana) =>
  teams.messages(place).map((message) => {
    const card = teams.cardFor(who, message);
    return card ? cardJsonText(card).trim() : message.text;
  });
function first(place: string): TeamsMessage {
  const [message] = teams.messages(place);
  if (!message) throw new Error('nothing was posted');
  return message;
}
/** Ana asks in the channel and gets the card with the button. */
async function offeredInChannel(): Promise<TeamsMessage> {
  answer = (event) => (event.kind === 'message' ? cards(offer) : { kind: 'none' });
  await teams.say(ana, 'becas', { in: channel });
  return first(channel.id);
}

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

describe('in a channel', () => {
  test('a replaced card changes for everyone', async () => {
    const message = await offeredInChannel();
    const luis = teams.person({ name: 'Luis' });
    answer = () => ({ kind: 'cards', cards: [text('Cerrada')], replace: true });
    await teams.press(ana, message, 'Ver');
    expect(shown(channel.id, luis)).toEqual(['Cerrada']);
  });

  test('one replaced in private changes for the presser only', async () => {
    const message = await offeredInChannel();
    const luis = teams.person({ name: 'Luis' });
    answer = () => ({ kind: 'cards', cards: [text('Anotada para usted')], replace: true, private: true });
    await teams.press(ana, message, 'Ver');
    expect(shown(channel.id)).toEqual(['Anotada para usted']);
    expect(shown(channel.id, luis)[0]).toContain('Beca');
  });

  const personal: Card = { ...offer, title: 'Sus datos' };

  test('a short private answer is a toast, a long one goes to the person’s chat', async () => {
    const message = await offeredInChannel();
    answer = () => ({ kind: 'cards', cards: [text('Anotado.')], private: true });
    await teams.press(ana, message, 'Ver');
    expect(teams.toasts.at(-1)).toEqual({ person: ana.id, text: 'Anotado.' });
    answer = () => ({ kind: 'cards', cards: [personal], private: true });
    await teams.press(ana, message, 'Ver');
    expect(shown(ana.chat)[0]).toContain('Sus datos');
    expect(teams.toasts.at(-1)?.text).toBe(words.es.answeredPrivately);
    expect(teams.messages(channel.id)).toHaveLength(1);
  });

  test('a private answer to a written question goes to the chat; the thread learns only that', async () => {
    answer = () => ({ kind: 'cards', cards: [personal], private: true });
    await teams.say(ana, 'mis datos', { in: channel });
    expect(shown(ana.chat)[0]).toContain('Sus datos');
    expect(shown(channel.id)).toEqual([words.es.answeredPrivately]);
  });

  test('where the person cannot be written to, nothing personal reaches the thread', async () => {
    const eve = teams.person({ name: 'Eve', installed: false, locale: 'en-GB' });
    answer = () => ({ kind: 'cards', cards: [personal], private: true });
    await teams.say(eve, 'mis datos', { in: channel });
    expect(shown(channel.id)).toEqual([words.en.cannotAnswerPrivately]);
    expect(teams.messages(eve.chat)).toEqual([]);
  });

  test('a press by such a person is answered in the card, for their eyes only', async () => {
    const message = await offeredInChannel();
    const eve = teams.person({ name: 'Eve', installed: false });
    answer = () => ({ kind: 'cards', cards: [personal], private: true });
    await teams.press(eve, message, 'Ver');
    expect(shown(channel.id, eve)[0]).toContain('Sus datos');
    expect(shown(channel.id)[0]).toContain('Beca');
  });

  test('a form goes to the person’s chat', async () => {
    answer = () => ({ kind: 'form', form });
    await teams.say(ana, 'proponer', { in: channel });
    expect(shown(ana.chat)[0]).toContain('Proponer');
    expect(shown(channel.id)).toEqual([words.es.answeredPrivately]);
  });

  test('where that is closed, it opens as a dialog, comes back with faults and values, and is sent', async () => {
    const eve = teams.person({ name: 'Eve', installed: false });
    answer = () => ({ kind: 'form', form });
    await teams.say(eve, 'proponer', { in: channel });
    const message = first(channel.id);
    await teams.press(eve, message, words.es.openForm);
    expect(events.at(-1)).toMatchObject({ kind: 'message', text: 'proponer', actor: { user: eve.aadObjectId } });
    expect(teams.dialogOf(eve)?.title).toBe('Proponer');
    answer = (event) =>
      (event as FormSubmitEvent).values.topic === 'Agua'
        ? cards(text('Gracias'))
        : { kind: 'faults', form, faults: { topic: 'Más claro' } };
    await teams.submitDialog(eve, channel.id, { 'one-topic': 'x y' });
    const faulty = cardJsonText(teams.dialogOf(eve)?.card ?? {});
    expect(faulty).toContain('Más claro');
    expect(faulty).toContain('x y');
    await teams.submitDialog(eve, channel.id, { 'one-topic': 'Agua' });
    expect(events.at(-1)).toMatchObject({ kind: 'formSubmit', form: form.id, state: 's1', values: { topic: 'Agua' } });
    expect(teams.dialogOf(eve)).toBeUndefined();
    expect(shown(channel.id)).toEqual([expect.stringContaining('Proponer'), 'Gracias']);
  });
});

describe('a form in a chat', () => {
  async function formShown(): Promise<TeamsMessage> {
    answer = () => ({
      kind: 'form',
      form: { ...form, fields: [...form.fields, { kind: 'number', name: 'people', label: 'Personas' }] },
    });
    await teams.say(ana, 'proponer');
    return first(ana.chat);
  }

  test.each(['execute', 'submit'] as const)('faults and values are shown in its place (%s)', async (way) => {
    const message = await formShown();
    answer = () => ({ kind: 'faults', form, faults: { topic: 'Más claro', '': 'Revise' } });
    await teams.press(ana, message, 'Enviar', { inputs: { 'one-topic': 'Agua *viva*' }, way });
    expect(events.at(-1)).toMatchObject({ values: { topic: 'Agua *viva*', people: '' } });
    const [card] = shown(ana.chat);
    for (const part of ['Más claro', 'Revise', 'Agua *viva*']) expect(card).toContain(part);
    answer = () => cards(text('Gracias'), text('Recibirá respuesta'));
    await teams.press(ana, message, 'Enviar', { inputs: { 'one-topic': 'Agua' }, way });
    expect(shown(ana.chat)).toEqual(['Gracias', 'Recibirá respuesta']);
  });

  test('it can be left, which the core need not know', async () => {
    const message = await formShown();
    const before = events.length;
    await teams.press(ana, message, 'Cancelar');
    expect(shown(ana.chat)[0]).toContain('Cancelado');
    expect(shown(ana.chat)[0]).not.toContain('Tema');
    expect(events).toHaveLength(before);
  });
});

describe('menus', () => {
  test('a long one is a list with search; its choice comes back as the value, commas and all', async () => {
    const options = Array.from({ length: 40 }, (_, n) => ({ value: `v,${n}`, label: `Opción ${n}` }));
    answer = () =>
      cards({ blocks: [{ kind: 'choices', label: 'País', action: 'calls.country', options, data: { a: 'b' } }] });
    await teams.say(ana, 'países');
    await teams.press(ana, first(ana.chat), words.es.choose, { inputs: { 'pick-value': encodeURIComponent('v,7') } });
    expect(events.at(-1)).toMatchObject({
      action: 'calls.country',
      data: { a: 'b', value: 'v,7' },
    } satisfies Partial<ActionEvent>);
  });
});

describe('when Teams slows us down', () => {
  test('an answer waits as long as it is told, and is shown once', async () => {
    answer = () => cards(text('Hola'));
    teams.failNext({ on: 'post', status: 429, retryAfter: 0 });
    await teams.say(ana, 'hola');
    expect(shown(ana.chat)).toEqual(['Hola']);
  });

  test('an answer that cannot be shown is reported, and the event is not asked for again', async () => {
    answer = () => cards(text('Hola'));
    teams.failNext({ on: 'post', status: 403, code: 'MessageWritesBlocked' });
    expect((await teams.say(ana, 'hola')).status).toBe(200);
    expect(bot.lines).toMatchObject([{ level: 'error', fields: { fault: 'blocked' } }]);
  });

  test('what the limits are counted against', () => {
    const to = { platform: 'teams' as const, tenant: 't', conversation: 'c' };
    expect(bot.adapter.scopes(to)).toEqual([
      { key: 'teams:t:c', perSecond: 0.485, burst: 6 },
      { key: 'teams:t', perSecond: 45, burst: 5 },
    ]);
  });
});
