/** Places: who has one, who waits, who is offered one. Each decision is made with the training locked. */
import type { Outbox } from '../deliveries/outbox.ts';
import type { Db } from '../store.ts';
import { armReminders } from './announce.ts';
import { changeTraining, showState, type TrainingChanges } from './change.ts';
import { getCandidate } from './people-queries.ts';
import {
  attendeeOf,
  attendeesOf,
  enrolmentOf,
  getTraining,
  lockTraining,
  placesOf,
  setAnswer,
  type TrainingRow,
} from './queries.ts';
import { isInvited, offerUntil, placesLeft, trainingState } from './rules.ts';

export type Answered =
  | { kind: 'enrolled' | 'already' | 'maybe' | 'declined' | 'freed' | 'left' | 'none' | 'keeps'; training: TrainingRow }
  | { kind: 'waiting' | 'stillWaiting'; position: number; training: TrainingRow }
  | { kind: 'closed' | 'notInvited' | 'lapsed'; training: TrainingRow };

const reload = async (tx: Db, training: TrainingRow): Promise<TrainingRow> =>
  (await getTraining(tx, training.id)) ?? training;

/** Where somebody stands in the waiting list, from 1. */
export function positionOf(training: TrainingRow, memberId: string): number {
  return (
    training.enrolments.filter(({ state }) => state === 'waiting').findIndex((one) => one.memberId === memberId) + 1
  );
}

/**
 * Takes back the offers that ran out, and offers each free place to the next who waits and can hear of it before the
 * start. Returns the training as it then is. Nobody is enrolled here: an offer has to be taken.
 */
async function settlePlaces(tx: Db, outbox: Outbox, training: TrainingRow, now: Date): Promise<TrainingRow> {
  const offered = await attendeesOf(tx, training.id, ['offered']);
  const ranOut = offered.filter(({ offeredUntil }) => offeredUntil !== null && offeredUntil <= now);
  for (const { memberId } of ranOut) {
    await setAnswer(tx, training.id, memberId, { state: 'lapsed', offeredUntil: null, queuedAt: null }, now);
  }
  await outbox.enqueue(
    tx,
    ranOut.map(({ memberId, offeredUntil }) => ({
      kind: 'training.lapsed',
      memberId,
      subject: training.id,
      dueAt: offeredUntil ?? now,
      expiresAt: training.startsAt,
    })),
  );
  let current = ranOut.length > 0 ? await reload(tx, training) : training;
  if (current.stage === 'published' && now < current.startsAt) {
    for (const { memberId, member } of await attendeesOf(tx, training.id, ['waiting'])) {
      const left = placesLeft(current, placesOf(current));
      if (left === 0) break;
      const until = offerUntil(current.startsAt, now, member);
      if (!until) continue;
      await setAnswer(tx, training.id, memberId, { state: 'offered', offeredUntil: until }, now);
      await outbox.enqueue(tx, [
        {
          kind: 'training.offer',
          memberId,
          subject: training.id,
          dueAt: now,
          expiresAt: until,
          urgent: true,
          data: { until: until.toISOString() },
        },
      ]);
      current = await reload(tx, current);
    }
  }
  if (ranOut.length > 0) await outbox.requestUpdate(tx, training.id, ['training.offer']);
  return current;
}

async function giveUp(tx: Db, outbox: Outbox, training: TrainingRow, memberId: string): Promise<void> {
  await outbox.cancel(tx, {
    subject: training.id,
    memberId,
    kinds: ['training.remind', 'training.nudge', 'training.changed', 'training.offer', 'training.lapsed'],
  });
}

