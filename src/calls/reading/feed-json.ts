/** JSON Feed 1.0 and 1.1. Source: https://www.jsonfeed.org/version/1.1/ */
import type { RawEntry, RawFeed } from './feed-entry.ts';
import { titleText } from './feed-html.ts';
import { forbidden, TooComplexError } from './feed-tree.ts';

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text, or a number that stands for one (1.0 allowed numeric ids); empty for anything else. */
function text(value: unknown): string {
  return typeof value === 'string'
    ? value.replace(forbidden, '').trim()
    : typeof value === 'number'
      ? String(value)
      : '';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function readEntry(item: Fields, language: string | null): RawEntry {
  const author = [item.author, ...list(item.authors)].find(isFields);
  const plain = text(item.content_text) || text(item.summary);
  return {
    guid: text(item.id),
    title: titleText(text(item.title), 'text'),
    links: [item.url, item.external_url, item.id]
      .map(text)
      .filter((href, index) => href !== '' && (index < 2 || /^https?:\/\//i.test(href)))
      .map((href) => ({ href, base: null })),
    published: [text(item.date_published)].filter(Boolean),
    updated: [text(item.date_modified)].filter(Boolean),
    html: text(item.content_html) || plain.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`),
    categories: list(item.tags).map(text).filter(Boolean).slice(0, 100),
    author: author ? text(author.name) : '',
    language: text(item.language) || language,
  };
}

/** Far beyond any feed; JSON.parse takes memory without end for what nests deeper or holds more. */
const limits = { depth: 100, values: 500_000 };

/** Where the first value of a text ends: some software writes a remark behind it. Throws TooComplexError. */
function endOfValue(json: string): number {
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === ',') values += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth <= 0) return at + 1;
    }
    if (depth > limits.depth || values > limits.values) throw new TooComplexError('larger than any JSON Feed');
  }
  return json.length;
}

/** JSON made by templates has commas before closing brackets and line ends within texts. Throws SyntaxError. */
function parseLeniently(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return JSON.parse(json.replace(/\s+/g, ' ').replace(/,(?= ?[}\]])/g, ''));
  }
}

/** The feed in a JSON text, or null when it is not a JSON Feed (no items, not JSON at all). Throws TooComplexError. */
export function readJsonFeed(json: string): RawFeed | null {
  let feed: unknown;
  try {
    feed = parseLeniently(json.slice(0, endOfValue(json)));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (!isFields(feed) || !Array.isArray(feed.items)) return null;
  const language = text(feed.language) || null;
  const home = text(feed.home_page_url);
  return {
    format: 'json',
    version: /version\/([\d.]+)/.exec(text(feed.version))?.[1],
    title: titleText(text(feed.title), 'text'),
    language,
    link: home ? { href: home, base: null } : null,
    self: text(feed.feed_url) || null,
    ttlMs: null,
    dates: [],
    entries: feed.items.filter(isFields).map((item) => readEntry(item, language)),
  };
}
