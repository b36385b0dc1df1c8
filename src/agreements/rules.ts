/** What follows from an agreement's dates and events. Pure; days are "YYYY-MM-DD", compared as text. */
import { DateTime } from 'luxon';
import type { Renewal, Stage, Status } from './values.ts';

/** The first alert goes out so many days before expiry, and from then the agreement is "por vencer". */
export const defaultLeadDays = [180, 90, 30] as const;

export type Term = {
  stage: Stage | null;
  signedOn: string | null;
  startsOn: string | null;
  expiresOn: string | null;
  renewal: Renewal;
  noticeDays: number | null;
  leadDays: readonly number[];
};

/** A date of the database as its day. */
export const dayOf = (date: Date | null | undefined): string | null => date?.toISOString().slice(0, 10) ?? null;

export function addDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? day;
}

/** Lead times of the alerts, longest first. */
function leadDaysOf(term: Pick<Term, 'leadDays'>): readonly number[] {
  return term.leadDays.length > 0 ? [...term.leadDays].sort((a, b) => b - a) : defaultLeadDays;
}

/**
 * The day until which the agreement runs as things stand: its expiry, moved on by its own length for every tacit
 * renewal that has already happened. Null when it has none.
 */
export function runsUntil(
  term: Pick<Term, 'signedOn' | 'startsOn' | 'expiresOn' | 'renewal'>,
  today: string,
): string | null {
  if (!term.expiresOn || term.renewal !== 'tacit' || term.expiresOn >= today) return term.expiresOn;
  const start = term.startsOn ?? term.signedOn;
  const end = DateTime.fromISO(term.expiresOn, { zone: 'utc' });
  const months = start
    ? Math.round(end.plus({ days: 1 }).diff(DateTime.fromISO(start, { zone: 'utc' }), 'months').months)
    : 12;
  const step = Math.max(1, months);
  let until = end;
  for (let times = 1; (until.toISODate() ?? '') < today; times += 1) until = end.plus({ months: step * times });
  return until.toISODate();
}

/**
 * The state of an agreement on a day. What dates cannot tell (in process, in renewal, suspended, ended) is said by its
 * stage; without an expiry it is in force; tacitly renewed, it stays in force after its expiry.
 */
export function statusOf(term: Term, today: string): Status {
  if (term.stage) return term.stage;
  if ((term.signedOn ?? '') > today || (term.startsOn ?? '') > today) return 'in_process';
  if (!term.expiresOn) return 'active';
  if (term.expiresOn < today) return term.renewal === 'tacit' ? 'active' : 'expired';
  const [lead = 0] = leadDaysOf(term);
  return term.expiresOn <= addDays(today, lead) ? 'expiring' : 'active';
}

/** The last day to give notice that it shall not go on (or to ask for its renewal); null when there is none. */
export function lastNoticeDay(term: Term, today: string): string | null {
  const until = runsUntil(term, today);
  if (!until || term.noticeDays === null) return null;
  return addDays(until, -term.noticeDays);
}

export type AlertKind = 'notice' | 'expiry';
/** `on`: the day it is about; `day`: the day it is said; `until`: the last day it is worth saying. */
export type Alert = { kind: AlertKind; on: string; day: string; until: string };

/** Alerts about the last day to give notice go out so many days before it. */
const noticeLeadDays = [30, 7] as const;

/**
 * The alerts of an agreement that are due on a day: of each kind the latest one whose day has come, and whose next one
 * has not. The end of a tacitly renewed term is the end of the present term.
 */
export function dueAlerts(term: Term, today: string): Alert[] {
  if (term.stage === 'ended' || term.stage === 'in_process') return [];
  const found: Alert[] = [];
  const add = (kind: AlertKind, on: string, leads: readonly number[]) => {
    const days = leads.map((lead) => addDays(on, -lead));
    const index = days.findLastIndex((day) => day <= today);
    if (index < 0 || on < today) return;
    const next = days[index + 1];
    found.push({ kind, on, day: days[index] ?? today, until: next ? addDays(next, -1) : on });
  };
  const expires = runsUntil(term, today);
  const notice = lastNoticeDay(term, today);
  if (notice) add('notice', notice, noticeLeadDays);
  // What renews by itself ends only by notice: while there is time for it, that is the one thing to say.
  if (expires && !(term.renewal === 'tacit' && found.length > 0)) add('expiry', expires, leadDaysOf(term));
  return found;
}
