/** What a merge of two calls moves, and what puts it back. */
import type { Call, CallPair, Db } from '../../store.ts';

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

/** A source of a call with its feed, and how many sources that call has. */
export function getSource(db: Db, id: string) {
  return db.feedItem.findUnique({
    where: { id },
    include: { feed: true, call: { include: { _count: { select: { items: true } } } } },
  });
}

type Source = NonNullable<Awaited<ReturnType<typeof getSource>>>;

/** The source as a call of its own. It is read anew, whole, when its feed is polled, and announced then. */
export async function takeOut(tx: Db, source: Source, call: Call, about: TitleColumns, now: Date): Promise<CallPair> {
  const { feed, url, urlKey, publishedAt, deadlineAt } = source;
  const { language, modality, sectors, eligibility, state, demo } = call;
  const own = await tx.call.create({
    data: {
      ...{ ...about, url, urlKey, publishedAt, deadlineAt, language, modality, sectors, eligibility, state, demo },
      ...{ funder: feed.funder, heldUntil: now, createdAt: now, updatedAt: now },
    },
  });
  await tx.feedItem.update({ where: { id: source.id }, data: { callId: own.id, hash: '' } });
  await tx.feed.update({ where: { id: feed.id }, data: { etag: null, lastModified: null, nextPollAt: now } });
  return tx.callPair.create({
    data: { olderId: call.id, newerId: own.id, state: 'apart', alike: 0, shared: [], createdAt: now, decidedAt: now },
  });
}

type TitleColumns = { title: string; titleKey: string; serial: string };

/** Announcements that were not sent, because the call was a repetition when they were due. */
export function unsentAnnouncements(db: Db, callId: string) {
  return db.delivery.findMany({ where: { subject: callId, kind: 'call.announce', status: 'cancelled' } });
}
