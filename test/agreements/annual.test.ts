import { expect, test } from 'vitest';
import { annualAgreements } from '../../src/agreements/annual.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { changeAgreement } from '../../src/agreements/registry/change-queries.ts';
import { cardText } from '../../src/card.ts';
import type { Store } from '../../src/store.ts';
import { basicStore } from '../support/database.ts';

const now = new Date('2026-06-16T15:00:00Z');
const ended = 'Vencidos o terminados en el año';

/** `stageOn`: what «Terminar» and «Suspender» write besides the file's columns. */
type Agreed = { titulo: string; vence?: string; estado?: string; renovacion?: string; stageOn?: string };

const agreements: readonly Agreed[] = [
  { titulo: 'Terminado antes de tiempo', vence: '2027-01-31', estado: 'terminado', stageOn: '2025-05-10' },
  { titulo: 'Terminado sin decir cuándo', vence: '2024-09-30', estado: 'terminado' },
  { titulo: 'Tácito terminado', vence: '2023-06-30', renovacion: 'tacita', estado: 'terminado', stageOn: '2025-03-01' },
  { titulo: 'Suspendido después', vence: '2028-01-31', estado: 'suspendido', stageOn: '2026-02-01' },
  { titulo: 'Hasta el último día', vence: '2024-12-31' },
];

const reportOf = async (store: Store, year: number) => {
  const [from, to] = [new Date(`${year}-01-01T05:00:00Z`), new Date(`${year + 1}-01-01T05:00:00Z`)];
  return cardText({ blocks: [await annualAgreements(store, { year, from, to }, 'es')] });
};

async function importTitles(store: Store, agreements: readonly Agreed[]): Promise<void> {
  const columns = ['codigo', 'titulo', 'tipo', 'contraparte', 'firmado', 'vence', 'renovacion', 'estado'];
  const rows = agreements.map(({ titulo, vence = '', renovacion = '', estado = '' }, index) => ({
    row: index + 2,
    values: {
      codigo: `C-${index}`,
      titulo,
      tipo: 'convenio',
      contraparte: 'AECID',
      firmado: '2020-01-01',
      vence,
      renovacion,
      estado,
    },
  }));
  expect((await importAgreements(store, { columns, rows }, { now })).errors).toEqual([]);
}

test('the report of a past year tells that year: what was ended or suspended later was still in force', async () => {
  const store = await basicStore();
  await importTitles(store, agreements);
  for (const { titulo, stageOn } of agreements)
    if (stageOn)
      await store.db.agreement.updateMany({ where: { title: titulo }, data: { stageOn: new Date(stageOn) } });

  const report = (year: number) => reportOf(store, year);
  const endedIn = (text: string) => {
    const [, after = ''] = text.split(ended);
    return agreements.map(({ titulo }) => titulo).filter((titulo) => after.split('Vencen en')[0]?.includes(titulo));
  };
  const [past, next, later] = [await report(2024), await report(2025), await report(2026)];
  expect(past).toContain('Vigentes al 31 de diciembre de 2024: 4 de los 5 del registro.');
  expect(endedIn(past)).toEqual(['Terminado sin decir cuándo', 'Hasta el último día']);
  expect(next).toContain('Vigentes al 31 de diciembre de 2025: 1 de los 5 del registro.');
  expect(endedIn(next)).toEqual(['Terminado antes de tiempo', 'Tácito terminado']);
  expect(later).toContain('0 de los 5');
  expect(endedIn(later)).toEqual([]);
});

test('what was renewed after the year ends when it did then; a date put right afterwards counts', async () => {
  const store = await basicStore();
  const titles = [
    { titulo: 'Renovado dos veces', vence: '2026-03-31' },
    { titulo: 'Mal anotado', vence: '2025-06-30' },
  ];
  await importTitles(store, titles);
  const change = async (titulo: string, at: string, expiresOn: string) => {
    const { id } = await store.db.agreement.findFirstOrThrow({ where: { title: titulo } });
    await changeAgreement(store.db, id, { expiresOn }, { now: new Date(`${at}T15:00:00Z`), byId: null });
  };
  await change('Renovado dos veces', '2026-02-10', '2027-03-31');
  await change('Renovado dos veces', '2027-02-10', '2030-03-31');
  await change('Mal anotado', '2026-01-20', '2028-06-30');
  const before = await reportOf(store, 2025);
  expect(before).toContain('2 de los 2');
  expect(before).toContain('31 de marzo de 2026');
  expect(before).not.toContain(ended);
  expect(await reportOf(store, 2026)).toContain('31 de marzo de 2027');
  expect(await reportOf(store, 2027)).not.toContain('de marzo');
});
