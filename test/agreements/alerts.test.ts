import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertAgreements } from '../../src/agreements/alerts.ts';
import { type Network, offersOf, textsOf } from '../support/network.ts';
import { ana, coordinator, openRegistry } from './scene.ts';

const day = 86_400_000;

let net: Network;
beforeEach(async () => {
  net = await openRegistry();
});
afterEach(() => net.close());

const say = async (who: string, text: string) => textsOf(await net.say(who, text));
const agreement = (code: string) => net.store.db.agreement.findUniqueOrThrow({ where: { code } });

test('each person hears once of a notice and an expiry, and not after letting it expire', async () => {
  const boss = await net.member('resp@red.co', { name: 'Rosa', preferredPlatform: 'terminal' });
  const { id } = await agreement('AC-017');
  await net.store.db.agreement.update({ where: { id }, data: { responsibleId: boss, renewal: 'express' } });
  const rosa = async () => (await net.sentTo('resp@red.co')).filter((text) => text.includes('Convenio con Lima'));
  // Expires on 2 September 2026 with 60 days of notice: the last day to give it is 4 July.
  await alertAgreements(net);
  await alertAgreements(net);
  expect(await rosa()).toEqual([
    expect.stringContaining('vence en 78 días'),
    expect.stringContaining('en 18 días es el último día para dar aviso'),
  ]);
  const card = (
    await net.store.db.delivery.findFirstOrThrow({ where: { memberId: boss, kind: 'agreements.expiry', subject: id } })
  ).card;
  await net.press('resp@red.co', card as never, 'Dejar vencer');
  net.clock.forward(50 * day);
  await alertAgreements(net);
  expect(await rosa()).toHaveLength(2);
  expect((await net.sentTo(coordinator)).filter((text) => text.includes('Convenio con Lima sobre'))).toHaveLength(3);
});

test('what renews by itself is not said to expire, and can be let go on or asked to end', async () => {
  const boss = await net.member('resp@red.co', { name: 'Rosa', preferredPlatform: 'terminal' });
  const { id } = await agreement('AC-017');
  await net.store.db.agreement.update({ where: { id }, data: { responsibleId: boss, renewal: 'tacit' } });
  await alertAgreements(net);
  expect(await net.sentTo('resp@red.co')).toEqual([expect.stringContaining('en 18 días es el último día')]);
  const ofRosa = { memberId: boss, subject: id };
  const notice = (await net.store.db.delivery.findFirstOrThrow({ where: ofRosa })).card as never;
  expect(offersOf([notice])).not.toContain('Dejar vencer');
  await net.press('resp@red.co', notice, 'No renovarlo');
  await net.press('resp@red.co', notice, 'No renovarlo');
  expect(await net.store.db.agreementTicket.count()).toBe(1);
  expect((await net.sentTo(coordinator)).join()).toContain('Se pide no renovar «Convenio con Lima');
  net.clock.forward(20 * day);
  await alertAgreements(net);
  expect((await net.sentTo('resp@red.co')).join()).toContain('se renueva por sí solo en 58 días');
  const later = await net.store.db.delivery.findFirstOrThrow({ where: { ...ofRosa, kind: 'agreements.expiry' } });
  await net.press('resp@red.co', later.card as never, 'Que se renueve');
  const before = (await net.sentTo('resp@red.co')).length;
  net.clock.forward(30 * day);
  await alertAgreements(net);
  expect(await net.sentTo('resp@red.co')).toHaveLength(before);
});

test('a coordinator who lets it not renew lets its term run out; nothing ends today by mistake', async () => {
  const { id } = await agreement('AC-017');
  await net.store.db.agreement.update({ where: { id }, data: { renewal: 'tacit' } });
  await alertAgreements(net);
  const diana = (await net.store.db.member.findUniqueOrThrow({ where: { email: coordinator } })).id;
  await net.sentTo(coordinator);
  const { card } = await net.store.db.delivery.findFirstOrThrow({ where: { memberId: diana, subject: id } });
  const [asked] = await net.press(coordinator, card as never, 'No renovarlo');
  await net.press(coordinator, asked, 'No renovarlo');
  await net.say(coordinator, '2026-09-02');
  expect(await say(coordinator, 'saltar')).toContain('Quedó guardado');
  expect(await agreement('AC-017')).toMatchObject({
    renewal: 'none',
    stage: null,
    expiresOn: new Date('2026-09-02'),
  });
  expect(await say(ana, '¿sigue vigente el convenio con Lima?')).toContain('vigente');
  const [record] = await net.say(coordinator, 'AC-017');
  expect(offersOf(record?.blocks ?? [])).not.toContain('No renovar');
  await net.press(coordinator, record, 'Terminar');
  expect(await say(coordinator, '2027-01-01')).toContain('Motivo');
  expect(await say(coordinator, 'saltar')).toContain('Escriba la fecha de hoy o una anterior');
});

test('a reminder asked for comes once, a week later', async () => {
  const boss = await net.member('resp@red.co', { name: 'Rosa', preferredPlatform: 'terminal' });
  const { id } = await agreement('AC-013');
  await net.store.db.agreement.update({ where: { id }, data: { responsibleId: boss } });
  await alertAgreements(net);
  expect(await net.sentTo('resp@red.co')).toHaveLength(1);
  const card = (await net.store.db.delivery.findFirstOrThrow({ where: { memberId: boss, subject: id } })).card;
  await net.press('resp@red.co', card as never, 'Recordarme');
  net.clock.forward(7 * day);
  await alertAgreements(net);
  await alertAgreements(net);
  expect(await net.sentTo('resp@red.co')).toHaveLength(2);
});

test('a year after it was registered or reviewed, the responsible is asked whether it is still right', async () => {
  const boss = await net.member('resp@red.co', { name: 'Rosa', preferredPlatform: 'terminal' });
  const { id } = await agreement('AC-001');
  await net.store.db.agreement.update({ where: { id }, data: { responsibleId: boss } });
  net.clock.forward(366 * day);
  await alertAgreements(net);
  await alertAgreements(net);
  expect(await net.sentTo('resp@red.co')).toEqual([expect.stringContaining('¿Sigue bien lo que el registro dice de')]);
  const card = (await net.store.db.delivery.findFirstOrThrow({ where: { memberId: boss, kind: 'agreements.review' } }))
    .card;
  await net.press('resp@red.co', card as never, 'Sigue igual');
  expect((await agreement('AC-001')).reviewedOn).toEqual(new Date('2027-06-17'));
});
