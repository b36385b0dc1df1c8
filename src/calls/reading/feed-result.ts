/** What a feed says once it is read, why it could not be, and how large it may be; for its fetcher, reader and process. */

/** A feed is no larger, as it is sent nor unpacked. Source: miniflux; an item-rich one with full texts has a tenth. */
export const maxFeedBytes = 15 * 1024 * 1024;

export type ParsedItem = {
  /** Unique within the feed and as stable as the feed lets it be. */
  id: string;
  /** One line of plain text; empty when the item has none. */
  title: string;
  /** An http or https address, or null. */
  url: string | null;
  /** The instant the item says it was published, else when it was updated. */
  publishedAt: Date | null;
  updatedAt: Date | null;
  /** The content, else the description, where its markup says more than its words (struck out, in a table); else empty. */
  html: string;
  /** The content, else the description, as plain text; of a huge one, its beginning. */
  text: string;
  categories: string[];
  author: string | null;
  language: string | null;
};

export type ParsedFeed = {
  format: 'rss' | 'rdf' | 'atom' | 'json';
  version?: string;
  title: string;
  /** As the feed says, else guessed from its titles. */
  language: string | null;
  link: string | null;
  /** How long the feed asks to be left alone. */
  ttlMs: number | null;
  /** How many entries were too many to be read, the oldest. */
  omitted: number;
  items: ParsedItem[];
};

export type FeedFault = {
  code: 'not_a_feed' | 'html' | 'empty' | 'too_big' | 'too_complex' | 'timeout';
  /** For an operator; one line. */
  message: string;
  /** The feeds that the page offers, when the code is `html`. */
  proposals?: string[];
};

/** A feed that could not be read. */
export class FeedError extends Error {
  override name = 'FeedError';
  code: FeedFault['code'];
  proposals: readonly string[];
  constructor(fault: FeedFault, options: { cause?: unknown } = {}) {
    super(fault.message, options);
    this.code = fault.code;
    this.proposals = fault.proposals ?? [];
  }
}
