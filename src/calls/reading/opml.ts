/** OPML: the list of feeds that other readers write and read. Source: http://opml.org/spec2.opml */
import { type Element, escapeXml, findAll, parseTree, textOf } from './feed-tree.ts';

export type OpmlFeed = {
  url: string;
  name: string;
  /** The page that the feed belongs to. */
  home: string | null;
  language: string | null;
  /** The `category` attribute's, then the folders that the outline stands in. */
  categories: string[];
};

export type Opml = { title: string; feeds: OpmlFeed[] };

/** The text is not an OPML document. */
export class OpmlError extends Error {
  override name = 'OpmlError';
}

function feedsIn(outlines: Element, folders: readonly string[]): OpmlFeed[] {
  return outlines.children.flatMap((outline) => {
    if (typeof outline === 'string' || outline.name !== 'outline') return [];
    const { xmlurl, htmlurl, text, title, language, category = '' } = outline.attributes;
    const name = (title || text || '').trim();
    const url = xmlurl?.trim();
    const inside = feedsIn(outline, !url && name ? [...folders, name] : folders);
    if (!url) return inside;
    const own = category.split(',').map((path) => path.replaceAll('/', ' ').trim());
    const categories = [...new Set([...own, ...folders])].filter((word) => word !== '');
    return [
      { url, name: name || url, home: htmlurl?.trim() || null, language: language || null, categories },
      ...inside,
    ];
  });
}

/** The feeds of an OPML text, nested or not, each address once. Throws OpmlError when it is something else. */
export function parseOpml(text: string): Opml {
  const tree = parseTree(text);
  const [body] = findAll(tree, new Set(['body']));
  const [head] = findAll(tree, new Set(['head']));
  if (!body || findAll(tree, new Set(['opml'])).length === 0) throw new OpmlError('This is not an OPML file');
  const byUrl = new Map<string, OpmlFeed>();
  for (const feed of feedsIn(body, [])) if (!byUrl.has(feed.url)) byUrl.set(feed.url, feed);
  const [title] = head ? findAll(head, new Set(['title'])) : [];
  return { title: title ? textOf(title).trim() : '', feeds: [...byUrl.values()] };
}

function outlineOf(feed: OpmlFeed): string {
  const attributes = {
    type: 'rss',
    text: feed.name,
    title: feed.name,
    xmlUrl: feed.url,
    htmlUrl: feed.home,
    language: feed.language,
    category: feed.categories.map((category) => category.replaceAll(/[,/]/g, ' ')).join(','),
  };
  const written = Object.entries(attributes).map(([name, value]) => (value ? ` ${name}="${escapeXml(value)}"` : ''));
  return `    <outline${written.join('')}/>`;
}

/** OPML 2.0 of those feeds, in that order. */
export function writeOpml(opml: Opml): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escapeXml(opml.title)}</title></head>`,
    '  <body>',
    ...opml.feeds.map(outlineOf),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}
