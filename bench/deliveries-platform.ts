/** A platform with a limit, over HTTP: a full bucket at first, then so many a second; 429 with Retry-After beyond. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export type LimitedPlatform = {
  url: string;
  taken: Map<string, number>;
  refused: number;
  firstAt: number;
  lastAt: number;
  close(): Promise<void>;
};

/** `answerMs` is how long it takes to answer a message that it takes. */
export async function openLimitedPlatform(
  perSecond: number,
  burst: number,
  answerMs: number,
): Promise<LimitedPlatform> {
  let tokens = burst;
  let filledAt = performance.now();
  const server = createServer(async (request, response) => {
    const { key } = (await json(request)) as { key: string };
    const now = performance.now();
    it.firstAt ||= now;
    tokens = Math.min(burst, tokens + ((now - filledAt) * perSecond) / 1000);
    filledAt = now;
    if (tokens < 1) {
      it.refused += 1;
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    }
    tokens -= 1;
    it.taken.set(key, (it.taken.get(key) ?? 0) + 1);
    it.lastAt = now;
    await sleep(answerMs);
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const it: LimitedPlatform = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: new Map(),
    refused: 0,
    firstAt: 0,
    lastAt: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return it;
}
