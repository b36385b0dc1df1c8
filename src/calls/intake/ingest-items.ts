/** From a feed's items to calls: recognised, understood, stored, announced; a few in each short transaction. */
import type { Dependencies } from '../../app.ts';
import type { Db, FeedItem } from '../../store.ts';
import { shorten } from '../../text.ts';
import { type Feed, getCall, itemsOf, type Rule } from '../queries.ts';
import type { ParsedFeed, ParsedItem } from '../reading/feed.ts';
import { urlKey } from '../rules.ts';
import { lockIdentity, noteListed, updateItem, vanishedItems } from './identity-queries.ts';
import { readTitle } from './identity-title.ts';
import { reviseNews, storeNewItems } from './ingest-new.ts';
import { reviseCall } from './ingest-revise.ts';
import { wasNews } from './news.ts';
import { hashItem, itemRow, look, type Sighting } from './sighting.ts';

export type Tally = { new: number; updated: number; duplicates: number; announced: number };

/** Items stored in one transaction: short enough that people's messages are answered in between. */
const itemsATransaction = 40;

async function knownItems(db: Db, feed: Feed, items: readonly ParsedItem[]): Promise<Map<string, FeedItem>> {
  const rows = await itemsOf(
    db,
    feed.id,
    items.map(({ id }) => id),
  );
  return new Map(rows.map((row) => [row.key, row]));
}

const longestTitle = 120;

/** An item without a title goes by the beginning of its text; without either it says nothing of any call. */
function titled(item: ParsedItem): ParsedItem[] {
  if (item.title !== '') return [item];
  const [beginning = ''] = item.text.trim().split('\n');
  return beginning === '' ? [] : [{ ...item, title: shorten(beginning, longestTitle) }];
}

/** Stores what is new or changed in a feed. */
export async function storeItems(
  dependencies: Dependencies,
  feed: Feed,
  parsed: ParsedFeed,
  rules: readonly Rule[],
): Promise<Tally> {
  const { store, clock } = dependencies;
  const tally: Tally = { new: 0, updated: 0, duplicates: 0, announced: 0 };
  const items = parsed.items.flatMap(titled);
  await renameItems(dependencies, feed, items);
  const known = await knownItems(store.db, feed, items);
  const pending = items.filter((item) => known.get(item.id)?.hash !== hashItem(item));
  for (let at = 0; at < pending.length; at += itemsATransaction) {
    const chunk = pending.slice(at, at + itemsATransaction).map((item) => look(rules, item, feed, parsed));
    // Counted only once the transaction stands.
    const counted = await store.inTransaction((tx) => storeChunk(tx, dependencies, feed, chunk));
    for (const key of ['new', 'updated', 'duplicates', 'announced'] as const) tally[key] += counted[key];
  }
  await noteListed(
    store.db,
    feed.id,
    items.map(({ id }) => id),
    clock.now(),
  );
  return tally;
}

async function storeChunk(tx: Db, dependencies: Dependencies, feed: Feed, chunk: readonly Sighting[]): Promise<Tally> {
  const counts: Tally = { new: 0, updated: 0, duplicates: 0, announced: 0 };
  await lockIdentity(tx);
  // Asked again under the lock: another process may have stored the same feed meanwhile.
  const known = await knownItems(
    tx,
    feed,
    chunk.map(({ item }) => item),
  );
  const fresh: Sighting[] = [];
  for (const sighting of chunk) {
    const row = known.get(sighting.item.id);
    if (row?.hash === sighting.hash) continue;
    // An older revision, served late by some cache, says nothing new.
    if (row?.revisedAt && sighting.revisedAt && sighting.revisedAt < row.revisedAt) continue;
    const call = row?.callId ? await getCall(tx, row.callId) : null;
    if (!row || !call) {
      fresh.push(sighting);
      continue;
    }
    await updateItem(tx, row.id, itemRow(sighting));
    const revised = wasNews(call)
      ? await reviseNews(tx, dependencies, feed, call, sighting)
      : await reviseCall(tx, dependencies, feed, call, row, sighting);
    if (revised.changed) counts.updated += 1;
    if (revised.announced) counts.announced += 1;
  }
  await storeNewItems(tx, dependencies, feed, fresh, counts);
  return counts;
}

/**
 * A feed that starts to number its items anew: an item that is no longer there and one that was not, alone with the same
 * address, or with the same title and date, are one item under another id.
 */
async function renameItems({ store }: Dependencies, feed: Feed, items: readonly ParsedItem[]): Promise<void> {
  const known = await knownItems(store.db, feed, items);
  const strangers = items.filter(({ id }) => !known.has(id));
  if (strangers.length === 0) return;
  const vanished = await vanishedItems(
    store.db,
    feed.id,
    items.map(({ id }) => id),
  );
  const left = new Set(vanished);
  for (const marksOf of [addressOf, titleAndDateOf]) {
    const before = alone([...left], marksOf);
    for (const [mark, stranger] of alone(strangers, marksOf)) {
      const item = before.get(mark);
      if (!item || !left.has(item) || isOtherEdition(item.title, stranger.title)) continue;
      left.delete(item);
      await updateItem(store.db, item.id, { key: stranger.id });
    }
  }
}

type Marked = { title: string; url: string | null; publishedAt: Date | null };
const addressOf = ({ url }: Marked) => (url ? urlKey(url) : null);
const titleAndDateOf = ({ title, publishedAt }: Marked) =>
  title && publishedAt ? `${title} ${publishedAt.toISOString()}` : null;

/** By their mark, those that nobody else has the same mark as. */
function alone<T extends Marked>(items: readonly T[], markOf: (item: Marked) => string | null): Map<string, T> {
  const byMark = new Map<string, T>();
  const several = new Set<string>();
  for (const item of items) {
    const mark = markOf(item);
    if (!mark) continue;
    if (byMark.has(mark)) several.add(mark);
    byMark.set(mark, item);
  }
  for (const mark of several) byMark.delete(mark);
  return byMark;
}

/** A page that shows this year's call after last year's keeps its address and changes its title. */
function isOtherEdition(before: string, now: string): boolean {
  const [old, late] = [readTitle(before), readTitle(now)];
  if (old.serial !== '' && late.serial !== '' && old.serial !== late.serial) return true;
  return old.years.length > 0 && late.years.length > 0 && !late.years.some((year) => old.years.includes(year));
}
