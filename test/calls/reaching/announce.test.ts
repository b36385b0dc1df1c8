import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const dayMs = 24 * 3_600_000;
const published = new Date(tuesday.getTime() - 2 * dayMs);
const health = {
  id: 'h1',
  title: 'Fondo para proyectos de salud pública',
  text: 'Financiación de proyectos de salud pública. Las postulaciones se reciben hasta el 15 de enero de 2027.',
  publishedAt: published,
};

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { role: 'member' });
  await net.subscribe('ana@red.co', { sectors: ['salud'] });
  await net.member('luis@red.co');
  await net.subscribe('luis@red.co', { sectors: ['movilidad'] });
});
afterEach(() => net.close());

describe('a new call', () => {
  it('reaches the spaces and members it fits, once, with its facts', async () => {
    await net.space('#salud', ['salud']);
    await net.space('#movilidad', ['movilidad']);
    await net.space('#general');
    const feed = await net.feed('agencia');
    feed.items = [health];
    const first = await net.poll();
    expect(first.calls).toEqual({ new: 1, updated: 0, duplicates: 0, announced: 1 });
    for (const name of ['ana@red.co', '#salud', '#general']) {
      const sent = await net.sentTo(name);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toContain('Fondo para proyectos de salud pública');
      expect(sent[0]).toContain('viernes 15 de enero de 2027, 11:59 p. m.');
      expect(sent[0]).toContain('Salud');
    }
    expect(await net.sentTo('luis@red.co')).toEqual([]);
    expect(await net.sentTo('#movilidad')).toEqual([]);

    const second = await net.poll();
    expect(second.calls).toEqual({ new: 0, updated: 0, duplicates: 0, announced: 0 });
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
  });

  it('says why it came', async () => {
    const feed = await net.feed('agencia');
    feed.items = [health];
    await net.poll();
    expect((await net.sentTo('ana@red.co'))[0]).toContain('Le llega porque sigue: Salud.');
  });

  it('waits for the morning when it comes at night, but not for a space', async () => {
    await net.space('#general');
    net.clock.at = new Date('2026-11-25T02:00:00Z'); // Tuesday, 21:00 in Bogotá
    const feed = await net.feed('agencia');
    feed.items = [health];
    await net.poll();
    expect(await net.sentTo('#general')).toHaveLength(1);
    expect(await net.sentTo('ana@red.co')).toEqual([]);
    net.clock.at = new Date('2026-11-25T13:00:00Z'); // 8:00
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
  });
});

describe('the first sight of a feed', () => {
  it('is a baseline: only what is open and recent is announced', async () => {
    const feed = await net.feed('agencia');
    feed.items = [
      health,
      {
        ...health,
        id: 'old',
        title: 'Salud: convocatoria antigua',
        publishedAt: new Date(tuesday.getTime() - 40 * dayMs),
      },
      { ...health, id: 'closed', title: 'Salud: cerrada', text: 'Fecha límite: 20 de noviembre de 2026.' },
      { ...health, id: 'undated', title: 'Salud: sin fecha de publicación', publishedAt: undefined },
    ];
    const { calls } = await net.poll();
    expect(calls).toMatchObject({ new: 4, announced: 1 });
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
    feed.items.push({ ...health, id: 'h2', title: 'Otra de salud', publishedAt: tuesday });
    expect((await net.poll()).calls).toMatchObject({ new: 1, announced: 1 });
    expect(await net.sentTo('ana@red.co')).toHaveLength(2);
  });
});

describe('a changed deadline', () => {
  it('edits what was sent, and tells those who follow it what changed', async () => {
    const feed = await net.feed('agencia');
    feed.items = [health];
    await net.poll();
    await net.drain();
    const [shown] = await net.say('ana@red.co', 'convocatoria 1');
    await net.press('ana@red.co', shown, 'Me interesa');
    feed.items = [
      {
        ...health,
        text: 'Financiación de proyectos de salud pública. Las postulaciones se reciben hasta el 29 de enero de 2027.',
      },
    ];
    expect((await net.poll()).calls).toMatchObject({ new: 0, updated: 1, announced: 0 });
    const sent = await net.sentTo('ana@red.co');
    expect(sent).toHaveLength(2);
    expect(sent.join('\n')).toContain(
      'Ahora cierra el viernes 29 de enero de 2027, 11:59 p. m.; antes, viernes 15 de enero de 2027, 11:59 p. m.',
    );
  });

  it('moves the reminders: the old times are gone, each new one is sent once', async () => {
    const feed = await net.feed('agencia');
    feed.items = [health];
    await net.poll();
    const [shown] = await net.say('ana@red.co', 'convocatoria 1');
    const [noted] = await net.press('ana@red.co', shown, 'Recordarme');
    expect(textsOf(noted ? [noted] : [])).toContain('Le recordaré el cierre: ');
    const pending = () =>
      net.store.db.delivery.findMany({ where: { kind: 'call.remind', status: 'pending' }, orderBy: { dueAt: 'asc' } });
    const before = (await pending()).map((row) => row.dueAt.toISOString());
    expect(before).toEqual(['2026-12-23T14:00:00.000Z', '2027-01-05T14:00:00.000Z', '2027-01-13T14:00:00.000Z']);
    feed.items = [{ ...health, text: 'Plazo de postulación: 29 de enero de 2027.' }];
    await net.poll();
    const after = (await pending()).map((row) => row.dueAt.toISOString());
    expect(after).toEqual(['2027-01-08T14:00:00.000Z', '2027-01-20T14:00:00.000Z', '2027-01-27T14:00:00.000Z']);
    net.clock.at = new Date('2027-01-20T14:00:00Z');
    const reminders = (await net.sentTo('ana@red.co')).filter((text) => text.includes('días para el cierre'));
    expect(reminders).toHaveLength(1); // the one of 8 January passed its moment
  });
});

