import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dueAlerts, lastNoticeDay, runsUntil, statusOf, type Term } from '../../src/agreements/rules.ts';
import { statusSql } from '../../src/agreements/search/sql.ts';
import { renewals, stages } from '../../src/agreements/values.ts';
import { Prisma } from '../../src/store.ts';
import { testStore } from '../support/database.ts';

const today = '2026-06-15';
const open: Term = {
  stage: null,
  signedOn: '2020-01-01',
  startsOn: null,
  expiresOn: null,
  renewal: 'none',
  noticeDays: null,
  leadDays: [],
};

test.each<[string, Partial<Term>, string]>([
  ['no expiry is normal', {}, 'active'],
  ['far from its expiry', { expiresOn: '2028-01-01' }, 'active'],
  ['180 days before', { expiresOn: addDays(today, 180) }, 'expiring'],
  ['181 days before', { expiresOn: addDays(today, 181) }, 'active'],
  ['its own lead time', { expiresOn: addDays(today, 100), leadDays: [60] }, 'active'],
  ['on its last day', { expiresOn: today }, 'expiring'],
  ['the day after', { expiresOn: '2026-06-14' }, 'expired'],
  ['tacitly renewed', { expiresOn: '2026-06-14', renewal: 'tacit' }, 'active'],
  ['express renewal does not happen by itself', { expiresOn: '2026-06-14', renewal: 'express' }, 'expired'],
  ['suspended', { stage: 'suspended' }, 'suspended'],
  ['ended before its expiry', { expiresOn: '2030-01-01', stage: 'ended' }, 'ended'],
  ['not signed yet', { signedOn: '2026-07-01' }, 'in_process'],
])('%s', (_, change, status) => {
  expect(statusOf({ ...open, ...change }, today)).toBe(status);
});

test('a tacit renewal lasts as long as the term did, and notice is counted from the present end', () => {
  const term: Term = { ...open, signedOn: '2014-02-12', expiresOn: '2017-02-11', renewal: 'tacit', noticeDays: 30 };
  expect(runsUntil(term, today)).toBe('2029-02-11');
  expect(lastNoticeDay(term, today)).toBe('2029-01-12');
  expect(runsUntil({ ...term, renewal: 'none' }, today)).toBe('2017-02-11');
});

test('of each kind the one alert whose time it is', () => {
  const term: Term = { ...open, expiresOn: '2026-09-02', noticeDays: 60 };
  expect(dueAlerts(term, today)).toEqual([
    { kind: 'notice', on: '2026-07-04', day: '2026-06-04', until: '2026-06-26' },
    { kind: 'expiry', on: '2026-09-02', day: '2026-06-04', until: '2026-08-02' },
  ]);
  const tacit: Term = { ...term, renewal: 'tacit' };
  expect(dueAlerts(tacit, today).map(({ kind }) => kind)).toEqual(['notice']);
  expect(dueAlerts(tacit, '2026-07-05').map(({ kind }) => kind)).toEqual(['expiry']);
  expect(dueAlerts(term, '2026-09-03')).toEqual([]);
  expect(dueAlerts({ ...term, stage: 'ended' }, today)).toEqual([]);
});

const someDay = fc.option(fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days)));
const someTerm = fc.record({
  stage: fc.option(fc.constantFrom(...stages)),
  signedOn: someDay,
  startsOn: someDay,
  expiresOn: someDay,
  renewal: fc.constantFrom(...renewals),
  noticeDays: fc.constant(null),
  leadDays: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 3 }),
});

test('the query and the rule tell the same state', async () => {
  const { db } = await testStore();
  const terms = fc.sample(someTerm, 200);
  const day = (text: string | null) => (text ? new Date(`${text}T00:00:00Z`) : null);
  await db.agreement.createMany({
    data: terms.map((term, index) => ({
      ...term,
      id: String(index),
      code: String(index),
      codeKey: String(index),
      title: 'x',
      type: 'agreement' as const,
      origin: 'import',
      signedOn: day(term.signedOn),
      startsOn: day(term.startsOn),
      expiresOn: day(term.expiresOn),
      createdAt: new Date(),
      updatedAt: new Date(),
    })),
  });
  const rows = await db.$queryRaw<{ id: string; status: string }[]>(
    Prisma.sql`select a."id", (${statusSql(today)}) as status from "Agreement" a`,
  );
  const bySql = new Map(rows.map((row) => [row.id, row.status]));
  for (const [index, term] of terms.entries())
    expect([term, bySql.get(String(index))]).toEqual([term, statusOf(term, today)]);
});
