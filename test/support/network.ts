/** A whole Enlace for a test: its store, its app, a feed on a server of its own, and people who talk to it. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWorker, type Worker } from '../../jobs/worker.ts';
import type { Adapter, Reply } from '../../src/adapter.ts';
import { type App, type Dependencies, renderersOf } from '../../src/app.ts';
import { type Ingestion, ingest } from '../../src/calls/intake/ingest.ts';
import { createFeedReader } from '../../src/calls/reading/feed.ts';
import { createFetcher } from '../../src/calls/reading/fetch.ts';
import type { Block, Card } from '../../src/card.ts';
import { cardText } from '../../src/card.ts';
import { readConfig } from '../../src/config.ts';
import { createOutbox } from '../../src/deliveries/outbox.ts';
import type { IncomingFile } from '../../src/event.ts';
import { createEnlace, joinFeatures } from '../../src/features.ts';
import { createLog } from '../../src/log.ts';
import { createReceive } from '../../src/router.ts';
import type { Feed, Store } from '../../src/store.ts';
import { basicStore, testQueue } from './database.ts';

/** A Tuesday at 10:00 in Bogotá, in nobody's quiet hours. */
export const tuesday = new Date('2026-11-24T15:00:00Z');

export type FeedItem = { id: string; title: string; text: string; url?: string; publishedAt?: Date };

export type TestFeed = {
  url: string;
  /** What it will serve from now on. */
  items: FeedItem[];
  /** In place of the items: raw bytes, or a status. */
  body?: string;
  status?: number;
  headers: Record<string, string>;
  /** The headers of each request so far. */
  requests: Record<string, string | string[] | undefined>[];
};

export type Network = Dependencies & {
  app: App;
  worker: Worker;
  clock: { at: Date; now(): Date; forward(ms: number): void };
  /** Serves a feed and keeps it; polled by `poll`. */
  feed(name: string, more?: Partial<Feed>): Promise<TestFeed & { row: Feed }>;
  poll(): Promise<Ingestion>;
  member(email: string, more?: object): Promise<string>;
  space(name: string, sectors?: string[], platform?: string): Promise<string>;
  subscribe(email: string, more?: object): Promise<void>;
  /** What the person is answered. */
  say(email: string, text: string, files?: readonly IncomingFile[]): Promise<Card[]>;
  press(email: string, card: Card | undefined, label: string): Promise<Card[]>;
  /** Sends what is due; then the texts that this person or space was sent, oldest first. */
  sentTo(name: string): Promise<string[]>;
  drain(): Promise<void>;
  close(): Promise<void>;
};

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function rssOf(name: string, items: readonly FeedItem[]): string {
  const parts = items.map(
    (item) =>
      `<item><title>${escapeXml(item.title)}</title><guid isPermaLink="false">${item.id}</guid>` +
      `<link>${escapeXml(item.url ?? `https://example.org/${item.id}`)}</link>` +
      `${item.publishedAt ? `<pubDate>${item.publishedAt.toUTCString()}</pubDate>` : ''}<description>${escapeXml(item.text)}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title><link>https://example.org</link><language>es</language>${parts.join('')}</channel></rss>`;
}

/** Every button and menu of a card, by label. */
export function offersOf(blocks: readonly Block[]): { label: string; action: string; data: Record<string, string> }[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'section') return offersOf(block.blocks);
    if (block.kind === 'buttons') {
      return block.buttons.flatMap((button) =>
        'action' in button ? [{ label: button.label, action: button.action, data: button.data ?? {} }] : [],
      );
    }
    if (block.kind !== 'choices') return [];
    return block.options.map(({ value, label }) => ({ label, action: block.action, data: { ...block.data, value } }));
  });
}

const cardsOf = (reply: Reply): Card[] => (reply.kind === 'cards' ? [...reply.cards] : []);
export const textsOf = (cards: readonly Card[]): string => cards.map(cardText).join('\n');

