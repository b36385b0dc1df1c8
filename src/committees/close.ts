/** A round ends: nobody answers any more, and the chair gets the report to sign. */
import type { NewDelivery, Outbox } from '../deliveries/outbox.ts';
import { listCoordinators } from '../members/queries.ts';
import type { Db } from '../store.ts';
import { isUnsent } from './questions.ts';
import { changeOpenRound, logEvent, type RoundRow } from './round-queries.ts';
import { isAbsent } from './rules.ts';
import { asking } from './seats.ts';

/** The chairs; the coordinators too when no chair is there to sign. */
async function readersOf(tx: Db, { committee }: RoundRow, now: Date): Promise<string[]> {
  const chairs = committee.seats.filter((seat) => seat.role === 'chair').map((seat) => seat.member);
  const isThere = chairs.some((chair) => !isAbsent(chair, now));
  const others = isThere ? [] : await listCoordinators(tx);
  return [...new Set([...chairs, ...others].map(({ id }) => id))];
}

/** False when it was closed before. */
export async function closeRound(
  tx: Db,
  outbox: Outbox,
  round: RoundRow,
  by: { at: Date; byId: string | null },
): Promise<boolean> {
  if (!(await changeOpenRound(tx, round.id, { closedAt: by.at, openFor: null }))) return false;
  await logEvent(tx, round.id, { ...by, what: 'closed' });
  await outbox.cancel(tx, { subject: round.responses.map((response) => response.id) });
  for (const { id } of round.responses) await outbox.requestUpdate(tx, id, asking);
  await outbox.requestUpdate(tx, round.id, ['checkin.progress']);
  // Who was in the middle of it may think that it was sent.
  const unsent = round.responses
    .filter(isUnsent)
    .flatMap(({ id, responderId }): NewDelivery[] =>
      responderId ? [{ kind: 'checkin.unsent', memberId: responderId, subject: id, dueAt: by.at }] : [],
    );
  const readers = await readersOf(tx, round, by.at);
  await outbox.enqueue(tx, [
    ...unsent,
    ...readers.map((memberId) => ({ kind: 'checkin.report', memberId, subject: round.id, dueAt: by.at })),
  ]);
  return true;
}
