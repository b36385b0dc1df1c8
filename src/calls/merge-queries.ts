/** What a merge of two calls moves, and what puts it back. */
import type { Call, Db } from '../store.ts';

/** Kept with the pair, so that the merge can be undone. */
export type Moved = {
  kept: string;
  gone: string;
  /** The state that the call had. */
  state: Call['state'];
  /** Items that changed hands. */
  items: string[];
  /** Members who followed only the other call, and now follow this one. */
  followers: string[];
  followUps: string[];
  /** The close of the kept call before it took the other's. */
  deadline: Deadline | null;
};

export type Deadline = {
  deadlineAt: string | null;
  deadlineZone: string | null;
  deadlineHasTime: boolean;
  deadlineText: string | null;
  deadlineConfidence: number | null;
};

/** Everything of one call goes to the other. */
export async function moveAll(
  tx: Db,
  gone: Pick<Call, 'id'>,
  kept: Pick<Call, 'id'>,
  now: Date,
): Promise<Pick<Moved, 'items' | 'followers' | 'followUps'>> {
  const items = await tx.feedItem.updateManyAndReturn({
    where: { callId: gone.id },
    data: { callId: kept.id },
    select: { id: true },
  });
  const followUps = await tx.callFollowUp.updateManyAndReturn({
    where: { callId: gone.id },
    data: { callId: kept.id },
    select: { id: true },
  });
  // What somebody chose about the one call holds for the other, unless they chose there too.
  const chosen = await tx.callInterest.findMany({ where: { callId: gone.id } });
  const copied = await tx.callInterest.createManyAndReturn({
    data: chosen.map((row) => ({ ...row, callId: kept.id, updatedAt: now })),
    skipDuplicates: true,
    select: { memberId: true },
  });
  await tx.call.update({ where: { id: gone.id }, data: { state: 'merged', mergedIntoId: kept.id, updatedAt: now } });
  return {
    items: items.map(({ id }) => id),
    followUps: followUps.map(({ id }) => id),
    followers: copied.map(({ memberId }) => memberId),
  };
}

/** Puts back what `moveAll` moved. */
export async function moveBack(tx: Db, moved: Moved, now: Date): Promise<void> {
  const { kept, gone, state, items, followers, followUps } = moved;
  await tx.feedItem.updateMany({ where: { id: { in: items } }, data: { callId: gone } });
  await tx.callFollowUp.updateMany({ where: { id: { in: followUps } }, data: { callId: gone } });
  await tx.callInterest.deleteMany({ where: { callId: kept, memberId: { in: followers } } });
  await tx.call.update({ where: { id: gone }, data: { state, mergedIntoId: null, updatedAt: now } });
}

/** Announcements that were not sent, because the call was a repetition when they were due. */
export function unsentAnnouncements(db: Db, callId: string) {
  return db.delivery.findMany({ where: { subject: callId, kind: 'call.announce', status: 'cancelled' } });
}
