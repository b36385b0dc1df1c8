/** What happens to committees by itself: rounds open, people are nudged and stood in for, rounds close. Safe to run often. */
import type { Dependencies } from '../app.ts';
import type { NewDelivery } from '../deliveries/outbox.ts';
import type { Db } from '../store.ts';
import { closeRound } from './close.ts';
import { openRound } from './open.ts';
import { committeesDue } from './queries.ts';
import {
  getRound,
  logEvent,
  noteNudges,
  openRounds,
  type ResponseRow,
  type RoundRow,
  updateResponse,
} from './round-queries.ts';
import { isoDay, isWorkingMoment, nudgeNow, nudgeTimes, opensOn, substitutesFor, todayIn } from './rules.ts';
import { followSeats } from './seats.ts';

export type Followed = { opened: number; nudged: number; escalated: number; handedOver: number; closed: number };

type Work = Pick<Dependencies, 'outbox'> & { now: Date; done: Followed };

/** `isFresh`: who was asked a moment ago is not nudged at once. */
async function nudge(tx: Db, work: Work, round: RoundRow, response: ResponseRow, isFresh: boolean): Promise<void> {
  const { now, outbox } = work;
  const times = nudgeTimes(round.opensAt, round.closesAt);
  const due = nudgeNow(times, response.nudges, now);
  const { snoozedUntil, responderId } = response;
  if (!responderId) return;
  const isSnoozed = snoozedUntil !== null && snoozedUntil > now;
  const wakes = snoozedUntil !== null && !isSnoozed;
  // Of two that fall together one is sent: the regular one.
  const delivery: NewDelivery | null =
    due && !isSnoozed && !isFresh
      ? { kind: `checkin.nudge-${due.kind}`, memberId: responderId, subject: response.id, dueAt: due.at }
      : wakes && snoozedUntil
        ? { kind: 'checkin.nudge-snoozed', memberId: responderId, subject: response.id, dueAt: snoozedUntil }
        : null;
  if (wakes) await updateResponse(tx, response.id, { snoozedUntil: null });
  // What has passed is not made up for, snoozed or not.
  const passed = times.filter(({ at }) => at <= now).map(({ kind }) => kind);
  if (due)
    await noteNudges(
      tx,
      response.id,
      passed.filter((kind) => !response.nudges.includes(kind)),
    );
  if (delivery) work.done.nudged += await outbox.enqueue(tx, [{ ...delivery, expiresAt: round.closesAt }]);
}

/** On the last morning substitutes are asked, and the chair and the liaison are told who is missing. */
async function escalate(tx: Db, work: Work, round: RoundRow, missing: readonly ResponseRow[]): Promise<void> {
  const last = nudgeTimes(round.opensAt, round.closesAt).find(({ kind }) => kind === 'last');
  if (!last || last.at > work.now) return;
  const fresh = missing.filter((response) => !response.nudges.includes('escalated'));
  if (fresh.length === 0) return;
  const { seats } = round.committee;
  const rows: NewDelivery[] = [];
  for (const response of fresh) {
    await noteNudges(tx, response.id, ['escalated']);
    for (const memberId of substitutesFor(seats, response.entityId, response.titularId)) {
      if (memberId === response.responderId) continue;
      rows.push({
        kind: 'checkin.escalate',
        memberId,
        subject: response.id,
        dueAt: last.at,
        expiresAt: round.closesAt,
      });
    }
  }
  for (const { memberId, role } of seats) {
    if (role !== 'chair' && role !== 'liaison') continue;
    rows.push({ kind: 'checkin.missing', memberId, subject: round.id, dueAt: last.at, expiresAt: round.closesAt });
  }
  work.done.escalated += await work.outbox.enqueue(tx, rows);
  await logEvent(tx, round.id, { at: work.now, byId: null, what: 'escalated' });
}

async function followRound(tx: Db, work: Work, id: string): Promise<void> {
  let round = await getRound(tx, id);
  if (!round || round.closedAt) return;
  if (round.closesAt <= work.now) {
    if (await closeRound(tx, work.outbox, round, { at: work.now, byId: null })) work.done.closed += 1;
    return;
  }
  if (round.opensAt > work.now || !isWorkingMoment(work.now)) return;
  const asked = new Map(round.responses.map((response) => [response.id, response.responderId]));
  const changed = await followSeats(tx, work, round);
  work.done.handedOver += changed;
  if (changed > 0) round = (await getRound(tx, id)) ?? round;
  const missing = round.responses.filter((response) => response.state !== 'sent');
  for (const response of missing) {
    await nudge(tx, work, round, response, asked.get(response.id) !== response.responderId);
  }
  await escalate(tx, work, round, missing);
}

/**
 * Opens what is due, nudges, escalates and closes. Each committee and round in a transaction of its own: one that fails is
 * in the log, and the others go on.
 */
export async function followCheckIns({ store, outbox, clock, log }: Dependencies): Promise<Followed> {
  const now = clock.now();
  const work: Work = { outbox, now, done: { opened: 0, nudged: 0, escalated: 0, handedOver: 0, closed: 0 } };
  const apart = (of: object, act: (tx: Db) => Promise<unknown>) =>
    store.inTransaction(act).catch((error) => log.error({ ...of, err: error }, 'a check-in was not followed'));
  for (const { id } of await openRounds(store.db)) await apart({ round: id }, (tx) => followRound(tx, work, id));
  for (const committee of await committeesDue(store.db, todayIn(now))) {
    if (!committee.nextRoundOn || committee.seats.length === 0) continue;
    if (opensOn(isoDay(committee.nextRoundOn)) > now) continue;
    await apart({ committee: committee.id }, async (tx) => {
      if (await openRound(tx, outbox, committee, { at: now, now, byId: null })) work.done.opened += 1;
    });
  }
  return work.done;
}
