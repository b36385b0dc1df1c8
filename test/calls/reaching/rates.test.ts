import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
  await net.store.db.rule.update({
    where: { kind_value: { kind: 'rate', value: 'EUR' } },
    data: { words: ['0.5', 'Banco de prueba, 2 de noviembre de 2026'] },
  });
});
afterEach(() => net.close());

const say = async (text: string) => textsOf(await net.say('ana@red.co', text));
async function publish(): Promise<void> {
  const feed = await net.feed('agencia');
  const text = 'Subvenciones de hasta 30.000 euros por proyecto. Plazo: 15 de enero de 2027.';
  feed.items = [{ id: 'r1', title: 'Fondo verde', text, publishedAt: tuesday }];
  await net.poll();
}

it('a list says that sums in another currency were compared', async () => {
  await publish();
  expect(await say('convocatorias de más de 50 mil dólares')).toContain('tasas de cambio guardadas');
  expect(await say('convocatorias de más de 20 mil euros')).not.toContain('tasas de cambio guardadas');
});

it('why it came, and why it did not, say the sum by the stored rate', async () => {
  expect(await say('avíseme de convocatorias de más de 50 mil dólares')).toContain('tasas de cambio guardadas');
  await net.member('beto@red.co');
  await net.say('beto@red.co', 'avíseme de convocatorias de más de 90 mil dólares');
  await publish();
  await net.drain();
  expect(await say('¿por qué me llegó la 1?')).toContain('30.000 EUR (unos 60.000 USD');
  expect(textsOf(await net.say('beto@red.co', '¿por qué no me llegó la 1?'))).toContain('(unos 60.000 USD');
  await net.store.db.rule.deleteMany({ where: { kind: 'rate', value: 'EUR' } });
  expect(textsOf(await net.say('beto@red.co', '¿por qué no me llegó la 1?'))).toContain('sin tasa de cambio guardada');
});
