/** Runs the jobs of the table: each slot once, whichever of the processes gets it. */
import cron, { type ScheduledTask } from 'node-cron';
import { isGoneHolder, newHolder } from '../src/deliveries/hold.ts';
import { errorText } from '../src/deliveries/rules.ts';
import { claimSlot, findRun, finishRun, lastRuns, takeOverSlot } from '../src/deliveries/run-queries.ts';
import type { JobRun, Prisma } from '../src/store.ts';
import { bogota, inBogota } from '../src/time.ts';
import type { Job, JobContext } from './schedule.ts';

// Of a process on another machine nothing is known: its run counts as dead after this.
const longestRunMs = 3_600_000;
const farthestDays = 5 * 366;

/** This process, in the record of runs. */
const self = newHolder();

/** The nearest slot after `from` (+1), or at or before it (-1), in Bogotá time; null within five years. */
function nearestSlot(job: Job, from: Date, direction: 1 | -1): Date | null {
  const fields = cron.parse(job.cron);
  const task = cron.createTask(job.cron, () => undefined, { timezone: bogota });
  const order = (values: readonly number[]) => [...new Set(values)].sort((a, b) => direction * (a - b));
  const times = order(fields.hour).flatMap((hour) =>
    order(fields.minute).flatMap((minute) => order(fields.second).map((second) => ({ hour, minute, second }))),
  );
  try {
    for (let days = 0; days <= farthestDays; days += 1) {
      const day = inBogota(from)
        .startOf('day')
        .plus({ days: direction * days });
      if (!fields.month.includes(day.month)) continue;
      for (const time of times) {
        const slot = day.set(time).toJSDate();
        if (direction === 1 ? slot <= from : slot > from) continue;
        if (!task.match(slot)) break; // node-cron decides on the day; no other time of it will do
        return slot;
      }
    }
    return null;
  } finally {
    void task.destroy();
  }
}

/** When the job runs next, after `now`. */
export const nextRun = (job: Job, now: Date): Date | null => nearestSlot(job, now, 1);

/** The slot that was last due at `now`. */
export const lastSlot = (job: Job, now: Date): Date | null => nearestSlot(job, now, -1);

export type RunResult = { result: unknown } | { error: unknown };

async function runClaimed(job: Job, context: JobContext, slot: Date): Promise<RunResult> {
  const { store, clock, log } = context;
  const run = { name: job.name, slot };
  try {
    const result = await job.run(context);
    const kept = JSON.parse(JSON.stringify(result ?? null)) as Prisma.InputJsonValue | null;
    await finishRun(store.db, run, { finishedAt: clock.now(), result: kept ?? undefined });
    return { result };
  } catch (error) {
    log.error({ err: error, job: job.name }, 'job failed');
    await finishRun(store.db, run, { finishedAt: clock.now(), error: errorText(error) });
    return { error };
  }
}

/** Runs the job for this slot unless another process has it, or had it. Null: it was not ours. */
export async function runSlot(job: Job, context: JobContext, slot: Date): Promise<RunResult | null> {
  const { store, clock } = context;
  const claim = { name: job.name, slot, startedAt: clock.now(), startedBy: self };
  return (await claimSlot(store.db, claim)) ? runClaimed(job, context, slot) : null;
}

/** Runs the job now because the operator says so; recorded under the present instant. Throws what the job throws. */
export async function runJob(job: Job, context: JobContext): Promise<unknown> {
  const { store, clock } = context;
  const now = clock.now();
  const claim = { startedAt: now, startedBy: self };
  if (!(await claimSlot(store.db, { name: job.name, slot: now, ...claim }))) {
    // The same instant again (ENLACE_NOW stands still): the later run is the one that is kept.
    const before = await findRun(store.db, job.name, now);
    if (before) await takeOverSlot(store.db, { name: job.name, slot: now, startedBy: before.startedBy }, claim);
  }
  const end = await runClaimed(job, context, now);
  if ('error' in end) throw end.error;
  return end.result;
}

export type RunState = 'never' | 'running' | 'done' | 'failed' | 'died';

/** What became of a run; `died`: its process ended before it did. */
export function runState(run: JobRun | undefined, now: Date): RunState {
  if (!run) return 'never';
  if (run.finishedAt) return run.error === null ? 'done' : 'failed';
  const gone = run.startedBy !== null && isGoneHolder(run.startedBy);
  return gone || now.getTime() - run.startedAt.getTime() > longestRunMs ? 'died' : 'running';
}

/** Runs what should have run by now: jobs marked `catchUp` whose last slot nobody ran, or whose run died. */
export async function catchUp(jobs: readonly Job[], context: JobContext): Promise<string[]> {
  const { store, clock } = context;
  const last = await lastRuns(store.db);
  const ran: string[] = [];
  for (const job of jobs) {
    const now = clock.now();
    const slot = job.catchUp ? lastSlot(job, now) : null;
    if (!slot) continue;
    const run = last.get(job.name);
    const before = run && run.slot >= slot ? run : undefined;
    if (!before) {
      if (await runSlot(job, context, slot)) ran.push(job.name);
    } else if (runState(before, now) === 'died') {
      const claim = { startedAt: now, startedBy: self };
      const { name, startedBy } = before;
      if (!(await takeOverSlot(store.db, { name, slot: before.slot, startedBy }, claim))) continue;
      await runClaimed(job, context, before.slot);
      ran.push(job.name);
    }
  }
  return ran;
}

export type Schedule = {
  /** What was missed first, then each slot as it comes. Where the clock stands still (ENLACE_NOW) no slot comes. */
  start(): void;
  /** Waits for the runs under way. */
  stop(): Promise<void>;
};

const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

export function createSchedule(jobs: readonly Job[], context: JobContext): Schedule {
  const { config, log } = context;
  const running = new Set<Promise<unknown>>();
  const tasks: ScheduledTask[] = [];
  function track(work: Promise<unknown>): void {
    const tracked: Promise<unknown> = work
      .catch((error) => log.error({ err: error }, 'schedule'))
      .finally(() => running.delete(tracked));
    running.add(tracked);
  }
  return {
    start() {
      track(catchUp(jobs, context));
      for (const job of config.now ? [] : jobs) {
        const task = cron.schedule(job.cron, ({ date }) => track(runSlot(job, context, wholeSecond(date))), {
          name: job.name,
          timezone: bogota,
        });
        // The process was asleep or busy when the slot came.
        task.on('execution:missed', () => track(catchUp([job], context)));
        tasks.push(task);
      }
    },
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running);
    },
  };
}
