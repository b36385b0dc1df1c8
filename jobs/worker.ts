/** Works off the deliveries that are due: takes rows in hand, sends them side by side, keeps what became of them. */
import type { Adapter, Platform } from '../src/adapter.ts';
import { type Delivering, type Outcome, outcomes, type Render } from '../src/deliveries/attempt.ts';
import { createBuckets, createLanes } from '../src/deliveries/bucket.ts';
import { deliver } from '../src/deliveries/deliver.ts';
import { createGates } from '../src/deliveries/gates.ts';
import {
  countHeldByOthers,
  forgetHolder,
  type HeldDelivery,
  holdDeliveries,
  keepHolding,
  newHolder,
  type Reach,
  releaseAll,
  releaseDelivery,
} from '../src/deliveries/hold.ts';
import type { Queue } from '../src/deliveries/queue.ts';
import { holdMs } from '../src/deliveries/rules.ts';
import type { Log } from '../src/log.ts';
import type { Store } from '../src/store.ts';
import type { Clock } from '../src/time.ts';

/** How many deliveries ended how. */
export type Counts = Record<Outcome, number>;

export type Worker = {
  /** Begins to work by itself: when woken, and once a second. */
  start(): void;
  /** There may be something to do. */
  wake(): void;
  /**
   * Works off everything that is due now and returns what became of it. Does not wait for platforms that are off, gates
   * that are closed or pauses after a fault; waits a while for what another process has in hand.
   */
  drain(): Promise<Counts>;
  /** Finishes the sends under way; what has not begun waits for the next worker. */
  stop(): Promise<void>;
};

export type WorkerOptions = {
  store: Store;
  queue: Queue;
  clock: Clock;
  adapters: readonly Adapter[];
  /** Kind of delivery -> how it is drawn. */
  renderers: Readonly<Record<string, Render>>;
  log: Log;
  /** 0..1, for the pauses after a fault. */
  random?: () => number;
};

// Rows in hand at once: most wait for their turn.
const mostInHand = 100;
// Sends at once on one platform: 100 a second when each takes 200 ms. What is being sent when a process is killed has an
// unknown outcome, so this bounds how many those are.
const mostAtOnce = 20;
const pollMs = 1_000;
// A transaction that wakes the worker has not committed yet.
const settleMs = 25;
const patienceMs = 15_000;
// After a fault of our own.
const restMs = 5_000;

const noCounts = (): Counts => Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Counts;

function reachOf(adapters: readonly Adapter[]): Reach {
  return {
    on: [...new Set([...adapters.map((adapter) => adapter.platform), 'terminal'])],
    findable: adapters.filter((adapter) => adapter.find).map((adapter) => adapter.platform),
    findsPeople: adapters.some((adapter) => adapter.findUser),
  };
}

export function createWorker(options: WorkerOptions): Worker {
  const { store, queue, clock, log } = options;
  const holder = newHolder();
  const reach = reachOf(options.adapters);
  const stopping = new AbortController();
  const run: Delivering = {
    store,
    clock,
    adapters: new Map<Platform, Adapter>(options.adapters.map((adapter) => [adapter.platform, adapter])),
    renderers: options.renderers,
    buckets: createBuckets(),
    lanes: createLanes(mostAtOnce),
    gates: createGates(store),
    holder,
    random: options.random ?? Math.random,
    signal: stopping.signal,
    notFound: new Map(),
    log,
  };
  const inHand = new Set<Promise<void>>();
  const listeners = new Set<Counts>();
  let loop: Promise<void> | undefined;
  let taking: Promise<unknown> = Promise.resolve();
  let woken = Promise.withResolvers<void>();

  const heartbeat = setInterval(() => {
    if (inHand.size > 0) keepHolding(store.db, holder).catch((error) => log.error({ err: error }, 'hold not renewed'));
  }, holdMs / 3);
  heartbeat.unref();

  function count(outcome: Outcome, number = 1): void {
    for (const counts of listeners) counts[outcome] += number;
  }

  async function work(delivery: HeldDelivery): Promise<void> {
    try {
      const outcome = await deliver(run, delivery);
      count(outcome);
      if (outcome === 'failed' || outcome === 'unknown' || outcome === 'retrying') {
        log.warn({ delivery: delivery.id, kind: delivery.kind, outcome }, 'delivery');
      }
    } catch (error) {
      count('waiting');
      if (!stopping.signal.aborted) log.error({ err: error, delivery: delivery.id }, 'delivery interrupted');
      const notBefore = stopping.signal.aborted ? undefined : new Date(clock.now().getTime() + restMs);
      await releaseDelivery(store.db, holder, delivery.id, notBefore).catch((cause) =>
        log.error({ err: cause }, 'not released'),
      );
    }
  }

  /** Takes what there is room for; one at a time. Returns how many were taken, and whether there may be more. */
  function take(): Promise<{ taken: number; more: boolean }> {
    const next = taking.then(async () => {
      const room = mostInHand - inHand.size;
      if (room <= 0 || stopping.signal.aborted) return { taken: 0, more: room <= 0 };
      const now = clock.now();
      await run.gates.load(now);
      const { held, dropped, more } = await holdDeliveries(store, queue, { holder, now, reach, count: room });
      count('dropped', dropped);
      for (const delivery of held) {
        const job: Promise<void> = work(delivery).finally(() => inHand.delete(job));
        inHand.add(job);
      }
      return { taken: held.length, more };
    });
    taking = next.catch(() => undefined);
    return next;
  }

  /** Until half of the hands are free, so that rows are taken in batches. */
  async function haveRoom(): Promise<void> {
    while (inHand.size > mostInHand / 2) await Promise.race(inHand);
  }

  async function pause(ms: number): Promise<void> {
    const timer = Promise.withResolvers<void>();
    const timeout = setTimeout(timer.resolve, ms);
    await Promise.race([timer.promise, woken.promise]);
    clearTimeout(timeout);
  }

  async function keepWorking(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const { more } = await take();
        if (more) {
          await haveRoom();
          continue;
        }
      } catch (error) {
        log.error({ err: error }, 'deliveries not read; trying again');
      }
      await pause(pollMs);
      woken = Promise.withResolvers<void>();
    }
  }

  return {
    start() {
      loop ??= keepWorking();
    },
    wake() {
      setTimeout(() => woken.resolve(), settleMs).unref();
    },
    async drain() {
      const counts = noCounts();
      listeners.add(counts);
      try {
        const patientUntil = performance.now() + patienceMs;
        while (!stopping.signal.aborted) {
          const wasBusy = inHand.size > 0;
          const { taken, more } = await take();
          if (taken > 0 || (more && !stopping.signal.aborted)) await haveRoom();
          else if (inHand.size > 0) await Promise.race(inHand);
          // What ended during that look may have changed while it was sent: one more look.
          else if (wasBusy) continue;
          else if ((await countHeldByOthers(store.db, holder)) === 0 || performance.now() > patientUntil) break;
          else await pause(100);
        }
        return counts;
      } finally {
        listeners.delete(counts);
      }
    },
    async stop() {
      stopping.abort(new Error('the worker stops'));
      woken.resolve();
      await loop;
      await taking;
      await Promise.all(inHand);
      clearInterval(heartbeat);
      await releaseAll(store.db, holder);
      forgetHolder(holder);
    },
  };
}
