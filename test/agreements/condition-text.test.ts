/** The conditions of an answer in its sentence: every one of them is said, in good Spanish and English. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostSaid, sayWhat } from '../../src/agreements/condition-text.ts';
import { type FilterKey, type Filters, filterKeys } from '../../src/agreements/filters.ts';
import { isShe } from '../../src/agreements/values.ts';
import type { Locale } from '../../src/app.ts';
import { sectors, table, today } from './condition-sayings.ts';

const say = (filters: Filters, locale: Locale, count: number) =>
  sayWhat({ filters, count, she: isShe(filters.types), locale, today, sectors }, 'TOO MANY');

test.each(Object.values(table).flat())('%j of %i: «%s», “%s”', (filters, count, es, en) => {
  expect([say(filters, 'es', count), say(filters, 'en', count)]).toEqual([es, en]);
});

/** Conditions of different rows, joined as a question joins them. */
const someFilters = fc
  .uniqueArray(fc.constantFrom(...filterKeys), { minLength: 1, maxLength: 7 })
  .chain((keys) =>
    fc.record(
      Object.fromEntries(
        keys.map((key) => [
          key,
          fc.constantFrom(...table[key].map(([filters]) => filters[key]).filter((one) => one !== undefined)),
        ]),
      ),
    ),
  )
  .map((filters): Filters => (filters.limit ? { ...filters, sort: { by: 'signed', descending: true } } : filters));

test('every condition asked for is said, whatever they are joined with', () => {
  fc.assert(
    fc.property(
      someFilters,
      fc.constantFrom<Locale>('es', 'en'),
      fc.constantFrom(0, 1, 2),
      (filters, locale, count) => {
        const said = say(filters, locale, count);
        expect(said).not.toMatch(/ {2}| ,|,,|undefined|\bde el\b|^ | $/);
        const more = filterKeys.filter(
          (key) => filters[key] !== undefined && !['types', 'places', 'partners', 'partnerKinds'].includes(key),
        );
        if (said.includes('TOO MANY')) expect(more.length).toBeGreaterThan(mostSaid);
        // Each condition's own names stand in the sentence.
        else for (const key of Object.keys(filters) as FilterKey[]) expect(said).toMatch(marks[key]);
      },
    ),
    { numRuns: 500 },
  );
});

/** What of each row above is in a sentence that says it. */
const marks: Record<FilterKey, RegExp> = {
  types: /herman|twinn|convenio|memor|agreement|cartas?|letters? of|alian|allian/,
  places: /Corea|Korea|Quito|Caribe|Caribbean|Francia|France|Unión|Union/,
  partners: /AFD/,
  partnerKinds: /universi|ciudades|cities/,
  entities: /Salud|Instituto/,
  sectors: /movilidad/,
  topics: /bicicletas|innovación/,
  statuses: /vigente|in force|suspendid|suspended|vencid|expired/,
  renewals: /renova|renewal/,
  dates: /20\d\d|este año|this year/,
  openEnded: /fecha de vencimiento|expiry date/,
  unsigned: /fecha de firma|signing date/,
  missing: /sin documento|without a document/,
  withDocument: /con documento|with a document/,
  noticeDays: /preaviso|notice/,
  framework: /marco|framework/,
  numbers: /17/,
  codes: /AC-001/,
  words: /café/,
  not: /sin contar|not counting/,
  limit: /más|the (oldest|latest)/,
};
