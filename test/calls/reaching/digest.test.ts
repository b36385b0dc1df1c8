import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextDigest } from '../../../src/calls/rules.ts';
import type { Card } from '../../../src/card.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const health = (id: string, title: string, close = '15 de enero de 2027') => ({
  id,
  title,
  text: `Financiación de proyectos de salud pública. Las postulaciones se reciben hasta el ${close}.`,
  publishedAt: tuesday,
});

describe('the next digest', () => {
  const at = (text: string) => new Date(text);
  const time = { digestDays: [1], digestAt: '09:00' };
  it.each<['daily' | 'weekly', string, typeof time, string]>([
    ['daily', '2026-11-24T13:00:00Z', time, '2026-11-24T14:00:00Z'],
    ['daily', '2026-11-24T14:00:00Z', time, '2026-11-25T14:00:00Z'],
    // Friday evening: Monday.
    ['daily', '2026-11-27T23:00:00Z', time, '2026-11-30T14:00:00Z'],
    ['weekly', '2026-11-24T13:00:00Z', time, '2026-11-30T14:00:00Z'],
    ['weekly', '2026-11-24T13:00:00Z', { digestDays: [5], digestAt: '15:30' }, '2026-11-27T20:30:00Z'],
    // Tuesday 8 December is a holiday.
    ['weekly', '2026-12-07T13:00:00Z', { digestDays: [2], digestAt: '09:00' }, '2026-12-09T14:00:00Z'],
    ['weekly', '2026-12-08T15:00:00Z', { digestDays: [2], digestAt: '09:00' }, '2026-12-09T14:00:00Z'],
    // A Saturday is no working day.
    ['weekly', '2026-11-24T13:00:00Z', { digestDays: [6], digestAt: '09:00' }, '2026-11-30T14:00:00Z'],
    ['weekly', '2026-11-29T13:00:00Z', { digestDays: [6], digestAt: '09:00' }, '2026-11-30T14:00:00Z'],
  ])('%s after %s', (frequency, now, when, expected) => {
    expect(nextDigest(frequency, at(now), when)).toEqual(at(expected));
  });
});

