/** The thread that PostgreSQL runs in: opens the data directory, proves it durable and serves it on a socket. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { buildDirectory, DurableFS, proveFsync } from './durable-fs.ts';
import { extensions } from './extensions.ts';

/** `directory` absent: in memory, for tests, started from `template` (a dump of a data directory) when given. */
export type ThreadInput = { directory?: string; socketPath: string; template?: ArrayBuffer };
export type ThreadMessage = { kind: 'ready' } | { kind: 'failed'; error: Error };

const durableParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
];

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

async function serve(input: ThreadInput): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('embedded-thread.ts runs as a worker thread only');
  const tell = (message: ThreadMessage) => port.postMessage(message);
  try {
    const pg = await open(input);
    const server = new PGLiteSocketServer({ db: pg, path: input.socketPath, maxConnections: 100 });
    await server.start();
    port.once('message', async () => {
      await server.stop();
      await pg.close();
      port.close();
    });
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

await serve(workerData as ThreadInput);
