/** A training changes: cards are edited, who comes is told, and what waits to be said moves with it. */
import type { Outbox } from '../deliveries/outbox.ts';
import type { Db, Prisma } from '../store.ts';
import { announceToMore, announceTraining, armNudges, heard, moveReminders, programmeSubject } from './announce.ts';
import { changesPending, membersTold } from './people-queries.ts';
import { attendeesOf, type FieldChange, placesOf, saveChange, type TrainingRow } from './queries.ts';
import { trainingState } from './rules.ts';

/** Cards that show the training as it is: edited when it changes. */
const liveCards = ['training.announce', 'training.nudge', 'training.offer'];

/** Whom it is for. */
const audienceFields = ['sectors', 'roles', 'entityIds', 'byInvitation'];
/** What people who come have to know at once when it changes. */
const toldFields = new Set(['startsAt', 'endsAt', 'sessions', 'place', 'link']);
/** What a calendar shows. */
const calendarFields = new Set([...toldFields, 'title', 'description']);

const plain = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
};

export type TrainingChanges = Partial<Prisma.TrainingUncheckedCreateInput>;

/** What would be different, field by field. */
function differences(training: TrainingRow, data: TrainingChanges): FieldChange[] {
  return Object.entries(data).flatMap(([field, value]) => {
    const before = plain((training as Record<string, unknown>)[field]);
    const after = plain(value);
    return before === after ? [] : [{ field, before, after }];
  });
}

/**
 * Changes a training: cards are edited, who comes is told of a new time, place or link, reminders and the nudge move.
 * A draft that becomes published is announced; a training that is cancelled is so for everybody. Returns null when
 * nothing is different. Call it with the training locked.
 */
export async function changeTraining(
  tx: Db,
  outbox: Outbox,
  training: TrainingRow,
  data: TrainingChanges,
  now: Date,
): Promise<TrainingRow | null> {
  const changes = differences(training, data);
  if (changes.length === 0) return null;
  const changed = (...fields: string[]) => changes.some(({ field }) => fields.includes(field));
  const inCalendars = changes.some(({ field }) => calendarFields.has(field)) || changed('stage');
  const saved = await saveChange(
    tx,
    training,
    { ...(data as Prisma.TrainingUncheckedUpdateInput), ...(inCalendars ? { sequence: { increment: 1 } } : {}) },
    changes,
    now,
  );
  await outbox.requestUpdate(tx, training.id, liveCards);
  if (training.announcedAt)
    await outbox.requestUpdate(tx, programmeSubject(training.announcedAt), ['training.programme']);
  if (saved.stage === 'cancelled' && training.stage !== 'cancelled') {
    await tellCancelled(tx, outbox, training, now);
    return saved;
  }
  if (saved.stage !== 'published') return saved;
  if (training.stage === 'draft') await announceTraining(tx, outbox, saved, now);
  else {
    const isBack = training.stage === 'cancelled';
    if (saved.endsAt > now && (isBack || changes.some(({ field }) => toldFields.has(field)))) {
      await tellChanged(tx, outbox, training, now);
    }
    if (changed(...audienceFields)) await announceToMore(tx, outbox, training, saved, now);
    if (changed('stage', 'startsAt', 'enrolBy', ...audienceFields)) await armNudges(tx, outbox, saved, now);
  }
  // Materials that come once it is over, and has been dealt with, go to those who enrolled at once.
  if (changed('materials') && saved.evaluateSent) await sendMaterials(tx, outbox, saved, now);
  if (changed('stage', 'startsAt', 'sessions', 'remindMinutes')) await moveReminders(tx, outbox, saved, now);
  return saved;
}

/** What is still waiting to be said of an earlier change becomes one message with this one. */
async function tellChanged(tx: Db, outbox: Outbox, before: TrainingRow, now: Date): Promise<void> {
  const pending = await changesPending(tx, before.id);
  await outbox.cancel(tx, { subject: before.id, kinds: ['training.changed'] });
  const people = await attendeesOf(tx, before.id, ['enrolled', 'offered', 'waiting', 'maybe']);
  await outbox.enqueue(
    tx,
    people.map(({ memberId }) => ({
      kind: 'training.changed',
      memberId,
      subject: before.id,
      dueAt: now,
      data: { since: Math.min(before.revision, pending.get(memberId) ?? before.revision) },
      urgent: true,
    })),
  );
}

/** Everybody who heard of it and did not say no; nothing else about it goes out any more. */
async function tellCancelled(tx: Db, outbox: Outbox, training: TrainingRow, now: Date): Promise<void> {
  const subject = training.id;
  const { members: told, spaces } = await heard(tx, training, true);
  await outbox.cancel(tx, { subject });
  if (training.endsAt <= now) return;
  for (const { memberId, state } of training.enrolments) {
    if (state === 'declined') told.delete(memberId);
    else told.add(memberId);
  }
  const about = { kind: 'training.cancelled', subject, dueAt: now, expiresAt: training.endsAt, urgent: true };
  await outbox.enqueue(tx, [
    ...[...told].map((memberId) => ({ ...about, memberId })),
    ...[...spaces].map((spaceId) => ({ ...about, spaceId })),
  ]);
}

/** The materials to those who enrolled, and did not get them with the thanks for coming. */
export async function sendMaterials(tx: Db, outbox: Outbox, training: TrainingRow, dueAt: Date): Promise<void> {
  if (training.materials.length === 0) return;
  const told = await membersTold(tx, training.id, 'training.thanks', false);
  // Thanks that are out already show the materials once they are drawn again.
  await outbox.requestUpdate(tx, training.id, ['training.thanks', 'training.materials']);
  const people = await attendeesOf(tx, training.id, ['enrolled']);
  await outbox.enqueue(
    tx,
    people
      .filter(({ memberId }) => !told.has(memberId))
      .map(({ memberId }) => ({ kind: 'training.materials', memberId, subject: training.id, dueAt })),
  );
}

/** Cards say "full" or "open" as it is: edited when that turns, not with every place. */
export async function showState(
  tx: Db,
  outbox: Outbox,
  before: TrainingRow,
  after: TrainingRow,
  now: Date,
): Promise<void> {
  const state = (training: TrainingRow) => trainingState(training, placesOf(training), now);
  if (state(before) !== state(after)) await outbox.requestUpdate(tx, after.id, ['training.announce']);
}
