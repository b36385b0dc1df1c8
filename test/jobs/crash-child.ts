/** A process that announces to everybody through a platform that speaks HTTP; made to be killed. */

import { createWorker } from '../../jobs/worker.ts';
import type { Adapter, Address, Platform } from '../../src/adapter.ts';
import { createOutbox } from '../../src/deliveries/outbox.ts';
import { openQueue } from '../../src/deliveries/queue.ts';
import { DeliveryError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store.ts';
import { systemClock } from '../../src/time.ts';

const [databaseUrl = '', platformUrl = '', announcedAt = ''] = process.argv.slice(2);

async function ask<T>(path: string, body: object): Promise<T> {
  const response = await fetch(`${platformUrl}${path}`, { method: 'POST', body: JSON.stringify(body) }).catch(
    (cause) => {
      throw new DeliveryError('outcome_unknown', 'the connection broke', { cause });
    },
  );
  return (await response.json()) as T;
}

function httpAdapter(platform: Platform, canFind: boolean): Adapter {
  const conversation = (to: Address) => to.conversation ?? '';
  return {
    platform,
    routes: [],
    start: async () => undefined,
    stop: async () => undefined,
    scopes: () => [{ key: platform, perSecond: 10_000, burst: 1_000 }],
    send: async (to, _card, key) => ({
      messageId: await ask<string>('/send', { key, to: conversation(to) }),
      address: to,
    }),
    update: async () => undefined,
    ...(canFind && {
      find: async (to: Address, key: string) => {
        const messageId = await ask<string | null>('/find', { key });
        return messageId ? { messageId, address: to } : null;
      },
    }),
  };
}

const store = await openStore({ databaseUrl, dataDir: '' });
const log = createLog('silent');
const queue = await openQueue(store.connectionString, (error) => log.error(error));
const outbox = createOutbox({ queue, clock: systemClock });
const dueAt = new Date(announcedAt);
const spaces = await store.db.space.findMany();
await store.inTransaction((tx) =>
  outbox.enqueue(
    tx,
    spaces.map(({ id }) => ({ kind: 'note', subject: 'call', spaceId: id, dueAt })),
  ),
);
const adapters = [httpAdapter('slack', true), httpAdapter('teams', false)];
const renderers = { note: async () => ({ title: 'Convocatoria abierta', blocks: [] }) };
createWorker({ store, queue, clock: systemClock, adapters, renderers, log }).start();
