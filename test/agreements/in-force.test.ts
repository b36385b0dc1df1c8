import { expect, test } from 'vitest';
import { askQuestion } from '../../src/agreements/ask.ts';
import { fixedClock } from '../../src/time.ts';
import { basicStore } from '../support/database.ts';

const clock = fixedClock(new Date('2026-06-15T15:00:00Z'));

test('an agreement ended before its time was in force until then; one whose end nobody dated, as its dates say', async () => {
  const store = await basicStore();
  const common = {
    type: 'agreement' as const,
    stage: 'ended' as const,
    origin: 'import',
    partnerIds: [],
    cityIds: [],
    countries: [],
    sectors: [],
    signedOn: new Date('2015-03-01'),
    signedUntil: new Date('2015-03-01'),
    expiresOn: new Date('2030-03-01'),
    createdAt: clock.now(),
    updatedAt: clock.now(),
  };
  await store.db.agreement.createMany({
    data: [
      { ...common, code: 'AC-1', codeKey: 'ac-1', title: 'Uno', stageOn: new Date('2019-05-01') },
      { ...common, code: 'AC-2', codeKey: 'ac-2', title: 'Dos' },
    ],
  });
  const inForce = async (year: number) => {
    const { answer } = await askQuestion({ store, clock }, `convenios vigentes en ${year}`);
    return answer.found.map(({ code }) => code).sort();
  };
  expect(await inForce(2019)).toEqual(['AC-1', 'AC-2']);
  expect(await inForce(2020)).toEqual(['AC-2']);
});
