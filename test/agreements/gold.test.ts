import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { askQuestion } from '../../src/agreements/ask.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { askAll } from '../../src/agreements/operate.ts';
import { readTable } from '../../src/table.ts';
import { fixedClock } from '../../src/time.ts';
import { basicStore } from '../support/database.ts';
import { goldOne, heldOutOne } from './gold/one.ts';
import { type Gold, readGoldRows } from './gold/rows.ts';
import { goldThree } from './gold/three.ts';
import { goldTwo, heldOutTwo } from './gold/two.ts';

const clock = fixedClock(new Date('2026-06-15T10:00:00-05:00'));

const registries: readonly { name: string; questions: readonly Gold[] }[] = [
  { name: 'registry-one.csv', questions: [...goldOne, ...(process.env.HELD_OUT === '0' ? [] : heldOutOne)] },
  { name: 'registry-two.csv', questions: [...goldTwo, ...(process.env.HELD_OUT === '0' ? [] : heldOutTwo)] },
];

describe.each(registries)('questions about $name', ({ name, questions }) => {
  test('each gets exactly the agreements that answer it', async () => {
    const store = await basicStore();
    const file = fileURLToPath(new URL(`../fixtures/agreements/${name}`, import.meta.url));
    expect((await importAgreements(store, await readTable(file), { now: clock.now() })).errors).toEqual([]);
    const rows = await readGoldRows(file);
    const wrong: Record<string, unknown>[] = [];
    for (const [question, right] of questions) {
      const { answer, question: read } = await askQuestion({ store, clock }, question);
      const got = answer.found.map((found) => found.code).sort();
      const wanted = rows
        .filter((row) => right(row, rows))
        .map((row) => row.codigo)
        .sort();
      if (got.join() === wanted.join()) continue;
      wrong.push({
        question,
        missing: wanted.filter((code) => !got.includes(code)).join(' '),
        extra: got.filter((code) => !wanted.includes(code)).join(' '),
        read: JSON.stringify({ intent: read.intent, field: read.field, ...read.filters, unknown: read.unknown }),
      });
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

test('a conversation of many questions gets exactly the agreements that answer each', async () => {
  const store = await basicStore();
  const september = fixedClock(new Date('2026-09-10T10:00:00-05:00'));
  const table = await readTable(fileURLToPath(new URL('../fixtures/agreements/registry-three.csv', import.meta.url)));
  expect((await importAgreements(store, table, { now: september.now() })).errors).toEqual([]);
  const all = (await store.db.agreement.findMany({ select: { code: true } })).map(({ code }) => code);
  const wrong: Record<string, unknown>[] = [];
  let index = 0;
  const questions = goldThree.map(([question]) => question);
  for await (const { question, results, filters } of askAll({ store, clock: september }, questions)) {
    const codes = goldThree[index++]?.[1] ?? '';
    const wanted = codes === 'ALL' ? all : codes.split(' ').flatMap((code) => (code === '' ? [] : `K${code}`));
    const got = results.map(({ code }) => code);
    if (got.sort().join() !== wanted.sort().join()) wrong.push({ question, got, wanted, filters });
  }
  expect(wrong).toEqual([]);
  expect(index).toBe(goldThree.length);
}, 60_000);
