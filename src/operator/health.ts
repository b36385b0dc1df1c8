/** What /readyz and /metrics say of this process. */
import { listFeeds } from '../calls/queries.ts';
import { countDeliveries } from '../deliveries/queries.ts';
import type { Health } from '../http.ts';
import type { Store } from '../store.ts';

/** The database answers, the outbox can be read, and the figures are those an operator watches. */
export function healthOf(store: Store): Health {
  return {
    check: async () => void (await countDeliveries(store.db)),
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
