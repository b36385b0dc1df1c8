/** A web of one server on loopback for the tests of fetching: what it answers at each path, and who asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, FetchError, type Fetcher, type FetcherOptions } from '../../../src/calls/reading/fetch.ts';
import { fixedClock } from '../../../src/time.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export async function openWeb() {
  const routes = new Map<string, Handler>();
  const requests: IncomingMessage[] = [];
  const fetchers: Fetcher[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const handler = routes.get(request.url ?? '');
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    host,
    routes,
    requests,
    at: (path: string) => `http://${host}${path}`,
    /** One that may reach this web and no other private address, and pauses for nothing. */
    fetcherWith(options: Partial<FetcherOptions> = {}): Fetcher {
      const clock = fixedClock(new Date('2026-01-05T12:00:00Z'));
      const made = createFetcher({ clock, allowPrivate: [host], gapMs: 0, ...options });
      fetchers.push(made);
      return made;
    },
    /** As it was before the test. */
    async clear(): Promise<void> {
      routes.clear();
      requests.length = 0;
      await Promise.all(fetchers.splice(0).map((made) => made.close()));
    },
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const text = (result: { bytes?: Uint8Array }) => new TextDecoder().decode(result.bytes);
export const code = (reading: Promise<unknown>) =>
  reading.then(
    () => 'fetched',
    (error: unknown) => (error instanceof FetchError ? error.code : String(error)),
  );
