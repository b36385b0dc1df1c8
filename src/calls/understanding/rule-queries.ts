/** What else is asked of the rules by which calls are understood. */
import type { Call, Db, Feed, Prisma, Rule } from '../../store.ts';
import { type Rates, ratesOf } from '../reaching/amounts.ts';

const kept = { words: { isEmpty: false } };

export const getRule = (db: Db, id: string): Promise<Rule | null> => db.rule.findUnique({ where: { id, ...kept } });

export const findRule = (db: Db, kind: string, value: string): Promise<Rule | null> =>
  db.rule.findUnique({ where: { kind_value: { kind, value }, ...kept } });

/** Of which kinds there are rules, or were. */
export async function ruleKindsKept(db: Db): Promise<ReadonlySet<string>> {
  return new Set((await db.rule.findMany({ distinct: ['kind'], select: { kind: true } })).map(({ kind }) => kind));
}

/** The exchange rates that are kept among the rules. */
export async function currentRates(db: Db): Promise<Rates> {
  return ratesOf(await db.rule.findMany({ where: { kind: 'rate' } }));
}

export type Reread = Call & { items: { feed: Pick<Feed, 'name' | 'sectors' | 'funder'> }[] };

/** A page of the calls that people can still apply to, published or to be decided on, with their first source. */
export function callsToReread(db: Db, now: Date, page: { after: number; take: number }): Promise<Reread[]> {
  return db.call.findMany({
    where: {
      number: { gt: page.after },
      state: { in: ['published', 'review'] },
      OR: [{ deadlineAt: null }, { deadlineAt: { gte: now } }],
    },
    include: {
      items: {
        select: { feed: { select: { name: true, sectors: true, funder: true } } },
        orderBy: [{ seenAt: 'asc' }, { id: 'asc' }],
        take: 1,
      },
    },
    orderBy: { number: 'asc' },
    take: page.take,
  });
}

/** Writes what was read of a call; null when it was changed since. */
export async function writeReading(db: Db, call: Call, columns: Prisma.CallUpdateManyMutationInput, now: Date) {
  const { id, updatedAt } = call;
  const { count } = await db.call.updateMany({ where: { id, updatedAt }, data: { ...columns, updatedAt: now } });
  return count === 1 ? db.call.findUnique({ where: { id } }) : null;
}
