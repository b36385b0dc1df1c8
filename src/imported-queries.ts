/** What files last said of rows that people change in the chat too: the same again takes back none of what they changed. */
import { hash } from 'node:crypto';
import { type Db, Prisma } from './store.ts';

type Cells = Readonly<Record<string, string>>;

const digest = (text: string, length: number): string => hash('sha256', text, 'base64url').slice(0, length);

/** Enough to tell that a cell says something else; what it says is not kept. */
const mark = (cell: string): string => (cell === '' ? '' : digest(cell, 8));

const keyOf = (kind: string, name: string): string => digest(`${kind}\n${name}`, 16);

/** Whether the last file said the same in this cell. */
export type SaidBefore = (name: string, field: string, cell: string) => boolean;

/** `names`: of the rows of this kind that are asked for, in one spelling each. */
export async function saidBefore(db: Db, kind: string, names: readonly string[]): Promise<SaidBefore> {
  const rows = await db.$queryRaw<{ key: string; cells: Cells }[]>`
    select "key", "cells" from "ImportedRow" where "key" = any(${names.map((name) => keyOf(kind, name))}::text[])`;
  const kept = new Map(rows.map(({ key, cells }) => [key, cells]));
  return (name, field, cell) => kept.get(keyOf(kind, name))?.[field] === mark(cell);
}

/** Keeps what a file says; what it has no column for stays as it was said last. */
export async function keepSaid(tx: Db, kind: string, rows: ReadonlyMap<string, Cells>): Promise<void> {
  const kept = [...rows].map(([name, cells]) => ({
    key: keyOf(kind, name),
    cells: Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, mark(cell)])),
  }));
  for (let at = 0; at < kept.length; at += 1000) {
    await tx.$executeRaw(Prisma.sql`
      insert into "ImportedRow" ("key", "cells")
      select * from jsonb_to_recordset(${JSON.stringify(kept.slice(at, at + 1000))}::jsonb) as row("key" text, "cells" jsonb)
      on conflict ("key") do update set "cells" = "ImportedRow"."cells" || excluded."cells"`);
  }
}

/** The next file tells all of this row, as of one that is new. */
export async function forgetSaid(db: Db, kind: string, name: string): Promise<void> {
  await db.importedRow.deleteMany({ where: { key: keyOf(kind, name) } });
}
