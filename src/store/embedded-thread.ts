/** The thread that PostgreSQL runs in: opens the data directory, proves it durable and serves it on a socket. */
import { readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { buildDirectory, DurableFS, proveFsync } from './durable-fs.ts';
import { SharedSession } from './shared-session.ts';
import { durableParams, extensions } from './start-options.ts';

/** `directory` absent: in memory, started from `template` (a dump of a data directory) when given. */
export type ThreadInput = { directory?: string; socketPath: string; template?: ArrayBuffer; busySince: Float64Array };
export type ThreadMessage = { kind: 'ready' } | { kind: 'failed'; error: Error };

/** Room for a transaction under way, a checkpoint and the log that goes before it (segments of 16 MB). */
const floorBytes = 200_000_000;

/** A client silent for so long is cut off: one that stopped inside a transaction would hold up all others. */
const idleTimeoutMs = 90_000;

/** PostgreSQL runs here without its background processes; what they do is done between two queries. */
const checkpointEveryMs = 60_000;
const vacuumEveryMs = 3_600_000;
/** PostgreSQL itself keeps five or so for reuse. */
const logSegmentsBeforeCheckpoint = 12;

/** How long other processes may finish what they are at when the owner ends; less than they wait for a new owner. */
const farewellMs = 20_000;

async function open({ directory, template }: ThreadInput): Promise<PGlite> {
  if (directory === undefined) {
    return PGlite.create({ extensions, ...(template ? { loadDataDir: new Blob([template]) } : {}) });
  }
  await buildDirectory(directory, async (path) => {
    const pg = await PGlite.create({ fs: new DurableFS(path), extensions, startParams: durableParams });
    await pg.close();
  });
  const fs = new DurableFS(directory);
  const pg = await PGlite.create({ fs, extensions, startParams: durableParams });
  await proveFsync(pg, fs);
  return pg;
}

/** Keeps the log from growing without end and the tables from filling with dead rows. */
function keepHouse(session: SharedSession, directory: string): void {
  const log = join(directory, 'pg_wal');
  let vacuumedAt = Date.now();
  const work = async () => {
    const segments = readdirSync(log).filter((name) => /^[0-9A-F]{24}$/.test(name));
    if (segments.length > logSegmentsBeforeCheckpoint) await session.runWhenIdle('checkpoint');
    if (Date.now() - vacuumedAt < vacuumEveryMs) return;
    if (await session.runWhenIdle('vacuum (analyze)')) vacuumedAt = Date.now();
  };
  setInterval(work, checkpointEveryMs);
}

async function serve(input: ThreadInput): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('embedded-thread.ts runs as a worker thread only');
  const tell = (message: ThreadMessage) => port.postMessage(message);
  try {
    const { directory, socketPath, busySince } = input;
    const pg = await open(input);
    const free = (path: string) => {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    };
    const freeBytes = directory === undefined ? () => Number.POSITIVE_INFINITY : () => free(directory);
    const onCrash = (error: unknown) =>
      setImmediate(() => {
        throw error;
      });
    const session = new SharedSession(pg, { freeBytes, floorBytes, busySince, onCrash });
    // pglite-socket calls no more of PGlite than SharedSession has.
    const db = session as unknown as PGlite;
    const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 200, idleTimeout: idleTimeoutMs });
    await server.start();
    if (directory !== undefined) keepHouse(session, directory);
    port.once('message', async () => {
      // The owner's own clients are gone by now: those that are left belong to other processes.
      const until = Date.now() + farewellMs;
      while (server.getStats().activeConnections > 0 && Date.now() < until) await delay(50);
      await server.stop();
      await pg.close();
      process.exit(0);
    });
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

await serve(workerData as ThreadInput);
