/** RSS, RDF and Atom of every version, from the tree of anything that resembles them. */
import type { RawEntry, RawFeed } from './feed-entry.ts';
import { titleText } from './feed-html.ts';
import { childrenOf, type Element, findAll, htmlOf, textOf, textsOf } from './feed-tree.ts';
import { bestFirst, type Context, contextOf, linksOf, otherAddressesOf } from './feed-xml-links.ts';

/** Where each fact is looked for, best first. One table for all formats: an element means the same wherever it is. */
const names = {
  title: ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'],
  guid: ['guid', 'atom:id', 'id', 'dc:identifier'],
  published: [
    'pubdate',
    'atom:published',
    'published',
    'atom:issued',
    'issued',
    'dc:date',
    'dcterms:issued',
    'date',
    'atom:created',
    'created',
    'dcterms:created',
    'dcterms:date',
    'dc:created',
    'dcterms:available',
    'prism:publicationdate',
    'publicationdate',
    'publisheddate',
    'published_date',
    'published_at',
    'publishdate',
    'datepublished',
    'date_published',
    'dateposted',
    'postdate',
    'dc:datesubmitted',
    'dcterms:datesubmitted',
    'prism:coverdate',
  ],
  updated: [
    'atom:updated',
    'updated',
    'atom:modified',
    'modified',
    'dcterms:modified',
    'dc:modified',
    'lastbuilddate',
    'lastmod',
    'lastmodified',
  ],
  content: [
    'content:encoded',
    'atom:content',
    'content',
    'xhtml:body',
    'body',
    'fullitem',
    'description',
    'atom:summary',
    'summary',
    'dc:description',
    'media:description',
    'itunes:summary',
    'abstract',
    'tagline',
  ],
  categories: ['category', 'atom:category', 'dc:subject', 'itunes:category', 'media:category'],
  author: ['atom:author', 'author', 'dc:creator', 'itunes:author', 'managingeditor', 'dc:publisher'],
  language: ['language', 'dc:language'],
};

const rootFormats: Record<string, RawFeed['format']> = {
  rss: 'rss',
  'rdf:rdf': 'rdf',
  rdf: 'rdf',
  'atom:feed': 'atom',
  feed: 'atom',
  channel: 'rss',
};
const rootNames = new Set(Object.keys(rootFormats));
const entryNames = new Set(['item', 'atom:entry', 'entry']);

/** The elements of the first of those names that occurs with something in it. */
function firstOf(element: Element, candidates: readonly string[]): Element | undefined {
  for (const name of candidates) {
    const found = childrenOf(element, name).find((child) => child.children.length > 0);
    if (found) return found;
  }
  return undefined;
}

/** How an Atom text construct says that it is written; 0.3 said it with a media type and a mode. */
function markupOf(element: Element): 'html' | 'text' | 'unsaid' {
  const type = (element.attributes.type ?? '').trim().toLowerCase();
  if (type === 'text/plain' || type === 'text') return 'text';
  if (type === 'html' || type.includes('html') || element.attributes.mode === 'escaped') return 'html';
  return 'unsaid';
}

/** What an element holds, out of base64 where Atom says that it is in it: a mode in 0.3, no type of a text in 1.0. */
function writtenIn(element: Element): string {
  const { mode, type } = element.attributes;
  const coded = mode?.trim().toLowerCase() === 'base64' || type?.trim().toLowerCase() === 'application/octet-stream';
  return coded ? Buffer.from(textOf(element), 'base64').toString() : htmlOf(element);
}

function titleOf(element: Element): string {
  for (const name of names.title) {
    for (const child of childrenOf(element, name)) {
      const nested = child.children.some((part) => typeof part !== 'string');
      const title = titleText(writtenIn(child), nested ? 'html' : markupOf(child));
      if (title !== '') return title;
    }
  }
  for (const container of [...childrenOf(element, 'media:group'), ...childrenOf(element, 'media:content')]) {
    const title = titleOf(container);
    if (title !== '') return title;
  }
  return '';
}

