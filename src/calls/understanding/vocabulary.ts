/** The words that name something here and now: rules, sectors, funders, read from the store. */
import type { Context } from '../../app.ts';
import { listSectors } from '../../members/queries.ts';
import type { Store } from '../../store.ts';
import { listRules } from '../queries.ts';
import type { Vocabulary } from '../reaching/ask.ts';
import { listFunders } from '../reaching/reach-queries.ts';

/** While an event is answered many ask: whose sentence it is, and then the one whose it is. */
const read = new WeakMap<Context, Promise<Vocabulary>>();

/** Read once for each event. */
export function vocabularyOf(context: Context): Promise<Vocabulary> {
  const known = read.get(context) ?? readVocabulary(context.store);
  read.set(context, known);
  return known;
}

export async function readVocabulary({ db }: Store): Promise<Vocabulary> {
  const [rules, sectors, funders] = await Promise.all([listRules(db), listSectors(db), listFunders(db)]);
  return { rules, sectors, funders };
}
