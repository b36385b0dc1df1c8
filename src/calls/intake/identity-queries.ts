/** Calls that may be the one a source tells of, found by address, title, close and funder; items and calls in bulk. */
import type { Call, CallPair, Db, FeedItem, Prisma } from '../../store.ts';
import { type CallRow, withSources } from '../queries.ts';
import { alikeFrom } from './identity.ts';

/**
 * One at a time says which call an item tells of, until its transaction ends: two feeds read at once would otherwise
 * each make the call that both tell of.
 */
export async function lockIdentity(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(72707400)`;
}

export type Sought = {
  /** The caller's own number of it. */
  at: number;
  titleKey: string;
  serial: string;
  address: string | null;
  deadlineAt: Date | null;
  funder: string | null;
  language: string | null;
  /** News is the same as other news; no call is. */
  news: boolean;
};

export type Twin = { at: number; id: string; alike: number; listedTogether: boolean };

/**
 * Calls that may be the same as each of these, the likeliest first, at most five of each. Titles with a number of their
 * own ("Convocatoria 17") are compared with titles of the same number only.
 */
export async function findTwins(tx: Db, feedId: string, sought: readonly Sought[]): Promise<Twin[]> {
  if (sought.length === 0) return [];
  // Without statistics the planner compares every title with every other: the index does half of that work or less.
  await tx.$executeRaw`set local enable_seqscan = off`;
  await tx.$executeRaw`set local pg_trgm.similarity_threshold = 0.45`;
  const twins = await tx.$queryRaw<Twin[]>`
    with item as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) as item
        (at int, "titleKey" text, serial text, address text, "deadlineAt" timestamptz, funder text, language text, news boolean)
    ), own as materialized (
      select "callId" as id from "FeedItem" where "feedId" = ${feedId} and "callId" is not null and "goneAt" is null
    ), found as (
      select at, "callId" as id, true as there from item join "FeedItem" as seen on seen."urlKey" = address
      where "callId" is not null
      union all
      select at, id, true from item join "Call" as call on call."urlKey" = address
      union all
      select at, id, false from item join "Call" as call on call."titleKey" % item."titleKey"
      where item.serial = ''
      union all
      select at, id, false from item join "Call" as call on call.serial = item.serial
      where item.serial <> ''
      union all
      select at, id, false from item join "Call" as call on call."deadlineAt"
        between item."deadlineAt" - interval '36 hours' and item."deadlineAt" + interval '36 hours'
      where call.language <> item.language
        or lower(call.funder) = lower(item.funder) and call.id not in (select id from own)
    ), scored as (
      select item.at, call.id, bool_or(found.there) as there,
        call.language is distinct from item.language as translated,
        similarity(call."titleKey", item."titleKey")::float8 as alike
      from found join item using (at) join "Call" as call using (id)
      where call.state <> 'merged' and (call.state <> 'news' or item.news)
      group by item.at, item."titleKey", item.language, call.id
    ), ranked as (
      select *, row_number() over (partition by at order by there desc, alike desc, id) as place
      from scored where there or translated or alike >= ${alikeFrom}
    )
    select at, id, alike, id in (select own.id from own) as "listedTogether" from ranked where place <= 5
    order by at, place`;
  await tx.$executeRaw`set local enable_seqscan = on`;
  return twins;
}

export function getCalls(db: Db, ids: readonly string[]): Promise<CallRow[]> {
  return db.call.findMany({ where: { id: { in: [...ids] } }, include: withSources });
}

/** New calls, in the order given. */
export async function createCalls(db: Db, data: readonly Prisma.CallCreateManyInput[]): Promise<Call[]> {
  if (data.length === 0) return [];
  const rows = await db.call.createManyAndReturn({ data: [...data] });
  // Numbered as they were written.
  return rows.sort((a, b) => a.number - b.number);
}

export async function createItems(db: Db, data: readonly Prisma.FeedItemCreateManyInput[]): Promise<void> {
  if (data.length > 0) await db.feedItem.createMany({ data: [...data] });
}

export function updateItem(db: Db, id: string, data: Prisma.FeedItemUncheckedUpdateInput): Promise<FeedItem> {
  return db.feedItem.update({ where: { id }, data });
}

/** Items of a feed that were in its last reading and are not among these. */
export function vanishedItems(db: Db, feedId: string, keys: readonly string[]): Promise<FeedItem[]> {
  return db.$queryRaw<FeedItem[]>`
    select * from "FeedItem" where "feedId" = ${feedId} and "goneAt" is null and not (key = any(${[...keys]}::text[]))`;
}

/** Notes which items a feed no longer lists, and which are back. */
export async function noteListed(db: Db, feedId: string, keys: readonly string[], now: Date): Promise<void> {
  await db.$executeRaw`
    update "FeedItem" set "goneAt" = case when key = any(${[...keys]}::text[]) then null else ${now}::timestamptz end
    where "feedId" = ${feedId} and ("goneAt" is null) <> (key = any(${[...keys]}::text[]))`;
}

export type PairRow = CallPair & { older: CallRow; newer: CallRow };
const withCalls = { older: { include: withSources }, newer: { include: withSources } } as const;

export function createPairs(db: Db, data: readonly Prisma.CallPairCreateManyInput[]): Promise<CallPair[]> {
  if (data.length === 0) return Promise.resolve([]);
  return db.callPair.createManyAndReturn({ data: [...data], skipDuplicates: true });
}

export function getPair(db: Db, id: string): Promise<PairRow | null> {
  return db.callPair.findUnique({ where: { id }, include: withCalls });
}

/** Pairs that wait for a decision, of calls that are both still there, the newest first. */
export function openPairs(db: Db, take: number): Promise<PairRow[]> {
  const there = { state: { in: ['published' as const, 'review' as const] } };
  return db.callPair.findMany({
    where: { state: 'open', older: there, newer: there },
    include: withCalls,
    orderBy: { createdAt: 'desc' },
    take,
  });
}

/** Pairs of one call that wait for a decision, the other one being there. */
export async function openPairsOf(db: Db, callId: string): Promise<PairRow[]> {
  const rows = await db.callPair.findMany({
    where: { state: 'open', OR: [{ olderId: callId }, { newerId: callId }] },
    include: withCalls,
    orderBy: { alike: 'desc' },
  });
  return rows.filter(({ older, newer }) =>
    [older, newer].every(({ state }) => state === 'published' || state === 'review'),
  );
}

/** Forgets the pairs of this call that nobody decided on: it was corrected, and is compared anew. */
export async function forgetOpenPairs(db: Db, callId: string): Promise<void> {
  await db.callPair.deleteMany({ where: { state: 'open', OR: [{ olderId: callId }, { newerId: callId }] } });
}

export function countOpenPairs(db: Db): Promise<number> {
  const there = { state: { in: ['published' as const, 'review' as const] } };
  return db.callPair.count({ where: { state: 'open', older: there, newer: there } });
}

/** Whether somebody still has to say that this call is not a repetition of another that is there. */
export async function isDoubted(db: Db, callId: string): Promise<boolean> {
  const older = { state: { in: ['published' as const, 'review' as const] } };
  return (await db.callPair.count({ where: { newerId: callId, state: 'open', older } })) > 0;
}

/** Decides a pair that is in this state; false when somebody was faster. */
export async function decidePair(
  db: Db,
  id: string,
  from: CallPair['state'],
  data: Prisma.CallPairUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await db.callPair.updateMany({ where: { id, state: from }, data });
  return count === 1;
}

/** Calls whose announcement was held long enough. */
export function heldCalls(db: Db, now: Date): Promise<Call[]> {
  return db.call.findMany({
    where: { heldUntil: { lte: now }, announcedAt: null, state: 'published' },
    orderBy: { number: 'asc' },
  });
}

export async function release(db: Db, callId: string): Promise<void> {
  await db.call.update({ where: { id: callId }, data: { heldUntil: null } });
}

/** Whether each of these changes was told of since then, so that a source that goes to and fro is not echoed. */
export async function toldSince(
  db: Db,
  callId: string,
  changes: readonly { field: string; after: string | null }[],
  since: Date,
): Promise<boolean> {
  const told = await db.callChange.findMany({ where: { callId, at: { gt: since } } });
  return changes.every(({ field, after }) => told.some((one) => one.field === field && one.after === after));
}
