import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf } from './support/network.ts';

const ana = 'ana@red.co';
let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana, { name: 'Ana' });
  const feed = await net.feed('agencia', { funder: 'AECID' });
  feed.items = [
    { id: 'h1', title: 'Fondo para hospitales', text: 'Salud. Cierra el 15 de enero de 2027.' },
    { id: 'h2', title: 'Premio de movilidad', text: 'Movilidad. Cierra el 20 de enero de 2027.' },
  ];
  await net.poll();
});
afterEach(() => net.close());

const say = async (text: string) => textsOf(await net.say(ana, text));
const interests = async () => (await net.store.db.callInterest.findMany()).map(({ interest }) => interest);

async function dismiss(number = 1) {
  const [call] = await net.say(ana, `convocatoria ${number}`);
  return (await net.press(ana, call, 'No es para mí'))[0];
}

it.each(['deshacer', 'Deshacer eso, por favor', 'mejor no', 'undo that'])(
  '«%s» presses the last «Deshacer», once',
  async (word) => {
    await dismiss();
    expect(await interests()).toEqual(['dismissed']);
    await net.say(ana, 'gracias');
    expect(await say(word)).toContain('quedó como antes');
    expect(await interests()).toEqual([null]);
    expect(await say(word)).toContain('No hay nada reciente que yo pueda deshacer');
  },
);

it('undoes the last of two, and asks which when several were shown together', async () => {
  await dismiss(1);
  await dismiss(2);
  await say('deshacer');
  expect((await interests()).sort()).toEqual(['dismissed', null]);
  await dismiss(2);
  await net.say(ana, 'mis silencios');
  const [which] = await net.say(ana, 'deshacer');
  expect(textsOf(which ? [which] : [])).toContain('¿Qué deshago?');
  await net.press(ana, which, '2');
  expect((await interests()).sort()).toEqual(['dismissed', null]);
});

it('what was asked for since, in words or by a form, ends it; thanks and what is not understood do not', async () => {
  await dismiss();
  await say('gracias');
  await say('xyzzy');
  expect(await say('deshacer')).toContain('quedó como antes');
  await dismiss();
  await say('mi perfil');
  expect(await say('deshacer')).toContain('No hay nada reciente');
  expect(await interests()).toEqual(['dismissed']);
});

it('what was pressed since ends it, and an hour; nobody else has it', async () => {
  await net.member('beto@red.co');
  const dismissed = await dismiss();
  expect(textsOf(await net.say('beto@red.co', 'deshacer'))).toContain('No hay nada reciente');
  await net.press(ana, dismissed, 'Deshacer');
  expect(await say('deshacer')).toContain('No hay nada reciente');
  await dismiss();
  net.clock.forward(3_601_000);
  expect(await say('deshacer')).toContain('No hay nada reciente');
  expect(await interests()).toEqual(['dismissed']);
});

it('inside a form it goes back a question', async () => {
  await net.say(ana, 'suscribirme');
  await net.say(ana, 'salud');
  expect(await say('deshacer')).toContain('Pregunta 1 de');
});
