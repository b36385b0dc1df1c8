/** A source told of its call before: what its new revision changes, and who hears of that. */
import type { Dependencies } from '../../app.ts';
import type { Db, FeedItem, Prisma } from '../../store.ts';
import { dayMs } from '../../time.ts';
import { type CallRow, changeCall, type Feed, getCall } from '../queries.ts';
import { announceCall, tellChange } from '../reaching/announce.ts';
import { isOpen } from '../rules.ts';
import { columnsGiven } from '../understanding/reread.ts';
import { askForDeadline } from './confirm.ts';
import { pairsAfterChange } from './identity-plan.ts';
import { createPairs, toldSince } from './identity-queries.ts';
import { type Change, leadingSource, type Reading, whatChanges } from './life.ts';
import { askAboutPairs } from './merge.ts';
import { deadlineColumns, isNews, type Sighting } from './sighting.ts';

export function readingOf(sighting: Sighting): Reading {
  const { item, facts, address, withdrawal } = sighting;
  const { deadlineAt, deadlineConfidence } = facts;
  return { title: item.title, url: item.url, urlKey: address, deadlineAt, deadlineConfidence, withdrawal };
}

function columnsOf(call: CallRow, feed: Feed, sighting: Sighting, change: Change, leads: boolean) {
  const { deadlineAt: _at, deadlineZone: _zone, deadlineHasTime: _time, ...rest } = sighting.facts;
  const { deadlineText: _text, deadlineConfidence: _confidence, ...facts } = rest;
  const data: Prisma.CallUpdateInput = leads ? { ...facts } : {};
  // What a person put right stays so.
  for (const column of columnsGiven(call)) delete data[column];
  if (change.takesDeadline) Object.assign(data, deadlineColumns(sighting));
  if (change.takesTitle) {
    const { key: titleKey, serial } = sighting.titleFacts;
    Object.assign(data, { title: sighting.title, titleKey, serial });
  }
  if (change.takesUrl) Object.assign(data, { url: sighting.item.url, urlKey: sighting.address });
  if (change.state === 'withdrawn') data.state = 'withdrawn';
  if (change.state === 'back') data.state = call.announcedAt || feed.trust === 'trusted' ? 'published' : 'review';
  return data;
}

/** Takes over what the revision changes. `source` is the item as it was stored before. */
export async function reviseCall(
  tx: Db,
  dependencies: Dependencies,
  feed: Feed,
  call: CallRow,
  source: FeedItem,
  sighting: Sighting,
): Promise<{ changed: boolean; announced: boolean }> {
  const now = dependencies.clock.now();
  const own = call.items.find(({ id }) => id === source.id);
  // A call that its source now reports on stays what it was.
  if (!own || (isNews(sighting) && !sighting.withdrawal)) return { changed: false, announced: false };
  const leads = leadingSource(call, now)?.id === own.id;
  const change = whatChanges(call, own, readingOf(sighting), leads);
  if (!leads && change.fields.length === 0) return { changed: false, announced: false };
  const data = columnsOf(call, feed, sighting, change, leads);
  const done = await applyChange(tx, dependencies, call, data, change, now);
  if (change.takesDeadline || change.takesTitle) await lookForTwins(tx, dependencies, feed, call.id, sighting, now);
  return done;
}

/** What a call says anew may show it to be another one; both are out already, so a coordinator decides. */
async function lookForTwins(
  tx: Db,
  { outbox }: Dependencies,
  feed: Feed,
  callId: string,
  sighting: Sighting,
  now: Date,
): Promise<void> {
  const isOpenNow = (one: CallRow) => one.state === 'review' || isOpen(one, now);
  const call = await getCall(tx, callId);
  if (!call || !isOpenNow(call)) return;
  const found = await pairsAfterChange(tx, feed, call, sighting, isOpenNow);
  const pairs = await createPairs(
    tx,
    found.map((pair) => ({ ...pair, createdAt: now })),
  );
  await askAboutPairs(tx, outbox, pairs);
}

/** Writes a change down and tells of it; a call that nobody was told of and that is open again is announced. */
export async function applyChange(
  tx: Db,
  { outbox }: Dependencies,
  call: CallRow,
  data: Prisma.CallUpdateInput,
  { fields, takesDeadline }: Pick<Change, 'fields' | 'takesDeadline'>,
  now: Date,
): Promise<{ changed: boolean; announced: boolean }> {
  if (fields.length === 0) {
    if (Object.keys(data).length > 0) await changeCall(tx, call, data, [], now);
    return { changed: false, announced: false };
  }
  const repeated = await toldSince(tx, call.id, fields, new Date(now.getTime() - dayMs));
  const reopened = call.announcedAt === null && !isOpen(call, now);
  const changed = await changeCall(tx, call, data, fields, now);
  let announced = false;
  if (reopened && changed.state === 'published' && call.state !== 'review') {
    if (!changed.heldUntil && isOpen(changed, now)) announced = (await announceCall(tx, outbox, changed, now)) > 0;
  } else {
    // A source that goes to and fro: the posts follow it, people hear of it once it has stayed so for a day.
    await tellChange(tx, outbox, changed, now, repeated ? new Date(now.getTime() + dayMs) : now);
  }
  if (takesDeadline && !repeated) await askForDeadline(tx, outbox, changed, now);
  return { changed: true, announced };
}
