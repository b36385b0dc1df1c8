/** What reaching people reads and writes: who reads, what they muted, their digests, the posts about a call. */
import type { Db, Delivery, Frequency, Prisma, Subscription } from '../../store.ts';
import { type CallRow, withSources } from '../queries.ts';
import { currentRates } from '../understanding/rule-queries.ts';
import { type Conditions, type Lists, listNames } from './conditions.ts';
import { hasPause, isPaused, type Reader } from './reception.ts';

// ---- Subscriptions

type SubscriptionData = Conditions & { frequency: Frequency };

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** What is not wanted, as it is kept. */
const keptWithout = (without: Lists) =>
  Object.fromEntries(listNames.filter((name) => without[name].length > 0).map((name) => [name, sorted(without[name])]));

function columnsOf({ frequency, mayApply, amount, ...conditions }: SubscriptionData) {
  return {
    frequency,
    mayApply,
    amountMin: amount?.min ?? null,
    amountMax: amount?.max ?? null,
    currency: amount?.currency ?? null,
    without: keptWithout(conditions.without),
    sectors: sorted(conditions.sectors),
    modalities: sorted(conditions.modalities),
    places: sorted(conditions.places),
    funders: sorted(conditions.funders),
    words: sorted(conditions.words),
  };
}

type Columns = ReturnType<typeof columnsOf>;

const asksTheSame = (row: Subscription, { frequency: _, ...asked }: Columns): boolean =>
  Object.entries(asked).every(
    ([name, value]) => JSON.stringify(row[name as keyof Subscription]) === JSON.stringify(value),
  );

/** Whether a subscription asks for this and nothing else, however often. */
export const asksFor = (row: Subscription, conditions: Conditions): boolean =>
  asksTheSame(row, columnsOf({ ...conditions, frequency: row.frequency }));

/**
 * Keeps a subscription; `id` changes that one of this member's. One that asks the same is not kept twice: it takes the
 * new frequency, and goes on when it was paused; `outcome` is `same` when even that was so.
 */
export async function saveSubscription(
  db: Db,
  memberId: string,
  id: string | null,
  data: SubscriptionData,
  now: Date,
): Promise<{ outcome: 'added' | 'changed' | 'same'; id: string }> {
  const columns = columnsOf(data);
  const mine = await db.subscription.findMany({ where: { memberId } });
  const twin = mine.find((one) => one.id !== id && asksTheSame(one, columns));
  // The one that is changed became the same as another.
  if (twin && id) await db.subscription.deleteMany({ where: { id, memberId } });
  if (twin && twin.frequency === columns.frequency && !hasPause(twin, now)) return { outcome: 'same', id: twin.id };
  const changed = twin ?? mine.find((one) => one.id === id);
  if (changed) {
    const data = { ...columns, origin: 'person', pausedAt: null, pausedTo: null };
    await db.subscription.update({ where: { id: changed.id }, data });
    return { outcome: 'changed', id: changed.id };
  }
  const { id: created } = await db.subscription.create({ data: { memberId, ...columns, createdAt: now } });
  return { outcome: 'added', id: created };
}

/** Changes what a subscription leaves out, and nothing else of it. */
export async function setWithout(db: Db, id: string, without: Lists): Promise<void> {
  await db.subscription.update({ where: { id }, data: { without: keptWithout(without), origin: 'person' } });
}

/** Pauses these subscriptions of this member's from then, until `pausedTo` when it is given; `pausedAt` null takes them up again. */
export async function pauseSubscriptions(
  db: Db,
  memberId: string,
  ids: readonly string[],
  pausedAt: Date | null,
  pausedTo: Date | null = null,
): Promise<void> {
  await db.subscription.updateMany({ where: { id: { in: [...ids] }, memberId }, data: { pausedAt, pausedTo } });
}

/** How often all of a member's subscriptions come, or this one. */
export async function setFrequency(db: Db, memberId: string, frequency: Frequency, id?: string): Promise<void> {
  await db.subscription.updateMany({ where: { memberId, id }, data: { frequency, origin: 'person' } });
}

