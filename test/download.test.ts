import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { download } from '../src/download.ts';
import { largestFile } from '../src/event.ts';

const requests: { url: string; authorization: string | undefined }[] = [];
const server = createServer((request, response) => {
  requests.push({ url: request.url ?? '', authorization: request.headers.authorization });
  switch (request.url) {
    case '/whole':
      return void response.end('acta');
    case '/moved':
      return void response.writeHead(302, { location: '/whole' }).end();
    case '/forbidden':
      return void response.writeHead(403).end('no');
    case '/gone':
      return void response.writeHead(404).end();
    case '/failing':
      return void response.writeHead(500).end();
    case '/endless': {
      // Says no length, and never ends.
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20)));
      };
      response.on('drain', write);
      return write();
    }
    case '/broken':
      response.writeHead(200, { 'content-length': '10' }).write('ac');
      return void setImmediate(() => response.destroy());
  }
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const isTrusted = (url: string) => URL.parse(url)?.origin === origin;
const get = (path: string) => download(`${origin}${path}`, { isTrusted, headers: { authorization: 'Bearer secreto' } });

describe('a file that a platform holds', () => {
  test('is fetched whole', async () => {
    expect(Buffer.from(await get('/whole')).toString()).toBe('acta');
  });

  test.each([
    ['/moved', 'unauthorized'],
    ['/forbidden', 'unauthorized'],
    ['/gone', 'gone'],
    ['/failing', 'unavailable'],
    ['/endless', 'too_long'],
    ['/broken', 'unavailable'],
  ])(
    'at %s is %s',
    async (path, fault) => {
      const error = await get(path).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'DeliveryError', fault });
      expect(String(error)).not.toContain('secreto');
      expect(String(error)).not.toContain(origin);
    },
    20_000,
  );

  test('is not followed to another place', () => {
    const after = requests.findIndex(({ url }) => url === '/moved');
    expect(requests.slice(after + 1, after + 2)).toMatchObject([{ url: '/forbidden' }]);
  });

  test('elsewhere is not asked for at all, so that no token leaves', async () => {
    const asked = requests.length;
    await expect(download(`${origin}/whole`, { isTrusted: () => false })).rejects.toMatchObject({ fault: 'refused' });
    expect(requests).toHaveLength(asked);
  });

  test('is at most as large as the limit says', () => expect(largestFile).toBe(10_485_760));
});
