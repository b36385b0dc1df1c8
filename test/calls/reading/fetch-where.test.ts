/** Where fetching goes, and where it does not: redirects, private addresses, ports. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetcher, FetcherOptions } from '../../../src/calls/reading/fetch.ts';
import { code, type Handler, openWeb, text } from './web.ts';

const web = await openWeb();
const { host, routes, requests, at, fetcherWith } = web;
let fetcher: Fetcher;
beforeEach(() => {
  fetcher = fetcherWith();
});
afterEach(web.clear);
afterAll(web.close);

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
