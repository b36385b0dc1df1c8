/** Facts of a call in everyday words: several at once, of the one named by its funder or its words, or just shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../support/network.ts';

let net: Network;
beforeAll(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { name: 'Ana' });
  const kept = { createdAt: tuesday, updatedAt: tuesday };
  await net.store.db.call.createMany({
    data: [
      {
        ...{ title: 'Global Mayors Challenge', funder: 'Bloomberg Philanthropies', url: 'https://b.example/reto' },
        ...{ amount: 1_000_000, currency: 'USD', eligibility: 'yes', deadlineAt: new Date('2027-01-30T04:59:00Z') },
        ...kept,
      },
      {
        ...{ title: 'Prêmio Cidades Amigas da Primeira Infância 2027', funder: 'Fundação Bernard van Leer' },
        ...{ deadlineAt: new Date('2027-02-01T04:59:00Z'), ...kept },
      },
    ],
  });
});
afterAll(() => net.close());

const say = async (text: string) => textsOf(await net.say('ana@red.co', text));

describe('of the one that is named', () => {
  it.each([
    ['cuanto da la de bloomberg y quien puede aplicar?', 'Ofrece hasta 1.000.000 USD · Sí puede postular una alcaldía'],
    [
      'quién puede aplicar a la de bloomberg y hasta cuándo hay plazo',
      'según la fuente. · Cierra: viernes 29 de enero',
    ],
    ['hasta qué día hay plazo para el premio de primera infancia?', 'Cierra: domingo 31 de enero'],
    ['who funds the mayors challenge?', 'La financia: Bloomberg Philanthropies'],
    ['cuándo cierra la 99?', 'No encuentro la convocatoria 99'],
  ])('«%s»', async (said, answer) => {
    expect(await say(said)).toContain(answer);
  });
});

describe('of the one that was just shown', () => {
  it.each([
    ['pasame el link porfa', 'Está en https://b.example/reto'],
    ['la url por favor', 'Está en https://b.example/reto'],
    ['quien la financia', 'La financia: Bloomberg Philanthropies'],
    ['y hasta cuando hay plazo', 'Cierra: viernes 29 de enero'],
  ])('«%s»', async (said, answer) => {
    await say('cuándo cierra la de bloomberg?');
    expect(await say(said)).toContain(answer);
  });

  it('not once something else was spoken of', async () => {
    await say('cuándo cierra la de bloomberg?');
    await say('convenios con Quito');
    expect(await say('y hasta cuando hay plazo')).not.toContain('Mayors');
  });
});

it('what came by itself hours ago is meant by those alone who point at it', async () => {
  const call = await net.store.db.call.findFirstOrThrow({ where: { title: { startsWith: 'Global' } } });
  const memberId = await net.member('luis@red.co', { quietFrom: '00:00', quietTo: '00:00' });
  await net.subscribe('luis@red.co');
  await net.store.inTransaction((tx) =>
    net.outbox.enqueue(tx, [{ kind: 'call.announce', memberId, subject: call.id, dueAt: net.clock.now() }]),
  );
  expect(await net.sentTo('luis@red.co')).toHaveLength(1);
  const ask = async (text: string) => textsOf(await net.say('luis@red.co', text));
  net.clock.forward(3 * 3_600_000);
  expect(await ask('y hasta cuando hay plazo')).not.toContain('Mayors');
  expect(await ask('y esa cuándo cierra?')).toContain('Mayors');
});
