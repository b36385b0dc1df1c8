import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { askQuestion } from '../../src/agreements/ask.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import type { Question } from '../../src/agreements/question.ts';
import { readTable } from '../../src/table.ts';
import { fixedClock } from '../../src/time.ts';
import { basicStore } from '../support/database.ts';

/** A question of an exam: `after` names the question before it, in the same words. */
type Exam = { q: string; after?: string; expected: { codes?: string[]; count?: number; outOfScope?: boolean } };

const fixtures = fileURLToPath(new URL('../fixtures/agreements/', import.meta.url));
const exams = readdirSync(fixtures).filter((name) => name.startsWith('exam-'));

// Written by others, who had seen neither the code nor its questions; each was first asked unseen.
test.each(exams)(
  '%s: each question gets exactly its agreements',
  async (name) => {
    const folder = `${fixtures}${name}/`;
    const clock = fixedClock(new Date((await readFile(`${folder}today.txt`, 'utf8')).trim()));
    const questions = JSON.parse(await readFile(`${folder}questions.json`, 'utf8')) as Exam[];
    const store = await basicStore();
    const report = await importAgreements(store, await readTable(`${folder}registry.csv`), { now: clock.now() });
    expect(report.errors).toEqual([]);
    const asked = new Map<string, Question>();
    const wrong: unknown[] = [];
    for (const { q, after, expected } of questions) {
      const previous = after === undefined ? null : (asked.get(after) ?? null);
      const { question, answer } = await askQuestion({ store, clock }, q, { previous });
      asked.set(q, question);
      const got = answer.found.map(({ code }) => code).sort();
      const wanted = (expected.codes ?? []).toSorted();
      const counted = expected.count === undefined || answer.total === expected.count;
      if (got.join() !== wanted.join() || !counted) wrong.push({ q, after, got, wanted, filters: question.filters });
    }
    expect(questions.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  },
  60_000,
);