describe('what a person chooses', () => {
  it('No es para mí silences the call, and can be undone', async () => {
    const feed = await net.feed('agencia');
    feed.items = [health];
    await net.poll();
    const [shown] = await net.say('ana@red.co', 'convocatoria 1');
    const [dismissed] = await net.press('ana@red.co', shown, 'No es para mí');
    expect(offersOf(dismissed?.blocks ?? []).map((offer) => offer.label)).toContain('Deshacer');
    expect(await net.sentTo('ana@red.co')).toEqual([]); // not yet sent, no longer wanted
    await net.press('ana@red.co', dismissed, 'Deshacer');
    expect(await net.store.db.callInterest.findFirst()).toMatchObject({ interest: null });
  });
});

describe('a reviewed feed', () => {
  it('publishes nothing by itself: a coordinator decides, once, and then it is announced', async () => {
    await net.member('laura@red.co', { role: 'coordinator' });
    await net.member('jorge@red.co', { role: 'admin' });
    const feed = await net.feed('boletin', { trust: 'reviewed' });
    feed.items = [health];
    expect((await net.poll()).calls).toMatchObject({ new: 1, announced: 0 });
    expect(await net.sentTo('ana@red.co')).toEqual([]);
    expect(textsOf(await net.say('ana@red.co', 'convocatorias'))).toContain('No hay convocatorias abiertas');
    expect(await net.sentTo('laura@red.co')).toHaveLength(1);
    const [asked] = await net.say('laura@red.co', 'convocatorias por revisar');
    const [published] = await net.press('laura@red.co', asked, 'Publicar');
    expect(textsOf(published ? [published] : [])).toContain('Publicada');
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
    const [again] = await net.press('jorge@red.co', asked, 'Publicar');
    expect(textsOf(again ? [again] : [])).toContain('ya decidió');
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
  });

  it('is for coordinators only', async () => {
    expect(textsOf(await net.say('ana@red.co', 'convocatorias por revisar'))).toContain(
      'Esto lo puede hacer la coordinación',
    );
  });
});

describe('a digest', () => {
  it('gathers the calls of the day, leaves out what was told, and repeats nothing', async () => {
    await net.member('eva@red.co');
    await net.subscribe('eva@red.co', { sectors: ['salud'], frequency: 'daily' });
    const feed = await net.feed('agencia');
    feed.items = [health, { ...health, id: 'h2', title: 'Becas en salud mental', url: 'https://example.org/b' }];
    await net.poll();
    expect(await net.sentTo('eva@red.co')).toEqual([]);
    net.clock.at = new Date('2026-11-25T13:00:00Z');
    const [digest, ...more] = await net.sentTo('eva@red.co');
    expect(more).toEqual([]);
    expect(digest).toContain('2 convocatorias nuevas para usted');
    feed.items.push({ ...health, id: 'h3', title: 'Tercera de salud', publishedAt: net.clock.at });
    await net.poll();
    net.clock.at = new Date('2026-11-26T13:00:00Z');
    const [, second] = await net.sentTo('eva@red.co');
    expect(second).toContain('Una convocatoria nueva para usted');
    expect(second).toContain('Tercera de salud');
  });
});

describe('several sources of one call', () => {
  it('are one call, announced once, with both sources', async () => {
    const a = await net.feed('agencia');
    const b = await net.feed('boletin');
    a.items = [health];
    b.items = [{ ...health, id: 'x9', url: 'https://www.example.org/h1/?utm_source=boletin' }];
    expect((await net.poll()).calls).toMatchObject({ new: 1, duplicates: 1, announced: 1 });
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
    // Both feeds are read at once: whichever stores first leads.
    const sources = textsOf(await net.say('ana@red.co', 'convocatoria 1')).match(/Fuentes: .*/)?.[0];
    expect(sources).toContain('agencia (');
    expect(sources).toContain('boletin (');
  });
});

describe('a feed that fails', () => {
  it('never stops another, is tried later and later, and is never given up', async () => {
    const broken = await net.feed('a-rota');
    broken.status = 500;
    const good = await net.feed('buena');
    good.items = [health];
    const report = await net.poll();
    expect(report.feeds.map((feed) => feed.status)).toEqual(['failed', 'ok']);
    expect(report.calls.announced).toBe(1);
    for (let round = 0; round < 12; round += 1) await net.poll();
    const row = await net.store.db.feed.findUniqueOrThrow({ where: { id: broken.row.id } });
    expect(row.failures).toBe(13);
    expect(row.nextPollAt?.getTime()).toBe(net.clock.at.getTime() + dayMs);
    broken.status = undefined;
    broken.items = [{ ...health, id: 'back', url: 'https://example.org/back' }];
    await net.poll();
    expect(await net.store.db.feed.findUniqueOrThrow({ where: { id: broken.row.id } })).toMatchObject({
      failures: 0,
      error: null,
    });
  });

  it('asks conditionally once it knows how', async () => {
    const feed = await net.feed('agencia');
    feed.headers = { etag: '"v1"', 'last-modified': 'Tue, 24 Nov 2026 10:00:00 GMT' };
    feed.items = [health];
    await net.poll();
    feed.status = 304;
    const report = await net.poll();
    expect(report.feeds[0]).toMatchObject({ status: 'notModified', new: 0 });
    expect(feed.requests[1]).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Tue, 24 Nov 2026 10:00:00 GMT',
    });
  });
});
