/** What the tests of deliveries share: a store, an outbox, a clock that moves when told to, and workers on them. */

import { createWorker, type Worker, type WorkerOptions } from '../../jobs/worker.ts';
import type { Adapter } from '../../src/adapter.ts';
import type { Render } from '../../src/deliveries/attempt.ts';
import { createOutbox, type NewDelivery, type Outbox } from '../../src/deliveries/outbox.ts';
import type { Queue } from '../../src/deliveries/queue.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store.ts';
import { testQueue, testStore } from '../support/database.ts';

/** A Tuesday at 10:00 in Bogotá. */
export const tuesday = new Date('2026-11-24T15:00:00Z');

export type Scene = {
  store: Store;
  queue: Queue;
  outbox: Outbox;
  clock: { now(): Date; at: Date; forward(ms: number): void };
  /** What the renderer says, by subject; null cancels. */
  says: Map<string, string | null>;
  member(email: string, more?: object): Promise<string>;
  space(conversation: string, more?: object): Promise<string>;
  enqueue(...rows: NewDelivery[]): Promise<number>;
  worker(adapters: readonly Adapter[], more?: Partial<WorkerOptions>): Worker;
  rows(): ReturnType<Store['db']['delivery']['findMany']>;
  close(): Promise<void>;
};

export async function openScene(): Promise<Scene> {
  const store = await testStore();
  const queue = await testQueue();
  const clock = {
    at: tuesday,
    now: () => clock.at,
    forward: (ms: number) => {
      clock.at = new Date(clock.at.getTime() + ms);
    },
  };
  const outbox = createOutbox({ queue, clock });
  const says = new Map<string, string | null>();
  const render: Render = async (delivery) => {
    const text = says.get(delivery.subject);
    return text === null ? null : { title: text ?? `Sobre ${delivery.subject}`, blocks: [] };
  };
  const workers: Worker[] = [];
  return {
    store,
    queue,
    outbox,
    clock,
    says,
    member: async (email, more = {}) =>
      (await store.db.member.create({ data: { email, name: email, createdAt: tuesday, ...more } })).id,
    space: async (conversation, more = {}) => {
      const data = { platform: 'slack', tenant: 'T1', conversation, name: conversation, ...more };
      return (await store.db.space.create({ data })).id;
    },
    enqueue: (...rows) => store.inTransaction((tx) => outbox.enqueue(tx, rows)),
    worker: (adapters, more = {}) => {
      const log = createLog('silent');
      const worker = createWorker({ store, queue, clock, adapters, renderers: { note: render }, log, ...more });
      workers.push(worker);
      return worker;
    },
    rows: () => store.db.delivery.findMany({ orderBy: { key: 'asc' } }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/** A message to a space, or to a member when the id is given as such. */
export function note(to: { memberId: string } | { spaceId: string }, subject = 'C1', more: Partial<NewDelivery> = {}) {
  return { kind: 'note', subject, dueAt: tuesday, ...more, ...to } as NewDelivery;
}
