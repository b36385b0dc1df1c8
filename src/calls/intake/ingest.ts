/** From feeds to calls: poll, recognise what is new or changed, understand it, store it, announce it. */
import type { Dependencies } from '../../app.ts';
import { type Feed, listRules, type Rule } from '../queries.ts';
import { FeedError } from '../reading/feed.ts';
import { FetchError, type FetchResult } from '../reading/fetch.ts';
import { sayFeedError } from './feed-fault-text.ts';
import { moveFeed, nextPoll, noteFailure, noteSuccess } from './feeds.ts';
import { changeFeed } from './feeds-queries.ts';
import { storeItems } from './ingest-items.ts';
import { announceHeld } from './merge.ts';

export type FeedReport = {
  url: string;
  status: 'ok' | 'notModified' | 'failed';
  items: number;
  new: number;
  updated: number;
  duplicates: number;
  /** Entries that were too many to be read, the oldest. */
  omitted?: number;
  error?: string;
  ms: number;
};

export type Ingestion = {
  feeds: FeedReport[];
  calls: { new: number; updated: number; duplicates: number; announced: number };
};

const feedsAtOnce = 6;

/**
 * Polls each feed once. A feed that fails, or that we fail at, is reported and put off; it never stops another. Then
 * announces what was held long enough: `announced` counts it too.
 */
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
  announced += await announceHeld(dependencies);
  const sum = (key: 'new' | 'updated' | 'duplicates') => reports.reduce((total, report) => total + report[key], 0);
  return {
    feeds: reports,
    calls: { new: sum('new'), updated: sum('updated'), duplicates: sum('duplicates'), announced },
  };
}

async function pollFeed(dependencies: Dependencies, feed: Feed, rules: readonly Rule[]) {
  const began = performance.now();
  const report: FeedReport = { url: feed.url, status: 'ok', items: 0, new: 0, updated: 0, duplicates: 0, ms: 0 };
  let told = 0;
  try {
    const conditional = { etag: feed.etag ?? undefined, lastModified: feed.lastModified ?? undefined };
    const fetched = await dependencies.fetcher.fetchFeed(feed.url, conditional);
    if (fetched.status === 'notModified') {
      report.status = 'notModified';
      const nextPollAt = nextPoll(dependencies.clock.now(), fetched.nextPollAfterMs, feed.ttlMs);
      await noteSuccess(dependencies, feed, { nextPollAt });
    } else told = await storeFeed(dependencies, feed, fetched, rules, report);
    if (fetched.movedTo) await follow(dependencies, feed, fetched.movedTo);
  } catch (error) {
    report.status = 'failed';
    report.error = sayFeedError(error);
    await putOff(dependencies, feed, error).catch((fault) =>
      dependencies.log.error({ feed: feed.url, err: fault }, 'a feed could not be put off'),
    );
  }
  report.ms = Math.round(performance.now() - began);
  return { report, told };
}

/** What the source is to blame for counts against it; a fault of ours is the operator's to see, and says nothing of it. */
async function putOff(dependencies: Dependencies, feed: Feed, error: unknown): Promise<void> {
  const { store, clock, log } = dependencies;
  if (error instanceof FetchError || error instanceof FeedError) {
    log.info({ feed: feed.url, reason: error.message }, 'a feed could not be read');
    return noteFailure(dependencies, feed, error);
  }
  log.error({ feed: feed.url, err: error }, 'what a feed says could not be taken in');
  await changeFeed(store.db, feed.id, { nextPollAt: nextPoll(clock.now()) });
}

/** Reads what was fetched and stores its items. Returns how many calls were announced. */
async function storeFeed(
  dependencies: Dependencies,
  feed: Feed,
  fetched: Extract<FetchResult, { status: 'ok' }>,
  rules: readonly Rule[],
  report: FeedReport,
): Promise<number> {
  const parsed = await dependencies.reader.read(fetched.bytes, {
    url: fetched.finalUrl,
    contentType: fetched.contentType ?? undefined,
  });
  const { announced, ...counts } = await storeItems(dependencies, feed, parsed, rules);
  const { omitted } = parsed;
  Object.assign(report, counts, { items: parsed.items.length, ...(omitted > 0 && { omitted }) });
  const now = dependencies.clock.now();
  const ttlMs = parsed.ttlMs ? Math.min(parsed.ttlMs, 24 * 3_600_000) : null;
  await noteSuccess(dependencies, feed, {
    nextPollAt: nextPoll(now, fetched.nextPollAfterMs, ttlMs),
    ttlMs,
    baselineAt: feed.baselineAt ?? now,
    etag: fetched.etag,
    lastModified: fetched.lastModified,
    ...(feed.name === feed.url && parsed.title ? { name: parsed.title } : {}),
  });
  return announced;
}

/** The source moved for good, and what is there was read: its new address is kept. */
async function follow({ store, log }: Dependencies, feed: Feed, url: string): Promise<void> {
  const outcome = await store.inTransaction((tx) => moveFeed(tx, feed, url));
  log.info({ feed: feed.url, url, outcome }, 'a feed has moved');
}
