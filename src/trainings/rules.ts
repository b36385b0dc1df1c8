/** What follows from a training's data, its places and the clock. No I/O. */
import { dayMs, hourMs, inBogota, nextAllowed, type QuietHours, toWorkingDay } from '../time.ts';

export type TrainingState = 'draft' | 'open' | 'full' | 'closed' | 'done' | 'cancelled';

const minuteMs = 60_000;

type Span = { startsAt: Date; endsAt: Date };
type Dated = Span & { enrolBy: Date | null };
type Staged = Dated & { stage: 'draft' | 'published' | 'cancelled'; capacity: number | null };

/** Places that nobody else can have: of who is enrolled, and of who was offered one and may still take it. */
export type Places = { enrolled: number; offered: number; waiting: number };

export const taken = (places: Places): number => places.enrolled + places.offered;

/** How many places are left; null when there is no limit. */
export function placesLeft(training: Pick<Staged, 'capacity'>, places: Places): number | null {
  return training.capacity === null ? null : Math.max(0, training.capacity - taken(places));
}

/** Enrolment closes at its deadline, and in any case when the training starts. */
export const closesAt = ({ startsAt, enrolBy }: Dated): Date =>
  enrolBy !== null && enrolBy < startsAt ? enrolBy : startsAt;

/** Issue 6: draft, open, full, closed, done, cancelled. A coordinator decides on draft and cancelled; the rest is computed. */
export function trainingState(training: Staged, places: Places, now: Date): TrainingState {
  if (training.stage === 'draft' || training.stage === 'cancelled') return training.stage;
  if (now >= training.endsAt) return 'done';
  if (now >= closesAt(training)) return 'closed';
  return placesLeft(training, places) === 0 ? 'full' : 'open';
}

/** Still to come, or under way. */
export const isAhead = (training: Staged, now: Date): boolean =>
  training.stage === 'published' && now < training.endsAt;

export type Audience = {
  sectors: readonly string[];
  roles: readonly string[];
  entityIds: readonly string[];
  byInvitation: boolean;
  /** Invited by name, besides. */
  invitations: readonly { memberId: string }[];
};
export type Candidate = {
  id: string;
  role: string;
  sectors: readonly string[];
  entityId: string | null;
  entity: { sectorId: string | null } | null;
};

const fits = (wanted: readonly string[], has: readonly (string | null | undefined)[]) =>
  wanted.length === 0 || wanted.some((one) => has.includes(one));

/** Whether it is for certain sectors, entities or roles; else it is for all, or for those invited by name alone. */
export const hasAudience = ({
  sectors,
  roles,
  entityIds,
}: Pick<Audience, 'sectors' | 'roles' | 'entityIds'>): boolean => sectors.length + roles.length + entityIds.length > 0;

/**
 * A member's sectors are their own and their entity's. A training without an audience is everybody's, unless it is by
 * invitation: then it is for those invited by name.
 */
export function isInvited(audience: Audience, member: Candidate): boolean {
  if (audience.invitations.some(({ memberId }) => memberId === member.id)) return true;
  if (!hasAudience(audience)) return !audience.byInvitation;
  return (
    fits(audience.sectors, [...member.sectors, member.entity?.sectorId]) &&
    fits(audience.roles, [member.role]) &&
    fits(audience.entityIds, [member.entityId])
  );
}

/** A space without sectors is a general one; a training without sectors is for all spaces. */
export function spaceFits(space: { sectors: readonly string[] }, training: Pick<Audience, 'sectors'>): boolean {
  return fits(space.sectors, training.sectors) || training.sectors.length === 0;
}

/** Issue 6: reminders 7 days, 1 day and 1 hour before, in minutes. */
export const usualReminders = [7 * 24 * 60, 24 * 60, 60] as const;
/** Every lead that a person or a training may choose, in minutes. */
export const reminderChoices = [14 * 24 * 60, 7 * 24 * 60, 3 * 24 * 60, 24 * 60, 3 * 60, 60, 15] as const;
/** Issue 6: "the 1-hour one does not wait out quiet hours": nor does any shorter than this. */
const shortLeadMinutes = 3 * 60;
/** A reminder that quiet hours would hold back until nearer to the start than this goes out before them instead. */
const tooNearMs = 3 * hourMs;

export type Reminder = {
  dueAt: Date;
  /** "In 7 days" is true on its day only; a short one is of no use once half of its time has passed. */
  expiresAt: Date;
  anytime: boolean;
};

/** The last moment for messages of that day, an hour before the quiet hours begin. */
function beforeQuiet(day: Date, quiet: QuietHours): Date {
  const [hour = 18, minute = 0] = quiet.quietFrom.split(':').map(Number);
  return inBogota(day).set({ hour, minute, second: 0, millisecond: 0 }).minus({ hours: 1 }).toJSDate();
}

/**
 * When to remind of a start so many minutes before it. Within the person's quiet hours the message waits for their end,
 * as all do; if that were too near to the start, it goes out on the working day before.
 */
