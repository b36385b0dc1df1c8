/** Writes what an import of committees read, and tells whether it was new, changed or the same. */
import { foldText } from '../form.ts';
import { isKept, type Saved } from '../import.ts';
import type { Db } from '../store.ts';
import { type Cadence, dayOf, firstRoundOn, type SeatRole } from './rules.ts';

export type SeatChange = {
  committee: string;
  sectorId: string | null;
  email: string;
  name: string;
  /** Left out: as the seat has it. */
  entity?: string | null;
  /** Null gives up every seat of this person in the committee. */
  role: SeatRole | null;
  cadence: Cadence | null;
};

/** Entities by folded name and acronym, so that "Movilidad" written otherwise is not a second one. */
async function entityIdOf(db: Db, name: string): Promise<string> {
  const typed = foldText(name);
  const known = (await db.entity.findMany()).find(
    (entity) => foldText(entity.name) === typed || (entity.acronym && foldText(entity.acronym) === typed),
  );
  if (known) return known.id;
  return (await db.entity.create({ data: { name, basis: 'import' } })).id;
}

async function memberIdOf(db: Db, seat: SeatChange, entityId: string | null | undefined, now: Date): Promise<string> {
  const known = await db.member.findUnique({ where: { email: seat.email } });
  if (known) return known.id;
  const data = { email: seat.email, name: seat.name, entityId, createdAt: now };
  return (await db.member.create({ data })).id;
}

async function saveCommittee(db: Db, seat: SeatChange, now: Date): Promise<{ id: string; changed: boolean }> {
  const key = foldText(seat.committee);
  const known = await db.committee.findUnique({ where: { key } });
  if (!known) {
    const cadence = seat.cadence ?? 'monthly';
    const { committee: name, sectorId } = seat;
    const nextRoundOn = dayOf(firstRoundOn(cadence, now));
    const created = await db.committee.create({ data: { name, key, sectorId, cadence, nextRoundOn, createdAt: now } });
    return { id: created.id, changed: true };
  }
  const cadence = seat.cadence ?? known.cadence;
  const sectorId = seat.sectorId ?? known.sectorId;
  if (cadence === known.cadence && sectorId === known.sectorId) return { id: known.id, changed: false };
  // Another rhythm begins with its own next period.
  const nextRoundOn = cadence === known.cadence ? known.nextRoundOn : dayOf(firstRoundOn(cadence, now));
  await db.committee.update({ where: { id: known.id }, data: { cadence, sectorId, nextRoundOn } });
  return { id: known.id, changed: true };
}

/** One seat; its committee, member and entity are made when they are not known. A known member keeps their own data. */
export async function saveSeat(db: Db, seat: SeatChange, now: Date): Promise<Saved> {
  const entityId = seat.entity && (await entityIdOf(db, seat.entity));
  const memberId = await memberIdOf(db, seat, entityId, now);
  const { id: committeeId, changed } = await saveCommittee(db, seat, now);
  if (!seat.role) {
    const { count } = await db.committeeSeat.deleteMany({ where: { committeeId, memberId } });
    return count > 0 || changed ? 'updated' : 'unchanged';
  }
  const key = { committeeId, memberId, role: seat.role };
  const known = await db.committeeSeat.findUnique({ where: { committeeId_memberId_role: key } });
  if (!known) {
    await db.committeeSeat.create({ data: { ...key, entityId } });
    return 'created';
  }
  if (isKept(known, { entityId })) return changed ? 'updated' : 'unchanged';
  await db.committeeSeat.update({ where: { id: known.id }, data: { entityId } });
  return 'updated';
}

export function listSeats(db: Db) {
  return db.committeeSeat.findMany({
    include: { committee: { include: { sector: true } }, member: true, entity: true },
    orderBy: [{ committee: { name: 'asc' } }, { role: 'asc' }, { member: { email: 'asc' } }],
  });
}
