import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareCalls, type Subject } from '../../../src/calls/intake/identity.ts';
import { readTitle, withoutStateMark } from '../../../src/calls/intake/identity-title.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const dayMs = 24 * 3_600_000;
const published = new Date(tuesday.getTime() - 2 * dayMs);
const closes = '15 de enero de 2027';
const health = {
  id: 'h1',
  title: 'Fondo para proyectos de salud pública en ciudades',
  text: `Financiación de proyectos de salud pública. Las postulaciones se reciben hasta el ${closes}.`,
  publishedAt: published,
};

describe('a title', () => {
  it.each([
    ['IV Convocatoria n.º 17 de Fondos de Innovación 2026', 'fondos innovacion', '4 17', ['2026']],
    ['Prórroga: Fondos de innovación, hasta el 15 de enero de 2027', 'fondos innovacion', '', ['2027']],
    ['[CANCELADA] Fondos de innovación', 'fondos innovacion', '', []],
    ['Grants of up to USD 50,000 for zero-waste pilots', 'grants up zero waste pilots', '', []],
    ['Award for cities (4th edition)', 'award cities', '4', []],
  ])('%s: what tells it from another', (title, key, serial, years) => {
    expect(readTitle(title)).toEqual({ key, serial, years });
  });

  it('loses the mark of its state, and nothing else', () => {
    expect(withoutStateMark('[CANCELLED] Health fund')).toBe('Health fund');
    expect(withoutStateMark('Cancelada: Fondo de salud')).toBe('Fondo de salud');
    expect(withoutStateMark('Suspendida')).toBe('Suspendida');
    expect(withoutStateMark('Closed cities: a study')).toBe('Closed cities: a study');
  });
});

describe('two calls', () => {
  const at = (iso: string) => new Date(`${iso}T04:59:00Z`);
  const subject = (title: string, more: Partial<Subject> = {}): Subject => ({
    ...{ addresses: [], deadlineAt: at('2027-01-16'), funder: null, language: 'es', text: title },
    titleKey: readTitle(title).key,
    serial: readTitle(title).serial,
    years: readTitle(title).years,
    ...more,
  });
  const base = 'Fondo para proyectos de salud pública en ciudades';
  const cases: [string, Subject, number, string][] = [
    ['the same title and day', subject(base), 1, 'same'],
    ['the same title, one without a date', subject(base, { deadlineAt: null }), 1, 'same'],
    [
      'the same title, two weeks later, said to be extended',
      subject(`Prórroga: ${base}`, { deadlineAt: at('2027-01-30') }),
      1,
      'same',
    ],
    ['the same title, two weeks later, nothing said', subject(base, { deadlineAt: at('2027-01-30') }), 1, 'doubtful'],
    ['the same title, half a year later', subject(base, { deadlineAt: at('2027-07-16') }), 1, 'different'],
    ['a title much alike on the same day', subject('Proyectos de salud en ciudades: fondo'), 0.62, 'doubtful'],
    [
      'a title much alike, another month',
      subject('Proyectos de salud en ciudades: fondo', { deadlineAt: at('2027-03-16') }),
      0.62,
      'different',
    ],
    ['a title cut short by its source', subject('Fondo para proyectos de salud pública…'), 0.7, 'same'],
    ['a title cut shorter than what tells', subject('Fondo para salud…'), 0.5, 'doubtful'],
    ['another title on the same day', subject('Becas de maestría en Alemania'), 0.1, 'different'],
    ['a number that only one has', subject(`Convocatoria 2: ${base}`), 1, 'doubtful'],
  ];
  it.each(cases)('%s', (_name, newer, alike, verdict) => {
    expect(compareCalls(subject(base), newer, { alike, listedTogether: false }).verdict).toBe(verdict);
  });

  it('of two numbers or two years are two', () => {
    const compare = (older: string, newer: string, more: Partial<Subject> = {}) =>
      compareCalls(subject(older), subject(newer, more), { alike: 1, listedTogether: false }).verdict;
    expect(compare(`Convocatoria 1: ${base}`, `Convocatoria 2: ${base}`)).toBe('different');
    expect(compare(`${base} 2025`, `${base} 2026`, { deadlineAt: at('2027-03-16') })).toBe('different');
    expect(compare(`${base} 2026`, `${base} 2026`)).toBe('same');
  });

  it('with a title that any call may have are no certain match', () => {
    const generic = (deadlineAt: Date) => subject('Convocatoria de becas', { deadlineAt });
    const compare = (newer: Subject) =>
      compareCalls(generic(at('2027-01-16')), newer, { alike: 1, listedTogether: false }).verdict;
    expect(compare(generic(at('2027-01-16')))).toBe('doubtful');
    expect(compare(generic(at('2027-02-16')))).toBe('different');
  });

  it('with one address are one, unless it is a page of many calls', () => {
    const addresses = ['example.org/fondo'];
    const compare = (newer: Subject, alike: number, listedTogether: boolean) =>
      compareCalls(subject(base, { addresses }), newer, { alike, listedTogether }).verdict;
    expect(compare(subject('Health fund', { addresses, language: 'en' }), 0, false)).toBe('same');
    expect(compare(subject('Becas de música', { addresses, deadlineAt: at('2027-05-01') }), 0, false)).toBe(
      'different',
    );
    expect(compare(subject('Becas de música', { addresses }), 0.1, true)).toBe('different');
    expect(compare(subject(base, { addresses, deadlineAt: at('2027-02-01') }), 1, true)).toBe('same');
  });

  it('in two languages are doubtful by what a translation leaves as it is', () => {
    const es = subject('Premio Bloomberg para alcaldías', { text: 'Premio Bloomberg de 80.000 euros para alcaldías.' });
    const en = {
      ...subject('Bloomberg award for mayors'),
      language: 'en',
      text: 'Bloomberg award of EUR 80,000 for mayors.',
    };
    const verdict = compareCalls(es, en, { alike: 0.1, listedTogether: false });
    expect(verdict).toEqual({ verdict: 'doubtful', shared: ['80000', 'bloomberg'] });
    const other = { ...en, text: 'Award of EUR 20,000 for mayors.' };
    expect(compareCalls(es, other, { alike: 0.1, listedTogether: false }).verdict).toBe('different');
    const sameFunder = { funder: 'Bloomberg' };
    expect(
      compareCalls({ ...es, ...sameFunder }, { ...en, ...sameFunder }, { alike: 0.1, listedTogether: false }),
    ).toEqual({ verdict: 'doubtful', shared: ['80000'] });
  });
});

