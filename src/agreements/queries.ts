/** Reading agreements whole: one record with all that hangs on it, the export, and what alerts look at. */
import type { Db, Prisma } from '../store.ts';
import { inBogota } from '../time.ts';
import { codeKey } from './words.ts';

const wholeAgreement = {
  entity: true,
  responsible: true,
  substitute: true,
  documents: { orderBy: { title: 'asc' } },
  projects: { orderBy: { title: 'asc' } },
  parent: { select: { id: true, code: true, title: true } },
  children: { select: { id: true, code: true, title: true } },
  renews: { select: { id: true, code: true, title: true } },
  renewedBy: { select: { id: true, code: true, title: true } },
} satisfies Prisma.AgreementInclude;

export type WholeAgreement = Prisma.AgreementGetPayload<{ include: typeof wholeAgreement }>;

export function getAgreement(db: Db, id: string): Promise<WholeAgreement | null> {
  return db.agreement.findUnique({ where: { id }, include: wholeAgreement });
}

/** In the order of the ids. */
export async function getAgreements(db: Db, ids: readonly string[]): Promise<WholeAgreement[]> {
  const rows = await db.agreement.findMany({ where: { id: { in: [...ids] } }, include: wholeAgreement });
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

export function listAgreements(db: Db, ids?: readonly string[]): Promise<WholeAgreement[]> {
  return db.agreement.findMany({
    where: ids ? { id: { in: [...ids] } } : {},
    include: wholeAgreement,
    orderBy: { code: 'asc' },
  });
}

export function findByCode(db: Db, code: string): Promise<{ id: string } | null> {
  return db.agreement.findUnique({ where: { codeKey: codeKey(code) }, select: { id: true } });
}

export async function hasCode(db: Db, code: string): Promise<boolean> {
  return (await db.agreement.count({ where: { codeKey: codeKey(code) } })) > 0;
}

export type History = Prisma.AgreementChangeGetPayload<{ include: { by: true } }>;

export function listChanges(db: Db, agreementId: string, most: number): Promise<History[]> {
  return db.agreementChange.findMany({
    where: { agreementId },
    include: { by: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  });
}

/** Agreement -> the expiry it had at that instant, of those that were renewed since while they ran. */
export async function expiriesBeforeRenewal(db: Db, since: Date): Promise<ReadonlyMap<string, string>> {
  const changes = await db.agreementChange.findMany({
    where: { field: 'expiresOn', before: { not: null }, at: { gte: since } },
    orderBy: { at: 'desc' },
  });
  // A later day that was written after the term had run out puts the record right: nobody renews what is over.
  const renewals = changes.filter(
    ({ before, after, at }) => before && before >= (inBogota(at).toISODate() ?? '') && (!after || after > before),
  );
  return new Map(renewals.map(({ agreementId, before }) => [agreementId, before ?? '']));
}

/** The names of the members, and the codes of the agreements, among these ids. */
export async function namePeopleAndCodes(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: [...ids] } };
  const [people, agreements] = await Promise.all([
    db.member.findMany({ where, select: { id: true, name: true } }),
    db.agreement.findMany({ where, select: { id: true, code: true } }),
  ]);
  return new Map([
    ...people.map(({ id, name }) => [id, name] as const),
    ...agreements.map(({ id, code }) => [id, code] as const),
  ]);
}

/** Agreements that alerts look at: those that end, not ended; and those due for their yearly review. */
export function listWatched(db: Db, reviewedBefore: Date): Promise<WholeAgreement[]> {
  return db.agreement.findMany({
    where: {
      AND: [
        { OR: [{ stage: null }, { stage: { not: 'ended' } }] },
        {
          OR: [
            { expiresOn: { not: null } },
            { responsibleId: { not: null }, reviewedOn: { lte: reviewedBefore } },
            { responsibleId: { not: null }, reviewedOn: null, createdAt: { lte: reviewedBefore } },
          ],
        },
      ],
    },
    include: wholeAgreement,
    orderBy: { code: 'asc' },
  });
}

export type AlertChoice = {
  agreementId: string;
  memberId: string;
  expiresOn: Date;
  choice: string;
  remindAt: Date | null;
};

export function listAlertChoices(db: Db): Promise<AlertChoice[]> {
  return db.agreementAlertChoice.findMany();
}

/** Whether it is another choice than they had made. */
export async function saveAlertChoice(db: Db, choice: AlertChoice): Promise<boolean> {
  const { agreementId, memberId, expiresOn } = choice;
  const where = { agreementId_memberId_expiresOn: { agreementId, memberId, expiresOn } };
  const before = await db.agreementAlertChoice.findUnique({ where });
  await db.agreementAlertChoice.upsert({ where, create: choice, update: choice });
  return before?.choice !== choice.choice;
}

export type AgreementMatch = {
  id: string;
  code: string;
  title: string;
  type: string;
  countries: string[];
  partnerIds: string[];
};

/** Agreements with these countries or partners, not over: what a call from there may lean on. */
export function listInForceWith(
  db: Db,
  countries: readonly string[],
  partnerIds: readonly string[],
  today: string,
): Promise<AgreementMatch[]> {
  const day = new Date(`${today}T00:00:00Z`);
  return db.agreement.findMany({
    where: {
      AND: [
        { OR: [{ countries: { hasSome: [...countries] } }, { partnerIds: { hasSome: [...partnerIds] } }] },
        { OR: [{ expiresOn: null }, { expiresOn: { gte: day } }, { renewal: 'tacit' }] },
        { OR: [{ signedOn: null }, { signedOn: { lte: day } }] },
        { OR: [{ startsOn: null }, { startsOn: { lte: day } }] },
        { OR: [{ stage: null }, { stage: 'in_renewal' }] },
      ],
    },
    select: { id: true, code: true, title: true, type: true, countries: true, partnerIds: true },
    orderBy: [{ signedOn: { sort: 'desc', nulls: 'last' } }, { code: 'asc' }],
  });
}
