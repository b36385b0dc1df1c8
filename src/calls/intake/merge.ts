/** Two calls become one, or are told apart; and back. */
import type { Dependencies } from '../../app.ts';
import type { NewDelivery, Outbox } from '../../deliveries/outbox.ts';
import { listCoordinators } from '../../members/queries.ts';
import { type CallPair, type Db, Prisma } from '../../store.ts';
import { type Call, type CallRow, getCall } from '../queries.ts';
import { announceCall, tellProposer } from '../reaching/announce.ts';
import { syncReminders } from '../reaching/reminders.ts';
import { isOpen } from '../rules.ts';
import { decidePair, heldCalls, isDoubted, type PairRow, release } from './identity-queries.ts';
import { readTitle, withoutStateMark } from './identity-title.ts';
import { applyChange } from './ingest-revise.ts';
import { isExtension } from './life.ts';
import {
  type Deadline,
  getSource,
  type Moved,
  moveAll,
  moveBack,
  takeOut,
  unsentAnnouncements,
} from './merge-queries.ts';

/** Puts doubtful pairs before the coordinators. */
export async function askAboutPairs(tx: Db, outbox: Outbox, pairs: readonly CallPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const coordinators = await listCoordinators(tx);
  const rows = pairs.flatMap((pair) =>
    coordinators.map(({ id }) => ({ kind: 'call.pair', memberId: id, subject: pair.id, dueAt: pair.createdAt })),
  );
  await outbox.enqueue(tx, rows);
}

function deadlineOf(call: Call): Deadline {
  const { deadlineAt, deadlineZone, deadlineHasTime, deadlineText, deadlineConfidence } = call;
  return {
    deadlineAt: deadlineAt?.toISOString() ?? null,
    deadlineZone,
    deadlineHasTime,
    deadlineText,
    deadlineConfidence,
  };
}

/** The older one stays, unless only the newer one is public. */
function chooseKept({ older, newer }: PairRow): { kept: CallRow; gone: CallRow } {
  const newerIsPublic = older.state === 'review' && newer.state === 'published';
  return newerIsPublic ? { kept: newer, gone: older } : { kept: older, gone: newer };
}

async function takeDeadline(tx: Db, dependencies: Dependencies, kept: CallRow, to: Deadline, now: Date): Promise<void> {
  const before = kept.deadlineAt?.toISOString() ?? null;
  if (before === to.deadlineAt) return;
  const fields = [{ field: 'deadline', before, after: to.deadlineAt }];
  await applyChange(tx, dependencies, kept, to, { fields, takesDeadline: false }, now);
}

/** One call with the sources and followers of both. Returns the one that stays, or null when somebody had decided. */
export async function mergePair(tx: Db, dependencies: Dependencies, pair: PairRow, now: Date): Promise<CallRow | null> {
  const { outbox } = dependencies;
  const { kept, gone } = chooseKept(pair);
  const reading = { ...gone, urlKey: null, withdrawal: null };
  const takesDate = isExtension(kept, reading);
  if (!(await decidePair(tx, pair.id, 'open', { state: 'same', decidedAt: now }))) return null;
  const parts = await moveAll(tx, gone, kept, now);
  const deadline = takesDate ? deadlineOf(kept) : null;
  const moved: Moved = { kept: kept.id, gone: gone.id, state: gone.state, ...parts, deadline };
  await decidePair(tx, pair.id, 'same', { moved });
  if (takesDate) await takeDeadline(tx, dependencies, kept, deadlineOf(gone), now);
  const merged = (await getCall(tx, kept.id)) ?? kept;
  await syncReminders(tx, outbox, { ...gone, state: 'merged' }, now);
  await syncReminders(tx, outbox, merged, now);
  await showAgain(tx, outbox, pair);
  await tellProposer(tx, outbox, gone, now);
  // The one that stays was old news, the other was about to be told: it is news.
  const wasNews = gone.announcedAt === null && (gone.heldUntil !== null || gone.proposedById !== null);
  if (wasNews && merged.state === 'published' && isOpen(merged, now)) await announceCall(tx, outbox, merged, now);
  return merged;
}

