/** Reads the feeds whose turn has come. */
import type { Dependencies } from '../../app.ts';
import { feedsDue } from '../queries.ts';
import { type Ingestion, ingest } from './ingest.ts';

/** Polls what is due; a feed read a moment ago waits for its turn. */
export async function pollFeeds(dependencies: Dependencies): Promise<Ingestion> {
  return ingest(dependencies, await feedsDue(dependencies.store.db, dependencies.clock.now()));
}
