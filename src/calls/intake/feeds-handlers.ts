/** The sources of calls, for those who look after them. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Feature, Renderer } from '../../app.ts';
import { mayUse } from '../../app.ts';
import { UserError } from '../../errors.ts';
import type { ActionEvent } from '../../event.ts';
import type { Prisma } from '../../store.ts';
import { lookFor } from '../look.ts';
import { coordinatorText } from './coordinator-text.ts';
import { moveFeed } from './feeds.ts';
import { type FeedView, feedCard, feedsCard, outageCard, proposalCard } from './feeds-cards.ts';
import { changeFeed, countFeeds, type FeedHealth, feedsByHealth, getFeed } from './feeds-queries.ts';

/** Rows of a table that fit every platform's message. */
const pageSize = 10;

const viewOfFeed = (feed: FeedHealth): FeedView => ({ ...feed, items: feed._count.items });
const wordsOf = (context: Context) => ({ locale: context.person.locale, now: context.clock.now() });

async function showFeeds(context: Context, from: number): Promise<Reply> {
  const { db } = context.store;
  const counts = await countFeeds(db);
  const start = from < counts.total ? from : 0;
  const feeds = (await feedsByHealth(db, { skip: start, take: pageSize })).map(viewOfFeed);
  return { kind: 'cards', cards: [feedsCard({ ...counts, feeds, from: start }, wordsOf(context))] };
}

async function feedOf(context: Context, id: string | undefined): Promise<FeedHealth> {
  const feed = await getFeed(context.store.db, id ?? '');
  if (!feed) throw new UserError(coordinatorText[context.person.locale].feedGone);
  return feed;
}

async function showFeed(context: Context, id: string | undefined, note?: string): Promise<Reply> {
  const admin = mayUse(context.person.access, 'admin');
  const card = feedCard(viewOfFeed(await feedOf(context, id)), wordsOf(context), { admin, note });
  return { kind: 'cards', cards: [card], ...(note ? { replace: true as const } : {}) };
}

type Words = (typeof coordinatorText)['es'];

function changing(data: (now: Date) => Prisma.FeedUpdateInput, noteOf: (text: Words) => string) {
  const run = async (context: Context, event: ActionEvent): Promise<Reply> => {
    const feed = await feedOf(context, event.data.feed);
    await changeFeed(context.store.db, feed.id, data(context.clock.now()));
    return showFeed(context, feed.id, noteOf(coordinatorText[context.person.locale]));
  };
  return { who: 'admin' as const, run };
}

/** One of the addresses that the page offers; only what was found there can be chosen. */
async function switchAddress(context: Context, event: ActionEvent): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const text = coordinatorText[person.locale];
  const feed = await feedOf(context, event.data.feed);
  const url = feed.proposals[Number(event.data.proposal)];
  if (!url) throw new UserError(text.feedGone);
  const outcome = await store.inTransaction(async (tx) => {
    const fresh = { etag: null, lastModified: null, failures: 0, failingSince: null, error: null, proposals: [] };
    const done = await moveFeed(tx, feed, url, { ...fresh, nextPollAt: clock.now() });
    await outbox.cancel(tx, { subject: feed.id, kinds: ['feed.proposal', 'feed.failing'] });
    return done;
  });
  return showFeed(context, feed.id, outcome === 'moved' ? text.switched(url) : text.switchTaken);
}

const drawOutage =
  (over: boolean): Renderer =>
  async (dependencies, delivery) => {
    const feed = await getFeed(dependencies.store.db, delivery.subject);
    if (!feed) return null;
    const since = new Date((delivery.data as { since: string }).since);
    // Between the notice and the morning it may have come back, or been paused.
    const fails = feed.enabled && feed.failingSince?.getTime() === since.getTime();
    if (!over && !fails) return null;
    const look = await lookFor(dependencies, delivery);
    return outageCard(viewOfFeed(feed), since, over, look);
  };

const drawProposal: Renderer = async (dependencies, delivery) => {
  const feed = await getFeed(dependencies.store.db, delivery.subject);
  if (!feed || feed.proposals.length === 0) return null;
  const look = await lookFor(dependencies, delivery);
  return proposalCard(viewOfFeed(feed), look);
};

export const feedCommands: readonly Command[] = [
  {
    id: 'feeds.list',
    names: {
      es: ['fuentes', 'estado de las fuentes', 'salud de las fuentes', 'canales rss'],
      en: ['feeds', 'sources', 'feed health'],
    },
    summary: { es: 'Ver cómo están las fuentes de convocatorias', en: 'See how the sources of calls are doing' },
    examples: { es: ['fuentes'], en: ['feeds'] },
    who: 'coordinator',
    run: (context) => showFeeds(context, 0),
  },
];

export const feedActions: Feature['actions'] = {
  'feed.page': { who: 'coordinator', run: (context, event) => showFeeds(context, Number(event.data.from) || 0) },
  'feed.open': { who: 'coordinator', run: (context, event) => showFeed(context, event.data.value) },
  'feed.pause': changing(
    () => ({ enabled: false }),
    (text) => text.feedPausedNow,
  ),
  'feed.resume': changing(
    (now) => ({ enabled: true, nextPollAt: now }),
    (text) => text.feedResumedNow,
  ),
  'feed.trust': changing(
    () => ({ trust: 'trusted' }),
    (text) => text.feedTrustedNow,
  ),
  'feed.review': changing(
    () => ({ trust: 'reviewed' }),
    (text) => text.feedReviewedNow,
  ),
  'feed.switch': { who: 'admin', run: switchAddress },
};

export const feedDeliveries: Feature['deliveries'] = {
  'feed.failing': drawOutage(false),
  'feed.back': drawOutage(true),
  'feed.proposal': drawProposal,
};