describe('a call that several sources tell of', () => {
  let net: Network;
  beforeEach(async () => {
    net = await openNetwork();
    await net.member('ana@red.co');
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
  });
  afterEach(() => net.close());

  it('is one by its title and close, whatever the address', async () => {
    const a = await net.feed('agencia');
    a.items = [health];
    await net.poll();
    const b = await net.feed('boletin');
    b.items = [
      { ...health, id: 'x9', title: 'FONDO para Proyectos de Salud Publica en Ciudades', url: 'https://boletin.org/9' },
    ];
    expect((await net.poll()).calls).toEqual({ new: 0, updated: 0, duplicates: 1, announced: 0 });
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
    expect(textsOf(await net.say('ana@red.co', 'convocatoria 1'))).toMatch(/Fuentes: agencia.*boletin/s);
  });

  it('is one when both are read at once', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      const feed = await net.feed(name);
      feed.items = [{ ...health, id: name, url: `https://${name}.org/fondo` }];
    }
    expect((await net.poll()).calls).toEqual({ new: 1, updated: 0, duplicates: 3, announced: 1 });
  });

  it('stays two calls when one feed lists both at one address', async () => {
    const feed = await net.feed('portal');
    const url = 'https://portal.org/convocatorias';
    feed.items = [
      { ...health, url },
      { ...health, id: 'h2', title: 'Becas de enfermería y salud mental', url },
    ];
    expect((await net.poll()).calls).toMatchObject({ new: 2, duplicates: 0, announced: 2 });
  });

  it('another year is another call', async () => {
    const feed = await net.feed('agencia');
    feed.items = [{ ...health, title: `${health.title} 2025`, text: 'Salud. Fecha límite: 15 de enero de 2026.' }];
    await net.poll();
    const other = await net.feed('boletin');
    other.items = [{ ...health, id: 'n', title: `${health.title} 2026`, url: 'https://boletin.org/2026' }];
    expect((await net.poll()).calls).toMatchObject({ new: 1, duplicates: 0, announced: 1 });
  });

  it('is published at once when a trusted source tells of what waits for review', async () => {
    await net.member('laura@red.co', { role: 'coordinator' });
    const reviewed = await net.feed('boletin', { trust: 'reviewed' });
    reviewed.items = [health];
    await net.poll();
    expect(await net.sentTo('ana@red.co')).toEqual([]);
    const trusted = await net.feed('agencia');
    trusted.items = [{ ...health, id: 'a1', url: 'https://agencia.org/1' }];
    expect((await net.poll()).calls).toMatchObject({ new: 0, duplicates: 1, announced: 1 });
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
  });

  it('may be extended by a second source, and the first does not take it back', async () => {
    const a = await net.feed('agencia');
    a.items = [health];
    await net.poll();
    const b = await net.feed('boletin');
    b.items = [
      {
        ...health,
        id: 'b1',
        title: `Prórroga: ${health.title}`,
        text: 'Se amplía el plazo. Las postulaciones se reciben hasta el 29 de enero de 2027.',
        url: 'https://boletin.org/1',
        publishedAt: tuesday,
      },
    ];
    expect((await net.poll()).calls).toMatchObject({ new: 0, duplicates: 1, updated: 1 });
    const closing = async () => (await net.store.db.call.findFirstOrThrow()).deadlineAt?.toISOString();
    expect(await closing()).toBe('2027-01-30T04:59:00.000Z');
    a.items = [{ ...health, text: `${health.text} Más información en la página.` }];
    await net.poll();
    expect(await closing()).toBe('2027-01-30T04:59:00.000Z');
  });

  it('is followed by another source when the first is gone', async () => {
    const a = await net.feed('agencia');
    const b = await net.feed('boletin');
    a.items = [health];
    await net.poll();
    b.items = [{ ...health, id: 'b1', url: 'https://boletin.org/1' }];
    await net.poll();
    const earlier = 'Salud pública. Las postulaciones se reciben hasta el 11 de enero de 2027.';
    b.items = [{ ...health, id: 'b1', url: 'https://boletin.org/1', text: earlier }];
    expect((await net.poll()).calls.updated).toBe(0); // the first source leads
    a.items = [];
    await net.poll();
    b.items = [
      { ...health, id: 'b1', url: 'https://boletin.org/1', text: `${earlier} ¡Postúlese!`.replace('11', '10') },
    ];
    expect((await net.poll()).calls.updated).toBe(1);
    const call = await net.store.db.call.findFirstOrThrow();
    expect(call.deadlineAt?.toISOString()).toBe('2027-01-11T04:59:00.000Z');
  });
});

