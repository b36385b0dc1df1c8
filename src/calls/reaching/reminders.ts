/** Reminders of a close: the rows that should wait in the outbox, kept so after every change. */
import { deliveryKey, type NewDelivery, type Outbox } from '../../deliveries/outbox.ts';
import type { Db } from '../../store.ts';
import { inBogota } from '../../time.ts';
import type { Call } from '../queries.ts';
import { isOpen, reminderTimes, spaceWants } from '../rules.ts';
import { followersOf, remindingSpaces, waitingReminders } from './reminder-queries.ts';

type Remindable = Pick<Call, 'id' | 'state' | 'deadlineAt' | 'sectors' | 'announcedAt'>;
type Recipient = { memberId: string } | { spaceId: string };

/** Everybody who is to be reminded of this call, and when, past times included. */
async function wantedReminders(tx: Db, call: Remindable): Promise<NewDelivery[]> {
  const { deadlineAt } = call;
  if (call.state !== 'published') return [];
  const rowsFor = (
    recipient: Recipient,
    days: readonly number[] | undefined,
    moments: readonly Date[] = [],
  ): NewDelivery[] =>
    timesOf(deadlineAt, days, moments).map((dueAt) => {
      // "Faltan 7 días" is true on its day only.
      const dayEnds = inBogota(dueAt).endOf('day').toMillis();
      const expiresAt = new Date(Math.min(dayEnds, deadlineAt?.getTime() ?? dayEnds));
      return { kind: 'call.remind', ...recipient, subject: call.id, dueAt, expiresAt };
    });
  const people = (await followersOf(tx, call.id)).flatMap(({ memberId, interest, remindOn, remindAt, member }) => {
    // Somebody who named a moment, and said nothing else of the call, is reminded then and only then.
    const own = remindAt.length > 0 && interest === null ? [] : member.reminderDays;
    return rowsFor({ memberId }, remindOn.length > 0 ? remindOn : own, remindAt);
  });
  // A space hears of the close of what it heard of.
  const spaces = call.announcedAt ? await remindingSpaces(tx) : [];
  return [
    ...people,
    ...spaces.filter((space) => spaceWants(space, call)).flatMap(({ id }) => rowsFor({ spaceId: id }, undefined)),
  ];
}

/** Each time once: so many working days before the close, and at the moments that somebody named before it. */
function timesOf(deadlineAt: Date | null, days: readonly number[] | undefined, moments: readonly Date[]): Date[] {
  const named = moments.filter((at) => deadlineAt === null || at < deadlineAt);
  const times = [...(deadlineAt ? reminderTimes(deadlineAt, days) : []), ...named];
  return [...new Map(times.map((at) => [at.getTime(), at])).values()].sort((one, other) => +one - +other);
}

/**
 * Makes the waiting reminders of a call those that follow from its deadline and from who wants them now. One whose time
 * has passed is never added; one that is due and still true stays. Call it after every change of either.
 * Returns the times still to come for `memberId`.
 */
export async function syncReminders(
  tx: Db,
  outbox: Outbox,
  call: Remindable,
  now: Date,
  memberId?: string,
): Promise<Date[]> {
  const wanted = await wantedReminders(tx, call);
  const keys = new Set(wanted.map(deliveryKey));
  const stale = (await waitingReminders(tx, call.id)).filter((key) => !keys.has(key));
  if (stale.length > 0) await outbox.cancel(tx, { subject: call.id, keys: stale });
  const toCome = wanted.filter(({ dueAt }) => dueAt > now);
  await outbox.enqueue(tx, toCome);
  return toCome.filter((row) => memberId !== undefined && row.memberId === memberId).map(({ dueAt }) => dueAt);
}

/** Whether a reminder that is about to leave is still true: the close, the recipient's wish and the time agree. */
export async function isReminderWanted(
  db: Db,
  call: Remindable,
  row: { memberId: string | null; spaceId: string | null; dueAt: Date },
  now: Date,
): Promise<boolean> {
  if (!isOpen(call, now)) return false;
  return (await wantedReminders(db, call)).some(
    (one) =>
      one.dueAt.getTime() === row.dueAt.getTime() &&
      (one.memberId ?? null) === row.memberId &&
      (one.spaceId ?? null) === row.spaceId,
  );
}
