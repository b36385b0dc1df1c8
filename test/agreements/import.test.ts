import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { askQuestion } from '../../src/agreements/ask.ts';
import { importAgreements, readDay } from '../../src/agreements/import.ts';
import { exportAgreements, exportColumns } from '../../src/agreements/operate.ts';
import { loadStarterAgreements } from '../../src/agreements/starter.ts';
import type { Store } from '../../src/store.ts';
import { joinCell, readTable, type Table } from '../../src/table.ts';
import { basicStore } from '../support/database.ts';

const now = new Date('2026-06-15T12:00:00-05:00');
let store: Store;
beforeEach(async () => {
  store = await basicStore();
});

const header =
  'código;Título;TIPO;contraparte;tipo_contraparte;ciudad;país;sectores;entidad;firmado;inicia;vence;renovacion;preaviso_dias;estado;objeto;numero;enlace;fuente';

async function table(...lines: string[]): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'agreements-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.csv');
  await writeFile(file, `\uFEFF${[header, ...lines].join('\r\n')}\r\n`);
  return readTable(file);
}

const canton =
  'A-1;Hermanamiento con Cantón;Hermanamiento;Municipio de Cantón;ciudad;Cantón;China;"Cultura; Salud";SDS;2014-08-09;;;;;;Salud y arte;17 de 2008;https://example.org/a.pdf;Acta 3';
const afd =
  'A-2;Memorando AFD;memorando de entendimiento;"Agencia Francesa de Desarrollo (AFD)";agencia;;francia;movilidad;Secretaria de Movilidad;01/02/2020;;31/01/2027;tacita;90;;Bicicletas;;;';

test('a file puts right the kind of a partner that is known, once; of two that it tells the first counts', async () => {
  const twice = [afd, afd.replace('A-2', 'A-3').replace(';agencia;', ';;')];
  await importAgreements(store, await table(...twice), { now });
  const kinds = async () => (await store.db.partner.findMany()).map(({ kind }) => kind);
  expect(await kinds()).toEqual(['agency']);
  const right = await table(
    ...twice.map((line, index) => line.replace(/;(agencia)?;;francia/, `;${['multilateral', 'ong'][index]};;francia`)),
  );
  expect(await importAgreements(store, right, { now })).toMatchObject({ updated: 2, unchanged: 0 });
  expect(await kinds()).toEqual(['multilateral']);
  expect(await importAgreements(store, right, { now })).toMatchObject({ updated: 0, unchanged: 2 });
});

test('a file is imported once, and importing it again changes nothing', async () => {
  const file = await table(canton, afd);
  expect(await importAgreements(store, file, { now })).toEqual({
    rows: 2,
    created: 2,
    updated: 0,
    unchanged: 0,
    errors: [],
  });
  expect(await importAgreements(store, file, { now })).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  const [first, second] = await store.db.agreement.findMany({
    orderBy: { code: 'asc' },
    include: { documents: true, entity: true },
  });
  expect(first).toMatchObject({
    type: 'twinning',
    countries: ['CN'],
    sectors: ['cultura', 'salud'],
    numberValue: 17,
    numberYear: 2008,
    sources: ['Acta 3'],
  });
  expect(first?.documents).toMatchObject([{ url: 'https://example.org/a.pdf' }]);
  expect(first?.entity?.acronym).toBe('SDS');
  expect(second).toMatchObject({ renewal: 'tacit', noticeDays: 90, expiresOn: new Date('2027-01-31') });
  expect(second?.entity?.acronym).toBe('SDM');
});

test('cities and partners are not duplicated by the way they are written', async () => {
  await importAgreements(
    store,
    await table(
      canton,
      'A-3;Memorando;memorando;Guangzhou;ciudad;GUANGZHOU;república popular china;;;;;;;;;;;;',
      afd,
      'A-4;Otro;convenio;AFD;agencia;;Francia;;;;;;;;;;;;',
      'A-5;Otro;convenio;agencia francesa de desarrollo;agencia;;FR;;;;;;;;;;;;',
    ),
    { now },
  );
  expect(await store.db.city.count()).toBe(1);
  expect((await store.db.partner.findMany({ where: { kind: 'agency' } })).map((partner) => partner.name)).toEqual([
    'Agencia Francesa de Desarrollo (AFD)',
  ]);
});

