/** Digests: what goes into whose, when it is due, and how it is drawn; one message a person and time, nothing twice. */
import type { Reply } from '../../adapter.ts';
import type { Context, Dependencies } from '../../app.ts';
import type { Card } from '../../card.ts';
import type { NewDelivery, Outbox } from '../../deliveries/outbox.ts';
import type { Db, Delivery } from '../../store.ts';
import { lookFor, sayChangesSince, viewOf } from '../look.ts';
import { knownTo, lastChangeTold } from '../queries.ts';
import { type DigestTime, isOpen, nextDigest, urgentMs } from '../rules.ts';
import { type DigestEntry, digestCard, digestLimit } from './digest-cards.ts';
import {
  addDigestItems,
  digestItemsOf,
  digestTimesOf,
  moveDigestItem,
  readerOf,
  setDigestTime,
  waitingItems,
} from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { receptionOf } from './reception.ts';

/** One call for one person's next digest; `since`: the revision they were told of, null when it is news to them. */
export type ForDigest = { memberId: string; frequency: 'daily' | 'weekly'; callId: string; since: number | null };

const digestRow = (memberId: string, dueAt: Date): NewDelivery => ({
  kind: 'call.digest',
  memberId,
  subject: 'digest',
  dueAt,
});

/** Puts calls into the next digests of these people; the rows are for the outbox. */
export async function putInDigests(tx: Db, calls: readonly ForDigest[], now: Date): Promise<NewDelivery[]> {
  const ids = [...new Set(calls.map(({ memberId }) => memberId))];
  const times = new Map((await digestTimesOf(tx, ids)).map((member) => [member.id, member]));
  const items = calls.flatMap(({ memberId, frequency, callId, since }) => {
    const time = times.get(memberId);
    return time ? [{ memberId, callId, since, dueAt: nextDigest(frequency, now, time), addedAt: now }] : [];
  });
  await addDigestItems(tx, items);
  return items.map(({ memberId, dueAt }) => digestRow(memberId, dueAt));
}

/** Whether a call closes before that digest, or so soon after it that nothing could be done. */
export const closesBefore = (deadlineAt: Date | null, dueAt: Date): boolean =>
  deadlineAt !== null && deadlineAt.getTime() - dueAt.getTime() < urgentMs;

/** Whose next digest would come too late for this call: they are told at once. */
export async function splitByDigest(
  tx: Db,
  calls: readonly ForDigest[],
  deadlineAt: Date | null,
  now: Date,
): Promise<{ tooLate: ForDigest[]; inTime: ForDigest[] }> {
  const ids = calls.map(({ memberId }) => memberId);
  const times = new Map((await digestTimesOf(tx, ids)).map((one) => [one.id, one]));
  const isTooLate = ({ memberId, frequency }: ForDigest) => {
    const time = times.get(memberId);
    return time !== undefined && closesBefore(deadlineAt, nextDigest(frequency, now, time));
  };
  return { tooLate: calls.filter(isTooLate), inTime: calls.filter((one) => !isTooLate(one)) };
}

/** Another day or hour: what already waits for a digest moves with it. */
export async function changeDigestTime(
  tx: Db,
  outbox: Outbox,
  memberId: string,
  change: { digestDays?: number[]; digestAt?: string },
  now: Date,
): Promise<DigestTime> {
  const { digestDays, digestAt } = await setDigestTime(tx, memberId, change);
  const time = { digestDays, digestAt };
  const waiting = await waitingItems(tx, memberId);
  if (waiting.length > 0) await outbox.cancel(tx, { memberId, kinds: ['call.digest'] });
  const rows: NewDelivery[] = [];
  for (const { call, ...item } of waiting) {
    const { way } = receptionOf(call, await readerOf(tx, memberId, call.id), now);
    const dueAt = nextDigest(way === 'weekly' ? 'weekly' : 'daily', now, time);
    await moveDigestItem(tx, item, dueAt);
    rows.push(digestRow(memberId, dueAt));
  }
  await outbox.enqueue(tx, rows);
  return time;
}

/** What of a digest is still worth telling: open, wanted, and not told one by one meanwhile. */
async function entriesOf(dependencies: Dependencies, memberId: string, dueAt: Date): Promise<DigestEntry[]> {
  const { store, clock } = dependencies;
  const look = await lookFor(dependencies, { memberId });
  const known = await knownTo(store.db, memberId);
  const entries: DigestEntry[] = [];
  for (const { call, since } of await digestItemsOf(store.db, memberId, dueAt)) {
    if (!isOpen(call, clock.now()) || (since === null && known.has(call.id))) continue;
    if (receptionOf(call, await readerOf(store.db, memberId, call.id), clock.now()).way === 'none') continue;
    // What they were told one by one meanwhile is not said again.
    const told = since === null ? null : Math.max(since, (await lastChangeTold(store.db, call.id, memberId)) ?? 0);
    const changes = told === null ? [] : await sayChangesSince(store, call, told, look);
    if (told !== null && changes.length === 0) continue;
    entries.push({ call: viewOf(call), changes });
  }
  return entries;
}

/** The calls of a digest, as it lists them. */
export async function callsOfDigest(dependencies: Dependencies, memberId: string, dueAt: Date): Promise<string[]> {
  return (await entriesOf(dependencies, memberId, dueAt)).map(({ call }) => call.id);
}

export async function drawDigest(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const { memberId, dueAt } = delivery;
  return memberId ? drawPage(dependencies, memberId, dueAt, 0) : null;
}

async function drawPage(dependencies: Dependencies, memberId: string, dueAt: Date, from: number): Promise<Card | null> {
  const entries = await entriesOf(dependencies, memberId, dueAt);
  if (entries.length === 0) return null;
  const look = await lookFor(dependencies, { memberId });
  const start = from < entries.length ? from : 0;
  return digestCard({ entries: entries.slice(start, start + digestLimit), all: entries, from: start, dueAt }, look);
}

/** The next page of a digest, from its button. */
export async function showDigestPage(context: Context, due: string, from: number): Promise<Reply> {
  const dueAt = new Date(due);
  const { memberId } = context.person;
  const card =
    memberId && !Number.isNaN(dueAt.getTime()) ? await drawPage(context, memberId, dueAt, Math.max(0, from)) : null;
  const gone: Card = { blocks: [{ kind: 'text', text: reachText[context.person.locale].digestGone }] };
  return { kind: 'cards', cards: [card ?? gone] };
}
