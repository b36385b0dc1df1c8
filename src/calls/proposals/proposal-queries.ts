/** Proposed calls: stored like any other that waits for a coordinator, with who proposed them. */
import type { Call, Db, Prisma } from '../../store.ts';
import { type CallRow, withSources } from '../queries.ts';

export function createProposal(db: Db, data: Prisma.CallUncheckedCreateInput): Promise<CallRow> {
  return db.call.create({ data, include: withSources });
}

/** The call of this address, whoever told of it. */
export async function callAtAddress(db: Db, urlKey: string): Promise<CallRow | null> {
  const found = await db.call.findFirst({
    where: { OR: [{ urlKey }, { items: { some: { urlKey } } }], state: { notIn: ['rejected', 'news'] } },
    include: { ...withSources, mergedInto: { include: withSources } },
    orderBy: { number: 'asc' },
  });
  return found?.mergedInto ?? found;
}

/** Who proposed a call, and from where; null when a feed brought it. */
export async function proposerOf(
  db: Db,
  callId: string,
): Promise<{ id: string; name: string; entity: string | null } | null> {
  const call = await db.call.findUnique({
    where: { id: callId },
    select: { proposedBy: { select: { id: true, name: true, entity: { select: { name: true } } } } },
  });
  const by = call?.proposedBy;
  return by ? { id: by.id, name: by.name, entity: by.entity?.name ?? null } : null;
}

const undecided: Prisma.CallWhereInput = { state: { in: ['review', 'news'] } };

/** A coordinator's decision with its reason, or a trusted source's; false when somebody decided before. */
export async function decide(
  db: Db,
  callId: string,
  decision: { state: 'published' | 'rejected'; decidedById: string | null; decidedReason: string | null },
  now: Date,
): Promise<boolean> {
  const { count } = await db.call.updateMany({
    where: { id: callId, ...undecided },
    data: { ...decision, updatedAt: now },
  });
  return count === 1;
}

/** Takes back that this member discarded a call of a feed; false when it is no longer so. */
export async function takeBackDecision(db: Db, callId: string, memberId: string): Promise<boolean> {
  const { count } = await db.call.updateMany({
    where: { id: callId, state: 'rejected', decidedById: memberId, proposedById: null },
    data: { state: 'review', decidedById: null, decidedReason: null },
  });
  return count === 1;
}

/** Corrects a call that waits for a decision; false when it was decided meanwhile. */
export async function correct(db: Db, callId: string, data: Prisma.CallUncheckedUpdateManyInput): Promise<boolean> {
  const { count } = await db.call.updateMany({ where: { id: callId, ...undecided }, data });
  return count === 1;
}

export function proposalsOf(db: Db, memberId: string): Promise<Call[]> {
  return db.call.findMany({ where: { proposedById: memberId }, orderBy: { createdAt: 'desc' }, take: 20 });
}

/** What people propose and nobody has decided on, oldest first, with who proposed it. */
export function waitingProposals(db: Db) {
  return db.call.findMany({
    where: { state: 'review', proposedById: { not: null } },
    include: { ...withSources, proposedBy: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  });
}
