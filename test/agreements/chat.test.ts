import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { alertAgreements } from '../../src/agreements/alerts.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { matchAgreements } from '../../src/agreements/match.ts';
import { readTable } from '../../src/table.ts';
import { type Network, offersOf, openNetwork, textsOf } from '../support/network.ts';

const now = new Date('2026-06-16T15:00:00Z');
const ana = 'ana@red.co';
const coordinator = 'ddri@red.co';
const day = 86_400_000;

let net: Network;
beforeEach(async () => {
  net = await openNetwork({ now });
  await net.member(ana, { name: 'Ana', preferredPlatform: 'terminal' });
  await net.member(coordinator, { name: 'Diana', role: 'coordinator', preferredPlatform: 'terminal' });
  const file = fileURLToPath(new URL('../fixtures/agreements/registry-one.csv', import.meta.url));
  await importAgreements(net.store, await readTable(file), { now });
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

test('a call finds the agreements of its country and its funder', async () => {
  const of = async (call: { countries?: string[]; funder?: string }) =>
    (await matchAgreements(net, call)).map((one) => one.code);
  expect(await of({ countries: ['FR'] })).toEqual(['AC-032']);
  expect(await of({ funder: 'Agence Française de Développement' })).toEqual(['AC-032']);
  expect(await of({ funder: 'AECID' })).toEqual(['AC-031']);
  expect(await of({ countries: ['AU'], funder: 'Nadie' })).toEqual([]);
});
