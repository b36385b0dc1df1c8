import { expect, test } from 'vitest';
import { annualAgreements } from '../../src/agreements/annual.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { cardText } from '../../src/card.ts';
import { basicStore } from '../support/database.ts';

const now = new Date('2026-06-16T15:00:00Z');
const ended = 'Vencidos o terminados en el año';

/** `stageOn`: what «Terminar» and «Suspender» write besides the file's columns. */
const agreements: { titulo: string; vence?: string; estado?: string; renovacion?: string; stageOn?: string }[] = [
  { titulo: 'Terminado antes de tiempo', vence: '2027-01-31', estado: 'terminado', stageOn: '2025-05-10' },
  { titulo: 'Terminado sin decir cuándo', vence: '2024-09-30', estado: 'terminado' },
  { titulo: 'Tácito terminado', vence: '2023-06-30', renovacion: 'tacita', estado: 'terminado', stageOn: '2025-03-01' },
  { titulo: 'Suspendido después', vence: '2028-01-31', estado: 'suspendido', stageOn: '2026-02-01' },
  { titulo: 'Hasta el último día', vence: '2024-12-31' },
];

test('the report of a past year tells that year: what was ended or suspended later was still in force', async () => {
  const store = await basicStore();
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
  for (const { titulo, stageOn } of agreements)
    if (stageOn)
      await store.db.agreement.updateMany({ where: { title: titulo }, data: { stageOn: new Date(stageOn) } });

  const report = async (year: number) => {
    const [from, to] = [new Date(`${year}-01-01T05:00:00Z`), new Date(`${year + 1}-01-01T05:00:00Z`)];
    return cardText({ blocks: [await annualAgreements(store, { year, from, to }, 'es')] });
  };
  const endedIn = (text: string) => {
    const [, after = ''] = text.split(ended);
    return agreements.map(({ titulo }) => titulo).filter((titulo) => after.split('Vencen en')[0]?.includes(titulo));
  };
  const [past, next, later] = [await report(2024), await report(2025), await report(2026)];
  expect(past).toContain('Al 31 de diciembre de 2024, 4 de los 5 del registro están vigentes.');
  expect(endedIn(past)).toEqual(['Terminado sin decir cuándo', 'Hasta el último día']);
  expect(next).toContain('Al 31 de diciembre de 2025, 1 de los 5 del registro están vigentes.');
  expect(endedIn(next)).toEqual(['Terminado antes de tiempo', 'Tácito terminado']);
  expect(later).toContain('0 de los 5');
  expect(endedIn(later)).toEqual([]);
});
