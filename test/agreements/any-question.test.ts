import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askQuestion } from '../../src/agreements/ask.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { readTable } from '../../src/table.ts';
import { fixedClock } from '../../src/time.ts';
import { basicStore } from '../support/database.ts';
import { goldOne } from './gold/one.ts';

const clock = fixedClock(new Date('2026-06-15T10:00:00-05:00'));
const words = goldOne.flatMap(([question]) => question.split(' '));
const strange = [
  '\'; drop table "Agreement"; --',
  'a:*b & !c | (',
  '<->',
  '\u0000',
  '🙂',
  '31 de febrero de 2021',
  '99999999999 de 2008',
  '%_\\',
  'los 0 convenios',
  '((((',
  'DATE0',
  'ANY1',
  'BOUND3',
];
const question = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...words), weight: 8 },
      { arbitrary: fc.constantFrom(...strange), weight: 1 },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

test('whatever is asked is answered', async () => {
  const store = await basicStore();
  const file = fileURLToPath(new URL('../fixtures/agreements/registry-one.csv', import.meta.url));
  await importAgreements(store, await readTable(file), { now: clock.now() });
  await fc.assert(
    fc.asyncProperty(question, question, async (before, text) => {
      const { question: previous } = await askQuestion({ store, clock }, before);
      const { answer } = await askQuestion({ store, clock }, text, { previous });
      expect(answer.text).not.toBe('');
      expect(answer.found.length).toBe(answer.total);
    }),
    { numRuns: 25 },
  );
}, 60_000);
