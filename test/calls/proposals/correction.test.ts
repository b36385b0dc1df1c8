import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const beginning =
  'Financiación de proyectos de salud. Pueden postular las alcaldías de Colombia. Postulaciones hasta enero de 2027.';
const fund = {
  id: 'f1',
  title: 'Fondo de innovación, para hospitales',
  text: `${beginning} ${'Cada proyecto se cuenta con sus propias palabras. '.repeat(100)} Se otorgan hasta US$ 50.000.`,
  url: 'https://agencia.example/fondo',
  publishedAt: tuesday,
};

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('laura@red.co', { role: 'coordinator' });
  const feed = await net.feed('agencia', { trust: 'reviewed', funder: 'AECID', sectors: ['ambiente'] });
  feed.items = [fund];
  await net.poll();
  net.clock.forward(60_000);
});
afterEach(() => net.close());

const kept = () => net.store.db.call.findFirstOrThrow();

/** Answers some of the form's questions (title, address, summary, close, funder, sectors, modality); the others stay. */
async function correct(answers: Record<number, string>): Promise<string> {
  const [waiting] = await net.say('laura@red.co', 'por revisar');
  await net.press('laura@red.co', waiting, 'Editar');
  let said = '';
  for (let question = 0; question < 7; question += 1)
    said = textsOf(await net.say('laura@red.co', answers[question] ?? 'saltar'));
  return said;
}

it('what is not changed stays as the source told it', async () => {
  const before = await kept();
  expect(before).toMatchObject({ amount: 50_000, funder: 'AECID', eligibility: 'yes', countries: ['CO'] });
  expect(before.summary).toHaveLength(4000);
  expect(await correct({ 0: 'Fondo de innovación para hospitales' })).toContain('Corregida.');
  expect(await kept()).toEqual({
    ...before,
    title: 'Fondo de innovación para hospitales',
    updatedAt: net.clock.now(),
  });
});

it('each answer that is another one is written', async () => {
  const before = await kept();
  await correct({
    1: 'https://agencia.example/otra',
    3: '31/01/2027',
    4: 'dejar en blanco',
    5: 'salud',
    6: 'premio',
  });
  expect(await kept()).toEqual({
    ...before,
    ...{ url: 'https://agencia.example/otra', urlKey: 'agencia.example/otra', updatedAt: net.clock.now() },
    ...{ deadlineAt: new Date('2027-02-01T04:59:00Z'), deadlineZone: 'America/Bogota', deadlineHasTime: false },
    ...{ deadlineConfidence: 1, deadlineDecidedAt: net.clock.now(), deadlineReadAt: before.deadlineAt },
    ...{ funder: null, sectors: ['salud'], modality: 'award' },
  });
});

it('what another changed while the form was open is not undone', async () => {
  await net.member('raul@red.co', { role: 'coordinator' });
  const [waiting] = await net.say('laura@red.co', 'por revisar');
  await net.press('laura@red.co', waiting, 'Editar');
  await net.say('laura@red.co', 'Fondo para hospitales');
  for (let question = 1; question < 5; question += 1) await net.say('laura@red.co', 'saltar');
  // Answered by now as she saw them; then another gives another close and another funder.
  await net.say('raul@red.co', 'por revisar').then(([card]) => net.press('raul@red.co', card, 'Editar'));
  for (const said of ['saltar', 'saltar', 'saltar', '31/01/2027', 'Ayuntamiento', 'saltar', 'saltar'])
    await net.say('raul@red.co', said);
  for (let question = 5; question < 7; question += 1) await net.say('laura@red.co', 'saltar');
  expect(await kept()).toMatchObject({
    title: 'Fondo para hospitales',
    deadlineAt: new Date('2027-02-01T04:59:00Z'),
    funder: 'Ayuntamiento',
  });
});

it('of a longer text the part that was not shown stays, and what the words say otherwise is read', async () => {
  const before = await kept();
  const shown = before.summary.slice(0, 2500).trim();
  await correct({ 2: shown.replace('Colombia', 'Colombia y Perú') });
  expect(await kept()).toMatchObject({
    summary: before.summary.replace('Colombia', 'Colombia y Perú'),
    countries: ['CO', 'PE'],
    ...{ amount: 50_000, funder: 'AECID', sectors: before.sectors },
    because: { amount: { '50000 USD': ['US$ 50.000'] }, countries: { PE: ['Perú'] } },
  });
  await correct({ 2: 'Hasta 80.000 euros.' });
  expect(await kept()).toMatchObject({
    summary: 'Hasta 80.000 euros.',
    amount: 80_000,
    currency: 'EUR',
    countries: [],
  });
});
