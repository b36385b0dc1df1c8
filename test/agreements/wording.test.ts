/** How answers sound when they are read aloud: the first line of each, on 10 September 2026. */
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { askQuestion } from '../../src/agreements/ask.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import type { Store } from '../../src/store.ts';
import { readTable } from '../../src/table.ts';
import { fixedClock } from '../../src/time.ts';
import { basicStore } from '../support/database.ts';

const clock = fixedClock(new Date('2026-09-10T10:00:00-05:00'));
let store: Store;
beforeAll(async () => {
  store = await basicStore();
  const table = await readTable(fileURLToPath(new URL('../fixtures/agreements/registry-three.csv', import.meta.url)));
  expect((await importAgreements(store, table, { now: clock.now() })).errors).toEqual([]);
});

test('one sentence, in the right gender and tense, with the day that counts', async () => {
  const said: Record<string, string> = {
    '¿hay algo con Holanda?': 'Sí: hay un convenio con Ámsterdam, vencido desde el 1 de junio de 2022.',
    'convenio con Guangzhou':
      'Hay un memorando vigente con Cantón, con renovación tácita hasta el 20 de noviembre de 2026.',
    'convenios suspendidos': 'Hay un hermanamiento suspendido con Caracas.',
    '¿sigue vigente el acuerdo con París?':
      'La alianza por el cuidado con París (K07) está vencida desde el 8 de marzo de 2025.',
    '¿hasta cuándo va el memorando con Dubái?': 'El memorando con Dubái (K21) vence el 15 de febrero de 2027.',
    '¿hasta cuándo va el hermanamiento con Quito?': 'El hermanamiento con Quito (K11) no tiene fecha de vencimiento.',
    '¿hasta cuándo va el convenio con Mumbai?':
      'El convenio «Telemedicina con Mumbai» (K19) vence el 22 de enero de 2029.',
    '¿hasta cuándo va el memorando con Cantón?':
      'El memorando con Cantón (K17) se renovó tácitamente y el período en curso va hasta el 20 de noviembre de 2026.',
    '¿cuándo se firmó lo de Montreal?': 'El hermanamiento con Montreal (K32) se firmó el 21 de abril de 2010.',
    '¿quién es el responsable del convenio con Nairobi?':
      'Convenio con Nairobi (K39). Responsable: Instituto para la Economía Social.',
    'what agreements do we have with Turkey':
      'There is a letter of intent with Istanbul, which expired on 2 October 2025.',
    '¿quién firmó el memorando con Dubái?':
      'El registro no dice quién lo propuso ni quién lo firmó. Hay un memorando vigente con Dubái, hasta el 15 de febrero de 2027.',
    'who signed the agreement with Montreal, and when was it signed?':
      'The registry does not say who proposed or signed it. The twinning “Hermanamiento con Montreal” (K32) was signed on 21 April 2010.',
    '¿qué resultados ha tenido el hermanamiento con Quito?':
      'El registro no dice qué resultados ha tenido. Hay un hermanamiento vigente con Quito, sin fecha de vencimiento.',
    '¿quiénes son nuestros socios en Turquía?':
      'Hay una carta de intención con Estambul, vencida desde el 2 de octubre de 2025.',
    '¿cuál es el hermanamiento más antiguo con Norteamérica?':
      'El más antiguo con fecha de firma: un hermanamiento vigente con Chicago, sin fecha de vencimiento; se firmó el 12 de mayo de 2009.',
    'which agreements are suspended': 'There is a suspended twinning with Caracas.',
    'is the agreement with Vienna still in force?':
      'The twinning “Hermanamiento con Viena” (K46) expired on 15 June 2013.',
    'when does the Dubai memorandum expire': 'The memorandum “Memorando con Dubái” (K21) expires on 15 February 2027.',
  };
  const heard: Record<string, string> = {};
  for (const question of Object.keys(said))
    heard[question] = (await askQuestion({ store, clock }, question)).answer.headline;
  expect(heard).toEqual(said);
});

