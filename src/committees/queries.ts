/** Committees and their seats, as far as a person may see them. */
import type { Access } from '../app.ts';
import { type Db, Prisma } from '../store.ts';
import type { Question } from './questions.ts';
import { type Cadence, dayOf, seesAll } from './rules.ts';

/** Who looks: what they may not see is not found. */
export type Viewer = { memberId: string | null; access: Access };

/** Only those with a seat, coordinators and administrators. */
export function visibleTo(viewer: Viewer): Prisma.CommitteeWhereInput {
  if (seesAll(viewer.access)) return {};
  return { seats: { some: { memberId: viewer.memberId ?? '' } } };
}

const withSeats = {
  sector: true,
  seats: { include: { member: true, entity: true }, orderBy: [{ role: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.CommitteeInclude;
export type CommitteeRow = Prisma.CommitteeGetPayload<{ include: typeof withSeats }>;

export type Named = { name: string; sector: { name: string; nameEn: string } | null };

export function listCommittees(db: Db, viewer: Viewer): Promise<CommitteeRow[]> {
  return db.committee.findMany({ where: visibleTo(viewer), include: withSeats, orderBy: { name: 'asc' } });
}

/** The committee, when this person may see it. */
export function seenCommittee(db: Db, viewer: Viewer, id: string): Promise<CommitteeRow | null> {
  return db.committee.findFirst({ where: { AND: [{ id }, visibleTo(viewer)] }, include: withSeats });
}

/** Of every committee, seen or not: what they are called is no secret. */
export function committeeNames(db: Db): Promise<Named[]> {
  return db.committee.findMany({ select: { name: true, sector: { select: { name: true, nameEn: true } } } });
}

/** Those whose next round is due on this day (ISO) or before. */
export function committeesDue(db: Db, today: string): Promise<CommitteeRow[]> {
  return db.committee.findMany({
    where: { nextRoundOn: { lte: dayOf(today) } },
    include: withSeats,
    orderBy: { name: 'asc' },
  });
}

/** Whether this chair is told of each answer. */
export async function hearAnswers(db: Db, committeeId: string, memberId: string, hearsAll: boolean): Promise<void> {
  await db.committeeSeat.updateMany({ where: { committeeId, memberId, role: 'chair' }, data: { hearsAll } });
}

export async function setNextRound(db: Db, committeeId: string, on: string): Promise<void> {
  await db.committee.update({ where: { id: committeeId }, data: { nextRoundOn: dayOf(on) } });
}

export type Rhythm = { cadence: Cadence; windowDays: number; nextRoundOn: Date };

export async function saveRhythm(db: Db, committeeId: string, rhythm: Rhythm): Promise<void> {
  await db.committee.update({ where: { id: committeeId }, data: rhythm });
}

/** Null takes the committee back to the general template. */
export async function saveTemplate(db: Db, committeeId: string, questions: readonly Question[] | null): Promise<void> {
  const json = questions ? (questions as unknown as Prisma.InputJsonArray) : Prisma.DbNull;
  await db.committee.update({ where: { id: committeeId }, data: { questions: json } });
}

/** Members of the entity, who may answer for it. */
export function membersOfEntity(db: Db, entityId: string | null) {
  if (!entityId) return Promise.resolve([]);
  return db.member.findMany({ where: { entityId }, orderBy: { name: 'asc' } });
}

/** Spaces of the committee's sector; a thematic committee's are those of no sector in particular. */
export function spacesOf(db: Db, sectorId: string | null) {
  return db.space.findMany({
    where: { active: true, sectors: sectorId ? { has: sectorId } : { isEmpty: true } },
    orderBy: { name: 'asc' },
  });
}
