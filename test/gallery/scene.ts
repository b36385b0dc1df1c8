/** The demonstration network on a fixed day, for the gallery: people write and press, and what Enlace answers is kept. */
import { randomUUID } from 'node:crypto';
import type { Reply } from '../../src/adapter.ts';
import { loadStarterAgreements } from '../../src/agreements/starter.ts';
import type { App, Dependencies } from '../../src/app.ts';
import { ingest } from '../../src/calls/intake/ingest.ts';
import { listFeeds } from '../../src/calls/queries.ts';
import { createFeedReader } from '../../src/calls/reading/feed.ts';
import type { Fetcher } from '../../src/calls/reading/fetch.ts';
import type { Button, Card } from '../../src/card.ts';
import { readConfig } from '../../src/config.ts';
import { createOutbox } from '../../src/deliveries/outbox.ts';
import { openQueue } from '../../src/deliveries/queue.ts';
import { demoFeedXml } from '../../src/demo/calls.ts';
import { loadDemo } from '../../src/demo/network.ts';
import type { Event, IncomingFile } from '../../src/event.ts';
import { createEnlace, joinFeatures } from '../../src/features.ts';
import type { RawValues } from '../../src/form.ts';
import { createLog } from '../../src/log.ts';
import { createReceive } from '../../src/router.ts';
import { loadBasics } from '../../src/starter.ts';
import type { Delivery } from '../../src/store.ts';
import { testStore } from '../support/database.ts';

/** A Tuesday at 10:00 in Bogotá: every date in the pictures is relative to it. */
export const today = new Date('2026-11-24T15:00:00Z');

/** The people of the demonstration by what the pictures need of them; a guest is nobody it knows. */
export const people = {
  member: { email: 'camila.torres@demo.enlace', name: 'Camila Torres', locale: 'es' },
  english: { email: 'sarah.miller@demo.enlace', name: 'Sarah Miller', locale: 'en' },
  coordinator: { email: 'laura.gomez@demo.enlace', name: 'Laura Gómez', locale: 'es' },
  admin: { email: 'jorge.pardo@demo.enlace', name: 'Jorge Pardo', locale: 'es' },
  guest: { email: 'alguien@otra.example', name: 'Alguien', locale: 'es' },
} as const;
export type Who = keyof typeof people;

type Say = (who: Who, event: NewEvent, options?: { space?: string; asksInChat?: boolean }) => Promise<Reply>;
export type NewEvent =
  | { kind: 'message'; text: string; files?: readonly IncomingFile[] }
  | { kind: 'action'; action: string; data: Record<string, string> }
  | { kind: 'formSubmit'; form: string; state: string; values: RawValues }
  | { kind: 'installed'; space?: { name: string } };

export type Scene = {
  app: App;
  dependencies: Dependencies;
  clock: { at: Date; forwardDays(days: number): void };
  say: Say;
  /** Reads the demonstration's feeds again, with words in them replaced. */
  poll(edits?: Record<string, string>): Promise<void>;
  /** What is waiting to be sent of this kind. */
  deliveries(kind: string): Promise<Delivery[]>;
  /** Draws a delivery as the worker would; once drawn for a first time it counts as shown. */
  draw(delivery: Delivery): Promise<Card | null>;
  close(): Promise<void>;
};

export async function openScene(): Promise<Scene> {
  const store = await testStore();
  const queue = await openQueue(store.connectionString, (error) => {
    throw error;
  });
  const clock = {
    at: today,
    now: () => clock.at,
    forwardDays: (days: number) => {
      clock.at = new Date(clock.at.getTime() + days * 24 * 3_600_000);
    },
  };
  const log = createLog('silent');
  const outbox = createOutbox({ queue, clock });
  const reader = createFeedReader();
  let edits: Record<string, string> = {};
  const fetcher: Fetcher = {
    fetchFeed: async (url) => {
      let xml = demoFeedXml(/([a-z]+)\.xml$/.exec(url)?.[1] ?? '', clock.now()) ?? '';
      for (const [before, after] of Object.entries(edits)) xml = xml.replaceAll(before, after);
      const bytes = new TextEncoder().encode(xml);
      return { status: 'ok', bytes, contentType: 'application/rss+xml', etag: null, lastModified: null, finalUrl: url };
    },
    close: () => Promise.resolve(),
  };
  const dependencies = joinFeatures({
    config: readConfig({}),
    store,
    clock,
    log,
    outbox,
    fetcher,
    reader,
  });
  const app = createEnlace();
  await loadBasics(store);
  await loadDemo(store, today);
  await loadStarterAgreements(store, today);

  const say: Say = (who, event, options = {}) => {
    const { email, name, locale } = people[who];
    const place = { platform: 'terminal' as const, tenant: 'local' };
    const address = { ...place, conversation: options.space ?? email };
    const whole: Event = {
      id: randomUUID(),
      at: clock.now(),
      actor: { ...place, user: email, email, name, locale },
      address,
      direct: options.space === undefined,
      ...event,
    };
    return createReceive(app, dependencies, { asksInChat: options.asksInChat ?? false })(whole);
  };

  return {
    app,
    dependencies,
    clock,
    say,
    poll: async (said = {}) => {
      edits = said;
      const report = await ingest(dependencies, await listFeeds(store.db));
      for (const feed of report.feeds) if (feed.error) throw new Error(`${feed.url}: ${feed.error}`);
    },
    deliveries: (kind) =>
      store.db.delivery.findMany({ where: { kind, status: { not: 'cancelled' } }, orderBy: { dueAt: 'desc' } }),
    draw: async (delivery) => {
      const card = (await app.deliveries[delivery.kind]?.(dependencies, delivery)) ?? null;
      if (card) await store.db.delivery.update({ where: { id: delivery.id }, data: { shown: 1, status: 'sent' } });
      return card;
    },
    close: async () => {
      await reader.close();
      await queue.close();
    },
  };
}

/** All the buttons of a card, those inside sections too. */
export function buttonsOf(card: Card): Button[] {
  const inside = (blocks: Card['blocks']): Button[] =>
    blocks.flatMap((block) => {
      if (block.kind === 'section') return inside(block.blocks);
      return block.kind === 'buttons' ? block.buttons : [];
    });
  return inside(card.blocks);
}

/** What somebody writes to Enlace. */
export const write = (text: string) => ({ kind: 'message' as const, text });

/** The press of the button with this label, as an event. Throws when no card has it. */
export function press(cards: readonly Card[], label: string): NewEvent {
  const button = cards.flatMap(buttonsOf).find((one) => one.label === label);
  if (!button || 'href' in button) throw new Error(`no button «${label}» to press`);
  return { kind: 'action', action: button.action, data: button.data ?? {} };
}

/** The choice of the n-th option of the card's first menu. */
export function choose(cards: readonly Card[], index: number): NewEvent {
  const menu = cards.flatMap((card) => card.blocks).find((block) => block.kind === 'choices');
  const option = menu?.kind === 'choices' ? menu.options[index] : undefined;
  if (menu?.kind !== 'choices' || !option) throw new Error('no menu to choose from');
  return { kind: 'action', action: menu.action, data: { ...menu.data, value: option.value } };
}
