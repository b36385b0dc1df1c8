import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import type { ActionEvent, Event, FormSubmitEvent } from '../../../src/event.ts';
import type { Form } from '../../../src/form.ts';
import { cardJsonText } from '../../support/adaptive-card.ts';
import { cards, card as text } from '../../support/contract/fixture.ts';
import type { TeamsMessage } from '../../support/teams-server.ts';
import { words } from './bot.ts';
import { type Chat, offer, openChat } from './chat.ts';

const form: Form = {
  id: 'calls.propose',
  title: 'Proponer',
  fields: [{ kind: 'text', name: 'topic', label: 'Tema' }],
  submit: 'Enviar',
  cancel: 'Cancelar',
  state: 's1',
};

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

/** Ana asks in the channel and gets the card with the button. */
async function offeredInChannel(): Promise<TeamsMessage> {
  answer = (event) => (event.kind === 'message' ? cards(offer) : { kind: 'none' });
  await teams.say(ana, 'becas', { in: channel });
  return first(channel.id);
}

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
