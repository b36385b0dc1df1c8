import { hostname } from 'node:os';
import { beforeEach, describe, expect, test } from 'vitest';
import { describeJobs, type Job, type JobContext, jobs, runNamedJob } from '../../jobs/schedule.ts';
import { catchUp, createSchedule, lastSlot, nextRun, runJob, runSlot, runState } from '../../jobs/slots.ts';
import { forgetHolder, newHolder } from '../../src/deliveries/hold.ts';
import { findRun, lastRuns } from '../../src/deliveries/run-queries.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store.ts';
import { testStore } from '../support/database.ts';

const bogotaTime = (text: string) => new Date(`${text}:00-05:00`);
const tuesday = bogotaTime('2026-11-24T10:07');

let store: Store;
let clock: { at: Date; now(): Date };
async function open(): Promise<void> {
  store = await testStore();
  clock = { at: tuesday, now: () => clock.at };
}

/** What these jobs need of a process; one for each process. */
const context = (more: object = {}) =>
  ({ store, clock, config: {}, log: createLog('silent'), ...more }) as unknown as JobContext;

function countingJob(more: Partial<Job> = {}): Job & { runs: number } {
  const job: Job & { runs: number } = {
    name: 'count-runs',
    cron: '0 9 * * 1-5',
    what: 'cuenta',
    runs: 0,
    run: async () => {
      job.runs += 1;
      return { runs: job.runs };
    },
    ...more,
  };
  return job;
}

describe('when', () => {
  test.each([
    ['0 9 * * 1-5', '2026-11-24T10:07', '2026-11-25T09:00', '2026-11-24T09:00'],
    ['0 9 * * 1-5', '2026-11-28T12:00', '2026-11-30T09:00', '2026-11-27T09:00'],
    ['*/10 * * * *', '2026-11-24T23:55', '2026-11-25T00:00', '2026-11-24T23:50'],
    ['0 9 * * 1-5', '2026-11-24T09:00', '2026-11-25T09:00', '2026-11-24T09:00'],
    ['30 7 1 1 *', '2026-11-24T09:00', '2027-01-01T07:30', '2026-01-01T07:30'],
    ['0 8 L * *', '2026-11-24T09:00', '2026-11-30T08:00', '2026-10-31T08:00'],
  ])('%s at %s: next %s, last %s', (cron, now, next, last) => {
    const job = countingJob({ cron });
    expect(nextRun(job, bogotaTime(now))).toEqual(bogotaTime(next));
    expect(lastSlot(job, bogotaTime(now))).toEqual(bogotaTime(last));
  });

  test('the table can be read by node-cron and by the operator', () => {
    expect(describeJobs(tuesday)).toEqual(
      jobs.map(({ name, cron, what }) => ({ name, cron, what, nextRun: expect.stringMatching(/^2026-|^2027-/) })),
    );
    expect(new Set(jobs.map((job) => job.name)).size).toBe(jobs.length);
  });
});

describe('once', () => {
  beforeEach(open);

  test('several processes at the same slot: one runs it, its result is kept', async () => {
    const job = countingJob();
    const slot = bogotaTime('2026-11-24T09:00');
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => runSlot(job, context(), slot)));
    expect(results.filter((result) => result !== null)).toEqual([{ result: { runs: 1 } }]);
    expect(await findRun(store.db, job.name, slot)).toMatchObject({
      finishedAt: tuesday,
      result: { runs: 1 },
      error: null,
    });
  });

  test('schedules of several processes, by the clock on the wall', async () => {
    const slots: number[] = [];
    const done = Promise.withResolvers<void>();
    const job = countingJob({
      cron: '* * * * * *',
      run: async () => {
        slots.push(Math.floor(Date.now() / 1000));
        if (slots.length === 2) done.resolve();
      },
    });
    const schedules = [1, 2, 3].map(() => createSchedule([job], context()));
    for (const schedule of schedules) schedule.start();
    await done.promise;
    await Promise.all(schedules.map((schedule) => schedule.stop()));
    expect(new Set(slots).size).toBe(slots.length);
    expect(await store.db.jobRun.count()).toBe(slots.length);
  });

  test('where the clock stands still no slot comes, but what was missed runs', async () => {
    const [often, missed] = [countingJob({ name: 'often', cron: '* * * * * *' }), countingJob({ catchUp: true })];
    const schedule = createSchedule([often, missed], context({ config: { now: tuesday } }));
    schedule.start();
    await schedule.stop();
    expect([often.runs, missed.runs]).toEqual([0, 1]);
  });
});

describe('faults', () => {
  beforeEach(open);

  test('a job that fails is recorded, without secrets, and harms nothing', async () => {
    const slot = bogotaTime('2026-11-24T09:00');
    const job = countingJob({
      run: async () => {
        throw new Error('xoxb-12-abc was refused');
      },
    });
    expect(await runSlot(job, context(), slot)).toMatchObject({ error: { message: 'xoxb-12-abc was refused' } });
    const run = await findRun(store.db, job.name, slot);
    expect(run).toMatchObject({ error: '… was refused', finishedAt: tuesday });
    expect(runState(run ?? undefined, tuesday)).toBe('failed');
  });

  test('a missed slot is caught up once, by a job marked so', async () => {
    const [marked, unmarked] = [countingJob({ catchUp: true }), countingJob({ name: 'other' })];
    expect(await catchUp([marked, unmarked], context())).toEqual(['count-runs']);
    expect(await catchUp([marked, unmarked], context())).toEqual([]);
    expect([marked.runs, unmarked.runs]).toEqual([1, 0]);
  });

  test('a run that died with its process is seen, and caught up; one under way is left alone', async () => {
    const [died, running] = [
      countingJob({ name: 'died', catchUp: true }),
      countingJob({ name: 'running', catchUp: true }),
    ];
    const startedAt = bogotaTime('2026-11-24T09:00');
    const dead = newHolder();
    forgetHolder(dead);
    await store.db.jobRun.createMany({
      data: [
        { name: 'died', slot: startedAt, startedAt, startedBy: dead },
        { name: 'running', slot: startedAt, startedAt: clock.now(), startedBy: `${hostname()}-elsewhere/1/x` },
      ],
    });
    const runs = await lastRuns(store.db);
    expect([runState(runs.get('died'), tuesday), runState(runs.get('running'), tuesday)]).toEqual(['died', 'running']);
    expect(await catchUp([died, running], context())).toEqual(['died']);
    expect(await findRun(store.db, 'died', startedAt)).toMatchObject({ result: { runs: 1 } });
    expect(runState(runs.get('running'), bogotaTime('2026-11-24T12:00'))).toBe('died');
  });
});

describe('by hand', () => {
  beforeEach(open);

  test('it runs whatever the slots say, again and again, and is recorded', async () => {
    const job = countingJob();
    await runSlot(job, context(), bogotaTime('2026-11-24T09:00'));
    expect(await runJob(job, context())).toEqual({ runs: 2 });
    expect(await runJob(job, context())).toEqual({ runs: 3 });
    expect(await findRun(store.db, job.name, tuesday)).toMatchObject({ result: { runs: 3 }, error: null });
  });

  test('its fault reaches the operator; so does a name that there is not', async () => {
    const broken = countingJob({
      run: async () => {
        throw new Error('no');
      },
    });
    await expect(runJob(broken, context())).rejects.toThrow('no');
    await expect(runNamedJob(context(), 'nothing-like-it')).rejects.toThrow('poll-feeds');
  });
});
