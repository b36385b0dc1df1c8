import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { matchAgreements } from '../../src/agreements/match.ts';
import { readTable } from '../../src/table.ts';
import { type Network, offersOf, textsOf } from '../support/network.ts';
import { ana, coordinator, now, openRegistry } from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openRegistry();
});
afterEach(() => net.close());

const say = async (who: string, text: string) => textsOf(await net.say(who, text));
const agreement = (code: string) => net.store.db.agreement.findUniqueOrThrow({ where: { code } });

test('answers first, then says what was understood', async () => {
  const text = await say(ana, '¿hay un memorando vigente con Seúl?');
  expect(text).toMatch(/^Sí: hay un memorando vigente con Seúl, hasta el 1 de marzo de 2027\./);
  expect(text).toContain('Ciudad: Seúl (Corea del Sur)');
});

test('a follow-up keeps the context for half an hour', async () => {
  await net.say(ana, 'hermanamientos con China');
  expect(await say(ana, '¿y con Cádiz?')).toContain('un hermanamiento vigente con Cádiz');
  net.clock.forward(31 * 60_000);
  expect(await say(ana, '¿y con Londres?')).not.toContain('Tipo: hermanamiento');
});

test('what speaks of no agreements and finds none is looked for among the calls with a press', async () => {
  const buttonsOf = async (text: string) => {
    const [card] = await net.say(ana, text);
    return { card, labels: offersOf(card?.blocks ?? []).map(({ label }) => label) };
  };
  expect((await buttonsOf('convenios con Islandia')).labels).not.toContain('Buscar en las convocatorias');
  expect((await buttonsOf('¿hay algo de Seúl?')).labels).not.toContain('Buscar en las convocatorias');
  const { card } = await buttonsOf('¿hay algo de Islandia?');
  expect(textsOf(card ? [card] : [])).toContain('No hay acuerdos con Islandia');
  expect(textsOf(await net.press(ana, card, 'Buscar en las convocatorias'))).toMatch(/^Convocatorias[\s\S]*Islandia/);
});

test('what is said after a list of something else leans on no question before that', async () => {
  await net.say(ana, 'hermanamientos con China');
  expect(await say(ana, 'los últimos 2')).toContain('Tipo: hermanamiento');
  for (const others of ['convocatorias', 'capacitaciones', 'comités']) {
    await net.say(ana, 'hermanamientos con China');
    await net.say(ana, others);
    expect(await say(ana, 'los últimos 2')).not.toContain('hermanamiento');
  }
  await net.say(ana, 'hermanamientos con China');
  await net.say(ana, 'ayuda');
  expect(await say(ana, '¿y con Cádiz?')).toContain('Tipo: hermanamiento');
});

