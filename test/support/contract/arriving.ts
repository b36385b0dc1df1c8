/** What a person writes and presses, and what they are shown. */

import { expect, test } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { ActionEvent, MessageEvent } from '../../../src/event.ts';
import { bare, card, cards, expectAllShown, only, pressable, type Stage, waitFor } from './fixture.ts';
import { everyBlock, long } from './samples.ts';

export function testArriving({ fixture, core, showing, traits }: Stage): void {
  const testChannel = only(traits.channels);
  const testEdit = only(traits.edits !== false);
  test('a message arrives as written and its answer is shown', async () => {
    core().reply((event) => cards(card(`Leí: ${(event as MessageEvent).text}`)));
    await fixture().say('¿qué convocatorias cierran <hoy> & mañana?');
    await showing('Leí: ¿qué convocatorias cierran <hoy> & mañana?');
    const event = core().of('message')[0];
    expect(event).toMatchObject({ text: '¿qué convocatorias cierran <hoy> & mañana?', direct: true });
    expect(event?.actor).toMatchObject({ platform: fixture().adapter.platform, user: fixture().user });
    expect(event?.actor.tenant).not.toBe('');
    expect(event?.id).not.toBe('');
    expect(event?.at).toBeInstanceOf(Date);
  });

  testChannel('a mention in a channel arrives without the mention and is answered there', async () => {
    core().reply(() => cards(card('Para el canal')));
    await fixture().say('convocatorias de salud', 'channel');
    await showing('Para el canal', fixture().channel);
    expect(core().of('message')[0]).toMatchObject({ text: 'convocatorias de salud', direct: false });
  });

  test('several cards are shown in their order', async () => {
    core().reply(() => cards(card('Primera'), card('Segunda'), card('Tercera')));
    await fixture().say('todo');
    await showing('Tercera');
    const text = fixture()
      .shown(fixture().direct)
      .map((message) => message.text)
      .join('\n');
    expect(text.indexOf('Primera')).toBeLessThan(text.indexOf('Segunda'));
    expect(text.indexOf('Segunda')).toBeLessThan(text.indexOf('Tercera'));
  });

  test('a button returns its action, its data and its message', async () => {
    core().reply((event) => (event.kind === 'message' ? cards(everyBlock) : { kind: 'none' }));
    await fixture().say('convocatoria');
    const message = await showing('Más detalles');
    await fixture().press(message, 'Me interesa');
    await waitFor(() => expect(core().of('action')).toHaveLength(1));
    expect(core().of('action')[0]).toMatchObject({
      action: 'calls.follow',
      data: { call: 'C-1', note: '"ñ" & <b>' },
      actor: { user: fixture().user },
      direct: true,
    } satisfies { [K in keyof ActionEvent]?: unknown });
    if (core().of('action')[0]?.messageId !== undefined) expect(core().of('action')[0]?.messageId).toBe(message.id);
  });

  test('a button that asks first acts once confirmed', async () => {
    core().reply((event) => (event.kind === 'message' ? cards(everyBlock) : { kind: 'none' }));
    await fixture().say('convocatoria');
    await fixture().press(await showing('Más detalles'), 'Quitar');
    await waitFor(() => expect(core().of('action')[0]).toMatchObject({ action: 'calls.mute', data: { call: 'C-1' } }));
  });

  test('a menu returns what was chosen with its data', async () => {
    core().reply((event) => (event.kind === 'message' ? cards(everyBlock) : { kind: 'none' }));
    await fixture().say('convocatoria');
    await fixture().choose(await showing('Más detalles'), 'Una semana antes');
    await waitFor(() =>
      expect(core().of('action')[0]).toMatchObject({ action: 'calls.remind', data: { call: 'C-1', value: '7' } }),
    );
  });

  testEdit('an answer with replace takes the place of the card whose button was pressed', async () => {
    core().reply((event) =>
      event.kind === 'message' ? cards(pressable('Abrir')) : { kind: 'cards', cards: [card('Abierta')], replace: true },
    );
    await fixture().say('una');
    const message = await showing('Elija');
    const before = fixture().shown(fixture().direct).length;
    await fixture().press(message, 'Abrir');
    const after = await showing('Abierta');
    expect(after.id).toBe(message.id);
    expect(bare(after.text)).not.toContain('Elija');
    expect(fixture().shown(fixture().direct)).toHaveLength(before);
  });

  test('a private answer reaches the person who pressed', async () => {
    const where = fixture().channel ? 'channel' : 'direct';
    const at = fixture().channel ?? fixture().direct;
    core().reply((event) =>
      event.kind === 'message'
        ? cards(pressable('Ver'))
        : { kind: 'cards', cards: [card('Solo usted')], private: true },
    );
    await fixture().say('una', where);
    await fixture().press(await showing('Elija', at), 'Ver');
    await waitFor(() => {
      const everywhere = [...fixture().shown(at), ...fixture().shown(fixture().direct)];
      expect(everywhere.some((message) => message.text.includes('Solo usted'))).toBe(true);
    });
  });

  test('an answer of any length is shown whole, in several messages if need be', async () => {
    core().reply(() => cards(long, card('Eso es todo')));
    await fixture().say('todo');
    await showing('Eso es todo');
    expectAllShown(long, fixture().shown(fixture().direct));
  });

  testEdit('an event delivered again has the same id', async () => {
    core().reply(() => cards(pressable('Abrir')));
    await fixture().say('hola');
    const message = await showing('Elija');
    await fixture().redeliver();
    await waitFor(() => expect(core().of('message')).toHaveLength(2));
    expect(core().of('message')[1]?.id).toBe(core().of('message')[0]?.id);
    await fixture().press(message, 'Abrir');
    await waitFor(() => expect(core().of('action')).toHaveLength(1));
    await fixture().redeliver();
    await waitFor(() => expect(core().of('action')).toHaveLength(2));
    expect(core().of('action')[1]?.id).toBe(core().of('action')[0]?.id);
    expect(core().of('action')[0]?.id).not.toBe(core().of('message')[0]?.id);
  });

  test('stop waits for the work under way', async () => {
    const gate = Promise.withResolvers<Reply>();
    core().reply(() => gate.promise);
    const said = fixture().say('trabajo largo');
    await waitFor(() => expect(core().events).toHaveLength(1));
    const texts = () =>
      fixture()
        .shown(fixture().direct)
        .map(({ text }) => text);
    const atTheEnd = fixture().adapter.stop().then(texts);
    gate.resolve(cards(card('Terminado')));
    expect((await atTheEnd).join()).toContain('Terminado');
    await said;
  });
}
