import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const published = new Date(tuesday.getTime() - 2 * dayMs);
const spanish = {
  id: 'es1',
  title: 'Premio Bloomberg de salud para alcaldías',
  text: 'Premio Bloomberg de 80.000 euros para la salud pública en las ciudades. Postulaciones hasta el 15 de enero de 2027.',
  url: 'https://agencia.org/premio',
  publishedAt: published,
};
const english = {
  id: 'en1',
  title: 'Bloomberg public health award for mayors',
  text: 'The Bloomberg award of EUR 80,000 is for public health in the cities. Applications close on 15 January 2027.',
  url: 'https://cities.org/award',
  publishedAt: published,
};

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
  await net.subscribe('ana@red.co', { sectors: ['salud'] });
  await net.member('laura@red.co', { role: 'coordinator' });
  await net.member('jorge@red.co', { role: 'coordinator' });
});
afterEach(() => net.close());

/** The same call in Spanish, announced, and then in English. */
async function openDoubt() {
  const es = await net.feed('agencia', { funder: 'Bloomberg Philanthropies' });
  es.items = [spanish];
  await net.poll();
  await net.drain();
  const en = await net.feed('cities', { funder: 'Bloomberg Philanthropies' });
  en.items = [english];
  return { es, en, report: await net.poll() };
}

const pairOf = async () => (await net.say('laura@red.co', 'posibles repetidas'))[0];
const announcedTo = async () => (await net.sentTo('ana@red.co')).filter((text) => text.includes('Nueva convocatoria'));

