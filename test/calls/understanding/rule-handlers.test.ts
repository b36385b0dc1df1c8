import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadBasics } from '../../../src/starter.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('lider@red.co', { role: 'coordinator' });
});
afterEach(() => net.close());

const lider = 'lider@red.co';
const say = async (...messages: string[]): Promise<string> => {
  let last = '';
  for (const message of messages) last = textsOf(await net.say(lider, message));
  return last;
};
const cardOf = async (message: string) => {
  const [card] = await net.say(lider, message);
  if (!card) throw new Error(`nothing was answered to «${message}»`);
  return card;
};
const ruleOf = (kind: string, value: string) =>
  net.store.db.rule.findUnique({ where: { kind_value: { kind, value } } });

it('a coordinator sees every kind, a rule by what it tells and by its words; others do not', async () => {
  expect(await say('reglas')).toContain('Cambio de moneda');
  expect(await say('reglas de beca')).toContain('Modalidad: Beca');
  expect(await say('¿qué regla tiene «hospital»?')).toContain('Sector: Salud');
  expect(await say('reglas de xyz')).toContain('Ninguna regla es de «xyz»');
  expect(await say('which rule has 501(c)(3)')).toContain('Quién puede postular: otros');
  await net.member('ana@red.co');
  expect(textsOf(await net.say('ana@red.co', 'reglas'))).not.toContain('Cambio de moneda');
});

it('words are added to a rule and taken from it, and what is read from then on follows them', async () => {
  await net.press(lider, await cardOf('reglas de intercambio'), 'Cambiar');
  expect(await say('minga de saberes', 'palabra que no está')).toContain('La regla no tiene «palabra que no está»');
  expect(await say('secondment*')).toContain('Vale para lo que se lea desde ahora');
  const words = (await ruleOf('modality', 'exchange'))?.words ?? [];
  expect(words).toContain('minga de saberes');
  expect(words).not.toContain('secondment*');
  const feed = await net.feed('agencia');
  feed.items = [{ id: 'm1', title: 'Minga de saberes entre barrios', text: 'Bogotá.', publishedAt: tuesday }];
  await net.poll();
  expect(await say('¿cómo se clasificó la 1?')).toContain('por «Minga de saberes»');
});

it('a new rule is made, and taken away', async () => {
  await net.press(lider, await cardOf('reglas'), 'Agregar una regla');
  expect(await say('Financiador', 'Fundación Prueba', 'fundación prueba; prueba foundation')).toContain(
    'Financiador: Fundación Prueba',
  );
  expect((await ruleOf('funder', 'Fundación Prueba'))?.words).toEqual(['fundación prueba', 'prueba foundation']);
  const gone = await net.press(lider, await cardOf('reglas de Fundación Prueba'), 'Quitar');
  expect(textsOf(gone)).toContain('Quitada: Financiador: Fundación Prueba');
  expect(await say('reglas de Fundación Prueba')).toContain('Ninguna regla');
});

it('an exchange rate has its source, and is read as it is written in Colombia', async () => {
  expect(await say('tasas de cambio')).toContain('TRM');
  await net.press(lider, await cardOf('reglas de COP'), 'Cambiar');
  expect(await say('mucho', 'TRM del 3 de marzo')).toContain('cuántas unidades');
  expect(await say('4.250,5', 'saltar')).toContain('Vale desde ya para comparar montos');
  expect((await ruleOf('rate', 'COP'))?.words).toEqual(['4250.5', 'TRM del 3 de marzo']);
  await net.press(lider, await cardOf('reglas'), 'Agregar una regla');
  expect(await say('Cambio de moneda', 'usd', '1', 'nadie')).toContain('una moneda que no sea USD');
});

it('a store made before there were rates gets them; what a coordinator took away stays away, all of a kind too', async () => {
  await net.store.db.rule.deleteMany({ where: { kind: 'rate' } });
  for (const value of ['each', 'at-most', 'total', 'other'])
    await net.press(lider, await cardOf(`reglas de ${value}`), 'Quitar');
  expect(await say('reglas de por proyecto')).toContain('Ninguna regla');
  await loadBasics(net.store);
  expect(await say('reglas de EUR')).toContain('EUR por 1 USD');
  expect(await say('reglas de por proyecto')).toContain('Ninguna regla');
});
