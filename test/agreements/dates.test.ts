import { expect, test } from 'vitest';
import { findDates } from '../../src/agreements/dates.ts';

const read = (sentence: string) =>
  findDates(` ${sentence} `, '2026-06-15').dates.map(
    ({ field, ranges }) => `${field} ${ranges.map(({ from, to }) => `${from ?? ''}..${to ?? ''}`).join(' ')}`,
  );

test.each([
  ['que vencen este año', 'expires 2026-01-01..2026-12-31'],
  ['que vencen en los proximos 3 meses', 'expires 2026-06-15..2026-09-15'],
  ['que vencen antes de diciembre', 'expires 2026-06-15..2026-11-30'],
  ['que vencen en marzo', 'expires 2027-03-01..2027-03-31'],
  ['vencieron el año pasado', 'expires 2025-01-01..2025-12-31'],
  ['expiring in the next six months', 'expires 2026-06-15..2026-12-15'],
  ['firmados entre 2020 y 2023', 'signed 2020-01-01..2023-12-31'],
  ['firmados en 2019 , 2021 y 2023', 'signed 2019-01-01..2019-12-31 2021-01-01..2021-12-31 2023-01-01..2023-12-31'],
  ['firmados en marzo', 'signed 2026-03-01..2026-03-31'],
  ['signed before march 2015', 'signed ..2015-02-28'],
  ['firmados despues de 2020', 'signed 2021-01-01..'],
  ['firmados desde 2020', 'signed 2020-01-01..'],
  ['firmados hace mas de 10 años', 'signed ..2016-06-15'],
  ['el 12 de marzo de 2021', 'signed 2021-03-12..2021-03-12'],
  ['vigentes hasta 2030', 'expires 2026-06-15..2030-12-31'],
  ['vigentes en 2018', 'active 2018-01-01..2018-12-31'],
  ['suscritos en la alcaldia de claudia lopez', 'signed 2020-01-01..2023-12-31'],
  ['los que firmo petro como alcalde', 'signed 2012-01-01..2015-12-31'],
  ['en la alcaldia de peñalosa', 'signed 1998-01-01..2000-12-31 2016-01-01..2019-12-31'],
  ['de la administracion anterior', 'signed 2020-01-01..2023-12-31'],
  ['vencen en el segundo semestre de 2026', 'expires 2026-07-01..2026-12-31'],
])('«%s» is %s', (sentence, ranges) => {
  expect(read(sentence)).toEqual([ranges]);
});

test('no date is found where there is none', () => {
  expect(read('los convenios con castro y moreno')).toEqual([]);
  expect(read('convenio 31 02 2020')).toEqual(['signed 2020-01-01..2020-12-31']);
});
