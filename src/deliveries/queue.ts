/** The queue of tickets: which delivery row has work to do. The row is the truth; a lost ticket is written again. */
import { fromPrisma, PgBoss } from 'pg-boss';
import type { Db } from '../store.ts';

const queueName = 'deliveries';

export type Ticket = { id: string; urgent: boolean };

export type Queue = {
  /** Writes tickets in the caller's transaction; one that is waiting already is not written again. */
  add(tx: Db, tickets: readonly Ticket[]): Promise<void>;
  /** Takes up to `count` tickets in the caller's transaction: when that rolls back, they are there again. */
  take(tx: Db, count: number): Promise<string[]>;
  close(): Promise<void>;
};

/**
 * Opens the queue, creating it at first. All the clients of the embedded database share one session, so pg-boss holds
 * nothing there: no LISTEN, no supervision (tickets never stay active), no schedule (jobs/schedule.ts has it).
 */
export async function openQueue(connectionString: string, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    connectionString,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
    useListenNotify: false,
  });
  boss.on('error', onError);
  await boss.start();
  // `exclusive`: at most one ticket a delivery.
  await boss.createQueue(queueName, { policy: 'exclusive' });
  return {
    add: async (tx, tickets) => {
      if (tickets.length === 0) return;
      const jobs = tickets.map(({ id, urgent }) => ({ singletonKey: id, data: { id }, priority: urgent ? 1 : 0 }));
      await boss.insert(queueName, jobs, { db: fromPrisma(tx), returnId: false });
    },
    take: async (tx, count) => {
      const db = fromPrisma(tx);
      const tickets = await boss.fetch<{ id: string }>(queueName, { batchSize: count, db });
      if (tickets.length > 0) {
        await boss.deleteJob(
          queueName,
          tickets.map((ticket) => ticket.id),
          { db },
        );
      }
      return tickets.map((ticket) => ticket.data.id);
    },
    close: () => boss.stop({ graceful: false }),
  };
}
