/** Who is told of a call, and when: rows in the outbox, written with the call itself. */
import type { NewDelivery, Outbox } from '../../deliveries/outbox.ts';
import { listCoordinators } from '../../members/queries.ts';
import type { Db } from '../../store.ts';
import { activeSpaces, type Call, interestsIn, markAnnounced } from '../queries.ts';
import { spaceWants, urgentMs } from '../rules.ts';
import { closesBefore, type ForDigest, putInDigests, splitByDigest } from './digest.ts';
import { digestStates, digestsWith, postsAbout, readersOf, waitingChanges } from './reach-queries.ts';
import { receptionOf } from './reception.ts';
import { syncReminders } from './reminders.ts';

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
  const inDigests: ForDigest[] = [];
  for (const [memberId, reader] of await readersOf(tx, call.id)) {
    const reception = receptionOf(call, reader, now);
    if (reception.way === 'none') continue;
    if (reception.way === 'now') rows.push({ kind: 'call.announce', memberId, ...about });
    else inDigests.push({ memberId, frequency: reception.way, callId: call.id, since: null });
  }
  const { tooLate, inTime } = await splitByDigest(tx, inDigests, call.deadlineAt, now);
  rows.push(...tooLate.map(({ memberId }) => announcementTo(memberId, call, now)));
  rows.push(...(await putInDigests(tx, inTime, now)));
  await outbox.enqueue(tx, rows);
  await syncReminders(tx, outbox, { ...call, announcedAt: now }, now);
  return rows.length;
}

/** Asks the coordinators whether to publish a call from a reviewed feed, or one that somebody proposed. */
export async function askForReview(tx: Db, outbox: Outbox, call: Call): Promise<void> {
  const coordinators = await listCoordinators(tx);
  await outbox.enqueue(
    tx,
    coordinators.map(({ id }) => ({ kind: 'call.review', memberId: id, subject: call.id, dueAt: call.createdAt })),
  );
}

/** Whoever proposed a call hears what became of it. */
export async function tellProposer(tx: Db, outbox: Outbox, call: Call, now: Date): Promise<void> {
  const { proposedById: memberId, id: subject } = call;
  if (memberId) await outbox.enqueue(tx, [{ kind: 'call.decided', memberId, subject, dueAt: now }]);
}

/**
 * A changed call: the posts are edited, who follows it is told, digests say it again, the reminders move. `tellAt`: when
 * people hear of it, later than now where a source goes to and fro.
 */
export async function tellChange(tx: Db, outbox: Outbox, call: Call, now: Date, tellAt = now): Promise<void> {
  await outbox.requestUpdate(tx, call.id, ['call.announce', 'call.review']);
  const followers = (await interestsIn(tx, call.id)).filter(
    (row) => row.interest !== 'dismissed' && (row.interest === 'interested' || row.remind),
  );
  const told = new Set(followers.map(({ memberId }) => memberId));
  const untold = await takeBack(tx, outbox, call);
  const since = (memberId: string) => Math.min(call.revision - 1, untold.get(memberId) ?? call.revision);
  const { again, tooLate, missed } = await afterDigests(tx, call, told, since, now);
  const changed = [...told, ...tooLate].map((memberId) => ({
    kind: 'call.changed',
    memberId,
    subject: call.id,
    dueAt: tellAt,
    data: { since: since(memberId) },
    urgent: isUrgent(call, now),
  }));
  await outbox.enqueue(tx, [
    ...changed,
    ...missed.map((memberId) => announcementTo(memberId, call, now)),
    ...(await putInDigests(tx, again, tellAt)),
  ]);
  await syncReminders(tx, outbox, call, now);
}

/**
 * A call that was announced reads otherwise now: those whom it fits since then, and who were never sent it, hear of it in
 * their next digest, or at once when that would come too late.
 */
export async function tellNewReaders(tx: Db, outbox: Outbox, before: Call, call: Call, now: Date): Promise<void> {
  if (call.state !== 'published' || call.announcedAt === null) return;
  const news: ForDigest[] = [];
  for (const [memberId, reader] of await readersOf(tx, call.id)) {
    const { way } = receptionOf(call, reader, now);
    if (way === 'none' || receptionOf(before, reader, now).way !== 'none') continue;
    const { direct, digests } = await postsAbout(tx, memberId, call.id);
    if (direct.length + digests.length > 0) continue;
    news.push({ memberId, callId: call.id, since: null, frequency: way === 'now' ? 'daily' : way });
  }
  const { tooLate, inTime } = await splitByDigest(tx, news, call.deadlineAt, now);
  const rows = tooLate.map(({ memberId }) => announcementTo(memberId, call, now));
  await outbox.enqueue(tx, [...rows, ...(await putInDigests(tx, inTime, now))]);
}

/** Takes back the notices of change that have not left: the new one tells of theirs too. From which revision, by person. */
async function takeBack(tx: Db, outbox: Outbox, call: Call): Promise<Map<string, number>> {
  const waiting = await waitingChanges(tx, call.id);
  if (waiting.length > 0) await outbox.cancel(tx, { subject: call.id, keys: waiting.map(({ key }) => key) });
  const untold = new Map<string, number>();
  for (const { memberId, since } of waiting) untold.set(memberId, Math.min(since, untold.get(memberId) ?? since));
  return untold;
}

/** To somebody whose digest would come when the call has closed. */
const announcementTo = (memberId: string, call: Call, now: Date): NewDelivery => ({
  kind: 'call.announce',
  memberId,
  subject: call.id,
  dueAt: now,
  expiresAt: call.deadlineAt ?? undefined,
  urgent: isUrgent(call, now),
  data: { early: true },
});

/**
 * Who knows of the call by a digest. `again`: it is out, their next one says what changed; `tooLate`: that one would come
 * after the close; `missed`: so would the one it waits in, which shows the call as it is when it leaves.
 */
async function afterDigests(
  tx: Db,
  call: Call,
  except: ReadonlySet<string>,
  sinceOf: (memberId: string) => number,
  now: Date,
) {
  const items = await digestsWith(tx, call.id);
  const stateOf = await digestStates(tx, items);
  const readers = await readersOf(tx, call.id);
  const outs: ForDigest[] = [];
  const missed: string[] = [];
  for (const [memberId, digests] of Map.groupBy(items, (item) => item.memberId)) {
    const reader = readers.get(memberId);
    const way = reader ? receptionOf(call, reader, now).way : 'none';
    if (way === 'none' || except.has(memberId)) continue;
    const waiting = digests.find((digest) => stateOf(digest) === 'waits');
    if (waiting) {
      if (closesBefore(call.deadlineAt, waiting.dueAt)) missed.push(memberId);
      continue;
    }
    // Nothing is said twice: what changed before was said by the digest that went out since.
    const since = digests.some((digest) => stateOf(digest) === 'out') ? sinceOf(memberId) : null;
    outs.push({ memberId, callId: call.id, since, frequency: way === 'now' ? 'daily' : way });
  }
  const { tooLate, inTime } = await splitByDigest(tx, outs, call.deadlineAt, now);
  return { again: inTime, tooLate: tooLate.map(({ memberId }) => memberId), missed };
}
