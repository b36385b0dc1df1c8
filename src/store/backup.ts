/**
 * The whole store as one file, and back. Logical, so that it passes between the embedded database, a server, and their
 * versions: gzipped lines of JSON, a header, then for each table its columns and its rows. Every value is PostgreSQL's
 * own text for it (as COPY writes it), never a number or a date of JavaScript's, so nothing is rounded.
 * The queue's tables are left out: its jobs only wake the workers, and what they send is in the store.
 */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { applyMigrations, type Migration, readMigrations, recordApplied } from './migrations.ts';

const header = z.object({
  format: z.literal('enlace-backup'),
  version: z.literal(1),
  at: z.string(),
  migrations: z.array(z.string()),
});
const tableLine = z.object({ table: z.string(), columns: z.array(z.string()), types: z.array(z.string()) });
const endLine = z.object({ end: z.literal(true), rows: z.number(), sequences: z.record(z.string(), z.string()) });

const rowsAtOnce = 1_000;

export type BackupSummary = { tables: number; rows: number };

/** Told to the operator in a line: the file is at fault, not the program. */
export class BackupError extends UserError {
  override name = 'BackupError';
}

const damaged = (file: string, cause?: unknown): BackupError =>
  new BackupError(`${file} está incompleto o dañado: no se repuso nada.`, { cause });

/** Tables of the store, with the columns that are stored (generated ones are made again). */
const columnsQuery = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by c.relname, a.attnum`;

const sequencesQuery = `
  select sequencename as name, last_value::text as value from pg_sequences
  where schemaname = 'public' and last_value is not null order by 1`;

type Table = { table: string; columns: string[]; types: string[] };

const quoted = (name: string) => pg.escapeIdentifier(name);

async function connected<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(columnsQuery);
  const tables = new Map<string, Table>();
  for (const { table, column, type } of rows) {
    const found = tables.get(table) ?? { table, columns: [], types: [] };
    found.columns.push(column);
    found.types.push(type);
    tables.set(table, found);
  }
  return [...tables.values()];
}

/**
 * Writes one consistent state of the store to `file`, which appears only when it is whole and on disk; works while
 * others write. On the embedded database the others wait meanwhile (about a second for each 100,000 rows).
 */
export async function backup(
  store: { connectionString: string },
  file: string,
  at = new Date(),
): Promise<BackupSummary> {
  const draft = `${file}.new`;
  try {
    await (await open(draft, 'w', 0o600)).close();
  } catch (error) {
    throw new BackupError(`No se puede escribir la copia en ${file}: revise la carpeta y el permiso.`, {
      cause: error,
    });
  }
  const gzip = createGzip({ level: 1 });
  const written = finished(gzip.pipe(createWriteStream(draft, { mode: 0o600 })));
  // Awaited below; until then a failing disk must not end the process.
  written.catch((error: unknown) => gzip.destroy(error instanceof Error ? error : undefined));
  const write = async (line: string) => {
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain');
  };
  try {
    const summary = await connected(store.connectionString, (client) => dump(client, write, at));
    gzip.end();
    await written;
    const handle = await open(draft, 'r');
    await handle.sync();
    await handle.close();
    await rename(draft, file);
    return summary;
  } catch (error) {
    gzip.destroy();
    await rm(draft, { force: true });
    throw error;
  }
}

async function dump(client: pg.Client, write: (line: string) => Promise<void>, at: Date): Promise<BackupSummary> {
  await client.query('begin isolation level repeatable read read only');
  const { rows: applied } = await client.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
  );
  const migrations = applied.map((row) => row.migration_name);
  await write(JSON.stringify({ format: 'enlace-backup', version: 1, at: at.toISOString(), migrations }));
  const tables = await listTables(client);
  let count = 0;
  for (const table of tables) {
    await write(JSON.stringify(table));
    const texts = table.columns.map((column) => `${quoted(column)}::text`).join(', ');
    await client.query(
      `declare backup_rows no scroll cursor for select json_build_array(${texts})::text as row from ${quoted(table.table)}`,
    );
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from backup_rows`);
      if (rows.length === 0) break;
      count += rows.length;
      // Each is one line: JSON writes a line break inside a value as \n.
      await write(rows.map(({ row }) => row).join('\n'));
    }
    await client.query('close backup_rows');
  }
  const { rows: sequences } = await client.query<{ name: string; value: string }>(sequencesQuery);
  await client.query('commit');
  const values = Object.fromEntries(sequences.map(({ name, value }) => [name, value]));
  await write(JSON.stringify({ end: true, rows: count, sequences: values }));
  return { tables: tables.length, rows: count };
}

