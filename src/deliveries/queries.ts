/** What was sent, what waits and what went wrong: for the operator, and for a person who looks into the terminal. */
import type { Db, DeliveryStatus, Prisma } from '../store.ts';

export type DeliveryReport = {
  key: string;
  kind: string;
  /** A member's e-mail, or a space's name. */
  to: string;
  platform: string | null;
  /** Where a space is: `platform:conversation`. */
  address: string | null;
  dueAt: string;
  /** Not before this: quiet hours, a closed gate, a pause after a fault. */
  availableAt: string;
  status: DeliveryStatus;
  attempts: number;
  sentAt: string | null;
  text: string | null;
  fault: string | null;
  error: string | null;
};

/** `to` is a member's e-mail or a space's name, `kind` is exact. */
export type DeliveryFilter = { to?: string; kind?: string; status?: DeliveryStatus };

const matching = ({ to, kind, status }: DeliveryFilter): Prisma.DeliveryWhereInput => ({
  kind,
  status,
  ...(to ? { OR: [{ member: { email: to.trim().toLowerCase() } }, { space: { name: to } }] } : {}),
});

/** Deliveries by due time. */
export async function listDeliveries(db: Db, filter: DeliveryFilter = {}): Promise<DeliveryReport[]> {
  const rows = await db.delivery.findMany({
    where: matching(filter),
    include: { member: { select: { email: true } }, space: true },
    orderBy: [{ dueAt: 'asc' }, { key: 'asc' }],
  });
  return rows.map(({ member, space, ...row }) => ({
    key: row.key,
    kind: row.kind,
    to: member?.email ?? space?.name ?? '',
    platform: row.platform ?? space?.platform ?? null,
    address: space ? `${space.platform}:${space.conversation}` : null,
    dueAt: row.dueAt.toISOString(),
    availableAt: row.availableAt.toISOString(),
    status: row.status,
    attempts: row.attempts,
    sentAt: row.sentAt?.toISOString() ?? null,
    text: row.text,
    fault: row.fault,
    error: row.error,
  }));
}

const noneOf = { pending: 0, sending: 0, sent: 0, unknown: 0, failed: 0, cancelled: 0, dropped: 0 };
export const deliveryStatuses = Object.keys(noneOf) as readonly DeliveryStatus[];

/** How many deliveries are in each status; every status is named. */
export async function countDeliveries(db: Db): Promise<Record<DeliveryStatus, number>> {
  const counts: Record<DeliveryStatus, number> = { ...noneOf };
  const groups = await db.delivery.groupBy({ by: ['status'], _count: { _all: true } });
  for (const { status, _count } of groups) counts[status] = _count._all;
  return counts;
}

/** What reached this person in the terminal and was not shown to them yet, oldest first. */
export async function listDeliveredUnseen(db: Db, email: string): Promise<{ key: string; card: Prisma.JsonValue }[]> {
  return db.delivery.findMany({
    where: { member: { email }, status: 'sent', platform: 'terminal', seenAt: null },
    select: { key: true, card: true },
    orderBy: [{ sentAt: 'asc' }, { key: 'asc' }],
  });
}

/** The deliveries with these keys were shown to their person. */
export async function markSeen(db: Db, keys: readonly string[], now: Date): Promise<void> {
  await db.delivery.updateMany({ where: { key: { in: [...keys] }, seenAt: null }, data: { seenAt: now } });
}

/**
 * Gives what was given up another chance, from the start; `unknown` may have gone out already, so a person has to say so.
 * What has expired is dropped by the worker. Returns how many.
 */
export async function retryDeliveries(
  db: Db,
  now: Date,
  filter: DeliveryFilter & { status: 'failed' | 'unknown' },
): Promise<number> {
  const { count } = await db.delivery.updateMany({
    where: matching(filter),
    data: { status: 'pending', retries: 0, availableAt: now, fault: null, error: null },
  });
  return count;
}
