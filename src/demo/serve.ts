/** Serves the demonstration's feeds on a loopback port, and leads their addresses there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetcher } from '../calls/reading/fetch.ts';
import type { Clock } from '../time.ts';
import { demoFeedXml, demoHost } from './calls.ts';

export type DemoFeeds = { host: string; close(): Promise<void> };

/** `host` is where they are served, as `host:port`. */
export async function serveDemoFeeds(clock: Clock): Promise<DemoFeeds> {
  const server = createServer((request, response) => {
    const slug = /^\/([a-z]+)\.xml$/.exec(request.url ?? '')?.[1] ?? '';
    const xml = demoFeedXml(slug, clock.now());
    if (xml === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(xml);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The same fetcher, except that the demonstration's addresses are asked of this process. */
export function withDemoFeeds(fetcher: Fetcher, host: string): Fetcher {
  const prefix = `https://${demoHost}/`;
  return {
    ...fetcher,
    fetchFeed: (url, conditional) =>
      fetcher.fetchFeed(url.startsWith(prefix) ? `http://${host}/${url.slice(prefix.length)}` : url, conditional),
  };
}
