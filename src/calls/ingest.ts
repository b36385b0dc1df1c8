/** From feeds to calls: poll, recognise what is new or changed, understand it, store it, announce it. */
import { createHash } from 'node:crypto';
import type { Dependencies } from '../app.ts';
import type { Db } from '../store.ts';
import { announceCall, askForReview, tellChange } from './announce.ts';
import type { ParsedFeed, ParsedItem } from './feed.ts';
import {
  type CallRow,
  changeCall,
  createCall,
  type Feed,
  type FeedItem,
  type FieldChange,
  findCallByAddress,
  getCall,
  itemsOf,
  listRules,
  type Rule,
  saveItem,
  updateFeed,
} from './queries.ts';
import { freshForDays, isOpen, urlKey } from './rules.ts';
import { type Understood, understand } from './understand.ts';

export type FeedReport = {
  url: string;
  status: 'ok' | 'notModified' | 'failed';
  items: number;
  new: number;
  updated: number;
  duplicates: number;
  error?: string;
  ms: number;
};

export type Ingestion = {
  feeds: FeedReport[];
  calls: { new: number; updated: number; duplicates: number; announced: number };
};

/** How often a healthy feed is read, at most; a source that asks for longer gets it. */
const pollEveryMs = 30 * 60_000;
const dayMs = 24 * 3_600_000;
/** Items stored in one transaction: short enough that people's messages are answered in between. */
const itemsATransaction = 20;
const feedsAtOnce = 6;

type Tally = { new: number; updated: number; duplicates: number; announced: number };

/** Polls each feed once. A feed that fails is reported and put off; it never stops another. */
export async function ingest(dependencies: Dependencies, feeds: readonly Feed[]): Promise<Ingestion> {
  const rules = await listRules(dependencies.store.db);
  const waiting = [...feeds.entries()];
  const reports: FeedReport[] = [];
  let announced = 0;
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, feed] = next;
      const { report, told } = await pollFeed(dependencies, feed, rules);
      reports[index] = report;
      announced += told;
    }
  }
  await Promise.all(Array.from({ length: feedsAtOnce }, work));
  const sum = (key: 'new' | 'updated' | 'duplicates') => reports.reduce((total, report) => total + report[key], 0);
  return {
    feeds: reports,
    calls: { new: sum('new'), updated: sum('updated'), duplicates: sum('duplicates'), announced },
  };
}

async function pollFeed(dependencies: Dependencies, feed: Feed, rules: readonly Rule[]) {
  const { store, clock, log } = dependencies;
  const began = performance.now();
  const report: FeedReport = { url: feed.url, status: 'ok', items: 0, new: 0, updated: 0, duplicates: 0, ms: 0 };
  let told = 0;
  try {
    const conditional = { etag: feed.etag ?? undefined, lastModified: feed.lastModified ?? undefined };
    const fetched = await dependencies.fetcher.fetchFeed(feed.url, conditional);
    const now = clock.now();
    const healthy = { polledAt: now, succeededAt: now, failures: 0, failingSince: null, error: null };
    const nextPollAt = new Date(now.getTime() + Math.max(pollEveryMs, fetched.nextPollAfterMs ?? 0));
    if (fetched.status === 'notModified') {
      report.status = 'notModified';
      await updateFeed(store.db, feed.id, { ...healthy, nextPollAt });
    } else {
      const parsed = await dependencies.reader.read(fetched.bytes, {
        url: fetched.finalUrl,
        contentType: fetched.contentType ?? undefined,
      });
      const tally = await storeItems(dependencies, feed, parsed, rules);
      report.items = parsed.items.length;
      report.new = tally.new;
      report.updated = tally.updated;
      report.duplicates = tally.duplicates;
      told = tally.announced;
      await updateFeed(store.db, feed.id, {
        ...healthy,
        nextPollAt: new Date(Math.max(nextPollAt.getTime(), now.getTime() + (parsed.ttlMs ?? 0))),
        baselineAt: feed.baselineAt ?? now,
        etag: fetched.etag ?? null,
        lastModified: fetched.lastModified ?? null,
        ...(feed.name === feed.url && parsed.title ? { name: parsed.title } : {}),
      });
    }
  } catch (error) {
    report.status = 'failed';
    report.error = error instanceof Error ? error.message : String(error);
    await putOff(dependencies, feed, report.error);
    log.warn({ feed: feed.url, reason: report.error }, 'a feed could not be read');
  }
  report.ms = Math.round(performance.now() - began);
  return { report, told };
}

/** A failing feed is tried again later and later, at least once a day, for ever. */
async function putOff({ store, clock }: Dependencies, feed: Feed, error: string): Promise<void> {
  const now = clock.now();
  const waitMs = Math.min(dayMs, pollEveryMs * 2 ** Math.min(feed.failures, 10));
  await updateFeed(store.db, feed.id, {
    polledAt: now,
    failures: { increment: 1 },
    failingSince: feed.failingSince ?? now,
    error,
    nextPollAt: new Date(now.getTime() + waitMs),
  });
}

