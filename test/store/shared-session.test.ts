import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SharedSession } from '../../src/store/shared-session.ts';

let directory = '';
let database: PGlite;
let server: PGLiteSocketServer;
let free = 500;
let clock = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'session-'));
  database = await PGlite.create();
  const busySince = new Float64Array(1);
  const onCrash = (error: unknown) => {
    throw error;
  };
  // Each look at the clock is two seconds later, so that the space is looked at before each query.
  const now = () => (clock += 2_000);
  const session = new SharedSession(database, { freeBytes: () => free, floorBytes: 100, busySince, onCrash, now });
  const path = join(directory, '.s.PGSQL.5432');
  server = new PGLiteSocketServer({ db: session as unknown as PGlite, path, maxConnections: 50 });
  await server.start();
  await database.exec('create table t (n int)');
});
afterAll(async () => {
  await server.stop();
  await database.close();
  await rm(directory, { recursive: true });
});

const poolOf = (max: number) => new pg.Pool({ host: directory, user: 'postgres', database: 'postgres', max });

test('many clients at once each get the answer to their own question', async () => {
  const pool = poolOf(20);
  const ask = async (client: number) => {
    for (let turn = 0; turn < 20; turn += 1) {
      const connection = await pool.connect();
      const inTransaction = (client + turn) % 3 === 0;
      if (inTransaction) await connection.query('begin');
      const number = client * 1_000 + turn;
      const { rows } = await connection.query('select $1::int as n, $2::text as t', [number, `t${number}`]);
      expect(rows).toEqual([{ n: number, t: `t${number}` }]);
      if (inTransaction) await connection.query('commit');
      connection.release();
    }
  };
  await Promise.all(Array.from({ length: 30 }, (_, client) => ask(client)));
  await pool.end();
});

test('a client that leaves in the middle of a transaction takes back what it did, and frees the others', async () => {
  const pool = poolOf(2);
  const leaving = await pool.connect();
  await leaving.query('begin');
  await leaving.query('insert into t values ($1)', [1]);
  leaving.release(true);
  expect((await pool.query('select * from t')).rows).toEqual([]);
  await pool.end();
});

test('below the floor writes are refused with the reason, reading goes on, and room lets writes resume', async () => {
  const pool = poolOf(1);
  const write = () => pool.query('insert into t values ($1)', [2]);
  free = 50;
  await expect(write()).rejects.toMatchObject({
    code: '53100',
    message: expect.stringContaining('disk is almost full'),
  });
  await expect(pool.query('insert into t values (3)')).rejects.toMatchObject({ code: '53100' });
  expect((await pool.query('select * from t where n > $1', [0])).rows).toEqual([]);
  free = 500;
  await write();
  expect((await pool.query('select * from t')).rows).toEqual([{ n: 2 }]);
  await pool.end();
});