/** Makes this member's subscriptions what they were. */
export async function restoreSubscriptions(db: Db, memberId: string, rows: readonly Subscription[]): Promise<void> {
  await db.subscription.deleteMany({ where: { memberId } });
  await db.subscription.createMany({
    data: rows.map((row) => ({ ...row, memberId, without: row.without ?? {} })),
  });
}

/** The funders that calls and feeds name. */
export async function listFunders(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<
    { funder: string }[]
  >`select distinct "funder" from "Call" where "funder" is not null`;
  return rows.map(({ funder }) => funder);
}

// ---- Readers

/** Everybody who has a subscription, with what decides whether this call is for them. */
export async function readersOf(db: Db, callId: string): Promise<Map<string, Reader>> {
  const subscriptions = await db.subscription.findMany({ orderBy: [{ memberId: 'asc' }, { createdAt: 'asc' }] });
  const mutes = await db.mute.findMany({ where: { kind: 'funder' } });
  const dismissals = await db.callInterest.findMany({ where: { callId, interest: 'dismissed' } });
  const rates = await currentRates(db);
  const dismissed = new Set(dismissals.map(({ memberId }) => memberId));
  const funders = Map.groupBy(mutes, ({ memberId }) => memberId);
  return new Map(
    [...Map.groupBy(subscriptions, ({ memberId }) => memberId)].map(([memberId, own]) => [
      memberId,
      {
        subscriptions: own,
        mutedFunders: (funders.get(memberId) ?? []).map(({ value }) => value),
        dismissed: dismissed.has(memberId),
        rates,
      },
    ]),
  );
}

/** One person, with what decides whether this call is for them. */
export async function readerOf(db: Db, memberId: string, callId: string): Promise<Reader> {
  const subscriptions = await db.subscription.findMany({ where: { memberId }, orderBy: { createdAt: 'asc' } });
  const mutes = await db.mute.findMany({ where: { memberId, kind: 'funder' } });
  const mine = await db.callInterest.findUnique({ where: { callId_memberId: { callId, memberId } } });
  return {
    subscriptions,
    mutedFunders: mutes.map(({ value }) => value),
    dismissed: mine?.interest === 'dismissed',
    rates: await currentRates(db),
  };
}

// ---- Mutes

export async function muteFunder(db: Db, memberId: string, value: string, now: Date): Promise<void> {
  const row = { memberId, kind: 'funder', value };
  await db.mute.createMany({ data: [{ ...row, createdAt: now }], skipDuplicates: true });
}

export async function unmuteFunder(db: Db, memberId: string, value: string): Promise<void> {
  await db.mute.deleteMany({ where: { memberId, kind: 'funder', value } });
}

/** All that a person silenced: funders, calls and subscriptions. */
export async function mutesOf(db: Db, memberId: string, now: Date) {
  const funders = await db.mute.findMany({ where: { memberId, kind: 'funder' }, orderBy: { createdAt: 'desc' } });
  const calls = await db.callInterest.findMany({
    where: { memberId, interest: 'dismissed' },
    include: { call: { select: { id: true, number: true, title: true } } },
    orderBy: { updatedAt: 'desc' },
    take: 20,
  });
  const paused = await db.subscription.findMany({
    where: { memberId, pausedAt: { not: null } },
    orderBy: { createdAt: 'asc' },
  });
  return {
    funders: funders.map(({ value }) => value),
    calls: calls.map(({ call }) => call),
    paused: paused.filter((one) => isPaused(one, now)),
  };
}

// ---- Digests

export function digestTimesOf(db: Db, memberIds: readonly string[]) {
  return db.member.findMany({
    where: { id: { in: [...memberIds] } },
    select: { id: true, digestDays: true, digestAt: true },
  });
}

export function setDigestTime(db: Db, memberId: string, time: { digestDays?: number[]; digestAt?: string }) {
  return db.member.update({ where: { id: memberId }, data: time });
}

export async function addDigestItems(db: Db, items: readonly Prisma.DigestItemCreateManyInput[]): Promise<void> {
  await db.digestItem.createMany({ data: [...items], skipDuplicates: true });
}

