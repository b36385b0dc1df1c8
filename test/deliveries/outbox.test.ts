import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordingPlatform } from '../support/recording-adapter.ts';
import { note, openScene, type Scene, tuesday } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const hours = (number: number) => number * 3_600_000;

test('a transaction that is rolled back takes its deliveries and their tickets with it', async () => {
  const spaceId = await scene.space('C1');
  const broken = scene.store.inTransaction(async (tx) => {
    await scene.outbox.enqueue(tx, [note({ spaceId })]);
    throw new Error('the domain said no');
  });
  await expect(broken).rejects.toThrow('the domain said no');
  expect(await scene.rows()).toEqual([]);
  expect(await scene.store.inTransaction((tx) => scene.queue.take(tx, 10))).toEqual([]);
});

test('what is due has its ticket from the same transaction; what is due later has none', async () => {
  const spaceId = await scene.space('C1');
  await scene.enqueue(note({ spaceId }), note({ spaceId }, 'C2', { dueAt: new Date(tuesday.getTime() + 1) }));
  const [due] = await scene.rows();
  expect(await scene.store.inTransaction((tx) => scene.queue.take(tx, 10))).toEqual([due?.id]);
});

test('the same recipient, kind, subject and due time is one message', async () => {
  const [spaceId, memberId] = [await scene.space('C1'), await scene.member('ana@example.org')];
  expect(await scene.enqueue(note({ spaceId }), note({ memberId }), note({ spaceId }))).toBe(2);
  expect(await scene.enqueue(note({ spaceId }), note({ spaceId }, 'C2'))).toBe(1);
  expect((await scene.rows()).map((row) => row.key)).toEqual([
    `member:${memberId}:note:C1:2026-11-24T15:00:00.000Z`,
    `space:${spaceId}:note:C1:2026-11-24T15:00:00.000Z`,
    `space:${spaceId}:note:C2:2026-11-24T15:00:00.000Z`,
  ]);
});

test.each([
  ['in the evening, until the next morning', '2026-11-24T18:30', '2026-11-25T08:00'],
  ['on Friday evening, until Monday', '2026-11-27T19:00', '2026-11-30T08:00'],
  ['before the Monday of All Saints, moved by the Ley Emiliani', '2026-10-30T20:00', '2026-11-03T08:00'],
  ['on the Immaculate Conception', '2026-12-08T11:00', '2026-12-09T08:00'],
  ['not at all in working hours', '2026-11-25T09:15', '2026-11-25T09:15'],
])('quiet hours hold a direct message back %s; not one to a space', async (_when, dueAt, availableAt) => {
  const [spaceId, memberId] = [await scene.space('C1'), await scene.member('ana@example.org')];
  const due = { dueAt: new Date(`${dueAt}:00-05:00`), urgent: true };
  scene.clock.at = due.dueAt;
  await scene.enqueue(note({ memberId }, 'C1', due), note({ spaceId }, 'C1', due));
  const [direct, space] = await scene.rows();
  expect(direct?.availableAt).toEqual(new Date(`${availableAt}:00-05:00`));
  expect(space?.availableAt).toEqual(due.dueAt);
});

test('quiet hours are those of when it leaves, and they move the message, not its due time', async () => {
  const memberId = await scene.member('ana@example.org');
  await scene.enqueue(note({ memberId }));
  await scene.store.db.member.update({ where: { id: memberId }, data: { quietFrom: '09:00', quietTo: '14:00' } });
  const worker = scene.worker([]);
  expect(await worker.drain()).toMatchObject({ sent: 0, waiting: 1 });
  scene.clock.forward(hours(4));
  expect(await worker.drain()).toMatchObject({ sent: 1 });
  expect(await scene.rows()).toMatchObject([
    { status: 'sent', dueAt: tuesday, platform: 'terminal', text: 'Sobre C1' },
  ]);
});

test('what is past its moment is dropped, never sent late', async () => {
  const platform = recordingPlatform();
  const spaceId = await scene.space('C1');
  const expiresAt = new Date(tuesday.getTime() + hours(1));
  await scene.enqueue(note({ spaceId }, 'C1', { expiresAt }), note({ spaceId }, 'C2'));
  scene.clock.forward(hours(1) + 1);
  expect(await scene.worker([platform.adapter]).drain()).toMatchObject({ dropped: 1, sent: 1 });
  expect(platform.posted.map((message) => message.text)).toEqual(['Sobre C2']);
  expect((await scene.rows()).map((row) => row.status)).toEqual(['dropped', 'sent']);
});

test('what is taken back does not go out; what went out stays', async () => {
  const platform = recordingPlatform();
  const spaceId = await scene.space('C1');
  await scene.enqueue(note({ spaceId }));
  await scene.worker([platform.adapter]).drain();
  await scene.enqueue(
    note({ spaceId }, 'C1', { dueAt: new Date(tuesday.getTime() + hours(1)) }),
    note({ spaceId }, 'C2'),
  );
  expect(await scene.store.inTransaction((tx) => scene.outbox.cancel(tx, { subject: 'C1', kinds: ['note'] }))).toBe(1);
  expect(await scene.store.inTransaction((tx) => scene.outbox.cancel(tx, {}))).toBe(0);
  scene.clock.forward(hours(2));
  await scene.worker([platform.adapter]).drain();
  expect(platform.posted.map((message) => message.text)).toEqual(['Sobre C1', 'Sobre C2']);
});

test('what was taken back and is asked for again goes out, once', async () => {
  const platform = recordingPlatform();
  const spaceId = await scene.space('C1');
  const dueAt = new Date(tuesday.getTime() + hours(1));
  await scene.enqueue(note({ spaceId }, 'C1', { dueAt }));
  expect(await scene.store.inTransaction((tx) => scene.outbox.cancel(tx, { subject: 'C1' }))).toBe(1);
  expect(await scene.enqueue(note({ spaceId }, 'C1', { dueAt }))).toBe(1);
  expect(await scene.enqueue(note({ spaceId }, 'C1', { dueAt }))).toBe(0);
  scene.clock.forward(hours(2));
  await scene.worker([platform.adapter]).drain();
  expect(platform.posted.map((message) => message.text)).toEqual(['Sobre C1']);
  expect(await scene.enqueue(note({ spaceId }, 'C1', { dueAt }))).toBe(0);
});
