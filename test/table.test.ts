import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, expect, test, vi } from 'vitest';
import { type Document, documentXlsx } from '../src/document.ts';
import { readTable, writeCsv, writeXlsx } from '../src/table.ts';

afterEach(() => vi.useRealTimers());

const list = () => writeXlsx('Convenios', ['codigo', 'vence'], [{ codigo: 'CV-1', vence: '2027-03-01' }]);
const report: Document = {
  title: 'Informe',
  chapters: [
    { kind: 'section', title: 'Cifras', blocks: [{ kind: 'table', columns: ['a', 'b'], rows: [['1', 'ñ']] }] },
  ],
};

test.each([
  ['a list', list],
  ['a report', () => documentXlsx(report)],
])('%s in Excel has the same bytes tomorrow, and still opens', async (_what, write) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T15:00:00Z') });
  const today = await write();
  vi.setSystemTime(new Date('2026-11-25T16:01:02Z'));
  expect((await write()).equals(today)).toBe(true);
  const zip = await JSZip.loadAsync(today, { checkCRC32: true });
  expect(Object.keys(zip.files)).toContain('xl/workbook.xml');
});

test.each([
  ['csv', async (rows: { nombre: string }[]) => writeCsv(['nombre'], rows)],
  ['xlsx', async (rows: { nombre: string }[]) => writeXlsx('x', ['nombre'], rows)],
])('what a spreadsheet could run comes back from %s as it was', async (kind, write) => {
  const names = ['-Fase 2', '=1+1', '@ana', '+57 300 123', '-2', "'-ya", "''=ya", "'texto'", '— nada', 'a\tb'];
  const directory = await mkdtemp(join(tmpdir(), 'enlace-table-'));
  const path = join(directory, `x.${kind}`);
  try {
    await writeFile(path, await write(names.map((nombre) => ({ nombre }))));
    expect((await readTable(path)).rows.map(({ values }) => values.nombre)).toEqual(names);
  } finally {
    await rm(directory, { recursive: true });
  }
});
