import { expect, test } from 'vitest';
import type { Adapter } from '../src/adapter.ts';
import { startEach } from '../src/starting.ts';

const adapter = (platform: string) => ({ platform }) as Adapter;

test('a platform that is down keeps no other from starting, and is started when it is back', async () => {
  const [slack, teams] = [adapter('slack'), adapter('teams')];
  const started: string[] = [];
  const failed: string[] = [];
  let down = 2;
  let back: () => void;
  const isBack = new Promise<void>((resolve) => {
    back = resolve;
  });
  const starting = await startEach([slack, teams], {
    start: async ({ platform }) => {
      if (platform === 'slack' && down-- > 0) throw new Error('ECONNREFUSED');
      started.push(platform);
      if (platform === 'slack') back();
    },
    onFailed: ({ platform }) => void failed.push(platform),
    againAfterMs: 0,
  });
  expect(started).toEqual(['teams']);
  await isBack;
  expect(failed).toEqual(['slack', 'slack']);
  expect(started).toEqual(['teams', 'slack']);
  starting.stop();
});

test('nothing is tried again once it is stopped', async () => {
  let tries = 0;
  const starting = await startEach([adapter('slack')], {
    start: () => {
      tries += 1;
      return Promise.reject(new Error('ECONNREFUSED'));
    },
    onFailed: () => undefined,
    againAfterMs: 0,
  });
  starting.stop();
  await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(tries).toBe(1);
});
