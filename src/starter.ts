/** The data a new store starts with. Everything in it can be changed; each row says where it comes from. */
import feeds from '../prisma/starter/feeds.json' with { type: 'json' };
import rules from '../prisma/starter/rules.json' with { type: 'json' };
import sectors from '../prisma/starter/sectors.json' with { type: 'json' };
import { hasFeeds, saveRules, saveStarterFeeds } from './calls/queries.ts';
import { hasSectors, saveSectors } from './members/queries.ts';
import type { Store } from './store.ts';

/** Sectors, their entities and the words that tell them: what every command needs. Only into a store without them. */
export async function loadBasics(store: Store): Promise<void> {
  if (await hasSectors(store.db)) return;
  await store.inTransaction(async (tx) => {
    await saveSectors(tx, sectors.sectors);
    await saveRules(tx, rules);
  });
}

/** The funders' feeds known to exist: what the bot starts with, unless it has feeds already. Returns whether it loaded them. */
export async function loadStarterFeeds(store: Store): Promise<boolean> {
  if (await hasFeeds(store.db)) return false;
  await store.inTransaction((tx) => saveStarterFeeds(tx, feeds));
  return true;
}
