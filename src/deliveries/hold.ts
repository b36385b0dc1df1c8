/** Taking rows in hand: which have work to do, one worker for each, and free again when its worker is gone. */
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { type Db, Prisma, type Store } from '../store.ts';
import type { Queue } from './queue.ts';
import { type Holder, holderName, holdMs, isGone, maxRetries } from './rules.ts';

const inHand = {
  member: { include: { identities: true } },
  space: true,
} satisfies Prisma.DeliveryInclude;
export type HeldDelivery = Prisma.DeliveryGetPayload<{ include: typeof inHand }>;

/** What this process can do: platforms that are on, and those of them that can be asked for a message or a person. */
export type Reach = { on: readonly string[]; findable: readonly string[]; findsPeople: boolean };

function readOr(read: () => string, fallback: string): string {
  try {
    return read();
  } catch {
    return fallback; // not Linux: the host's name has to do
  }
}

// Two machines may bear one name, and two containers see one pid: the boot and the pid namespace tell them apart.
const place = [
  hostname(),
  readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(), ''),
  readOr(() => readlinkSync('/proc/self/ns/pid').replace(/\D/g, ''), ''),
]
  .join('~')
  .replaceAll('/', '~');

const liveWorkers = new Set<string>();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The name of a new worker of this process. */
export function newHolder(): string {
  const holder: Holder = { place, pid: process.pid, worker: randomUUID() };
  liveWorkers.add(holder.worker);
  return holderName(holder);
}

/** The worker stopped: what it may have left in hand is free. */
export function forgetHolder(name: string): void {
  liveWorkers.delete(name.split('/')[2] ?? '');
}

/** Rows that nobody has in hand, `gone` being workers that died. Real time, not the clock: it is about processes. */
const free = (gone: readonly string[]) =>
  Prisma.sql`("heldBy" IS NULL OR "heldUntil" < now() OR "heldBy" = ANY(${gone}::text[]))`;

/** Rows with something to do that this process can do. A space or person whose platform is off here waits. */
function hasWork(now: Date, { on, findable, findsPeople }: Reach): Prisma.Sql {
  return Prisma.sql`(
    status = 'sending'
    OR ("availableAt" <= ${now}::timestamptz AND (
      (status = 'pending' AND "spaceId" IS NOT NULL AND EXISTS (
        SELECT 1 FROM "Space" s WHERE s.id = d."spaceId" AND s.platform = ANY(${on}::text[])))
      OR (status = 'pending' AND "memberId" IS NOT NULL AND (${findsPeople}::boolean
        OR EXISTS (SELECT 1 FROM "Identity" i WHERE i."memberId" = d."memberId" AND i.platform = ANY(${on}::text[]))
        OR NOT EXISTS (SELECT 1 FROM "Identity" i WHERE i."memberId" = d."memberId")))
      OR (status = 'sent' AND shown < wanted AND platform = ANY(${on}::text[]))
      OR (status = 'unknown' AND retries < ${maxRetries} AND platform = ANY(${findable}::text[]))
    )))`;
}

/** Whether this holder's process or worker is certainly gone; of other machines nothing is certain. */
export function isGoneHolder(name: string): boolean {
  return isGone(name, { place, pid: process.pid, workers: liveWorkers, isAlive });
}

async function goneHolders(tx: Db): Promise<string[]> {
  const holders = await tx.$queryRaw<{ heldBy: string }[]>`
    SELECT DISTINCT "heldBy" FROM "Delivery" WHERE "heldBy" IS NOT NULL`;
  return holders.map((row) => row.heldBy).filter(isGoneHolder);
}

/**
 * Drops what is too late, writes a ticket for each row that has work, and takes up to `count` of them in hand, all in
 * one transaction: a process that dies here has taken nothing. Nobody waits for a row that another worker looks at
 * (SKIP LOCKED), so that no two wait for each other. `more`: there may be other tickets, even when these led to nothing.
 */
export function holdDeliveries(
  store: Store,
  queue: Queue,
  options: { holder: string; now: Date; reach: Reach; count: number },
): Promise<{ held: HeldDelivery[]; dropped: number; more: boolean }> {
  const { holder, now, reach, count } = options;
  return store.inTransaction(async (tx) => {
    const gone = await goneHolders(tx);
    const dropped = await tx.$executeRaw`
      UPDATE "Delivery" SET status = 'dropped', "heldBy" = NULL
      WHERE status = 'pending' AND "availableAt" <= ${now}::timestamptz AND "expiresAt" < ${now}::timestamptz
        AND ${free(gone)}`;
    const due = await tx.$queryRaw<{ id: string; urgent: boolean }[]>`
      SELECT id, urgent FROM "Delivery" d
      WHERE status IN ('pending', 'sending', 'sent', 'unknown') AND ${free(gone)} AND ${hasWork(now, reach)}
      ORDER BY urgent DESC, "availableAt", id LIMIT ${count}
      FOR UPDATE OF d SKIP LOCKED`;
    await queue.add(tx, due);
    const ids = await queue.take(tx, count);
    const more = ids.length === count;
    if (ids.length === 0) return { held: [], dropped, more };
    const taken = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Delivery" d SET "heldBy" = ${holder}, "heldUntil" = now() + ${holdMs} * interval '1 millisecond'
      WHERE id IN (
        SELECT id FROM "Delivery" d WHERE id = ANY(${ids}::text[]) AND ${free(gone)} AND ${hasWork(now, reach)}
        FOR UPDATE SKIP LOCKED)
      RETURNING id`;
    const held = await tx.delivery.findMany({
      where: { id: { in: taken.map((row) => row.id) } },
      include: inHand,
      orderBy: [{ urgent: 'desc' }, { availableAt: 'asc' }, { id: 'asc' }],
    });
    return { held, dropped, more };
  });
}

/** A sign of life: what the worker has in hand stays so. */
export async function keepHolding(db: Db, holder: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "Delivery" SET "heldUntil" = now() + ${holdMs} * interval '1 millisecond' WHERE "heldBy" = ${holder}`;
}

/** How many rows that are due somebody else has in hand. */
export async function countHeldByOthers(db: Db, holder: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Delivery"
    WHERE "heldBy" IS NOT NULL AND "heldBy" <> ${holder} AND "heldUntil" >= now()`;
  return row?.count ?? 0;
}

/** Lets go of a row as it stands, after something went wrong on our side; it is not taken again before `availableAt`. */
export async function releaseDelivery(
  db: Db,
  holder: string,
  id: string,
  availableAt: Date | undefined,
): Promise<void> {
  await db.delivery.updateMany({
    where: { id, heldBy: holder },
    data: { heldBy: null, heldUntil: null, availableAt },
  });
}

export async function releaseAll(db: Db, holder: string): Promise<void> {
  await db.delivery.updateMany({ where: { heldBy: holder }, data: { heldBy: null, heldUntil: null } });
}
