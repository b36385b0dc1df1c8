import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReceive } from '../src/router.ts';
import { type Network, openNetwork, textsOf, tuesday } from './support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { name: 'Ana' });
});
afterEach(() => net.close());

describe('in a space of many', () => {
  const inSpace = (event: { kind: 'message'; text: string }) => ({
    id: randomUUID(),
    at: tuesday,
    actor: {
      platform: 'terminal' as const,
      tenant: 'local',
      user: 'jorge@red.co',
      email: 'jorge@red.co',
      name: 'Jorge',
    },
    address: { platform: 'terminal' as const, tenant: 'local', conversation: 'comité' },
    direct: false,
    ...event,
  });

  it('what not everybody may ask is answered to who asked alone, what everybody may, to the space', async () => {
    await net.member('jorge@red.co', { role: 'admin' });
    // The one that the examples name.
    await net.store.db.call.create({ data: { number: 12, title: 'Fondo', createdAt: tuesday, updatedAt: tuesday } });
    const receive = createReceive(net.app, net, { asksInChat: false });
    const seenByAll: string[] = [];
    for (const { id, who, examples } of net.app.commands) {
      const reply = await receive(inSpace({ kind: 'message', text: examples.es[0] ?? '' }));
      if (reply.kind === 'cards' && !reply.private) seenByAll.push(`${id}: ${who}`);
    }
    expect(seenByAll).toContain('calls.list: guest');
    expect(seenByAll.filter((one) => !one.endsWith(': guest'))).toEqual([]);
  });
});

describe('a call by its number', () => {
  it('«no me interesa la 1» and «me interesa la 1» are said of the call, and are undone', async () => {
    const feed = await net.feed('agencia');
    feed.items = [{ id: 'h1', title: 'Fondo de salud', text: 'Salud. Cierra el 15 de enero de 2027.' }];
    await net.poll();
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
    const interest = async () => (await net.store.db.callInterest.findFirst())?.interest ?? null;
    const dismissed = await net.say('ana@red.co', 'no me interesa la 1');
    expect(await interest()).toBe('dismissed');
    await net.press('ana@red.co', dismissed[0], 'Deshacer');
    expect(await interest()).toBeNull();
    await net.say('ana@red.co', 'me interesa la convocatoria 1');
    expect(await interest()).toBe('interested');
    expect(textsOf(await net.say('ana@red.co', 'no me interesa la 99'))).toContain('99');
    expect(await net.store.db.subscription.count()).toBe(1);
  });

  it('«nuevas capacitaciones» are those of the Network, and no calls', async () => {
    const text = textsOf(await net.say('ana@red.co', 'nuevas capacitaciones'));
    expect(text).toMatch(/capacitaci/i);
    expect(text).not.toContain('Convocatorias');
  });
});
