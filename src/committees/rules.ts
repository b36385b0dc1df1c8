/** Committees by rule: who is asked, when a round opens and closes, when people are nudged, who may see and do what. Pure. */
import { type Access, mayUse } from '../app.ts';
import { addWorkingDays, inBogota, isWorkingDay, nextAllowed, toWorkingDay } from '../time.ts';

export const cadences = ['weekly', 'biweekly', 'monthly', 'bimonthly', 'quarterly'] as const;
export type Cadence = (typeof cadences)[number];
export type SeatRole = 'chair' | 'delegate' | 'substitute' | 'liaison';
export type SeatView = { memberId: string; entityId: string | null; role: SeatRole };

/** Check-ins speak to people from eight to six, as the default quiet hours have it. */
const workingHours = { quietFrom: '18:00', quietTo: '08:00' };
const [dayFrom, dayTo] = [8, 18];
/** A round opens at nine and closes at five, so that its last day is a whole one. */
const opensAtHour = 9;
const closesAtHour = 17;
const lastMorningHour = 9;

/** The instant itself in working hours, or the next one that is. */
export const workingMoment = (at: Date): Date => nextAllowed(at, workingHours);
export const isWorkingMoment = (at: Date): boolean => workingMoment(at).getTime() === at.getTime();

/** A day without its time, as the database keeps it: midnight UTC. */
export const dayOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
export const isoDay = (day: Date): string => day.toISOString().slice(0, 10);
export const todayIn = (now: Date): string => inBogota(now).toISODate() ?? '';

function stepOf(cadence: Cadence): { weeks: number } | { months: number } {
  switch (cadence) {
    case 'weekly':
      return { weeks: 1 };
    case 'biweekly':
      return { weeks: 2 };
    case 'monthly':
      return { months: 1 };
    case 'bimonthly':
      return { months: 2 };
    case 'quarterly':
      return { months: 3 };
  }
}

/** The first round of a committee: the next Monday for those that count in weeks, else the first of the next period. */
export function firstRoundOn(cadence: Cadence, now: Date): string {
  const today = inBogota(now).startOf('day');
  if ('weeks' in stepOf(cadence)) return today.plus({ weeks: 1 }).startOf('week').toISODate() ?? '';
  const next =
    cadence === 'quarterly'
      ? today.plus({ quarters: 1 }).startOf('quarter')
      : today.plus({ months: 1 }).startOf('month');
  return next.toISODate() ?? '';
}

/** The first day of the cadence after `after`, counted from the day it was last due, so that it never drifts. */
export function roundAfter(dueOn: string, cadence: Cadence, after: string): string {
  const step = stepOf(cadence);
  const first = inBogota(new Date(`${dueOn}T12:00:00-05:00`));
  for (let times = 1; ; times += 1) {
    const next =
      ('weeks' in step
        ? first.plus({ weeks: step.weeks * times })
        : first.plus({ months: step.months * times })
      ).toISODate() ?? '';
    if (next > after) return next;
  }
}

/** When a round that is due on this day opens: at nine, on the next working day if that day is none. */
export function opensOn(dueOn: string): Date {
  const nine = inBogota(new Date(`${dueOn}T12:00:00-05:00`)).set({ hour: opensAtHour, minute: 0 });
  return toWorkingDay(nine.toJSDate(), 1);
}

/** Five in the afternoon of the last day of the window; the day of opening does not count. */
export function closesAfter(opensAt: Date, workingDays: number): Date {
  const last = inBogota(addWorkingDays(opensAt, workingDays));
  return last.set({ hour: closesAtHour, minute: 0, second: 0, millisecond: 0 }).toJSDate();
}

type Span = { from: number; to: number };

/** The working hours between two instants, as spans of milliseconds. */
function workingSpans(from: Date, to: Date): Span[] {
  const spans: Span[] = [];
  for (let day = inBogota(from).startOf('day'); day.toMillis() < to.getTime(); day = day.plus({ days: 1 })) {
    if (!isWorkingDay(day.toJSDate())) continue;
    const start = Math.max(day.set({ hour: dayFrom }).toMillis(), from.getTime());
    const end = Math.min(day.set({ hour: dayTo }).toMillis(), to.getTime());
    if (end > start) spans.push({ from: start, to: end });
  }
  return spans;
}

/** The instant when this share (0..1) of the window's working hours has passed. */
export function atShare(opensAt: Date, closesAt: Date, share: number): Date {
  const spans = workingSpans(opensAt, closesAt);
  let left = spans.reduce((sum, span) => sum + span.to - span.from, 0) * share;
  for (const span of spans) {
    // The end of a working day is the next one's morning.
    if (left < span.to - span.from) return new Date(span.from + left);
    left -= span.to - span.from;
  }
  return closesAt;
}

