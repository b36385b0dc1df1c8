/** What else is asked of the rules by which calls are understood. */
import type { Db, Rule } from '../../store.ts';
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
