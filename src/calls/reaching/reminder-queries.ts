/** Who is reminded of a close, and which reminders wait. */
import type { Db } from '../../store.ts';
import { type CallRow, withSources } from '../queries.ts';

/** Whoever wants the reminders of a call; it is for them. */
const reminded = { remind: true, OR: [{ interest: null }, { interest: 'interested' as const }] };

/** Those who are reminded of a call, with how they want to be. */
export function followersOf(db: Db, callId: string) {
  return db.callInterest.findMany({
    where: { callId, ...reminded },
    select: {
      memberId: true,
      interest: true,
      remindOn: true,
      remindAt: true,
      member: { select: { reminderDays: true } },
    },
    orderBy: { memberId: 'asc' },
  });
}

export function remindingSpaces(db: Db) {
  return db.space.findMany({ where: { active: true, reminds: true }, select: { id: true, sectors: true } });
}

/** Keys of the reminders of a call that have not gone out. */
export async function waitingReminders(db: Db, callId: string): Promise<string[]> {
  const rows = await db.delivery.findMany({
    where: { subject: callId, kind: 'call.remind', status: 'pending' },
    select: { key: true },
  });
  return rows.map(({ key }) => key);
}

/** Open calls that a member is reminded of. */
export function followedCalls(db: Db, memberId: string, now: Date): Promise<CallRow[]> {
  return db.call.findMany({
    where: {
      state: 'published',
      deadlineAt: { gt: now },
      interests: { some: { memberId, ...reminded } },
    },
    include: withSources,
    orderBy: { deadlineAt: 'asc' },
  });
}

/** Open calls with a date that were announced. */
export function announcedOpenCalls(db: Db, now: Date): Promise<CallRow[]> {
  return db.call.findMany({
    where: { state: 'published', announcedAt: { not: null }, deadlineAt: { gt: now } },
    include: withSources,
  });
}

/** A person's reminders still to come, with their calls. */
export async function remindersToCome(db: Db, memberId: string) {
  const rows = await db.delivery.findMany({
    where: { memberId, kind: 'call.remind', status: 'pending' },
    orderBy: { dueAt: 'asc' },
  });
  const calls = await db.call.findMany({ where: { id: { in: rows.map(({ subject }) => subject) } } });
  return rows.flatMap(({ subject, dueAt }) => {
    const call = calls.find(({ id }) => id === subject);
    return call ? [{ dueAt, number: call.number, title: call.title }] : [];
  });
}

/** What a member said of each call that they would be reminded of. */
export function remindedCalls(db: Db, memberId: string) {
  return db.callInterest.findMany({ where: { memberId, remind: true }, orderBy: { callId: 'asc' } });
}

export function setReminderDays(db: Db, memberId: string, reminderDays: readonly number[]) {
  return db.member.update({ where: { id: memberId }, data: { reminderDays: [...reminderDays] } });
}

/** On which days before a close a member is reminded, and their quiet hours. */
export function reminderDaysOf(db: Db, memberId: string) {
  const select = { reminderDays: true, quietFrom: true, quietTo: true };
  return db.member.findUniqueOrThrow({ where: { id: memberId }, select });
}

export function spaceAt(db: Db, platform: string, conversation: string) {
  return db.space.findUnique({ where: { platform_conversation: { platform, conversation } } });
}

export function setSpaceReminds(db: Db, id: string, reminds: boolean) {
  return db.space.update({ where: { id }, data: { reminds } });
}