/** What was due by then may have gone out since the copy was made: a person looks at it, no worker sends it. */
const parkQuery = `
  update "Delivery" set status = 'unknown', platform = null, fault = 'outcome_unknown',
    error = 'restored from a copy: it may have gone out since'
  where status in ('pending', 'sending') and "availableAt" <= $1`;

/** How a file that was cut off or changed shows: in what zlib, Zod or PostgreSQL (bad data, broken constraints) say. */
const isDamage = (error: unknown): boolean =>
  error instanceof z.ZodError || /^(?:Z_|22|23)/.test(String((error as { code?: unknown } | null)?.code));

/**
 * Puts the store back as `file` has it: all or nothing, in one transaction, in which the deliveries that were due by
 * `now` become unknown (`parked`, how many). A backup made before some of the migrations is restored as it was, then
 * migrated. Throws BackupError when the file is not a whole backup, or newer than this program.
 */
export async function restore(
  store: { connectionString: string },
  file: string,
  now = new Date(),
): Promise<BackupSummary & { parked: number }> {
  const summary = await connected(store.connectionString, async (client) => {
    await client.query('begin');
    try {
      const loaded = await load(client, file);
      const { rowCount } = await client.query(parkQuery, [now]);
      await client.query('commit');
      return { ...loaded, parked: rowCount ?? 0 };
    } catch (error) {
      await client.query('rollback');
      throw isDamage(error) ? damaged(file, error) : error;
    }
  });
  await applyMigrations(store.connectionString);
  return summary;
}

/** Lines end with \n and nothing else: Node's readline would also cut at U+2028 inside a value. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function load(client: pg.Client, file: string): Promise<BackupSummary> {
  const lines = linesOf(file);
  const first = await lines.next().catch((error: unknown) => {
    throw new BackupError(`No se puede leer ${file} como copia de Enlace.`, { cause: error });
  });
  const head = header.safeParse(parse(first.value ?? ''));
  if (!head.success) throw new BackupError(`${file} no es una copia de Enlace.`);
  await prepare(client, head.data.migrations);
  const constraints = await dropForeignKeys(client);
  const summary = await loadRows(client, lines, file);
  for (const { add } of constraints) await client.query(add);
  return summary;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON is one of the ways not to be a backup: the caller's check says so.
    return undefined;
  }
}

/** Empties the tables; when the backup knows fewer migrations, makes them anew as they were then. */
async function prepare(client: pg.Client, names: readonly string[]): Promise<void> {
  const known = await readMigrations();
  const wanted = known.filter(({ name }) => names.includes(name));
  if (wanted.length < names.length) {
    throw new BackupError('La copia es de una versión más nueva de Enlace: actualice el programa y repóngala después.');
  }
  if (wanted.length < known.length) return rebuild(client, wanted);
  const tables = await listTables(client);
  if (tables.length > 0) await client.query(`truncate ${tables.map(({ table }) => quoted(table)).join(', ')}`);
}

async function rebuild(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query('drop schema public cascade; create schema public');
  for (const { sql } of migrations) await client.query(sql);
  await client.query(recordApplied(migrations));
}

/** Rows arrive in no order that suits the foreign keys: they are dropped, and checked when they are put back. */
async function dropForeignKeys(client: pg.Client): Promise<{ add: string }[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  for (const { drop } of rows) await client.query(drop);
  return rows;
}

async function loadRows(client: pg.Client, lines: AsyncGenerator<string>, file: string): Promise<BackupSummary> {
  const tables: Table[] = [];
  let waiting: string[] = [];
  let count = 0;
  const insert = async () => {
    const table = tables.at(-1);
    if (!table || waiting.length === 0) return;
    const names = table.columns.map(quoted).join(', ');
    const values = table.types.map((type, index) => `(line->>${index})::${type}`).join(', ');
    await client.query(
      `insert into ${quoted(table.table)} (${names}) overriding system value
       select ${values} from json_array_elements($1::json) as line`,
      [`[${waiting.join(',')}]`],
    );
    count += waiting.length;
    waiting = [];
  };
  for await (const line of lines) {
    if (line.startsWith('[')) {
      waiting.push(line);
      if (waiting.length >= rowsAtOnce) await insert();
      continue;
    }
    await insert();
    const value = parse(line);
    const end = endLine.safeParse(value);
    if (!end.success) {
      tables.push(tableLine.parse(value));
      continue;
    }
    // To its end, where gzip keeps the sum of what was before.
    if (end.data.rows !== count || !(await lines.next()).done) break;
    for (const [name, last] of Object.entries(end.data.sequences)) {
      await client.query('select setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, last]);
    }
    return { tables: tables.length, rows: count };
  }
  throw damaged(file);
}
