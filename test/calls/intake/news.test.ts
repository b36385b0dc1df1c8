import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayMs } from '../../../src/time.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const item = (id: string, title: string, text: string, publishedAt = tuesday) => ({ id, title, text, publishedAt });
const winners = item(
  'n1',
  'Doce ciudades ganan el reto de movilidad',
  'Doce ciudades recibirán 50.000 dólares, según anunció la Fundación. La convocatoria cerró el 30 de agosto.',
);
const visit = item(
  'n2',
  'Retour sur le forum des villes',
  'Les élus se sont retrouvés à Lyon et ont visité le centre.',
);
const fund = item(
  'c1',
  'Fondo Verde',
  'Financiación de proyectos de ambiente. Las postulaciones se reciben hasta el 15 de enero de 2027.',
);

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('laura@red.co', { role: 'coordinator' });
  await net.member('pedro@red.co', { role: 'coordinator' });
  await net.member('ana@red.co');
  await net.subscribe('ana@red.co', {});
});
afterEach(() => net.close());

const statesOf = async () =>
  Object.fromEntries((await net.store.db.call.findMany()).map(({ title, state }) => [title, state]));
const nextMorning = () => net.clock.forward(dayMs);

it('news is announced to nobody; the coordinators get all of a day in one message, with the words that tell it', async () => {
  const feed = await net.feed('agencia');
  feed.items = [
    winners,
    visit,
    item('n3', 'Vacante laboral: asesora', 'Envíe su hoja de vida hasta el 9 de enero.'),
    fund,
  ];
  expect((await net.poll()).calls).toMatchObject({ new: 4, announced: 1 });
  expect(await net.sentTo('ana@red.co')).toEqual([expect.stringContaining('Fondo Verde')]);
  expect(await net.sentTo('laura@red.co')).toEqual([]);
  expect(textsOf(await net.say('ana@red.co', 'convocatorias'))).not.toMatch(/Doce ciudades|Retour|Vacante/);

  feed.items = [...feed.items, item('n4', 'Bogotá y Lima firman alianza', 'Los alcaldes se reunieron el lunes.')];
  await net.poll();
  nextMorning();
  const [message, another] = await net.sentTo('laura@red.co');
  expect(another).toBeUndefined();
  expect(message).toContain('No parecen convocatorias');
  expect(message).toMatch(/Doce ciudades ganan el reto de movilidad.* — por «ganan», «anunció» y «cerró»/);
  expect(message).toMatch(/Retour sur le forum des villes.* — por «Retour sur»/);
  expect(message).toContain('«firman»');
  expect(message).not.toContain('Fondo Verde');
});

it('one is published with one click, the rest is discarded with another, and the other coordinators see it', async () => {
  const feed = await net.feed('agencia');
  feed.items = [winners, visit];
  await net.poll();
  nextMorning();
  await net.sentTo('pedro@red.co');
  const card = (await net.say('laura@red.co', 'por revisar')).at(-1);
  const [left] = await net.press('laura@red.co', card, 'Doce ciudades');
  expect(textsOf(left ? [left] : [])).toContain('Publicada: se anuncia a 1 destinatario.');
  expect(await net.sentTo('ana@red.co')).toEqual([expect.stringContaining('Doce ciudades')]);
  await net.press('laura@red.co', left, 'Descartar todas');
  expect(await statesOf()).toEqual({ [winners.title]: 'published', [visit.title]: 'rejected' });
  expect(textsOf(await net.say('pedro@red.co', 'por revisar'))).toContain('No hay convocatorias por revisar.');
  nextMorning();
  expect(await net.sentTo('pedro@red.co')).toHaveLength(1);
});

it('it is seen by its number, with its words, by coordinators alone', async () => {
  const feed = await net.feed('agencia');
  feed.items = [winners];
  await net.poll();
  const { number, because } = await net.store.db.call.findFirstOrThrow();
  expect(because).toMatchObject({ news: { yes: ['ganan', 'anunció', 'cerró'] } });
  const told = 'No parece una convocatoria, por «ganan»';
  expect(textsOf(await net.say('laura@red.co', `convocatoria ${number}`))).toContain(told);
  expect(textsOf(await net.say('laura@red.co', `¿cómo se clasificó la ${number}?`))).toContain(told);
  expect(textsOf(await net.say('ana@red.co', `convocatoria ${number}`))).toContain('No encuentro');
});

