import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { type Network, openNetwork } from '../support/network.ts';
import { at, deliveriesOf, importRows, remindersOf } from './scene.ts';

const children: ChildProcess[] = [];
let net: Network | undefined;
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await net?.close();
});

const people = ['ana', 'beto', 'caro', 'dora'].map((name) => `${name}@red.co`);
const [ana = '', beto = '', caro = '', dora = ''] = people;
const trainings = 8;

/** Runs the jobs in a process of their own. */
function run(network: Network): ChildProcess {
  const script = fileURLToPath(new URL('crash-child.ts', import.meta.url));
  const now = network.clock.now().toISOString();
  const child = spawn(process.execPath, [script, network.store.connectionString, now], { stdio: 'inherit' });
  children.push(child);
  return child;
}

/**
 * Eight trainings that were held and repeat, and eight with one place, offered to somebody who did not answer, and
 * somebody who waits behind. The process that deals with them is killed twice, each time after it did some more.
 */
it('killed between the steps of its jobs, again and again: nothing is lost, nothing is done twice', async () => {
  net = await openNetwork();
  const { db } = net.store;
  for (const email of people) await net.member(email);
  const each = (row: (n: number) => Record<string, string>) => Array.from({ length: trainings }, (_, n) => row(n + 1));
  const links = { materiales: 'https://materiales.example/a' };
  await importRows(
    net,
    ...each((n) => ({
      codigo: `FUE-${n}`,
      titulo: `Pasada ${n}`,
      inicia: '2026-12-01 09:00',
      termina: '11:00',
      cupo: '',
      repite: 'mensual',
      ...links,
    })),
    ...each((n) => ({ codigo: `UNO-${n}`, titulo: `Un cupo ${n}`, cupo: '1', repite: '', ...links })),
  );
  const [held, full] = [
    await db.training.findMany({ where: { code: { startsWith: 'FUE' } } }),
    await db.training.findMany({ where: { code: { startsWith: 'UNO' } } }),
  ];
  const ids = new Map((await db.member.findMany()).map(({ email, id }) => [email, id]));
  const idOf = (email: string) => ids.get(email) ?? '';
  net.clock.at = at('2026-12-02 10:00');
  const updatedAt = net.clock.now();
  await db.enrolment.createMany({
    data: held.flatMap(({ id }) =>
      [ana, beto].map((email) => ({
        trainingId: id,
        memberId: idOf(email),
        state: 'enrolled' as const,
        ratings: [],
        updatedAt,
      })),
    ),
  });
  await db.enrolment.createMany({
    data: full.flatMap(({ id }) => [
      {
        trainingId: id,
        memberId: idOf(caro),
        state: 'offered' as const,
        offeredUntil: at('2026-12-02 09:00'),
        ratings: [],
        updatedAt,
      },
      {
        trainingId: id,
        memberId: idOf(dora),
        state: 'waiting' as const,
        queuedAt: at('2026-12-01 09:00'),
        ratings: [],
        updatedAt,
      },
    ]),
  });
  await db.delivery.deleteMany();

  /** Steps done: each of these counts rises by one with each transaction of the jobs. */
  const done = async () =>
    (await db.training.count({ where: { OR: [{ evaluateSent: true }, { repeatOf: { not: null } }] } })) +
    (await db.enrolment.count({ where: { state: 'lapsed' } }));
  const all = 3 * trainings;
  let killed = 0;
  for (const share of [0.2, 0.6]) {
    const child = run(net);
    const ended = once(child, 'exit');
    await vi.waitFor(async () => expect(await done()).toBeGreaterThanOrEqual(Math.floor(all * share)), {
      timeout: 20_000,
      interval: 1,
    });
    if (child.kill('SIGKILL')) killed += 1;
    await ended;
  }
  expect(killed).toBeGreaterThan(0);
  const last = run(net);
  expect(await once(last, 'exit')).toEqual([0, null]);
  expect(await done()).toBe(all);

  const told = async (kind: string) => (await deliveriesOf(net as Network, { kind })).map(({ to }) => to).sort();
  const times = (...emails: string[]) => emails.flatMap((email) => Array<string>(trainings).fill(email)).sort();
  expect(await told('materials')).toEqual(times(ana, beto));
  expect(await told('lapsed')).toEqual(times(caro));
  expect(await told('offer')).toEqual(times(dora));
  expect(await told('programme')).toEqual([]);
  expect(await told('announce')).toEqual(times(...people));
  expect(await db.training.count({ where: { repeatOf: { not: null } } })).toBe(trainings);
  expect(await db.enrolment.count({ where: { state: 'offered' } })).toBe(trainings);
  expect(await remindersOf(net, dora)).toEqual([]); // offered is not enrolled
}, 60_000);
