/** Seats that change hands while a round is open: by absence, by a new list of seats, because somebody was erased. */
import type { NewDelivery, Outbox } from '../deliveries/outbox.ts';
import type { Db } from '../store.ts';
import { askDelivery, firstPresent, standIn } from './open.ts';
import {
  createResponses,
  logEvent,
  type ResponseRow,
  type RoundRow,
  updateResponse,
  withdrawResponse,
} from './round-queries.ts';
import { isAbsent, nudgeTimes, substitutesFor, type Unit, unitsOf } from './rules.ts';

export type Change = { outbox: Outbox; now: Date };

const nudges = ['half', 'late', 'last', 'snoozed', 'chair'].map((kind) => `checkin.nudge-${kind}`);
/** Everything that asks for an answer, and is drawn again when it is given or not wanted any more. */
export const asking = ['checkin.ask', 'checkin.escalate', ...nudges];

/** Asks this person, also one who was asked before and gets it back. */
export async function askAgain(tx: Db, { outbox, now }: Change, response: { id: string }, to: string, opensAt: Date) {
  const ask: NewDelivery = askDelivery(response, to, opensAt);
  if ((await outbox.enqueue(tx, [ask])) === 0) await outbox.enqueue(tx, [{ ...ask, dueAt: now }]);
}

type Hand = { titularId: string; responderId: string; why: 'absent' | 'returned' | 'succeeded' };

async function give(tx: Db, change: Change, round: RoundRow, response: ResponseRow, hand: Hand): Promise<void> {
  const { titularId, responderId, why } = hand;
  const name = round.committee.seats.find((seat) => seat.memberId === responderId)?.member.name ?? '';
  await updateResponse(tx, response.id, { titularId, responderId, snoozedUntil: null });
  await logEvent(tx, round.id, {
    at: change.now,
    byId: why === 'absent' ? response.responderId : null,
    what: why,
    detail: name,
  });
  await change.outbox.cancel(tx, { subject: response.id, kinds: asking });
  await askAgain(tx, change, response, responderId, round.opensAt);
  await change.outbox.requestUpdate(tx, response.id, asking);
}

/** Who takes an answer in the place of its responder, who is away and has not begun; null when nobody can. */
function insteadOf(round: RoundRow, { titularId, responder, entityId }: ResponseRow, now: Date): string | null {
  if (!responder || !isAbsent(responder, now)) return null;
  const { seats } = round.committee;
  return firstPresent(seats, [titularId, ...substitutesFor(seats, entityId, titularId)], now);
}

/** What becomes of one answer that is missing, given who sits today; true when it changed hands. */
async function followSeat(
  tx: Db,
  change: Change,
  round: RoundRow,
  response: ResponseRow,
  newcomers: Unit[],
): Promise<boolean> {
  const { seats } = round.committee;
  const { titularId, responder, responderId, entityId } = response;
  const isSeated = (id: string | null) => seats.some((seat) => seat.memberId === id);
  if (titularId && isSeated(titularId)) {
    const keeps = responder && (isSeated(responderId) || responder.entityId === entityId);
    const instead = response.state === 'silent' ? insteadOf(round, response, change.now) : null;
    if (keeps && !instead) return false;
    const hand = instead
      ? { responderId: instead, why: 'absent' as const }
      : { responderId: titularId, why: 'returned' as const };
    await give(tx, change, round, response, { titularId, ...hand });
    return true;
  }
  const heir = entityId ? newcomers.findIndex((unit) => unit.entityId === entityId) : -1;
  const [unit] = heir < 0 ? [] : newcomers.splice(heir, 1);
  if (unit) {
    const { memberId } = unit;
    const responder = standIn(seats, unit, change.now) ?? memberId;
    await give(tx, change, round, response, { titularId: memberId, responderId: responder, why: 'succeeded' });
    return true;
  }
  // Nobody sits there any more: the committee does not wait for it.
  const name = response.entity?.name ?? response.titular?.name ?? '';
  await logEvent(tx, round.id, { at: change.now, byId: null, what: 'left', ...(name ? { detail: name } : {}) });
  await change.outbox.cancel(tx, { subject: response.id });
  await change.outbox.requestUpdate(tx, response.id, asking);
  await withdrawResponse(tx, response.id);
  return true;
}

async function join(tx: Db, change: Change, round: RoundRow, units: readonly Unit[]): Promise<void> {
  const { seats } = round.committee;
  const rows = units.map((unit) => ({ ...unit, responderId: standIn(seats, unit, change.now) ?? unit.memberId }));
  for (const response of await createResponses(tx, round.id, rows)) {
    const name = seats.find((seat) => seat.memberId === response.titularId)?.member.name ?? '';
    await logEvent(tx, round.id, { at: change.now, byId: null, what: 'joined', detail: name });
    if (response.responderId) await askAgain(tx, change, response, response.responderId, round.opensAt);
  }
}

/**
 * Answers that are missing go to who can give them: a stand-in for who is away, the new holder of the seat, or back to the
 * titular; a seat that is gone is not waited for, and a new one is asked until the last morning. Returns how many changed.
 */
export async function followSeats(tx: Db, change: Change, round: RoundRow): Promise<number> {
  const asked = new Set(round.responses.map((response) => response.titularId));
  const newcomers = unitsOf(round.committee.seats).filter((unit) => !asked.has(unit.memberId));
  let changed = 0;
  for (const response of round.responses) {
    if (response.state !== 'sent' && (await followSeat(tx, change, round, response, newcomers))) changed += 1;
  }
  const answered = new Set(round.responses.map((response) => response.entityId ?? response.id));
  const last = nudgeTimes(round.opensAt, round.closesAt).at(-1);
  // An entity that is in the round already is not asked a second time because another person joins it.
  const late = last !== undefined && last.at <= change.now;
  const fresh = late ? [] : newcomers.filter((unit) => !unit.entityId || !answered.has(unit.entityId));
  if (fresh.length > 0) await join(tx, change, round, fresh);
  if (changed + fresh.length > 0) await change.outbox.requestUpdate(tx, round.id, ['checkin.progress']);
  return changed + fresh.length;
}
