import { afterEach, beforeEach, expect, it } from 'vitest';
import { readLanguage } from '../../src/members/language.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';

const ana = 'ana@red.co';
let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana, { name: 'Ana' });
});
afterEach(() => net.close());

const localeNow = async () => (await net.store.db.member.findUniqueOrThrow({ where: { email: ana } })).locale;

it.each(['english please', 'in english please', 'English', 'en inglés, por favor', 'Can you write to me in English?'])(
  '«%s» is answered in English from now on, with the way back',
  async (said) => {
    const [set] = await net.say(ana, said);
    expect(textsOf(set ? [set] : [])).toContain('from now on I write to you in English');
    expect(await localeNow()).toBe('en');
    expect(textsOf(await net.say(ana, 'my data'))).toContain('Your data in Enlace');
    expect(textsOf(await net.press(ana, set, 'En español'))).toContain('desde ahora le escribo en español');
    expect(await localeNow()).toBe('es');
  },
);

it.each(['en español por favor', 'hábleme en castellano', 'spanish please', 'idioma español'])(
  '«%s» is Spanish again',
  async (said) => {
    await net.store.db.member.updateMany({ data: { locale: 'en' } });
    expect(textsOf(await net.say(ana, said))).toContain('desde ahora le escribo en español');
    expect(await localeNow()).toBe('es');
  },
);

it('«idioma» asks which', async () => {
  const [which] = await net.say(ana, 'idioma');
  expect(textsOf(await net.press(ana, which, 'In English'))).toContain('from now on');
});

it.each([
  'becas en inglés',
  'curso de inglés',
  '¿qué convocatorias hay en español?',
  'inglés o español',
  'no hablo inglés',
])('«%s» sets no language', async (said) => {
  expect(readLanguage(said)).toBeNull();
  await net.say(ana, said);
  expect(await localeNow()).toBe('es');
});
