/** Who is told of a call, and when: rows in the outbox, written with the call itself. */
import type { NewDelivery, Outbox } from '../deliveries/outbox.ts';
import { foldText } from '../form.ts';
import { listCoordinators } from '../members/queries.ts';
import type { Db } from '../store.ts';
import { inBogota } from '../time.ts';
import {
  activeSpaces,
  type Call,
  interestsIn,
  markAnnounced,
  previousDigest,
  setInterest,
  subscriptionsWithMembers,
} from './queries.ts';
import { matchConditions, nextDigest, reminderTimes, spaceWants, urgentMs } from './rules.ts';

const weekMs = 7 * 24 * 3_600_000;

/** What closes within a day is urgent. */
const isUrgent = (call: Pick<Call, 'deadlineAt'>, now: Date) =>
  call.deadlineAt !== null && call.deadlineAt.getTime() - now.getTime() < urgentMs;

/**
 * Announces a call once: to the spaces that want it, to the members whose subscription fits it at once, and in the
 * next digest of the rest. Returns how many recipients will hear of it; 0 when it was announced before.
 */
export async function announceCall(tx: Db, outbox: Outbox, call: Call, now: Date): Promise<number> {
  if (!(await markAnnounced(tx, call.id, now))) return 0;
  const about = { subject: call.id, dueAt: now, expiresAt: call.deadlineAt ?? undefined, urgent: isUrgent(call, now) };
  const rows: NewDelivery[] = (await activeSpaces(tx))
    .filter((space) => spaceWants(space, call))
    .map((space) => ({ kind: 'call.announce', spaceId: space.id, ...about }));

  const dismissed = new Set(
    (await interestsIn(tx, call.id)).filter((row) => row.interest === 'dismissed').map((row) => row.memberId),
  );
  const atOnce = new Set<string>();
  const inDigest = new Map<string, 'daily' | 'weekly'>();
  for (const { memberId, frequency, ...conditions } of await subscriptionsWithMembers(tx)) {
    if (dismissed.has(memberId) || !matchConditions(conditions, call, foldText)) continue;
    if (frequency === 'now') atOnce.add(memberId);
    else if (inDigest.get(memberId) !== 'daily') inDigest.set(memberId, frequency);
  }
  for (const memberId of atOnce) rows.push({ kind: 'call.announce', memberId, ...about });
  for (const [memberId, frequency] of inDigest) {
    if (!atOnce.has(memberId)) rows.push(await digestFor(tx, memberId, frequency, now));
  }
  await outbox.enqueue(tx, rows);
  return rows.length;
}

/** The member's next digest; the same one however many calls go into it. */
async function digestFor(tx: Db, memberId: string, frequency: 'daily' | 'weekly', now: Date): Promise<NewDelivery> {
  const dueAt = nextDigest(frequency, now);
  const after = (await previousDigest(tx, memberId, dueAt)) ?? new Date(now.getTime() - weekMs);
  return { kind: 'call.digest', memberId, subject: 'digest', dueAt, data: { after: after.toISOString() } };
}

/** Asks the coordinators whether to publish a call from a reviewed feed. */
export async function askForReview(tx: Db, outbox: Outbox, call: Call): Promise<void> {
  const coordinators = await listCoordinators(tx);
  await outbox.enqueue(
    tx,
    coordinators.map(({ id }) => ({ kind: 'call.review', memberId: id, subject: call.id, dueAt: call.createdAt })),
  );
}

/** A changed call: the posts are edited, who follows it is told, the reminders move. */
export async function tellChange(tx: Db, outbox: Outbox, call: Call, now: Date): Promise<void> {
  await outbox.requestUpdate(tx, call.id, ['call.announce', 'call.review']);
  const followers = (await interestsIn(tx, call.id)).filter((row) => row.interest === 'interested' || row.remind);
  await outbox.enqueue(
    tx,
    followers.map(({ memberId }) => ({
      kind: 'call.changed',
      memberId,
      subject: call.id,
      dueAt: now,
      data: { revision: call.revision },
      urgent: isUrgent(call, now),
    })),
  );
  await outbox.cancel(tx, { subject: call.id, kinds: ['call.remind'] });
  for (const { memberId, remind } of followers) if (remind) await armReminders(tx, outbox, call, memberId, now);
}

/** Schedules the reminders still to come for one member. Returns their times. */
export async function armReminders(tx: Db, outbox: Outbox, call: Call, memberId: string, now: Date): Promise<Date[]> {
  await setInterest(tx, call.id, memberId, { remind: true }, now);
  if (!call.deadlineAt) return [];
  const { deadlineAt } = call;
  const times = reminderTimes(deadlineAt, now);
  await outbox.enqueue(
    tx,
    times.map((dueAt) => {
      // "Faltan 7 días" is true on its day only.
      const dayEnds = inBogota(dueAt).endOf('day').toJSDate();
      const expiresAt = dayEnds < deadlineAt ? dayEnds : deadlineAt;
      return { kind: 'call.remind', memberId, subject: call.id, dueAt, expiresAt };
    }),
  );
  return times;
}
