/** A round opens: by its cadence or because the chair says so. Everybody with a seat is asked, once. */
import type { NewDelivery, Outbox } from '../deliveries/outbox.ts';
import type { Db } from '../store.ts';
import { type CommitteeRow, setNextRound } from './queries.ts';
import { questionsOf } from './questions.ts';
import { createResponses, createRound, logEvent, type RoundRow } from './round-queries.ts';
import {
  closesAfter,
  isAbsent,
  isoDay,
  roundAfter,
  substitutesFor,
  todayIn,
  type Unit,
  unitsOf,
  workingMoment,
} from './rules.ts';

type Seats = RoundRow['committee']['seats'];

/** The first of these people who has a seat and is not away; null when there is none. */
export function firstPresent(seats: Seats, ids: readonly (string | null)[], now: Date): string | null {
  const isPresent = (id: string | null) => seats.some((seat) => seat.memberId === id && !isAbsent(seat.member, now));
  return ids.find(isPresent) ?? null;
}

/** Who answers in the place of who is away: the first substitute of the entity who is not; null when there is none. */
export function standIn(seats: Seats, { entityId, memberId }: Unit, now: Date): string | null {
  const titular = seats.find((seat) => seat.memberId === memberId)?.member;
  if (!titular || !isAbsent(titular, now)) return null;
  return firstPresent(seats, substitutesFor(seats, entityId, memberId), now);
}

/** The ask to this person; one a person and response, however often it is written. */
export function askDelivery(response: { id: string }, memberId: string, opensAt: Date): NewDelivery {
  return { kind: 'checkin.ask', memberId, subject: response.id, dueAt: opensAt };
}

export type Opened = { id: string; opensAt: Date; closesAt: Date; asked: number };

/** Opens a round; null when one is open already. The committee's next turn moves past its end. */
export async function openRound(
  tx: Db,
  outbox: Outbox,
  committee: CommitteeRow,
  options: { at: Date; now: Date; byId: string | null },
): Promise<Opened | null> {
  const { byId, now } = options;
  const opensAt = workingMoment(options.at);
  const closesAt = closesAfter(opensAt, committee.windowDays);
  const questions = questionsOf(committee);
  const round = await createRound(tx, { committeeId: committee.id, questions, opensAt, closesAt });
  if (!round) return null;
  const units = unitsOf(committee.seats).map((unit) => ({
    ...unit,
    responderId: standIn(committee.seats, unit, opensAt) ?? unit.memberId,
  }));
  const responses = await createResponses(tx, round.id, units);
  await logEvent(tx, round.id, { at: now, byId, what: 'opened' });
  for (const { memberId, responderId } of units) {
    if (memberId === responderId) continue;
    const name = committee.seats.find((seat) => seat.memberId === responderId)?.member.name ?? '';
    await logEvent(tx, round.id, { at: now, byId: memberId, what: 'absent', detail: name });
  }
  const chairs = committee.seats.filter((seat) => seat.role === 'chair').map((seat) => seat.memberId);
  const watchers = chairs.length > 0 || !byId ? chairs : [byId];
  await outbox.enqueue(tx, [
    ...responses.flatMap((response) =>
      response.responderId ? [askDelivery(response, response.responderId, opensAt)] : [],
    ),
    ...watchers.map((memberId) => ({ kind: 'checkin.progress', memberId, subject: round.id, dueAt: opensAt })),
  ]);
  const due = committee.nextRoundOn ? isoDay(committee.nextRoundOn) : todayIn(opensAt);
  await setNextRound(tx, committee.id, roundAfter(due, committee.cadence, todayIn(closesAt)));
  return { id: round.id, opensAt, closesAt, asked: new Set(units.map((unit) => unit.responderId)).size };
}