test('a sentence is true when it is read alone: it carries its conditions', async () => {
  const headline = async (question: string) => (await askQuestion({ store, clock }, question)).answer.headline;
  expect(await headline('cuántos acuerdos vigentes hay con China')).toMatch(/ vigentes? con China\.$/);
  expect(await headline('how many agreements in force with China')).toMatch(/ in force with China\.$/);
  expect(await headline('cuántos acuerdos se firmaron en 2019')).toBe('Son 2 acuerdos firmados en 2019.');
  expect(await headline('convenios del IDU que venzan este año')).toMatch(
    /^No hay acuerdos a cargo del Instituto de Desarrollo Urbano que venzan este año\./,
  );
  expect(await headline('acuerdos vigentes por continente')).toMatch(/^Acuerdos vigentes por continente \(5\): /);
  expect(await headline('¿con cuántos países tenemos hermanamientos?')).toMatch(/^Hermanamientos por país \(\d+\): /);
  expect(await headline('qué país asiático tiene más acuerdos')).toMatch(/^Con más acuerdos en Asia: /);
  expect(await headline('qué venció en 2022')).not.toMatch(/vigentes?/);
  expect(await headline('con qué país tenemos más memorandos')).toMatch(/^Con más memorandos: /);
});

test.each([
  'pásame el convenio con Nairobi',
  'me puede enviar el convenio con Nairobi por favor',
  'necesito el pdf del convenio con Nairobi',
  'regáleme una copia del convenio con Nairobi',
  'compártanos el de Nairobi',
  'send me the Nairobi agreement',
  'could you share the agreement with Nairobi?',
])('«%s» gives the document, or says that there is none and where to ask', async (question) => {
  const { id } = await store.db.agreement.findUniqueOrThrow({ where: { code: 'K39' } });
  const ask = async () => (await askQuestion({ store, clock }, question)).answer.headline;
  await store.db.agreementDocument.deleteMany({ where: { agreementId: id } });
  expect(await ask()).toMatch(/no tiene documento en el registro; .*DDRI|has no document in the registry; .*DDRI/);
  await store.db.agreementDocument.create({
    data: { agreementId: id, title: 'Convenio con Nairobi', url: 'https://e.co/k39.pdf' },
  });
  expect(await ask()).toContain('https://e.co/k39.pdf');
});

test('«pásamelo» and “send it to me” ask for the document of what was asked before', async () => {
  const { question: previous } = await askQuestion({ store, clock }, '¿hay convenio con Nairobi?');
  for (const text of ['pásamelo', 'envíemelo por favor', 'can you send it to me?'])
    expect((await askQuestion({ store, clock }, text, { previous })).question).toMatchObject({
      intent: 'document',
      filters: { places: [{ name: 'Nairobi' }] },
    });
  expect((await askQuestion({ store, clock }, 'mándeme los convenios con Nairobi')).question.intent).toBe('list');
  expect((await askQuestion({ store, clock }, '¿qué pasa con el convenio con Nairobi?')).question.intent).not.toBe(
    'document',
  );
});

test.each<[string, object]>([
  ['acuerdos que no estén vencidos ni terminados', { not: { statuses: ['expired', 'ended'] } }],
  ['acuerdos que no esten terminados o vencidos', { not: { statuses: ['expired', 'ended'] } }],
  ['acuerdos quitando los suspendidos', { not: { statuses: ['suspended'] } }],
  ['cuáles convenios vencen primero', { sort: { by: 'expires', descending: false } }],
  ['acuerdos con el Banco Mundial y organismos multilaterales', { anyWho: true, partnerKinds: ['multilateral'] }],
  ['acuerdos con Lima y con Quito a la vez', { allPlaces: true }],
  ['convenios con el gobierno de California', { partnerKinds: ['government'] }],
  ['acuerdos con Antioquia o Nariño', { places: [{ name: 'Antioquia' }, { name: 'Nariño' }] }],
  ['oldest memorandum still in force', { statuses: ['active', 'expiring'], sort: { by: 'signed' }, limit: 1 }],
  ['ciudades hermanas que no sean capitales', { not: { places: [{ name: 'capitales' }] } }],
  ['agreements with cities and universities in Spain', { partnerKinds: ['university', 'city'] }],
  ['acuerdos terminados anticipadamente', { statuses: ['ended'] }],
])('«%s» is read %j', async (question, filters) => {
  expect((await askQuestion({ store, clock }, question)).question.filters).toMatchObject(filters);
});