const nudgeKinds = ['half', 'late', 'last'] as const;
export type NudgeKind = (typeof nudgeKinds)[number];
export type Nudge = { kind: NudgeKind; at: Date };

/** At half and at 80 % of the window, and on its last morning; in order, and nothing after the last morning. */
export function nudgeTimes(opensAt: Date, closesAt: Date): Nudge[] {
  const last = inBogota(closesAt).set({ hour: lastMorningHour, minute: 0, second: 0, millisecond: 0 }).toJSDate();
  const times: Nudge[] = [
    { kind: 'half', at: atShare(opensAt, closesAt, 0.5) },
    { kind: 'late', at: atShare(opensAt, closesAt, 0.8) },
  ];
  return [...times.filter(({ at }) => at < last), { kind: 'last' as const, at: last }].filter(({ at }) => at > opensAt);
}

/** The nudge to be sent now: the latest whose time has come, unless it was sent; those missed before it are not made up for. */
export function nudgeNow(times: readonly Nudge[], sent: readonly string[], now: Date): Nudge | null {
  const come = times.filter(({ at }) => at <= now).at(-1);
  return come && !sent.includes(come.kind) ? come : null;
}

/** "Remind me tomorrow": nine in the morning of the next working day. */
export function snoozedUntil(now: Date): Date {
  return inBogota(addWorkingDays(now, 1))
    .set({ hour: lastMorningHour, minute: 0, second: 0, millisecond: 0 })
    .toJSDate();
}

const rank: Record<SeatRole, number> = { delegate: 0, chair: 1, liaison: 2, substitute: 3 };

export type Unit = { memberId: string; entityId: string | null };

/**
 * Who is asked: everybody with a seat, once, for the entity of the seat. A substitute is asked when nobody else sits for
 * their entity; otherwise they answer when the titular does not.
 */
export function unitsOf(seats: readonly SeatView[]): Unit[] {
  const represented = new Set(seats.filter((seat) => seat.role !== 'substitute').map((seat) => seat.entityId));
  const asked = seats.filter((seat) => seat.role !== 'substitute' || !represented.has(seat.entityId));
  const units = new Map<string, Unit>();
  for (const seat of [...asked].sort((a, b) => rank[a.role] - rank[b.role])) {
    if (!units.has(seat.memberId)) units.set(seat.memberId, { memberId: seat.memberId, entityId: seat.entityId });
  }
  return [...units.values()];
}

/** Who keeps a commitment: its owner while they have a seat, then who sits for the entity; null when nobody does. */
export function keeperOf(
  seats: readonly SeatView[],
  { ownerId, entityId }: { ownerId: string | null; entityId: string | null },
): string | null {
  if (seats.some((seat) => seat.memberId === ownerId)) return ownerId;
  return (entityId && unitsOf(seats).find((unit) => unit.entityId === entityId)?.memberId) || null;
}

/** Who stands in for somebody who answers for this entity. */
export function substitutesFor(
  seats: readonly SeatView[],
  entityId: string | null,
  titularId: string | null,
): string[] {
  return seats
    .filter((seat) => seat.role === 'substitute' && seat.entityId === entityId && seat.memberId !== titularId)
    .map((seat) => seat.memberId);
}

export type Asked = { titularId: string | null; responderId: string | null; entityId: string | null };

/** Who may answer: the titular while they keep a seat, who it was handed to, and the substitutes of the entity. */
export function mayAnswer(seats: readonly SeatView[], asked: Asked): string[] {
  const { titularId, responderId, entityId } = asked;
  const isSeated = seats.some((seat) => seat.memberId === titularId);
  const own = isSeated ? [titularId, responderId] : responderId === titularId ? [] : [responderId];
  return [...own.filter((id) => id !== null), ...substitutesFor(seats, entityId, titularId)];
}

export type Absence = { absentFrom: Date | null; absentUntil: Date | null };

/** Both days included. An absence without an end lasts until it is taken away. */
export function isAbsent({ absentFrom, absentUntil }: Absence, now: Date): boolean {
  if (!absentFrom) return false;
  const today = todayIn(now);
  return isoDay(absentFrom) <= today && (!absentUntil || today <= isoDay(absentUntil));
}

/** Coordinators and administrators see every committee; a member those where they have a seat. */
export const seesAll = (access: Access): boolean => mayUse(access, 'coordinator');
