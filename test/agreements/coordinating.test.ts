import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importAgreements } from '../../src/agreements/import.ts';
import { readTable } from '../../src/table.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';

const now = new Date('2026-06-16T15:00:00Z');
const diana = 'ddri@red.co';
const elena = 'elena@red.co';

let net: Network;
beforeEach(async () => {
  net = await openNetwork({ now });
  for (const email of [diana, elena]) await net.member(email, { role: 'coordinator', preferredPlatform: 'terminal' });
  const file = fileURLToPath(new URL('../fixtures/agreements/registry-one.csv', import.meta.url));
  await importAgreements(net.store, await readTable(file), { now });
});
afterEach(() => net.close());

const say = async (who: string, text: string) => textsOf(await net.say(who, text));
const agreement = (code: string) => net.store.db.agreement.findUniqueOrThrow({ where: { code } });

test('a form left open takes back nobody else’s change: it says so and is opened again', async () => {
  const edit = async (who: string) => {
    const [card] = await net.say(who, 'AC-002');
    return textsOf(await net.press(who, card, 'Editar'));
  };
  await edit(diana);
  net.clock.forward(60_000);
  const [card] = await net.say(elena, 'AC-002');
  await net.press(elena, card, 'Renovar');
  await net.say(elena, '2032-03-01');
  expect(await say(elena, 'saltar')).toContain('Quedó guardado');
  // Answering, and sending the rest as it was.
  expect(await say(diana, 'Memorando con Seúl, revisado')).toContain('cambió mientras usted lo editaba');
  expect(await say(diana, 'enviar')).toContain('cambió mientras usted lo editaba');
  expect((await agreement('AC-002')).expiresOn).toEqual(new Date('2032-03-01'));
  await net.say(diana, 'cancelar');
  await edit(diana);
  await net.say(diana, 'Memorando con Seúl, revisado');
  expect(await say(diana, 'enviar')).toContain('Quedó guardado');
  expect(await agreement('AC-002')).toMatchObject({
    title: 'Memorando con Seúl, revisado',
    expiresOn: new Date('2032-03-01'),
  });
});
