import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  countDeliveries,
  listDeliveredUnseen,
  listDeliveries,
  markSeen,
  retryDeliveries,
} from '../../src/deliveries/queries.ts';
import { backup, restore } from '../../src/store/backup.ts';
import { recordingPlatform } from '../support/recording-adapter.ts';
import { note, openScene, type Scene, tuesday } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

test('the operator sees what was sent and what waits, to whom, and why not', async () => {
  const slack = recordingPlatform();
  const { db } = scene.store;
  const [memberId, spaceId] = [await scene.member('ana@example.org'), await scene.space('C1', { name: 'Salud' })];
  slack.rule = () => ({ fault: 'gone' });
  const later = new Date(tuesday.getTime() + 3_600_000);
  await scene.enqueue(note({ memberId }), note({ spaceId }), note({ memberId }, 'C2', { dueAt: later }));
  await scene.worker([slack.adapter]).drain();

  const all = await listDeliveries(db);
  expect(all.map(({ to, status, platform, text, sentAt }) => ({ to, status, platform, text, sentAt }))).toEqual([
    { to: 'ana@example.org', status: 'sent', platform: 'terminal', text: 'Sobre C1', sentAt: tuesday.toISOString() },
    { to: 'Salud', status: 'failed', platform: 'slack', text: 'Sobre C1', sentAt: null },
    { to: 'ana@example.org', status: 'pending', platform: null, text: null, sentAt: null },
  ]);
  expect(all[1]).toMatchObject({ fault: 'gone', address: 'slack:C1', attempts: 1, dueAt: tuesday.toISOString() });
  expect(await listDeliveries(db, { to: 'ANA@example.org' })).toHaveLength(2);
  expect(await listDeliveries(db, { to: 'Salud', kind: 'note' })).toHaveLength(1);
  expect(await listDeliveries(db, { kind: 'nothing' })).toEqual([]);
  expect(await countDeliveries(db)).toMatchObject({ sent: 1, failed: 1, pending: 1, unknown: 0, dropped: 0 });

  slack.rule = undefined;
  expect(await retryDeliveries(db, tuesday, { status: 'failed' })).toBe(1);
  await scene.worker([slack.adapter]).drain();
  expect(slack.posted).toHaveLength(1);
});

test('what reached a person in the terminal is new to them until it is shown', async () => {
  const { db } = scene.store;
  const [memberId, other] = [await scene.member('ana@example.org'), await scene.member('eva@example.org')];
  await scene.enqueue(note({ memberId }), note({ memberId }, 'C2'), note({ memberId: other }));
  await scene.worker([]).drain();
  const unseen = await listDeliveredUnseen(db, 'ana@example.org');
  expect(unseen.map(({ card }) => card)).toMatchObject([{ title: 'Sobre C1' }, { title: 'Sobre C2' }]);
  await markSeen(
    db,
    unseen.slice(0, 1).map(({ key }) => key),
    tuesday,
  );
  expect(await listDeliveredUnseen(db, 'ana@example.org')).toEqual(unseen.slice(1));
  expect(await listDeliveredUnseen(db, 'eva@example.org')).toHaveLength(1);
});

test('what was due in a restored copy is shown as unknown and never sent by itself; what is due later goes out', async () => {
  const slack = recordingPlatform();
  const spaceId = await scene.space('C1');
  const later = new Date(tuesday.getTime() + 3_600_000);
  await scene.enqueue(note({ spaceId }), note({ spaceId }, 'C2', { dueAt: later }));
  const folder = await mkdtemp(join(tmpdir(), 'restored-'));
  const file = join(folder, 'copy.gz');
  await backup(scene.store, file);
  expect(await restore(scene.store, file, tuesday)).toMatchObject({ parked: 1 });
  await rm(folder, { recursive: true });
  const worker = scene.worker([slack.adapter]);
  await worker.drain();
  expect(slack.posted).toEqual([]);
  expect(await countDeliveries(scene.store.db)).toMatchObject({ unknown: 1, pending: 1 });
  scene.clock.at = later;
  await worker.drain();
  expect(slack.posted.map(({ text }) => text)).toEqual(['Sobre C2']);
});
