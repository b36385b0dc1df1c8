/** For each item not seen before: which call it is another source of, or that it is a new one. */
import type { Db } from '../../store.ts';
import type { CallRow, Feed } from '../queries.ts';
import { compareCalls, type Subject, type Verdict } from './identity.ts';
import { findTwins, getCalls } from './identity-queries.ts';
import { readTitle } from './identity-title.ts';
import { isNews, type Sighting } from './sighting.ts';

function subjectOf(sighting: Sighting): Subject {
  const { titleFacts, address, facts, item } = sighting;
  return {
    titleKey: titleFacts.key,
    serial: titleFacts.serial,
    years: titleFacts.years,
    addresses: address ? [address] : [],
    deadlineAt: facts.deadlineAt,
    funder: facts.funder,
    language: facts.language,
    text: `${item.title}. ${item.text.slice(0, 4000)}`,
  };
}

type Described = Pick<CallRow, 'title' | 'summary' | 'urlKey' | 'deadlineAt' | 'funder' | 'language'>;

/** What a call says of itself, as it is compared. */
export function compareBy(call: Described): Subject {
  const { key: titleKey, serial, years } = readTitle(call.title);
  const { urlKey, deadlineAt, funder, language } = call;
  const text = `${call.title}. ${call.summary}`;
  return { titleKey, serial, years, addresses: urlKey ? [urlKey] : [], deadlineAt, funder, language, text };
}

/** A stored call, with the addresses of all its sources. */
function subjectOfCall(call: CallRow): Subject {
  const addresses = [call.urlKey, ...call.items.map((item) => item.urlKey)];
  return { ...compareBy(call), addresses: addresses.filter((address) => address !== null) };
}

export type Doubt = { callId?: string; planned?: number; alike: number; shared: string[] };
/** What becomes of a sighting: a source of that call, of the one planned at that place, or a new call. */
export type Plan = { joins: string } | { joinsPlanned: number } | { planned: number; doubts: Doubt[] };

/** Decides for all at once, so that the database is asked once. */
export async function planFor(
  tx: Db,
  feed: Feed,
  fresh: readonly Sighting[],
): Promise<{ plans: Plan[]; calls: CallRow[] }> {
  const subjects = fresh.map((sighting) => subjectOf(sighting));
  const isNewsAt = (at: number) => fresh[at] !== undefined && isNews(fresh[at]);
  const twins = await findTwins(
    tx,
    feed.id,
    subjects.map((subject, at) => ({ ...subject, at, address: subject.addresses[0] ?? null, news: isNewsAt(at) })),
  );
  const calls = await getCalls(tx, [...new Set(twins.map(({ id }) => id))]);
  const byId = new Map(calls.map((call) => [call.id, call]));
  const planned: (Subject & { news: boolean })[] = [];
  const plans: Plan[] = [];
  for (const [at, subject] of subjects.entries()) {
    const doubts: Doubt[] = [];
    let plan: Plan | null = null;
    const judge = (target: Doubt, { verdict, shared }: Verdict, join: Plan) => {
      if (verdict === 'same') plan ??= join;
      if (verdict === 'doubtful') doubts.push({ ...target, shared });
    };
    for (const { id, alike, listedTogether } of twins.filter((twin) => twin.at === at)) {
      const call = byId.get(id);
      if (call)
        judge(
          { callId: id, alike, shared: [] },
          compareCalls(subjectOfCall(call), subject, { alike, listedTogether }),
          { joins: id },
        );
    }
    for (const [place, other] of planned.entries()) {
      if (other.news && !isNewsAt(at)) continue;
      const alike = other.titleKey === subject.titleKey && subject.titleKey !== '' ? 1 : 0;
      const meets = alike === 1 || other.addresses[0] === subject.addresses[0] || other.language !== subject.language;
      if (meets)
        judge({ planned: place, alike, shared: [] }, compareCalls(other, subject, { alike, listedTogether: true }), {
          joinsPlanned: place,
        });
    }
    const news = isNewsAt(at);
    plans.push(plan ?? { planned: planned.push({ ...subject, news }) - 1, doubts: news ? [] : doubts });
  }
  return { plans, calls };
}

export type Likeness = { call: CallRow; verdict: 'same' | 'doubtful'; alike: number; shared: string[] };
export type NewPair = { olderId: string; newerId: string; alike: number; shared: string[] };

/** Calls that this one may be, the likeliest first. `feedId`: its feed, which holds what it lists together to be two. */
export async function likeCalls(tx: Db, subject: Subject, feedId: string | null): Promise<Likeness[]> {
  const sought = { ...subject, at: 0, address: subject.addresses[0] ?? null, news: false };
  const twins = await findTwins(tx, feedId ?? '', [sought]);
  const ids = twins.map(({ id }) => id);
  const calls = new Map((await getCalls(tx, ids)).map((call) => [call.id, call]));
  return twins.flatMap(({ id, alike, listedTogether }): Likeness[] => {
    const call = calls.get(id);
    if (!call) return [];
    const { verdict, shared } = compareCalls(subjectOfCall(call), subject, { alike, listedTogether });
    return verdict === 'different' ? [] : [{ call, verdict, alike, shared }];
  });
}

/** The pairs to be decided on when a call that is stored is like these: the earlier one is the older one. */
export function pairsWith(call: CallRow, likenesses: readonly Likeness[]): NewPair[] {
  return likenesses.map(({ call: other, alike, shared }) => {
    const [older, newer] = other.number < call.number ? [other, call] : [call, other];
    return { olderId: older.id, newerId: newer.id, alike, shared };
  });
}

/** Other open calls that a call may be, now that its source says more of it than before. */
export async function pairsAfterChange(
  tx: Db,
  feed: Feed,
  call: CallRow,
  sighting: Sighting,
  isOpenNow: (call: CallRow) => boolean,
): Promise<NewPair[]> {
  const like = await likeCalls(tx, subjectOf(sighting), feed.id);
  return pairsWith(
    call,
    like.filter((one) => one.call.id !== call.id && isOpenNow(one.call)),
  );
}
