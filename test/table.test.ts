import JSZip from 'jszip';
import { afterEach, expect, test, vi } from 'vitest';
import { type Document, documentXlsx } from '../src/document.ts';
import { writeXlsx } from '../src/table.ts';

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