async function storeItems(
  dependencies: Dependencies,
  feed: Feed,
  parsed: ParsedFeed,
  rules: readonly Rule[],
): Promise<Tally> {
  const tally: Tally = { new: 0, updated: 0, duplicates: 0, announced: 0 };
  const known = new Map(
    (
      await itemsOf(
        dependencies.store.db,
        feed.id,
        parsed.items.map((item) => item.id),
      )
    ).map((item) => [item.key, item]),
  );
  const pending = parsed.items.filter((item) => known.get(item.id)?.hash !== hashItem(item));
  for (let at = 0; at < pending.length; at += itemsATransaction) {
    const chunk = pending
      .slice(at, at + itemsATransaction)
      .map((item) => ({ item, facts: understand(rules, item, feed, parsed) }));
    // Counted only once the transaction stands.
    const counted = await dependencies.store.inTransaction(async (tx) => {
      const counts: Tally = { new: 0, updated: 0, duplicates: 0, announced: 0 };
      for (const { item, facts } of chunk)
        await storeItem(tx, dependencies, feed, item, facts, known.get(item.id), counts);
      return counts;
    });
    for (const key of ['new', 'updated', 'duplicates', 'announced'] as const) tally[key] += counted[key];
  }
  return tally;
}

function hashItem(item: ParsedItem): string {
  const said = [item.title, item.url, item.publishedAt?.toISOString(), item.text, ...item.categories];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

async function storeItem(
  tx: Db,
  dependencies: Dependencies,
  feed: Feed,
  item: ParsedItem,
  facts: Understood,
  known: FeedItem | undefined,
  counts: Tally,
): Promise<void> {
  const now = dependencies.clock.now();
  const address = item.url ? urlKey(item.url) : null;
  const row = {
    feedId: feed.id,
    key: item.id,
    hash: hashItem(item),
    title: item.title,
    url: item.url,
    publishedAt: item.publishedAt,
    seenAt: now,
  };
  const own = known?.callId ? await getCall(tx, known.callId) : null;
  const call = own ?? (address ? await findCallByAddress(tx, address) : null);
  if (!call) {
    const created = await createCall(tx, { ...callData(item, facts, feed, now), urlKey: address });
    await saveItem(tx, { ...row, callId: created.id });
    counts.new += 1;
    if (created.baseline) return;
    if (created.state === 'review') await askForReview(tx, dependencies.outbox, created);
    else counts.announced += await announced(tx, dependencies, created, now);
    return;
  }
  await saveItem(tx, { ...row, callId: call.id });
  if (!own) {
    counts.duplicates += 1;
    return;
  }
  if (await updateCall(tx, dependencies, call, item, facts, now)) counts.updated += 1;
}

async function announced(tx: Db, { outbox }: Dependencies, call: CallRow, now: Date): Promise<number> {
  return (await announceCall(tx, outbox, call, now)) > 0 ? 1 : 0;
}

/** A new call from an item. Old news is stored as a baseline and never announced. */
function callData(item: ParsedItem, facts: Understood, feed: Feed, now: Date) {
  const state = feed.trust === 'trusted' ? ('published' as const) : ('review' as const);
  const news = isOpen({ state: 'published', deadlineAt: facts.deadlineAt }, now) && isNews(item, feed, now);
  return {
    ...facts,
    title: item.title,
    url: item.url,
    publishedAt: item.publishedAt,
    state,
    baseline: !news,
    demo: feed.demo,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * At first sight of a feed only what was published in the last 14 days is news; later, what was published since it was
 * last read well, with the same slack, so that nothing is lost while a source is down.
 */
function isNews(item: ParsedItem, feed: Feed, now: Date): boolean {
  if (!item.publishedAt) return feed.baselineAt !== null;
  const since = feed.baselineAt && feed.succeededAt ? feed.succeededAt : now;
  return item.publishedAt.getTime() >= since.getTime() - freshForDays * dayMs;
}

async function updateCall(
  tx: Db,
  { outbox }: Dependencies,
  call: CallRow,
  item: ParsedItem,
  facts: Understood,
  now: Date,
): Promise<boolean> {
  const all = whatChanged(call, item, facts);
  const leads = call.items[0]?.key === item.id;
  // The source that told first leads; from the others only an extension counts.
  const extended = facts.deadlineAt !== null && (call.deadlineAt === null || facts.deadlineAt > call.deadlineAt);
  const changes = leads ? all : all.filter((change) => change.field === 'deadline' && extended);
  if (!leads && changes.length === 0) return false;
  const { deadlineAt, deadlineZone, deadlineHasTime, deadlineText, deadlineConfidence } = facts;
  const data = leads
    ? { ...facts, title: item.title, url: item.url, urlKey: item.url ? urlKey(item.url) : null }
    : { deadlineAt, deadlineZone, deadlineHasTime, deadlineText, deadlineConfidence };
  const changed = await changeCall(tx, call, data, changes, now);
  if (changes.length > 0 && changed.announcedAt) await tellChange(tx, outbox, changed, now);
  return changes.length > 0;
}

/** What people are told of when it changes: the deadline, the title, the address. */
function whatChanged(call: CallRow, item: ParsedItem, facts: Understood): FieldChange[] {
  const compared: [string, string | null, string | null][] = [
    ['deadline', call.deadlineAt?.toISOString() ?? null, facts.deadlineAt?.toISOString() ?? null],
    ['title', call.title, item.title],
    ['url', call.url, item.url],
  ];
  return compared
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, before, after }));
}