test('every fault is told with its row and column, and nothing is written', async () => {
  const report = await importAgreements(
    store,
    await table(
      canton,
      ';Sin código;tratado;X;ciudad;Y;Wakanda;;;31/02/2020;;;;;;;;;',
      'A-1;Repetido;convenio;X;planeta;;;magia;;;;;a veces;pronto;quizás;;;;',
    ),
    { now },
  );
  expect(report).toMatchObject({ rows: 3, created: 0, updated: 0 });
  expect(report.errors.map(({ row, column, value }) => [row, column, value])).toEqual([
    [3, 'codigo', ''],
    [3, 'tipo', 'tratado'],
    [3, 'pais', 'Wakanda'],
    [3, 'firmado', '31/02/2020'],
    [4, 'codigo', 'A-1'],
    [4, 'tipo_contraparte', 'planeta'],
    [4, 'renovacion', 'a veces'],
    [4, 'estado', 'quizás'],
    [4, 'preaviso_dias', 'pronto'],
    [4, 'sectores', 'magia'],
  ]);
  expect(report.errors.every((error) => error.message !== '')).toBe(true);
  expect(await store.db.agreement.count()).toBe(0);
});

test('a term that ends before it begins is told in words', async () => {
  const late = afd.replace('31/01/2027', '31/12/2019');
  const { errors } = await importAgreements(store, await table(late), { now });
  expect(errors).toMatchObject([{ column: 'vence', message: 'vence antes de empezar (1 de febrero de 2020)' }]);
});

test('a dry run tells what would happen and does nothing', async () => {
  expect(await importAgreements(store, await table(canton, afd), { now, dryRun: true })).toMatchObject({
    created: 2,
    errors: [],
  });
  expect(await store.db.agreement.count()).toBe(0);
});

test('an empty registry says that it is empty, not that there is no such agreement', async () => {
  const clock = { now: () => now };
  const answer = async () => (await askQuestion({ store, clock }, '¿tenemos algo con Corea?')).answer.headline;
  expect(await answer()).toBe('El registro de acuerdos todavía está vacío: no hay en qué buscar.');
  await importAgreements(store, await table(canton), { now });
  expect(await answer()).toBe('No hay acuerdos con Corea del Sur en el registro.');
});

test('the registry it starts with survives its own export', async () => {
  await loadStarterAgreements(store, now);
  const before = await store.db.agreement.findMany({ orderBy: { code: 'asc' } });
  const rows = (await exportAgreements({ store })).map((values, index) => ({
    row: index + 2,
    values: Object.fromEntries(Object.entries(values).map(([column, value]) => [column, String(value ?? '')])),
  }));
  const report = await importAgreements(store, { columns: [...exportColumns], rows }, { now });
  expect(report).toMatchObject({ created: 0, updated: 0, unchanged: before.length, errors: [] });
  expect(await store.db.agreement.findMany({ orderBy: { code: 'asc' } })).toEqual(before);
});

test('whatever its names and documents are written with, a registry survives its own export', async () => {
  const written = fc
    .array(fc.constantFrom('a', 'ñ', ';', '|', '\\', ' ', '"', ',', "'", '%3B'), { minLength: 1, maxLength: 8 })
    .map((parts) => `x${parts.join('')}x`);
  let index = 0;
  const cells = async (): Promise<Table> => ({
    columns: [...exportColumns],
    rows: (await exportAgreements({ store })).map((values, row) => ({
      row: row + 2,
      values: Object.fromEntries(Object.entries(values).map(([column, value]) => [column, String(value ?? '')])),
    })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 3 }), async (names) => {
      index += 1;
      const values = {
        codigo: `P-${index}`,
        titulo: 'Convenio',
        tipo: 'convenio',
        tipo_contraparte: 'ong',
        contraparte: joinCell(names.map((name) => `${name} ${index}`)),
        enlace: joinCell(names.map((name) => `https://e.co/${name}`)),
        fuente: joinCell(names),
      };
      const file = { columns: Object.keys(values), rows: [{ row: 2, values }] };
      expect((await importAgreements(store, file, { now })).errors).toEqual([]);
      const { sources, documents } = await store.db.agreement.findUniqueOrThrow({
        where: { code: `P-${index}` },
        include: { documents: true },
      });
      expect(sources).toEqual(names);
      expect(new Set(documents.map(({ url }) => url))).toEqual(new Set(names.map((name) => `https://e.co/${name}`)));
      expect(await importAgreements(store, await cells(), { now })).toMatchObject({
        created: 0,
        updated: 0,
        errors: [],
      });
    }),
    { numRuns: 20 },
  );
});

