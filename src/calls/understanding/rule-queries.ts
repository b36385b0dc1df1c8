/** What else is asked of the rules by which calls are understood. */
import type { Db, Rule } from '../../store.ts';
import { type Rates, ratesOf } from '../reaching/amounts.ts';

export const getRule = (db: Db, id: string): Promise<Rule | null> => db.rule.findUnique({ where: { id } });

export const findRule = (db: Db, kind: string, value: string): Promise<Rule | null> =>
  db.rule.findUnique({ where: { kind_value: { kind, value } } });

/** Takes the words of this class and value away. */
export async function removeRule(
  db: Db,
  { kind, value }: Pick<Rule, 'kind' | 'value'>,
): Promise<'updated' | 'unchanged'> {
  const { count } = await db.rule.deleteMany({ where: { kind, value } });
  return count > 0 ? 'updated' : 'unchanged';
}

/** Of which kinds there are rules. */
export async function ruleKindsKept(db: Db): Promise<ReadonlySet<string>> {
  return new Set((await db.rule.findMany({ distinct: ['kind'], select: { kind: true } })).map(({ kind }) => kind));
}

/** The exchange rates that are kept among the rules. */
export async function currentRates(db: Db): Promise<Rates> {
  return ratesOf(await db.rule.findMany({ where: { kind: 'rate' } }));
}
