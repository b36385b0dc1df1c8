/**
 * Whatever was found, written out as one clean dialect: RSS 2.0 that is well-formed, with absolute links, ISO dates and
 * titles as text. rss-parser then reads every feed, of any format and however broken, in the one form it never rejects.
 */
import { createHash } from 'node:crypto';
import { type DateOrder, dateOrder, parseFeedDate } from './feed-date.ts';
import type { RawEntry, RawFeed } from './feed-entry.ts';
import { relativeLink, resolveLink } from './feed-link.ts';
import { escapeXml, forbidden } from './feed-tree.ts';

export type About = {
  /** Where the feed was read from: relative links that nothing else explains are relative to it. */
  url: string;
  contentType?: string;
  /** A relative link with no address to resolve it against is kept as written (feed-check on a file), not dropped. */
  keepRelative?: boolean;
};

/** Words that only one of the languages uses often: enough to tell how a feed without a language writes dates. */
const commonWords: Record<string, RegExp> = {
  es: /\b(?:el|los|las|del|para|por|una|con|y|convocatoria|hasta)\b/gi,
  pt: /\b(?:os|da|do|das|dos|uma|com|em|não|para|até)\b/gi,
  fr: /\b(?:le|les|des|du|une|et|pour|dans|aux|sur)\b/gi,
  en: /\b(?:the|of|and|to|for|in|on|with|is|from)\b/gi,
};

/** The language of a text by its common words, or null when they do not decide. */
export function guessLanguage(text: string): string | null {
  const counts = Object.entries(commonWords)
    .map(([language, words]) => ({ language, count: text.match(words)?.length ?? 0 }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && second && first.count >= 3 && first.count > second.count * 1.3 ? first.language : null;
}

/** Schemes that must not survive even as an identity. */
const hostile = /^\s*(?:javascript|vbscript|data):/i;

/** Characters; far beyond what anyone writes, and what is longer is no title or name. */
const longestText = 2_000;

function tag(name: string, value: string | null | undefined): string {
  const text = value?.slice(0, longestText).toWellFormed().replace(forbidden, '');
  return text ? `<${name}>${escapeXml(text)}</${name}>` : '';
}

/** A long guid by its digest: cut off, two might become one. */
function shortened(guid: string): string {
  return guid.length > longestText ? `sha256:${createHash('sha256').update(guid).digest('hex')}` : guid;
}

function firstDate(written: readonly string[], order: DateOrder): string | undefined {
  for (const text of written) {
    const date = parseFeedDate(text, order);
    if (date) return date.toISOString();
  }
  return undefined;
}

/** How many entries one document holds: rss-parser keeps a document several times over while it reads. */
const batch = 500;

/**
 * The feed as clean RSS 2.0, in one document or several, each with the entries that it says; the fields that RSS has no
 * element for are in elements of our own.
 */
export function* writeCleanRss(feed: RawFeed, about: About): Generator<{ rss: string; entries: readonly RawEntry[] }> {
  const language =
    feed.language ?? guessLanguage([feed.title, ...feed.entries.slice(0, 20).map((entry) => entry.title)].join(' '));
  const home = feed.link ? resolveLink(feed.link.href, [feed.link.base, about.url, feed.self]) : null;
  const dates = feed.entries.flatMap((entry) => [...entry.published, ...entry.updated]);
  const orders = dateOrder([...feed.dates, ...dates], language);
  // RSS authors mean their site; Atom (RFC 4287) means the document.
  const bases = feed.format === 'atom' ? [about.url, feed.self, home] : [home, about.url, feed.self];

  function linkOf(entry: RawEntry): string | null {
    for (const link of entry.links) {
      // The guid is the last resort: often it is an address on the site that the links are relative to.
      const url = resolveLink(link.href, [link.base, ...bases, entry.guid]);
      if (url) return url;
    }
    // Kept as it is written, relative to nothing: feed-check shows what the publisher wrote.
    return about.keepRelative ? relativeLink(entry.links[0]?.href ?? '') : null;
  }

  function write(entry: RawEntry): string {
    const url = linkOf(entry);
    // An address of a scheme that nobody may press can still tell items apart.
    const guid = entry.guid || (url ? '' : entry.links[0]?.href);
    const updated = firstDate(entry.updated, orders);
    return [
      '<item>',
      tag('title', entry.title),
      url ? `<link>${escapeXml(url)}</link>` : '',
      tag('guid', guid && !hostile.test(guid) ? shortened(guid) : null),
      tag('pubDate', firstDate(entry.published, orders) ?? updated),
      tag('updated', updated),
      ...entry.categories.map((category) => tag('category', category)),
      tag('author', entry.author),
      tag('language', entry.language),
      '</item>',
    ].join('');
  }

  const channel = tag('title', feed.title) + tag('link', home) + tag('language', language);
  for (let from = 0; from === 0 || from < feed.entries.length; from += batch) {
    const entries = feed.entries.slice(from, from + batch);
    const items = entries.map(write).join('');
    yield { rss: `<?xml version="1.0"?><rss version="2.0"><channel>${channel}${items}</channel></rss>`, entries };
  }
}
