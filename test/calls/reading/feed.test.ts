import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createFeedReader } from '../../../src/calls/reading/feed.ts';

type Expected = {
  url?: string;
  contentType?: string;
  format?: string;
  ids?: string[];
  items: { title: string; url: string | null; publishedAt: string | null }[];
};

const folder = new URL('../../fixtures/feeds/', import.meta.url);
const expectations = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Expected>;
const reader = createFeedReader();
afterAll(() => reader.close());

const read = (name: string, about: { url?: string; contentType?: string } = {}) =>
  reader.read(readFileSync(new URL(name, folder)), { url: 'https://fuente.example.org/feed.xml', ...about });
const readText = (text: string, url = 'https://fuente.example.org/feed.xml') =>
  reader.read(new TextEncoder().encode(text), { url });

describe('feeds with the faults that real feeds have', () => {
  it.each(Object.entries(expectations))('%s', async (name, expected) => {
    const { url, contentType } = expected;
    const feed = await read(name, { ...(url && { url }), ...(contentType && { contentType }) });
    const found = feed.items.slice(0, expected.items.length).map((item) => ({
      title: item.title,
      url: item.url,
      publishedAt: item.publishedAt?.toISOString() ?? null,
    }));
    const wanted = expected.items.map((item) => ({
      ...item,
      publishedAt: item.publishedAt ? new Date(item.publishedAt).toISOString() : null,
    }));
    expect(found).toEqual(wanted);
    if (expected.format) expect(feed.format).toBe(expected.format);
    if (expected.ids) expect(feed.items.map((item) => item.id)).toEqual(expected.ids);
    expect(new Set(feed.items.map((item) => item.id)).size).toBe(feed.items.length);
  });

  it('has an expectation for every fixture', () => {
    const feeds = readdirSync(folder).filter((name) => name !== 'expected.json' && name !== 'page.html');
    expect(feeds.sort()).toEqual(Object.keys(expectations).sort());
  });
});