async function showAgain(tx: Db, outbox: Outbox, pair: PairRow): Promise<void> {
  for (const id of [pair.olderId, pair.newerId]) await outbox.requestUpdate(tx, id, ['call.announce', 'call.review']);
  await outbox.requestUpdate(tx, pair.id, ['call.pair']);
}

/** Both as they were, their sources, followers and announcements; the pair is to be decided again. */
export async function unmergePair(tx: Db, dependencies: Dependencies, pair: PairRow, now: Date): Promise<boolean> {
  const { outbox } = dependencies;
  const moved = pair.moved as Moved | null;
  if (!moved) return false;
  if (!(await decidePair(tx, pair.id, 'same', { state: 'open', decidedAt: null, moved: Prisma.DbNull }))) return false;
  await moveBack(tx, moved, now);
  const kept = await getCall(tx, moved.kept);
  const gone = await getCall(tx, moved.gone);
  // Thrown, what was written down until here is taken back.
  if (!kept || !gone) throw new Error(`A call of the pair ${pair.id} is not there`);
  if (moved.deadline) await takeDeadline(tx, dependencies, kept, moved.deadline, now);
  for (const call of [(await getCall(tx, kept.id)) ?? kept, gone]) await syncReminders(tx, outbox, call, now);
  const unsent = await unsentAnnouncements(tx, gone.id);
  const again = unsent.flatMap(({ kind, subject, dueAt, expiresAt, urgent, memberId, spaceId }): NewDelivery[] => {
    const row = { kind, subject, dueAt, expiresAt: expiresAt ?? undefined, urgent };
    if (memberId) return [{ ...row, memberId }];
    return spaceId ? [{ ...row, spaceId }] : [];
  });
  await outbox.enqueue(tx, again);
  await showAgain(tx, outbox, pair);
  return true;
}

/** Two calls: what was held back is announced, unless another pair still holds it. */
export async function keepApart(tx: Db, { outbox }: Dependencies, pair: PairRow, now: Date): Promise<boolean> {
  if (!(await decidePair(tx, pair.id, 'open', { state: 'apart', decidedAt: now }))) return false;
  await outbox.requestUpdate(tx, pair.id, ['call.pair']);
  await outbox.requestUpdate(tx, pair.newerId, ['call.review']);
  const { newer } = pair;
  if (newer.heldUntil && !newer.announcedAt && newer.state === 'published' && !(await isDoubted(tx, newer.id))) {
    await announceCall(tx, outbox, newer, now);
  }
  return true;
}

/** Takes back "they are different"; what was announced stays so. */
export async function reopenPair(tx: Db, { outbox }: Dependencies, pair: PairRow): Promise<boolean> {
  if (!(await decidePair(tx, pair.id, 'apart', { state: 'open', decidedAt: null }))) return false;
  await outbox.requestUpdate(tx, pair.id, ['call.pair']);
  return true;
}

/** Takes one source out of a call that it does not tell of. Returns the pair that they are now, or null when it cannot. */
export async function splitSource(tx: Db, { outbox }: Dependencies, itemId: string, now: Date): Promise<string | null> {
  const source = await getSource(tx, itemId);
  if (!source?.call || source.call._count.items < 2) return null;
  const { key: titleKey, serial } = readTitle(source.title);
  const about = { title: withoutStateMark(source.title), titleKey, serial };
  const pair = await takeOut(tx, source, source.call, about, now);
  await outbox.requestUpdate(tx, source.call.id, ['call.announce', 'call.review']);
  return pair.id;
}

/** Announces what waited long enough for somebody to say it is a repetition. Returns how many. */
export async function announceHeld({ store, outbox, clock }: Dependencies): Promise<number> {
  const now = clock.now();
  let told = 0;
  for (const call of await heldCalls(store.db, now)) {
    told += await store.inTransaction(async (tx) => {
      await release(tx, call.id);
      return isOpen(call, now) && (await announceCall(tx, outbox, call, now)) > 0 ? 1 : 0;
    });
  }
  return told;
}
