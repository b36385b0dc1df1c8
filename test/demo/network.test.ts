import { expect, test } from 'vitest';
import { loadDemo } from '../../src/demo/network.ts';
import { loadBasics } from '../../src/starter.ts';
import { testStore } from '../support/database.ts';

const now = new Date('2026-11-24T15:00:00Z');

test('the demonstration is loaded once into a new store, and never among real people', async () => {
  const store = await testStore();
  await loadBasics(store);
  await store.db.member.create({ data: { email: 'ana@red.co', name: 'Ana', quietFrom: '18:00', createdAt: now } });
  await expect(loadDemo(store, now)).rejects.toThrow('ya tiene personas');
  expect(await store.db.member.findMany()).toMatchObject([{ email: 'ana@red.co', demo: false, quietFrom: '18:00' }]);
  await store.db.member.deleteMany();
  await loadDemo(store, now);
  const people = await store.db.member.count();
  await loadDemo(store, now);
  expect(await store.db.member.count()).toBe(people);
  expect(people).toBeGreaterThan(3);
});
