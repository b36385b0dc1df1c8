import { afterEach, beforeEach, expect, it } from 'vitest';
import { readQuiet } from '../../src/members/quiet.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';

const ana = 'ana@red.co';
let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana);
});
afterEach(() => net.close());

it('says its hours in words: what is not said stays', async () => {
  expect(textsOf(await net.say(ana, 'no me manden mensajes despues de las 5 pm'))).toContain('de 17:00 a 08:00');
  expect(textsOf(await net.say(ana, 'no me escriban antes de las 9'))).toContain('de 17:00 a 09:00');
  expect(await net.store.db.member.findUniqueOrThrow({ where: { email: ana } })).toMatchObject({
    quietFrom: '17:00',
    quietTo: '09:00',
  });
});

it('from no quiet hours at all, the other end is the usual one', async () => {
  await net.store.db.member.updateMany({ data: { quietFrom: '00:00', quietTo: '00:00' } });
  expect(textsOf(await net.say(ana, 'no me mande nada despues de las 4 pm'))).toContain('de 16:00 a 08:00');
});

it('days without work belong to them: who wants no messages then has the usual hours at least', async () => {
  const weekends = 'no me escriban los fines de semana';
  await net.store.db.member.updateMany({ data: { quietFrom: '00:00', quietTo: '00:00' } });
  expect(textsOf(await net.say(ana, weekends))).toContain('de 18:00 a 08:00, y los días no hábiles');
  await net.say(ana, 'no me escriban antes de las 9');
  expect(textsOf(await net.say(ana, weekends))).toContain('de 18:00 a 09:00');
});

it('who tells that something of theirs is wrong is shown how to correct it', async () => {
  expect(textsOf(await net.say(ana, 'mi correo quedó mal escrito, cómo lo corrijo'))).toContain('Correo: ana@red.co');
});

it.each([
  ['No me molesten a partir de las 6', { quietFrom: '18:00' }],
  ['silencio desde las 20:30 hasta las 7', { quietFrom: '20:30', quietTo: '07:00' }],
  ["don't message me after 7 p.m.", { quietFrom: '19:00' }],
  ['silencio de 22:00 a 06:30', { quietFrom: '22:00', quietTo: '06:30' }],
  ['no me notifiquen entre las 6 pm y las 8 am', { quietFrom: '18:00', quietTo: '08:00' }],
  ['no me escriban antes de las 7 ni después de las 6', { quietFrom: '18:00', quietTo: '07:00' }],
  ['no messages before 8', { quietTo: '08:00' }],
  // Days, amounts and how many are no hours.
  ['no me envíe convocatorias hasta 2027', null],
  ['no me escriban desde 10 de diciembre', null],
  ['no quiero recibir avisos de la 12 a la 15', null],
  ['no quiero recibir convocatorias de 10 a 20 millones', null],
  ['no me notifiquen cambios después de 2 días', null],
  ['no me manden convocatorias de salud', null],
  ['reunión después de las 5 pm', null],
])('«%s»', (said, hours) => {
  expect(readQuiet(said)).toEqual(hours);
});
