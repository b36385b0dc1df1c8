import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTicket } from '../../src/agreements/answers/queries.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { readTable } from '../../src/table.ts';
import { type Network, offersOf, openNetwork, textsOf } from '../support/network.ts';

const now = new Date('2026-06-16T15:00:00Z');
const diana = 'ddri@red.co';
const elena = 'elena@red.co';

let net: Network;
beforeEach(async () => {
  net = await openNetwork({ now });
  for (const email of [diana, elena]) await net.member(email, { role: 'coordinator', preferredPlatform: 'terminal' });
  const file = fileURLToPath(new URL('../fixtures/agreements/registry-one.csv', import.meta.url));
  await importAgreements(net.store, await readTable(file), { now });
});
afterEach(() => net.close());

const say = async (who: string, text: string) => textsOf(await net.say(who, text));
const agreement = (code: string) => net.store.db.agreement.findUniqueOrThrow({ where: { code } });

test('a form left open takes back nobody else’s change: it says so and is opened again', async () => {
  const edit = async (who: string) => {
    const [card] = await net.say(who, 'AC-002');
    return textsOf(await net.press(who, card, 'Editar'));
  };
  await edit(diana);
  net.clock.forward(60_000);
  const [card] = await net.say(elena, 'AC-002');
  await net.press(elena, card, 'Renovar');
  await net.say(elena, '2032-03-01');
  expect(await say(elena, 'saltar')).toContain('Quedó guardado');
  // Answering, and sending the rest as it was.
  expect(await say(diana, 'Memorando con Seúl, revisado')).toContain('cambió mientras usted lo editaba');
  expect(await say(diana, 'enviar')).toContain('cambió mientras usted lo editaba');
  expect((await agreement('AC-002')).expiresOn).toEqual(new Date('2032-03-01'));
  await net.say(diana, 'cancelar');
  await edit(diana);
  await net.say(diana, 'Memorando con Seúl, revisado');
  expect(await say(diana, 'enviar')).toContain('Quedó guardado');
  expect(await agreement('AC-002')).toMatchObject({
    title: 'Memorando con Seúl, revisado',
    expiresOn: new Date('2032-03-01'),
  });
});

test('the kind of a partner that is known is put right by the form, and told by the history', async () => {
  const kindOf = async () => {
    const [id = ''] = (await agreement('AC-002')).partnerIds;
    return (await net.store.db.partner.findUniqueOrThrow({ where: { id } })).kind;
  };
  expect(await kindOf()).not.toBe('ngo');
  const [card] = await net.say(diana, 'AC-002');
  await net.press(diana, card, 'Editar');
  for (const line of ['saltar', 'saltar', 'saltar', 'ong']) await net.say(diana, line);
  expect(await say(diana, 'enviar')).toContain('Quedó guardado');
  expect(await kindOf()).toBe('ngo');
  const [again] = await net.say(diana, 'AC-002');
  expect(textsOf(await net.press(diana, again, 'Historial'))).toMatch(/tipo de contraparte, de «.+» a «ong»/);
  await net.press(diana, again, 'Editar');
  expect(await say(diana, 'enviar')).toContain('No había nada que cambiar');
});

test('the history says days, countries and sectors in words, on the day of Bogotá', async () => {
  const { id, sectors } = await agreement('AC-002');
  expect(sectors).toEqual(['movilidad']);
  const at = new Date('2026-06-17T02:00:00Z');
  const change = { agreementId: id, at };
  await net.store.db.agreementChange.createMany({
    data: [
      { ...change, field: 'expiresOn', before: '2027-03-01', after: '2032-03-01' },
      { ...change, field: 'countries', before: 'KR', after: 'KR; JP' },
      { ...change, field: 'sectors', before: 'movilidad', after: 'salud' },
    ],
  });
  const [card] = await net.say(diana, 'AC-002');
  const history = textsOf(await net.press(diana, card, 'Historial'));
  expect(history.match(/16 de junio de 2026/g)).toHaveLength(3);
  expect(history).toContain('de «1 de marzo de 2027» a «1 de marzo de 2032»');
  expect(history).toContain('de «Corea del Sur» a «Corea del Sur; Japón»');
  expect(history).toContain('de «Movilidad» a «Salud»');
});

