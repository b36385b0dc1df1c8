/** What a person's reminders were before they changed them, so that «deshacer» makes them so again. */
import type { Reply } from '../../adapter.ts';
import type { Context } from '../../app.ts';
import type { Interest } from '../../store.ts';
import { getCall, setInterest } from '../queries.ts';
import { callsText } from '../text.ts';
import { memberOf } from './keep-subscription.ts';
import { followedCalls, setReminderDays } from './reminder-queries.ts';
import { syncReminders } from './reminders.ts';

/** What somebody said of one call. */
export type OfCall = {
  callId: string;
  interest: Interest | null;
  remind: boolean;
  remindOn: number[];
  remindAt: Date[];
};

/** Of a call of which nothing is to be reminded. */
export const silent = { remind: false, remindOn: [], remindAt: [] };
/** Of a call of which nothing was said. */
export const neverMet = { interest: null, ...silent };

/** `days`: before every close; `calls`: those of which something changed. */
type Kept = { days?: readonly number[]; calls?: readonly OfCall[] };

/** As the data of a button. */
export const asKept = ({ days, calls = [] }: Kept): Record<string, string> => ({
  ...(days ? { days: days.join() } : {}),
  calls: JSON.stringify(
    calls.map(({ callId, interest, remind, remindOn, remindAt }) => ({ callId, interest, remind, remindOn, remindAt })),
  ),
});

/** The reply to a change, with the way back to what was before. */
export const withUndo = ({ person }: Context, reply: Reply, before: Kept): Reply =>
  reply.kind === 'cards'
    ? { ...reply, undo: { label: callsText[person.locale].undo, action: 'reminders.undo', data: asKept(before) } }
    : reply;

/** Makes the days, and what was said of each of these calls, what `asKept` says. */
export async function putBack(context: Context, { days, calls = '[]' }: Record<string, string>): Promise<void> {
  const now = context.clock.now();
  const said = JSON.parse(calls) as OfCall[];
  await context.store.inTransaction(async (tx) => {
    for (const { callId, ...one } of said) {
      const call = await getCall(tx, callId);
      if (!call) continue;
      await setInterest(tx, callId, memberOf(context), one, now);
      await syncReminders(tx, context.outbox, call, now);
    }
    if (days === undefined) return;
    await setReminderDays(tx, memberOf(context), days.split(',').filter(Boolean).map(Number));
    for (const call of await followedCalls(tx, memberOf(context), now))
      await syncReminders(tx, context.outbox, call, now);
  });
}
