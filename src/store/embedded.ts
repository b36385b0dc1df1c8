/**
 * The embedded database: one process owns the data directory and serves it on a private socket; every other process
 * that opens the same directory is given that socket.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { runDatabaseThread } from './database-thread.ts';

export type Embedded = {
  connectionString: string;
  /** Lets other processes connect: the schema is in place. Absent in a process that was given the owner's socket. */
  announce?: () => Promise<void>;
  close?: () => Promise<void>;
};

/** How long a second process waits for an owner that is still starting: a first start takes a few seconds. */
const ownerWaitMs = 30_000;

const ownerFile = z.object({ pid: z.number(), socketDir: z.string() });

export class OwnerError extends Error {
  override name = 'OwnerError';
}

function socketUrl(socketDir: string): string {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}`;
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

/** A database that lives and dies with this process: for tests and for writing migrations. */
export async function openInMemory(template?: ArrayBuffer): Promise<Embedded> {
  const { socketDir, stop } = await runDatabaseThread({ template });
  return { connectionString: socketUrl(socketDir), close: stop };
}

/** Owns `dataDir`/database, or connects to the process that does. Throws OwnerError when it cannot be reached. */
export async function openEmbedded(dataDir: string, waitMs: number = ownerWaitMs): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true });
  const ownerPath = join(dataDir, 'owner.json');
  const deadline = Date.now() + waitMs;
  let fault = '';
  do {
    const lock = takeLock(join(dataDir, 'owner.lock'));
    if (lock) return own(dataDir, ownerPath, lock);
    const found = await findOwner(ownerPath);
    if (typeof found !== 'string') return found;
    fault = found;
    await delay(100);
  } while (Date.now() < deadline);
  throw new OwnerError(
    `Another process has the database in ${dataDir} open and could not be reached within ${waitMs / 1000} s ` +
      `(${fault}). Stop that process, or wait until it has started.`,
  );
}

async function own(dataDir: string, ownerPath: string, lock: DatabaseSync): Promise<Embedded> {
  try {
    await removeTraces(ownerPath);
    const { socketDir, stop } = await runDatabaseThread({ directory: join(dataDir, 'database') });
    return {
      connectionString: socketUrl(socketDir),
      announce: async () => {
        await writeFile(`${ownerPath}.new`, JSON.stringify({ pid: process.pid, socketDir }), { mode: 0o600 });
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

/** What an owner that was killed left behind: we have the lock, so it is gone. */
async function removeTraces(ownerPath: string): Promise<void> {
  const socketDir = await readOwner(ownerPath);
  if (dirname(socketDir ?? '') === tmpdir()) await rm(socketDir ?? '', { recursive: true, force: true });
  await rm(ownerPath, { force: true });
}

async function readOwner(ownerPath: string): Promise<string | undefined> {
  try {
    return ownerFile.parse(JSON.parse(await readFile(ownerPath, 'utf8'))).socketDir;
  } catch {
    // Absent, or half-written by something else: either way there is no owner to be found in it.
    return undefined;
  }
}

/** The running owner, or why it cannot be reached yet. */
async function findOwner(ownerPath: string): Promise<Embedded | string> {
  const socketDir = await readOwner(ownerPath);
  if (!socketDir) return 'it is still starting';
  const connectionString = socketUrl(socketDir);
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return { connectionString };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
