/** Every database call about the rules by which calls are understood. */
import type { Db, Rule } from '../../store.ts';
import { type Rates, ratesOf } from '../reaching/amounts.ts';

export const getRule = (db: Db, id: string): Promise<Rule | null> => db.rule.findUnique({ where: { id } });

export async function removeRule(db: Db, id: string): Promise<void> {
  await db.rule.deleteMany({ where: { id } });
}

/** The exchange rates that are kept among the rules. */
export async function currentRates(db: Db): Promise<Rates> {
  return ratesOf(await db.rule.findMany({ where: { kind: 'rate' } }));
}
