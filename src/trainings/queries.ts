/** All that the trainings feature reads and writes of trainings, their places and people's answers. */
import type { Db, Enrolment, EnrolmentState, Prisma, Training, TrainingChange, TrainingStage } from '../store.ts';
import type { Places } from './rules.ts';

type Answer = Pick<Enrolment, 'memberId' | 'state' | 'queuedAt' | 'queueNumber'>;
type Invitation = { memberId: string; invitedAt: Date };
export type TrainingRow = Training & { enrolments: Answer[]; invitations: Invitation[] };
export type { Enrolment, EnrolmentState, Training, TrainingChange, TrainingStage };

const withAnswers = {
  enrolments: {
    select: { memberId: true, state: true, queuedAt: true, queueNumber: true },
    orderBy: [{ queuedAt: 'asc' }, { queueNumber: 'asc' }],
  },
  invitations: { select: { memberId: true, invitedAt: true }, orderBy: { invitedAt: 'asc' } },
} satisfies Prisma.TrainingInclude;

export function placesOf(training: TrainingRow): Places {
  const count = (state: EnrolmentState) => training.enrolments.filter((one) => one.state === state).length;
  return { enrolled: count('enrolled'), offered: count('offered'), waiting: count('waiting') };
}

export function getTraining(db: Db, id: string): Promise<TrainingRow | null> {
  return db.training.findUnique({ where: { id }, include: withAnswers });
}

export function getTrainingByCode(db: Db, codeKey: string): Promise<TrainingRow | null> {
  return db.training.findUnique({ where: { codeKey }, include: withAnswers });
}

/** The training, with nobody else deciding about its places until this transaction ends. */
export async function lockTraining(tx: Db, id: string): Promise<TrainingRow | null> {
  await tx.$queryRaw`SELECT id FROM "Training" WHERE id = ${id} FOR UPDATE`;
  return getTraining(tx, id);
}

export type TrainingFilter = {
  stages?: readonly TrainingStage[];
  /** Under way or to come then. */
  endsAfter?: Date;
  endsBefore?: Date;
  startsFrom?: Date;
  startsTo?: Date;
  /** Announced at that very moment. */
  announcedAt?: Date;
  /** Those that this member answered in one of these ways. */
  answered?: { memberId: string; states: readonly EnrolmentState[] };
};

/** Soonest first. */
export function listTrainings(db: Db, filter: TrainingFilter = {}): Promise<TrainingRow[]> {
  const { stages, endsAfter, endsBefore, startsFrom, startsTo, announcedAt, answered } = filter;
  return db.training.findMany({
    where: {
      stage: stages ? { in: [...stages] } : undefined,
      endsAt: { gt: endsAfter, lte: endsBefore },
      startsAt: { gte: startsFrom, lte: startsTo },
      announcedAt,
      enrolments: answered ? { some: { memberId: answered.memberId, state: { in: [...answered.states] } } } : undefined,
    },
    include: withAnswers,
    orderBy: [{ startsAt: 'asc' }, { code: 'asc' }],
  });
}

/** Whether some training has this material. */
export async function isMaterial(db: Db, value: string): Promise<boolean> {
  return (await db.training.count({ where: { materials: { has: value } } })) > 0;
}

