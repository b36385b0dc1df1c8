import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetHolder, newHolder } from '../../src/deliveries/hold.ts';
import { openQueue } from '../../src/deliveries/queue.ts';
import { openStore } from '../../src/store.ts';
import { note, openScene, type Scene, tuesday } from '../deliveries/scene.ts';
import { conversationOf, recordingPlatform } from '../support/recording-adapter.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

async function spaces(count: number): Promise<string[]> {
  const data = Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    platform: 'slack',
    tenant: 'T1',
    conversation: `C${index}`,
    name: `canal ${index}`,
  }));
  await scene.store.db.space.createMany({ data });
  return data.map(({ id }) => id);
}

test('two workers at once, on connections of their own, send each of 200 messages once', async () => {
  const slack = recordingPlatform();
  const spaceIds = await spaces(200);
  const other = await openStore({ databaseUrl: scene.store.connectionString, dataDir: '' });
  const otherQueue = await openQueue(scene.store.connectionString, (error) => {
    throw error;
  });
  const workers = [scene.worker([slack.adapter]), scene.worker([slack.adapter], { store: other, queue: otherQueue })];
  await scene.enqueue(...spaceIds.map((spaceId) => note({ spaceId })));
  const counts = await Promise.all(workers.map((worker) => worker.drain()));
  expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(200);
  expect(slack.posted).toHaveLength(200);
  expect(new Set(slack.posted.map((message) => message.key)).size).toBe(200);
  expect(await scene.rows()).toMatchObject(spaceIds.map(() => ({ status: 'sent', attempts: 1, heldBy: null })));
  await Promise.all(workers.map((worker) => worker.stop()));
  await otherQueue.close();
  await other.close();
});

test('what waits for a platform that is off is in nobody’s way', async () => {
  const teams = recordingPlatform({ platform: 'teams' });
  const off = await spaces(250);
  const on = await scene.space('equipo', { platform: 'teams' });
  await scene.enqueue(...off.map((spaceId) => note({ spaceId })), note({ spaceId: on }));
  expect(await scene.worker([teams.adapter]).drain()).toMatchObject({ sent: 1 });
});

test('many channels are written to at once', async () => {
  const slack = recordingPlatform();
  const spaceIds = await spaces(20);
  const all = Promise.withResolvers<void>();
  let atOnce = 0;
  slack.beforeAnswer = () => {
    atOnce += 1;
    if (atOnce === 20) all.resolve();
    return all.promise;
  };
  await scene.enqueue(...spaceIds.map((spaceId) => note({ spaceId })));
  expect(await scene.worker([slack.adapter]).drain()).toMatchObject({ sent: 20 });
});

test('a started worker is woken by what is written, and by its time', async () => {
  const slack = recordingPlatform();
  const [spaceId = ''] = await spaces(1);
  const worker = scene.worker([slack.adapter]);
  worker.start();
  await scene.enqueue(note({ spaceId }), note({ spaceId }, 'later', { dueAt: new Date(tuesday.getTime() + 60_000) }));
  worker.wake();
  await vi.waitFor(() => expect(slack.posted).toHaveLength(1), { timeout: 5_000 });
  scene.clock.forward(60_000);
  await vi.waitFor(() => expect(slack.posted).toHaveLength(2), { timeout: 5_000 });
});

test('stopping finishes what is being sent; what waits for its turn waits for the next worker', async () => {
  const slack = recordingPlatform({ scopes: () => [{ key: 'one an hour', perSecond: 1 / 3600, burst: 1 }] });
  const spaceIds = await spaces(3);
  await scene.enqueue(...spaceIds.map((spaceId) => note({ spaceId })));
  const worker = scene.worker([slack.adapter]);
  const [sending, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  slack.beforeAnswer = () => {
    sending.resolve();
    return answer.promise;
  };
  worker.start();
  await sending.promise;
  const stopped = worker.stop();
  answer.resolve();
  await stopped;
  const rows = await scene.rows();
  expect(rows.map((row) => row.status).sort()).toEqual(['pending', 'pending', 'sent']);
  expect(rows.every((row) => row.heldBy === null)).toBe(true);
  expect(slack.posted).toHaveLength(1);
});

test('what a dead process left behind is taken up at once: looked up when it had begun, sent when it had not', async () => {
  const slack = recordingPlatform();
  const [written = '', lost = '', waiting = ''] = await spaces(3);
  await scene.enqueue(...[written, lost, waiting].map((spaceId) => note({ spaceId })));
  // As a process leaves them that is killed: one message written, one on its way, one in hand.
  const heldBy = newHolder();
  forgetHolder(heldBy);
  const heldUntil = new Date(Date.now() + 30_000);
  await scene.store.db.delivery.updateMany({ data: { heldBy, heldUntil } });
  const address = (conversation: string) => ({ platform: 'slack', tenant: 'T1', conversation });
  for (const [spaceId, conversation] of [
    [written, 'C0'],
    [lost, 'C1'],
  ] as const) {
    await scene.store.db.delivery.updateMany({
      where: { spaceId },
      data: {
        status: 'sending',
        platform: 'slack',
        attempts: 1,
        attemptedAt: tuesday,
        address: address(conversation),
        text: 'x',
      },
    });
  }
  const row = await scene.store.db.delivery.findFirstOrThrow({ where: { spaceId: written } });
  await slack.adapter.send(
    { platform: 'slack', tenant: 'T1', conversation: 'C0' },
    { title: 'x', blocks: [] },
    row.key,
  );

  const worker = scene.worker([slack.adapter]);
  expect(await worker.drain()).toMatchObject({ sent: 1, unknown: 2 });
  scene.clock.forward(3_000);
  await worker.drain();
  expect(slack.posted.map((message) => conversationOf(message.to)).sort()).toEqual(['C0', 'C1', 'C2']);
  expect(await scene.rows()).toMatchObject([1, 2, 3].map(() => ({ status: 'sent', heldBy: null })));
});

test('what a live process has in hand is not touched', async () => {
  const slack = recordingPlatform();
  const [spaceId = ''] = await spaces(1);
  await scene.enqueue(note({ spaceId }));
  const first = scene.worker([slack.adapter]);
  const [sending, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  slack.beforeAnswer = () => {
    sending.resolve();
    return answer.promise;
  };
  const firstDone = first.drain();
  await sending.promise;
  const secondDone = scene.worker([slack.adapter]).drain();
  setTimeout(() => answer.resolve(), 300);
  expect(await secondDone, 'it waited for the other, and sent nothing').toMatchObject({ sent: 0, unknown: 0 });
  expect(await firstDone).toMatchObject({ sent: 1 });
  expect((await scene.rows())[0]?.status).toBe('sent');
});
