/** What call cards are drawn with, read from the store. */
import type { Dependencies, Locale } from '../app.ts';
import { listSectors } from '../members/queries.ts';
import type { CallView, Look } from './cards.ts';
import type { CallRow } from './queries.ts';

/** The language, now, and the sectors' names in that language. */
export async function lookIn({ store, clock }: Pick<Dependencies, 'store' | 'clock'>, locale: Locale): Promise<Look> {
  const sectors = await listSectors(store.db);
  const sectorNames = new Map(sectors.map((sector) => [sector.id, locale === 'es' ? sector.name : sector.nameEn]));
  return { locale, now: clock.now(), sectorNames };
}

/** A call with its sources, one a feed. */
export function viewOf(call: CallRow): CallView {
  const sources = new Map(call.items.map((item) => [item.feed.url, { name: item.feed.name, url: item.url }]));
  return { ...call, sources: [...sources.values()] };
}
