/** What one item of a feed says of its call, read once. Pure. */
import { createHash } from 'node:crypto';
import type { Feed, Rule } from '../queries.ts';
import type { ParsedFeed, ParsedItem } from '../reading/feed.ts';
import { urlKey } from '../rules.ts';
import { type Understood, understand } from '../understanding/understand.ts';
import { readTitle, type TitleFacts, withoutStateMark } from './identity-title.ts';
import { findWithdrawal, type Withdrawal } from './withdrawal.ts';

export type Sighting = {
  item: ParsedItem;
  hash: string;
  facts: Understood;
  /** As people read it, without the mark of its state. */
  title: string;
  titleFacts: TitleFacts;
  address: string | null;
  /** When the source revised it. */
  revisedAt: Date | null;
  withdrawal: Withdrawal | null;
};

/** Stands for all that an item says: another one is a change. */
export function hashItem(item: ParsedItem): string {
  const said = [item.title, item.url, item.publishedAt?.toISOString(), item.text, ...item.categories];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

/** Whether it tells of what happened, and calls for nothing. */
export const isNews = ({ facts }: Sighting): boolean => facts.because.news !== undefined;

export function look(rules: readonly Rule[], item: ParsedItem, feed: Feed, parsed: ParsedFeed): Sighting {
  return {
    item,
    hash: hashItem(item),
    facts: understand(rules, item, feed, parsed),
    title: withoutStateMark(item.title),
    titleFacts: readTitle(item.title),
    address: item.url ? urlKey(item.url) : null,
    revisedAt: item.updatedAt ?? item.publishedAt,
    withdrawal: findWithdrawal(item),
  };
}

/** The columns of an item as its source tells it now. */
export function itemRow({ item, hash, facts, address, revisedAt }: Sighting) {
  const { title, url, publishedAt } = item;
  return { hash, title, url, urlKey: address, publishedAt, revisedAt, deadlineAt: facts.deadlineAt, goneAt: null };
}

/** The columns that a close is made of; whoever decided before is overruled. */
export function deadlineColumns({ facts }: Sighting) {
  const { deadlineAt, deadlineZone, deadlineHasTime, deadlineText, deadlineConfidence } = facts;
  return {
    ...{ deadlineAt, deadlineZone, deadlineHasTime, deadlineText, deadlineConfidence },
    deadlineDecidedAt: null,
    deadlineReadAt: null,
  };
}
