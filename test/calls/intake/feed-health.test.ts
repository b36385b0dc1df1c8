import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../src/calls/intake/ingest.ts';
import { pollFeeds } from '../../../src/calls/intake/poll.ts';
import { parseOpml } from '../../../src/calls/reading/opml.ts';
import { exportTable } from '../../../src/operator/tables.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const health = {
  id: 'h1',
  title: 'Fondo para proyectos de salud pública',
  text: 'Financiación de proyectos de salud pública. Las postulaciones se reciben hasta el 15 de enero de 2027.',
  publishedAt: new Date(tuesday.getTime() - 2 * dayMs),
};

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
  await net.subscribe('ana@red.co', { sectors: ['salud'] });
  await net.member('laura@red.co', { role: 'coordinator' });
  await net.member('jorge@red.co', { role: 'admin' });
});
afterEach(() => net.close());

const rowOf = (id: string) => net.store.db.feed.findUniqueOrThrow({ where: { id } });

/** Lives on, polling each feed when its turn comes, as the schedule does. */
async function live(ms: number): Promise<void> {
  const until = net.clock.at.getTime() + ms;
  for (;;) {
    await pollFeeds(net);
    await net.drain();
    const next = await net.store.db.feed.findFirst({ where: { enabled: true }, orderBy: { nextPollAt: 'asc' } });
    const at = Math.max(net.clock.at.getTime(), next?.nextPollAt?.getTime() ?? until);
    if (at > until) break;
    net.clock.at = new Date(at);
  }
  net.clock.at = new Date(until);
}

describe('a feed that fails', () => {
  it('for a day is told of once, and once more when it is back', async () => {
    const feed = await net.feed('agencia');
    feed.items = [health];
    await live(0);
    feed.status = 500;
    await net.store.db.feed.updateMany({ data: { nextPollAt: net.clock.at } });
    await live(23 * hourMs);
    expect(await net.sentTo('laura@red.co')).toEqual([]);
    const asked = feed.requests.length;
    await live(2 * hourMs);
    const told = await net.sentTo('laura@red.co');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('La fuente «agencia» no responde');
    expect(told[0]).toContain('martes 24 de noviembre, 10:00 a. m.');
    expect(told[0]).toContain('Última falla: el servidor respondió con un error (HTTP 500)');
    await live(3 * dayMs);
    expect(feed.requests.length).toBeGreaterThanOrEqual(asked + 3);
    expect(await net.sentTo('laura@red.co')).toHaveLength(1);
    feed.status = undefined;
    await live(2 * dayMs); // over the weekend
    const back = (await net.sentTo('laura@red.co')).slice(1);
    expect(back).toHaveLength(1);
    expect(back[0]).toContain('La fuente «agencia» volvió');
    await live(dayMs);
    expect(await net.sentTo('laura@red.co')).toHaveLength(2);
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
  });

  it('and is back before anybody was told, is nobody’s news', async () => {
    net.clock.at = new Date('2026-11-27T15:00:00Z'); // a Friday: its first day ends on Saturday
    const feed = await net.feed('agencia');
    feed.status = 500;
    await live(30 * hourMs);
    feed.status = undefined;
    await live(2 * dayMs);
    expect(await net.sentTo('laura@red.co')).toEqual([]);
  });

  it('is left alone for as long as it asks', async () => {
    const feed = await net.feed('agencia');
    feed.status = 429;
    feed.headers = { 'retry-after': String(6 * 3600) };
    await net.poll();
    expect((await rowOf(feed.row.id)).nextPollAt?.getTime()).toBe(tuesday.getTime() + 6 * hourMs);
  });
});

describe('what goes wrong here', () => {
  it('is no failure of the feed: it is logged with its stack, and tried again', async () => {
    const feed = await net.feed('agencia');
    feed.items = [health];
    const logged: unknown[][] = [];
    const log = { ...net.log, error: (...line: unknown[]) => logged.push(line) } as typeof net.log;
    const outbox = { ...net.outbox, enqueue: () => Promise.reject(new TypeError('no such word')) };
    const { feeds } = await ingest({ ...net, log, outbox }, [feed.row]);
    expect(feeds).toMatchObject([{ status: 'failed', error: 'no such word' }]);
    expect(logged).toMatchObject([
      [{ feed: feed.url, err: { stack: expect.stringContaining('feed-health.test.ts') } }, expect.anything()],
    ]);
    expect(await rowOf(feed.row.id)).toMatchObject({
      ...{ failures: 0, failingSince: null, error: null },
      nextPollAt: new Date(tuesday.getTime() + hourMs / 2),
    });
    expect((await net.poll()).calls).toMatchObject({ new: 1, announced: 1 });
  });

  it('stops no other feed, even when the failure cannot be written down', async () => {
    const gone = await net.feed('a-borrada');
    gone.status = 500;
    await net.store.db.feed.delete({ where: { id: gone.row.id } });
    const feed = await net.feed('b-agencia');
    feed.items = [health];
    const { feeds, calls } = await ingest(net, [gone.row, feed.row]);
    expect(feeds.map(({ status }) => status)).toEqual(['failed', 'ok']);
    expect(calls.announced).toBe(1);
  });
});