describe('what is read besides', () => {
  it('takes content, categories, author, language and the pause the feed asks for', async () => {
    const feed = await read('atom-10.xml');
    expect(feed).toMatchObject({
      format: 'atom',
      version: '1.0',
      title: 'Atom & más',
      language: 'es',
      link: 'https://fuente.example.org/',
    });
    const [first] = feed.items;
    expect(first).toMatchObject({ id: 'urn:1', categories: ['Becas'], author: 'Ana', language: 'es' });
    expect(first?.updatedAt?.toISOString()).toBe('2026-01-06T10:00:00.000Z');
    expect(first?.text).toBe('Uno\n\nDos < tres');
    const rss = (inside: string) => readText(`<rss version="2.0"><channel>${inside}</channel></rss>`);
    expect((await rss('<ttl>60</ttl>')).ttlMs).toBe(3_600_000);
    const sy = 'http://purl.org/rss/1.0/modules/syndication/';
    const twice = `<s:updatePeriod xmlns:s="${sy}">daily</s:updatePeriod><s:updateFrequency xmlns:s="${sy}">2</s:updateFrequency>`;
    expect((await rss(twice)).ttlMs).toBe(43_200_000);
    expect((await rss('')).ttlMs).toBeNull();
  });

  it('prefers the full content to the description, and keeps markup that says more than its words', async () => {
    const read = async (content: string) => {
      const feed = await readText(
        `<rss><channel><item><description>Corta</description><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`,
      );
      return feed.items[0];
    };
    expect(await read('<p>Larga &amp; <a href="/x">completa</a></p>')).toMatchObject({
      html: '',
      text: 'Larga & completa',
    });
    expect(await read('Hasta el <s>1</s> 5 de mayo')).toMatchObject({
      html: 'Hasta el <s>1</s> 5 de mayo',
      text: 'Hasta el 1 5 de mayo',
    });
  });

  it('keeps a relative link only for a file that says where it belongs nowhere', async () => {
    const text = '<rss><channel><item><title>x</title><link>/uno</link></item></channel></rss>';
    const bytes = new TextEncoder().encode(text);
    const about = { url: 'file:///feeds/x.xml' };
    expect((await reader.read(bytes, about)).items[0]?.url).toBeNull();
    expect((await reader.read(bytes, { ...about, keepRelative: true })).items[0]?.url).toBe('/uno');
    expect((await readText(text)).items[0]).toMatchObject({ url: 'https://fuente.example.org/uno' });
  });

  it('passes no address that is none', async () => {
    const bytes = new TextEncoder().encode('<rss><channel><item><link>http://[bad</link></item></channel></rss>');
    for (const keepRelative of [true, false])
      expect((await reader.read(bytes, { url: 'file:///x.xml', keepRelative })).items[0]?.url).toBeNull();
  });

  it('takes no link that leads elsewhere for the page of an entry, and dates it by its feed', async () => {
    const { items } = await readText(
      `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Appels</title><language>fr</language>
      <lastBuildDate>Tue, 24 Nov 2026 10:00:00 +0100</lastBuildDate>
      <item><title>Un</title><guid isPermaLink="false">1</guid><pubDate>mar. 24 nov. 10:30</pubDate>
      <atom:link rel="payment" href="https://pay.example.org/1"/></item>
      <item><title>Deux</title><atom:link rel="license" href="https://law.example.org"/><atom:link rel="related" href="https://fuente.example.org/2"/></item>
      </channel></rss>`,
    );
    expect(items.map(({ url }) => url)).toEqual([null, 'https://fuente.example.org/2']);
    expect(items[0]?.publishedAt).toEqual(new Date('2026-11-24T10:30:00Z'));
  });

  it('takes the title of the media in an entry that has none of its own', async () => {
    const media = '<media:group><media:content><media:title>Medio</media:title></media:content></media:group>';
    const feed = await readText(
      `<rss><channel><item>${media}</item><item>${media}<title>Propio</title></item></channel></rss>`,
    );
    expect(feed.items.map(({ title }) => title)).toEqual(['Medio', 'Propio']);
  });

  it('reads the links of the Channel Definition Format from its base', async () => {
    const item = '<ITEM HREF="/1"><TITLE>Uno</TITLE></ITEM>';
    const feed = await readText(`<CHANNEL BASE="https://base.example.org/" HREF="https://e.org/">${item}</CHANNEL>`);
    expect(feed.items[0]?.url).toBe('https://base.example.org/1');
  });

  it('gives the same items the same ids when others come and go', async () => {
    const item = (n: number) => `<item><title>T${n}</title><link>https://e.org/${n}</link><guid>g${n}</guid></item>`;
    const ids = async (...numbers: number[]) =>
      (await readText(`<rss><channel>${numbers.map(item).join('')}</channel></rss>`)).items.map((one) => one.id);
    expect(await ids(1, 2, 3)).toEqual(['g1', 'g2', 'g3']);
    expect(await ids(4, 3)).toEqual(['g4', 'g3']);
  });

  it('tells apart items that share guid, link or everything', async () => {
    const same = '<item><title>Igual</title><link>https://e.org/</link><guid>g</guid></item>';
    const other = '<item><title>Otra</title><link>https://e.org/</link><guid>g</guid></item>';
    const read = async () =>
      (await readText(`<rss><channel>${same}${other}${same}</channel></rss>`)).items.map((one) => one.id);
    const ids = await read();
    expect(new Set(ids).size).toBe(3);
    expect(await read()).toEqual(ids);
  });

  it('keeps every item of a long feed with what belongs to it', async () => {
    const item = (n: number) =>
      `<item><title>T${n}</title><link>https://e.org/${n}</link><description>D${n}</description></item>`;
    const numbers = Array.from({ length: 1_201 }, (_, index) => index);
    const feed = await readText(`<rss><channel>${numbers.map(item).join('')}</channel></rss>`);
    const found = feed.items.map(({ title, url, text }) => `${title} ${url} ${text}`);
    expect(found).toEqual(numbers.map((n) => `T${n} https://e.org/${n} D${n}`));
  });

  it('reads the newest entries of a feed that holds too many, and says how many it left out', async () => {
    const item = (n: number) =>
      `<item><title>T${n}</title><pubDate>${new Date(Date.UTC(2026, 0, 1, n)).toUTCString()}</pubDate></item>`;
    const items = Array.from({ length: 10_001 }, (_, index) => item(index));
    const read = (written: string[]) => readText(`<rss><channel>${written.join('')}</channel></rss>`);
    const rising = await read(items);
    expect(rising).toMatchObject({ omitted: 1, items: { length: 10_000 } });
    expect(rising.items[0]?.title).toBe('T1');
    expect((await read(items.reverse())).items[0]?.title).toBe('T10000');
    expect((await read(items.slice(1))).omitted).toBe(0);
  });

  it('reads feeds one after another, many at once asked', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `<rss><channel><title>${index}</title></channel></rss>`);
    const feeds = await Promise.all(texts.map((text) => readText(text)));
    expect(feeds.map((feed) => feed.title)).toEqual(texts.map((_, index) => String(index)));
  });
});
