/**
 * Applies prisma/migrations as `prisma migrate deploy` does: the same table, checksums and lock, so either may be used
 * on a server. Each migration is one transaction: a failed one leaves nothing behind but its record.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export type Migration = { name: string; sql: string; checksum: string };

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The number that Prisma's own deploy locks (prisma-engines, "postgres advisory lock"), so that they exclude each other. */
const lockId = 72707369;

const createTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** All migrations of the folder, oldest first (their names start with their time). */
export async function readMigrations(directory: string = folder): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

type Applied = { migration_name: string; checksum: string; finished_at: Date | null; started_at: Date; logs: string };

/** Applies what is missing and returns its names; safe from several processes at once. Throws MigrationError. */
export async function applyMigrations(connectionString: string, migrations?: readonly Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const applied: string[] = [];
    for (;;) {
      const name = await applyNext(client, wanted);
      if (!name) return applied;
      applied.push(name);
    }
  } finally {
    await client.end();
  }
}

async function applyNext(client: pg.Client, wanted: readonly Migration[]): Promise<string | undefined> {
  let next: Migration | undefined;
  await client.query('begin');
  try {
    // Held to the end of the transaction only: a session lock would be everybody's on the embedded database.
    await client.query(`select pg_advisory_xact_lock(${lockId})`);
    await client.query(createTable);
    const { rows } = await client.query<Applied>(
      'select migration_name, checksum, finished_at, started_at, logs from _prisma_migrations where rolled_back_at is null',
    );
    next = nextMigration(wanted, rows);
    if (next) {
      await client.query(next.sql);
      await client.query(recordApplied([next]));
    }
    await client.query('commit');
    return next?.name;
  } catch (error) {
    await client.query('rollback');
    if (!next) throw error;
    await recordFailure(client, next, error);
    throw new MigrationError(failureText(next.name, String(error)), { cause: error });
  }
}

/** The first migration not applied yet; throws when one failed before, or was changed after it was applied. */
function nextMigration(wanted: readonly Migration[], rows: readonly Applied[]): Migration | undefined {
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) {
    throw new MigrationError(
      `P3009: no migration is applied while a failed one is on record. ${failureText(failed.migration_name, failed.logs)}`,
    );
  }
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const migration of wanted) {
    const checksum = applied.get(migration.name);
    if (checksum !== undefined && checksum !== migration.checksum) {
      throw new MigrationError(
        `The migration ${migration.name} was changed after it was applied. Put its file back as it was, ` +
          'and write the change as a new one: npm run migration -- <name>',
      );
    }
  }
  return wanted.find((migration) => !applied.has(migration.name));
}

/** The SQL that records these migrations as applied, for a database that was made with them. */
export function recordApplied(migrations: readonly Migration[]): string {
  const rows = migrations.map(
    ({ name, checksum }) => `('${randomUUID()}', '${checksum}', '${name}', now(), clock_timestamp(), 1)`,
  );
  const columns = 'id, checksum, migration_name, started_at, finished_at, applied_steps_count';
  return `${createTable}; insert into _prisma_migrations (${columns}) values ${rows.join(', ')}`;
}

function failureText(name: string, logs: string): string {
  return (
    `The migration ${name} failed: ${logs}\nNothing of it remains in the database. Correct its file, or what it met ` +
    `there, then run:\n  update _prisma_migrations set rolled_back_at = now() where migration_name = '${name}';`
  );
}

async function recordFailure(client: pg.Client, migration: Migration, error: unknown): Promise<void> {
  await client.query(createTable);
  await client.query('insert into _prisma_migrations (id, checksum, migration_name, logs) values ($1, $2, $3, $4)', [
    randomUUID(),
    migration.checksum,
    migration.name,
    String(error),
  ]);
}
