import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { countDeliveries } from '../../src/deliveries/queries.ts';
import { testStore } from '../support/database.ts';

const recipients = 200;
const kills = 3;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A platform that takes its time before it writes a message down, and after, so that a kill may fall anywhere. */
async function openPlatform() {
  const posted: string[] = [];
  const watchers = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const { key } = JSON.parse(await text(request)) as { key: string };
    if (request.url === '/find') {
      response.end(JSON.stringify(posted.includes(key) ? key : null));
      return;
    }
    await sleep(Math.random() * 20);
    posted.push(key);
    for (const watcher of watchers) watcher();
    await sleep(Math.random() * 20);
    response.end(JSON.stringify(key));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    reached: (count: number) =>
      new Promise<void>((resolve) => {
        const watcher = () => {
          if (posted.length < count) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('killed again and again while it announces to 200 recipients on each platform: none lost, none told twice', async () => {
  const store = await testStore();
  const platform = await openPlatform();
  const spaces = (['slack', 'teams'] as const).flatMap((name) =>
    Array.from({ length: recipients }, (_, index) => ({
      platform: name,
      tenant: 'T1',
      conversation: `${name}-${index}`,
      name: `${name} ${index}`,
    })),
  );
  await store.db.space.createMany({ data: spaces });
  const announcedAt = new Date().toISOString();
  const run = () => {
    const script = fileURLToPath(new URL('crash-child.ts', import.meta.url));
    const child = spawn(process.execPath, [script, store.connectionString, platform.url, announcedAt], {
      stdio: 'inherit',
    });
    children.push(child);
    return child;
  };

  for (let kill = 1; kill <= kills; kill += 1) {
    const child = run();
    // Somewhere in the next share of the messages, whatever it is doing then.
    const share = (2 * recipients) / (kills + 1);
    await platform.reached(Math.floor(platform.posted.length + 1 + Math.random() * (share - 1)));
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  run();
  await vi.waitFor(
    async () => {
      const open = await store.db.delivery.count({
        where: { OR: [{ status: { in: ['pending', 'sending'] } }, { status: 'unknown', platform: 'slack' }] },
      });
      expect(open).toBe(0);
      expect(await store.db.delivery.count()).toBe(2 * recipients);
    },
    { timeout: 50_000, interval: 200 },
  );

  const rows = await store.db.delivery.findMany({ include: { space: true } });
  const told = new Map<string, number>();
  for (const key of platform.posted) told.set(key, (told.get(key) ?? 0) + 1);
  const on = (name: string) => rows.filter(({ space }) => space?.platform === name);

  expect(on('slack').map(({ key, status }) => [status, told.get(key)])).toEqual(
    Array.from({ length: recipients }, () => ['sent', 1]),
  );
  for (const { key, status } of on('teams')) {
    if (status === 'sent') expect(told.get(key)).toBe(1);
    else expect([status, told.get(key) ?? 0]).toEqual(['unknown', expect.toBeOneOf([0, 1])]);
  }
  // A kill leaves at most what one process sends at once.
  const { unknown, sent } = await countDeliveries(store.db);
  expect(sent + unknown).toBe(2 * recipients);
  expect(unknown).toBeLessThanOrEqual(kills * 20);
  await platform.close();
}, 90_000);
