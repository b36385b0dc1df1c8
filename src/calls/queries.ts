/** All that the calls feature reads and writes. */
import type { Call, Db, Feed, FeedItem, Interest, Prisma, Rule, Subscription } from '../store.ts';

export type CallRow = Call & {
  items: (FeedItem & { feed: Pick<Feed, 'name' | 'url' | 'enabled' | 'failingSince'> })[];
};
export type { Call, Feed, FeedItem, Rule, Subscription };

export const withSources = {
  items: {
    include: { feed: { select: { name: true, url: true, enabled: true, failingSince: true } } },
    orderBy: [{ seenAt: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.CallInclude;

export function getCall(db: Db, id: string): Promise<CallRow | null> {
  return db.call.findUnique({ where: { id }, include: withSources });
}

export function getCallByNumber(db: Db, number: number): Promise<CallRow | null> {
  return db.call.findUnique({ where: { number }, include: withSources });
}

/** Somebody wants to know of a call. */
const ofInterest = { OR: [{ interest: 'interested' as const }, { remind: true, interest: null }] };

export type CallFilter = {
  openAt?: Date;
  /** Closed by then, the last to close at the head. */
  closedAt?: Date;
  closesFrom?: Date;
  closesTo?: Date;
  /** Kept here since then, or until then: the newest at the head. */
  cameFrom?: Date;
  cameTo?: Date;
  /** Those that close first at the head all the same. */
  soonestFirst?: boolean;
  sectors?: readonly string[];
  modalities?: readonly string[];
  state?: 'published' | 'review' | 'news';
  /** Without a known close. */
  undated?: boolean;
  /** Of interest to this member, or to be reminded of. */
  wantedBy?: string;
  /** Whether it was old news when its feed was first read. */
  baseline?: boolean;
  /** Its close was read with less certainty than this, and nobody decided on it. */
  doubtBelow?: number;
};

/** Calls that meet every condition, those that close first at the head, those without a date last; a `page` of them. */
export function listCalls(db: Db, filter: CallFilter, page: { skip?: number; take?: number } = {}): Promise<CallRow[]> {
  const { closedAt, cameFrom, cameTo, soonestFirst } = filter;
  return db.call.findMany({
    where: meeting(filter),
    include: withSources,
    orderBy: [
      ...((cameFrom || cameTo) && !soonestFirst ? [{ createdAt: 'desc' as const }] : []),
      { deadlineAt: { sort: closedAt && !soonestFirst ? 'desc' : 'asc', nulls: 'last' } },
      { publishedAt: { sort: 'desc', nulls: 'last' } },
      { number: 'asc' },
    ],
    ...page,
  });
}

export const countCalls = (db: Db, filter: CallFilter): Promise<number> => db.call.count({ where: meeting(filter) });

function meeting(filter: CallFilter): Prisma.CallWhereInput {
  const { openAt, closedAt, closesFrom, closesTo, cameFrom, cameTo, sectors = [], modalities = [] } = filter;
  const { state, baseline, doubtBelow, wantedBy, undated } = filter;
  const conditions: Prisma.CallWhereInput[] = [{ state: { not: 'merged' } }];
  if (openAt) conditions.push({ OR: [{ deadlineAt: null }, { deadlineAt: { gte: openAt } }] });
  if (closedAt) conditions.push({ deadlineAt: { lt: closedAt } });
  if (closesFrom) conditions.push({ deadlineAt: { gte: closesFrom } });
  if (closesTo) conditions.push({ deadlineAt: { lte: closesTo } });
  if (cameFrom) conditions.push({ createdAt: { gte: cameFrom } });
  if (cameTo) conditions.push({ createdAt: { lte: cameTo } });
  if (sectors.length > 0) conditions.push({ sectors: { hasSome: [...sectors] } });
  if (modalities.length > 0) conditions.push({ modality: { in: [...modalities] } });
  if (state) conditions.push({ state });
  if (undated) conditions.push({ deadlineAt: null });
  if (wantedBy !== undefined) {
    const wants = { memberId: wantedBy, ...ofInterest };
    conditions.push({ interests: { some: wants } });
  }
  if (baseline !== undefined) conditions.push({ baseline });
  if (doubtBelow) {
    const there = { state: { in: ['published' as const, 'review' as const] } };
    conditions.push({ ...there, deadlineConfidence: { lt: doubtBelow }, deadlineDecidedAt: null });
  }
  return { AND: conditions };
}

export function listRules(db: Db): Promise<Rule[]> {
  return db.rule.findMany({ where: { words: { isEmpty: false } }, orderBy: [{ kind: 'asc' }, { value: 'asc' }] });
}

// ---- Feeds

export function listFeeds(db: Db): Promise<Feed[]> {
  return db.feed.findMany({ orderBy: { url: 'asc' } });
}

/** The feeds whose turn has come. */
export function feedsDue(db: Db, now: Date): Promise<Feed[]> {
  return db.feed.findMany({
    where: { enabled: true, OR: [{ nextPollAt: null }, { nextPollAt: { lte: now } }] },
    orderBy: { url: 'asc' },
  });
}

/** `source` of a feed that is known because it was read once, and that no list of feeds has. */
export const onlyNamed = 'ingest';

/** The feed of this address; one that is not known is kept, trusted because the operator named it, and never polled by itself. */
export function feedNamed(db: Db, url: string): Promise<Feed> {
  const create = { url, name: url, trust: 'trusted', enabled: false, source: onlyNamed } as const;
  return db.feed.upsert({ where: { url }, create, update: {} });
}

export function itemsOf(db: Db, feedId: string, keys: readonly string[]): Promise<FeedItem[]> {
  return db.feedItem.findMany({ where: { feedId, key: { in: [...keys] } } });
}

export type FieldChange = { field: string; before: string | null; after: string | null };

/** Changes a call and keeps what it was; the revision tells the two apart. */
export async function changeCall(
  db: Db,
  call: CallRow,
  data: Prisma.CallUpdateInput,
  changes: readonly FieldChange[],
  now: Date,
): Promise<CallRow> {
  const revision = call.revision + (changes.length > 0 ? 1 : 0);
  await db.callChange.createMany({
    data: changes.map((change) => ({ ...change, callId: call.id, at: now, revision })),
  });
  return db.call.update({ where: { id: call.id }, data: { ...data, revision, updatedAt: now }, include: withSources });
}

/**
 * The last revision that a notice of change told this member of: it says what the call is when it leaves, so whatever
 * had changed before that.
 */
export async function lastChangeTold(db: Db, callId: string, memberId: string): Promise<number | null> {
  const last = await db.delivery.findFirst({
    where: { kind: 'call.changed', subject: callId, memberId, status: { in: ['sent', 'sending', 'unknown'] } },
    orderBy: [{ attemptedAt: 'desc' }, { dueAt: 'desc' }],
  });
  if (!last) return null;
  const before = last.sentAt ?? last.attemptedAt ?? last.dueAt;
  const { _max } = await db.callChange.aggregate({ where: { callId, at: { lt: before } }, _max: { revision: true } });
  return _max.revision;
}

/** Marks the call announced, unless it already was. Returns whether it was now. */
export async function markAnnounced(db: Db, callId: string, now: Date): Promise<boolean> {
  const { count } = await db.call.updateMany({
    where: { id: callId, announcedAt: null },
    data: { announcedAt: now, baseline: false, heldUntil: null },
  });
  return count === 1;
}

// ---- Who hears of it

export function activeSpaces(db: Db) {
  return db.space.findMany({ where: { active: true }, select: { id: true, sectors: true } });
}

export function getSpace(db: Db, id: string) {
  return db.space.findUnique({ where: { id } });
}

export function subscriptionsOf(db: Db, memberId: string): Promise<Subscription[]> {
  return db.subscription.findMany({ where: { memberId }, orderBy: { createdAt: 'asc' } });
}

export async function removeSubscription(db: Db, memberId: string, id: string): Promise<void> {
  await db.subscription.deleteMany({ where: { id, memberId } });
}

// ---- Who cares

export function interestOf(db: Db, callId: string, memberId: string) {
  return db.callInterest.findUnique({ where: { callId_memberId: { callId, memberId } } });
}

export function interestsIn(db: Db, callId: string) {
  return db.callInterest.findMany({ where: { callId } });
}

export async function setInterest(
  db: Db,
  callId: string,
  memberId: string,
  change: { interest?: Interest | null; remind?: boolean; remindOn?: number[]; remindAt?: Date[] },
  now: Date,
): Promise<void> {
  await db.callInterest.upsert({
    where: { callId_memberId: { callId, memberId } },
    create: { callId, memberId, ...change, updatedAt: now },
    update: { ...change, updatedAt: now },
  });
}

/** The calls that are no news to this member: told of one by one, or found by themselves and wanted. */
export async function knownTo(db: Db, memberId: string): Promise<Set<string>> {
  const told = await db.delivery.findMany({
    where: {
      memberId,
      kind: { in: ['call.announce', 'call.changed'] },
      status: { notIn: ['cancelled', 'dropped'] },
    },
    select: { subject: true },
  });
  const wanted = await db.callInterest.findMany({
    where: { memberId, ...ofInterest },
    select: { callId: true },
  });
  return new Set([...told.map(({ subject }) => subject), ...wanted.map(({ callId }) => callId)]);
}

export async function hasFeeds(db: Db): Promise<boolean> {
  return (await db.feed.count()) > 0;
}

type StarterFeed = {
  url: string;
  name: string;
  funder: string | null;
  language: string;
  trust: string;
  sectors: string[];
  source: string;
};

export async function saveStarterFeeds(db: Db, feeds: readonly StarterFeed[]): Promise<void> {
  const data = feeds.map((feed) => ({
    ...feed,
    trust: feed.trust === 'trusted' ? ('trusted' as const) : ('reviewed' as const),
  }));
  await db.feed.createMany({ data, skipDuplicates: true });
}

type StarterRule = { kind: string; value: string; words: string[] };

export async function saveRules(db: Db, rules: readonly StarterRule[]): Promise<void> {
  await db.rule.createMany({
    data: rules.map(({ kind, value, words }) => ({ kind, value, words })),
    skipDuplicates: true,
  });
}

export type RuleChange = Pick<Rule, 'kind' | 'value' | 'words'>;

/** Keeps the words of a class and value; without words the rule is none, and its row says that it was taken away. */
export async function saveRule(
  db: Db,
  { kind, value, words }: RuleChange,
): Promise<'created' | 'updated' | 'unchanged'> {
  const known = await db.rule.findUnique({ where: { kind_value: { kind, value } } });
  const before = known?.words ?? [];
  if (JSON.stringify(before) === JSON.stringify(words)) return 'unchanged';
  await db.rule.upsert({ where: { kind_value: { kind, value } }, create: { kind, value, words }, update: { words } });
  return before.length > 0 ? 'updated' : 'created';
}

// ---- What was last shown

type Shown = { at: string; calls: string[] };

/** The calls that a member was last shown, in their order, in the place of those before. */
export async function saveShown(db: Db, memberId: string, calls: readonly string[], now: Date): Promise<void> {
  const shownCalls: Shown = { at: now.toISOString(), calls: [...calls] };
  await db.member.updateMany({ where: { id: memberId }, data: { shownCalls } });
}

export async function loadShown(db: Db, memberId: string): Promise<{ at: Date; calls: readonly string[] } | null> {
  const member = await db.member.findUnique({ where: { id: memberId }, select: { shownCalls: true } });
  const shown = member?.shownCalls as Shown | null | undefined;
  return shown ? { at: new Date(shown.at), calls: shown.calls } : null;
}

/** The last notice of calls that reached a member: of the one that is its subject, or the digest of `dueAt`. */
export async function lastNotice(
  db: Db,
  memberId: string,
): Promise<{ callId: string | null; dueAt: Date; at: Date } | null> {
  const last = await db.delivery.findFirst({
    where: { memberId, kind: { in: ['call.announce', 'call.changed', 'call.remind', 'call.digest'] }, status: 'sent' },
    orderBy: [{ sentAt: 'desc' }, { key: 'desc' }],
  });
  const callId = last?.kind === 'call.digest' ? null : (last?.subject ?? null);
  return last?.sentAt ? { callId, dueAt: last.dueAt, at: last.sentAt } : null;
}