describe('the next reading', () => {
  it.each([
    ['half an hour, when nothing is asked', {}, '', 0.5],
    ['what Cache-Control asks', { 'cache-control': 'max-age=7200' }, '', 2],
    ['what the feed’s ttl asks', {}, '<ttl>180</ttl>', 3],
    ['the longest of both', { 'cache-control': 'max-age=7200' }, '<ttl>180</ttl>', 3],
    ['a day at most', { 'cache-control': 'max-age=999999' }, '<ttl>99999</ttl>', 24],
  ])('comes after %s', async (_name, headers, ttl, hours) => {
    const feed = await net.feed('agencia');
    feed.headers = headers;
    feed.body = `<rss version="2.0"><channel><title>t</title>${ttl}<item><title>Uno</title></item></channel></rss>`;
    await net.poll();
    expect((await rowOf(feed.row.id)).nextPollAt?.getTime()).toBe(tuesday.getTime() + hours * hourMs);
    feed.headers = { ...headers, etag: '"v1"' };
    await net.poll();
    feed.status = 304;
    await net.poll();
    expect((await rowOf(feed.row.id)).nextPollAt?.getTime()).toBe(tuesday.getTime() + hours * hourMs);
  });
});

describe('a feed that has moved for good', () => {
  it('is read at its new address, its items known', async () => {
    const feed = await net.feed('vieja');
    feed.items = [health];
    await net.poll();
    const host = new URL(feed.url).origin;
    const there = await net.feed('nueva');
    there.items = [health];
    await net.store.db.feed.delete({ where: { id: there.row.id } });
    feed.status = 301;
    feed.headers = { location: `${host}/nueva` };
    expect((await net.poll()).calls).toEqual({ new: 0, updated: 0, duplicates: 0, announced: 0 });
    expect(await rowOf(feed.row.id)).toMatchObject({ url: `${host}/nueva`, name: 'vieja', failures: 0 });
    const asked = feed.requests.length;
    there.items = [health, { ...health, id: 'h2', title: 'Becas de salud mental', url: 'https://example.org/b' }];
    expect((await net.poll()).calls).toMatchObject({ new: 1, announced: 1 });
    expect(feed.requests).toHaveLength(asked);
  });

  it('is not followed to what is no feed, nor by a redirect that is not for good', async () => {
    const feed = await net.feed('vieja');
    const page = await net.feed('pagina');
    page.body = '<!doctype html><title>Nos mudamos</title>';
    await net.store.db.feed.delete({ where: { id: page.row.id } });
    const host = new URL(feed.url).origin;
    feed.headers = { location: `${host}/pagina` };
    feed.status = 301;
    expect((await net.poll()).feeds[0]?.status).toBe('failed');
    feed.status = 302;
    page.body = undefined;
    page.items = [health];
    expect((await net.poll()).feeds[0]?.status).toBe('ok');
    expect((await rowOf(feed.row.id)).url).toBe(feed.url);
  });

  it('to where another is read already, hands over its items and rests', async () => {
    const old = await net.feed('a-vieja');
    const kept = await net.feed('b-nueva');
    old.items = [
      { ...health, id: 'solo-antes', title: 'Becas antiguas de salud mental', url: 'https://example.org/z' },
    ];
    kept.items = [health];
    await net.poll();
    old.status = 308;
    old.headers = { location: kept.url };
    await net.poll();
    expect(await rowOf(old.row.id)).toMatchObject({ enabled: false, url: old.url });
    const items = await net.store.db.feedItem.findMany({ where: { feedId: kept.row.id }, orderBy: { key: 'asc' } });
    expect(items.map(({ key }) => key)).toEqual(['h1', 'solo-antes']);
    expect(await net.store.db.call.count()).toBe(2);
    expect(await net.sentTo('ana@red.co')).toHaveLength(2);
  });
});

