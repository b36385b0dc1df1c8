import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RateScope } from '../../src/adapter.ts';
import { createBuckets } from '../../src/deliveries/bucket.ts';
import { backOffMs, errorText, isGone } from '../../src/deliveries/rules.ts';

/** Time that passes only while somebody sleeps; sleepers wake in their order. */
function fakeTime() {
  let now = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: now + ms, wake })),
    async run(work: Promise<unknown>) {
      let isDone = false;
      void work.then(() => {
        isDone = true;
      });
      for (;;) {
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        if (!next) break;
        now = next.at;
        next.wake();
      }
      expect(isDone).toBe(true);
    },
  };
}

test('1,500 messages under a limit of 100 a second: none over the limit, 1.04 times the optimum', async () => {
  const time = fakeTime();
  const buckets = createBuckets(time);
  const at: number[] = [];
  const scope = { key: 'tenant', perSecond: 100, burst: 1 };
  await time.run(
    Promise.all(Array.from({ length: 1500 }, () => buckets.take([scope]).then(() => at.push(time.now())))),
  );
  const most = Math.max(...at.map((from) => at.filter((each) => each >= from && each < from + 1000).length));
  expect(most).toBeLessThanOrEqual(100);
  expect((at.at(-1) ?? 0) / ((1500 / 100) * 1000)).toBeLessThan(1.04);
});

test('in no stretch of time do more pass than a burst and what the rate adds', async () => {
  const scopes = fc.array(fc.record({ perSecond: fc.constantFrom(1, 7, 50), burst: fc.constantFrom(1, 3, 10) }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(scopes, fc.array(fc.nat(2), { minLength: 1, maxLength: 60 }), async (limits, sends) => {
      const time = fakeTime();
      const buckets = createBuckets(time);
      const known: RateScope[] = limits.map((limit, index) => ({ key: `s${index}`, ...limit }));
      const passed = new Map<string, number[]>(known.map(({ key }) => [key, []]));
      const send = async (index: number) => {
        const scope = known[index % known.length];
        if (!scope) return;
        await buckets.take([scope]);
        passed.get(scope.key)?.push(time.now());
      };
      await time.run(Promise.all(sends.map(send)));
      for (const { key, perSecond, burst } of known) {
        const at = passed.get(key) ?? [];
        for (const [index, from] of at.entries()) {
          for (const [more, to] of at.slice(index).entries()) {
            expect(more + 1).toBeLessThanOrEqual(burst + (perSecond * (to - from)) / 1000 + 1e-6);
          }
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('a crowded channel takes no turn of the tenant from the other channels', async () => {
  const time = fakeTime();
  const buckets = createBuckets(time);
  const tenant = { key: 'tenant', perSecond: 10, burst: 1 };
  const crowded = { key: 'crowded', perSecond: 0.1, burst: 1 };
  let otherAt = 0;
  const many = Array.from({ length: 20 }, () => buckets.take([tenant, crowded]));
  const other = buckets.take([tenant, { key: 'other', perSecond: 1, burst: 1 }]).then(() => {
    otherAt = time.now();
  });
  await time.run(Promise.all([...many, other]));
  expect(otherAt).toBeLessThan(250);
});

test('who stops waits no more', async () => {
  const stop = new AbortController();
  const buckets = createBuckets();
  const scope = { key: 'slow', perSecond: 0.01, burst: 1 };
  await buckets.take([scope], stop.signal);
  const waiting = buckets.take([scope], stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow();
  await expect(buckets.take([scope], stop.signal)).rejects.toThrow();
});

test('a pause is anywhere between nothing and its bound', () => {
  expect([0, 0.5, 1].map((random) => backOffMs(3, () => random))).toEqual([0, 4000, 8000]);
  expect(backOffMs(50, () => 1)).toBe(30 * 60_000);
});

test('what is kept of an error names nobody and opens nothing', () => {
  const said = 'xoxb-12-ab refused Bearer abc.def for ana.perez@example.org: eyJhb.eyJz.c2ln';
  expect(errorText(new Error(said))).toBe('… refused … for …: …');
});

test.each([
  ['here/7/a', false, 'this worker'],
  ['here/7/b', true, 'a worker of this process that is no more, or of an earlier one with our pid'],
  ['here/8/b', false, 'another process that runs'],
  ['here/9/b', true, 'another process that runs no more'],
  ['there/9/b', false, 'another machine, of which nothing is known'],
  ['nonsense', false, 'something else'],
])('%s gone: %s (%s)', (name, gone) => {
  const here = { place: 'here', pid: 7, workers: new Set(['a']), isAlive: (pid: number) => pid === 8 };
  expect(isGone(name, here)).toBe(gone);
});
