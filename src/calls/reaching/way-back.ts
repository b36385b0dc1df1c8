/** What a person follows, kept before they change it, so that «deshacer» makes it what it was. */
import type { Reply } from '../../adapter.ts';
import type { Context, Feature } from '../../app.ts';
import { type Subscription, subscriptionsOf } from '../queries.ts';
import { callsText } from '../text.ts';
import { changeDigestTime } from './digest.ts';
import { memberOf, showSubscriptions } from './keep-subscription.ts';
import { digestTimesOf, restoreSubscriptions } from './reach-queries.ts';

async function kept(context: Context): Promise<string> {
  const { db } = context.store;
  const [time] = await digestTimesOf(db, [memberOf(context)]);
  return JSON.stringify({
    rows: await subscriptionsOf(db, memberOf(context)),
    time: { digestDays: time?.digestDays, digestAt: time?.digestAt },
  });
}

type Kept = { rows: Subscription[]; time: { digestDays?: number[]; digestAt?: string } };

/** Does what may change the person's subscriptions; if it did, «deshacer» undoes it. */
export async function withWayBack(context: Context, change: () => Promise<Reply>): Promise<Reply> {
  const before = await kept(context);
  const reply = await change();
  if (reply.kind !== 'cards' || before === (await kept(context))) return reply;
  const { undo: label } = callsText[context.person.locale];
  return { ...reply, undo: { label, action: 'subscription.undo', data: { before } } };
}

async function undo(context: Context, before: string): Promise<Reply> {
  const { rows, time } = JSON.parse(before) as Kept;
  await context.store.inTransaction(async (tx) => {
    await restoreSubscriptions(tx, memberOf(context), rows);
    await changeDigestTime(tx, context.outbox, memberOf(context), time, context.clock.now());
  });
  return showSubscriptions(context, callsText[context.person.locale].undone);
}

export const wayBackActions: Feature['actions'] = {
  'subscription.undo': {
    who: 'member',
    run: (context, event) => undo(context, event.data.before ?? ''),
  },
};
