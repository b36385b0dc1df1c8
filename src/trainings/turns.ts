/** What the clock does to trainings by itself: offers that run out, and the next one of a series. */
import type { Dependencies } from '../app.ts';
import { foldText } from '../form.ts';
import { announceTraining } from './announce.ts';
import { viewOf } from './look.ts';
import { tendPlaces } from './places.ts';
import { createTraining, getTrainingByCode, listTrainings, markRepeated, trainingsWithQueue } from './queries.ts';
import { nextInSeries, type Repetition, repetitions } from './rules.ts';

type Needs = Pick<Dependencies, 'store' | 'outbox' | 'clock'>;

/** Takes back the offers that ran out and makes the next ones, each training in a transaction of its own. */
export async function offerPlaces({ store, outbox, clock }: Needs): Promise<{ offered: number; lapsed: number }> {
  const now = clock.now();
  const total = { offered: 0, lapsed: 0 };
  for (const id of await trainingsWithQueue(store.db, now)) {
    const { offered, lapsed } = await store.inTransaction((tx) => tendPlaces(tx, outbox, id, now));
    total.offered += offered;
    total.lapsed += lapsed;
  }
  return total;
}

const isRepetition = (text: string | null): text is Repetition => repetitions.some((one) => one === text);

/** "CAP-1" repeats as "CAP-1-2", that as "CAP-1-3". */
function nextCode(code: string, first: string | null): string {
  const turn = first ? Number(/-(\d+)$/.exec(code)?.[1] ?? 1) : 1;
  return `${first ?? code}-${turn + 1}`;
}

/**
 * Once a training that repeats is over, or would be had it not been cancelled, makes the next one and announces it.
 * Returns the codes of those made.
 */
export async function repeatTrainings({ store, outbox, clock }: Needs): Promise<{ made: string[] }> {
  const now = clock.now();
  const over = await listTrainings(store.db, { stages: ['published', 'cancelled'], endsBefore: now });
  const made: string[] = [];
  for (const training of over) {
    const { repeats } = training;
    if (!isRepetition(repeats) || training.repeatedAt) continue;
    const code = nextCode(training.code, training.repeatOf);
    await store.inTransaction(async (tx) => {
      if (!(await markRepeated(tx, training.id, now)) || (await getTrainingByCode(tx, foldText(code)))) return;
      const { enrolments: _answers, id: _id, invitations, ...kept } = training;
      const turn = nextInSeries(training, repeats, now);
      const shift = turn.startsAt.getTime() - training.startsAt.getTime();
      const moved = (at: Date) => new Date(at.getTime() + shift).toISOString();
      const next = await createTraining(tx, {
        ...kept,
        ...turn,
        code,
        codeKey: foldText(code),
        sessions: viewOf(training).sessions.map(({ startsAt, endsAt }) => ({
          endsAt: moved(endsAt),
          startsAt: moved(startsAt),
        })),
        repeatOf: training.repeatOf ?? training.code,
        repeatedAt: null,
        checkInCode: null,
        sequence: 0,
        revision: 1,
        announcedAt: null,
        evaluateSent: false,
        stage: 'published',
        cancelReason: null,
        invitations: { create: invitations.map(({ memberId }) => ({ memberId, invitedAt: now })) },
        createdAt: now,
        updatedAt: now,
      });
      await announceTraining(tx, outbox, next, now);
      made.push(code);
    });
  }
  return { made };
}
