import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf } from './support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
});
afterEach(async () => {
  await net.store.db.$executeRawUnsafe('drop function if exists test_stop cascade');
  await net.close();
});

it('answers, or refuses, also when it cannot note that it did', async () => {
  await net.store.db.$executeRawUnsafe(
    `create function test_stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$`,
  );
  await net.store.db.$executeRawUnsafe(
    `create trigger test_stop before update on "InboundEvent" for each row execute function test_stop()`,
  );
  expect(textsOf(await net.say('ana@red.co', 'ayuda'))).toContain('convocatorias');
  expect(textsOf(await net.say('ana@red.co', 'registrar convenio'))).toContain('Esto lo puede hacer');
});
