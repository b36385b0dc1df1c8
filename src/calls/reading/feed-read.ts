/** From the bytes of a feed to its items. Runs in the parsing process; pure, but not to be trusted with time or memory. */
import { createHash } from 'node:crypto';
import Parser from 'rss-parser';
import { parseFeedDate } from './feed-date.ts';
import { decodeFeed, unpackFeed } from './feed-decode.ts';
import type { RawEntry, RawFeed } from './feed-entry.ts';
import { alternateFeeds, htmlToText } from './feed-html.ts';
import { readJsonFeed } from './feed-json.ts';
import { type About, writeCleanRss } from './feed-repair.ts';
import { type FeedFault, maxFeedBytes, type ParsedFeed, type ParsedItem } from './feed-result.ts';
import { parseTree, TooComplexError } from './feed-tree.ts';
import { readXmlFeed } from './feed-xml.ts';

type CleanItem = { updated?: string; language?: string; author?: string };

const parser = new Parser<{ language?: string }, CleanItem>({
  customFields: { item: ['updated', 'language'] },
});

export type Outcome = { feed: ParsedFeed } | { fault: FeedFault };

function findFeed(text: string): RawFeed | null {
  if (/^\s*[[{]/.test(text)) return readJsonFeed(text);
  return readXmlFeed(parseTree(text));
}

/** Whether the first element that is either belongs to a page of HTML, not a feed; some feeds have a page's DOCTYPE. */
function isPage(text: string): boolean {
  const start = text.slice(0, 100_000).replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const first = /<(?:(html|head|body)|(?:[\w-]+:)?(?:rss|feed|rdf|channel|opml))(?=[\s>])/i.exec(start);
  return first ? first[1] !== undefined : /<!doctype\s+html/i.test(start);
}

function faultOf(text: string, about: About): FeedFault {
  if (!isPage(text)) return { code: 'not_a_feed', message: 'What the address returned is not RSS, Atom or JSON Feed' };
  const proposals = alternateFeeds(text, about.url);
  const hint = proposals.length > 0 ? `; it offers ${proposals.join(' , ')}` : ', and it offers no feed';
  return { code: 'html', message: `The address is a web page, not a feed${hint}`, proposals };
}

/** Null when it is too large once unpacked; what only looks like a gzip file stays as it is, to be refused as text. */
function unpack(bytes: Uint8Array): Uint8Array | null {
  try {
    return unpackFeed(bytes, maxFeedBytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    return bytes;
  }
}

/**
 * The feed in those bytes, or what is the matter with them. Everything goes through rss-parser in clean RSS 2.0.
 */
export async function readFeed(bytes: Uint8Array, about: About): Promise<Outcome> {
  const unpacked = unpack(bytes);
  if (!unpacked || unpacked.byteLength > maxFeedBytes) {
    return { fault: { code: 'too_big', message: `The feed is larger than ${maxFeedBytes / 1024 / 1024} MiB` } };
  }
  const text = decodeFeed(unpacked, about.contentType);
  if (text.trim() === '') return { fault: { code: 'empty', message: 'The feed is empty' } };
  try {
    // Pages leave elements open by right: read as a feed, one would only be found too deep.
    const raw = isPage(text) ? null : findFeed(text);
    if (!raw) return { fault: faultOf(text, about) };
    return { feed: await readRaw(raw, about) };
  } catch (error) {
    if (!(error instanceof TooComplexError)) throw error;
    return { fault: { code: 'too_complex', message: `The feed cannot be read: ${error.message}` } };
  }
}

/** Real feeds hold some hundreds. */
const mostEntries = 10_000;

function dateOf(entry: RawEntry | undefined): number {
  const [written = ''] = [...(entry?.published ?? []), ...(entry?.updated ?? [])];
  return parseFeedDate(written, { dayFirst: true })?.getTime() ?? 0;
}

/** The newest entries: of most feeds the first, of one whose first entry is older than its last, those at its end. */
function newest(entries: readonly RawEntry[]): RawEntry[] {
  const oldestFirst = dateOf(entries[0]) < dateOf(entries.at(-1));
  return oldestFirst ? entries.slice(-mostEntries) : entries.slice(0, mostEntries);
}

async function readRaw(whole: RawFeed, about: About): Promise<ParsedFeed> {
  const raw = { ...whole, entries: newest(whole.entries) };
  const omitted = whole.entries.length - raw.entries.length;
  const { format, version, ttlMs } = raw;
  const feed: ParsedFeed = { format, version, ttlMs, omitted, title: '', language: null, link: null, items: [] };
  for (const { rss, entries } of writeCleanRss(raw, about)) {
    const { title = '', language = null, link = null, items } = await parser.parseString(rss);
    Object.assign(feed, { title, language, link });
    feed.items.push(...items.map((item, index) => toItem(item, entries[index]?.html ?? '')));
  }
  return { ...feed, items: withUniqueIds(feed.items) };
}

/** Characters; no call says so much, and nobody reads further. */
const longestContent = 300_000;

/** Struck out words and the cells of tables, of which a text knows nothing; the rest of the markup is not kept. */
const saysMore = /<(?:s|del|strike|td|th)[\s>]/i;

/** The content goes round rss-parser, which makes a snippet of it in quadratic time. */
function toItem(item: CleanItem & Parser.Item, content: string): ParsedItem {
  const html = content.slice(0, longestContent);
  return {
    id: item.guid ?? '',
    title: item.title ?? '',
    url: item.link ?? null,
    publishedAt: item.pubDate ? new Date(item.pubDate) : null,
    updatedAt: item.updated ? new Date(item.updated) : null,
    html: saysMore.test(html) ? html : '',
    text: htmlToText(html),
    categories: item.categories ?? [],
    author: item.author ?? null,
    language: item.language ?? null,
  };
}

/** What may identify an item, from the most to the least stable. */
const identities: readonly ((item: ParsedItem) => string)[] = [
  (item) => item.id,
  (item) => item.url ?? '',
  (item) => (item.id || item.url || item.title ? `${item.id} ${item.url} ${item.title}` : ''),
  (item) => `${item.id} ${item.url} ${item.title} ${item.publishedAt?.toISOString()}`,
];

function digest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Gives each item the most stable identity that no other item of the feed shares: its guid, its link, a combination
 * of both with the title, the same with the date; only exact copies are numbered. Linear in the number of items.
 */
function withUniqueIds(items: readonly ParsedItem[]): ParsedItem[] {
  const ids = new Map<ParsedItem, string>();
  const taken = new Set<string>();
  let open = items;
  for (const [rank, identity] of identities.entries()) {
    const counts = new Map<string, number>();
    // Counted over all items: an item whose twin was named otherwise must not take the name both share.
    for (const item of items) counts.set(identity(item), (counts.get(identity(item)) ?? 0) + 1);
    open = open.filter((item) => {
      const id = identity(item);
      if (id === '' || (counts.get(id) ?? 0) > 1) return true;
      const key = rank > 1 ? digest(id) : id;
      if (taken.has(key)) return true;
      taken.add(key);
      ids.set(item, key);
      return false;
    });
  }
  const copies = new Map<string, number>();
  return items.map((item) => {
    const id = ids.get(item);
    if (id !== undefined) return { ...item, id };
    const base = digest(`${item.id} ${item.url} ${item.title} ${item.publishedAt?.toISOString()} ${item.text}`);
    const copy = (copies.get(base) ?? 0) + 1;
    copies.set(base, copy);
    return { ...item, id: copy > 1 ? `${base}#${copy}` : base };
  });
}
