/** Items not seen before: each is another source of a call that is there, or a new call. */
import type { Dependencies } from '../../app.ts';
import type { Call, Db } from '../../store.ts';
import { dayMs } from '../../time.ts';
import { decide } from '../proposals/proposal-queries.ts';
import { type CallRow, changeCall, type Feed, getCall, itemsOf } from '../queries.ts';
import { announceCall, askForReview, tellProposer } from '../reaching/announce.ts';
import type { ParsedItem } from '../reading/feed.ts';
import { freshForDays, isOpen } from '../rules.ts';
import { askForDeadline } from './confirm.ts';
import { type Doubt, type NewPair, type Plan, pairsAfterChange, planFor } from './identity-plan.ts';
import { createCalls, createItems, createPairs, updateItem } from './identity-queries.ts';
import type { Tally } from './ingest-items.ts';
import { applyChange, readingOf } from './ingest-revise.ts';
import { isExtension, leadingSource, stateOfTrust } from './life.ts';
import { askAboutPairs } from './merge.ts';
import { tellOfNews } from './news.ts';
import { deadlineColumns, isNews, itemRow, type Sighting } from './sighting.ts';

/**
 * How long the announcement of what may be a repetition waits for a coordinator: telling people the same thing twice
 * costs less than not telling them, so a day at most, and a quarter of the time that is left.
 */
const holdMs = dayMs;

/** Stores them, and tells who is to be told. */
export async function storeNewItems(
  tx: Db,
  dependencies: Dependencies,
  feed: Feed,
  fresh: readonly Sighting[],
  counts: Tally,
): Promise<void> {
  if (fresh.length === 0) return;
  const now = dependencies.clock.now();
  const { plans, calls } = await planFor(tx, feed, fresh);
  const starting = fresh.flatMap((sighting, at) => {
    const plan = plans[at];
    if (!plan || !('planned' in plan)) return [];
    const doubts = plan.doubts.filter(({ callId }) => isOpenCall(calls, callId, now));
    return [{ sighting, doubts, data: callData(sighting, feed, doubts.length > 0, now) }];
  });
  const created = await createCalls(
    tx,
    starting.map(({ data }) => data),
  );
  const callOf = (plan: Plan | undefined): string | undefined => {
    if (!plan) return undefined;
    if ('joins' in plan) return plan.joins;
    return created['joinsPlanned' in plan ? plan.joinsPlanned : plan.planned]?.id;
  };
  await storeRows(tx, feed, fresh, now, (at) => callOf(plans[at]));
  counts.new += created.length;
  for (const [place, { sighting, doubts }] of starting.entries()) {
    const call = created[place];
    if (call)
      counts.announced += await startLife(tx, dependencies, call, sighting, pairsOf(call, doubts, created), now);
  }
  const known = new Map(calls.map((call) => [call.id, call]));
  for (const [at, sighting] of fresh.entries()) {
    const plan = plans[at];
    if (!plan || 'planned' in plan) continue;
    counts.duplicates += 1;
    const call = 'joins' in plan ? known.get(plan.joins) : undefined;
    // News of a call that is there, such as its winners, changes nothing of it.
    if (!call || isNews(sighting)) continue;
    const joined = await joinCall(tx, dependencies, feed, call, sighting, now);
    const touched = joined.changed || joined.announced ? await getCall(tx, call.id) : null;
    if (touched) known.set(call.id, touched);
    if (joined.changed) counts.updated += 1;
    if (joined.announced) counts.announced += 1;
  }
}

/** Only between calls that people can still apply to is it worth a coordinator's time; planned ones are judged when stored. */
function isOpenCall(calls: readonly CallRow[], callId: string | undefined, now: Date): boolean {
  if (!callId) return true;
  const call = calls.find(({ id }) => id === callId);
  return call !== undefined && (call.state === 'review' || isOpen(call, now));
}

