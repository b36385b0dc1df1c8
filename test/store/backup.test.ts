import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BackupError, backup, restore } from '../../src/store/backup.ts';
import type { Store } from '../../src/store.ts';
import { testStore } from '../support/database.ts';

const at = new Date('2026-11-23T12:34:56.789Z');
// What a careless format loses: quotes, separators of lines that are not \n, backslashes, astral letters, commas, null words.
const odd = 'Ñandú "comillas" \\N \\n , {x} \u2028 \u2029 \r\n \t \u0001 🏳️‍🌈 NULL';

let directory = '';
let store: Store;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'backup-'));
});
afterAll(() => rm(directory, { recursive: true }));
beforeEach(async () => {
  store = await testStore();
});

async function fill() {
  await store.db.sector.createMany({
    data: [
      { id: 'a', name: odd, nameEn: '', position: -1 },
      { id: 'b', name: 'null', nameEn: '[]', position: 2_147_483_647 },
    ],
  });
  await store.db.entity.create({ data: { name: 'E', sectorId: 'a', basis: 'import' } });
  await store.db.call.create({
    data: {
      title: odd,
      sectors: ['a,b', '"', '\\', '', 'NULL'],
      deadlineAt: new Date('0044-03-15T00:00:00.001Z'),
      deadlineConfidence: 0.1 + 0.2,
      createdAt: at,
      updatedAt: at,
    },
  });
  const member = await store.db.member.create({ data: { email: 'x@y', name: odd, createdAt: at } });
  const reference = { nested: [1, null, 'null', 1.5e300, { ñ: odd }] };
  await store.db.identity.create({ data: { platform: 'p', tenant: 't', user: 'u', memberId: member.id, reference } });
}

async function everything() {
  const { db } = store;
  return {
    sectors: await db.sector.findMany({ orderBy: { id: 'asc' } }),
    entities: await db.entity.findMany(),
    calls: await db.call.findMany({ orderBy: { number: 'asc' } }),
    identities: await db.identity.findMany(),
    members: await db.member.findMany(),
  };
}

test('what was backed up comes back the same, and numbering goes on', async () => {
  await fill();
  const before = await everything();
  const file = join(directory, 'same.gz');
  const summary = await backup(store, file, at);
  expect(summary.rows).toBe(6);

  await store.db.call.deleteMany();
  await store.db.sector.create({ data: { id: 'later', name: 'Later', nameEn: '', position: 3 } });
  expect(await restore(store, file)).toEqual({ ...summary, parked: 0 });
  expect(await everything()).toEqual(before);
  const next = await store.db.call.create({ data: { title: 'next', createdAt: at, updatedAt: at } });
  expect(next.number).toBe((before.calls[0]?.number ?? 0) + 1);
  await expect(store.db.entity.create({ data: { name: 'F', sectorId: 'none', basis: '' } })).rejects.toThrow(/Foreign/);
});

test('while others write, it holds one state: every entity has its sector', async () => {
  let writing = true;
  const writer = (async () => {
    for (let index = 0; writing; index += 1) {
      await store.inTransaction(async (tx) => {
        await tx.sector.create({ data: { id: `s${index}`, name: `S${index}`, nameEn: '', position: index } });
        await tx.entity.create({ data: { name: `E${index}`, sectorId: `s${index}`, basis: 'import' } });
      });
    }
  })();
  const file = join(directory, 'busy.gz');
  while ((await store.db.entity.count()) < 3) await backup(store, file, at);
  const { rows } = await backup(store, file, at);
  writing = false;
  await writer;

  await restore(store, file);
  expect(await store.db.entity.count()).toBe(await store.db.sector.count());
  expect((await store.db.entity.count()) * 2).toBe(rows);
});

