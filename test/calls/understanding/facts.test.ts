import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAmount as findAmountBy } from '../../../src/calls/understanding/amount.ts';
import { findCountries } from '../../../src/calls/understanding/countries.ts';
import { detectLanguage } from '../../../src/calls/understanding/language.ts';
import type { RuleRow } from '../../../src/calls/understanding/rule-words.ts';

const rules = JSON.parse(
  readFileSync(new URL('../../../prisma/starter/rules.json', import.meta.url), 'utf8'),
) as RuleRow[];
const findAmount = (text: string) => findAmountBy(rules, text);

describe('amount', () => {
  it.each([
    ['un financiamiento de hasta 10 mil dólares', 10_000, 'USD', true],
    ['La subvención solicitada no podrá superar US$ 7.000', 7_000, 'USD', true],
    ['una subvención máxima de U$S 10.000', 10_000, 'USD', undefined],
    ['USD 20,000 per winner', 20_000, 'USD', undefined],
    ['grants of up to $1 million', 1_000_000, 'USD', true],
    ['por un importe de 257.000.000 €', 257_000_000, 'EUR', undefined],
    ['Maximum 100,000 USD', 100_000, 'USD', true],
    ['projetos de até R$ 200 mil', 200_000, 'BRL', true],
    ['hasta 100 millones de pesos', 100_000_000, 'COP', true],
    ['jusqu’à 30 000 euros par projet', 30_000, 'EUR', true],
    ['5 000 000 FCFA par lauréat', 5_000_000, 'XOF', undefined],
    ['CHF 50’000 per project', 50_000, 'CHF', undefined],
    ['EUR 1.5 million', 1_500_000, 'EUR', undefined],
    ['£12,500.50', 12_500.5, 'GBP', undefined],
  ])('%s', (text, value, currency, max) => {
    expect(findAmount(text)).toMatchObject({ value, currency });
    expect(findAmount(text)?.max).toBe(max);
  });

  it('"up to" outweighs the total of the fund', () => {
    expect(findAmount('Fondo de 5 millones de euros; hasta 60.000 euros por proyecto')).toMatchObject({
      value: 60_000,
      max: true,
    });
  });

  it.each([
    ['Bolsa total: 12.000.000 NOK. Máximo por proyecto: 1.500.000 NOK.', 1_500_000, 'NOK'],
    ['Grants range from US $10,000 to US $500,000.', 500_000, 'USD'],
    ['prêmios de 10.000, 7.000 e 5.000 dólares', 10_000, 'USD'],
    ['Orçamento anual de até R$ 200 mil; apoio de até R$ 40 mil cada.', 40_000, 'BRL'],
    ['Línea de crédito por $800 mil millones', 800_000_000_000, 'COP'],
    ['una incorporación de $2 billones', 2_000_000_000_000, 'COP'],
    ['25 grupos recibirán hasta $18.000.000 cada uno', 18_000_000, 'COP'],
    ['a maximum grant of 3 500 euros per proposal, at the maximum rate; a maximum grant of 5 500 euros', 5_500, 'EUR'],
  ])('what each may get: %s', (text, value, currency) => {
    expect(findAmount(text)).toMatchObject({ value, currency });
  });

  it('an application fee is no offer', () => {
    expect(findAmount('Application fee of 50 dollars.')).toBeNull();
  });

  it.each(['12 meses', 'hasta un 50% de los costos', '100 ciudades', ''])('none in "%s"', (text) => {
    expect(findAmount(text)).toBeNull();
  });

  it('takes no longer than its length', () => {
    const start = performance.now();
    for (const text of ['1.000.000 '.repeat(10_000), '$1,000,'.repeat(14_000), '9'.repeat(100_000)]) findAmount(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('countries', () => {
  it.each([
    ['Ciudades de Colombia, Brasil y Perú', ['CO', 'BR', 'PE']],
    ['Estados Unidos, Reino Unido y Corea del Sur', ['US', 'GB', 'KR']],
    ['collectivités de France, d’Allemagne et du Maroc', ['FR', 'DE', 'MA']],
    ['Open to Guinea-Bissau and Viet Nam', ['GW', 'VN']],
    ['Alemanha e Moçambique', ['DE', 'MZ']],
    ['comer pavo de turkey en un niger', []],
    ['jóvenes colombianos y peruanas', ['CO', 'PE']],
    ['la Embajada de los Estados Unidos invita a ONG de Boyacá y del Uruguay', ['CO', 'UY']],
    ['US$ 10.000 o 30.000 pesos colombianos, a las 12 horas de Uruguay (Brazil time)', []],
    // Who pays, and who is left out.
    ['las Embajadas de Noruega, Suecia y Suiza en Colombia', ['CO']],
    ['Financian los gobiernos de Alemania (BMZ), Reino Unido y Suecia', []],
    ['financiado por Suecia; funded by Germany; Agencia Mexicana', []],
    ['Fondo Verde (BID, Noruega y Suiza) para Perú', ['PE']],
    ['Fondo Canadá; Cooperación Suiza; the UK government; 8,000 US dollars; 100 francs suisses', []],
    ['nacionales de Iberoamérica, excepto España', []],
    ['any UK university, for citizens of Peru', ['PE']],
    ['réservé aux collectivités territoriales françaises', ['FR']],
    ['en français ou en espagnol', []],
  ])('%s', (text, codes) => {
    expect([...findCountries(text).keys()]).toEqual(codes);
  });
});

describe('language', () => {
  it.each([
    ['es', 'Se reciben postulaciones hasta el 31 de agosto de 2023.'],
    ['en', 'The deadline for the submission of concept notes is Friday.'],
    ['pt', 'A convocatória estará aberta até o fim do mês para os municípios.'],
    ['fr', 'Les projets soumis doivent être réalisés avant la fin de l’année.'],
    [null, 'UNESCO 2025'],
    [null, 'Solo ONG de Bogotá. Cierra: 28 de febrero de 2027.'],
  ])('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
