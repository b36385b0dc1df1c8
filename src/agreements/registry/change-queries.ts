/** Changing one agreement: its columns, documents and projects, with who changed what. */
import { keepFiles } from '../../files/intake.ts';
import type { Db } from '../../store.ts';
import type { Renewal, Stage } from '../values.ts';
import { bumpRevision } from './queries.ts';
import { plain, toDay } from './values.ts';

/** Who changes, and when. */
export type ChangedBy = { now: Date; byId: string | null };

export type AgreementChanges = {
  expiresOn?: string | null;
  renewal?: Renewal;
  stage?: Stage | null;
  stageOn?: string | null;
  stageReason?: string | null;
  reviewedOn?: string | null;
  responsibleId?: string | null;
  substituteId?: string | null;
  /** Days before expiry at which alerts go out; none for the usual ones. */
  leadDays?: readonly number[];
  parentId?: string | null;
  renewsId?: string | null;
};

/** Whether it was last changed at that instant; if so, nobody else changes it until the transaction is over. */
export async function holdUnchanged(tx: Db, id: string, updatedAt: Date): Promise<boolean> {
  return (await tx.agreement.updateMany({ where: { id, updatedAt }, data: { updatedAt } })).count > 0;
}

/** Changes one agreement, with the history of it. Returns whether anything changed. */
export async function changeAgreement(
  tx: Db,
  id: string,
  changes: AgreementChanges,
  options: ChangedBy,
): Promise<boolean> {
  const before = await tx.agreement.findUniqueOrThrow({ where: { id } });
  const data = Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [
      field,
      field.endsWith('On') && !Array.isArray(value) ? toDay(value as string | null) : value,
    ]),
  );
  const changed = Object.keys(data).filter(
    (field) => plain(before[field as keyof typeof before]) !== plain(data[field as keyof typeof data]),
  );
  if (changed.length === 0) return false;
  await tx.agreement.update({ where: { id }, data: { ...data, updatedAt: options.now } });
  await tx.agreementChange.createMany({
    data: changed.map((field) => ({
      agreementId: id,
      at: options.now,
      byId: options.byId,
      field,
      before: plain(before[field as keyof typeof before]),
      after: plain(data[field as keyof typeof data]),
    })),
  });
  await bumpRevision(tx);
  return true;
}

async function keepChange(
  tx: Db,
  agreementId: string,
  change: { field: string; before: string | null; after: string | null },
  { now, byId }: ChangedBy,
): Promise<void> {
  await tx.agreement.update({ where: { id: agreementId }, data: { updatedAt: now } });
  await tx.agreementChange.create({ data: { agreementId, at: now, byId, ...change } });
  await bumpRevision(tx);
}

/** `url`: an address, or the value of a stored file. */
export async function addDocument(
  tx: Db,
  agreementId: string,
  document: { title: string; url: string },
  by: ChangedBy,
): Promise<void> {
  const { count } = await tx.agreementDocument.createMany({
    data: [{ agreementId, ...document }],
    skipDuplicates: true,
  });
  await keepFiles(tx, [document.url]);
  if (count > 0) await keepChange(tx, agreementId, { field: 'document', before: null, after: document.url }, by);
}

/** Takes a document away; its value, or null when it was gone. */
export async function removeDocument(tx: Db, agreementId: string, id: string, by: ChangedBy): Promise<string | null> {
  const row = await tx.agreementDocument.findFirst({ where: { id, agreementId } });
  if (!row) return null;
  await tx.agreementDocument.delete({ where: { id } });
  await keepChange(tx, agreementId, { field: 'document', before: row.url, after: null }, by);
  return row.url;
}

/** Days are "YYYY-MM-DD". */
export type ProjectDraft = { title: string; startsOn: string | null; endsOn: string | null; note: string | null };

const sayProject = ({ title, startsOn, endsOn }: ProjectDraft): string =>
  startsOn || endsOn ? `${title} (${startsOn ?? '…'} – ${endsOn ?? '…'})` : title;

/** Adds a project under an agreement, or changes the one with this id. */
export async function saveProject(
  tx: Db,
  agreementId: string,
  id: string | null,
  draft: ProjectDraft,
  by: ChangedBy,
): Promise<void> {
  const data = { title: draft.title, startsOn: toDay(draft.startsOn), endsOn: toDay(draft.endsOn), note: draft.note };
  const before = id ? await tx.agreementProject.findFirst({ where: { id, agreementId } }) : null;
  if (before) await tx.agreementProject.update({ where: { id: before.id }, data });
  else await tx.agreementProject.create({ data: { agreementId, ...data } });
  await keepChange(tx, agreementId, { field: 'project', before: before?.title ?? null, after: sayProject(draft) }, by);
}

export async function removeProject(tx: Db, agreementId: string, id: string, by: ChangedBy): Promise<void> {
  const row = await tx.agreementProject.findFirst({ where: { id, agreementId } });
  if (!row) return;
  await tx.agreementProject.delete({ where: { id } });
  await keepChange(tx, agreementId, { field: 'project', before: row.title, after: null }, by);
}
