/** The health of feeds: when they are read next, what coordinators hear of, where they have moved to. */

import type { Dependencies } from '../../app.ts';
import type { Outbox } from '../../deliveries/outbox.ts';
import { listCoordinators } from '../../members/queries.ts';
import type { Db, Prisma } from '../../store.ts';
import { dayMs } from '../../time.ts';
import type { Feed } from '../queries.ts';
import { FeedError } from '../reading/feed.ts';
import { FetchError } from '../reading/fetch-fault.ts';
import { keptFault } from './feed-fault-text.ts';
import { changeFeed, feedAt, handOverItems, toldOfOutage } from './feeds-queries.ts';

/** How often a healthy feed is read, at most; a source that asks for longer gets it. */
export const pollEveryMs = 30 * 60_000;
/** A feed that fails for so long is told of. */
export const toldAfterMs = dayMs;

/** When a feed is read next: the longest of our interval and what it asks for, at most a day. Source: miniflux. */
export function nextPoll(now: Date, ...askedMs: (number | null | undefined)[]): Date {
  const longest = Math.max(pollEveryMs, ...askedMs.map((ms) => ms ?? 0));
  return new Date(now.getTime() + Math.min(dayMs, longest));
}

/** A failing feed is tried again later and later, at least once a day, for ever; also when its first day is over. */
function nextTry(feed: Feed, failingSince: Date, now: Date, retryAfterMs: number): Date {
  const waitMs = Math.min(dayMs, pollEveryMs * 2 ** Math.min(feed.failures, 10));
  const dayIsOver = failingSince.getTime() + toldAfterMs;
  const later = now.getTime() + waitMs;
  const at = dayIsOver > now.getTime() ? Math.min(later, dayIsOver) : later;
  return new Date(Math.max(at, now.getTime() + Math.min(dayMs, retryAfterMs)));
}

/** Writes a failed reading down. After a day of them the coordinators are told, once an outage. */
export async function noteFailure(
  { store, outbox, clock }: Dependencies,
  feed: Feed,
  error: FetchError | FeedError,
): Promise<void> {
  const now = clock.now();
  const failingSince = feed.failingSince ?? now;
  const retryAfterMs = error instanceof FetchError ? (error.retryAfterMs ?? 0) : 0;
  const proposals = error instanceof FeedError ? [...error.proposals].slice(0, 5) : [];
  await store.inTransaction(async (tx) => {
    await changeFeed(tx, feed.id, {
      polledAt: now,
      failures: { increment: 1 },
      failingSince,
      error: keptFault(error),
      nextPollAt: nextTry(feed, failingSince, now, retryAfterMs),
      ...(proposals.length > 0 ? { proposals } : {}),
    });
    const about = { subject: feed.id, data: { since: failingSince.toISOString() } };
    const people = await listCoordinators(tx);
    if (proposals.length > 0) {
      const admins = people.filter(({ role }) => role === 'admin');
      const rows = admins.map(({ id }) => ({ kind: 'feed.proposal', memberId: id, ...about, dueAt: failingSince }));
      await outbox.enqueue(tx, rows);
    }
    if (now.getTime() - failingSince.getTime() < toldAfterMs) return;
    const dueAt = new Date(failingSince.getTime() + toldAfterMs);
    const rows = people.map(({ id }) => ({ kind: 'feed.failing', memberId: id, ...about, dueAt }));
    await outbox.enqueue(tx, rows);
  });
}

/** Writes a good reading down; who was told of the outage hears that it is over. */
export async function noteSuccess(
  { store, outbox, clock }: Dependencies,
  feed: Feed,
  data: Prisma.FeedUpdateInput,
): Promise<void> {
  const now = clock.now();
  const healthy = { polledAt: now, succeededAt: now, failures: 0, failingSince: null, error: null, proposals: [] };
  await store.inTransaction(async (tx) => {
    await changeFeed(tx, feed.id, { ...healthy, ...data });
    if (feed.failingSince) await tellBack(tx, outbox, feed, feed.failingSince, now);
  });
}

async function tellBack(tx: Db, outbox: Outbox, feed: Feed, failingSince: Date, now: Date): Promise<void> {
  await outbox.cancel(tx, { subject: feed.id, kinds: ['feed.failing', 'feed.proposal'] });
  const told = await toldOfOutage(tx, feed.id, new Date(failingSince.getTime() + toldAfterMs));
  const data = { since: failingSince.toISOString() };
  const rows = told.map((memberId) => ({ kind: 'feed.back', memberId, subject: feed.id, data, dueAt: now }));
  await outbox.enqueue(tx, rows);
}

/**
 * Reads the feed at another address from now on, its items kept. When another feed has that address, that one takes
 * the items over and this one rests; when that one is paused, this one stays as it is. Returns which it was.
 */
export async function moveFeed(
  tx: Db,
  feed: Feed,
  url: string,
  data: Prisma.FeedUpdateInput = {},
): Promise<'moved' | 'joined' | 'stays'> {
  if (url === feed.url) return 'stays';
  const other = await feedAt(tx, url);
  if (!other) {
    const name = feed.name === feed.url ? { name: url } : {};
    await changeFeed(tx, feed.id, { url, ...name, ...data });
    return 'moved';
  }
  if (!other.enabled) return 'stays';
  await handOverItems(tx, feed.id, other.id);
  await changeFeed(tx, feed.id, { enabled: false, error: `→ ${url}`, failingSince: null, failures: 0, proposals: [] });
  // What the one feed was known by counts as read for the other.
  if (!other.baselineAt && feed.baselineAt) await changeFeed(tx, other.id, { baselineAt: feed.baselineAt });
  return 'joined';
}