export function reminderBefore(startsAt: Date, minutes: number, quiet: QuietHours): Reminder {
  const dueAt = new Date(startsAt.getTime() - minutes * minuteMs);
  if (minutes < shortLeadMinutes) {
    return { dueAt, expiresAt: new Date(dueAt.getTime() + (minutes * minuteMs) / 2), anytime: true };
  }
  const allowedAt = nextAllowed(dueAt, quiet);
  const early = startsAt.getTime() - allowedAt.getTime() < tooNearMs;
  const goesAt = early ? lastAllowed(dueAt, quiet) : dueAt;
  const shownAt = early ? goesAt : allowedAt;
  const dayEnds = inBogota(shownAt).endOf('day').toJSDate();
  return { dueAt: goesAt, expiresAt: dayEnds < startsAt ? dayEnds : startsAt, anytime: false };
}

/** The last moment at or before `at` that is in nobody's quiet hours. */
function lastAllowed(at: Date, quiet: QuietHours): Date {
  const workingDay = toWorkingDay(at, -1);
  if (nextAllowed(workingDay, quiet).getTime() === workingDay.getTime()) return workingDay;
  const evening = beforeQuiet(workingDay, quiet);
  if (evening <= at && nextAllowed(evening, quiet).getTime() === evening.getTime()) return evening;
  return beforeQuiet(toWorkingDay(new Date(workingDay.getTime() - dayMs), -1), quiet);
}

/**
 * The reminders still to come of sessions in their order, each with the start it is of. What falls due before the session
 * before has ended is left out: it would only interrupt those who are in it.
 */
export function remindersAhead(
  sessions: readonly Span[],
  leads: readonly number[],
  quiet: QuietHours,
  now: Date,
): readonly (Reminder & { startsAt: Date })[] {
  return sessions.flatMap(({ startsAt }, index) => {
    const before = sessions[index - 1]?.endsAt ?? now;
    return [...new Set(leads)]
      .map((minutes) => ({ startsAt, ...reminderBefore(startsAt, minutes, quiet) }))
      .filter(({ dueAt }) => dueAt > now && dueAt > before);
  });
}

/** Issue 6: who was invited and said nothing is reminded "a few days before enrolment closes": 9:00, three working days. */
const nudgeWorkingDays = 3;

/** Null when that moment is past, or so soon after the announcement that it would only repeat it. */
export function nudgeAt(training: Dated, announcedAt: Date, now: Date): Date | null {
  let day = inBogota(toWorkingDay(closesAt(training), -1));
  for (let left = nudgeWorkingDays; left > 0; left -= 1) {
    day = inBogota(toWorkingDay(day.minus({ days: 1 }).toJSDate(), -1));
  }
  const at = day.set({ hour: 9, minute: 0, second: 0, millisecond: 0 }).toJSDate();
  return at > now && at.getTime() - announcedAt.getTime() > dayMs ? at : null;
}

/** Issue 6: an offered place is kept 24 h, or 2 h when the training starts within a day. */
const offerHours = { usual: 24, soon: 2 } as const;

/**
 * Until when a place is kept for this person, counted from when they can hear of it; null when that is not before the
 * start.
 */
export function offerUntil(startsAt: Date, now: Date, quiet: QuietHours): Date | null {
  const heardAt = nextAllowed(now, quiet);
  if (heardAt >= startsAt) return null;
  const soon = startsAt.getTime() - heardAt.getTime() <= dayMs;
  const until = new Date(heardAt.getTime() + (soon ? offerHours.soon : offerHours.usual) * hourMs);
  return until < startsAt ? until : startsAt;
}

/** Whether some session of one meets some session of the other; what ends when the other starts does not. */
export const overlap = (one: readonly Span[], other: readonly Span[]): boolean =>
  one.some((a) => other.some((b) => a.startsAt < b.endsAt && b.startsAt < a.endsAt));

/** People check in from an hour before the start until two hours after the end. */
export function mayCheckIn({ startsAt, endsAt }: Dated, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - hourMs && now.getTime() <= endsAt.getTime() + 2 * hourMs;
}

export const repetitions = ['week', 'month', 'quarter', 'year'] as const;
export type Repetition = (typeof repetitions)[number];

/** The same training one turn later, on a working day; its length and its enrolment deadline move with it. */
export function nextInSeries<T extends Dated>(training: T, every: Repetition, after: Date): Dated {
  const step =
    every === 'week'
      ? { weeks: 1 }
      : every === 'month'
        ? { months: 1 }
        : every === 'quarter'
          ? { months: 3 }
          : { years: 1 };
  let start = inBogota(training.startsAt);
  do start = start.plus(step);
  while (start.toJSDate() <= after);
  const startsAt = toWorkingDay(start.toJSDate(), 1);
  const shift = startsAt.getTime() - training.startsAt.getTime();
  const move = (at: Date) => new Date(at.getTime() + shift);
  return { startsAt, endsAt: move(training.endsAt), enrolBy: training.enrolBy ? move(training.enrolBy) : null };
}

/** Letters and digits that nobody mistakes for one another when they copy a code. */
const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const codeDigits = '23456789';

/** "ABCD-2345" out of eight random bytes. */
export function certificateCode(bytes: Uint8Array): string {
  const at = (index: number, letters: string) => letters[(bytes[index] ?? 0) % letters.length] ?? '';
  return `${[0, 1, 2, 3].map((index) => at(index, codeLetters)).join('')}-${[4, 5, 6, 7].map((index) => at(index, codeDigits)).join('')}`;
}
