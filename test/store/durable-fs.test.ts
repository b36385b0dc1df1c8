import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFsync, DurableFS, proveFsync } from '../../src/store/durable-fs.ts';
import { durableParams } from '../../src/store/start-options.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'durable-'));
});
afterAll(() => rm(root, { recursive: true }));

test('every commit is followed to the disk; as PGlite starts by itself none is, and the proof refuses', async () => {
  const path = join(root, 'database');
  const fs = new DurableFS(path);
  const durable = await PGlite.create({ fs, startParams: durableParams });
  await proveFsync(durable, fs);
  await durable.exec('create table t (n int)');
  for (let n = 0; n < 5; n += 1) {
    const before = fs.fsyncs;
    await durable.query('insert into t values ($1)', [n]);
    expect(fs.fsyncs).toBeGreaterThan(before);
  }
  await durable.close();

  const stock = new DurableFS(path);
  const asShipped = await PGlite.create({ fs: stock });
  await expect(proveFsync(asShipped, stock)).rejects.toThrow(/did not reach the disk/);
  await asShipped.close();
});

test('a build of PGlite without NODEFS where it is known to be is refused', () => {
  expect(() => addFsync({ FS: { filesystems: {} } }, () => undefined)).toThrow(/no NODEFS/);
});

test('the later place of NODEFS is found too', () => {
  const nodefs = { stream_ops: {}, realPath: () => '', tryFSOperation: <T>(work: () => T) => work() };
  addFsync({ NODEFS: nodefs }, () => undefined);
  expect(nodefs.stream_ops).toHaveProperty('fsync');
});