describe('within a feed', () => {
  let net: Network;
  beforeEach(async () => {
    net = await openNetwork();
    await net.member('ana@red.co');
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
  });
  afterEach(() => net.close());

  it('an item that gets another id is the same item', async () => {
    const feed = await net.feed('agencia');
    feed.items = [health, { ...health, id: 'h2', title: 'Becas de salud mental', url: 'https://example.org/b' }];
    await net.poll();
    feed.items = [
      { ...health, id: 'nuevo-1', url: 'https://example.org/h1' },
      { ...health, id: 'nuevo-2', title: 'Becas de salud mental', url: 'https://example.org/b?utm_source=x' },
    ];
    expect((await net.poll()).calls).toEqual({ new: 0, updated: 0, duplicates: 0, announced: 0 });
    expect(await net.store.db.feedItem.count()).toBe(2);
    expect(await net.sentTo('ana@red.co')).toHaveLength(2);
    const text = 'Las postulaciones se reciben hasta el 29 de enero de 2027. Salud.';
    feed.items = [{ ...health, id: 'nuevo-3', url: 'https://example.org/h1', text }];
    expect((await net.poll()).calls).toMatchObject({ new: 0, updated: 1 });
  });

  it('a page that turns to next year’s call is another call', async () => {
    const feed = await net.feed('agencia');
    const url = 'https://example.org/fondo';
    feed.items = [{ ...health, title: `${health.title} 2026`, url }];
    await net.poll();
    net.clock.at = new Date('2027-11-23T15:00:00Z');
    const text = 'Salud. Las postulaciones se reciben hasta el 15 de enero de 2028.';
    feed.items = [{ id: 'n2', title: `${health.title} 2027`, url, text, publishedAt: net.clock.at }];
    expect((await net.poll()).calls).toMatchObject({ new: 1, updated: 0, announced: 1 });
  });

  it('a thousand items at first sight take seconds', async () => {
    const feed = await net.feed('grande');
    feed.items = Array.from({ length: 1000 }, (_, index) => ({
      ...health,
      id: `i${index}`,
      title: `Convocatoria ${index + 1}: proyectos de salud pública`,
      publishedAt: new Date(tuesday.getTime() - 60 * dayMs),
    }));
    const began = performance.now();
    const { calls } = await net.poll();
    expect(calls).toEqual({ new: 1000, updated: 0, duplicates: 0, announced: 0 });
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