describe('a page where a feed was expected', () => {
  const page = (host: string) =>
    `<!doctype html><html><head><title>Agencia</title><link rel="alternate" type="application/rss+xml" title="Noticias" href="${host}/canal"></head></html>`;

  it('proposes its feeds to the administrators; one click reads the right one', async () => {
    const feed = await net.feed('pagina');
    const canal = await net.feed('canal');
    await net.store.db.feed.delete({ where: { id: canal.row.id } });
    canal.items = [health];
    const host = new URL(feed.url).origin;
    feed.headers = { 'content-type': 'text/html' };
    feed.body = page(host);
    await net.poll();
    await net.poll();
    expect(await net.sentTo('laura@red.co')).toEqual([]);
    const [told, ...more] = await net.sentTo('jorge@red.co');
    expect(more).toEqual([]);
    expect(told).toContain('¿Quiso decir una de estas direcciones?');
    expect(told).toContain(`${host}/canal`);
    const [list] = await net.say('jorge@red.co', 'fuentes');
    const [shown] = await net.press('jorge@red.co', list, 'pagina');
    const [done] = await net.press('jorge@red.co', shown, 'Usar 1');
    expect(textsOf(done ? [done] : [])).toContain(`ahora se lee ${host}/canal`);
    expect((await net.poll()).calls).toMatchObject({ new: 1, announced: 1 });
    expect(await rowOf(feed.row.id)).toMatchObject({ url: `${host}/canal`, failures: 0, proposals: [] });
  });
});

describe('fuentes', () => {
  it('shows the health of each, those that fail first, a page at a time', async () => {
    for (let index = 0; index < 12; index += 1) await net.feed(`fuente-${String(index).padStart(2, '0')}`);
    const broken = await net.feed('rota');
    broken.status = 500;
    await net.poll();
    const [list] = await net.say('laura@red.co', 'fuentes');
    const text = textsOf(list ? [list] : []);
    expect(text).toContain('1–10 de 13. Con fallas: 1.');
    expect(text).toMatch(/Fuente · Estado · Última lectura · Entradas\nrota · Falla desde el martes 24 de noviembre/);
    const [second] = await net.press('laura@red.co', list, 'Ver más');
    expect(textsOf(second ? [second] : [])).toContain('11–13 de 13');
    const [shown] = await net.press('laura@red.co', list, 'rota');
    expect(textsOf(shown ? [shown] : [])).toContain('Última falla: el servidor respondió con un error (HTTP 500)');
    expect(offersOf(shown?.blocks ?? []).map(({ label }) => label)).not.toContain('Pausar');
    expect(textsOf(await net.say('ana@red.co', 'fuentes'))).toContain('lo puede hacer la coordinación');
  });

  it('an administrator pauses, resumes and trusts', async () => {
    const feed = await net.feed('agencia', { trust: 'reviewed' });
    const [list] = await net.say('jorge@red.co', 'fuentes');
    const [shown] = await net.press('jorge@red.co', list, 'agencia');
    const [paused] = await net.press('jorge@red.co', shown, 'Pausar');
    expect(textsOf(paused ? [paused] : [])).toContain('En pausa');
    await pollFeeds(net);
    expect(feed.requests).toHaveLength(0);
    const [resumed] = await net.press('jorge@red.co', paused, 'Reanudar');
    await pollFeeds(net);
    expect(feed.requests).toHaveLength(1);
    await net.press('jorge@red.co', resumed, 'Publicar sin revisar');
    expect(await rowOf(feed.row.id)).toMatchObject({ enabled: true, trust: 'trusted' });
    expect(textsOf(await net.press('laura@red.co', paused, 'Reanudar'))).toContain('lo puede hacer la administración');
  });

  it('go out as OPML, without those that are paused', async () => {
    const feed = await net.feed('agencia', { sectors: ['salud'] });
    await net.feed('pausada', { enabled: false });
    const opml = parseOpml(String(await exportTable(net.store, 'feeds', 'opml', tuesday)));
    expect(opml.feeds).toEqual([{ url: feed.url, name: 'agencia', home: null, language: 'es', categories: ['salud'] }]);
    await expect(exportTable(net.store, 'calls', 'opml', tuesday)).rejects.toThrow('No existe el formato «opml»');
  });
});
