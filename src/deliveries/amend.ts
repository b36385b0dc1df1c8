/** What is done about a message that is out, or may be: edited in place, or looked up. */
import { isDeepStrictEqual } from 'node:util';
import type { Adapter } from '../adapter.ts';
import { cardText } from '../card.ts';
import { DeliveryError } from '../errors.ts';
import {
  asFault,
  call,
  type Delivering,
  letGo,
  type Outcome,
  recordSent,
  retry,
  storedCard,
  takeTurn,
  waitForGate,
} from './attempt.ts';
import type { HeldDelivery } from './hold.ts';
import { storedAddress } from './route.ts';
import { errorText } from './rules.ts';

/** The answer was lost: asks the platform for the message. Not there for sure: it is sent again. */
export async function lookUp(run: Delivering, delivery: HeldDelivery, adapter: Adapter): Promise<Outcome> {
  if (!adapter.find) return 'unknown';
  try {
    const address = storedAddress(delivery);
    const scopes = adapter.scopes(address);
    const closedUntil = await takeTurn(run, address.platform, scopes);
    if (closedUntil) {
      await letGo(run, delivery, { availableAt: closedUntil });
      return 'waiting';
    }
    // The platform counts real time, which ENLACE_NOW may be ahead of.
    const attemptedAt = (delivery.attemptedAt ?? delivery.createdAt).getTime();
    const since = new Date(Math.min(attemptedAt, Date.now() - 3_600_000) - 60_000);
    const sent = await call(run, address.platform, adapter.find(address, delivery.key, since));
    if (sent) {
      await recordSent(run, delivery, sent);
      return 'sent';
    }
    await letGo(run, delivery, { status: 'pending', retries: 0, availableAt: run.clock.now() });
    return 'retrying';
  } catch (error) {
    if (run.signal.aborted) throw error;
    return retry(run, delivery, asFault(error), { up: {} });
  }
}

/** Draws it again and edits the message in place. Doing it twice does no harm, so every fault is simply tried again. */
export async function update(run: Delivering, delivery: HeldDelivery): Promise<Outcome> {
  const done = { shown: delivery.wanted, retries: 0, fault: null, error: null };
  try {
    const card = await run.renderers[delivery.kind]?.(delivery);
    if (!card || isDeepStrictEqual(storedCard(card), delivery.card)) {
      await letGo(run, delivery, done);
      return 'updated';
    }
    const address = storedAddress(delivery);
    const adapter = run.adapters.get(address.platform);
    if (adapter) {
      const scopes = adapter.scopes(address);
      const closedUntil = await takeTurn(run, address.platform, scopes);
      if (closedUntil) {
        await letGo(run, delivery, { availableAt: closedUntil });
        return 'waiting';
      }
      try {
        await call(run, address.platform, adapter.update({ messageId: delivery.messageId ?? '', address }, card));
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        if (error.fault === 'rate_limited') return await waitForGate(run, delivery, scopes, error, {});
        if (!error.retryable && error.fault !== 'outcome_unknown' && error.fault !== 'unauthorized') {
          // The message is gone, or cannot become what it should: what was sent stays as it was.
          await letGo(run, delivery, { ...done, fault: error.fault, error: errorText(error) });
          return 'failed';
        }
        throw error;
      }
    }
    await letGo(run, delivery, { ...done, card: storedCard(card), text: cardText(card) });
    return 'updated';
  } catch (error) {
    if (run.signal.aborted) throw error;
    return retry(run, delivery, asFault(error), { up: { shown: delivery.wanted } });
  }
}
