import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runDatabaseThread } from '../../src/store/database-thread.ts';
import { openEmbedded, takeLock } from '../../src/store/embedded.ts';
import { openStore } from '../../src/store.ts';

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));
const children = new Set<ChildProcess>();
let root = '';
let dataDir = '';

// What a killed process leaves in its temporary directory goes with the rest.
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'store-'));
  dataDir = join(root, 'data');
  await mkdir(dataDir);
  vi.stubEnv('TMPDIR', root);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const child of children) await kill(child);
  await rm(root, { recursive: true, force: true });
});

/** A process of its own that opens the store, says so, then says the id of each row it was told is committed. */
function startWriter(onLine: (line: string) => void): ChildProcess {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  if (!child.stdout) throw new Error('no stdout');
  createInterface({ input: child.stdout }).on('line', onLine);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Runs a writer until it has acknowledged so many rows, then kills it; returns what it acknowledged. */
async function writeUntil(count: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const child = startWriter((line) => {
    if (line.startsWith('row ')) acknowledged.push(line.slice(4));
    if (acknowledged.length >= count) resolve();
  });
  await promise;
  await kill(child);
  return acknowledged;
}

test('what was acknowledged survives kill -9 during writes; the lock is free at once', async () => {
  const acknowledged: string[] = [];
  for (const count of [25, 40]) {
    acknowledged.push(...(await writeUntil(count)));
    takeLock(join(dataDir, 'owner.lock'))?.close();
  }
  const store = await openStore({ dataDir });
  const found = new Set((await store.db.sector.findMany()).map(({ id }) => id));
  // Each row is written with an entity, in one transaction: neither is ever there alone.
  const entities = await store.db.entity.count();
  await store.close();
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  expect(entities).toBe(found.size);
  expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
});

test('kill -9 during the first boot leaves nothing in the way of the next', async () => {
  const child = startWriter(() => undefined);
  while (!existsSync(join(dataDir, 'database.new'))) await new Promise(setImmediate);
  await kill(child);
  expect(existsSync(join(dataDir, 'database'))).toBe(false);

  const store = await openStore({ dataDir });
  expect(await store.db.sector.count()).toBe(0);
  await store.close();
  expect((await readdir(dataDir)).sort()).toEqual(['database', 'owner.lock']);
});

test('a second opener, in this process or another, is served by the owner', async () => {
  const owner = await openStore({ dataDir });
  const second = await openStore({ dataDir });
  expect(second.connectionString).toBe(owner.connectionString);
  await second.db.sector.create({ data: { id: 'x', name: 'X', nameEn: '', position: 1 } });
  await second.close();
  expect(await owner.db.sector.count()).toBe(1);

  await writeUntil(3);
  expect(await owner.db.sector.count()).toBeGreaterThanOrEqual(4);
  const { socketDir } = JSON.parse(await readFile(join(dataDir, 'owner.json'), 'utf8'));
  expect((await stat(socketDir)).mode & 0o777).toBe(0o700);
  await owner.close();
  expect(existsSync(socketDir)).toBe(false);
});

test('an owner that ends lets the others finish what they are at', async () => {
  const owner = await openStore({ dataDir });
  const second = await openStore({ dataDir });
  await second.db.sector.count();
  const ended = owner.close();
  await second.db.sector.create({ data: { id: 'x', name: 'X', nameEn: '', position: 1 } });
  await second.close();
  await ended;
  const next = await openStore({ dataDir });
  expect(await next.db.sector.count()).toBe(1);
  await next.close();
});

test('an owner that cannot be reached is said to be there, and the data are left alone', async () => {
  const lock = takeLock(join(dataDir, 'owner.lock'));
  await expect(openEmbedded(dataDir, 0)).rejects.toThrow(/Another process has the database.*still starting/s);
  await writeFile(join(dataDir, 'owner.json'), JSON.stringify({ pid: 1, socketDir: join(dataDir, 'gone') }));
  await expect(openEmbedded(dataDir, 0)).rejects.toThrow(/could not be reached/);
  expect(existsSync(join(dataDir, 'database'))).toBe(false);
  lock?.close();
});

test('a query that never ends is an error, and the database is back for the next', async () => {
  const { socketDir, stop } = await runDatabaseThread({ directory: join(dataDir, 'database'), queryLimitMs: 1 });
  const ask = async (sql: string) => {
    const client = new pg.Client({ host: socketDir, user: 'postgres', database: 'postgres' });
    // The connection's end is told to the query too.
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query(sql).finally(() => client.end());
    return rows;
  };
  await ask('create table t (n int)');
  const endless = ask('insert into t values (1); do $$ begin loop end loop; end $$');
  await expect(endless).rejects.toThrow(/Connection terminated/);
  await expect.poll(() => ask('select * from t').catch(() => 'starting'), { timeout: 20_000 }).toEqual([]);
  await stop();
});
