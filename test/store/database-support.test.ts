import { expect, test } from 'vitest';
import { testStore } from '../support/database.ts';

const sector = { id: 'salud', name: 'Salud', nameEn: 'Health', position: 1 };

test('each call gives an empty store, and numbers start again', async () => {
  const store = await testStore();
  await store.db.sector.create({ data: sector });
  const now = new Date('2026-11-23T12:00:00Z');
  await store.db.call.create({ data: { title: 'Beca', createdAt: now, updatedAt: now } });

  const again = await testStore();
  expect(await again.db.sector.count()).toBe(0);
  const call = await again.db.call.create({ data: { title: 'Beca', createdAt: now, updatedAt: now } });
  expect(call.number).toBe(1);
});

test('closing it leaves the worker its store', async () => {
  await (await testStore()).close();
  expect(await (await testStore()).db.sector.count()).toBe(0);
});
