/** What entities said they would do: followed from round to round until it is done. */
import type { Year } from '../app.ts';
import type { CheckIn, Commitment, Db, Prisma } from '../store.ts';
import { type Viewer, visibleTo } from './queries.ts';
import { dayOf } from './rules.ts';

const withPeople = {
  committee: { include: { seats: true } },
  entity: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.CommitmentInclude;
export type CommitmentRow = Prisma.CommitmentGetPayload<{ include: typeof withPeople }>;

type Asked = { id: string; committeeId: string; entityId: string | null; titularId: string | null; since: Date };

/** What the response is asked about first: open from earlier rounds, or settled in this one. */
export function commitmentsAsked(db: Db, asked: Asked, most: number): Promise<Commitment[]> {
  return db.commitment.findMany({
    where: {
      committeeId: asked.committeeId,
      ...(asked.entityId ? { entityId: asked.entityId } : { ownerId: asked.titularId }),
      createdAt: { lt: asked.since },
      NOT: { responseId: asked.id },
      OR: [{ state: 'open' }, { settledAt: { gte: asked.since } }],
    },
    orderBy: [{ firstDueOn: 'asc' }, { id: 'asc' }],
    take: most,
  });
}

/** Where an answer says what became of a commitment, and the day that it was put off to. */
export const followUpFields = (id: string) => ({ done: `done-${id}`, moved: `moved-${id}` });

/** The day it had after the answers to the rounds that opened then: the last that put it off, else its first. */
export async function dueAfter(
  db: Db,
  { id, committeeId, firstDueOn }: Pick<Commitment, 'id' | 'committeeId' | 'firstDueOn'>,
  opensAt: Prisma.DateTimeFilter<'CheckIn'>,
): Promise<Date> {
  const { done, moved } = followUpFields(id);
  const last = await db.checkInResponse.findFirst({
    where: { state: 'sent', checkIn: { committeeId, opensAt }, answers: { path: [done], equals: 'moved' } },
    orderBy: { checkIn: { opensAt: 'desc' } },
  });
  const day = (last?.answers as Prisma.JsonObject | undefined)?.[moved];
  return typeof day === 'string' ? dayOf(day) : firstDueOn;
}

export async function settleCommitment(
  db: Db,
  id: string,
  change: Pick<Commitment, 'state'> & { dueOn?: Date },
  now: Date,
): Promise<void> {
  await db.commitment.update({ where: { id }, data: { ...change, settledAt: change.state === 'open' ? null : now } });
}

type Owner = { responseId: string; committeeId: string; entityId: string | null; ownerId: string | null };

/** The commitments of a response are the steps it names: a correction that drops one takes it back. */
export async function replaceCommitments(
  db: Db,
  owner: Owner,
  steps: readonly { what: string; dueOn: string }[],
  now: Date,
): Promise<void> {
  const { responseId, ...rest } = owner;
  await db.commitment.deleteMany({
    where: { responseId, state: 'open', what: { notIn: steps.map((step) => step.what) } },
  });
  for (const { what, dueOn } of steps) {
    const due = dayOf(dueOn);
    await db.commitment.upsert({
      where: { responseId_what: { responseId, what } },
      create: { ...rest, responseId, what, dueOn: due, firstDueOn: due, createdAt: now },
      update: { dueOn: due, firstDueOn: due },
    });
  }
}

/** Those of a committee's round as they stood at `until`: made by then, and open or settled since it opened. */
export async function commitmentsOf(
  db: Db,
  { committeeId, opensAt }: Pick<CheckIn, 'committeeId' | 'opensAt'>,
  until: Date,
): Promise<CommitmentRow[]> {
  const rows = await db.commitment.findMany({
    where: { committeeId, createdAt: { lte: until }, OR: [{ settledAt: null }, { settledAt: { gte: opensAt } }] },
    include: withPeople,
    orderBy: { id: 'asc' },
  });
  const then: CommitmentRow[] = [];
  for (const row of rows) {
    const { settledAt } = row;
    const dueOn = await dueAfter(db, row, { lte: opensAt });
    then.push({ ...row, dueOn, state: settledAt && settledAt <= until ? row.state : 'open' });
  }
  return then.sort((a, b) => a.dueOn.getTime() - b.dueOn.getTime());
}

/** Open ones by their day, as far as this person may see; of these committees, of this owner. */
export function openCommitments(
  db: Db,
  viewer: Viewer,
  only: { committees?: readonly string[]; ownerId?: string } = {},
): Promise<CommitmentRow[]> {
  const { committees, ownerId } = only;
  return db.commitment.findMany({
    where: {
      committee: visibleTo(viewer),
      state: 'open',
      ...(committees ? { committeeId: { in: [...committees] } } : {}),
      ...(ownerId === undefined ? {} : { ownerId }),
    },
    include: withPeople,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
}

/** Open ones that are due on or before this day, and were still to come on `after`. */
export function commitmentsDueBetween(db: Db, after: string, until: string): Promise<CommitmentRow[]> {
  return db.commitment.findMany({
    where: { state: 'open', dueOn: { gt: dayOf(after), lte: dayOf(until) } },
    include: withPeople,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
}

export function getCommitment(db: Db, id: string): Promise<CommitmentRow | null> {
  return db.commitment.findUnique({ where: { id }, include: withPeople });
}

/** What had become of a year's commitments at its end, by their due day: kept, overdue on `today`, ahead, withdrawn. */
export async function commitmentFigures(db: Db, { year, to }: Year, today: string) {
  const made = await db.commitment.findMany({
    where: { dueOn: { gte: dayOf(`${year}-01-01`), lte: dayOf(`${year}-12-31`) }, createdAt: { lt: to } },
    select: { state: true, dueOn: true, settledAt: true },
  });
  const rows = made.map(({ state, dueOn, settledAt }) => ({
    state: settledAt && settledAt < to ? state : ('open' as const),
    dueOn,
  }));
  const count = (wanted: (row: (typeof rows)[number]) => boolean) => rows.filter(wanted).length;
  return {
    done: count(({ state }) => state === 'done'),
    late: count(({ state, dueOn }) => state === 'open' && dueOn < dayOf(today)),
    ahead: count(({ state, dueOn }) => state === 'open' && dueOn >= dayOf(today)),
    dropped: count(({ state }) => state === 'dropped'),
  };
}