/** "CAP-2026-3": the number of the year after the highest; nobody else takes one until the transaction ends. */
export async function takeCode(tx: Db, year: number): Promise<string> {
  await tx.$executeRaw`select pg_advisory_xact_lock(72707401)`;
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    select max(substring("codeKey" from ${`^cap-${year}-(\\d{1,9})`})::int) as last from "Training"`;
  return `CAP-${year}-${(row?.last ?? 0) + 1}`;
}

export function createTraining(db: Db, data: Prisma.TrainingUncheckedCreateInput): Promise<TrainingRow> {
  return db.training.create({ data, include: withAnswers });
}

export type FieldChange = { field: string; before: string | null; after: string | null };

/** Changes a training and keeps what it was. */
export async function saveChange(
  db: Db,
  training: Training,
  data: Prisma.TrainingUncheckedUpdateInput,
  changes: readonly FieldChange[],
  now: Date,
): Promise<TrainingRow> {
  const revision = training.revision + 1;
  await db.trainingChange.createMany({
    data: changes.map((change) => ({ ...change, trainingId: training.id, at: now, revision })),
  });
  return db.training.update({
    where: { id: training.id },
    data: { ...data, revision, updatedAt: now },
    include: withAnswers,
  });
}

/** What changed after that revision, oldest first. */
export function changesSince(db: Db, trainingId: string, revision: number): Promise<TrainingChange[]> {
  return db.trainingChange.findMany({
    where: { trainingId, revision: { gt: revision } },
    orderBy: [{ revision: 'asc' }, { field: 'asc' }],
  });
}

/** Marks the training announced, unless it already was. Returns whether it was now. */
export async function markAnnounced(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.training.updateMany({
    where: { id, announcedAt: null, stage: 'published' },
    data: { announcedAt: now },
  });
  return count === 1;
}

/** True for who gets to do it: the end of a training is dealt with once. */
export async function markEvaluated(db: Db, id: string): Promise<boolean> {
  const { count } = await db.training.updateMany({ where: { id, evaluateSent: false }, data: { evaluateSent: true } });
  return count === 1;
}

export async function markRepeated(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.training.updateMany({ where: { id, repeatedAt: null }, data: { repeatedAt: now } });
  return count === 1;
}

export async function setCheckInCode(db: Db, id: string, checkInCode: string): Promise<void> {
  await db.training.update({ where: { id }, data: { checkInCode } });
}

// ---- Answers and places

export function enrolmentOf(db: Db, trainingId: string, memberId: string): Promise<Enrolment | null> {
  return db.enrolment.findUnique({ where: { trainingId_memberId: { trainingId, memberId } } });
}

/** What is left out stays as it is. */
export type EnrolmentChange = Pick<Enrolment, 'state'> &
  Partial<Pick<Enrolment, 'queuedAt' | 'queueNumber' | 'offeredUntil'>>;

/** Keeps somebody's answer; its sequence rises, so that calendars know the newer one. */
export async function setAnswer(
  db: Db,
  trainingId: string,
  memberId: string,
  change: EnrolmentChange,
  now: Date,
): Promise<Enrolment> {
  return db.enrolment.upsert({
    where: { trainingId_memberId: { trainingId, memberId } },
    create: { trainingId, memberId, ...change, updatedAt: now },
    update: { ...change, sequence: { increment: 1 }, updatedAt: now },
  });
}

export type Attendee = Prisma.EnrolmentGetPayload<{ include: typeof withMember }>;
const withMember = {
  member: {
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      quietFrom: true,
      quietTo: true,
      sectors: true,
      entityId: true,
      entity: { select: { id: true, name: true, sectorId: true } },
      trainingChoices: true,
    },
  },
} satisfies Prisma.EnrolmentInclude;

/** Who answered in one of these ways, in the order of the waiting list, then by name. */
export function attendeesOf(db: Db, trainingId: string, states: readonly EnrolmentState[]): Promise<Attendee[]> {
  return db.enrolment.findMany({
    where: { trainingId, state: { in: [...states] } },
    include: withMember,
    orderBy: [{ queuedAt: 'asc' }, { queueNumber: 'asc' }, { member: { name: 'asc' } }],
  });
}

export function attendeeOf(db: Db, trainingId: string, memberId: string): Promise<Attendee | null> {
  return db.enrolment.findUnique({ where: { trainingId_memberId: { trainingId, memberId } }, include: withMember });
}

/** Trainings where somebody holds an offer that ran out, or waits: whose places may have to move. */
export async function trainingsWithQueue(db: Db, now: Date): Promise<string[]> {
  const rows = await db.training.findMany({
    where: {
      stage: 'published',
      startsAt: { gt: new Date(now.getTime() - 24 * 3_600_000) },
      enrolments: { some: { OR: [{ state: 'offered', offeredUntil: { lte: now } }, { state: 'waiting' }] } },
    },
    select: { id: true },
    orderBy: { startsAt: 'asc' },
  });
  return rows.map(({ id }) => id);
}

// ---- Attendance and evaluation

export async function markAttendance(
  db: Db,
  trainingId: string,
  memberIds: readonly string[],
  attended: boolean,
  checkedInAt: Date | null,
): Promise<void> {
  await db.enrolment.updateMany({
    where: { trainingId, memberId: { in: [...memberIds] } },
    data: { attended, ...(checkedInAt ? { checkedInAt } : {}) },
  });
}

export async function setCertificate(db: Db, trainingId: string, memberId: string, code: string): Promise<void> {
  await db.enrolment.updateMany({ where: { trainingId, memberId, certificate: null }, data: { certificate: code } });
}

export function findCertificate(db: Db, code: string) {
  return db.enrolment.findUnique({
    where: { certificate: code },
    include: { training: true, member: { include: { entity: true } } },
  });
}

export function certificatesOf(db: Db, memberId: string) {
  return db.enrolment.findMany({
    where: { memberId, certificate: { not: null }, attended: true },
    include: { training: true },
    orderBy: { training: { startsAt: 'desc' } },
  });
}

export async function saveEvaluation(
  db: Db,
  trainingId: string,
  memberId: string,
  ratings: number[],
  comment: string | null,
): Promise<void> {
  await db.enrolment.updateMany({ where: { trainingId, memberId }, data: { ratings, comment } });
}
