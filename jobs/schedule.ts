/** All that runs by itself, at a glance. Times are Bogotá's. `enlace job` lists this table with each next run. */
import { forgetOldQuestions } from '../src/agreements/forget.ts';
import type { Dependencies } from '../src/app.ts';
import { pollFeeds } from '../src/calls/intake/poll.ts';
import { followCheckIns } from '../src/committees/follow.ts';
import { remindCommitments } from '../src/committees/remind.ts';
import { UserError } from '../src/errors.ts';
import { closeTrainings } from '../src/trainings/afterwards.ts';
import { offerPlaces, repeatTrainings } from '../src/trainings/turns.ts';
import { alertAgreements } from './alert-agreements.ts';
import { backUp } from './back-up.ts';
import { forgetOldEvents } from './forget-events.ts';
import { forgetOldFiles } from './forget-files.ts';
import { createSchedule, nextRun, runJob, type Schedule } from './slots.ts';

/** What a job is given. */
export type JobContext = Dependencies;

export type Job = {
  /** verb-object, as the operator types it. */
  name: string;
  /** Minute, hour, day of month, month, day of week. */
  cron: string;
  /** What it does, in one line, for the operator. */
  what: string;
  /** Run at start when its last slot was missed, or its run died. */
  catchUp?: true;
  /** Safe to run twice: what it sends has keys. Returns what it did, as JSON. */
  run(context: JobContext): Promise<unknown>;
};

export const jobs: readonly Job[] = [
  { name: 'poll-feeds', cron: '*/10 * * * *', what: 'lee las fuentes cuyo turno llegó', run: pollFeeds },
  {
    name: 'alert-agreements',
    cron: '0 9 * * *',
    what: 'avisa de los acuerdos que vencen, piden aviso o toca revisar',
    catchUp: true,
    run: alertAgreements,
  },
  {
    name: 'offer-places',
    cron: '*/5 * * * *',
    what: 'ofrece los cupos libres de las capacitaciones a quien sigue en la lista de espera',
    catchUp: true,
    run: offerPlaces,
  },
  {
    name: 'close-trainings',
    cron: '*/15 * * * *',
    what: 'al terminar una capacitación, reparte los materiales y pide la asistencia',
    catchUp: true,
    run: closeTrainings,
  },
  {
    name: 'repeat-trainings',
    cron: '0 7 * * *',
    what: 'programa la siguiente de las capacitaciones que se repiten',
    catchUp: true,
    run: repeatTrainings,
  },
  {
    name: 'follow-check-ins',
    cron: '*/10 * * * *',
    what: 'abre los seguimientos de comités cuyo turno llegó, recuerda, avisa de quienes faltan y cierra',
    catchUp: true,
    run: followCheckIns,
  },
  {
    name: 'remind-commitments',
    cron: '5 9-17 * * 1-5',
    what: 'recuerda los compromisos que se acercan o vencieron',
    catchUp: true,
    run: remindCommitments,
  },
  {
    name: 'back-up',
    cron: '30 2 * * *',
    what: 'copia el almacén y conserva las últimas siete copias',
    catchUp: true,
    run: backUp,
  },
  {
    name: 'forget-events',
    cron: '15 3 * * *',
    what: 'olvida los eventos atendidos hace más de una semana',
    run: forgetOldEvents,
  },
  {
    name: 'forget-questions',
    cron: '25 3 * * *',
    what: 'olvida las preguntas sobre acuerdos de hace más de 180 días',
    run: forgetOldQuestions,
  },
  {
    name: 'forget-files',
    cron: '20 3 * * *',
    what: 'olvida los archivos recibidos hace más de 60 días que ningún registro conserva',
    run: forgetOldFiles,
  },
];

/** The table for the operator. */
export function describeJobs(now: Date): { name: string; cron: string; nextRun: string | null; what: string }[] {
  return jobs.map((job) => ({
    name: job.name,
    cron: job.cron,
    nextRun: nextRun(job, now)?.toISOString() ?? null,
    what: job.what,
  }));
}

/** Runs one job now. Throws UserError when there is none of that name, or what the job throws. */
export async function runNamedJob(context: JobContext, name: string): Promise<unknown> {
  const job = jobs.find((each) => each.name === name);
  if (job) return runJob(job, context);
  throw new UserError(`No hay una tarea «${name}». Hay: ${jobs.map((each) => each.name).join(', ')}.`);
}

export function createScheduler(context: JobContext): Schedule {
  return createSchedule(jobs, context);
}
