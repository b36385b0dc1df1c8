/** What /readyz and /metrics say of this process. */
import type { Adapter } from '../adapter.ts';
import type { Dependencies } from '../app.ts';
import { listFeeds } from '../calls/queries.ts';
import { refusedPlatforms } from '../deliveries/gates.ts';
import { countDeliveries } from '../deliveries/queries.ts';
import type { Health } from '../http.ts';

/**
 * The database answers, the outbox can be read, none of the platforms that are `on` refuses the credentials; and the
 * figures are those an operator watches.
 */
export function healthOf({ store, clock }: Pick<Dependencies, 'store' | 'clock'>, on: readonly Adapter[]): Health {
  return {
    check: async () => {
      await countDeliveries(store.db);
      const refused = await refusedPlatforms(store.db, clock.now());
      const off = on.map(({ platform }) => platform).filter((platform) => refused.includes(platform));
      if (off.length > 0) throw new Error(`credentials refused: ${off.join(', ')}`);
    },
    figures: async () => {
      const deliveries = await countDeliveries(store.db);
      const feeds = await listFeeds(store.db);
      const failing = feeds.filter((feed) => feed.failures > 0).length;
      return [
        {
          name: 'enlace_deliveries',
          help: 'Deliveries by status',
          values: Object.entries(deliveries).map(([status, value]) => ({ labels: { status }, value })),
        },
        {
          name: 'enlace_feeds',
          help: 'Feeds by health',
          values: [
            { labels: { health: 'ok' }, value: feeds.length - failing },
            { labels: { health: 'failing' }, value: failing },
          ],
        },
        {
          name: 'enlace_memory_bytes',
          help: 'Resident memory of this process',
          values: [{ labels: {}, value: process.memoryUsage.rss() }],
        },
      ];
    },
  };
}
