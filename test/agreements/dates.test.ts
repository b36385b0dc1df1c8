import fc from 'fast-check';
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
  ['firmados el año antepasado', 'signed 2024-01-01..2024-12-31'],
  ['vencieron entre noviembre y febrero', 'expires 2025-11-01..2026-02-28'],
  ['vencen entre noviembre y febrero', 'expires 2026-11-01..2027-02-28'],
  ['vencen entre noviembre y febrero de 2028', 'expires 2027-11-01..2028-02-29'],
  ['firmados entre 2023 y 2020', 'signed 2020-01-01..2023-12-31'],
  ['firmados en la ultima decada', 'signed 2016-06-15..2026-06-15'],
  ['ending on or before 31 december 2026', 'expires 2026-06-15..2026-12-31'],
  ['signed not before 2020', 'signed 2020-01-01..'],
  ['firmados en el ultimo año', 'signed 2025-06-15..2026-06-15'],
])('«%s» is %s', (sentence, ranges) => {
  expect(read(sentence)).toEqual([ranges]);
});

const names = 'enero febrero marzo junio noviembre diciembre january december'.split(' ');
const moment = fc.oneof(
  fc.integer({ min: 1990, max: 2035 }).map(String),
  fc.constantFrom(...names),
  fc.tuple(fc.constantFrom(...names), fc.integer({ min: 2000, max: 2032 })).map(([name, year]) => `${name} de ${year}`),
  fc
    .tuple(fc.integer({ min: 1, max: 31 }), fc.constantFrom(...names), fc.integer({ min: 2000, max: 2032 }))
    .map(([day, name, year]) => `${day} de ${name} de ${year}`),
  fc.constantFrom('este año', 'el proximo mes', 'hoy', 'el año pasado', 'los ultimos 3 meses', 'la alcaldia de petro'),
);
const said = fc
  .tuple(
    fc.constantFrom(
      '',
      'que vencen ',
      'que vencieron ',
      'firmados ',
      'vigentes ',
      'que inician ',
      'expiring ',
      'signed ',
    ),
    fc.constantFrom(
      'entre A y B',
      'de A a B',
      'desde A hasta B',
      'between A and B',
      'from A to B',
      'antes de A',
      'hasta A',
      'despues de A y antes de B',
      'en A',
      'by A',
    ),
    moment,
    moment,
  )
  .map(([verb, frame, a, b]) => ` ${verb}${frame.replace('A', a).replace('B', b)} `);

test('no period ends before it begins, however it is said', () => {
  fc.assert(
    fc.property(said, fc.constantFrom('2026-06-15', '2026-01-01', '2024-02-29', '2026-12-31'), (sentence, today) => {
      const { dates, excluded } = findDates(sentence, today);
      for (const { ranges } of [...dates, ...excluded])
        for (const { from, to } of ranges)
          expect((from ?? '') <= (to ?? '9999'), `${sentence}${from} ${to}`).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a date before the verb of another is of the signature', () => {
  expect(read('de 2022 que vencen en 2026')).toEqual([
    'signed 2022-01-01..2022-12-31',
    'expires 2026-01-01..2026-12-31',
  ]);
});

test.each([
  'menos los de 2020',
  'excepto los firmados en 2020',
  'que no sean de 2020',
  'leaving out those signed in 2020',
])('%s: left out', (sentence) => {
  const { dates, excluded } = findDates(` ANY0 ${sentence} `, '2026-06-15');
  expect(dates).toEqual([]);
  expect(excluded).toEqual([{ field: 'signed', ranges: [{ from: '2020-01-01', to: '2020-12-31' }] }]);
});

test('what is said of the agreements of a year is no verb of its date', () => {
  expect(read('ANY0 del 2018 y del 2019 ya vencidos')).toEqual([
    'signed 2018-01-01..2018-12-31 2019-01-01..2019-12-31',
  ]);
});

test('no date is found where there is none', () => {
  expect(read('los convenios con castro y moreno')).toEqual([]);
  expect(read('convenio 31 02 2020')).toEqual(['signed 2020-01-01..2020-12-31']);
});
