/** Rounds, what each seat answered in them, and their log. */
import type { Address } from '../adapter.ts';
import type { Values } from '../form.ts';
import type { Db, Prisma } from '../store.ts';
import { type Viewer, visibleTo } from './queries.ts';
import type { Question } from './questions.ts';
import type { Unit } from './rules.ts';

const person = {
  select: { id: true, name: true, email: true, entityId: true, absentFrom: true, absentUntil: true },
} as const;
const withResponses = {
  committee: { include: { sector: true, seats: { include: { member: true, entity: true } } } },
  signedBy: person,
  responses: {
    include: { titular: person, responder: person, answeredBy: person, entity: true },
    orderBy: [{ entity: { name: 'asc' } }, { id: 'asc' }],
  },
} satisfies Prisma.CheckInInclude;
export type RoundRow = Prisma.CheckInGetPayload<{ include: typeof withResponses }>;
export type ResponseRow = RoundRow['responses'][number];

const withRound = {
  titular: person,
  responder: person,
  answeredBy: person,
  entity: true,
  checkIn: { include: { committee: { include: { seats: { include: { member: true } } } } } },
} satisfies Prisma.CheckInResponseInclude;
export type OneResponse = Prisma.CheckInResponseGetPayload<{ include: typeof withRound }>;

export type NewRound = { committeeId: string; questions: readonly Question[]; opensAt: Date; closesAt: Date };

/** Opens a round; null when the committee has one open already. */
export async function createRound(db: Db, round: NewRound): Promise<{ id: string } | null> {
  const { questions, ...rest } = round;
  const [created] = await db.checkIn.createManyAndReturn({
    data: [{ ...rest, questions: questions as unknown as Prisma.InputJsonArray, openFor: round.committeeId }],
    skipDuplicates: true,
  });
  return created ?? null;
}

export async function createResponses(
  db: Db,
  checkInId: string,
  units: readonly (Unit & { responderId: string })[],
): Promise<{ id: string; titularId: string | null; responderId: string | null }[]> {
  return db.checkInResponse.createManyAndReturn({
    data: units.map(({ memberId, entityId, responderId }) => ({
      checkInId,
      titularId: memberId,
      entityId,
      responderId,
      nudges: [],
    })),
  });
}

export function getRound(db: Db, id: string): Promise<RoundRow | null> {
  return db.checkIn.findUnique({ where: { id }, include: withResponses });
}

/** The round, when this person may see its committee. */
export function seenRound(db: Db, viewer: Viewer, id: string): Promise<RoundRow | null> {
  return db.checkIn.findFirst({ where: { id, committee: visibleTo(viewer) }, include: withResponses });
}

export function openRound(db: Db, committeeId: string): Promise<RoundRow | null> {
  return db.checkIn.findUnique({ where: { openFor: committeeId }, include: withResponses });
}

export function openRounds(db: Db): Promise<{ id: string }[]> {
  return db.checkIn.findMany({ where: { closedAt: null }, select: { id: true }, orderBy: { number: 'asc' } });
}

/** The committee's rounds, newest first; with `before`, those that opened earlier. */
export function roundsOf(db: Db, committeeId: string, take: number, before?: Date): Promise<RoundRow[]> {
  return db.checkIn.findMany({
    where: { committeeId, opensAt: { lt: before } },
    include: withResponses,
    orderBy: { opensAt: 'desc' },
    take,
  });
}

/** Rounds that this person may see, by when they opened. */
export function roundsSeenBy(db: Db, viewer: Viewer, from: Date): Promise<RoundRow[]> {
  return db.checkIn.findMany({
    where: { committee: visibleTo(viewer), opensAt: { gte: from } },
    include: withResponses,
    orderBy: { opensAt: 'asc' },
  });
}

/** Changes the round while it is open; false when it is closed already. */
export async function changeOpenRound(
  db: Db,
  id: string,
  data: Prisma.CheckInUpdateManyMutationInput,
): Promise<boolean> {
  return (await db.checkIn.updateMany({ where: { id, closedAt: null }, data })).count === 1;
}

/** Opens again the latest round of a committee, which is not signed; false when it is no longer so. */
export async function reopenRound(
  db: Db,
  round: { id: string; committeeId: string },
  closesAt: Date,
): Promise<boolean> {
  const { id, committeeId } = round;
  const latest = await db.checkIn.findFirst({ where: { committeeId }, orderBy: { opensAt: 'desc' } });
  if (latest?.id !== id) return false;
  const data = { closedAt: null, openFor: committeeId, closesAt };
  return (await db.checkIn.updateMany({ where: { id, closedAt: { not: null }, signedAt: null }, data })).count === 1;
}

/** The word of the last day may be said again: that day has moved. */
export async function forgetNudges(db: Db, round: RoundRow, kinds: readonly string[]): Promise<void> {
  for (const { id, nudges } of round.responses) {
    if (!nudges.some((kind) => kinds.includes(kind))) continue;
    const left = nudges.filter((kind) => !kinds.includes(kind));
    await db.checkInResponse.update({ where: { id }, data: { nudges: left } });
  }
}