test('conditions are taken away one by one, pages are turned, a record is opened', async () => {
  const [first] = await net.say(ana, 'convenios vigentes en Europa');
  const [wider] = await net.press(ana, first, 'Región: Europa');
  expect(textsOf(wider ? [wider] : [])).not.toContain('Europa');
  const [second] = await net.press(ana, wider, 'Ver más');
  expect(textsOf(second ? [second] : [])).toMatch(/6–10 de \d\d/);
  const record = textsOf(await net.press(ana, second, 'AC-'));
  expect(record).toContain('Contraparte:');
  const [all] = await net.press(ana, wider, 'Exportar todo');
  const file = all?.blocks.find((block) => block.kind === 'file');
  expect(file?.name).toBe('acuerdos-2026-06-16.xlsx');
  const folder = await mkdtemp(join(tmpdir(), 'acuerdos-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'acuerdos.xlsx');
  await writeFile(path, file?.bytes ?? '');
  const { rows } = await readTable(path);
  expect(rows.length).toBe(48);
  expect(rows.find(({ values }) => values.codigo === 'AC-001')?.values).toMatchObject({ situacion: 'vigente' });
});

test('near misses are offered, ambiguity asks, other subjects are refused', async () => {
  expect(await say(ana, '¿hay hermanamiento con Quito?')).toContain('un convenio con Quito, vencido desde el');
  expect(await say(ana, 'convenios con Barcelona')).toContain('¿Se refiere a Barcelona de España o de Venezuela?');
  expect(await say(ana, '¿qué es un hermanamiento?')).toContain('acuerdo de amistad y cooperación');
});

test('a subject with a deadline asks for calls; with a date of an agreement, or a year, for agreements', async () => {
  expect(await say(ana, '¿qué hay para ambiente antes de enero?')).toMatch(/convocatorias/i);
  expect(await say(ana, 'what is there on health before january')).toMatch(/convocatorias/i);
  expect(await say(ana, '¿qué hay de ambiente firmado antes de enero?')).toContain('Firmado: hasta 2025');
  expect(await say(ana, '¿qué tenemos en salud desde 2020?')).toContain('Firmado: desde 2020');
});

test('a number opens the record; only coordinators may change it', async () => {
  const [forAna] = await net.say(ana, 'convenio 17 de 2008');
  expect(textsOf(forAna ? [forAna] : [])).toContain('Convenio de Cooperación 17 de 2008 con Quito');
  expect(offersOf(forAna?.blocks ?? [])).toEqual([]);
  const [forDiana] = await net.say(coordinator, 'AC-002');
  await net.press(coordinator, forDiana, 'Suspender');
  await net.say(coordinator, '2026-06-10');
  expect(await say(coordinator, 'Cambio de gobierno en Seúl')).toContain('Quedó guardado');
  expect((await agreement('AC-002')).stage).toBe('suspended');
  const [again] = await net.say(coordinator, 'AC-002');
  expect(textsOf(again ? [again] : [])).toContain('suspendido');
  expect(textsOf(await net.press(coordinator, again, 'Historial'))).toContain('Diana: estado, de «—» a «suspendido»');
});

test('a renewal must be later, and ends the alerts of the old expiry', async () => {
  const [card] = await net.say(coordinator, 'AC-002');
  await net.press(coordinator, card, 'Renovar');
  await net.say(coordinator, '2026-12-31');
  expect(await say(coordinator, 'saltar')).toContain('posterior');
  await net.say(coordinator, '2032-03-01');
  await net.say(coordinator, 'saltar');
  expect((await agreement('AC-002')).expiresOn).toEqual(new Date('2032-03-01'));
});

test('the form of a new agreement finds fault where it is: a code taken, a country nobody knows, an expiry before its start', async () => {
  await net.say(coordinator, 'nuevo convenio');
  expect(await say(coordinator, 'AC-002')).toContain('Ya hay un acuerdo con ese código');
  for (const line of ['AC-900', 'Convenio con Lima', 'convenio', 'Municipalidad de Lima', 'ciudad', 'Lima'])
    await net.say(coordinator, line);
  expect(await say(coordinator, 'Wakanda')).toContain('No se conoce el país «Wakanda»');
  for (const line of ['Perú', 'saltar', 'saltar', '2026-05-01', '2026-06-01']) await net.say(coordinator, line);
  const early = await say(coordinator, '31/12/2025');
  expect(early).toContain('Vence antes de empezar (1 de junio de 2026)');
  expect(early).toContain('Vence (como');
  expect(await say(coordinator, '31/12/2028')).toContain('Renovación');
  await net.say(coordinator, 'enviar');
  expect((await agreement('AC-900')).expiresOn).toEqual(new Date('2028-12-31'));
});

test('a question goes to the DDRI, its answer returns and is found next time', async () => {
  const [card] = await net.say(ana, '¿hay convenio con Wakanda?');
  await net.press(ana, card, 'Preguntar a la DDRI');
  expect(await say(ana, '¿Podemos firmar con Wakanda?')).toContain('quedó con el número 1');
  expect((await net.sentTo(coordinator)).join()).toContain('¿Podemos firmar con Wakanda?');
  const [open] = await net.say(coordinator, 'preguntas pendientes');
  await net.press(coordinator, open, 'Responder');
  await net.say(coordinator, 'Wakanda no es un país reconocido por Colombia.');
  expect(await say(coordinator, 'sí')).toContain('Respuesta enviada');
  expect((await net.sentTo(ana)).join()).toContain('Wakanda no es un país');
  expect(await say(ana, '¿podemos firmar con wakanda?')).toContain('Wakanda no es un país reconocido');
});

test('«mis preguntas» shows what was asked of the DDRI, by nobody else, with its state and answer, a page at a time', async () => {
  expect(await say(ana, 'mis preguntas')).toContain('Todavía no le ha preguntado nada');
  const askedById = (await net.store.db.member.findUniqueOrThrow({ where: { email: ana } })).id;
  for (let index = 1; index <= 6; index += 1) {
    const { id } = await net.store.db.agreementTicket.create({
      data: { question: `¿Pregunta número ${index}?`, askedById, askedAt: net.clock.now() },
    });
    if (index === 6)
      await net.store.db.agreementTicket.update({ where: { id }, data: { answer: 'Sí, en mayo.', answeredAt: now } });
  }
  const [first] = await net.say(ana, 'mis preguntas');
  const shown = textsOf(first ? [first] : []);
  expect(shown).toMatch(/16 de junio de 2026 · respondida[\s\S]*número 6[\s\S]*Respuesta: Sí, en mayo\./);
  expect(shown.match(/en espera de respuesta/g)).toHaveLength(4);
  expect(shown).not.toContain('número 1?');
  const second = textsOf(await net.press(ana, first, 'Ver más'));
  expect(second).toContain('número 1?');
  expect(second).not.toContain('número 2?');
  expect(await say(coordinator, 'my questions')).not.toContain('número 6');
});

test('an answer that did not serve is listed for coordinators', async () => {
  const [card] = await net.say(ana, 'convenios de salud');
  await net.press(ana, card, 'No me sirvió');
  expect(await say(coordinator, 'preguntas sin respuesta')).toContain('convenios de salud (no sirvió)');
});

test('«none» is an answer; what had none is listed with a button, and not again once somebody wrote it', async () => {
  expect(await say(coordinator, 'preguntas pendientes')).toContain('No hay preguntas por responder');
  await net.say(ana, '¿qué convenios vencen el 3 de febrero de 2031?');
  await net.say(ana, '¿qué es un hermanamiento?');
  await net.say(ana, '¿hay convenio con Wakanda?');
  await net.say(ana, '¿hay convenio con Wakanda?');
  await net.say(ana, '¿cuánto dinero tiene el convenio con Quito?');
  const [listed] = await net.say(coordinator, 'preguntas pendientes');
  const said = textsOf(listed ? [listed] : []);
  expect(said).toContain('¿hay convenio con Wakanda? (no hubo respuesta, 2 veces)');
  expect(said).toContain('¿cuánto dinero tiene el convenio con Quito? (no hubo respuesta)');
  expect(said).not.toMatch(/2031|qué es un hermanamiento/);
  await net.press(coordinator, listed, 'Responder «¿hay convenio con Wakanda?»');
  await net.say(coordinator, 'saltar');
  await net.say(coordinator, 'Wakanda no existe.');
  expect(await say(coordinator, 'saltar')).toContain('¿hay convenio con Wakanda?');
  expect(await say(coordinator, 'preguntas pendientes')).not.toContain('Wakanda');
  expect(await say(ana, '¿hay convenio con Wakanda?')).toContain('Wakanda no existe');
});

test('an answer to a member needs no word on whether to keep it', async () => {
  const [card] = await net.say(ana, '¿hay convenio con Wakanda?');
  await net.press(ana, card, 'Preguntar a la DDRI');
  await net.say(ana, '¿Podemos firmar con Wakanda?');
  const [open] = await net.say(coordinator, 'preguntas pendientes');
  await net.press(coordinator, open, 'Responder');
  await net.say(coordinator, 'Por ahora no.');
  expect(await say(coordinator, 'saltar')).toContain('Respuesta enviada');
  expect((await net.sentTo(ana)).join()).toContain('Por ahora no');
});

test('what somebody thought of an answer stays when a coordinator writes a better one', async () => {
  const [card] = await net.say(ana, '¿hay convenio con Wakanda?');
  await net.press(ana, card, 'Preguntar a la DDRI');
  await net.say(ana, 'cancelar');
  const row = await net.store.db.agreementQuestion.findFirstOrThrow({ where: { text: '¿hay convenio con Wakanda?' } });
  await net.store.db.agreementQuestion.update({ where: { id: row.id }, data: { useful: false } });
  const [listed] = await net.say(coordinator, 'preguntas pendientes');
  await net.press(coordinator, listed, 'Responder «¿hay convenio con Wakanda?»');
  await net.say(coordinator, 'saltar');
  await net.say(coordinator, 'Wakanda no existe.');
  await net.say(coordinator, 'saltar');
  expect(await say(coordinator, 'preguntas pendientes')).not.toContain('Wakanda');
  expect(await net.store.db.agreementQuestion.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
    useful: false,
  });
});

test('a call finds the agreements of its country and its funder', async () => {
  const of = async (call: { countries?: string[]; funder?: string }) =>
    (await matchAgreements(net, call)).map((one) => one.code);
  expect(await of({ countries: ['FR'] })).toEqual(['AC-032']);
  expect(await of({ funder: 'Agence Française de Développement' })).toEqual(['AC-032']);
  expect(await of({ funder: 'AECID' })).toEqual(['AC-031']);
  expect(await of({ countries: ['AU'], funder: 'Nadie' })).toEqual([]);
});
