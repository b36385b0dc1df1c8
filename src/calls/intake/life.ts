/** What a source's new revision of an item changes in its call. Pure. */

import { dayMs } from '../../time.ts';
import type { CallRow, Feed, FieldChange } from '../queries.ts';
import { confirmBelow } from '../understanding/deadline.ts';
import { withoutStateMark } from './identity-title.ts';
import { findWithdrawal, type Withdrawal } from './withdrawal.ts';

/** A source that has failed for so long no longer leads. */
const deafAfterMs = 7 * dayMs;

type Source = CallRow['items'][number];
/** What the source says now. */
export type Reading = {
  title: string;
  url: string | null;
  urlKey: string | null;
  deadlineAt: Date | null;
  deadlineConfidence: number | null;
  withdrawal: Withdrawal | null;
};

export type Change = {
  fields: FieldChange[];
  takesTitle: boolean;
  takesUrl: boolean;
  takesDeadline: boolean;
  /** The state it comes into, when that changes. */
  state: 'withdrawn' | 'back' | null;
};

/** What becomes of a call of this feed: only a trusted one's is published at once. */
export const stateOfTrust = ({ trust }: Pick<Feed, 'trust'>) =>
  trust === 'trusted' ? ('published' as const) : ('review' as const);

const same = (a: Date | null, b: Date | null) => (a?.getTime() ?? null) === (b?.getTime() ?? null);
const iso = (at: Date | null) => at?.toISOString() ?? null;
const isSure = (reading: Pick<Reading, 'deadlineConfidence'>) => (reading.deadlineConfidence ?? 0) >= confirmBelow;

/**
 * The source whose word counts most: the first to tell, as long as it still lists the item and can be read; then the
 * next one. A feed that is paused, or read by hand only, leads when no other does.
 */
export function leadingSource(call: CallRow, now: Date): Source | undefined {
  const heard = call.items.find(
    ({ goneAt, feed }) =>
      goneAt === null &&
      feed.enabled &&
      (feed.failingSince === null || now.getTime() - feed.failingSince.getTime() < deafAfterMs),
  );
  return heard ?? call.items.find(({ goneAt }) => goneAt === null) ?? call.items[0];
}

/** From a source that does not lead only an extension counts, and only a sure one; a date is better than none. */
export function isExtension(call: Pick<CallRow, 'deadlineAt' | 'deadlineDecidedAt'>, reading: Reading): boolean {
  if (!reading.deadlineAt) return false;
  if (!call.deadlineAt) return call.deadlineDecidedAt === null || isSure(reading);
  // Within a day it is the same date, printed with another hour or zone.
  return isSure(reading) && reading.deadlineAt.getTime() - call.deadlineAt.getTime() > dayMs;
}

function takesDeadline(call: CallRow, source: Source, reading: Reading, leads: boolean): boolean {
  const said = reading.deadlineAt;
  // A source that says what it said before changes nothing, whatever another has said since.
  if (same(said, source.deadlineAt) || same(said, call.deadlineAt)) return false;
  if (!leads) return isExtension(call, reading);
  if (!said && call.items.some((other) => other.id !== source.id && other.goneAt === null && other.deadlineAt))
    return false;
  if (!call.deadlineDecidedAt) return true;
  // A person decided: what they saw then, or less than they knew, does not overrule them.
  if (!said || same(said, call.deadlineReadAt)) return false;
  return isSure(reading) || (call.deadlineAt !== null && said > call.deadlineAt);
}

function stateAfter(call: CallRow, source: Source, reading: Reading, leads: boolean): Change['state'] {
  const stands = call.state === 'published' || call.state === 'review';
  if (stands && (reading.withdrawal === 'cancelled' || (reading.withdrawal === 'over' && leads))) return 'withdrawn';
  // What a coordinator took away, with their reason, stays away.
  if (call.state !== 'withdrawn' || call.decidedReason !== null || reading.withdrawal || !leads) return null;
  const saidSoItself = findWithdrawal({ title: source.title, text: '' }) !== null || call.items.length === 1;
  return saidSoItself ? 'back' : null;
}

/** What people are told of when it changes: the state, the deadline, the title, the address. */
export function whatChanges(call: CallRow, source: Source, reading: Reading, leads: boolean): Change {
  const title = withoutStateMark(reading.title);
  const takesTitle = leads && title !== '' && title !== withoutStateMark(source.title) && title !== call.title;
  const takesUrl = leads && reading.url !== source.url && reading.urlKey !== call.urlKey && reading.url !== call.url;
  const takesDate = takesDeadline(call, source, reading, leads);
  const state = stateAfter(call, source, reading, leads);
  const fields: FieldChange[] = [];
  if (state) {
    const [before, after] = state === 'withdrawn' ? ['published', 'withdrawn'] : ['withdrawn', 'published'];
    fields.push({ field: 'state', before, after });
  }
  if (takesDate) fields.push({ field: 'deadline', before: iso(call.deadlineAt), after: iso(reading.deadlineAt) });
  if (takesTitle) fields.push({ field: 'title', before: call.title, after: title });
  if (takesUrl) fields.push({ field: 'url', before: call.url, after: reading.url });
  return { fields, takesTitle, takesUrl, takesDeadline: takesDate, state };
}