function readEntry(element: Element, outer: Context): RawEntry {
  const context = contextOf(element, outer);
  const about = element.attributes['rdf:about'] ?? element.attributes.about ?? '';
  const guidElement = firstOf(element, names.guid);
  const guid = (guidElement ? htmlOf(guidElement) : (element.attributes['rdf:id'] ?? '')).trim();
  const address = guidElement ? textOf(guidElement).trim() : guid;
  const permalink = (guidElement?.attributes.ispermalink ?? '').trim().toLowerCase();
  const content = firstOf(element, names.content);
  const author = firstOf(element, names.author);
  const { lastmod } = element.attributes;
  return {
    guid: guid || about.trim(),
    title: titleOf(element),
    links: bestFirst([...linksOf(element, context), ...otherAddressesOf(element, context, address, permalink)]),
    published: textsOf(element, names.published),
    updated: [...textsOf(element, names.updated), ...(lastmod ? [lastmod] : [])],
    html: content ? contentOf(content) : '',
    categories: categoriesOf(element),
    author: author ? authorOf(author) : '',
    language: textsOf(element, names.language)[0] ?? context.language,
  };
}

/** Atom 0.3 and RSS leave the form of the content open; only `text` is no HTML, and is escaped to become it. */
function contentOf(element: Element): string {
  const html = writtenIn(element).trim();
  const plain = ['text', 'text/plain'].includes((element.attributes.type ?? '').trim().toLowerCase());
  return plain ? html.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`) : html;
}

function categoriesOf(element: Element): string[] {
  const found = names.categories
    .flatMap((name) => childrenOf(element, name))
    .map(({ attributes, ...category }) => {
      const said = attributes.label ?? attributes.term ?? textOf({ attributes, ...category });
      return titleText(said || (attributes.text ?? ''), 'unsaid');
    });
  return [...new Set(found)].filter((category) => category !== '').slice(0, 100);
}

function authorOf(element: Element): string {
  const name = firstOf(element, ['atom:name', 'name', 'atom:email', 'email']);
  return titleText(textOf(name ?? element), 'unsaid');
}

const periods = new Map(Object.entries({ hourly: 1, daily: 24, weekly: 168, monthly: 720, yearly: 8760 }));
const hourMs = 3_600_000;

/** How long the feed asks to be left alone, from `ttl` (minutes) or the syndication module; null when it does not. */
function ttlOf(channel: Element): number | null {
  const minutes = Number(textsOf(channel, ['ttl'])[0] ?? Number.NaN);
  if (minutes > 0) return minutes * 60_000;
  const hours = periods.get(textsOf(channel, ['sy:updateperiod'])[0]?.toLowerCase() ?? '');
  const frequency = Number(textsOf(channel, ['sy:updatefrequency'])[0] ?? 1);
  return hours && frequency > 0 ? (hours * hourMs) / frequency : null;
}

function pathTo(root: Element, names: ReadonlySet<string>): Element[] | null {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    if (names.has(child.name)) return [child];
    const below = pathTo(child, names);
    if (below) return [child, ...below];
  }
  return null;
}

/**
 * The feed in a tree, or null when there is none in it. Items are found wherever they stand: in the channel, beside
 * it, or without any root at all.
 */
export function readXmlFeed(tree: Element): RawFeed | null {
  const root = pathTo(tree, rootNames)?.at(-1);
  const entries = findAll(tree, entryNames);
  if (!root && entries.length === 0) return null;
  const rootContext = contextOf(root ?? tree, { base: null, language: null });
  const channel =
    (root && root.name !== 'channel' ? findAll(root, new Set(['channel']))[0] : undefined) ?? root ?? tree;
  const context = channel === root ? rootContext : contextOf(channel, rootContext);
  // An element that only looks like a feed ("feed" in some other XML) has neither a title nor entries.
  const format = root ? (rootFormats[root.name] ?? 'rss') : entries[0]?.name === 'item' ? 'rss' : 'atom';
  return {
    format,
    version: versionOf(root, format),
    title: titleOf(channel),
    language: textsOf(channel, names.language)[0] ?? context.language,
    link: bestFirst(linksOf(channel, context))[0] ?? null,
    self: childrenOf(channel, 'atom:link').find(({ attributes }) => attributes.rel === 'self')?.attributes.href ?? null,
    ttlMs: ttlOf(channel),
    dates: textsOf(channel, [...names.published, ...names.updated, 'lastbuilddate']),
    entries: entries.map((entry) => {
      const raw = readEntry(entry, context);
      // The tree of a large feed and all its entries do not fit side by side.
      entry.children = [];
      return raw;
    }),
  };
}

function versionOf(root: Element | undefined, format: RawFeed['format']): string | undefined {
  const said = root?.attributes.version?.trim();
  if (said) return said;
  if (format !== 'atom') return undefined;
  return Object.values(root?.attributes ?? {}).some((value) => value.includes('purl.org/atom')) ? '0.3' : '1.0';
}
