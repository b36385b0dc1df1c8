/** Feeds and their health. */
import type { Db, Feed, Prisma } from '../../store.ts';

export type FeedHealth = Feed & { _count: { items: number } };
const withCount = { _count: { select: { items: true } } } as const;

/** Those that fail longest at the head, then by name; a page of all that the network reads or has paused. */
export function feedsByHealth(db: Db, page: { skip: number; take: number }): Promise<FeedHealth[]> {
  return db.feed.findMany({
    include: withCount,
    orderBy: [{ failingSince: { sort: 'asc', nulls: 'last' } }, { name: 'asc' }, { id: 'asc' }],
    ...page,
  });
}

/** How many there are, how many of those that are read fail, and how many were never read. */
export async function countFeeds(db: Db): Promise<{ total: number; failing: number; unread: number }> {
  const total = await db.feed.count();
  const failing = await db.feed.count({ where: { enabled: true, failingSince: { not: null } } });
  return { total, failing, unread: await db.feed.count({ where: { polledAt: null } }) };
}

export function getFeed(db: Db, id: string): Promise<FeedHealth | null> {
  return db.feed.findUnique({ where: { id }, include: withCount });
}

export function feedAt(db: Db, url: string): Promise<Feed | null> {
  return db.feed.findUnique({ where: { url } });
}

export function changeFeed(db: Db, id: string, data: Prisma.FeedUpdateInput): Promise<Feed> {
  return db.feed.update({ where: { id }, data });
}

/** Gives the items of one feed to another that serves the same; those that it has already stay where they are. */
export async function handOverItems(db: Db, from: string, to: string): Promise<void> {
  await db.$executeRaw`
    update "FeedItem" as item set "feedId" = ${to}
    where "feedId" = ${from}
      and not exists (select from "FeedItem" as other where other."feedId" = ${to} and other.key = item.key)`;
}

/** Who was told that this outage began. */
export async function toldOfOutage(db: Db, feedId: string, dueAt: Date): Promise<string[]> {
  const rows = await db.delivery.findMany({
    where: { kind: 'feed.failing', subject: feedId, dueAt, status: { in: ['sending', 'sent', 'unknown'] } },
    select: { memberId: true },
  });
  return rows.flatMap(({ memberId }) => memberId ?? []);
}