test('a damaged, foreign or newer file restores nothing', async () => {
  await fill();
  const file = join(directory, 'whole.gz');
  await backup(store, file, at);
  const before = await everything();

  const text = gunzipSync(await readFile(file)).toString();
  const cases: [string, string | Buffer, RegExp][] = [
    ['short.gz', gzipSync(text.split('\n').slice(0, -2).join('\n')), /incompleto/],
    ['fewer.gz', gzipSync(text.replace(/^\[.*\n/m, '')), /incompleto/],
    ['foreign.gz', gzipSync('{"format":"other"}\n'), /no es una copia/],
    [
      'newer.gz',
      gzipSync(text.replace('"migrations":[', '"migrations":["29990101000000_future",')),
      /versión más nueva/,
    ],
    ['plain.txt', 'hello', /No se puede leer/],
    ['row.gz', gzipSync(text.replace(/^\["(?=.*\n)/m, '[')), /incompleto o dañado/],
    ['orphan.gz', gzipSync(text.replace('"E", null, "a"', '"E", null, "z"')), /incompleto o dañado/],
  ];
  for (const [name, content, message] of cases) {
    await writeFile(join(directory, name), content);
    await expect(restore(store, join(directory, name))).rejects.toThrow(message);
  }
  const cut = join(directory, 'cut.gz');
  const whole = await readFile(file);
  for (const length of [5, 300, whole.length / 2, whole.length - 9, whole.length - 1]) {
    await writeFile(cut, whole.subarray(0, length));
    await expect(restore(store, cut), `${length} of ${whole.length} bytes`).rejects.toThrow(BackupError);
  }
  whole.writeUInt32LE(0, whole.length - 8);
  await writeFile(cut, whole);
  await expect(restore(store, cut), 'another sum than its own').rejects.toThrow(BackupError);
  expect(await everything()).toEqual(before);
});

test('what could be sent twice is never seen as due: where it cannot be set aside, nothing is restored', async () => {
  const spaceId = (
    await store.db.space.create({ data: { platform: 'slack', tenant: '', conversation: 'C', name: '' } })
  ).id;
  const due = { kind: 'note', subject: 's', spaceId, dueAt: at, availableAt: at, createdAt: at };
  await store.db.delivery.create({ data: { ...due, key: 'a' } });
  const file = join(directory, 'due.gz');
  await backup(store, file, at);
  await store.db.delivery.updateMany({ data: { status: 'sent' } });

  // The process that ends before it has set them aside.
  await store.db.$executeRawUnsafe(
    `create function test_stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$`,
  );
  await store.db.$executeRawUnsafe(
    `create trigger test_stop before update on "Delivery" for each row execute function test_stop()`,
  );
  try {
    await expect(restore(store, file, at)).rejects.toThrow('stopped');
    expect(await store.db.delivery.findMany()).toMatchObject([{ status: 'sent' }]);
  } finally {
    await store.db.$executeRawUnsafe('drop function test_stop cascade');
  }
  expect(await restore(store, file, at)).toMatchObject({ parked: 1 });
  expect(await store.db.delivery.findMany()).toMatchObject([{ status: 'unknown', platform: null }]);
});

test('a backup from before the last migrations is restored as it was, then migrated', async () => {
  await store.db.sector.create({ data: { id: 'a', name: 'A', nameEn: '', position: 1 } });
  const file = join(directory, 'old.gz');
  await backup(store, file, at);
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n');
  const head = JSON.parse(lines[0] ?? '');
  // As a store of the first release wrote it: one migration known, one table filled.
  const old = [
    JSON.stringify({ ...head, migrations: head.migrations.slice(0, 1) }),
    JSON.stringify({
      table: 'Sector',
      columns: ['id', 'name', 'nameEn', 'position'],
      types: ['text', 'text', 'text', 'integer'],
    }),
    JSON.stringify(['a', 'A', '', '1']),
    JSON.stringify({ end: true, rows: 1, sequences: {} }),
  ];
  await writeFile(file, gzipSync(`${old.join('\n')}\n`));
  await restore(store, file);
  expect(await store.db.sector.findMany()).toEqual([{ id: 'a', name: 'A', nameEn: '', position: 1 }]);
  expect(await store.db.agreement.count()).toBe(0);
});
