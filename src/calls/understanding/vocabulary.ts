/** The words that name something here and now: rules, sectors, funders, read from the store. */

import { listSectors } from '../../members/queries.ts';
import type { Store } from '../../store.ts';
import { listRules } from '../queries.ts';
import type { Vocabulary } from '../reaching/ask.ts';
import { listFunders } from '../reaching/reach-queries.ts';

export async function vocabularyOf({ db }: Store): Promise<Vocabulary> {
  return { rules: await listRules(db), sectors: await listSectors(db), funders: await listFunders(db) };
}
