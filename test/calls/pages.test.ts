import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReceive } from '../../src/router.ts';
import type { PrismaClient } from '../../src/store.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../support/network.ts';

const dayMs = 24 * 3_600_000;
const dayAfter = (days: number) => new Date(tuesday.getTime() + days * dayMs);

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('laura@red.co', { role: 'coordinator' });
});
afterEach(() => net.close());

/** What the coordinator is answered, and the most calls or feeds that one question to the database gave. */
async function ask(text: string): Promise<{ said: string; mostRead: number }> {
  let mostRead = 0;
  const count = async <A>({ args, query }: { args: A; query: (args: A) => Promise<unknown> }) => {
    const found = await query(args);
    if (Array.isArray(found)) mostRead = Math.max(mostRead, found.length);
    return found;
  };
  const db = net.store.db.$extends({ query: { call: { findMany: count }, feed: { findMany: count } } });
  const store = { ...net.store, db: db as unknown as PrismaClient };
  const receive = createReceive(net.app, { ...net, store }, { asksInChat: true });
  const actor = { platform: 'terminal' as const, tenant: 'local', user: 'laura@red.co', email: 'laura@red.co' };
  const address = { platform: 'terminal' as const, tenant: 'local', conversation: 'laura@red.co' };
  const reply = await receive({ id: text, at: tuesday, actor, address, direct: true, kind: 'message', text });
  return { said: textsOf(reply.kind === 'cards' ? reply.cards : []), mostRead };
}

it.each([
  ['por revisar', { state: 'review' as const }, 5, 'Hay 7 más por revisar'],
  ['plazos por confirmar', { deadlineConfidence: 0.5 }, 5, 'Quedan 7 más'],
  ['convocatorias cerradas', { deadlineAt: dayAfter(-9) }, 5, '1–5 de 12'],
  ['convocatorias nuevas', {}, 5, '1–5 de 12'],
])('«%s» reads the calls that it shows, and says how many there are', async (text, columns, shown, more) => {
  const stamps = { createdAt: tuesday, updatedAt: tuesday, deadlineAt: dayAfter(30), deadlineConfidence: 1 };
  const call = { ...stamps, ...columns };
  const titles = Array.from({ length: 12 }, (_, index) => `Fondo ${index + 1}`);
  await net.store.db.call.createMany({ data: titles.map((title) => ({ ...call, title })) });
  // Neither waits for a word: old news, and a close that somebody decided on.
  const aside = { ...call, title: 'Otra', state: 'rejected' as const };
  await net.store.db.call.createMany({
    data: [aside, { ...aside, state: 'review', baseline: true, deadlineDecidedAt: tuesday }],
  });
  const { said, mostRead } = await ask(text);
  expect(said).toContain(more);
  expect(mostRead).toBe(shown);
});

it('«fuentes» reads the feeds that it shows, and says how many there are', async () => {
  const names = Array.from({ length: 14 }, (_, index) => `fuente ${index + 1}`);
  const data = names.map((name) => ({
    name,
    url: `https://${name.replace(' ', '-')}.example`,
    trust: 'trusted' as const,
  }));
  await net.store.db.feed.createMany({ data });
  await net.store.db.feed.updateMany({
    where: { name: { endsWith: '1' } },
    data: { failingSince: tuesday, polledAt: tuesday },
  });
  const { said, mostRead } = await ask('fuentes');
  expect(said).toContain('1–10 de 14. Con fallas: 2. Sin leer: 12.');
  expect(mostRead).toBe(10);
});
