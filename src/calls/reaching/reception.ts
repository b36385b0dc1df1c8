/** How a call reaches one person, or what keeps it from them: the one place that decides, for sending and for explaining. Pure. */

import { fold } from '../understanding/words.ts';
import type { Rates } from './amounts.ts';
import {
  type Conditions,
  checkConditions,
  type Failure,
  type Lists,
  readConditions,
  type StoredConditions,
  type Subject,
} from './conditions.ts';

export type StoredSubscription = StoredConditions & {
  id: string;
  frequency: 'now' | 'daily' | 'weekly';
  /** When its pause begins, or began; it may be over. */
  pausedAt: Date | null;
  /** When it goes on by itself; null waits for the person. */
  pausedTo: Date | null;
  createdAt: Date;
};

type Pausable = Pick<StoredSubscription, 'pausedAt' | 'pausedTo'>;

/** What is known of a person that decides whether a call is for them. */
export type Reader = {
  subscriptions: readonly StoredSubscription[];
  mutedFunders: readonly string[];
  /** They said of this call that it is not for them. */
  dismissed: boolean;
  /** By which sums in other currencies are compared. */
  rates: Rates;
};

export type NotMet = { subscription: StoredSubscription; conditions: Conditions; failure: Failure };

export type Reception =
  | { way: 'now' | 'daily' | 'weekly'; subscription: StoredSubscription; met: Lists }
  | { way: 'none'; because: 'dismissed' | 'noSubscription' }
  | { way: 'none'; because: 'mutedFunder'; funder: string }
  /** Every subscription with the condition that was not met; `paused` are those it would have come by. */
  | { way: 'none'; because: 'conditions'; notMet: readonly NotMet[]; paused: readonly StoredSubscription[] };

const soonest = { now: 0, daily: 1, weekly: 2 };

/** Whether it has a pause, under way or to come. */
export const hasPause = ({ pausedAt, pausedTo }: Pausable, now: Date): boolean =>
  pausedAt !== null && (pausedTo === null || pausedTo > now);

export const isPaused = (subscription: Pausable, now: Date): boolean =>
  hasPause(subscription, now) && (subscription.pausedAt ?? now) <= now;

/** The soonest way that any subscription gives; merged per person, so that nobody is told twice. */
export function receptionOf(call: Subject, reader: Reader, now: Date): Reception {
  if (reader.dismissed) return { way: 'none', because: 'dismissed' };
  const { funder } = call;
  if (funder && reader.mutedFunders.some((muted) => fold(muted) === fold(funder))) {
    return { way: 'none', because: 'mutedFunder', funder };
  }
  if (reader.subscriptions.length === 0) return { way: 'none', because: 'noSubscription' };
  const notMet: NotMet[] = [];
  const paused: StoredSubscription[] = [];
  let best: { subscription: StoredSubscription; met: Lists } | null = null;
  for (const subscription of reader.subscriptions) {
    const conditions = readConditions(subscription);
    const verdict = checkConditions(conditions, call, reader.rates);
    if (!verdict.fits) notMet.push({ subscription, conditions, failure: verdict.failure });
    else if (isPaused(subscription, now)) paused.push(subscription);
    else if (!best || soonest[subscription.frequency] < soonest[best.subscription.frequency])
      best = { subscription, met: verdict.met };
  }
  return best ? { way: best.subscription.frequency, ...best } : { way: 'none', because: 'conditions', notMet, paused };
}
