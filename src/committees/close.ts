/** A round ends: nobody answers any more, and the chair gets the report to sign. */
import type { Outbox } from '../deliveries/outbox.ts';
import { listCoordinators } from '../members/queries.ts';
import type { Db } from '../store.ts';
import { changeOpenRound, logEvent, type RoundRow } from './round-queries.ts';

/** False when it was closed before. */
export async function closeRound(
  tx: Db,
  outbox: Outbox,
  round: RoundRow,
  by: { at: Date; byId: string | null },
): Promise<boolean> {
  if (!(await changeOpenRound(tx, round.id, { closedAt: by.at, openFor: null }))) return false;
  await logEvent(tx, round.id, { ...by, what: 'closed' });
  const responses = round.responses.map((response) => response.id);
  await outbox.cancel(tx, { subject: responses });
  for (const id of responses) await outbox.requestUpdate(tx, id, ['checkin.ask', 'checkin.escalate']);
  await outbox.requestUpdate(tx, round.id, ['checkin.progress']);
  const chairs = round.committee.seats.filter((seat) => seat.role === 'chair').map((seat) => seat.memberId);
  // A committee without a chair is the coordinators' to report on.
  const readers = chairs.length > 0 ? chairs : (await listCoordinators(tx)).map(({ id }) => id);
  await outbox.enqueue(
    tx,
    readers.map((memberId) => ({ kind: 'checkin.report', memberId, subject: round.id, dueAt: by.at })),
  );
  return true;
}
