import { beforeEach, expect, test } from 'vitest';
import { createGates } from '../../src/deliveries/gates.ts';
import { diagnose } from '../../src/operator/doctor.ts';
import type { Store } from '../../src/store.ts';
import { testStore } from '../support/database.ts';

let store: Store;
beforeEach(async () => {
  store = await testStore();
});

test('a platform that refuses the credentials is named until it takes something again', async () => {
  const env = {
    DATABASE_URL: store.connectionString,
    SLACK_BOT_TOKEN: 'xoxb-1-expired',
    SLACK_SIGNING_SECRET: 'a'.repeat(32),
  };
  const findings = async () => (await diagnose(env, async () => [])).filter(({ what }) => what === 'slack');
  const gates = createGates(store);
  await gates.refuse('slack', new Date());
  await gates.refuse('teams', new Date());
  expect(await findings()).toMatchObject([
    { ok: false, detail: expect.stringContaining('no acepta las credenciales') },
  ]);
  await gates.admit('slack');
  expect(await findings()).toEqual([]);
});
