/** Writes what an import of feeds read, and tells whether it was new, changed or the same. */
import { isKept, type Saved } from '../import.ts';
import type { Db, Feed } from '../store.ts';
import { onlyNamed } from './queries.ts';

/** What is left out stays as it is; a new feed has its address for a name, and is reviewed. */
export type FeedChange = Pick<Feed, 'url'> & Partial<Pick<Feed, 'name' | 'funder' | 'language' | 'trust' | 'sectors'>>;

/** Keeps a feed that an import names. One that was paused stays so. */
export async function saveFeed(db: Db, change: FeedChange): Promise<Saved> {
  const known = await db.feed.findUnique({ where: { url: change.url } });
  if (!known) {
    await db.feed.create({ data: { name: change.url, ...change } });
    return 'created';
  }
  const data = { ...change, ...(known.source === onlyNamed && { enabled: true, source: null }) };
  if (isKept(known, data)) return 'unchanged';
  await db.feed.update({ where: { id: known.id }, data });
  return 'updated';
}
