import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { schemaDifference } from '../../prisma/schema-difference.ts';
import { type Embedded, openInMemory } from '../../src/store/embedded.ts';
import { applyMigrations, type Migration } from '../../src/store/migrations.ts';

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});
const first = migration('20260101000000_first', 'create table one (n int); insert into one values (1);');
const second = migration(
  '20260102000000_second',
  `create function two() returns text language plpgsql as $$ begin return 'a;b'; end; $$; -- a; comment
   create table two (t text default two()); insert into two default values;`,
);

let database: Embedded;
let client: pg.Client;
beforeAll(async () => {
  const url = process.env.TEST_DATABASE_URL;
  database = url ? await freshDatabase(url) : await openInMemory();
  client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
});
beforeEach(async () => {
  await client.query('drop schema public cascade; create schema public');
});
afterAll(async () => {
  await client.end();
  await database.close?.();
});

async function freshDatabase(url: string): Promise<Embedded> {
  const name = `enlace_migrations_${process.env.VITEST_POOL_ID ?? 0}`;
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  await server.query(`drop database if exists ${name} with (force)`);
  await server.query(`create database ${name}`);
  await server.end();
  const address = new URL(url);
  address.pathname = `/${name}`;
  return { connectionString: address.href };
}

const apply = (...migrations: Migration[]) => applyMigrations(database.connectionString, migrations);

test('four runners at once apply each migration once', async () => {
  const runs = await Promise.all([1, 2, 3, 4].map(() => apply(first, second)));
  expect(runs.flat().sort()).toEqual([first.name, second.name]);
  expect((await client.query('select t from two')).rows).toEqual([{ t: 'a;b' }]);
  expect((await client.query('select n from one')).rows).toEqual([{ n: 1 }]);
  const { rows } = await client.query(
    'select migration_name, checksum, applied_steps_count, finished_at is not null as finished from _prisma_migrations order by 1',
  );
  expect(rows).toEqual(
    [first, second].map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      applied_steps_count: 1,
      finished: true,
    })),
  );
  expect(await apply(first, second)).toEqual([]);
});

test('a failed migration leaves nothing, blocks what follows, and says what to do', async () => {
  const broken = migration('20260103000000_broken', 'create table three (n int); insert into nowhere values (1);');
  await expect(apply(first, broken, second)).rejects.toThrow(/20260103000000_broken failed.*nowhere/s);
  expect((await client.query("select to_regclass('three') as three")).rows).toEqual([{ three: null }]);

  await expect(apply(first, second)).rejects.toThrow(/P3009.*20260103000000_broken.*set rolled_back_at/s);
  const mended = migration(broken.name, 'create table three (n int);');
  await client.query(`update _prisma_migrations set rolled_back_at = now() where migration_name = '${broken.name}'`);
  expect(await apply(first, mended, second)).toEqual([mended.name, second.name]);
});

test('a migration changed after it was applied is noticed', async () => {
  await apply(first);
  await expect(apply(migration(first.name, 'create table other (n int)'), second)).rejects.toThrow(
    /20260101000000_first was changed after it was applied/,
  );
});

test('the migrations make what schema.prisma says', async () => {
  expect(await schemaDifference({ emptyDatabase: database.connectionString })).toBe('');
});

test('the next migration holds what the schema gained, and leaves alone what is made by hand', async () => {
  const schema = await readFile(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const grown = schema.replace('model Sector {', 'model Sector {\n  colour String?');
  const difference = await schemaDifference({ schema: grown, emptyDatabase: database.connectionString });
  expect(difference).toBe('-- AlterTable\nALTER TABLE "Sector" ADD COLUMN     "colour" TEXT;');
});