async function storeRows(
  tx: Db,
  feed: Feed,
  fresh: readonly Sighting[],
  now: Date,
  callOf: (at: number) => string | undefined,
): Promise<void> {
  // An item may be there whose call is gone.
  const orphans = await itemsOf(
    tx,
    feed.id,
    fresh.map(({ item }) => item.id),
  );
  const rows = fresh.map((sighting, at) => ({
    ...itemRow(sighting),
    feedId: feed.id,
    key: sighting.item.id,
    seenAt: now,
    callId: callOf(at),
  }));
  for (const orphan of orphans) {
    const row = rows.find(({ key }) => key === orphan.key);
    if (row) await updateItem(tx, orphan.id, row);
  }
  await createItems(
    tx,
    rows.filter(({ key }) => !orphans.some((orphan) => orphan.key === key)),
  );
}

const pairsOf = (call: Call, doubts: readonly Doubt[], created: readonly Call[]) =>
  doubts.slice(0, 3).flatMap(({ callId, planned, alike, shared }) => {
    const olderId = callId ?? created[planned ?? -1]?.id;
    return olderId ? [{ olderId, newerId: call.id, alike, shared }] : [];
  });

/** A call that was just stored: announced, held, or put before a coordinator. Returns how many were announced: 0 or 1. */
async function startLife(
  tx: Db,
  { outbox }: Dependencies,
  call: Call,
  { facts }: Sighting,
  doubts: readonly NewPair[],
  now: Date,
): Promise<number> {
  if (!isOpen({ state: 'published', deadlineAt: facts.deadlineAt }, now)) return 0;
  const pairs = await createPairs(
    tx,
    doubts.map((doubt) => ({ ...doubt, createdAt: now })),
  );
  // What is stored as old news is told to nobody; its doubtful pairs wait in the coordinators' list.
  if (call.baseline || call.state === 'withdrawn') return 0;
  if (call.state === 'news') {
    await tellOfNews(tx, outbox, now);
    return 0;
  }
  await askForDeadline(tx, outbox, call, now);
  if (call.state === 'review') {
    // What it may be a repetition of is asked with it.
    await askForReview(tx, outbox, call);
    return 0;
  }
  await askAboutPairs(tx, outbox, pairs);
  if (call.heldUntil) return 0;
  return (await announceCall(tx, outbox, call, now)) > 0 ? 1 : 0;
}

/** A new call from an item. Old news is stored as a baseline and never announced. */
function callData(sighting: Sighting, feed: Feed, doubtful: boolean, now: Date) {
  const { item, facts, titleFacts, address, withdrawal } = sighting;
  const given = isNews(sighting) ? ('news' as const) : stateOfTrust(feed);
  const state = withdrawal ? ('withdrawn' as const) : given;
  const open = isOpen({ state: 'published', deadlineAt: facts.deadlineAt }, now);
  const news = open && !withdrawal && isRecent(item, feed, now);
  const left = facts.deadlineAt ? facts.deadlineAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
  return {
    ...facts,
    title: sighting.title,
    titleKey: titleFacts.key,
    serial: titleFacts.serial,
    url: item.url,
    urlKey: address,
    publishedAt: item.publishedAt,
    state,
    baseline: !news,
    heldUntil: doubtful && news ? new Date(now.getTime() + Math.min(holdMs, left / 4)) : null,
    demo: feed.demo,
    createdAt: now,
    updatedAt: now,
  };
}

/** News whose source words it anew begins its life as a call once it reads like one, also where it was discarded. */
export async function reviseNews(
  tx: Db,
  dependencies: Dependencies,
  feed: Feed,
  call: CallRow,
  sighting: Sighting,
): Promise<{ changed: boolean; announced: boolean }> {
  const now = dependencies.clock.now();
  const isCall = !isNews(sighting) && !sighting.withdrawal;
  const { key: titleKey, serial } = sighting.titleFacts;
  const said = { title: sighting.title, titleKey, serial, url: sighting.item.url, urlKey: sighting.address };
  const state = isCall ? stateOfTrust(feed) : call.state;
  const changed = await changeCall(tx, call, { ...sighting.facts, ...said, state }, [], now);
  if (!isCall) return { changed: false, announced: false };
  const pairs = await pairsAfterChange(tx, feed, changed, sighting, (one) => isOpenCall([one], one.id, now));
  return { changed: true, announced: (await startLife(tx, dependencies, changed, sighting, pairs, now)) > 0 };
}