describe('a pair that may be one call', () => {
  it('is put before the coordinators, and the second is not announced meanwhile', async () => {
    const { report } = await openDoubt();
    expect(report.calls).toEqual({ new: 1, updated: 0, duplicates: 0, announced: 0 });
    expect(await announcedTo()).toHaveLength(1);
    for (const name of ['laura@red.co', 'jorge@red.co']) {
      const asked = (await net.sentTo(name)).filter((text) => text.includes('¿Son la misma convocatoria?'));
      expect(asked).toHaveLength(1);
      expect(asked[0]).toContain('1. Premio Bloomberg de salud para alcaldías');
      expect(asked[0]).toContain('2. Bloomberg public health award for mayors');
      expect(asked[0]).toContain('Coinciden en: 80000');
    }
  });

  it('is announced after a day when nobody decides', async () => {
    await openDoubt();
    net.clock.forward(23 * hourMs);
    expect((await net.poll()).calls.announced).toBe(0);
    net.clock.forward(hourMs);
    expect((await net.poll()).calls.announced).toBe(1);
    expect(await announcedTo()).toHaveLength(2);
    expect((await net.poll()).calls.announced).toBe(0);
  });

  it('waits less when the call closes soon', async () => {
    const close = { es: '26 de noviembre de 2026 a las 10:00', en: '26 November 2026 at 10:00' };
    const es = await net.feed('agencia', { funder: 'Bloomberg Philanthropies' });
    es.items = [{ ...spanish, text: spanish.text.replace('15 de enero de 2027', close.es) }];
    await net.poll();
    const en = await net.feed('cities', { funder: 'Bloomberg Philanthropies' });
    en.items = [{ ...english, text: english.text.replace('15 January 2027', close.en) }];
    await net.poll();
    net.clock.forward(12 * hourMs);
    expect((await net.poll()).calls.announced).toBe(1);
  });

  it('becomes one call with both sources, and the other coordinator sees it', async () => {
    await openDoubt();
    await net.drain();
    const asked = await pairOf();
    const [merged] = await net.press('laura@red.co', asked, 'Son la misma');
    expect(textsOf(merged ? [merged] : [])).toContain('la convocatoria 1, con todas sus fuentes');
    expect(await announcedTo()).toHaveLength(1);
    expect(textsOf(await net.say('ana@red.co', 'convocatoria 1'))).toMatch(/Fuentes: agencia.*cities/s);
    expect(textsOf(await net.say('ana@red.co', 'convocatorias'))).not.toContain('Bloomberg public health award');
    expect(textsOf(await net.say('laura@red.co', 'posibles repetidas'))).toContain('No hay convocatorias');
    expect((await net.sentTo('jorge@red.co')).join('\n')).toContain('Quedaron como una sola');
    const [late] = await net.press('jorge@red.co', asked, 'Son distintas');
    expect(textsOf(late ? [late] : [])).toContain('ya decidió');
    expect(await net.store.db.callPair.findMany()).toMatchObject([{ state: 'same' }]);
    net.clock.forward(2 * dayMs);
    expect((await net.poll()).calls).toEqual({ new: 0, updated: 0, duplicates: 0, announced: 0 });
  });

  it('can be taken apart again: both as they were, and the second is announced when its time comes', async () => {
    const { en } = await openDoubt();
    const [merged] = await net.press('laura@red.co', await pairOf(), 'Son la misma');
    const [back] = await net.press('laura@red.co', merged, 'Deshacer');
    expect(textsOf(back ? [back] : [])).toContain('quedaron como antes');
    const calls = await net.store.db.call.findMany({ include: { items: true }, orderBy: { number: 'asc' } });
    expect(calls.map(({ state, items }) => [state, items.map(({ key }) => key)])).toEqual([
      ['published', ['es1']],
      ['published', ['en1']],
    ]);
    net.clock.forward(dayMs);
    expect((await net.poll()).calls.announced).toBe(1);
    en.items = [{ ...english, text: english.text.replace('15 January', '29 January') }];
    expect((await net.poll()).calls.updated).toBe(1);
    expect((await net.store.db.call.findFirstOrThrow({ where: { number: 1 } })).deadlineAt?.toISOString()).toContain(
      '2027-01-16',
    );
  });

  it('stays whole when it cannot be taken apart', async () => {
    await openDoubt();
    const [merged] = await net.press('laura@red.co', await pairOf(), 'Son la misma');
    const { callPair, call } = net.store.db;
    const { id, moved } = await callPair.findFirstOrThrow();
    const damaged = { ...(moved as object), kept: 'nobody knows' };
    await callPair.update({ where: { id }, data: { moved: damaged } });
    await net.press('laura@red.co', merged, 'Deshacer');
    expect(await callPair.findFirst()).toMatchObject({ state: 'same', moved: damaged });
    expect(await call.findFirst({ where: { number: 2 } })).toMatchObject({ state: 'merged' });
  });

  it('kept apart, the second is announced at once', async () => {
    await openDoubt();
    const [kept] = await net.press('laura@red.co', await pairOf(), 'Son distintas');
    expect(textsOf(kept ? [kept] : [])).toContain('dos convocatorias distintas');
    expect(await announcedTo()).toHaveLength(2);
    net.clock.forward(2 * dayMs);
    expect((await net.poll()).calls.announced).toBe(0);
  });

  it('merged after both were announced, the second post says so, and says what it was once taken apart', async () => {
    await openDoubt();
    net.clock.forward(dayMs);
    await net.poll();
    expect(await announcedTo()).toHaveLength(2);
    const [merged] = await net.press('laura@red.co', await pairOf(), 'Son la misma');
    const after = await net.sentTo('ana@red.co');
    expect(after.filter((text) => text.includes('Es la misma que la convocatoria 1'))).toHaveLength(1);
    await net.press('laura@red.co', merged, 'Deshacer');
    const again = await net.sentTo('ana@red.co');
    expect(again.some((text) => text.includes('Es la misma que'))).toBe(false);
    expect(again).toHaveLength(2);
  });

  it('merged, its followers follow the call that stays, and only while it does', async () => {
    await openDoubt();
    net.clock.forward(dayMs);
    await net.poll();
    const [shown] = await net.say('ana@red.co', 'convocatoria 2');
    await net.press('ana@red.co', shown, 'Me interesa');
    const reminders = async () => {
      const rows = await net.store.db.delivery.findMany({ where: { kind: 'call.remind', status: 'pending' } });
      const calls = await net.store.db.call.findMany();
      return rows.map((row) => calls.find(({ id }) => id === row.subject)?.number).sort();
    };
    expect(await reminders()).toEqual([2, 2, 2]);
    const [merged] = await net.press('laura@red.co', await pairOf(), 'Son la misma');
    expect(await reminders()).toEqual([1, 1, 1]);
    await net.press('laura@red.co', merged, 'Deshacer');
    expect(await reminders()).toEqual([2, 2, 2]);
  });

  it('may be seen only once the source says more', async () => {
    const es = await net.feed('agencia');
    es.items = [spanish];
    const other = await net.feed('boletin');
    const vague = {
      ...spanish,
      id: 'b1',
      title: 'Novedades de salud',
      url: 'https://boletin.org/1',
      text: 'Salud: pronto más.',
    };
    other.items = [vague];
    expect((await net.poll()).calls).toMatchObject({ new: 2, announced: 2 });
    other.items = [{ ...vague, title: 'Premio Bloomberg de salud pública', text: spanish.text }];
    expect((await net.poll()).calls).toMatchObject({ new: 0, updated: 1 });
    expect(textsOf([(await pairOf()) ?? { blocks: [] }])).toContain('¿Son la misma convocatoria?');
    expect(await net.store.db.callPair.count()).toBe(1);
  });

  it('is nobody’s business but the coordinators’', async () => {
    await openDoubt();
    const asked = await pairOf();
    expect(textsOf(await net.press('ana@red.co', asked, 'Son la misma'))).toContain('lo puede hacer la coordinación');
    expect(textsOf(await net.say('ana@red.co', 'posibles repetidas'))).toContain('lo puede hacer la coordinación');
  });

  it('merged into old news, it is news', async () => {
    const es = await net.feed('agencia', { funder: 'Bloomberg Philanthropies' });
    es.items = [{ ...spanish, publishedAt: new Date(tuesday.getTime() - 30 * dayMs) }];
    await net.poll();
    const en = await net.feed('cities', { funder: 'Bloomberg Philanthropies' });
    en.items = [english];
    await net.poll();
    expect(await announcedTo()).toEqual([]);
    await net.press('laura@red.co', await pairOf(), 'Son la misma');
    const [told, ...more] = await announcedTo();
    expect(more).toEqual([]);
    expect(told).toContain('Premio Bloomberg de salud');
  });
});

