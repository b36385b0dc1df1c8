/** Feeds and their health, as cards. Pure. */

import type { Block, Button, Card, Status } from '../../card.ts';
import { sayInstant, shorten } from '../../text.ts';
import { type Look, labelLength } from '../cards.ts';
import { coordinatorText, type FeedCounts } from './coordinator-text.ts';
import { sayFault } from './feed-fault-text.ts';

export type FeedView = {
  id: string;
  name: string;
  url: string;
  funder: string | null;
  trust: 'trusted' | 'reviewed';
  enabled: boolean;
  polledAt: Date | null;
  nextPollAt: Date | null;
  failingSince: Date | null;
  error: string | null;
  proposals: readonly string[];
  items: number;
};

type Words = Pick<Look, 'locale' | 'now'>;

const sayDay = (at: Date, { locale, now }: Words) => sayInstant(at, locale, now);

function stateOf(feed: FeedView, look: Words): { status: Status; text: string } {
  const text = coordinatorText[look.locale];
  if (!feed.enabled) return { status: 'muted', text: text.feedPaused };
  if (feed.failingSince) return { status: 'bad', text: text.feedFails(sayDay(feed.failingSince, look)) };
  return feed.polledAt ? { status: 'good', text: text.feedOk } : { status: 'info', text: text.feedUnread };
}

/** A page of the table of feeds, with the way into each. */
export function feedsCard(page: { feeds: readonly FeedView[]; from: number } & FeedCounts, look: Words): Card {
  const text = coordinatorText[look.locale];
  if (page.total === 0) return { title: text.feedsTitle, blocks: [{ kind: 'text', text: text.feedsNone }] };
  const to = page.from + page.feeds.length;
  const blocks: Block[] = [
    { kind: 'text', text: text.feedsCount(`${page.from + 1}–${to}`, page) },
    {
      kind: 'table',
      columns: text.feedColumns,
      rows: page.feeds.map((feed) => [
        feed.name,
        stateOf(feed, look).text,
        feed.polledAt ? sayDay(feed.polledAt, look) : text.never,
        String(feed.items),
      ]),
    },
    {
      kind: 'choices',
      label: text.feedWhich,
      action: 'feed.open',
      options: page.feeds.map(({ id, name }) => ({ value: id, label: shorten(name, labelLength) })),
    },
  ];
  if (to < page.total) {
    const more = { label: text.feedMore, action: 'feed.page', data: { from: String(to) } };
    blocks.push({ kind: 'buttons', buttons: [more] });
  }
  return { title: text.feedsTitle, blocks };
}

function adminButtons(feed: FeedView, look: Words): Button[] {
  const text = coordinatorText[look.locale];
  const data = { feed: feed.id };
  return [
    feed.enabled
      ? { label: text.feedPause, action: 'feed.pause', data }
      : { label: text.feedResume, action: 'feed.resume', data, style: 'primary' },
    feed.trust === 'trusted'
      ? { label: text.feedReviewIt, action: 'feed.review', data }
      : { label: text.feedTrustIt, action: 'feed.trust', data, confirm: text.feedTrustConfirm },
  ];
}

function proposalButtons(feed: FeedView, look: Words): Block[] {
  const text = coordinatorText[look.locale];
  if (feed.proposals.length === 0) return [];
  // An address may be longer than a button: the list has them whole, the buttons their numbers.
  const buttons = feed.proposals.map((_, index) => ({
    label: text.proposalUse(String(index + 1)),
    action: 'feed.switch',
    data: { feed: feed.id, proposal: String(index) },
  }));
  return [
    { kind: 'text', text: text.proposalText },
    { kind: 'list', ordered: true, items: feed.proposals },
    { kind: 'buttons', buttons },
  ];
}

/** One feed: its health, and what an administrator may do about it. */
export function feedCard(feed: FeedView, look: Words, options: { admin: boolean; note?: string }): Card {
  const text = coordinatorText[look.locale];
  const state = stateOf(feed, look);
  const blocks: Block[] = [
    { kind: 'status', ...state },
    {
      kind: 'fields',
      fields: [
        { label: text.feedAddress, value: [{ text: feed.url, href: feed.url }] },
        ...(feed.funder ? [{ label: text.funder, value: feed.funder }] : []),
        { label: text.feedTrust, value: feed.trust === 'trusted' ? text.feedTrusted : text.feedReviewed },
        { label: text.feedColumns[2] ?? '', value: feed.polledAt ? sayDay(feed.polledAt, look) : text.never },
        ...(feed.enabled && feed.nextPollAt ? [{ label: text.feedNext, value: sayDay(feed.nextPollAt, look) }] : []),
        { label: text.feedItems, value: String(feed.items) },
        ...(feed.error ? [{ label: text.feedError, value: sayFault(feed.error, look.locale) }] : []),
      ],
    },
  ];
  if (options.note) blocks.push({ kind: 'status', status: 'info', text: options.note });
  if (options.admin) blocks.push(...proposalButtons(feed, look));
  blocks.push({
    kind: 'buttons',
    buttons: [
      ...(options.admin ? adminButtons(feed, look) : []),
      { label: text.feedBackToList, action: 'feed.page', data: { from: '0' } },
    ],
  });
  return { title: feed.name, blocks };
}

/** The notice that a feed has failed for a day, or that it is back. */
export function outageCard(feed: FeedView, since: Date, over: boolean, look: Words): Card {
  const text = coordinatorText[look.locale];
  const said = sayDay(since, look);
  const blocks: Block[] = [
    over
      ? { kind: 'status', status: 'good', text: text.backText(said) }
      : { kind: 'status', status: 'bad', text: text.failingText(said) },
  ];
  if (!over && feed.error) {
    blocks.push({ kind: 'fields', fields: [{ label: text.feedError, value: sayFault(feed.error, look.locale) }] });
  }
  blocks.push({
    kind: 'buttons',
    buttons: [{ label: text.open, action: 'feed.open', data: { value: feed.id } }],
  });
  return { title: over ? text.backTitle(feed.name) : text.failingTitle(feed.name), blocks };
}

/** The address is a page: the feeds that it offers, a click away. */
export function proposalCard(feed: FeedView, look: Words): Card {
  const text = coordinatorText[look.locale];
  const address: Block = {
    kind: 'fields',
    fields: [{ label: text.feedAddress, value: [{ text: feed.url, href: feed.url }] }],
  };
  return { title: text.proposalTitle(feed.name), blocks: [address, ...proposalButtons(feed, look)] };
}