/** The calls of one digest. */
export function digestItemsOf(db: Db, memberId: string, dueAt: Date) {
  return db.digestItem.findMany({
    where: { memberId, dueAt },
    include: { call: { include: withSources } },
    orderBy: [{ call: { deadlineAt: { sort: 'asc', nulls: 'last' } } }, { call: { number: 'asc' } }],
  });
}

/** Every digest that this call went or will go into, the last at the head. */
export function digestsWith(db: Db, callId: string, memberId?: string) {
  return db.digestItem.findMany({ where: { callId, memberId }, orderBy: { dueAt: 'desc' } });
}

/** Whose digests of these times have left, and whose wait, for their time or for the end of quiet hours. */
export async function digestStates(
  db: Db,
  items: readonly { memberId: string; dueAt: Date }[],
): Promise<(item: { memberId: string; dueAt: Date }) => 'out' | 'waits' | 'none'> {
  const rows = await db.delivery.findMany({
    where: {
      kind: 'call.digest',
      memberId: { in: items.map(({ memberId }) => memberId) },
      dueAt: { in: items.map(({ dueAt }) => dueAt) },
    },
    select: { memberId: true, dueAt: true, status: true },
  });
  const states = new Map(rows.map(({ memberId, dueAt, status }) => [`${memberId} ${dueAt.toISOString()}`, status]));
  return ({ memberId, dueAt }) => {
    const status = states.get(`${memberId} ${dueAt.toISOString()}`);
    if (status === 'pending') return 'waits';
    return status === 'sent' || status === 'sending' || status === 'unknown' ? 'out' : 'none';
  };
}

/** What is in a digest that has not left: moved when the person chooses another time. */
export async function waitingItems(db: Db, memberId: string) {
  const waiting = await db.delivery.findMany({
    where: { memberId, kind: 'call.digest', status: 'pending' },
    select: { dueAt: true },
  });
  const dueAt = { in: waiting.map((row) => row.dueAt) };
  return db.digestItem.findMany({ where: { memberId, dueAt }, include: { call: true } });
}

export async function moveDigestItem(
  db: Db,
  item: { memberId: string; callId: string; dueAt: Date; since: number | null; addedAt: Date },
  dueAt: Date,
): Promise<void> {
  const { memberId, callId, since, addedAt } = item;
  await db.digestItem.deleteMany({ where: { memberId, callId, dueAt: item.dueAt } });
  await db.digestItem.createMany({ data: [{ memberId, callId, dueAt, since, addedAt }], skipDuplicates: true });
}

// ---- Posts

/** What one person was sent about a call, or will be: the posts, and the digests it is in. */
export async function postsAbout(
  db: Db,
  memberId: string,
  callId: string,
): Promise<{ direct: Delivery[]; digests: Delivery[] }> {
  const direct = await db.delivery.findMany({
    where: { memberId, subject: callId, kind: 'call.announce' },
    orderBy: { dueAt: 'desc' },
  });
  const items = await digestsWith(db, callId, memberId);
  const digests = await db.delivery.findMany({
    where: { memberId, kind: 'call.digest', dueAt: { in: items.map(({ dueAt }) => dueAt) } },
    orderBy: { dueAt: 'desc' },
  });
  return { direct, digests };
}

/** Changes of a call after a revision, oldest first. */
export function changesSince(db: Db, callId: string, revision: number) {
  return db.callChange.findMany({
    where: { callId, revision: { gt: revision } },
    orderBy: [{ revision: 'asc' }, { field: 'asc' }],
  });
}

/** Notices of change that have not left, with the revision from which they tell. */
export async function waitingChanges(
  db: Db,
  callId: string,
): Promise<{ key: string; memberId: string; since: number }[]> {
  const rows = await db.delivery.findMany({
    where: { kind: 'call.changed', subject: callId, status: 'pending', shown: 0 },
    select: { key: true, memberId: true, data: true },
  });
  return rows.flatMap(({ key, memberId, data }) => {
    return memberId ? [{ key, memberId, since: (data as { since: number }).since }] : [];
  });
}

/** Calls of every state for a search by title, the newest first. */
export function recentCalls(db: Db, most: number): Promise<CallRow[]> {
  return db.call.findMany({ include: withSources, orderBy: { number: 'desc' }, take: most });
}
