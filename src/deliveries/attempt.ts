/** One attempt: its turn, its limit in time, and what is written down before and after it. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address, RateScope, Sent } from '../adapter.ts';
import { type Card, cardText } from '../card.ts';
import { DeliveryError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Delivery, Prisma, Store } from '../store.ts';
import type { Clock } from '../time.ts';
import type { Buckets, Lanes } from './bucket.ts';
import type { Gates } from './gates.ts';
import type { HeldDelivery } from './hold.ts';
import type { Adapters } from './route.ts';
import { accessPauseMs, backOffMs, errorText, lookUpAfterMs, maxRetries } from './rules.ts';

/** Draws the card when it is about to leave; null when it is no longer wanted. */
export type Render = (delivery: Delivery) => Promise<Card | null>;

export type Delivering = {
  store: Store;
  clock: Clock;
  adapters: Adapters;
  renderers: Readonly<Record<string, Render>>;
  buckets: Buckets;
  lanes: Lanes;
  gates: Gates;
  holder: string;
  /** 0..1 */
  random: () => number;
  /** Aborted when the worker stops: what has not begun waits for the next one. */
  signal: AbortSignal;
  /** `platform/member` not found there by e-mail -> until when they are not looked for again (real time, ms). */
  notFound: Map<string, number>;
  log: Log;
};

/** `waiting`: not now (its platform is off, a gate is closed, quiet hours); `retrying`: after a fault, later. */
export const outcomes = [
  'sent',
  'updated',
  'waiting',
  'retrying',
  'unknown',
  'failed',
  'dropped',
  'cancelled',
] as const;
export type Outcome = (typeof outcomes)[number];

// Longer than any adapter's own limit: past it the answer counts as lost.
const longestCallMs = 60_000;

export const later = (clock: Clock, ms: number): Date => new Date(clock.now().getTime() + ms);

const fingerprint = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The card as it is kept, comparable with what is read back; of a drawing only its fingerprint. */
export function storedCard(card: Card): Prisma.InputJsonObject {
  const text = JSON.stringify(card, (_key, value: unknown) =>
    value instanceof Uint8Array ? { fingerprint: fingerprint(value) } : value,
  );
  return JSON.parse(text) as Prisma.InputJsonObject;
}

/** Writes what became of the row and lets go of it. False when the row is not in hand any more, or not as it was. */
export async function letGo(
  { store, holder }: Delivering,
  delivery: HeldDelivery,
  data: Prisma.DeliveryUpdateManyMutationInput,
  status?: Delivery['status'],
): Promise<boolean> {
  const { count } = await store.db.delivery.updateMany({
    where: { id: delivery.id, heldBy: holder, status },
    data: { ...data, heldBy: null, heldUntil: null },
  });
  return count === 1;
}

/**
 * An answer within the limit, or `outcome_unknown`; so is what an adapter throws that is not a DeliveryError. That the
 * platform refuses who we are, and that it takes something again, is said once.
 */
export async function call<T>({ gates, clock, log }: Delivering, platform: string, work: Promise<T>): Promise<T> {
  try {
    const answer = await inTime(work);
    if (await gates.admit(platform)) log.warn({ platform }, 'the platform takes messages again');
    return answer;
  } catch (error) {
    if (error instanceof DeliveryError && error.fault === 'unauthorized' && (await gates.refuse(platform, clock.now())))
      log.warn({ platform, error: errorText(error) }, 'the platform refuses the credentials: its messages wait');
    throw error;
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      work,
      sleep(longestCallMs, undefined, { signal: timer.signal }).then(() => {
        throw new DeliveryError('outcome_unknown', `no answer in ${longestCallMs / 1000} s`);
      }),
    ]);
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw new DeliveryError('outcome_unknown', errorText(error), { cause: error });
  } finally {
    timer.abort();
  }
}

