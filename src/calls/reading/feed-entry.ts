/** What a feed of any format says, before its links are resolved and its dates read: the readers' common ground. */

export type RawEntry = {
  /** guid, id or rdf:about, as written. */
  guid: string;
  title: string;
  /** In order of preference, as written; each with the base it is relative to. */
  links: { href: string; base: string | null }[];
  /** In order of preference, as written. */
  published: string[];
  updated: string[];
  html: string;
  categories: string[];
  author: string;
  language: string | null;
};

export type RawFeed = {
  format: 'rss' | 'rdf' | 'atom' | 'json';
  version?: string;
  title: string;
  language: string | null;
  link: { href: string; base: string | null } | null;
  /** Where the feed says that it can be read. */
  self: string | null;
  ttlMs: number | null;
  /** The dates of the feed itself, as written. */
  dates: string[];
  entries: RawEntry[];
};