describe('sources taken for one call', () => {
  it('can be separated: the other becomes a call of its own, read whole and announced', async () => {
    const a = await net.feed('agencia');
    a.items = [spanish];
    await net.poll();
    const b = await net.feed('boletin');
    b.headers = { etag: '"v1"' };
    b.items = [
      { ...spanish, id: 'b1', url: 'https://boletin.org/1', text: `${spanish.text} Solo para universidades.` },
    ];
    expect((await net.poll()).calls).toMatchObject({ new: 0, duplicates: 1 });
    const [sources] = await net.say('laura@red.co', 'separar convocatoria 1');
    const [apart] = await net.press('laura@red.co', sources, '2. boletin');
    expect(textsOf(apart ? [apart] : [])).toContain('dos convocatorias distintas');
    expect((await net.poll()).calls).toEqual({ new: 0, updated: 0, duplicates: 0, announced: 1 });
    expect(await announcedTo()).toHaveLength(2);
    const calls = await net.store.db.call.findMany({ include: { items: true }, orderBy: { number: 'asc' } });
    expect(calls.map(({ items }) => items.map(({ key }) => key))).toEqual([['es1'], ['b1']]);
    expect(calls[1]?.summary).toContain('Solo para universidades');
    expect(calls[1]?.deadlineAt).toEqual(calls[0]?.deadlineAt);
    const [undecided] = await net.press('laura@red.co', apart, 'Deshacer');
    await net.press('laura@red.co', undecided, 'Son la misma');
    expect(await net.store.db.feedItem.count({ where: { callId: calls[0]?.id ?? '' } })).toBe(2);
    expect(textsOf(await net.say('laura@red.co', 'separar'))).toContain('Escriba el número');
  });
});