/** "I will come": a place, the one that was offered, or the end of the waiting list. */
export async function enrol(tx: Db, outbox: Outbox, id: string, memberId: string, now: Date): Promise<Answered | null> {
  const before = await lockTraining(tx, id);
  if (!before) return null;
  const lapsedBefore = await enrolmentOf(tx, id, memberId);
  const training = await settlePlaces(tx, outbox, before, now);
  const mine = await enrolmentOf(tx, id, memberId);
  if (mine?.state === 'enrolled') return { kind: 'already', training };
  if (mine?.state === 'waiting') return { kind: 'stillWaiting', position: positionOf(training, memberId), training };
  const state = trainingState(training, placesOf(training), now);
  const keepsOffer = mine?.state === 'offered' && training.stage === 'published' && now < training.startsAt;
  // Whoever answers hears it now.
  await outbox.cancel(tx, { subject: id, memberId, kinds: ['training.lapsed'] });
  // An offer that ran out a moment ago: said so, and the way back is the end of the list, with a tap of its own.
  if (lapsedBefore?.state === 'offered' && mine?.state === 'lapsed') return { kind: 'lapsed', training };
  if (!keepsOffer && state !== 'open' && state !== 'full') return { kind: 'closed', training };
  const candidate = await getCandidate(tx, memberId);
  if (!candidate || (training.byInvitation && !mine && !isInvited(training, candidate))) {
    return { kind: 'notInvited', training };
  }
  await outbox.cancel(tx, { subject: id, memberId, kinds: ['training.nudge'] });
  if (!keepsOffer && placesLeft(training, placesOf(training)) === 0) {
    // The end of the list, also for who was in it before and in the same millisecond.
    const queueNumber = 1 + Math.max(0, ...training.enrolments.map((one) => one.queueNumber));
    await setAnswer(tx, id, memberId, { state: 'waiting', queuedAt: now, queueNumber, offeredUntil: null }, now);
    const waiting = await reload(tx, training);
    return { kind: 'waiting', position: positionOf(waiting, memberId), training: waiting };
  }
  await setAnswer(tx, id, memberId, { state: 'enrolled', queuedAt: null, offeredUntil: null }, now);
  const enrolled = await reload(tx, training);
  const attendee = await attendeeOf(tx, id, memberId);
  if (attendee) await armReminders(tx, outbox, enrolled, attendee, now);
  await outbox.requestUpdate(tx, id, ['training.offer']);
  await showState(tx, outbox, before, enrolled, now);
  return { kind: 'enrolled', training: enrolled };
}

/** "I cannot": frees what they had, and the next is offered it. They hear no more of it. */
export async function decline(
  tx: Db,
  outbox: Outbox,
  id: string,
  memberId: string,
  now: Date,
): Promise<Answered | null> {
  const before = await lockTraining(tx, id);
  if (!before) return null;
  const mine = await enrolmentOf(tx, id, memberId);
  const had = mine?.state === 'enrolled' || mine?.state === 'offered';
  if (before.endsAt <= now) return { kind: 'closed', training: before };
  if (mine?.state === 'declined') return { kind: 'declined', training: before };
  await setAnswer(tx, id, memberId, { state: 'declined', queuedAt: null, offeredUntil: null }, now);
  await giveUp(tx, outbox, before, memberId);
  await outbox.cancel(tx, { subject: id, memberId, kinds: ['training.announce'] });
  const freed = await settlePlaces(tx, outbox, await reload(tx, before), now);
  if (had) await outbox.requestUpdate(tx, id, ['training.offer']);
  await showState(tx, outbox, before, freed, now);
  const kind = had ? 'freed' : mine?.state === 'waiting' ? 'left' : 'declined';
  return { kind, training: freed };
}

/** "Maybe": no place is kept. Who has one keeps it until they say that they cannot come. */
export async function perhaps(
  tx: Db,
  outbox: Outbox,
  id: string,
  memberId: string,
  now: Date,
): Promise<Answered | null> {
  const before = await lockTraining(tx, id);
  if (!before) return null;
  const training = await settlePlaces(tx, outbox, before, now);
  const mine = await enrolmentOf(tx, id, memberId);
  if (mine && ['enrolled', 'offered', 'waiting'].includes(mine.state)) return { kind: 'keeps', training };
  const state = trainingState(training, placesOf(training), now);
  if (state !== 'open' && state !== 'full') return { kind: 'closed', training };
  const candidate = await getCandidate(tx, memberId);
  if (!candidate || (training.byInvitation && !mine && !isInvited(training, candidate))) {
    return { kind: 'notInvited', training };
  }
  await setAnswer(tx, id, memberId, { state: 'maybe', queuedAt: null, offeredUntil: null }, now);
  return { kind: 'maybe', training: await reload(tx, training) };
}

/** Settles one training in its own turn. Returns how many offers were made and how many ran out. */
export async function tendPlaces(
  tx: Db,
  outbox: Outbox,
  id: string,
  now: Date,
): Promise<{ offered: number; lapsed: number }> {
  const before = await lockTraining(tx, id);
  if (!before) return { offered: 0, lapsed: 0 };
  const after = await settlePlaces(tx, outbox, before, now);
  const count = (training: TrainingRow, state: string) =>
    training.enrolments.filter((one) => one.state === state).length;
  const lapsed = count(after, 'lapsed') - count(before, 'lapsed');
  return { offered: count(before, 'waiting') - count(after, 'waiting'), lapsed };
}

/** Changes a training for good: see `changeTraining`; places that it frees are offered. Null when nothing is different. */
export async function editTraining(
  tx: Db,
  outbox: Outbox,
  id: string,
  data: TrainingChanges,
  now: Date,
): Promise<TrainingRow | null> {
  const before = await lockTraining(tx, id);
  const changed = before ? await changeTraining(tx, outbox, before, data, now) : null;
  return changed ? settlePlaces(tx, outbox, changed, now) : null;
}
