/** The data a new store starts with. Everything in it can be changed; each row says where it comes from. */
import feeds from '../prisma/starter/feeds.json' with { type: 'json' };
import rules from '../prisma/starter/rules.json' with { type: 'json' };
import sectors from '../prisma/starter/sectors.json' with { type: 'json' };
import { loadStarterAgreements } from './agreements/starter.ts';
import { hasFeeds, saveRules, saveStarterFeeds } from './calls/queries.ts';
import { ruleKindsKept } from './calls/understanding/rule-queries.ts';
import { hasSectors, saveSectors } from './members/queries.ts';
import type { Store } from './store.ts';

/**
 * Sectors, their entities and the rules: what every command needs. Only into a store without them; one made before a kind
 * of rule existed gets that kind.
 */
export async function loadBasics(store: Store): Promise<void> {
  const kinds = await ruleKindsKept(store.db);
  const missing = rules.filter(({ kind }) => !kinds.has(kind));
  if (missing.length > 0) await saveRules(store.db, missing);
  if (!(await hasSectors(store.db))) await store.inTransaction((tx) => saveSectors(tx, sectors.sectors));
}

/**
 * What the bot starts with: the funders' feeds known to exist and the agreements known from public sources, each unless
 * the operator has brought their own. Returns whether anything was loaded.
 */
export async function loadStarter(store: Store, now: Date): Promise<boolean> {
  const agreements = await loadStarterAgreements(store, now);
  if (await hasFeeds(store.db)) return agreements;
  await store.inTransaction((tx) => saveStarterFeeds(tx, feeds));
  return true;
}
