/** What calls for nothing (winners, a visit, a vacancy): put before the coordinators once a day, in one message. */
import type { Dependencies, Feature, Renderer } from '../../app.ts';
import type { Card } from '../../card.ts';
import type { Outbox } from '../../deliveries/outbox.ts';
import { listCoordinators } from '../../members/queries.ts';
import type { Db } from '../../store.ts';
import type { Look } from '../cards.ts';
import { lookFor } from '../look.ts';
import { type CallRow, listCalls } from '../queries.ts';
import { nextDigest } from '../rules.ts';
import { becauseOf } from '../understanding/reread.ts';
import { newsCard } from './news-cards.ts';

/** Whether it was told to be no call, and nobody published it. */
export const wasNews = (call: CallRow): boolean =>
  call.state === 'news' || (call.state === 'rejected' && becauseOf(call).news !== undefined);

/** What came from then to then; the whole of it that waits when there is neither. */
export type Span = { from?: string; due?: string };

export const waitingNews = (db: Db, { from, due }: Span): Promise<CallRow[]> =>
  listCalls(db, {
    state: 'news',
    baseline: false,
    cameFrom: new Date(from ?? 0),
    ...(due && { cameTo: new Date(due) }),
  });

/** Tells the coordinators of it at eight on the next working day, with whatever else comes until then. */
export async function tellOfNews(tx: Db, outbox: Outbox, now: Date): Promise<void> {
  const dueAt = nextDigest('daily', now, { digestDays: [], digestAt: '08:00' });
  const about = { kind: 'call.news', subject: dueAt.toISOString(), data: { from: now.toISOString() }, dueAt };
  const coordinators = await listCoordinators(tx);
  await outbox.enqueue(
    tx,
    coordinators.map(({ id }) => ({ ...about, memberId: id })),
  );
}

/** All the news that waits, as one card; null when none does. */
export async function waitingNewsCard({ store }: Pick<Dependencies, 'store'>, look: Look): Promise<Card | null> {
  const calls = await waitingNews(store.db, {});
  return calls.length > 0 ? newsCard(calls, {}, look) : null;
}

const draw: Renderer = async (dependencies, { subject: due, data, shown, memberId }) => {
  const { from } = data as { from: string };
  const calls = await waitingNews(dependencies.store.db, { from, due });
  return calls.length === 0 && shown === 0
    ? null
    : newsCard(calls, { from, due }, await lookFor(dependencies, { memberId }));
};

export const newsDeliveries: Feature['deliveries'] = { 'call.news': draw };
