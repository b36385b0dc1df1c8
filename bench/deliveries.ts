/**
 * 1,500 messages to a platform that takes 100 a second (100 at once): how much longer than the optimum, and what share
 * of the calls it refuses; the project's worker beside senders that do not know the limit.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker } from '../jobs/worker.ts';
import type { Adapter } from '../src/adapter.ts';
import { createOutbox } from '../src/deliveries/outbox.ts';
import { openQueue } from '../src/deliveries/queue.ts';
import { DeliveryError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { openMemoryStore } from '../src/store.ts';
import { systemClock } from '../src/time.ts';
import { type LimitedPlatform, openLimitedPlatform } from './deliveries-platform.ts';

const messages = 1_500;
const perSecond = 100;
const burst = 100;
const answerMs = 50;
const optimumMs = ((messages - burst) / perSecond) * 1000;

/** The answer, or how long to wait first. */
async function post(url: string, key: string): Promise<number | null> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ key }) });
  await response.arrayBuffer();
  return response.status === 429 ? Number(response.headers.get('retry-after')) * 1000 : null;
}

async function enlace(platform: LimitedPlatform): Promise<void> {
  const adapter: Adapter = {
    platform: 'slack',
    routes: [],
    start: async () => undefined,
    stop: async () => undefined,
    scopes: () => [{ key: 'tenant', perSecond, burst: burst - 5 }],
    send: async (to, _card, key) => {
      const waitMs = await post(platform.url, key);
      if (waitMs !== null) throw new DeliveryError('rate_limited', 'too many', { retryAfterMs: waitMs });
      return { messageId: key, address: to };
    },
    update: async () => undefined,
  };
  const store = await openMemoryStore();
  const log = createLog('error');
  const queue = await openQueue(store.connectionString, (error) => log.error(error));
  const ids = Array.from({ length: messages }, (_, index) => `s${index}`);
  await store.db.space.createMany({
    data: ids.map((id) => ({ id, platform: 'slack', tenant: 'T1', conversation: id, name: id })),
  });
  const outbox = createOutbox({ queue, clock: systemClock });
  const dueAt = new Date();
  await store.inTransaction((tx) =>
    outbox.enqueue(
      tx,
      ids.map((spaceId) => ({ kind: 'note', subject: 'bench', spaceId, dueAt })),
    ),
  );
  const renderers = { note: async () => ({ title: 'Convocatoria abierta', blocks: [] }) };
  const worker = createWorker({ store, queue, clock: systemClock, adapters: [adapter], renderers, log });
  worker.start();
  while (platform.taken.size < messages) await sleep(20);
  await worker.stop();
  await queue.close();
  await store.close();
}

/** Each sender for itself: waits as long as it was told, then tries again. */
async function eachForItself(platform: LimitedPlatform): Promise<void> {
  const left = Array.from({ length: messages }, (_, index) => `m${index}`);
  const send = async () => {
    for (let key = left.pop(); key; key = left.pop()) {
      for (let waitMs = await post(platform.url, key); waitMs !== null; waitMs = await post(platform.url, key)) {
        await sleep(waitMs);
      }
    }
  };
  await Promise.all(Array.from({ length: 100 }, send));
}

/**
 * As Slack's WebClient does by default (web-api 8, read in its source): 100 at once, all of them resting for
 * Retry-After, and then a back-off of its own for the one that was refused.
 */
async function likeWebClient(platform: LimitedPlatform): Promise<void> {
  const left = Array.from({ length: messages }, (_, index) => ({ key: `m${index}`, tries: 0, notBefore: 0 }));
  let restUntil = 0;
  const send = async () => {
    for (let message = left.shift(); message; message = left.shift()) {
      await sleep(Math.max(0, restUntil - performance.now(), message.notBefore - performance.now()));
      const waitMs = await post(platform.url, message.key);
      if (waitMs === null) continue;
      restUntil = performance.now() + waitMs;
      const backOffMs = 1000 * (1 + Math.random()) * 1.96821 ** message.tries;
      left.push({ ...message, tries: message.tries + 1, notBefore: restUntil + backOffMs });
    }
  };
  await Promise.all(Array.from({ length: 100 }, send));
}

export async function run(): Promise<void> {
  console.log(`${messages} messages, ${perSecond} a second, ${burst} at once; the optimum is ${optimumMs / 1000} s`);
  const senders = { Enlace: enlace, 'each for itself': eachForItself, 'as WebClient does': likeWebClient };
  for (const [name, send] of Object.entries(senders)) {
    const platform = await openLimitedPlatform(perSecond, burst, answerMs);
    await send(platform);
    const tookMs = platform.lastAt - platform.firstAt;
    const twice = [...platform.taken.values()].filter((times) => times > 1).length;
    const share = Math.round((100 * platform.refused) / messages);
    console.log(`${name}: ${(tookMs / optimumMs).toFixed(2)} x the optimum, ${share} % refused, ${twice} told twice`);
    await platform.close();
  }
}
