import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetcher } from '../../../src/calls/reading/fetch.ts';
import { code, openWeb, text } from './web.ts';

const fixture = new URL('../../fixtures/feeds/plain-rss.xml', import.meta.url);

/** So many bytes of a body, made as they are asked for. */
function* zeros(size: number): Generator<Buffer> {
  const part = Buffer.alloc(1024 * 1024);
  for (let left = size; left > 0; left -= part.length) yield part.subarray(0, left);
}

const web = await openWeb();
const { routes, requests, at, fetcherWith } = web;
let fetcher: Fetcher;
beforeEach(() => {
  fetcher = fetcherWith();
});
afterEach(web.clear);
afterAll(web.close);

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

  it.each([
    ['15 MiB', 15 * 1024 * 1024, false, 'fetched'],
    ['15 MiB and a byte', 15 * 1024 * 1024 + 1, false, 'too_big'],
    ['50 MB', 50_000_000, false, 'too_big'],
    ['50 MB in a small archive', 50_000_000, true, 'too_big'],
  ])('reads no more than a feed may hold when nobody says otherwise: %s', async (_name, size, packed, expected) => {
    routes.set('/feed', (_, response) => {
      response.writeHead(200, packed ? { 'content-encoding': 'gzip' } : {});
      // Whoever asked goes away before its end.
      pipeline([Readable.from(zeros(size)), ...(packed ? [createGzip()] : []), response], () => undefined);
    });
    expect(await code(fetcher.fetchFeed(at('/feed')))).toBe(expected);
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
    expect(await code(withFiles.fetchFeed('ftp://example.org/feed'))).toBe('bad_url');
  });
});
