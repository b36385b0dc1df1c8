/** What follows from a call's data and today: its status, who it fits, when to remind. No I/O. */
import { addWorkingDays, dayMs, inBogota, toWorkingDay } from '../time.ts';

/** Domain: "only calls that are still open and published in the last 14 days are announced" at a feed's first sight. */
export const freshForDays = 14;
/** Issue 3: a call is closing in its last 14 days. */
export const closingDays = 14;
/** Issue 3: reminders 14, 7 and 2 working days before the close. */
export const reminderWorkingDays = [14, 7, 2] as const;
/** Domain: what closes within 24 h is urgent. */
export const urgentMs = dayMs;

export type CallStatus = 'review' | 'news' | 'rejected' | 'withdrawn' | 'merged' | 'open' | 'closing' | 'closed';
const undated: readonly string[] = ['review', 'news', 'rejected', 'withdrawn', 'merged'] satisfies CallStatus[];

type Dated = { state: string; deadlineAt: Date | null };

export function callStatus(call: Dated, now: Date): CallStatus {
  if (undated.includes(call.state)) return call.state as CallStatus;
  if (!call.deadlineAt) return 'open';
  const left = call.deadlineAt.getTime() - now.getTime();
  if (left < 0) return 'closed';
  return left <= closingDays * dayMs ? 'closing' : 'open';
}

/** Whether a coordinator has to decide on it before anybody else sees it. */
export const isWaiting = ({ state }: { state: string }): boolean => state === 'review' || state === 'news';

/** Whether everybody may see it; what waits for a decision, or was refused, is seen by those who decide. */
export const isPublic = ({ state }: { state: string }): boolean => state === 'published' || state === 'withdrawn';

export const isOpen = (call: Dated, now: Date): boolean => ['open', 'closing'].includes(callStatus(call, now));

/** Whether an item met at the first sight of its feed is still news. One without a date may be years old: it is not. */
export function isFresh(call: { publishedAt: Date | null; deadlineAt: Date | null }, now: Date): boolean {
  if (call.deadlineAt && call.deadlineAt < now) return false;
  return call.publishedAt !== null && now.getTime() - call.publishedAt.getTime() <= freshForDays * dayMs;
}

/** A space without sectors is a general one: it gets every call. */
export function spaceWants(space: { sectors: readonly string[] }, call: { sectors: readonly string[] }): boolean {
  return space.sectors.length === 0 || space.sectors.some((sector) => call.sectors.includes(sector));
}

/** When to remind of a close: at 9:00 in Bogotá, so many working days before the last working day of the call. */
export function reminderTimes(deadlineAt: Date, workingDays: readonly number[] = reminderWorkingDays): Date[] {
  const closingDay = toWorkingDay(deadlineAt, -1);
  const times = workingDays.map((days) =>
    inBogota(addWorkingDays(closingDay, -days)).set({ hour: 9, minute: 0, second: 0, millisecond: 0 }).toJSDate(),
  );
  return times.filter((at) => at < deadlineAt).sort((a, b) => a.getTime() - b.getTime());
}

/** When somebody wants their digests: `digestDays` 1 = Monday … 7 = Sunday, none: Monday; `digestAt` "HH:MM" in Bogotá. */
export type DigestTime = { digestDays: readonly number[]; digestAt: string };

/**
 * The next digest after `now`, at the person's hour: on the next working day, or on one of their days of the week (on
 * the next working day when that day is none).
 */
export function nextDigest(frequency: 'daily' | 'weekly', now: Date, time: DigestTime): Date {
  const [hour = 8, minute = 0] = time.digestAt.split(':').map(Number);
  const days = time.digestDays.length > 0 ? time.digestDays : [1];
  // A week back: last week's digest may have been moved to a working day that is still to come.
  const start = inBogota(now)
    .set({ hour, minute, second: 0, millisecond: 0 })
    .minus({ weeks: frequency === 'weekly' ? 1 : 0 });
  for (let ahead = 0; ; ahead += 1) {
    const day = start.plus({ days: ahead });
    if (frequency === 'weekly' && !days.includes(day.weekday)) continue;
    const due = toWorkingDay(day.toJSDate(), 1);
    if (due > now) return due;
  }
}

/** Query parts that follow readers around without changing what is read. */
const trackingParts = /^(utm_|fbclid$|gclid$|mc_|ref$|source$|igshid$|_ga)/i;

/** The address without what does not identify the page, so that two sources of one call meet. */
export function urlKey(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed) return null;
  const query = [...parsed.searchParams].filter(([name]) => !trackingParts.test(name)).sort();
  const search = query.length > 0 ? `?${new URLSearchParams(query)}` : '';
  const path = parsed.pathname.replace(/\/(index\.(html?|php))?$/i, '');
  // A feed whose items all point at a site's front page tells nothing by its address.
  if (path === '' && search === '') return null;
  return `${parsed.host.replace(/^www\./, '')}${path}${search}`;
}
