/**
 * Runs a command with TEST_DATABASE_URL set to a PostgreSQL server of its own, in a temporary directory, stopped and
 * removed afterwards: node test/support/with-postgres.ts <command> [arguments]
 */
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Where Debian puts them, newest version first; elsewhere they are on the PATH. */
async function findPrograms(): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = (await readdir(root).catch(() => [])).sort((a, b) => Number(b) - Number(a));
  for (const folder of [...versions.map((version) => join(root, version, 'bin')), '']) {
    if (spawnSync(join(folder, 'initdb'), ['--version']).status === 0) return folder;
  }
  console.error(
    'These tests need PostgreSQL (15 or later): `apt-get install postgresql` on Debian and Ubuntu, or put its initdb ' +
      'and postgres on the PATH. Everything else is tested without it: `npm test`.',
  );
  process.exit(2);
}

/** PostgreSQL refuses to run as root: then it runs as nobody's user, who owns only the temporary directory. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

async function startServer(programs: string, directory: string) {
  const options: SpawnOptions = { ...unprivileged, cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] };
  const data = join(directory, 'data');
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const [code] = await once(spawn(join(programs, 'initdb'), init, options), 'exit');
  if (code !== 0) throw new Error(`initdb ended with ${code}`);
  const settings = { listen_addresses: '', unix_socket_directories: directory, fsync: 'off', max_connections: '100' };
  const arguments_ = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = ['-c', 'log_min_messages=fatal'];
  return spawn(join(programs, 'postgres'), ['-D', data, ...arguments_, ...log], options);
}

async function waitUntilReady(connectionString: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await delay(100);
    }
  }
}

const [command, ...rest] = process.argv.slice(2);
if (!command) throw new Error('Usage: node test/support/with-postgres.ts <command> [arguments]');
const programs = await findPrograms();
const directory = await mkdtemp(join(tmpdir(), 'postgres-'));
if (unprivileged.uid) await chown(directory, unprivileged.uid, unprivileged.gid);
const server = await startServer(programs, directory);
const ended = once(server, 'exit');
try {
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`;
  await waitUntilReady(url);
  const child = spawn(command, rest, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
} finally {
  server.kill('SIGINT');
  await ended;
  await rm(directory, { recursive: true, force: true });
}
