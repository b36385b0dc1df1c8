/** Other parsers of feeds, each brought to the three facts that the benchmark compares. */
import { parseFeed as parseRowanmanning } from '@rowanmanning/feed-parser';
import { XMLParser } from 'fast-xml-parser';
import { parseFeed as parseFeedsmith } from 'feedsmith';
import { parseFeed as parseHtmlparser2 } from 'htmlparser2';
import RssParser from 'rss-parser';

/** What an entry says, as far as a parser got it. */
export type Facts = { id: string; title: string; url: string; date: Date | null };
/** `text` is the file decoded as it says that it is. */
export type FeedFile = { name: string; url: string; contentType?: string; bytes: Uint8Array; text: string };
export type Read = (file: FeedFile) => Promise<Facts[]>;

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The text in whatever a parser gives for an element. */
function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return text(value[0]);
  if (!isFields(value)) return '';
  return text(value['#text'] ?? value.value ?? value._ ?? value.href ?? value['@_href'] ?? '');
}

function first(fields: Fields, names: readonly string[]): string {
  for (const name of names) {
    const found = text(fields[name]);
    if (found !== '') return found;
  }
  return '';
}

function date(written: string): Date | null {
  const at = new Date(written);
  return written === '' || Number.isNaN(at.getTime()) ? null : at;
}

function list(value: unknown): Fields[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(isFields);
}

const dates = ['pubDate', 'published', 'isoDate', 'issued', 'updated', 'modified', 'dc:date', 'date'];

function linkOf(value: unknown): string {
  const links = Array.isArray(value) ? value : [value];
  const alternate = links.find((link) => isFields(link) && (link['@_rel'] ?? link.rel ?? 'alternate') === 'alternate');
  return text(alternate ?? links[0]);
}

const rssParser = new RssParser();
const xml = new XMLParser({ ignoreAttributes: false, parseTagValue: false, htmlEntities: true });

async function readRssParser({ text: source }: FeedFile): Promise<Facts[]> {
  const feed = await rssParser.parseString(source);
  return feed.items.map((item) => {
    const fields: Fields = { ...item };
    return {
      id: first(fields, ['guid', 'id']),
      title: text(item.title),
      url: text(item.link),
      date: date(first(fields, dates)),
    };
  });
}

async function readHtmlparser2({ text: source }: FeedFile): Promise<Facts[]> {
  const items = parseHtmlparser2(source)?.items ?? [];
  return items.map((item) => ({
    id: item.id ?? '',
    title: item.title ?? '',
    url: item.link ?? '',
    date: item.pubDate ?? null,
  }));
}

async function readFastXml({ text: source }: FeedFile): Promise<Facts[]> {
  const tree: unknown = xml.parse(source);
  const root = isFields(tree) ? tree : {};
  const rss = list(root.rss)[0] ?? list(root['rdf:RDF'])[0] ?? list(root.feed)[0] ?? {};
  const channel = list(rss.channel)[0] ?? {};
  return [...list(channel.item), ...list(rss.item), ...list(rss.entry)].map((item) => ({
    id: first(item, ['guid', 'id', '@_rdf:about']),
    title: first(item, ['title', 'dc:title']),
    url: linkOf(item.link),
    date: date(first(item, dates)),
  }));
}

async function readFeedsmith({ text: source }: FeedFile): Promise<Facts[]> {
  const { feed } = parseFeedsmith(source) as { feed: Fields };
  return [...list(feed.items), ...list(feed.entries)].map((item) => {
    const dc = list(item.dc)[0] ?? {};
    return {
      id: first(item, ['guid', 'id']),
      title: first(item, ['title']),
      url: linkOf(item.link ?? item.links ?? item.url),
      date: date(first(item, [...dates, 'date_published']) || first(dc, ['date', 'dates'])),
    };
  });
}

async function readRowanmanning({ text: source }: FeedFile): Promise<Facts[]> {
  return parseRowanmanning(source).items.map((item) => ({
    id: item.id ?? '',
    title: item.title ?? '',
    url: item.url ?? '',
    date: item.published ?? item.updated,
  }));
}

/** All read text that was decoded for them, which is kinder than what they do themselves. */
export const peers: Record<string, Read> = {
  'rss-parser': readRssParser,
  htmlparser2: readHtmlparser2,
  'fast-xml-parser': readFastXml,
  feedsmith: readFeedsmith,
  '@rowanmanning/feed-parser': readRowanmanning,
};