test('what a file has no column for stays as it is, and is still found', async () => {
  await importAgreements(store, await table(afd), { now });
  const values = { codigo: 'A-2', titulo: 'Memorando con la AFD', tipo: 'memorando', contraparte: 'AFD' };
  const short = { columns: Object.keys(values), rows: [{ row: 2, values }] };
  expect(await importAgreements(store, short, { now })).toMatchObject({ updated: 1, errors: [] });
  expect(await store.db.agreementChange.findMany()).toMatchObject([{ field: 'title' }]);
  expect(await store.db.agreement.findFirst({ include: { entity: true } })).toMatchObject({
    renewal: 'tacit',
    noticeDays: 90,
    sectors: ['movilidad'],
    countries: ['FR'],
    entity: { acronym: 'SDM' },
    names: expect.stringContaining('Movilidad'),
  });
  expect(await importAgreements(store, short, { now })).toMatchObject({ unchanged: 1 });
});

test('the names an agreement is found by are its own, however often part of it is imported', async () => {
  await importAgreements(store, await table(canton), { now });
  const names = async () => (await store.db.agreement.findFirstOrThrow()).names;
  const whole = await names();
  for (const partner of ['Municipio de Lima', 'Municipio de Cantón']) {
    const values = { codigo: 'A-1', titulo: 'Hermanamiento con Cantón', tipo: 'hermanamiento', contraparte: partner };
    await importAgreements(store, { columns: Object.keys(values), rows: [{ row: 2, values }] }, { now });
  }
  const sorted = (text: string) => text.split(' ').filter(Boolean).sort();
  expect(sorted(await names())).toEqual(sorted(whole));
});

test('a changed row is updated, with the history of what changed', async () => {
  await importAgreements(store, await table(canton), { now });
  const report = await importAgreements(
    store,
    await table(canton.replace('Hermanamiento con Cantón', 'Hermanamiento con Guangzhou')),
    { now },
  );
  expect(report).toMatchObject({ created: 0, updated: 1 });
  expect(await store.db.agreementChange.findMany()).toMatchObject([
    { field: 'title', before: 'Hermanamiento con Cantón', after: 'Hermanamiento con Guangzhou' },
  ]);
});

test('dates are read in both ways, and an incomplete one stays incomplete', () => {
  expect(readDay('9/8/2014')).toEqual({ from: '2014-08-09', until: '2014-08-09' });
  expect(readDay('2014-02')).toEqual({ from: '2014-02-01', until: '2014-02-28' });
  expect(readDay('2013')).toEqual({ from: '2013-01-01', until: '2013-12-31' });
  expect(readDay('31/02/2020')).toBeNull();
  expect(readDay('ayer')).toBeNull();
});

test('the starter registry is loaded once, with the source of each row', async () => {
  expect(await loadStarterAgreements(store, now)).toBe(true);
  expect(await loadStarterAgreements(store, now)).toBe(false);
  const rows = await store.db.agreement.findMany();
  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect(rows.every((row) => row.sources.length > 0)).toBe(true);
  const mexico = rows.find((row) => row.code === 'MOU-CIUDAD-DE-MEXICO');
  expect([mexico?.signedOn, mexico?.signedUntil]).toEqual([new Date('2014-08-01'), new Date('2014-08-31')]);
});
