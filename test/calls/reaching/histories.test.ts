/** Random histories of calls and of people's choices, from a seed; what was promised to people holds in each. */
import { afterEach, it } from 'vitest';
import { type Network, openNetwork, tuesday } from '../../support/network.ts';
import { recordingPlatform } from '../../support/recording-adapter.ts';
import { History } from './history.ts';
import { Promises } from './promises.ts';

/** Each found a fault of its own when it was written; more by `HISTORIES=1,2,3`. */
const seeds = process.env.HISTORIES?.split(',').map(Number) ?? [15, 22];
const steps = 36;

let net: Network;
afterEach(() => net.close());

it.each(seeds)('history %i keeps what was promised', async (seed) => {
  net = await openNetwork({
    adapters: [recordingPlatform().adapter, recordingPlatform({ platform: 'teams' }).adapter],
  });
  const history = new History(
    net,
    await net.feed('agencia', { funder: 'AECID', baselineAt: tuesday, succeededAt: tuesday }),
    seed,
  );
  for (const [name, more, frequency] of [
    ['ana', {}, 'now'],
    ['luis', { quietFrom: '13:00', quietTo: '09:00' }, 'daily'],
    ['eva', { quietFrom: '00:00', quietTo: '00:00', digestDays: [2, 4], digestAt: '10:00' }, 'weekly'],
    ['juan', { reminderDays: [5, 1] }, 'now'],
  ] as const) {
    await history.join(`${name}@red.co`, more);
    await net.subscribe(`${name}@red.co`, { sectors: ['salud'], frequency });
  }
  const promises = new Promises(net, history);
  for (let step = 0; step < steps; step += 1) {
    await history.step();
    await promises.check();
  }
  await promises.settle();
});
