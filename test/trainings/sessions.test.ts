/** A training of several sessions: who comes is reminded of each, and of none for nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf } from '../support/network.ts';
import { at, deliveriesOf, importRows, remindersOf } from './scene.ts';

const ana = 'ana@red.co';
const [first, second, third] = ['2026-12-02 14:00-17:00', '2026-12-09 14:00-17:00', '2026-12-10 09:00-12:00'] as const;
const held = (...sessions: string[]) => importRows(net, { inicia: '', termina: '', sesiones: sessions.join('; ') });

let net: Network;
let answer: string;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana);
  await held(first, second, third);
  answer = textsOf(await net.say(ana, 'inscribirme en formulación'));
});
afterEach(() => net.close());

/** Lets it be that time, and returns the reminders sent so far, by their first line. */
async function reminded(moment: string): Promise<string[]> {
  net.clock.at = at(moment);
  await net.drain();
  const sent = await deliveriesOf(net, { kind: 'remind', to: ana, status: 'sent' });
  return sent.map(({ text }) => text.split('\n')[1] ?? '');
}

it('reminds of each session by its number, but not while the one before is still to be held', async () => {
  expect(await remindersOf(net, ana)).toEqual(
    [
      ...['2026-11-25 14:00', '2026-12-01 14:00', '2026-12-02 13:00'],
      // A week before is during the first, a day before the third is before the second has begun.
      ...['2026-12-08 14:00', '2026-12-09 13:00'],
      '2026-12-10 08:00',
    ].map(at),
  );
  expect(answer).toContain('1:00 p. m. También le recordaré cada una de las otras sesiones.');
  expect(await reminded('2026-12-02 13:00')).toEqual(['Sesión 1 de 3. Empieza en una hora']);
  await reminded('2026-12-09 08:00');
  expect(await reminded('2026-12-09 13:00')).toEqual([
    'Sesión 1 de 3. Empieza en una hora',
    'Sesión 2 de 3. Es hoy, 2:00 p. m.',
    'Sesión 2 de 3. Empieza en una hora',
  ]);
});

it('tells who is in it that one session may be missed, and how to leave for good', async () => {
  await reminded('2026-12-09 13:00');
  const [last] = await deliveriesOf(net, { kind: 'remind', to: ana, status: 'sent' });
  expect(last?.text).toContain('Si falta solo a esta sesión, no tiene que hacer nada: conserva su cupo.');
  expect(last?.text).toContain('[Retirarme]');
  expect(last?.text).not.toContain('cerradas');
  await net.say(ana, 'retirarme');
  expect(await remindersOf(net, ana)).toEqual([]);
});

it('keeps what fell due overnight when another session is called off', async () => {
  await reminded('2026-12-08 20:00');
  await held(first, second);
  expect(await reminded('2026-12-09 08:00')).toEqual(['Sesión 2 de 2. Es hoy, 2:00 p. m.']);
  expect(await remindersOf(net, ana)).toEqual([at('2026-12-09 13:00')]);
});

it('says nothing of a session that is called off while its reminder waits for the morning', async () => {
  await reminded('2026-12-08 20:00');
  await held(first, third);
  expect(await reminded('2026-12-09 13:00')).toEqual(['Sesión 2 de 2. Es mañana, 9:00 a. m.']);
});

it('says nothing more to who chose to have no reminders, not even what waits for the morning', async () => {
  await reminded('2026-12-08 20:00');
  const [card] = await net.say(ana, 'recordatorios de capacitaciones');
  await net.press(ana, card, 'Cambiar');
  await net.say(ana, 'ninguno');
  await net.say(ana, 'enviar');
  expect(await remindersOf(net, ana)).toEqual([]);
  expect(await reminded('2026-12-09 13:00')).toEqual([]);
});
