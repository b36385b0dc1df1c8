/** Copies the store to a dated file beside the data, and keeps the last ones. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dependencies } from '../src/app.ts';
import { backup } from '../src/store/backup.ts';
import { inBogota } from '../src/time.ts';

const kept = 7;
const pattern = /^enlace-\d{4}-\d{2}-\d{2}\.backup$/;

export async function backUp({ store, clock, config }: Dependencies): Promise<{ file: string; removed: number }> {
  const directory = join(config.dataDir, 'backups');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `enlace-${inBogota(clock.now()).toISODate()}.backup`);
  await backup(store, file);
  const old = (await readdir(directory))
    .filter((name) => pattern.test(name))
    .sort()
    .slice(0, -kept);
  await Promise.all(old.map((name) => rm(join(directory, name))));
  return { file, removed: old.length };
}