describe('a digest', () => {
  let net: Network;
  beforeEach(async () => {
    net = await openNetwork();
    await net.member('eva@red.co');
  });
  afterEach(() => net.close());

  it('merges subscriptions, repeats nothing unless it changed, and says what changed', async () => {
    await net.subscribe('eva@red.co', { sectors: ['salud'], frequency: 'daily' });
    await net.subscribe('eva@red.co', { words: ['salud pública'], frequency: 'weekly' });
    const feed = await net.feed('agencia');
    feed.items = [health('h1', 'Fondo de salud uno'), health('h2', 'Beca de salud dos')];
    await net.poll();
    net.clock.at = new Date('2026-11-25T13:00:00Z');
    expect(await net.sentTo('eva@red.co')).toHaveLength(1);
    // Monday: the weekly subscription has nothing that the daily one did not tell.
    net.clock.at = new Date('2026-11-30T13:00:00Z');
    expect(await net.sentTo('eva@red.co')).toHaveLength(1);
    feed.items = [health('h1', 'Fondo de salud uno', '29 de enero de 2027'), health('h2', 'Beca de salud dos')];
    expect((await net.poll()).calls.updated).toBe(1);
    net.clock.at = new Date('2026-12-01T13:00:00Z');
    const [, second, ...more] = await net.sentTo('eva@red.co');
    expect(more).toEqual([]);
    expect(second).toContain('Cambió una convocatoria de sus resúmenes');
    expect(second).toContain('Ahora cierra el viernes 29 de enero de 2027, 11:59 p. m.; antes, viernes 15 de enero');
    expect(second).not.toContain('Beca de salud dos');
    net.clock.at = new Date('2026-12-02T13:00:00Z');
    expect(await net.sentTo('eva@red.co')).toHaveLength(2);
  });

  it('leaves out what closed, was waved away or is muted by then, and is not sent empty', async () => {
    await net.subscribe('eva@red.co', { sectors: ['salud'], frequency: 'daily' });
    const feed = await net.feed('agencia');
    feed.items = [health('h1', 'Fondo de salud uno'), health('h2', 'Jornada de vacunas', '27 de noviembre de 2026')];
    await net.poll();
    await net.store.db.call.updateMany({
      where: { number: 2 },
      data: { deadlineAt: new Date('2026-11-25T12:00:00Z') },
    });
    const [shown] = await net.say('eva@red.co', 'convocatoria 1');
    await net.press('eva@red.co', shown, 'No es para mí');
    net.clock.at = new Date('2026-11-25T13:00:00Z');
    expect(await net.sentTo('eva@red.co')).toEqual([]);
    feed.items = [...feed.items, { ...health('h3', 'Tercera de salud'), publishedAt: net.clock.at }];
    await net.poll();
    net.clock.at = new Date('2026-11-26T13:00:00Z');
    const [only, ...more] = await net.sentTo('eva@red.co');
    expect(more).toEqual([]);
    expect(only).toContain('Tercera de salud');
    expect(only).not.toContain('Fondo de salud uno');
  });

  it('longer than a message is turned by a button; nothing is lost', async () => {
    await net.subscribe('eva@red.co', { sectors: ['salud'], frequency: 'daily' });
    const feed = await net.feed('agencia');
    const names = ['Alfa', 'Bravo', 'Coral', 'Delta', 'Eco', 'Faro', 'Golfo', 'Hotel', 'India', 'Jade', 'Kilo', 'Lima'];
    feed.items = names.map((name, index) => health(`h${index}`, `${name} fondo de salud`));
    await net.poll();
    net.clock.at = new Date('2026-11-25T13:00:00Z');
    await net.drain();
    const sent = await net.store.db.delivery.findFirstOrThrow({ where: { kind: 'call.digest', status: 'sent' } });
    const first = sent.card as unknown as Card;
    expect(sent.text).toContain('12 convocatorias nuevas para usted');
    expect(sent.text).toContain('1–10 de 12');
    const [second] = await net.press('eva@red.co', first, 'Ver más');
    expect(textsOf(second ? [second] : [])).toContain('11–12 de 12');
    const both = `${sent.text}\n${textsOf(second ? [second] : [])}`;
    for (const name of names) expect(both).toContain(`${name} fondo de salud`);
    expect(offersOf(second?.blocks ?? []).map(({ label }) => label)).not.toContain('Ver más');
  });

  it('moves with what waits for it when another hour is chosen', async () => {
    await net.subscribe('eva@red.co', { sectors: ['salud'], frequency: 'weekly' });
    const feed = await net.feed('agencia');
    feed.items = [health('h1', 'Fondo de salud uno')];
    await net.poll();
    const [mine] = await net.say('eva@red.co', 'mis suscripciones');
    expect(textsOf(mine ? [mine] : [])).toContain('Resumen semanal, los lunes a las 8:00 a. m.');
    await net.press('eva@red.co', mine, 'Cambiar días y hora');
    await net.say('eva@red.co', 'jueves');
    expect(textsOf(await net.say('eva@red.co', '25'))).toContain('Escriba una hora como 9:00');
    expect(textsOf(await net.say('eva@red.co', '10:30'))).toContain('los jueves a las 10:30 a. m.');
    net.clock.at = new Date('2026-11-26T15:29:00Z');
    expect(await net.sentTo('eva@red.co')).toEqual([]);
    net.clock.at = new Date('2026-11-26T15:30:00Z');
    expect(await net.sentTo('eva@red.co')).toHaveLength(1);
    net.clock.at = new Date('2026-12-01T15:30:00Z');
    expect(await net.sentTo('eva@red.co')).toHaveLength(1);
  });

  it('does not keep what closes before it comes: that is told at once', async () => {
    await net.subscribe('eva@red.co', { sectors: ['salud'], frequency: 'weekly' });
    const feed = await net.feed('agencia');
    feed.items = [health('h1', 'Fondo de salud uno', '27 de noviembre de 2026'), health('h2', 'Beca de salud dos')];
    await net.poll();
    const [early, ...more] = await net.sentTo('eva@red.co');
    expect(more).toEqual([]);
    expect(early).toContain('Fondo de salud uno');
    expect(early).toContain('No espera a su resumen: cierra antes de que le llegue.');
    net.clock.at = new Date('2026-11-30T13:00:00Z');
    const [, digest] = await net.sentTo('eva@red.co');
    expect(digest).toContain('Beca de salud dos');
    expect(digest).not.toContain('Fondo de salud uno');
  });

  it('lets out what it holds when the close is brought forward', async () => {
    await net.subscribe('eva@red.co', { sectors: ['salud'], frequency: 'weekly' });
    const feed = await net.feed('agencia');
    feed.items = [health('h1', 'Fondo de salud uno')];
    await net.poll();
    expect(await net.sentTo('eva@red.co')).toEqual([]);
    feed.items = [health('h1', 'Fondo de salud uno', '28 de noviembre de 2026')];
    await net.poll();
    const [early, ...more] = await net.sentTo('eva@red.co');
    expect(more).toEqual([]);
    expect(early).toContain('No espera a su resumen');
    net.clock.at = new Date('2026-11-30T13:00:00Z');
    expect(await net.sentTo('eva@red.co')).toHaveLength(1);
  });
});
