/**
 * The embedded database: one process owns the data directory and serves it on a private socket; every other process
 * that opens the same directory is given that socket.
 */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { ThreadInput, ThreadMessage } from './embedded-thread.ts';

export type Embedded = {
  connectionString: string;
  /** False in a process that was given the owner's socket. */
  owner: boolean;
  /** Lets other processes connect: the schema is in place. */
  announce(): Promise<void>;
  close(): Promise<void>;
};

/** How long a second process waits for an owner that is still starting: a first start takes a few seconds. */
const ownerWaitMs = 30_000;

const ownerFile = z.object({ pid: z.number(), socketDir: z.string() });

/** The name that PostgreSQL's clients look for in a socket directory. */
const socketName = '.s.PGSQL.5432';

function socketUrl(socketDir: string): string {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}`;
}

export class OwnerError extends Error {
  override name = 'OwnerError';
}

/**
 * The kernel's lock on a file beside the data, free the moment its process ends; undefined when another process
 * has it. The handle must be kept: collected, it lets go.
 */
export function takeLock(path: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && error.message.includes('locked')) return undefined;
    throw error;
  }
}

async function startThread(input: ThreadInput): Promise<Worker> {
  const thread = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: input });
  await new Promise<void>((resolve, reject) => {
    thread.once('message', (message: ThreadMessage) => {
      if (message.kind === 'ready') resolve();
      else reject(message.error);
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The database thread ended before it was ready.')));
  });
  return thread;
}

async function stopThread(thread: Worker): Promise<void> {
  const ended = new Promise((resolve) => thread.once('exit', resolve));
  thread.postMessage('stop');
  await ended;
}

/** Starts the thread on a socket in a directory that only this user can enter. */
async function startOwned(
  input: Omit<ThreadInput, 'socketPath'>,
): Promise<{ socketDir: string; stop(): Promise<void> }> {
  // Under the system's temporary directory, because a socket's path may not exceed some 100 bytes; mode 0700.
  const socketDir = await mkdtemp(join(tmpdir(), 'enlace-'));
  const removeSocket = () => rm(socketDir, { recursive: true, force: true });
  try {
    const thread = await startThread({ ...input, socketPath: join(socketDir, socketName) });
    return {
      socketDir,
      stop: async () => {
        await stopThread(thread);
        await removeSocket();
      },
    };
  } catch (error) {
    await removeSocket();
    throw error;
  }
}

/** A database that lives and dies with this process: for tests and for writing migrations. */
export async function openInMemory(template?: ArrayBuffer): Promise<Embedded> {
  const { socketDir, stop } = await startOwned({ template });
  // Nothing is lost with it, so a process that has nothing else to do may end without closing it.
  return { connectionString: socketUrl(socketDir), owner: true, announce: async () => {}, close: stop };
}

/** Owns `dataDir`/database, or connects to the process that does. Throws OwnerError when it cannot be reached. */
export async function openEmbedded(dataDir: string): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true });
  const ownerPath = join(dataDir, 'owner.json');
  const deadline = Date.now() + ownerWaitMs;
  let fault = '';
  while (Date.now() < deadline) {
    const lock = takeLock(join(dataDir, 'owner.lock'));
    if (lock) return own(dataDir, ownerPath, lock);
    const found = await findOwner(ownerPath);
    if (typeof found !== 'string') return found;
    fault = found;
    await delay(100);
  }
  throw new OwnerError(
    `Another process owns the database in ${dataDir} and could not be reached within ${ownerWaitMs / 1000} s ` +
      `(${fault}). Stop that process, or wait until it has started.`,
  );
}

async function own(dataDir: string, ownerPath: string, lock: DatabaseSync): Promise<Embedded> {
  try {
    await rm(ownerPath, { force: true });
    const { socketDir, stop } = await startOwned({ directory: join(dataDir, 'database') });
    return {
      connectionString: socketUrl(socketDir),
      owner: true,
      announce: async () => {
        await writeFile(`${ownerPath}.new`, JSON.stringify({ pid: process.pid, socketDir }));
        await rename(`${ownerPath}.new`, ownerPath);
      },
      close: async () => {
        await rm(ownerPath, { force: true });
        await stop();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** The running owner, or why it cannot be reached yet. */
async function findOwner(ownerPath: string): Promise<Embedded | string> {
  try {
    const { socketDir } = ownerFile.parse(JSON.parse(await readFile(ownerPath, 'utf8')));
    const connectionString = socketUrl(socketDir);
    return { connectionString, owner: false, announce: async () => {}, close: async () => {} };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
