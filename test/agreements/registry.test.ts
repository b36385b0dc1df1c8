import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetOldQuestions } from '../../src/agreements/forget.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { readTable } from '../../src/table.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';

const now = new Date('2026-06-16T15:00:00Z');
const ana = 'ana@red.co';
const coordinator = 'ddri@red.co';

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

/** Opens a record as the coordinator and presses one of its buttons. */
async function change(code: string, button: string) {
  const [record] = await net.say(coordinator, code);
  return net.press(coordinator, record, button);
}

test('a coordinator adds projects under an agreement, edits one and takes it away', async () => {
  const [empty] = await change('AC-002', 'Proyectos');
  expect(textsOf(empty ? [empty] : [])).toContain('Todavía no tiene proyectos.');
  await net.press(coordinator, empty, 'Agregar proyecto');
  for (const answer of ['Semáforos en la calle 26', '2026-07-01', '2026-06-01']) await net.say(coordinator, answer);
  expect(await say(coordinator, 'saltar')).toContain('Termina antes de empezar.');
  await net.say(coordinator, '2027-06-30');
  await net.say(coordinator, 'saltar');
  expect(await say(ana, 'AC-002')).toContain('Semáforos en la calle 26');
  const [list] = await change('AC-002', 'Proyectos');
  const [left] = await net.press(coordinator, list, 'Quitar');
  expect(textsOf(left ? [left] : [])).toContain('Todavía no tiene proyectos.');
  expect(textsOf(await change('AC-002', 'Historial'))).toContain(
    'Diana: proyecto, de «Semáforos en la calle 26» a «—»',
  );
});

test('a framework and its specific agreements find each other, and no agreement stands under itself', async () => {
  await change('AC-002', 'Marco y renovación');
  await net.say(coordinator, 'AC-001');
  await net.say(coordinator, 'saltar');
  expect(await say(ana, 'AC-002')).toMatch(/Marco: AC-001/);
  expect(await say(ana, '¿cuáles son los convenios marco?')).toContain('Seúl');
  await change('AC-001', 'Marco y renovación');
  await net.say(coordinator, 'AC-002');
  expect(await say(coordinator, 'saltar')).toContain('depende de este');
});

test('an agreement has alerts at its own times', async () => {
  await change('AC-002', 'Avisos de vencimiento');
  expect(await say(coordinator, 'pronto')).toContain('Escriba números de días');
  await net.say(coordinator, '365, 45 y 10');
  const row = await net.store.db.agreement.findUniqueOrThrow({ where: { code: 'AC-002' } });
  expect(row.leadDays).toEqual([365, 45, 10]);
});

test('a document is added as a link, opened by anyone and taken away', async () => {
  const [documents] = await change('AC-058', 'Documentos');
  await net.press(coordinator, documents, 'Agregar documento');
  const added = await say(coordinator, 'https://example.org/c40.pdf');
  expect(added).toContain('https://example.org/c40.pdf');
  expect(await say(ana, 'me pasas el documento de la alianza con C40')).toContain('https://example.org/c40.pdf');
  const [again] = await change('AC-058', 'Documentos');
  await net.press(coordinator, again, 'Quitar');
  expect(await say(ana, 'me pasas el documento de la alianza con C40')).toContain('no tiene documento');
});

test('a file is sent as a document, opened by anyone, and forgotten once it is taken away', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.4\n%acta\n');
  const file = { name: 'acta.pdf', mime: 'application/pdf', size: bytes.length, read: async () => bytes };
  const [documents] = await change('AC-058', 'Documentos');
  await net.press(coordinator, documents, 'Agregar documento');
  await net.say(coordinator, 'aquí va', [file]);
  const [record] = await net.say(ana, 'AC-058');
  const [opened] = await net.press(ana, record, 'Abrir acta.pdf');
  expect(opened?.blocks.find((block) => block.kind === 'file')?.bytes).toEqual(bytes);
  expect(await net.store.db.storedFile.count({ where: { kept: true } })).toBe(1);
  const [again] = await change('AC-058', 'Documentos');
  await net.press(coordinator, again, 'Quitar');
  expect(await net.store.db.storedFile.count({ where: { kept: true } })).toBe(0);
});

test('questions are forgotten after half a year, tickets stay', async () => {
  await net.say(ana, 'convenios con Francia');
  net.clock.forward(179 * 86_400_000);
  await net.say(ana, 'convenios con Corea');
  net.clock.forward(2 * 86_400_000);
  expect(await forgetOldQuestions({ store: net.store, clock: net.clock })).toEqual({ forgotten: 1 });
  expect((await net.store.db.agreementQuestion.findMany()).map(({ text }) => text)).toEqual(['convenios con Corea']);
});
