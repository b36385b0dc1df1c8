/** What entities did about calls, step by step. */
import type { CallFollowUp, Db, FollowUpStage } from '../../store.ts';

export type Stage = FollowUpStage;

/** The entity of a member, or null. */
export async function entityOf(db: Db, memberId: string): Promise<{ id: string; name: string } | null> {
  const member = await db.member.findUnique({
    where: { id: memberId },
    select: { entity: { select: { id: true, name: true } } },
  });
  return member?.entity ?? null;
}

/** Until its transaction ends, nobody else says what is done about this call. */
export async function lockSteps(tx: Db, callId: string): Promise<void> {
  await tx.$executeRaw`select from "Call" where id = ${callId} for no key update`;
}

/** Where an entity stands with a call: its last step. */
export function lastStep(db: Db, callId: string, entityId: string): Promise<CallFollowUp | null> {
  return db.callFollowUp.findFirst({ where: { callId, entityId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
}

/** The calls that an entity is about to apply to, or whose outcome it waits for. */
export async function underWay(db: Db, entityId: string): Promise<string[]> {
  const steps = await db.callFollowUp.findMany({ where: { entityId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  const last = new Map(steps.map(({ callId, stage }) => [callId, stage]));
  return [...last].flatMap(([callId, stage]) => (stage === 'planned' || stage === 'applied' ? [callId] : []));
}

export function addStep(
  db: Db,
  step: { callId: string; entityId: string; memberId: string; stage: Stage; at: Date },
): Promise<CallFollowUp> {
  return db.callFollowUp.create({ data: step });
}

/** Takes back the last step of an entity, when this member wrote it. */
export async function removeStep(db: Db, id: string, memberId: string): Promise<boolean> {
  return (await db.callFollowUp.deleteMany({ where: { id, memberId } })).count === 1;
}

/** Every step about a call, oldest first, with who took it. */
export function stepsOf(db: Db, callId: string, entityId?: string) {
  return db.callFollowUp.findMany({
    where: { callId, entityId },
    include: { entity: { select: { name: true } }, member: { select: { name: true } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

/** Who is interested in a call, of one entity or of all. */
export function interestedIn(db: Db, callId: string, entityId?: string) {
  return db.callInterest.findMany({
    where: { callId, OR: [{ interest: 'interested' }, { remind: true, interest: null }], member: { entityId } },
    select: { memberId: true, member: { select: { name: true, entity: { select: { name: true } } } } },
    orderBy: { updatedAt: 'asc' },
  });
}

/** The steps taken, all or those of a stretch of time: the annual report's rows, oldest first. */
export function followUpHistory(db: Db, range?: { from: Date; to: Date }) {
  return db.callFollowUp.findMany({
    where: { at: range && { gte: range.from, lt: range.to } },
    select: {
      stage: true,
      at: true,
      entity: { select: { name: true } },
      call: { select: { number: true, title: true, funder: true, modality: true, sectors: true } },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}
