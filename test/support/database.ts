/** The database for tests: one a worker, in memory, or on the server of TEST_DATABASE_URL; emptied for each test. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { openQueue, type Queue } from '../../src/deliveries/queue.ts';
import { loadBasics } from '../../src/starter.ts';
import { type Migration, readMigrations, recordApplied } from '../../src/store/migrations.ts';
import { extensions } from '../../src/store/start-options.ts';
import { openMemoryStore, openStore, type Store } from '../../src/store.ts';

const cache = fileURLToPath(new URL('../../node_modules/.cache/enlace', import.meta.url));
const lockfile = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

let opened: Promise<Store> | undefined;

/**
 * An empty, migrated store. Call it in each test (or in beforeEach): the call empties every table, and the queue's
 * jobs. The store is the worker's: closing it does nothing. For a second connection, as after a restart, use
 * `openStore({ databaseUrl: store.connectionString, dataDir: '' })`, and close that.
 */
export async function testStore(): Promise<Store> {
  const store = await openedStore();
  await empty(store);
  return { ...store, close: () => Promise.resolve() };
}

function openedStore(): Promise<Store> {
  opened ??= process.env.TEST_DATABASE_URL ? openOnServer(process.env.TEST_DATABASE_URL) : openInThisWorker();
  return opened;
}

async function openInThisWorker(): Promise<Store> {
  // Vitest ends its workers with this signal; leaving by exit() removes the socket's directory.
  process.once('SIGTERM', () => process.exit());
  return openMemoryStore(await template());
}

/** A migrated, empty data directory, made once for each state of the migrations and of PGlite. */
async function template(): Promise<ArrayBuffer> {
  const migrations = await readMigrations();
  const packages = JSON.parse(await readFile(lockfile, 'utf8'));
  const pglite: string = packages.packages['node_modules/@electric-sql/pglite'].version;
  const key = createHash('sha256').update(pglite);
  for (const { checksum } of migrations) key.update(checksum);
  const file = `${cache}/store-${key.digest('hex').slice(0, 16)}.tar`;
  try {
    const found = await readFile(file);
    return found.buffer.slice(found.byteOffset, found.byteOffset + found.byteLength) as ArrayBuffer;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const made = await makeTemplate(migrations);
  await mkdir(cache, { recursive: true });
  await writeFile(`${file}.${process.pid}`, new Uint8Array(made));
  await rename(`${file}.${process.pid}`, file);
  return made;
}

async function makeTemplate(migrations: readonly Migration[]): Promise<ArrayBuffer> {
  const database = await PGlite.create({ extensions });
  for (const { sql } of migrations) await database.exec(sql);
  await database.exec(recordApplied(migrations));
  const archive = await database.dumpDataDir('none');
  await database.close();
  return archive.arrayBuffer();
}

async function openOnServer(url: string): Promise<Store> {
  const name = `enlace_test_${process.env.VITEST_POOL_ID ?? '0'}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name}`);
  await client.end();
  const databaseUrl = new URL(url);
  databaseUrl.pathname = `/${name}`;
  return openStore({ databaseUrl: databaseUrl.href, dataDir: '' });
}

let openedQueue: Promise<Queue> | undefined;

/** The queue on `testStore`: the worker's, too, because opening one takes longer than most tests. Nobody closes it. */
export async function testQueue(): Promise<Queue> {
  const { connectionString } = await openedStore();
  openedQueue ??= openQueue(connectionString, (error) => {
    throw error;
  });
  return openedQueue;
}

/** What `loadBasics` writes: read once a worker; from then on a test finds it, made good where another changed it. */
const basics = ['"Sector"', '"Entity"', '"Rule"'];
let basicsKept = false;

/** A store as `testStore` gives it, with the basics that every command needs. */
export async function basicStore(): Promise<Store> {
  if (!basicsKept) {
    const store = await testStore();
    await loadBasics(store);
    await store.db.$executeRawUnsafe('create schema basics');
    for (const table of basics) await store.db.$executeRawUnsafe(`create table basics.${table} as table ${table}`);
    basicsKept = true;
    return store;
  }
  const store = await openedStore();
  const restored = basics.map(
    (table) => `if exists (table ${table} except table basics.${table})
      or (select count(*) from ${table}) <> (select count(*) from basics.${table}) then
        delete from ${table};
        insert into ${table} table basics.${table};
      end if;`,
  );
  await empty(store, basics, restored.join('\n'));
  return { ...store, close: () => Promise.resolve() };
}

/** Dead rows are swept after so many times: a table that grew by all tests of a worker would be slow for the next. */
const timesUnswept = 40;
let times = 0;

/** Rows are deleted: a truncation makes every table and index anew, which takes far longer than a test's few rows. */
async function empty({ db }: Store, kept: readonly string[] = [], then = ''): Promise<void> {
  await db.$executeRawUnsafe(`do $$
    declare
      one text;
    begin
      set local session_replication_role = replica; -- no triggers: in whatever order
      for one in select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname = 'public' and quote_ident(tablename) not in (${[...kept, '_prisma_migrations'].map((name) => `'${name}'`).join()})
          or schemaname = 'pgboss' and tablename in ('job', 'job_common', 'schedule', 'subscription')
      loop
        execute 'delete from ' || one;
      end loop;
      perform setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
        from pg_sequences where schemaname = 'public' and last_value is not null;
      ${then}
    end $$`);
  times += 1;
  if (times % timesUnswept === 0) await db.$executeRawUnsafe('vacuum');
}