/** The worker's: its process takes a quarter of a second to start, and remembers nothing between feeds. */
const reader = createFeedReader();

export async function openNetwork(options: { adapters?: readonly Adapter[]; now?: Date } = {}): Promise<Network> {
  const store: Store = await basicStore();
  const log = createLog('silent');
  const clock = {
    at: options.now ?? tuesday,
    now: () => clock.at,
    forward: (ms: number) => {
      clock.at = new Date(clock.at.getTime() + ms);
    },
  };
  const queue = await testQueue();
  const outbox = createOutbox({ queue, clock });
  const feeds = new Map<string, TestFeed>();
  const server = createServer((request, response) => {
    const feed = feeds.get(request.url ?? '');
    if (!feed) return void response.writeHead(404).end();
    feed.requests.push(request.headers);
    response.writeHead(feed.status ?? 200, { 'content-type': 'application/rss+xml', ...feed.headers });
    response.end(feed.status === 304 ? undefined : (feed.body ?? rssOf(request.url ?? '', feed.items)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetcher = createFetcher({ clock, allowPrivate: [host], gapMs: 0 });
  const app = createEnlace();
  const dependencies = joinFeatures({
    config: readConfig({}),
    store,
    clock,
    log,
    outbox,
    fetcher,
    reader,
  });
  const renderers = renderersOf(app, dependencies);
  const worker = createWorker({ store, queue, clock, adapters: options.adapters ?? [], renderers, log });
  const receive = createReceive(app, dependencies, { asksInChat: true });

  const actor = (email: string) => ({ platform: 'terminal' as const, tenant: 'local', user: email, email });
  const base = (email: string) => ({
    id: randomUUID(),
    at: clock.now(),
    actor: actor(email),
    address: { platform: 'terminal' as const, tenant: 'local', conversation: email, user: email },
    direct: true,
  });

  const network: Network = {
    ...dependencies,
    app,
    worker,
    clock,
    feed: async (name, more = {}) => {
      const url = `http://${host}/${name}`;
      const feed: TestFeed = { url, items: [], headers: {}, requests: [] };
      feeds.set(`/${name}`, feed);
      const row = await store.db.feed.create({ data: { url, name, trust: 'trusted', language: 'es', ...more } });
      return Object.assign(feed, { row });
    },
    poll: async () => ingest(network, await store.db.feed.findMany({ orderBy: { url: 'asc' } })),
    member: async (email, more = {}) =>
      (
        await store.db.member.create({
          data: { email, name: email.split('@')[0] ?? email, createdAt: tuesday, ...more },
        })
      ).id,
    space: async (name, sectors = [], platform = 'terminal') =>
      (await store.db.space.create({ data: { platform, tenant: 'local', conversation: name, name, sectors } })).id,
    subscribe: async (email, more = {}) => {
      const { id } = await store.db.member.findUniqueOrThrow({ where: { email } });
      await store.db.subscription.create({ data: { memberId: id, createdAt: tuesday, ...more } });
    },
    say: async (email, text, files) => cardsOf(await receive({ ...base(email), kind: 'message', text, files })),
    press: async (email, card, label) => {
      const offer = offersOf(card?.blocks ?? []).find((one) => one.label.includes(label));
      if (!offer) throw new Error(`no button «${label}» on: ${card ? cardText(card) : 'no card'}`);
      return cardsOf(await receive({ ...base(email), kind: 'action', action: offer.action, data: offer.data }));
    },
    sentTo: async (name) => {
      await worker.drain();
      const rows = await store.db.delivery.findMany({
        where: { status: 'sent', OR: [{ member: { email: name } }, { space: { conversation: name } }] },
        orderBy: [{ sentAt: 'asc' }, { key: 'asc' }],
      });
      return rows.map((row) => row.text ?? '');
    },
    drain: async () => void (await worker.drain()),
    close: async () => {
      await worker.stop();
      await fetcher.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return network;
}
