/** Who is told of a training, and when: rows in the outbox, written with the training itself. */
import type { NewDelivery, Outbox } from '../deliveries/outbox.ts';
import type { Db } from '../store.ts';
import { spansOf } from './look.ts';
import { activeSpaces, listCandidates, membersTold, spacesTold } from './people-queries.ts';
import { type Attendee, attendeesOf, markAnnounced, type TrainingRow } from './queries.ts';
import { closesAt, isInvited, nudgeAt, remindersAhead, spaceFits } from './rules.ts';

/** What is said of all the trainings that were announced at that moment: one subject, so one message a recipient. */
export const programmeSubject = (announcedAt: Date): string => `programme:${announcedAt.toISOString()}`;

/** Members and spaces that it is for. By invitation: those invited hear of it, the spaces do not. */
async function audienceOf(tx: Db, training: TrainingRow) {
  const members = (await listCandidates(tx)).filter((member) => isInvited(training, member));
  const spaces = training.byInvitation ? [] : (await activeSpaces(tx)).filter((space) => spaceFits(space, training));
  return { members, spaces };
}

const isUrgent = (training: TrainingRow, now: Date): boolean =>
  closesAt(training).getTime() - now.getTime() < 24 * 3_600_000;

/**
 * Announces a published training once, to the spaces and members of its audience. Returns how many hear of it. As part
 * of a `programme`, each hears once of all those of the same moment that are for them.
 */
export async function announceTraining(
  tx: Db,
  outbox: Outbox,
  training: TrainingRow,
  now: Date,
  how: 'alone' | 'programme' = 'alone',
): Promise<number> {
  // What is over, or was when it was written down, is history.
  if (closesAt(training) <= now || !(await markAnnounced(tx, training.id, now))) return 0;
  const about = {
    ...(how === 'alone'
      ? { kind: 'training.announce', subject: training.id, expiresAt: closesAt(training) }
      : { kind: 'training.programme', subject: programmeSubject(now) }),
    dueAt: now,
    urgent: isUrgent(training, now),
  };
  const { members, spaces } = await audienceOf(tx, training);
  const rows: NewDelivery[] = [
    ...spaces.map((space) => ({ ...about, spaceId: space.id })),
    ...members.map((member) => ({ ...about, memberId: member.id })),
  ];
  await outbox.enqueue(tx, rows);
  await armNudges(tx, outbox, { ...training, announcedAt: now }, now);
  return rows.length;
}

/**
 * Members and spaces that were told of the announcement, or are about to be unless only what is `alreadyOut` counts,
 * alone or as part of a programme that had it for them.
 */
export async function heard(
  tx: Db,
  training: TrainingRow,
  alreadyOut: boolean,
): Promise<{ members: Set<string>; spaces: Set<string> }> {
  const members = await membersTold(tx, training.id, 'training.announce', alreadyOut);
  const spaces = await spacesTold(tx, training.id, 'training.announce', alreadyOut);
  if (!training.announcedAt) return { members, spaces };
  const programme = programmeSubject(training.announcedAt);
  const audience = await audienceOf(tx, training);
  const readers = await membersTold(tx, programme, 'training.programme', alreadyOut);
  for (const { id } of audience.members) if (readers.has(id)) members.add(id);
  const posted = await spacesTold(tx, programme, 'training.programme', alreadyOut);
  for (const { id } of audience.spaces) if (posted.has(id)) spaces.add(id);
  return { members, spaces };
}

/**
 * Announces a training that was announced before to those it is for only now: a wider audience, or the people `invited`
 * by name, and nobody else then. `before` is the training as it was. Returns the members who hear of it.
 */
export async function announceToMore(
  tx: Db,
  outbox: Outbox,
  before: TrainingRow,
  training: TrainingRow,
  now: Date,
  invited?: readonly string[],
): Promise<string[]> {
  if (training.stage !== 'published' || !training.announcedAt || closesAt(training) <= now) return [];
  const told = await heard(tx, before, false);
  const answered = new Set(training.enrolments.map(({ memberId }) => memberId));
  const audience = await audienceOf(tx, training);
  const isMeant = (id: string) => !invited || invited.includes(id);
  const members = audience.members.filter(({ id }) => isMeant(id) && !told.members.has(id) && !answered.has(id));
  const spaces = invited ? [] : audience.spaces.filter(({ id }) => !told.spaces.has(id));
  const about = {
    kind: 'training.announce',
    subject: training.id,
    dueAt: now,
    expiresAt: closesAt(training),
    urgent: isUrgent(training, now),
  };
  await outbox.enqueue(tx, [
    ...members.map(({ id }) => ({ ...about, memberId: id })),
    ...spaces.map(({ id }) => ({ ...about, spaceId: id })),
  ]);
  return members.map(({ id }) => id);
}

/**
 * One reminder for those invited who said nothing, or "maybe", before enrolment closes; never a second one, nor on the
 * heels of the invitation.
 */
export async function armNudges(tx: Db, outbox: Outbox, training: TrainingRow, now: Date): Promise<void> {
  await outbox.cancel(tx, { subject: training.id, kinds: ['training.nudge'] });
  const { announcedAt } = training;
  const dueAt = announcedAt ? nudgeAt(training, announcedAt, now) : null;
  if (!announcedAt || !dueAt) return;
  const late = new Set(
    training.invitations
      .filter(({ invitedAt }) => invitedAt > announcedAt && !nudgeAt(training, invitedAt, now))
      .map(({ memberId }) => memberId),
  );
  const settled = new Set(training.enrolments.filter(({ state }) => state !== 'maybe').map(({ memberId }) => memberId));
  const nudged = await membersTold(tx, training.id, 'training.nudge', true);
  const silent = (await listCandidates(tx)).filter(
    (member) => isInvited(training, member) && ![settled, nudged, late].some((known) => known.has(member.id)),
  );
  await outbox.enqueue(
    tx,
    silent.map((member) => ({
      kind: 'training.nudge',
      memberId: member.id,
      subject: training.id,
      dueAt,
      expiresAt: closesAt(training),
    })),
  );
}

/** The reminders still to come for somebody who is enrolled: those they chose for all, else the training's. */
export function remindersFor(training: TrainingRow, { member }: Attendee, now: Date) {
  const own = member.trainingChoices;
  const leads = own?.ownReminders ? own.remindMinutes : training.remindMinutes;
  return remindersAhead(spansOf(training), leads, member, now);
}

export async function armReminders(
  tx: Db,
  outbox: Outbox,
  training: TrainingRow,
  attendee: Attendee,
  now: Date,
): Promise<void> {
  await outbox.enqueue(
    tx,
    remindersFor(training, attendee, now).map(({ startsAt, ...reminder }) => ({
      kind: 'training.remind',
      memberId: attendee.memberId,
      subject: training.id,
      urgent: reminder.anytime,
      data: { startsAt: startsAt.toISOString() },
      ...reminder,
    })),
  );
}

/**
 * After a session moved, or the reminders of the training or of one person: of what is not yet due only the new times
 * are left. What fell due and waits for the morning stays: it is no longer drawn if its session moved.
 */
export async function moveReminders(
  tx: Db,
  outbox: Outbox,
  training: TrainingRow,
  now: Date,
  memberId?: string,
): Promise<void> {
  await outbox.cancel(tx, { subject: training.id, kinds: ['training.remind'], memberId, dueAfter: now });
  for (const attendee of await attendeesOf(tx, training.id, ['enrolled'])) {
    if (memberId === undefined || attendee.memberId === memberId) {
      await armReminders(tx, outbox, training, attendee, now);
    }
  }
}
