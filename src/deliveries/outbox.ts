/** Where features leave what is to be said: rows written in their own transaction, sent by jobs/worker.ts. */
import type { Db, Prisma } from '../store.ts';
import { type Clock, nextAllowed } from '../time.ts';
import type { Queue, Ticket } from './queue.ts';

/**
 * One message to one recipient. The same recipient, kind, subject and due time is the same message, written once: give
 * a `dueAt` that belongs to the thing (when the call was announced, when the reminder falls due), never "now" anew.
 */
export type NewDelivery = {
  /** `feature.what`: finds the renderer. */
  kind: string;
  /** Id of what it is about; `requestUpdate` and `cancel` find it by this. */
  subject: string;
  /** What the renderer needs besides the subject; small, plain. */
  data?: Prisma.InputJsonObject;
  dueAt: Date;
  /** Its moment: not sent after this. */
  expiresAt?: Date;
  /** Goes before what is not. Quiet hours hold it back all the same. */
  urgent?: boolean;
  /** Goes out in quiet hours too: what would come too late after them. */
  anytime?: boolean;
} & ({ memberId: string; spaceId?: never } | { spaceId: string; memberId?: never });

export type DeliveryFilter = {
  subject?: string | readonly string[];
  kinds?: readonly string[];
  memberId?: string;
  /** Due later than this. */
  dueAfter?: Date;
  /** Exactly these messages: see `deliveryKey`. */
  keys?: readonly string[];
};

export type Outbox = {
  /**
   * Writes the rows that are new, and wakes the worker for those that are due; what was taken back and is asked for again
   * waits again. Returns how many those are.
   */
  enqueue(tx: Db, rows: readonly NewDelivery[]): Promise<number>;
  /** What was said about the subject is to be drawn again and edited in place. Returns how many messages that is. */
  requestUpdate(tx: Db, subject: string, kinds?: readonly string[]): Promise<number>;
  /** Takes back what has not gone out. Returns how many. A filter without any condition takes back nothing. */
  cancel(tx: Db, filter: DeliveryFilter): Promise<number>;
};

// Eighteen values a row, and PostgreSQL takes 65,535 in a statement.
const rowsAStatement = 1000;

/** What was taken back and is wanted again waits again; what is on its way or done stays so. */
async function askAgain(tx: Db, rows: ReadonlyMap<string, Prisma.DeliveryCreateManyInput & { availableAt: Date }>) {
  if (rows.size === 0) return [];
  const found = await tx.delivery.findMany({
    where: { key: { in: [...rows.keys()] }, status: 'cancelled' },
    select: { id: true, key: true },
  });
  const again: { id: string; key: string; urgent: boolean; availableAt: Date }[] = [];
  for (const { id, key } of found) {
    const row = rows.get(key);
    if (!row) continue;
    const { data, expiresAt, urgent = false, availableAt } = row;
    await tx.delivery.update({ where: { id }, data: { status: 'pending', data, expiresAt, urgent, availableAt } });
    again.push({ id, key, urgent, availableAt });
  }
  return again;
}

export function deliveryKey(row: NewDelivery): string {
  const recipient = row.memberId ? `member:${row.memberId}` : `space:${row.spaceId}`;
  return `${recipient}:${row.kind}:${row.subject}:${row.dueAt.toISOString()}`;
}

/** `onWork` is called when there may be something to do (before the transaction commits). */
export function createOutbox(options: { queue: Queue; clock: Clock; onWork?: () => void }): Outbox {
  const { queue, clock, onWork = () => undefined } = options;

  async function addTickets(tx: Db, tickets: readonly Ticket[]): Promise<void> {
    await queue.add(tx, tickets);
    if (tickets.length > 0) onWork();
  }

  return {
    async enqueue(tx, rows) {
      const now = clock.now();
      const memberIds = [...new Set(rows.flatMap((row) => row.memberId ?? []))];
      const members = await tx.member.findMany({
        where: { id: { in: memberIds } },
        select: { id: true, quietFrom: true, quietTo: true },
      });
      const quietHours = new Map(members.map((member) => [member.id, member]));
      let added = 0;
      for (let at = 0; at < rows.length; at += rowsAStatement) {
        const data = rows.slice(at, at + rowsAStatement).map((row) => {
          const earliest = new Date(Math.max(row.dueAt.getTime(), now.getTime()));
          const quiet = row.memberId && !row.anytime ? quietHours.get(row.memberId) : undefined;
          return {
            key: deliveryKey(row),
            kind: row.kind,
            memberId: row.memberId,
            spaceId: row.spaceId,
            subject: row.subject,
            data: row.data,
            dueAt: row.dueAt,
            expiresAt: row.expiresAt,
            urgent: row.urgent ?? false,
            anytime: row.anytime ?? false,
            availableAt: quiet ? nextAllowed(earliest, quiet) : earliest,
            createdAt: now,
          };
        });
        const fresh = await tx.delivery.createManyAndReturn({
          data,
          skipDuplicates: true,
          select: { id: true, key: true, urgent: true, availableAt: true },
        });
        const known = new Map(data.map((row) => [row.key, row]));
        for (const { key } of fresh) known.delete(key);
        fresh.push(...(await askAgain(tx, known)));
        added += fresh.length;
        await addTickets(
          tx,
          fresh.filter((row) => row.availableAt <= now),
        );
      }
      return added;
    },

    async requestUpdate(tx, subject, kinds) {
      // What waits is drawn when it leaves; what is leaving may have been drawn before this change.
      const touched = await tx.delivery.updateManyAndReturn({
        where: {
          subject,
          kind: kinds ? { in: [...kinds] } : undefined,
          OR: [{ status: { in: ['pending', 'sending', 'unknown'] } }, { status: 'sent', messageId: { not: null } }],
        },
        data: { wanted: { increment: 1 } },
        select: { id: true, status: true, urgent: true },
      });
      const sent = touched.filter((row) => row.status === 'sent');
      await tx.delivery.updateMany({
        where: { id: { in: sent.map((row) => row.id) } },
        data: { availableAt: clock.now(), retries: 0 },
      });
      await addTickets(tx, sent);
      return sent.length;
    },

    async cancel(tx, filter) {
      if (Object.values(filter).every((condition) => condition === undefined)) return 0;
      const { subject, kinds, memberId, dueAfter, keys } = filter;
      const { count } = await tx.delivery.updateMany({
        where: {
          status: 'pending',
          subject: subject === undefined || typeof subject === 'string' ? subject : { in: [...subject] },
          kind: kinds ? { in: [...kinds] } : undefined,
          memberId,
          dueAt: { gt: dueAfter },
          key: keys ? { in: [...keys] } : undefined,
        },
        data: { status: 'cancelled' },
      });
      return count;
    },
  };
}
