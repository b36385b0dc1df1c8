/** The files that people sent. */
import type { Db, StoredFile } from '../store.ts';

export type NewFile = Pick<StoredFile, 'name' | 'mime' | 'createdAt'> & { bytes: Uint8Array; uploadedById: string };

/** Stored, but kept only once a record holds it; see `keepFiles`. */
export async function storeFile(db: Db, file: NewFile): Promise<{ id: string; name: string }> {
  const data = { ...file, size: file.bytes.byteLength, bytes: new Uint8Array(file.bytes) };
  return db.storedFile.create({ data, select: { id: true, name: true } });
}

export function loadFile(db: Db, id: string): Promise<StoredFile | null> {
  return db.storedFile.findUnique({ where: { id } });
}

/** Whether this member sent the file. */
export async function isUploader(db: Db, id: string, memberId: string | null): Promise<boolean> {
  if (memberId === null) return false;
  return (await db.storedFile.count({ where: { id, uploadedById: memberId } })) > 0;
}

/** Whether this member sent the file and no record holds it yet: a file belongs to one record, which may let go of it. */
export async function mayTake(db: Db, id: string, memberId: string | null): Promise<boolean> {
  if (memberId === null) return false;
  return (await db.storedFile.count({ where: { id, uploadedById: memberId, kept: false } })) > 0;
}

/** The bytes of what this member sent that no record holds. */
export async function looseBytes(db: Db, memberId: string): Promise<number> {
  const where = { uploadedById: memberId, kept: false };
  return (await db.storedFile.aggregate({ where, _sum: { size: true } }))._sum.size ?? 0;
}

export async function markKept(db: Db, ids: readonly string[], kept: boolean): Promise<void> {
  await db.storedFile.updateMany({ where: { id: { in: [...ids] } }, data: { kept } });
}

/** Returns how many files that no record holds were forgotten. */
export async function forgetFiles(db: Db, before: Date): Promise<number> {
  return (await db.storedFile.deleteMany({ where: { kept: false, createdAt: { lt: before } } })).count;
}

/** What this person sent that no record holds; what one holds stays, without their name. */
export async function forgetFilesOf(db: Db, memberId: string): Promise<void> {
  await db.storedFile.deleteMany({ where: { kept: false, uploadedById: memberId } });
}
