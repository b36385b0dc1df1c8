/** Reading agreements whole: one record with all that hangs on it, the export, and what alerts look at. */
import type { Db, Prisma } from '../store.ts';

export const wholeAgreement = {
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

export type History = Prisma.AgreementChangeGetPayload<{ include: { by: true } }>;

export function listChanges(db: Db, agreementId: string, most: number): Promise<History[]> {
  return db.agreementChange.findMany({
    where: { agreementId },
    include: { by: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  });
}

export const dayOf = (date: Date | null | undefined): string | null => date?.toISOString().slice(0, 10) ?? null;