/**
 * At first sight of a feed only what was published in the last 14 days is news; later, what was published since it was
 * last read well, with the same slack, so that nothing is lost while a source is down.
 */
function isRecent(item: ParsedItem, feed: Feed, now: Date): boolean {
  if (!item.publishedAt) return feed.baselineAt !== null;
  const since = feed.baselineAt && feed.succeededAt ? feed.succeededAt : now;
  return item.publishedAt.getTime() >= since.getTime() - freshForDays * dayMs;
}

/** Another source of a call that is there: it may extend it, vouch for it, or be the first to make news of it. */
async function joinCall(
  tx: Db,
  dependencies: Dependencies,
  feed: Feed,
  call: CallRow,
  sighting: Sighting,
  now: Date,
): Promise<{ changed: boolean; announced: boolean }> {
  if (call.state === 'withdrawn') return reopen(tx, dependencies, feed, call, sighting, now);
  let current = call;
  if (call.state === 'review' && feed.trust === 'trusted' && !sighting.withdrawal) {
    // Nobody has to approve what a trusted source publishes.
    const decision = { state: 'published' as const, decidedById: null, decidedReason: null };
    if (await decide(tx, call.id, decision, now)) {
      current = { ...call, state: 'published' };
      await dependencies.outbox.requestUpdate(tx, call.id, ['call.review']);
      await tellProposer(tx, dependencies.outbox, call, now);
    }
  }
  const joined = await extend(tx, dependencies, current, sighting, now);
  const late = { ...current, ...(joined.changed ? deadlineColumns(sighting) : {}) };
  const unheard = late.state === 'published' && late.announcedAt === null && late.heldUntil === null;
  if (joined.announced || !unheard || feed.trust !== 'trusted') return joined;
  if (!isOpen(late, now) || !isRecent(sighting.item, feed, now)) return joined;
  return { ...joined, announced: (await announceCall(tx, dependencies.outbox, late, now)) > 0 };
}

async function extend(tx: Db, dependencies: Dependencies, call: CallRow, sighting: Sighting, now: Date) {
  const nothing = { changed: false, announced: false };
  const reading = readingOf(sighting);
  const leader = leadingSource(call, now);
  const older = leader?.revisedAt && sighting.revisedAt && sighting.revisedAt < leader.revisedAt;
  if (older || call.state === 'rejected' || call.state === 'withdrawn' || !isExtension(call, reading)) return nothing;
  const field = {
    field: 'deadline',
    before: call.deadlineAt?.toISOString() ?? null,
    after: reading.deadlineAt?.toISOString() ?? null,
  };
  return applyChange(tx, dependencies, call, deadlineColumns(sighting), { fields: [field], takesDeadline: true }, now);
}

/** A source that took its call back tells of it anew, as of one that stands. */
async function reopen(tx: Db, dependencies: Dependencies, feed: Feed, call: CallRow, sighting: Sighting, now: Date) {
  const { item, facts, withdrawal } = sighting;
  const own = call.items.some(({ feedId }) => feedId === feed.id);
  const later = item.publishedAt !== null && item.publishedAt > call.updatedAt;
  if (
    withdrawal ||
    call.decidedReason !== null ||
    !own ||
    !later ||
    !isOpen({ state: 'published', deadlineAt: facts.deadlineAt }, now)
  )
    return { changed: false, announced: false };
  const state = call.announcedAt || feed.trust === 'trusted' ? ('published' as const) : ('review' as const);
  const fields = [{ field: 'state', before: 'withdrawn', after: 'published' }];
  const data = { ...deadlineColumns(sighting), state };
  return applyChange(tx, dependencies, call, data, { fields, takesDeadline: true }, now);
}
