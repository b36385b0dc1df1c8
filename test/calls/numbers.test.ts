/** Whatever is asked of a call by its number is answered of that call, however many digits the number has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../support/network.ts';

const digits = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
/** Its number in letters, with an end, so that no title holds another. */
const titleOf = (number: number) => `Fondo ${[...String(number)].map((digit) => digits[Number(digit)]).join('-')}-fin`;

let net: Network;
beforeAll(async () => {
  net = await openNetwork();
  const entity = await net.store.db.entity.create({ data: { name: 'Ambiente Distrital', basis: 'test' } });
  await net.member('laura@red.co', { role: 'coordinator', entityId: entity.id });
  const numbers = [...Array.from({ length: 40 }, (_, at) => at + 1), 137];
  await net.store.db.call.createMany({
    data: numbers.map((number) => ({
      number,
      title: titleOf(number),
      url: `https://agencia.example/${titleOf(number)}`,
      deadlineAt: new Date('2027-02-01T22:00:00Z'),
      amount: 1000,
      currency: 'USD',
      eligibility: 'yes',
      createdAt: tuesday,
      updatedAt: tuesday,
    })),
  });
});
afterAll(() => net.close());

const numberOf = /(?<=(?:la|in|to|get|we won|call|convocatoria) )\d+\b/;
/** As the commands themselves say that one is to ask. */
const examples = () =>
  net.app.commands
    .filter(({ id }) => /^(?:calls|reminders)\./.test(id))
    .flatMap(({ examples: { es, en } }) => [...es, ...en])
    .filter((example) => numberOf.test(example));

const asWell = [
  'cuándo cierra la 9?',
  '¿cuándo cierra la convocatoria 9?',
  'hasta qué día hay plazo para la 9',
  'cuánto dan en la 9?',
  'quién puede pedir la 9?',
  'mándeme el enlace de la 9',
  'puede postular una alcaldía a la 9?',
  '¿prorrogaron la 9?',
  'muéstreme la 9',
  '¿quién más se interesó en la 9?',
  'avíseme de la 9',
  'recuérdeme la 9 tres días antes',
  'no me recuerde la 9',
  'nos rechazaron la 9',
];

describe.each([3, 29, 137])('of call %i', (number) => {
  it('one that was withdrawn is not followed, nor is its number a word to look for', async () => {
    await net.store.db.call.updateMany({ where: { number }, data: { state: 'withdrawn' } });
    expect(textsOf(await net.say('laura@red.co', `avíseme de la ${number}`))).toContain('Retirada');
    await net.store.db.call.updateMany({ data: { state: 'published' } });
    expect(await net.store.db.subscription.count()).toBe(0);
  });

  it('every command that names one is about it alone', async () => {
    const said = [...examples(), ...asWell].map((one) => one.replace(/\d+/, String(number)));
    expect(said.length).toBeGreaterThan(30);
    for (const sentence of said) {
      const answer = textsOf(await net.say('laura@red.co', sentence));
      // Some are of what becomes of it.
      await net.store.db.call.updateMany({ data: { state: 'published' } });
      const titles = new Set(answer.match(/Fondo [\wáéíóú-]+-fin/g));
      // Its sources alone are shown by its number.
      const named =
        titles.size > 0 ? [...titles] : [answer.match(/(?:convocatoria|call) (\d+)/i)?.[1]].map(Number).map(titleOf);
      expect([sentence, ...named]).toEqual([sentence, titleOf(number)]);
    }
  });
});
