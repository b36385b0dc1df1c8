/** The rows of a made-up registry, as its file says them, for the predicates of the gold questions. */

import { foldText } from '../../../src/form.ts';
import { readTable } from '../../../src/table.ts';

export type GoldRow = Record<
  | 'codigo'
  | 'titulo'
  | 'tipo'
  | 'contraparte'
  | 'tipo_contraparte'
  | 'ciudad'
  | 'pais'
  | 'sectores'
  | 'entidad'
  | 'firmado'
  | 'vence'
  | 'renovacion'
  | 'preaviso_dias'
  | 'estado'
  | 'objeto'
  | 'numero'
  | 'enlace',
  string
>;

/** Question, the agreements that are its right answer, and whether the clock or the kind of answer matters. */
export type Gold = readonly [question: string, right: (row: GoldRow, rows: readonly GoldRow[]) => boolean];

const isoDay = (text: string) => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1');

export async function readGoldRows(file: string): Promise<GoldRow[]> {
  const { rows } = await readTable(file);
  return rows.map(({ values }) => {
    const row = Object.fromEntries(Object.entries(values).map(([key, value]) => [foldText(key), value])) as GoldRow;
    return { ...row, firmado: isoDay(row.firmado), vence: isoDay(row.vence) };
  });
}

export const today = '2026-06-15';
export const none = () => false;
export const all = () => true;
export const code =
  (...codes: string[]) =>
  (row: GoldRow) =>
    codes.includes(row.codigo);
export const country =
  (...names: string[]) =>
  (row: GoldRow) =>
    names.includes(row.pais);
export const city =
  (...names: string[]) =>
  (row: GoldRow) =>
    names.includes(row.ciudad);
export const type =
  (...names: string[]) =>
  (row: GoldRow) =>
    names.includes(row.tipo);
export const sector = (name: string) => (row: GoldRow) => foldText(row.sectores).includes(foldText(name));
export const kind =
  (...names: string[]) =>
  (row: GoldRow) =>
    names.includes(row.tipo_contraparte);
export const entity =
  (...names: string[]) =>
  (row: GoldRow) =>
    names.includes(row.entidad);
export const signed = (from: string, to: string) => (row: GoldRow) =>
  row.firmado >= from && row.firmado !== '' && row.firmado <= to;
export const expires = (from: string, to: string) => (row: GoldRow) =>
  row.vence >= from && row.vence !== '' && row.vence <= to;
export const text = (word: string) => (row: GoldRow) => foldText(`${row.titulo} ${row.objeto}`).includes(word);
export const and =
  (...tests: ((row: GoldRow) => boolean)[]) =>
  (row: GoldRow) =>
    tests.every((test) => test(row));
export const or =
  (...tests: ((row: GoldRow) => boolean)[]) =>
  (row: GoldRow) =>
    tests.some((test) => test(row));
export const not = (test: (row: GoldRow) => boolean) => (row: GoldRow) => !test(row);
export const state =
  (...states: string[]) =>
  (row: GoldRow) =>
    states.includes(stateOf(row));

/** The rule as the domain says it, written a second time so that the test does not trust the code it tests. */
function stateOf(row: GoldRow): string {
  if (row.estado !== '') return foldText(row.estado);
  if (row.firmado > today) return 'en tramite';
  if (row.vence === '') return 'vigente';
  if (row.vence < today) return foldText(row.renovacion).startsWith('tacit') ? 'vigente' : 'vencido';
  return row.vence <= '2026-12-12' ? 'por vencer' : 'vigente';
}
export const inForce = state('vigente', 'por vencer');

/** The one signed (or expiring) first or last among those. */
export const extreme =
  (by: 'firmado' | 'vence', last: boolean, among: (row: GoldRow) => boolean = all) =>
  (row: GoldRow, rows: readonly GoldRow[]) => {
    const days = rows
      .filter((one) => among(one) && one[by] !== '')
      .map((one) => one[by])
      .sort();
    return among(row) && row[by] === (last ? days.at(-1) : days[0]);
  };

const europe =
  'España Francia Alemania Italia Grecia Austria Rusia Portugal Ucrania Dinamarca Holanda Finlandia Bélgica Polonia Chequia Suecia Germany UK Suiza'.split(
    ' ',
  );
export const inEurope = or(country(...europe), country('Reino Unido', 'Países Bajos'));
export const inAsia = country(
  'Corea del Sur',
  'South Korea',
  'China',
  'Japón',
  'Japan',
  'India',
  'Emiratos Árabes Unidos',
  'Turquía',
  'Indonesia',
  'Filipinas',
  'Viet Nam',
);
export const inAfrica = country('Marruecos', 'Morocco', 'Sudáfrica', 'Libia', 'Kenia', 'Senegal', 'Etiopía');
export const inLatinAmerica = country(
  'México',
  'Ecuador',
  'Perú',
  'Argentina',
  'Brasil',
  'Chile',
  'Uruguay',
  'Paraguay',
  'Bolivia',
  'Venezuela',
  'Colombia',
  'Honduras',
  'Cuba',
  'República Dominicana',
  'El Salvador',
  'Panamá',
  'Costa Rica',
  'Guatemala',
);
