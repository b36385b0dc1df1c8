import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate, readAmount, readDatedLine, splitAmount } from '../src/amount.ts';

const currencies = ['COP', 'USD', 'EUR'];

describe('sums of money', () => {
  it.each([
    ['80.000 EUR', '80000 EUR'],
    ['80,000 EUR', '80000 EUR'],
    ['80 mil euros', '80000 EUR'],
    ['€ 1.200.000,50', '1200000.5 EUR'],
    ['EUR 1,200,000.50', '1200000.5 EUR'],
    ['1,5 millones de dólares', '1500000 USD'],
    ['US$ 20 000', '20000 USD'],
    ['$ 200.000.000', '200000000 COP'],
    ['200 millones de pesos', '200000000 COP'],
    ['2 mil millones de pesos', '2000000000 COP'],
    ['3.5 million dollars', '3500000 USD'],
    ['eur 12', '12 EUR'],
  ])('%s', (typed, read) => expect(readAmount(typed, currencies)).toBe(read));

  it.each(['80.000', 'muchos euros', '100 yenes', '-5 EUR', '', 'EUR'])('«%s» is none', (typed) =>
    expect(readAmount(typed, currencies)).toBeNull(),
  );

  it('reads back what it gave', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(...currencies), (amount, currency) => {
        const read = readAmount(`${amount} ${currency}`, currencies) ?? '';
        expect(splitAmount(read)).toEqual({ amount, currency });
        expect(readAmount(`${amount.toLocaleString('es-CO')} ${currency}`, currencies)).toBe(read);
      }),
    );
  });
});

describe('steps with their dates', () => {
  it.each([
    ['Firmar el memorando, 15/12/2026', '2026-12-15 Firmar el memorando'],
    ['15/12/2026: firmar el memorando', '2026-12-15 firmar el memorando'],
    ['Enviar los estudios el 20 de enero de 2027', '2027-01-20 Enviar los estudios'],
    ['Pedir cita antes del 3 de marzo del 2027.', '2027-03-03 Pedir cita'],
    ['- Sign the letter by 5 February 2027', '2027-02-05 Sign the letter'],
    ['2026-12-15 Firmar', '2026-12-15 Firmar'],
    ['Presentar informe (30/11/2026)', '2026-11-30 Presentar informe'],
  ])('%s', (line, read) => expect(readDatedLine(line)).toBe(read));

  it.each(['Firmar el memorando', '15/12/2026', 'Firmar, 31/02/2027', 'Firmar el 15 de diciembre'])(
    '«%s» is none',
    (line) => expect(readDatedLine(line)).toBeNull(),
  );

  it.each([
    ['Firmar acta 15 de enero', '2027-01-15 Firmar acta'],
    ['Enviar el informe el 20/12', '2026-12-20 Enviar el informe'],
    ['Cerrar, 31 de enero de 2028', '2028-01-31 Cerrar'],
  ])('without its year, the next one to come: %s', (line, read) =>
    expect(readDatedLine(line, '2026-12-16')).toBe(read),
  );

  it('finds the date as it was written', () => expect(findDate('del 10/12/2026 al 20')?.found).toBe('10/12/2026'));
});
