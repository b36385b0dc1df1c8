/** Whom trainings are for: members, spaces, what they chose and what they were already told. */
import type { Db, Prisma } from '../store.ts';
import type { Candidate } from './rules.ts';

const candidate = {
  id: true,
  role: true,
  sectors: true,
  entityId: true,
  entity: { select: { sectorId: true } },
} satisfies Prisma.MemberSelect;

/** Everybody, with what tells whether a training is for them. */
export function listCandidates(db: Db): Promise<Candidate[]> {
  return db.member.findMany({ select: candidate, orderBy: { email: 'asc' } });
}

export function getCandidate(db: Db, memberId: string): Promise<Candidate | null> {
  return db.member.findUnique({ where: { id: memberId }, select: candidate });
}

export function activeSpaces(db: Db) {
  return db.space.findMany({ where: { active: true }, select: { id: true, sectors: true } });
}

/** Invites them by name, besides the audience. Returns how many were not yet. */
export async function addInvitations(
  db: Db,
  trainingId: string,
  memberIds: readonly string[],
  invitedAt: Date,
): Promise<number> {
  const data = memberIds.map((memberId) => ({ trainingId, memberId, invitedAt }));
  return (await db.trainingInvitation.createMany({ data, skipDuplicates: true })).count;
}

export async function removeInvitations(db: Db, trainingId: string, memberIds: readonly string[]): Promise<void> {
  await db.trainingInvitation.deleteMany({ where: { trainingId, memberId: { in: [...memberIds] } } });
}

/** The trainings that this member saw last as a list, in its order. */
export async function listedTo(db: Db, memberId: string): Promise<readonly string[]> {
  return (await choicesOf(db, memberId))?.listed ?? [];
}

export async function saveListed(db: Db, memberId: string, listed: string[]): Promise<void> {
  await db.trainingChoices.upsert({ where: { memberId }, create: { memberId, listed }, update: { listed } });
}

export function choicesOf(db: Db, memberId: string) {
  return db.trainingChoices.findUnique({ where: { memberId } });
}

export async function saveReminderChoice(db: Db, memberId: string, remindMinutes: number[] | null): Promise<void> {
  const choice = { remindMinutes: remindMinutes ?? [], ownReminders: remindMinutes !== null };
  await db.trainingChoices.upsert({ where: { memberId }, create: { memberId, ...choice }, update: choice });
}

/** The member's calendar address; a new one takes the place of the old, which stops working. */
export async function saveCalendarToken(db: Db, memberId: string, calendarToken: string | null): Promise<void> {
  await db.trainingChoices.upsert({
    where: { memberId },
    create: { memberId, calendarToken },
    update: { calendarToken },
  });
}

export function findCalendarOwner(db: Db, calendarToken: string) {
  return db.trainingChoices.findUnique({ where: { calendarToken }, include: { member: true } });
}

/** The calls whose close this member follows, for their calendar. */
export function deadlinesOf(db: Db, memberId: string, from: Date) {
  return db.callInterest.findMany({
    where: {
      memberId,
      OR: [{ interest: 'interested' }, { remind: true }],
      call: { state: 'published', deadlineAt: { gte: from } },
    },
    include: { call: true },
    orderBy: { call: { deadlineAt: 'asc' } },
  });
}

export function getSpace(db: Db, id: string) {
  return db.space.findUnique({ where: { id }, select: { id: true, sectors: true } });
}

// ---- What was already said

const said = { notIn: ['cancelled', 'dropped', 'failed'] } satisfies Prisma.EnumDeliveryStatusFilter;
const out = { in: ['sent', 'sending', 'unknown'] } satisfies Prisma.EnumDeliveryStatusFilter;

/** Members who were sent, or are about to be sent, a message of this kind about the training. */
export async function membersTold(db: Db, subject: string, kind: string, alreadyOut: boolean): Promise<Set<string>> {
  const rows = await db.delivery.findMany({
    where: {
      subject,
      kind,
      memberId: { not: null },
      status: alreadyOut ? out : said,
    },
    select: { memberId: true },
  });
  return new Set(rows.flatMap((row) => row.memberId ?? []));
}

export async function spacesTold(db: Db, subject: string, kind: string, alreadyOut: boolean): Promise<Set<string>> {
  const rows = await db.delivery.findMany({
    where: { subject, kind, spaceId: { not: null }, status: alreadyOut ? out : said },
    select: { spaceId: true },
  });
  return new Set(rows.flatMap((row) => row.spaceId ?? []));
}

/** The oldest revision that a notice of change still waiting would start from, by member. */
export async function changesPending(db: Db, subject: string): Promise<Map<string, number>> {
  const rows = await db.delivery.findMany({
    where: { subject, kind: 'training.changed', status: 'pending', memberId: { not: null } },
    select: { memberId: true, data: true },
  });
  const since = new Map<string, number>();
  for (const { memberId, data } of rows) {
    const from = (data as { since?: number } | null)?.since ?? 0;
    if (memberId) since.set(memberId, Math.min(from, since.get(memberId) ?? from));
  }
  return since;
}