test('of two coordinators who answer at once one does, and the member hears one answer', async () => {
  const ask = { question: '¿Podemos firmar con Wakanda?', askedById: null, askedAt: now };
  const { id } = await net.store.db.agreementTicket.create({ data: ask });
  const answer = (text: string) => answerTicket(net.store.db, id, { text, byId: null, at: now });
  const both = await Promise.all([answer('Sí.'), answer('No.')]);
  expect(both.filter((won) => won)).toHaveLength(1);
  const { answer: kept } = await net.store.db.agreementTicket.findUniqueOrThrow({ where: { id } });
  expect(kept).toBe(both[0] ? 'Sí.' : 'No.');
});

test('every question that waits is reached, a page at a time, each with the button that answers it', async () => {
  const db = net.store.db;
  const numbers = Array.from({ length: 7 }, (_, index) => index + 1);
  await db.agreementTicket.createMany({
    data: numbers.map((number) => ({ question: `¿Espera ${number}?`, askedAt: now })),
  });
  const asked = { place: 'x', locale: 'es', intent: 'faq', filters: {}, total: 0 };
  await db.agreementQuestion.createMany({
    data: [...numbers, 1].map((number) => ({
      ...asked,
      text: `¿Sin respuesta ${number}?`,
      at: new Date(now.getTime() - number),
    })),
  });
  const [open, unanswered] = await net.say(diana, 'preguntas pendientes');
  const more = async (card: typeof open) => (await net.press(diana, card, 'Ver más'))[0];
  const [nextOpen, nextUnanswered] = [await more(open), await more(unanswered)];
  const seen = (card: typeof open) => textsOf(card ? [card] : []).match(/¿(Espera|Sin respuesta) \d\?/g);
  expect(seen(open)).toEqual([1, 2, 3, 4, 5].map((number) => `¿Espera ${number}?`));
  expect(seen(nextOpen)).toEqual(['¿Espera 6?', '¿Espera 7?']);
  expect(textsOf(unanswered ? [unanswered] : [])).toContain('¿Sin respuesta 1? (no hubo respuesta, 2 veces)');
  expect(seen(unanswered)).toHaveLength(10);
  expect(textsOf(nextUnanswered ? [nextUnanswered] : [])).toContain('Responder «¿Sin respuesta 7?»');
  await net.press(diana, nextOpen, 'Responder');
  await net.say(diana, 'Por ahora no.');
  await net.say(diana, 'no');
  expect((await db.agreementTicket.findFirstOrThrow({ where: { question: '¿Espera 6?' } })).answer).toBe(
    'Por ahora no.',
  );
});

test('to look at the standard answers stores none; one that was edited keeps the words it is known by', async () => {
  const db = net.store.db;
  const [first] = await net.say(diana, 'respuestas estándar');
  const [second] = await net.press(diana, first, 'Ver más');
  expect(await db.standardAnswer.count()).toBe(0);
  const pages = [first, second].flatMap((card) => (card ? [card] : []));
  const page = pages.find((card) => textsOf([card]).includes('¿Qué es un hermanamiento?'));
  await net.press(diana, page, '¿Qué es un hermanamiento?');
  await net.say(diana, 'saltar');
  await net.say(diana, 'Dos ciudades amigas.');
  expect(await say(diana, 'saltar')).toContain('Quedó guardado');
  expect(await db.standardAnswer.count()).toBe(1);
  expect(await say(elena, '¿qué significa hermanamiento?')).toContain('Dos ciudades amigas.');
});

test('a file holds two thousand agreements and says when there are more; guests take none away', async () => {
  const extra = Array.from({ length: 2000 }, (_, index) => `EXTRA-${index}`);
  await net.store.db.agreement.createMany({
    data: extra.map((code) => ({
      code,
      codeKey: code.toLowerCase(),
      title: code,
      type: 'agreement' as const,
      partnerIds: [],
      cityIds: [],
      countries: [],
      sectors: [],
      origin: 'import',
      createdAt: now,
      updatedAt: now,
    })),
  });
  const [card] = await net.say(diana, 'convenios');
  const [all] = await net.press(diana, card, 'Exportar todo');
  expect(textsOf(all ? [all] : [])).toMatch(/Los primeros 2000 de los 20\d\d acuerdos[\s\S]*con más condiciones/);
  const [seen] = await net.say('visita@otra.co', 'convenios');
  expect(offersOf(seen?.blocks ?? []).map(({ label }) => label)).not.toContain('Exportar todo');
  expect(textsOf(await net.press('visita@otra.co', card, 'Exportar todo'))).toContain('Esto lo puede hacer');
});
