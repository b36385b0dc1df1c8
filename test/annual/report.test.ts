import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importAgreements } from '../../src/agreements/import.ts';
import { annualReport } from '../../src/annual/handlers.ts';
import { cardText } from '../../src/card.ts';
import { documentHtml, documentXlsx } from '../../src/document.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('coordina@red.co', { role: 'coordinator' });
});
afterEach(() => net.close());

const day = 86_400_000;
const report = (year: number) => annualReport(net.app.features, net, year, 'es');
const wordsOf = async (year: number) => cardText({ blocks: (await report(year)).chapters });

async function someYear() {
  const entity = await net.store.db.entity.findFirstOrThrow({ where: { sectorId: 'salud' } });
  await net.member('ana@red.co', { entityId: entity.id });
  const feed = await net.feed('ministerio', { trust: 'trusted' });
  await net.poll();
  feed.items = [
    {
      id: 'a',
      title: 'Becas <b>de</b> salud & "vida"',
      text: 'Becas de maestría en salud pública. Postulaciones hasta el 15 de diciembre de 2026.',
      publishedAt: new Date(tuesday.getTime() - day),
    },
  ];
  await net.poll();
  const call = await net.store.db.call.findFirstOrThrow();
  for (const stage of ['planned', 'applied', 'won'] as const) {
    net.clock.forward(1000);
    await net.store.db.callFollowUp.create({
      data: { callId: call.id, entityId: entity.id, stage, at: net.clock.now() },
    });
  }
  const row = {
    codigo: 'C-1',
    titulo: '=HYPERLINK("x")',
    tipo: 'convenio',
    contraparte: 'AECID',
    tipo_contraparte: 'agencia',
    pais: 'España',
    firmado: '2026-03-01',
    vence: '2027-02-01',
  };
  const ended = { ...row, codigo: 'C-2', titulo: 'El que venció', firmado: '2020-01-01', vence: '2026-05-31' };
  const columns = Object.keys(row);
  const rows = [row, ended].map((values, index) => ({ row: index + 2, values }));
  const { errors } = await importAgreements(net.store, { columns, rows }, { now: net.clock.now() });
  expect(errors).toEqual([]);
  return entity;
}

test('the annual report counts what the year brought, chapter by chapter', async () => {
  const entity = await someYear();
  const words = await wordsOf(2026);
  expect(words).toContain('Se publicó 1 convocatoria.');
  expect(words).toContain(`${entity.name} · 1 · 1 · 1 · 0`);
  expect(words).toContain('convenios · 1 · 1 · 2');
  expect(words).toContain('Vencidos o terminados en el año\nConvenio · Tipo · País · Vence\nEl que venció');
  expect(words).toContain('Vencen en los doce meses siguientes');
  expect(words).toContain('Comités que hicieron al menos un seguimiento: 0 de 0.');
  expect(words).toContain('No hay capacitaciones en 2026.');
  expect(words).toContain('Participan 2 personas de 1 entidad.');

  const before = await wordsOf(2025);
  expect(before).toContain('No se publicaron convocatorias.');
  expect(before).toContain('convenios · 1 · 0 · 1');
  await expect(report(2027)).rejects.toThrow('El año 2027 todavía no ha empezado.');
});

test('the page escapes what people wrote and needs nothing from elsewhere; the workbook runs no formula', async () => {
  await someYear();
  const document = await report(2026);
  const html = documentHtml(document, 'es');
  expect(html).toContain('Becas de salud &amp; &quot;vida&quot;');
  expect(html).not.toMatch(/<(script|link)|src="(?!data:)/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await documentXlsx(document)) as unknown as ArrayBuffer);
  expect(book.worksheets.map(({ name }) => name)).toContain('Por modalidad');
  expect(new Set(book.worksheets.map(({ name }) => name.toLowerCase())).size).toBe(book.worksheets.length);
  expect(book.getWorksheet('Firmados en el año')?.getCell('A2').value).toBe(`'=HYPERLINK("x")`);
  expect(book.getWorksheet('Por tipo')?.getCell('B2').value).toBe(1);
});

test('a coordinator asks for it in the chat and gets both files; a member does not', async () => {
  await someYear();
  const [card] = await net.say('coordina@red.co', 'quiero el informe anual de este año por favor');
  expect(card?.title).toBe('Informe anual 2026');
  const files = card?.blocks.filter((block) => block.kind === 'file') ?? [];
  expect(files.map(({ name }) => name)).toEqual(['informe-anual-2026.html', 'informe-anual-2026.xlsx']);
  expect((await net.say('coordina@red.co', 'informe anual del año pasado'))[0]?.title).toBe('Informe anual 2025');
  expect(textsOf(await net.say('ana@red.co', 'informe anual'))).toContain('Esto lo puede hacer');
});
