import { afterEach, beforeEach, expect, it } from 'vitest';
import { importRules } from '../../../src/calls/import.ts';
import type { Card } from '../../../src/card.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const lider = 'lider@red.co';
const item = (id: string, title: string, text = 'Para Bogotá. Cierra el 15 de enero de 2027.') => ({
  id,
  title,
  text,
  publishedAt: tuesday,
});

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(lider, { role: 'coordinator' });
  await net.member('ana@red.co');
  await net.subscribe('ana@red.co', { modalities: ['exchange'] });
  const feed = await net.feed('agencia', { sectors: ['ambiente'] });
  feed.items = [
    item('m1', 'Minga de saberes entre barrios'),
    item('m2', 'Minga de semillas'),
    item('m3', 'Minga de vivienda', 'Minga de vivienda. Cerró el 15 de octubre de 2026.'),
    item('m4', 'Encuentro de barrios'),
  ];
  await net.poll();
});
afterEach(() => net.close());

/** Changes the words of «intercambio»; what is answered. */
async function change(add: string, remove = 'saltar'): Promise<Card | undefined> {
  const [card] = await net.say(lider, 'reglas de intercambio');
  await net.press(lider, card, 'Cambiar');
  await net.say(lider, add);
  const [answer] = await net.say(lider, remove);
  return answer;
}
const textOf = (card: Card | undefined) => (card ? textsOf([card]) : '');
const modalities = async () =>
  (await net.store.db.call.findMany({ orderBy: { title: 'asc' } })).map(
    ({ title, modality }) => `${title}: ${modality}`,
  );
const unchanged = [
  'Encuentro de barrios: null',
  'Minga de saberes entre barrios: null',
  'Minga de semillas: null',
  'Minga de vivienda: null',
];

it('the open calls that change are shown before, and change once it is confirmed', async () => {
  expect(await modalities()).toEqual(unchanged);
  const preview = await change('minga de*');
  expect(textOf(preview)).toContain('Con esta regla cambian 2 convocatorias abiertas:');
  expect(textOf(preview)).toContain('Minga de semillas — Modalidad: Intercambio');
  expect(textOf(preview)).toContain('(antes: sin dato)');
  expect(await modalities()).toEqual(unchanged);
  const made = await net.press(lider, preview, 'Guardar y cambiarlas');
  expect(textsOf(made)).toContain('Cambiaron 2 convocatorias abiertas.');
  expect(await modalities()).toEqual([
    'Encuentro de barrios: null',
    'Minga de saberes entre barrios: exchange',
    'Minga de semillas: exchange',
    'Minga de vivienda: null',
  ]);
  const [call] = await net.store.db.call.findMany({ where: { title: 'Minga de semillas' } });
  expect(call?.sectors).toEqual(['ambiente']);
  expect(textsOf(await net.say(lider, `¿cómo se clasificó la ${call?.number}?`))).toContain('por «Minga de»');
});

it('one that changes none is made at once, and one that is left changes nothing', async () => {
  expect(textOf(await change('trueque de oficios'))).toContain('Ninguna convocatoria abierta cambió.');
  const preview = await change('minga de*');
  await net.press(lider, preview, 'Dejar como estaba');
  expect(await modalities()).toEqual(unchanged);
  expect(textsOf(await net.say(lider, 'reglas de minga de'))).toContain('Ninguna regla');
});

it('what a person corrected stays, and a word that goes takes back what it told', async () => {
  await net.store.db.call.updateMany({ where: { title: 'Minga de semillas' }, data: { modality: 'technical' } });
  await net.press(lider, await change('minga de*'), 'Guardar y cambiarlas');
  expect(await modalities()).toContain('Minga de semillas: technical');
  expect(await modalities()).toContain('Minga de saberes entre barrios: exchange');
  const preview = await change('saltar', 'minga de*');
  expect(textOf(preview)).toContain('Modalidad: sin dato (antes: Intercambio');
  await net.press(lider, preview, 'Guardar y cambiarlas');
  expect(await modalities()).toEqual([
    'Encuentro de barrios: null',
    'Minga de saberes entre barrios: null',
    'Minga de semillas: technical',
    'Minga de vivienda: null',
  ]);
});

it('whom a call suits now gets it in one digest, and not again', async () => {
  await net.press(lider, await change('minga de*'), 'Guardar y cambiarlas');
  expect(await net.sentTo('ana@red.co')).toEqual([]);
  net.clock.forward(24 * 3_600_000);
  const [digest, ...more] = await net.sentTo('ana@red.co');
  expect(digest).toContain('Minga de saberes entre barrios');
  expect(digest).toContain('Minga de semillas');
  expect(more).toEqual([]);
  await net.press(lider, await change('saltar', 'minga de*'), 'Guardar y cambiarlas');
  await net.press(lider, await change('minga de*'), 'Guardar y cambiarlas');
  net.clock.forward(48 * 3_600_000);
  expect(await net.sentTo('ana@red.co')).toHaveLength(1);
});

it('a rule that is taken away, and a file of rules, change the open calls too', async () => {
  const table = (words: string) => ({
    columns: ['clase', 'valor', 'palabras'],
    rows: [{ row: 2, values: { clase: 'funder', valor: 'Minga', palabras: words } }],
  });
  const options = { now: net.clock.now(), outbox: net.outbox };
  expect(await importRules(net.store, table('minga'), { ...options, dryRun: true })).toMatchObject({ calls: 2 });
  expect(await net.store.db.call.count({ where: { funder: 'Minga' } })).toBe(0);
  expect(await importRules(net.store, table('minga'), options)).toMatchObject({ created: 1, calls: 2 });
  expect(await net.store.db.call.count({ where: { funder: 'Minga' } })).toBe(2);
  const [card] = await net.say(lider, 'reglas de Minga');
  const [preview] = await net.press(lider, card, 'Quitar');
  expect(textOf(preview)).toContain('Sin esta regla cambian 2 convocatorias abiertas');
  const [gone] = await net.press(lider, preview, 'Guardar y cambiarlas');
  expect(textOf(gone)).toContain('Quitada: Financiador: Minga. Cambiaron 2 convocatorias abiertas.');
  expect(await net.store.db.call.count({ where: { funder: 'Minga' } })).toBe(0);
});
