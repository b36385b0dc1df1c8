/** PGlite's file system on disk, with the one call it lacks: fsync. */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The parts of Emscripten's NODEFS that fsync needs; its streams carry Node's descriptor, except for directories. */
type NodeStream = { nfd?: number; node: unknown };
type NodeFileSystem = {
  stream_ops: { fsync?: (stream: NodeStream) => number };
  realPath(node: unknown): string;
  tryFSOperation<T>(operation: () => T): T;
};
export type EmscriptenModule = {
  NODEFS?: NodeFileSystem;
  FS?: { filesystems?: { NODEFS?: NodeFileSystem } };
};

/** Gives NODEFS an fsync that counts its calls; throws when this build of PGlite keeps NODEFS somewhere else. */
export function addFsync(module: EmscriptenModule, onFsync: () => void): void {
  // 0.5.14 has it under FS.filesystems, later builds on the module itself.
  const nodefs = module.FS?.filesystems?.NODEFS ?? module.NODEFS;
  if (!nodefs?.stream_ops || !nodefs.realPath) {
    throw new Error('This build of PGlite has no NODEFS to add fsync to: data would not survive a power cut.');
  }
  nodefs.stream_ops.fsync = (stream) =>
    nodefs.tryFSOperation(() => {
      if (stream.nfd === undefined) fsyncPath(nodefs.realPath(stream.node));
      else fsyncSync(stream.nfd);
      onFsync();
      return 0;
    });
}

export class DurableFS extends NodeFS {
  /** How many times the kernel was asked to put data on disk. */
  fsyncs = 0;

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = (module: EmscriptenModule) =>
      addFsync(module, () => {
        this.fsyncs += 1;
      });
    const before = emscriptenOpts.preRun;
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [preRun, ...(Array.isArray(before) ? before : before ? [before] : [])] as typeof before,
      },
    };
  }
}

/** Throws unless a commit made through `pg` was followed to the disk. */
export async function proveFsync(pg: Pick<PGlite, 'query'>, fs: { fsyncs: number }): Promise<void> {
  const before = fs.fsyncs;
  // A transaction that wrote only this message still has to put its commit on disk, and touches no table.
  await pg.query("select pg_logical_emit_message(true, 'enlace', 'boot')");
  if (fs.fsyncs === before) {
    throw new Error('A commit did not reach the disk (no fsync was seen): refusing to run on this database.');
  }
}

function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Windows cannot fsync a directory; its file system keeps the order of renames by itself.
    if (process.platform !== 'win32') throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a whole directory on disk, leaves first. */
function fsyncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) fsyncTree(path);
    else if (entry.isFile()) fsyncPath(path);
  }
  fsyncPath(directory);
}

/**
 * Builds the directory at its first use: beside its place, put on disk as a whole, then renamed, so that it is
 * either absent or complete whenever the machine stops.
 */
export async function buildDirectory(directory: string, build: (path: string) => Promise<void>): Promise<void> {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  if (existsSync(directory)) return;
  await build(draft);
  fsyncTree(draft);
  renameSync(draft, directory);
  fsyncPath(dirname(directory));
}
