import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetcher, FetchError, type Fetcher, type FetcherOptions } from '../../../src/calls/reading/fetch.ts';
import { fixedClock } from '../../../src/time.ts';

const now = new Date('2026-01-05T12:00:00Z');
const fixture = new URL('../../fixtures/feeds/plain-rss.xml', import.meta.url);

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const routes = new Map<string, Handler>();
const requests: IncomingMessage[] = [];
const server = createServer((request, response) => {
  requests.push(request);
  const handler = routes.get(request.url ?? '');
  if (handler) handler(request, response);
  else response.writeHead(404).end();
});
let host = '';
let fetcher: Fetcher;
const fetchers: Fetcher[] = [];

function fetcherWith(options: Partial<FetcherOptions> = {}): Fetcher {
  const made = createFetcher({ clock: fixedClock(now), allowPrivate: [host], gapMs: 0, ...options });
  fetchers.push(made);
  return made;
}
const at = (path: string) => `http://${host}${path}`;
const text = (result: { bytes?: Uint8Array }) => new TextDecoder().decode(result.bytes);
const code = (reading: Promise<unknown>) =>
  reading.then(
    () => 'fetched',
    (error: unknown) => (error instanceof FetchError ? error.code : String(error)),
  );

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  routes.clear();
  requests.length = 0;
  fetcher = fetcherWith();
});
afterEach(async () => {
  await Promise.all(fetchers.splice(0).map((made) => made.close()));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('conditional requests', () => {
  it('sends what the last answer said and takes a 304 for an answer', async () => {
    routes.set('/feed', (request, response) => {
      if (request.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"', 'last-modified': 'Mon, 05 Jan 2026 10:00:00 GMT' }).end('hola');
    });
    const first = await fetcher.fetchFeed(at('/feed'));
    expect(first).toMatchObject({ status: 'ok', etag: '"a"', lastModified: 'Mon, 05 Jan 2026 10:00:00 GMT' });
    const second = await fetcher.fetchFeed(at('/feed'), first);
    expect(second).toMatchObject({ status: 'notModified', etag: '"a"', lastModified: 'Mon, 05 Jan 2026 10:00:00 GMT' });
    expect(requests[1]?.headers['if-modified-since']).toBe('Mon, 05 Jan 2026 10:00:00 GMT');
  });

  it('does not believe a 304 that nobody asked for', async () => {
    routes.set('/feed', (_, response) => response.writeHead(304).end());
    expect(await code(fetcher.fetchFeed(at('/feed')))).toBe('bad_status');
  });

  it('says honestly who asks', async () => {
    routes.set('/feed', (_, response) => response.end());
    await fetcherWith({ contact: 'https://example.org/enlace' }).fetchFeed(at('/feed'));
    expect(requests[0]?.headers['user-agent']).toMatch(/^Enlace\/\d+\.\d+\.\d+ \(\+https:\/\/example\.org\/enlace\)$/);
  });
});

describe('when to ask again', () => {
  it.each([
    [{ 'cache-control': 'public, max-age=600' }, 600_000],
    [{ 'cache-control': 'max-age=600', 'retry-after': '1200' }, 1_200_000],
    [{ 'retry-after': 'Mon, 05 Jan 2026 12:30:00 GMT' }, 1_800_000],
    [{ expires: 'Mon, 05 Jan 2026 13:00:00 GMT' }, 3_600_000],
    [{ expires: '0' }, undefined],
    [{ 'cache-control': 'max-age=31536000' }, 86_400_000],
    [{ 'cache-control': 'no-cache, max-age=600' }, undefined],
    [{}, undefined],
  ])('%j', async (headers, expected) => {
    routes.set('/feed', (_, response) => response.writeHead(200, headers).end('x'));
    expect((await fetcher.fetchFeed(at('/feed'))).nextPollAfterMs).toBe(expected);
  });

  it.each([
    [429, '120', 'busy', 120_000],
    [503, 'Mon, 05 Jan 2026 12:01:00 GMT', 'busy', 60_000],
    [500, undefined, 'bad_status', undefined],
    [404, undefined, 'gone', undefined],
    [403, undefined, 'forbidden', undefined],
  ])('%i with Retry-After %s', async (status, retryAfter, fault, retryAfterMs) => {
    routes.set('/feed', (_, response) =>
      response.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {}).end(),
    );
    await expect(fetcher.fetchFeed(at('/feed'))).rejects.toMatchObject({ code: fault, retryAfterMs, status });
  });
});

describe('redirects', () => {
  const to =
    (status: number, location: string): Handler =>
    (_, response) =>
      response.writeHead(status, { location }).end();

  it('follows them and reports a feed that moved for good', async () => {
    routes.set('/old', to(301, '/new'));
    routes.set('/new', to(308, '/newest'));
    routes.set('/newest', (_, response) => response.end('hola'));
    const result = await fetcher.fetchFeed(at('/old'));
    expect(result).toMatchObject({ finalUrl: at('/newest'), movedTo: at('/newest') });
    expect(text(result as { bytes: Uint8Array })).toBe('hola');
  });

  it('counts as moved only what comes before the first passing redirect', async () => {
    routes.set('/old', to(301, '/new'));
    routes.set('/new', to(302, '/today'));
    routes.set('/today', (_, response) => response.end());
    expect(await fetcher.fetchFeed(at('/old'))).toMatchObject({ finalUrl: at('/today'), movedTo: at('/new') });
  });

  it('gives up on a circle', async () => {
    routes.set('/a', to(302, '/b'));
    routes.set('/b', to(302, '/a'));
    expect(await code(fetcher.fetchFeed(at('/a')))).toBe('too_many_redirects');
    expect(requests).toHaveLength(6);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost:8080/',
    'http://[::1]/',
    'http://0x7f.1/',
    'http://169.254.169.254/',
  ])('does not follow one to %s', async (location) => {
    routes.set('/feed', to(302, location));
    expect(await code(fetcher.fetchFeed(at('/feed')))).toBe('private_address');
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'javascript:alert(1)'])(
    'does not follow one to %s',
    async (location) => {
      routes.set('/feed', to(302, location));
      expect(await code(fetcher.fetchFeed(at('/feed')))).toBe('bad_url');
    },
  );

  it('keeps a password to the server that it is for', async () => {
    const other = createServer((request, response) => response.end(String(request.headers.authorization)));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const otherHost = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    routes.set('/here', (request, response) => response.end(request.headers.authorization));
    routes.set('/there', to(302, `http://${otherHost}/`));
    const both = fetcherWith({ allowPrivate: [host, otherHost] });
    const here = await both.fetchFeed(`http://ana:clave@${host}/here`);
    expect(text(here as { bytes: Uint8Array })).toBe(`Basic ${btoa('ana:clave')}`);
    const there = await both.fetchFeed(`http://ana:clave@${host}/there`);
    expect(text(there as { bytes: Uint8Array })).toBe('undefined');
    other.closeAllConnections();
    other.close();
  });
});

describe('private addresses', () => {
  /** Each way reaches loopback or another private network when nothing stops it. */
  const ways = [
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '0',
    '0.0.0.0',
    '127.255.255.254',
    '１２７.0.0.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd12::1]',
    '[ff02::1]',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '198.18.0.1',
    '192.0.0.1',
    '224.0.0.1',
    '255.255.255.255',
    'localhost',
    'LOCALHOST',
  ];
  it.each(ways)('%s is refused', async (name) => {
    const lookups: Partial<FetcherOptions> = { allowPrivate: [], timeLimitMs: 2_000 };
    for (const scheme of ['http', 'https']) {
      expect(await code(fetcherWith(lookups).fetchFeed(`${scheme}://${name}:8080/`))).toBe('private_address');
    }
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '100.64.1.1', 'fd00::1', '169.254.169.254'])(
    'a name that resolves to %s is refused',
    async (address) => {
      const family = address.includes(':') ? 6 : 4;
      const named = fetcherWith({ lookup: (_name, _options, callback) => callback(null, [{ address, family }]) });
      expect(await code(named.fetchFeed('http://feeds.example.org:8080/'))).toBe('private_address');
      expect(await code(named.fetchFeed('https://feeds.example.org:8443/'))).toBe('private_address');
    },
  );

  it('asks once, so that a second answer cannot differ', async () => {
    let asked = 0;
    const rebinding = fetcherWith({
      lookup: (_name, _options, callback) => {
        asked += 1;
        callback(null, [{ address: asked === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }]);
      },
    });
    expect(await code(rebinding.fetchFeed('http://feeds.example.org:8080/'))).toBe('private_address');
    expect(asked).toBe(1);
  });

  it('allows only the host and the port that were named', async () => {
    routes.set('/feed', (_, response) => response.end('hola'));
    expect((await fetcher.fetchFeed(at('/feed'))).status).toBe('ok');
    expect(await code(fetcher.fetchFeed('http://127.0.0.1:8081/feed'))).toBe('private_address');
    expect(await code(fetcher.fetchFeed(`http://localhost:${host.split(':')[1]}/feed`))).toBe('port_refused');
  });

  it.each(['http://example.org:22/', 'http://example.org:5432/', 'http://example.org:25/'])(
    '%s is no web port',
    async (url) => {
      expect(await code(fetcher.fetchFeed(url))).toBe('port_refused');
    },
  );

  it.each(['', 'hola', 'file:///etc/passwd', 'gopher://example.org/', '/etc/passwd'])(
    '%j is no address',
    async (url) => {
      expect(await code(fetcher.fetchFeed(url))).toBe('bad_url');
    },
  );
});

describe('size and time', () => {
  it.each([
    ['gzip', gzipSync('hola')],
    ['br', brotliCompressSync('hola')],
    ['deflate', deflateSync('hola')],
  ])('reads %s', async (encoding, body) => {
    routes.set('/feed', (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect(text((await fetcher.fetchFeed(at('/feed'))) as { bytes: Uint8Array })).toBe('hola');
  });

  it('stops a small file that unpacks into a huge one', async () => {
    routes.set('/bomb', (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      const zeros = Buffer.alloc(1024 * 1024);
      response.on('close', () => gzip.destroy());
      const write = () => {
        while (!gzip.destroyed && gzip.write(zeros));
        if (!gzip.destroyed) gzip.once('drain', write);
      };
      write();
    });
    expect(await code(fetcherWith({ maxBytes: 1024 * 1024 }).fetchFeed(at('/bomb')))).toBe('too_big');
  });

  it('stops a body that never ends', async () => {
    routes.set('/endless', (_, response) => {
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    });
    expect(await code(fetcherWith({ maxBytes: 1024 * 1024 }).fetchFeed(at('/endless')))).toBe('too_big');
  });

  it('stops a body that drips', async () => {
    routes.set('/drip', (_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await code(fetcherWith({ timeLimitMs: 300 }).fetchFeed(at('/drip')))).toBe('timeout');
  });

  it('stops a server that says nothing', async () => {
    routes.set('/silent', () => undefined);
    expect(await code(fetcherWith({ timeLimitMs: 200 }).fetchFeed(at('/silent')))).toBe('timeout');
  });

  it('says that a compressed answer is damaged', async () => {
    routes.set('/damaged', (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all'),
    );
    expect(await code(fetcher.fetchFeed(at('/damaged')))).toBe('bad_encoding');
  });

  it('says that nobody answers', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const gone = `127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((resolve) => closed.close(resolve));
    expect(await code(fetcherWith({ allowPrivate: [gone] }).fetchFeed(`http://${gone}/`))).toBe('unreachable');
  });
});

describe('politeness', () => {
  it('asks a host for one thing at a time, with a pause between', async () => {
    let here = 0;
    let most = 0;
    const times: number[] = [];
    routes.set('/feed', (_, response) => {
      here += 1;
      most = Math.max(most, here);
      times.push(performance.now());
      setImmediate(() => {
        here -= 1;
        response.end('x');
      });
    });
    const polite = fetcherWith({ gapMs: 50 });
    await Promise.all([1, 2, 3].map(() => polite.fetchFeed(at('/feed'))));
    expect(most).toBe(1);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(95);
  });

  it('does not let a failing request hold up the next', async () => {
    routes.set('/feed', (_, response) => response.end('x'));
    const [first, second] = await Promise.allSettled([fetcher.fetchFeed(at('/none')), fetcher.fetchFeed(at('/feed'))]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });
});

describe('files', () => {
  it('are read only when the operator may name them', async () => {
    expect(await code(fetcher.fetchFeed(fixture.href))).toBe('bad_url');
    const withFiles = fetcherWith({ allowFiles: true });
    for (const address of [fixture.href, fixture.pathname]) {
      const result = await withFiles.fetchFeed(address);
      expect(result).toMatchObject({ status: 'ok', finalUrl: fixture.href });
      expect(text(result as { bytes: Uint8Array })).toContain('Beca de maestría');
    }
  });

  it('that are missing, folders or devices are a fault', async () => {
    const withFiles = fetcherWith({ allowFiles: true });
    for (const path of ['/nowhere/feed.xml', '/', '/dev/zero'])
      expect(await code(withFiles.fetchFeed(path))).toBe('no_file');
  });
});
