/** Whatever people write, what a card's buttons carry fits every platform. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { longestData } from '../../src/card.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  const proposedById = await net.member('ana@red.co', { name: 'Ana Pérez' });
  await net.member('laura@red.co', { role: 'coordinator' });
  const made = { createdAt: tuesday, updatedAt: tuesday };
  const url = `https://agencia.example/${'x'.repeat(2_500)}`;
  await net.store.db.call.create({ data: { number: 12, title: 'Fondo de movilidad', url, ...made } });
  await net.store.db.call.create({
    data: { number: 13, title: 'Beca de Suecia', state: 'review', proposedById, ...made },
  });
});
afterEach(() => net.close());

it.each([
  ['ana@red.co', `convocatorias de salud ${'para hospitales de la ciudad '.repeat(90)}`, 'Suscribirme'],
  ['ana@red.co', `¿hay algo de Islandia ${'y sus puertos y ciudades '.repeat(90)}?`, ''],
  ['laura@red.co', `rechace la propuesta de Ana porque ${'ya cerró y no es de acá '.repeat(90)}`, 'Descartar'],
])('%s writes «%.30s…»', async (who, said, button) => {
  const cards = await net.say(who, said);
  const offers = cards.flatMap(({ blocks }) => offersOf(blocks));
  expect(offers.map(({ label }) => label).join()).toContain(button);
  for (const { data } of offers) expect(JSON.stringify(data).length).toBeLessThanOrEqual(longestData);
});

it('a correction whose way back is too long says how it is put right again', async () => {
  const [card] = await net.say('laura@red.co', 'el enlace de la 12 es https://agencia.example/y');
  expect(textsOf(card ? [card] : [])).toContain('corríjalo de nuevo: arriba está lo de antes');
  expect(offersOf(card?.blocks ?? []).map(({ action }) => action)).not.toContain('correction.undo');
  const [short] = await net.say('laura@red.co', 'el enlace de la 12 es https://agencia.example/z');
  await net.press('laura@red.co', short, 'Deshacer');
  const call = await net.store.db.call.findUniqueOrThrow({ where: { number: 12 } });
  expect(call).toMatchObject({
    url: 'https://agencia.example/y',
    urlKey: expect.stringContaining('agencia.example/y'),
  });
});
