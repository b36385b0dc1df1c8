/** Runs the thread of the embedded database on a private socket, watches it, and starts it again when it is lost. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadInput, ThreadMessage } from './embedded-thread.ts';

/** The name that PostgreSQL's clients look for in a socket directory. */
const socketName = '.s.PGSQL.5432';

/** A query that takes longer will never end: with a full disk, PostgreSQL loops. The longest honest one takes seconds. */
const queryLimitMs = 60_000;
const watchEveryMs = 1_000;

export type DatabaseThread = { socketDir: string; stop(): Promise<void> };
type Input = Pick<ThreadInput, 'directory' | 'template'> & { queryLimitMs?: number };

export async function runDatabaseThread(input: Input): Promise<DatabaseThread> {
  // Under the system's temporary directory, because a socket's path may not exceed some 100 bytes; mode 0700.
  const socketDir = await mkdtemp(join(tmpdir(), 'enlace-'));
  const removeNow = () => rmSync(socketDir, { recursive: true, force: true });
  process.once('exit', removeNow);
  const busySince = new Float64Array(new SharedArrayBuffer(8));
  const { directory, template } = input;
  const limitMs = input.queryLimitMs ?? queryLimitMs;
  let stopping = false;
  let thread: Worker;

  const start = async () => {
    busySince[0] = 0;
    await rm(join(socketDir, socketName), { force: true });
    thread = await startThread({ directory, template, busySince, socketPath: join(socketDir, socketName) });
    thread.once('exit', () => {
      if (!stopping) void restart(new Error('The database thread ended.'));
    });
    thread.once('error', (error) => console.error(`The database thread failed: ${error.message}`));
  };
  // Clients see their queries fail at once and connect again; what was acknowledged is on disk.
  const restart = async (cause: Error) => {
    try {
      if (directory === undefined) throw cause;
      await start();
    } catch (error) {
      throw new Error('The embedded database stopped and could not be started again.', { cause: error });
    }
  };
  const watch = setInterval(() => {
    const since = busySince[0] ?? 0;
    if (since === 0 || Date.now() - since < limitMs) return;
    busySince[0] = 0;
    console.error(`A query ran longer than ${limitMs / 1000} s: the database thread is started again.`);
    void thread.terminate();
  }, watchEveryMs);
  watch.unref();

  const clean = () => {
    clearInterval(watch);
    process.off('exit', removeNow);
    removeNow();
  };
  try {
    await start();
  } catch (error) {
    clean();
    throw error;
  }
  return {
    socketDir,
    stop: async () => {
      stopping = true;
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage('stop');
      await ended;
      clean();
    },
  };
}

function startThread(input: ThreadInput): Promise<Worker> {
  const thread = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: input });
  return new Promise((resolve, reject) => {
    thread.once('message', (message: ThreadMessage) => {
      thread.removeAllListeners();
      if (message.kind === 'ready') return resolve(thread);
      void thread.terminate();
      reject(message.error);
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The database thread ended before it was ready.')));
  });
}