test('«¿cuál vence antes?» is of those before', async () => {
  const { question: previous } = await askQuestion({ store, clock }, 'convenios vigentes con Europa');
  const { question } = await askQuestion({ store, clock }, '¿cuál vence antes?', { previous });
  expect(question.filters).toMatchObject({ places: [{ es: 'Europa' }], sort: { by: 'expires' }, limit: 1 });
  const { question: next } = await askQuestion({ store, clock }, '¿y el responsable?', { previous: question });
  expect(next).toMatchObject({ intent: 'field', field: 'responsible' });
});

test('«la de España» answers which of two cities was meant', async () => {
  const valencia = (country: string) => ({ id: country, name: 'Valencia', country });
  const options = [valencia('ES'), valencia('VE')];
  const previous = {
    intent: 'list' as const,
    filters: { places: [{ kind: 'city' as const, name: 'Valencia', options }] },
  };
  for (const text of ['la de España', 'de España', 'the one in Spain'])
    expect((await askQuestion({ store, clock }, text, { previous })).question.filters.places).toEqual([
      { kind: 'city', name: 'Valencia', options: [valencia('ES')] },
    ]);
});

test('a name nobody knows is looked for, not read as a word that says nothing', async () => {
  for (const question of ['convenio con Cisco', 'convenios con cisco', 'agreements with Cisco'])
    expect((await askQuestion({ store, clock }, question)).answer.total).toBe(0);
});

test('a period alone is of the question before it', async () => {
  const { question: previous } = await askQuestion({ store, clock }, 'convenios firmados de 2024 a 2027');
  const ranges = async (text: string) =>
    (await askQuestion({ store, clock }, text, { previous })).question.filters.dates?.[0]?.ranges;
  expect(await ranges('en 2026')).toEqual([{ from: '2026-01-01', to: '2026-12-31' }]);
  expect(await ranges('antes de 2025')).toEqual([{ from: null, to: '2024-12-31' }]);
  expect(await ranges('en el primer semestre de 2025')).toEqual([{ from: '2025-01-01', to: '2025-06-30' }]);
  const { question } = await askQuestion({ store, clock }, 'de 2024 a 2027', {
    previous: (await askQuestion({ store, clock }, 'qué convenios vencen en 2030')).question,
  });
  expect(question.filters.dates).toEqual([{ field: 'expires', ranges: [{ from: '2024-01-01', to: '2027-12-31' }] }]);
});

test('what was understood is said in the language of the question', async () => {
  const understood = async (question: string) => (await askQuestion({ store, clock }, question)).answer.understood;
  expect((await understood('agreement number 12 of 2020')).join('; ')).toContain('12 of 2020');
  expect((await understood('convenio número 12 de 2020')).join('; ')).toContain('12 de 2020');
  expect(await understood('acuerdos sobre cambio climático')).toEqual(['Tema: cambio climático']);
  expect(await understood('agreements about climate change')).toEqual(['Topic: climate change']);
});

test('an order by signing date says how many it cannot place', async () => {
  const headline = async (question: string) => (await askQuestion({ store, clock }, question)).answer.headline;
  await store.db.agreement.updateMany({
    where: { code: { in: ['K32', 'K11'] } },
    data: { signedOn: null, signedUntil: null },
  });
  expect(await headline('el hermanamiento más antiguo con Norteamérica')).toBe(
    'El más antiguo con fecha de firma: un hermanamiento vigente con Chicago, sin fecha de vencimiento; se firmó el 12 de mayo de 2009. Otro acuerdo no tiene fecha de firma.',
  );
  expect(await headline('the latest twinning with Quito')).toBe(
    'There is no telling: none of them has a signing date in the registry.',
  );
});

test.each([
  ['k-12 firmado en 2020', 'Código: K-12'],
  ['K 12 firmado en 2020', 'Código: K 12'],
])('«%s»: a code is said as it was written', async (question, code) => {
  expect((await askQuestion({ store, clock }, question)).answer.understood).toContain(code);
});

test('an order alone is the order of all of them', async () => {
  const { answer } = await askQuestion({ store, clock }, 'memorandos vigentes por fecha de vencimiento');
  expect(answer.found.map(({ expiresOn }) => expiresOn)).toEqual(answer.found.map(({ expiresOn }) => expiresOn).sort());
  expect(answer.total).toBeGreaterThan(4);
  expect(answer.headline).toContain('los que vencen primero');
});