export const asFault = (error: unknown): DeliveryError =>
  error instanceof DeliveryError ? error : new DeliveryError('unavailable', errorText(error), { cause: error });

/**
 * Tries the step again after a pause, or gives up; what waits for the platform to take our credentials does not give up.
 * `status` is where the row waits meanwhile.
 */
export async function retry(
  run: Delivering,
  delivery: HeldDelivery,
  error: DeliveryError,
  given: { status?: Delivery['status']; up: Prisma.DeliveryUpdateManyMutationInput },
): Promise<Outcome> {
  const refused = error.fault === 'unauthorized';
  // Being asked to slow down is not a failure.
  const retries = delivery.retries + (refused || error.fault === 'rate_limited' ? 0 : 1);
  const kept = { retries, fault: error.fault, error: errorText(error) };
  if (retries >= maxRetries) {
    await letGo(run, delivery, { ...kept, ...given.up });
    return 'failed';
  }
  const pauseMs = error.retryAfterMs ?? (refused ? accessPauseMs : backOffMs(retries, run.random));
  await letGo(run, delivery, { ...kept, status: given.status, availableAt: later(run.clock, pauseMs) });
  return refused ? 'waiting' : 'retrying';
}

/** Closes the gate of these scopes; the row waits in front of it and nothing counts as failed. */
export async function waitForGate(
  run: Delivering,
  delivery: HeldDelivery,
  scopes: readonly RateScope[],
  error: DeliveryError,
  data: Prisma.DeliveryUpdateManyMutationInput,
): Promise<Outcome> {
  const openAt = later(run.clock, error.retryAfterMs ?? 1000 + backOffMs(4, run.random));
  await run.gates.close(scopes, openAt);
  await letGo(run, delivery, { ...data, availableAt: openAt });
  return 'waiting';
}

/** A turn in the buckets with the gates open, or the time when they will be. */
export async function takeTurn(run: Delivering, platform: string, scopes: readonly RateScope[]): Promise<Date | null> {
  const closed = () =>
    run.gates.refusedUntil(platform, run.clock.now()) ?? run.gates.closedUntil(scopes, run.clock.now());
  const closedUntil = closed();
  if (closedUntil) return closedUntil;
  await run.buckets.take(scopes, run.signal);
  return closed();
}

export async function recordSent(run: Delivering, delivery: HeldDelivery, sent: Sent, card?: Card): Promise<void> {
  await letGo(run, delivery, {
    status: 'sent',
    sentAt: run.clock.now(),
    messageId: sent.messageId,
    platform: sent.address.platform,
    address: { ...sent.address } as Prisma.InputJsonObject,
    retries: 0,
    fault: null,
    error: null,
    ...(card && {
      card: storedCard(card),
      text: cardText(card),
      shown: delivery.wanted,
    }),
  });
}

/** From here on a dead process leaves an attempt whose outcome is unknown. */
export async function markSending(
  run: Delivering,
  delivery: HeldDelivery,
  address: Address,
  card: Card,
): Promise<boolean> {
  const { count } = await run.store.db.delivery.updateMany({
    where: {
      id: delivery.id,
      heldBy: run.holder,
      heldUntil: { gt: new Date() },
      status: { in: ['pending', 'sending'] },
    },
    data: {
      status: 'sending',
      attempts: { increment: 1 },
      attemptedAt: run.clock.now(),
      platform: address.platform,
      address: { ...address } as Prisma.InputJsonObject,
      // Kept with the attempt, so that a message found later is known word for word.
      card: storedCard(card),
      text: cardText(card),
      shown: delivery.wanted,
    },
  });
  return count === 1;
}

export async function recordUnknown(run: Delivering, delivery: HeldDelivery, error: DeliveryError): Promise<Outcome> {
  await letGo(run, delivery, {
    status: 'unknown',
    retries: 0,
    availableAt: later(run.clock, lookUpAfterMs),
    fault: error.fault,
    error: errorText(error),
  });
  return 'unknown';
}
