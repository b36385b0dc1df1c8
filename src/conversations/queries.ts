/** What the router remembers: events already taken, the form somebody is half through, what answered them last, and what they may undo. */
import type { WayBack } from '../adapter.ts';
import type { Filling } from '../filling.ts';
import { type Db, Prisma } from '../store.ts';

/** An event taken this long ago and never finished belonged to a process that died: a redelivery may take it again. */
const abandonedAfterMs = 60_000;

/** True when this event is ours to handle; false when it was, or is being, handled. */
export async function claimEvent(db: Db, key: string, now: Date): Promise<boolean> {
  const taken = await db.inboundEvent.createMany({ data: [{ key, receivedAt: now }], skipDuplicates: true });
  if (taken.count === 1) return true;
  const retaken = await db.inboundEvent.updateMany({
    where: { key, doneAt: null, receivedAt: { lt: new Date(now.getTime() - abandonedAfterMs) } },
    data: { receivedAt: now },
  });
  return retaken.count === 1;
}

export async function finishEvent(db: Db, key: string, now: Date): Promise<void> {
  await db.inboundEvent.updateMany({ where: { key }, data: { doneAt: now } });
}

/** Platforms redeliver within minutes; a week is ample. Returns how many were forgotten. */
export async function forgetEvents(db: Db, before: Date): Promise<number> {
  return (await db.inboundEvent.deleteMany({ where: { receivedAt: { lt: before } } })).count;
}

/** One person in one conversation. */
export type Place = { platform: string; tenant: string; address: string; user: string };

export async function loadFilling(db: Db, place: Place): Promise<Filling | null> {
  const row = await db.conversation.findUnique({ where: { platform_tenant_address_user: place } });
  return (row?.state as Filling | undefined) ?? null;
}

/** When this person last did something in this conversation. */
export async function lastTouched(db: Db, place: Place): Promise<Date | null> {
  const row = await db.conversation.findUnique({ where: { platform_tenant_address_user: place } });
  return row?.updatedAt ?? null;
}

/** The same, and nobody else reads it this way until the transaction ends. */
export async function lockFilling(tx: Db, place: Place): Promise<Filling | null> {
  const { platform, tenant, address, user } = place;
  await tx.$queryRaw`
    select 1 from "Conversation" where "platform" = ${platform} and "tenant" = ${tenant}
    and "address" = ${address} and "user" = ${user} for update`;
  return loadFilling(tx, place);
}

export async function saveFilling(db: Db, place: Place, filling: Filling | null, now: Date): Promise<void> {
  if (!filling) {
    await db.conversation.deleteMany({ where: place });
    return;
  }
  await db.conversation.upsert({
    where: { platform_tenant_address_user: place },
    create: { ...place, state: filling, updatedAt: now },
    update: { state: filling, updatedAt: now },
  });
}

type Undo = { at: string; ways: WayBack[] };

/** What answered a member, and the ways back it showed, in the place of those kept before; none forgets them. */
export async function saveAnswer(
  db: Db,
  memberId: string,
  lastAnswer: string,
  ways: WayBack[],
  now: Date,
): Promise<void> {
  const undo: Undo | typeof Prisma.DbNull = ways.length > 0 ? { at: now.toISOString(), ways } : Prisma.DbNull;
  // Nothing is written where nothing changes.
  const changes = [{ undo: { not: Prisma.DbNull } }, { lastAnswer: null }, { lastAnswer: { not: lastAnswer } }];
  // Who was erased meanwhile has nothing to undo.
  const where = { id: memberId, ...(ways.length > 0 ? {} : { OR: changes }) };
  await db.member.updateMany({ where, data: { undo, lastAnswer } });
}

/** Those that this member was last shown, unless that was before `since`. */
export async function loadUndo(db: Db, memberId: string, since: Date): Promise<readonly WayBack[]> {
  const member = await db.member.findUnique({ where: { id: memberId }, select: { undo: true } });
  const undo = member?.undo as Undo | null | undefined;
  return undo && new Date(undo.at) >= since ? undo.ways : [];
}
