/** Commitments are followed: who keeps one hears of one before its day, and when the day has passed. */
import type { Reply } from '../adapter.ts';
import type { Context, Dependencies } from '../app.ts';
import type { NewDelivery } from '../deliveries/outbox.ts';
import { addWorkingDays, inBogota } from '../time.ts';
import { commitmentsDueBetween, getCommitment, settleCommitment } from './commitment-queries.ts';
import { saying } from './find.ts';
import { isoDay, isWorkingMoment, keeperOf, todayIn } from './rules.ts';
import { committeesText } from './text.ts';

const daysBefore = 3;
/** An overdue commitment is told of once; after so many calendar days it is only on the lists. */
const toldWithinDays = 7;

const nineOf = (day: Date, workingDays: number): Date =>
  inBogota(addWorkingDays(new Date(`${isoDay(day)}T09:00:00-05:00`), workingDays)).toJSDate();

/** Three working days before, and the working day after; each once for each date that the commitment has had. */
export async function remindCommitments({ store, outbox, clock }: Dependencies): Promise<{ reminded: number }> {
  const now = clock.now();
  if (!isWorkingMoment(now)) return { reminded: 0 };
  const today = inBogota(now);
  const from = today.minus({ days: toldWithinDays }).toISODate() ?? '';
  const until = todayIn(addWorkingDays(now, daysBefore));
  const rows = (await commitmentsDueBetween(store.db, from, until)).flatMap((one): NewDelivery[] => {
    const memberId = keeperOf(one.committee.seats, one);
    if (!memberId) return [];
    const passed = isoDay(one.dueOn) < todayIn(now);
    const dueAt = passed ? nineOf(one.dueOn, 1) : nineOf(one.dueOn, -daysBefore);
    if (dueAt > now) return [];
    const expiresAt = passed ? undefined : new Date(`${isoDay(one.dueOn)}T23:59:59-05:00`);
    return [
      {
        kind: passed ? 'commitment.overdue' : 'commitment.due',
        memberId,
        subject: one.id,
        dueAt,
        ...(expiresAt ? { expiresAt } : {}),
      },
    ];
  });
  return { reminded: await store.inTransaction((tx) => outbox.enqueue(tx, rows)) };
}

/** "Ya se cumplió": by who keeps it. */
export async function settle(context: Context, id: string): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const found = await getCommitment(context.store.db, id);
  const keeper = found ? keeperOf(found.committee.seats, found) : null;
  if (found?.state !== 'open' || keeper !== context.person.memberId) return saying(text.commitmentGone);
  await context.store.inTransaction(async (tx) => {
    await settleCommitment(tx, id, { state: 'done' }, context.clock.now());
    await context.outbox.requestUpdate(tx, id);
  });
  return {
    kind: 'cards',
    cards: [{ blocks: [{ kind: 'status', status: 'good', text: text.markedDone(found.what) }] }],
    replace: true,
  };
}
