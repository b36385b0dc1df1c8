/** The record of the scheduled jobs' runs: which slot ran, where, and what came of it. */
import type { Db, JobRun, Prisma } from '../store.ts';

/** Claims a slot for this process; false when another has it. */
export async function claimSlot(
  db: Db,
  run: { name: string; slot: Date; startedAt: Date; startedBy: string },
): Promise<boolean> {
  return (await db.jobRun.createMany({ data: [run], skipDuplicates: true })).count === 1;
}

/** Takes over a slot as it is: the operator asks for it again, or its process died. False when it changed meanwhile. */
export async function takeOverSlot(
  db: Db,
  before: Pick<JobRun, 'name' | 'slot' | 'startedBy'>,
  now: { startedAt: Date; startedBy: string },
): Promise<boolean> {
  const { count } = await db.jobRun.updateMany({
    where: before,
    data: { ...now, finishedAt: null, result: undefined, error: null },
  });
  return count === 1;
}

export async function finishRun(
  db: Db,
  run: { name: string; slot: Date },
  end: { finishedAt: Date; result?: Prisma.InputJsonValue; error?: string },
): Promise<void> {
  await db.jobRun.update({ where: { name_slot: run }, data: end });
}

export function findRun(db: Db, name: string, slot: Date): Promise<JobRun | null> {
  return db.jobRun.findUnique({ where: { name_slot: { name, slot } } });
}

/** The last run of each job, by slot; for the operator's list and for what was missed. */
export async function lastRuns(db: Db): Promise<Map<string, JobRun>> {
  const runs = await db.jobRun.findMany({ distinct: ['name'], orderBy: [{ name: 'asc' }, { slot: 'desc' }] });
  return new Map(runs.map((run) => [run.name, run]));
}