/** Takes a seat out of a round, unless it has answered. */
export async function withdrawResponse(db: Db, id: string): Promise<void> {
  await db.checkInResponse.deleteMany({ where: { id, state: { not: 'sent' } } });
}

/** The signed round whose report was sent to this space: the one where somebody is, or the one with this id. */
export async function roundSentTo(
  db: Db,
  id: string,
  space: Address | string,
): Promise<{ round: RoundRow; spaceId: string } | null> {
  const where =
    typeof space === 'string' ? { id: space } : { platform: space.platform, conversation: space.conversation ?? '' };
  const sent = { kind: 'checkin.signed', subject: id, status: 'sent', space: where } as const;
  const spaceId = (await db.delivery.findFirst({ where: sent }))?.spaceId;
  const round = spaceId
    ? await db.checkIn.findFirst({ where: { id, signedAt: { not: null } }, include: withResponses })
    : null;
  return round && spaceId ? { round, spaceId } : null;
}

/** Signs a round that is closed; false when it is open again. */
export async function signRound(db: Db, id: string, by: string, paragraph: string, at: Date): Promise<boolean> {
  const data = { paragraph, signedById: by, signedAt: at };
  return (await db.checkIn.updateMany({ where: { id, closedAt: { not: null } }, data })).count === 1;
}

export async function logEvent(
  db: Db,
  checkInId: string,
  event: { at: Date; byId: string | null; what: string; detail?: string },
): Promise<void> {
  await db.checkInEvent.create({ data: { checkInId, ...event } });
}

export function listEvents(db: Db, checkInId: string) {
  return db.checkInEvent.findMany({
    where: { checkInId },
    include: { by: person },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

/** One query after another: inside a transaction they share one connection. */
export async function getResponse(db: Db, id: string): Promise<OneResponse | null> {
  const row = await db.checkInResponse.findUnique({
    where: { id },
    include: { checkIn: { include: { committee: { include: { seats: { include: { member: true } } } } } } },
  });
  if (!row) return null;
  const { titularId, responderId, answeredById, entityId } = row;
  const ids = [titularId, responderId, answeredById].filter((one) => one !== null);
  const people = await db.member.findMany({ where: { id: { in: ids } }, ...person });
  const one = (wanted: string | null) => people.find((each) => each.id === wanted) ?? null;
  const entity = entityId ? await db.entity.findUnique({ where: { id: entityId } }) : null;
  return { ...row, titular: one(titularId), responder: one(responderId), answeredBy: one(answeredById), entity };
}

/** The same, and nobody else changes it, or closes its round, until the transaction ends. */
export async function lockResponse(db: Db, id: string): Promise<OneResponse | null> {
  await db.$queryRaw`
    select 1 from "CheckIn" c join "CheckInResponse" r on r."checkInId" = c."id"
    where r."id" = ${id} for update of r for share of c`;
  return getResponse(db, id);
}

export async function updateResponse(
  db: Db,
  id: string,
  data: Prisma.CheckInResponseUncheckedUpdateInput,
): Promise<void> {
  await db.checkInResponse.update({ where: { id }, data });
}

/** Takes note of a nudge; false when it was noted before. */
export async function noteNudges(db: Db, id: string, kinds: readonly string[]): Promise<boolean> {
  const { count } = await db.checkInResponse.updateMany({
    where: { id, NOT: { nudges: { hasEvery: [...kinds] } } },
    data: { nudges: { push: [...kinds] } },
  });
  return count === 1;
}

/** What this person may answer in the rounds that are open: theirs, handed to them, or of an entity they stand in for. */
export async function openResponsesFor(db: Db, memberId: string): Promise<OneResponse[]> {
  const rows = await db.checkInResponse.findMany({
    where: {
      checkIn: { closedAt: null },
      OR: [
        { titularId: memberId },
        { responderId: memberId },
        { checkIn: { committee: { seats: { some: { memberId, role: 'substitute' } } } } },
      ],
    },
    include: withRound,
    orderBy: [{ checkIn: { closesAt: 'asc' } }, { id: 'asc' }],
  });
  return rows;
}

/** Whether some response that was sent answers the question of this name with this. */
export async function isAnswered(db: Db, name: string, value: Values[string]): Promise<boolean> {
  if (typeof value !== 'string') return false;
  return (await db.checkInResponse.count({ where: { answers: { path: [name], equals: value } } })) > 0;
}

/** What was last sent for the same entity (or by the same person, without one) in an earlier round. */
export function previousResponse(db: Db, response: OneResponse) {
  const whose = response.entityId ? { entityId: response.entityId } : { titularId: response.titularId };
  return db.checkInResponse.findFirst({
    where: {
      ...whose,
      state: 'sent',
      checkIn: { committeeId: response.checkIn.committeeId, opensAt: { lt: response.checkIn.opensAt } },
    },
    orderBy: { checkIn: { opensAt: 'desc' } },
  });
}