it('what invites, closes for sure or tells nothing of what happened is a call', async () => {
  const feed = await net.feed('agencia');
  feed.items = [
    item('c1', 'Premio: los ganadores recibirán 10.000 USD', 'Los resultados se publicarán en marzo de 2027.'),
    item(
      'c2',
      'Vea la grabación de la sesión informativa',
      'Las postulaciones se reciben hasta el 15 de enero de 2027.',
    ),
    item(
      'c3',
      'Conozca a los ganadores de 2025 y postule',
      'Recorrieron cinco países, visitaron obras y firmaron acuerdos.',
    ),
    item('c4', 'Semillero de alcaldías digitales', 'Acompañamiento durante seis meses a quince alcaldías.'),
  ];
  await net.poll();
  expect(new Set(Object.values(await statesOf()))).toEqual(new Set(['published']));
});

it('the winners of a call that is there make no other call, and change nothing of it', async () => {
  const [one, other] = [await net.feed('agencia'), await net.feed('red')];
  const url = 'https://example.org/fondo-verde';
  one.items = [{ ...fund, url }];
  await net.poll();
  const before = await net.store.db.call.findFirstOrThrow();
  net.clock.forward(dayMs);
  const results = 'Fueron seleccionadas seis ciudades. El jurado recibió 90 proyectos y visitó a diez finalistas.';
  one.items = [item('c1', 'Fondo Verde: lista de seleccionados', results, net.clock.now())].map((said) => ({
    ...said,
    url,
  }));
  other.items = [item('o1', 'Fondo Verde: lista de seleccionados', results, net.clock.now())].map((said) => ({
    ...said,
    url,
  }));
  await net.poll();
  const [call, another] = await net.store.db.call.findMany();
  expect(another).toBeUndefined();
  expect(call).toMatchObject({ title: before.title, deadlineAt: before.deadlineAt, revision: 1, state: 'published' });
});

it('the same news of two sources waits once, and a call of that title is no other source of it', async () => {
  const [one, other] = [await net.feed('agencia'), await net.feed('red')];
  one.items = [winners];
  await net.poll();
  other.items = [
    { ...winners, id: 'o1' },
    item('o2', winners.title, 'Segunda edición: postule hasta el 15 de enero de 2027.'),
  ];
  await net.poll();
  const calls = await net.store.db.call.findMany({ orderBy: { number: 'asc' } });
  expect(calls.map(({ state }) => state)).toEqual(['news', 'published']);
});

it.each([false, true])('it is a call once its source says so (discarded before: %s)', async (discarded) => {
  const feed = await net.feed('agencia');
  feed.items = [winners];
  await net.poll();
  if (discarded)
    await net.press('laura@red.co', (await net.say('laura@red.co', 'por revisar')).at(-1), 'Descartar todas');
  net.clock.forward(dayMs);
  const text = 'Tercera edición del reto. Las ciudades pueden postular hasta el 15 de enero de 2027.';
  feed.items = [item('n1', 'Reto de movilidad', text, net.clock.now())];
  expect((await net.poll()).calls).toMatchObject({ new: 0, updated: 1, announced: 1 });
  expect(await net.sentTo('ana@red.co')).toEqual([expect.stringContaining('Reto de movilidad')]);
  expect(await net.store.db.call.findFirstOrThrow()).toMatchObject({ state: 'published', title: 'Reto de movilidad' });
});

it('news of a reviewed source asks for no decision of its own either', async () => {
  const feed = await net.feed('agencia', { trust: 'reviewed' });
  feed.items = [winners, fund];
  await net.poll();
  expect(await net.sentTo('laura@red.co')).toEqual([expect.stringContaining('Fondo Verde')]);
  expect(await statesOf()).toEqual({ [winners.title]: 'news', [fund.title]: 'review' });
});
