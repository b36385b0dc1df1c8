/** One delivery that is in hand: done once, and what became of it written down. */
import type { Address } from '../adapter.ts';
import type { Card } from '../card.ts';
import { DeliveryError, type DeliveryFault } from '../errors.ts';
import { nextAllowed } from '../time.ts';
import { lookUp, update } from './amend.ts';
import {
  asFault,
  call,
  type Delivering,
  later,
  letGo,
  markSending,
  type Outcome,
  recordSent,
  recordUnknown,
  retry,
  takeTurn,
  waitForGate,
} from './attempt.ts';
import type { HeldDelivery } from './hold.ts';
import { closeAddress, rememberAddress, route, type Way } from './route.ts';
import { closesAddress, errorText } from './rules.ts';

/** Waits for a turn at the platform's pace, and for one of the few hands that send at once. */
async function sendTo(run: Delivering, delivery: HeldDelivery, way: Way, card: Card): Promise<Outcome | DeliveryError> {
  const { adapter, address } = way;
  const scopes = adapter?.scopes(address) ?? [];
  await takeTurn(run, address.platform, scopes);
  const leave = await run.lanes.enter(address.platform, run.signal);
  try {
    return await sendNow(run, delivery, way, card);
  } finally {
    leave();
  }
}

async function sendNow(
  run: Delivering,
  delivery: HeldDelivery,
  way: Way,
  card: Card,
): Promise<Outcome | DeliveryError> {
  const { adapter, address } = way;
  const scopes = adapter?.scopes(address) ?? [];
  const now = run.clock.now();
  const refusedUntil = adapter && run.gates.refusedUntil(address.platform, now);
  if (refusedUntil) {
    const retryAfterMs = refusedUntil.getTime() - now.getTime();
    return new DeliveryError('unauthorized', `${address.platform} refuses the credentials`, { retryAfterMs });
  }
  const closedUntil = run.gates.closedUntil(scopes, now);
  if (closedUntil) {
    await letGo(run, delivery, { status: 'pending', availableAt: closedUntil });
    return 'waiting';
  }
  if (delivery.expiresAt && delivery.expiresAt < now) {
    await letGo(run, delivery, { status: 'dropped' });
    return 'dropped';
  }
  if (!(await markSending(run, delivery, address, card))) {
    await letGo(run, delivery, {});
    return 'waiting';
  }
  try {
    const sent = adapter
      ? await call(run, address.platform, adapter.send(address, card, delivery.key))
      : { messageId: delivery.key, address };
    await recordSent(run, delivery, sent, card);
    await rememberAddress(run.store, way, sent);
    return 'sent';
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    switch (error.fault) {
      case 'rate_limited':
        return waitForGate(run, delivery, scopes, error, { status: 'pending', attempts: { decrement: 1 } });
      case 'unavailable':
        return retry(run, delivery, error, { status: 'pending', up: { status: 'failed' } });
      case 'outcome_unknown':
        return recordUnknown(run, delivery, error);
      default:
        if (closesAddress(error.fault)) await closeAddress(run.store, way);
        return error;
    }
  }
}

async function fail(run: Delivering, delivery: HeldDelivery, fault: DeliveryFault, error: string): Promise<Outcome> {
  await letGo(run, delivery, { status: 'failed', fault, error });
  return 'failed';
}

/** Where it goes and what it says; a fault here comes before anything was sent, so it is simply tried again. */
async function prepare(
  run: Delivering,
  delivery: HeldDelivery,
): Promise<{ ways: readonly Way[]; card: Card } | { outcome: Outcome }> {
  try {
    const to = await route(run, delivery);
    if (to.kind === 'nowhere') return { outcome: await fail(run, delivery, 'not_installed', to.reason) };
    if (to.kind === 'wait') {
      // A person known only on a platform that is off, while another that is on was asked for them in vain.
      await letGo(run, delivery, delivery.member ? { availableAt: later(run.clock, 10 * 60_000) } : {});
      return { outcome: 'waiting' };
    }
    const render = run.renderers[delivery.kind];
    if (!render) return { outcome: await fail(run, delivery, 'refused', `nothing draws the kind ${delivery.kind}`) };
    const card = await render(delivery);
    if (card) return { ways: to.ways, card };
    await letGo(run, delivery, { status: 'cancelled' });
    return { outcome: 'cancelled' };
  } catch (error) {
    return { outcome: await retry(run, delivery, asFault(error), { status: 'pending', up: { status: 'failed' } }) };
  }
}

async function send(run: Delivering, delivery: HeldDelivery): Promise<Outcome> {
  const now = run.clock.now();
  if (delivery.expiresAt && delivery.expiresAt < now) {
    await letGo(run, delivery, { status: 'dropped' });
    return 'dropped';
  }
  // The quiet hours of now, not of when it was written: it may have waited into them, or they may have been changed.
  const allowedAt = delivery.member && !delivery.anytime ? nextAllowed(now, delivery.member) : now;
  if (allowedAt > now) {
    await letGo(run, delivery, { availableAt: allowedAt });
    return 'waiting';
  }
  const prepared = await prepare(run, delivery);
  if (!('ways' in prepared)) return prepared.outcome;
  const refusals: DeliveryError[] = [];
  for (const way of prepared.ways) {
    const result = await sendTo(run, delivery, way, prepared.card);
    if (!(result instanceof DeliveryError)) return result;
    refusals.push(result);
  }
  const notYet = refusals.find(({ fault }) => fault === 'unauthorized');
  if (notYet) return retry(run, delivery, notYet, { status: 'pending', up: { status: 'failed' } });
  const refusal = refusals.at(-1);
  return fail(run, delivery, refusal?.fault ?? 'refused', refusal ? errorText(refusal) : 'no way to reach them');
}

/** Does what the row needs. Throws only what the database or a stopping worker throws; the row then stays as it is. */
export async function deliver(run: Delivering, delivery: HeldDelivery): Promise<Outcome> {
  const adapter = run.adapters.get(delivery.platform as Address['platform']);
  switch (delivery.status) {
    case 'pending':
      return send(run, delivery);
    case 'sending':
      return recordUnknown(
        run,
        delivery,
        new DeliveryError('outcome_unknown', 'the process that was sending it ended'),
      );
    case 'sent':
      return update(run, delivery);
    case 'unknown':
      if (adapter) return lookUp(run, delivery, adapter);
  }
  await letGo(run, delivery, {});
  return 'waiting';
}
