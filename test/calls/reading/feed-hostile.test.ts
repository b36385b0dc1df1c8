import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createFeedReader, FeedError } from '../../../src/calls/reading/feed.ts';
import { readFeed } from '../../../src/calls/reading/feed-read.ts';

const folder = new URL('../../fixtures/feeds/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name !== 'expected.json')
  .map((name) => readFileSync(new URL(name, folder)));
const about = { url: 'https://fuente.example.org/feed.xml' };
const bytes = (text: string) => new TextEncoder().encode(text);
const item = (inside: string) =>
  `<rss version="2.0"><channel><item><title>Título</title>${inside}</item></channel></rss>`;

const reader = createFeedReader();
afterAll(() => reader.close());
const outcome = (text: string) =>
  reader.read(bytes(text), about).then(
    (feed) => feed.items.length,
    (error: unknown) => (error instanceof FeedError ? error.code : String(error)),
  );

describe('hostile feeds', () => {
  it.each<[string, string, number | string]>([
    ['deep nesting', item('<a>'.repeat(100_000)), 'too_complex'],
    ['deep nesting in the content', item(`<description><![CDATA[${'<div>'.repeat(100_000)}]]></description>`), 1],
    ['100 KB of angle brackets', item(`<description>${'<'.repeat(100_000)}</description>`), 1],
    ['100 KB of escaped brackets', item(`<description>${'&lt;'.repeat(100_000)}</description>`), 1],
    ['half-open tags', item(`<description><![CDATA[${'x<p'.repeat(300_000)}]]></description>`), 1],
    ['a huge attribute', item(`<a b="${'x'.repeat(2_000_000)}"/>`), 1],
    ['titles never closed', item('<title>'.repeat(200_000)), 'too_complex'],
    ['titles and links never closed', item('<title>a<link>b'.repeat(100_000)), 'too_complex'],
    [
      'more entries than are read',
      `<rss><channel>${'<item><title>a</title></item>'.repeat(30_000)}</channel></rss>`,
      10_000,
    ],
    ['endless attributes', item(`<a ${'b="" c="" '.repeat(100_000)}/>`), 'too_complex'],
    ['endless items', `<rss><channel>${'<item/>'.repeat(400_000)}</channel></rss>`, 'too_complex'],
    ['a huge title', item('').replace('Título', `<![CDATA[${' a<b '.repeat(300_000)}]]>`), 1],
    ['a huge guid', item(`<guid>${'g'.repeat(2_000_000)}</guid>`), 1],
    ['a huge date', item(`<pubDate>${'1 '.repeat(1_000_000)}</pubDate>`), 1],
    ['deep JSON', `{"items":${'['.repeat(2_000_000)}`, 'too_complex'],
    ['wide JSON', `{"items":[${'{},'.repeat(600_000)}{}]}`, 'too_complex'],
    ['an open DOCTYPE', `<!DOCTYPE r [${'<!ENTITY x "y">'.repeat(100_000)}`, 'not_a_feed'],
    ['nothing', '', 'empty'],
    ['zeros', '\0'.repeat(100_000), 'not_a_feed'],
    ['another XML', '<?xml version="1.0"?><urlset><url><loc>https://example.org/</loc></url></urlset>', 'not_a_feed'],
    ['JSON that is no feed', '{"a":1}', 'not_a_feed'],
    ['more than 15 MiB', ' '.repeat(15 * 1024 * 1024 + 1), 'too_big'],
  ])('%s', async (_, text, expected) => expect(await outcome(text)).toBe(expected));

  it.each([
    ['in an encoding of one byte', Buffer.alloc(4 * 1024 * 1024, 0xe0), 'windows-1251'],
    ['of two encodings', Buffer.alloc(4 * 1024 * 1024, Buffer.from([0xff, 0x41, 0xc3, 0xb1])), 'utf-8'],
  ])('reads a huge text %s', async (_, title, encoding) => {
    const start = Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><rss><channel><item><title>`);
    expect((await reader.read(Buffer.concat([start, title]), about)).items).toHaveLength(1);
  });

  it.each([
    ['the base', (huge: string) => `<rss xml:base="https://e.org/${huge}"><channel>`],
    ['the address of the channel', (huge: string) => `<rss><channel><link>https://e.org/${huge}</link>`],
  ])('keeps no address that is longer for %s', async (_, start) => {
    const base = (length: number) => start('ñ/'.repeat(length));
    for (const length of [700, 2_000_000]) {
      const feed = await reader.read(bytes(`${base(length)}<item><title>x</title><link>r</link></item>`), about);
      expect(feed.items[0]?.url?.length ?? 0).toBeLessThan(3_000);
    }
    expect((await reader.read(bytes(`${base(10)}<item><link>r</link></item>`), about)).items[0]?.url).toContain('/r');
  });

  it('unpacks no more than a feed may hold', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    await expect(reader.read(bomb, about)).rejects.toMatchObject({ code: 'too_big' });
    await expect(reader.read(bomb.subarray(0, 1_000), about)).rejects.toMatchObject({ code: 'not_a_feed' });
  });

  it('expands no entity, ours or a file', async () => {
    const entities = Array.from({ length: 20 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);
    const doctype = `<!DOCTYPE rss [<!ENTITY e0 "x">${entities.join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const feed = await reader.read(bytes(doctype + item('<description>&e20; &f;</description>')), about);
    expect(feed.items[0]?.text).toBe('&e20; &f;');
  });

  it('offers the feeds of a page', async () => {
    const page = readFileSync(new URL('page.html', folder));
    await expect(reader.read(page, about)).rejects.toMatchObject({
      code: 'html',
      proposals: ['https://fuente.example.org/es/feed.xml', 'https://otra.example.org/atom'],
    });
  });

  it('kills a reading that takes too long and reads the next', async () => {
    const hasty = createFeedReader({ timeLimitMs: 500 });
    const slow = `${'<a>'.repeat(1_400)}${'</b>'.repeat(1_200_000)}`;
    await expect(hasty.read(bytes(slow), about)).rejects.toMatchObject({ code: 'timeout' });
    expect((await hasty.read(bytes(item('')), about)).items).toHaveLength(1);
    await hasty.close();
  });

  it('survives a reading that takes too much memory', async () => {
    const attributes = Array.from({ length: 900 }, (_, index) => `${index.toString(36)}=""`).join(' ');
    const entries = `<item ${attributes}/>`.repeat(2_400);
    expect(await outcome(`<rss><channel>${entries}</channel></rss>`)).toBe('too_complex');
    expect(await outcome(item(''))).toBe(1);
  });
});

describe('damaged feeds', () => {
  const sample = fc.constantFrom(...samples);
  const isOutcome = (result: Awaited<ReturnType<typeof readFeed>>) => {
    if ('fault' in result) return result.fault.message !== '';
    const { items } = result.feed;
    const sound = items.every((one) => one.url === null || /^https?:\/\//i.test(one.url));
    return sound && new Set(items.map((one) => one.id)).size === items.length && items.every((one) => one.id !== '');
  };

  it('cut anywhere, they are read or refused, and never pass a bad address or a shared id', async () => {
    await fc.assert(
      fc.asyncProperty(sample, fc.double({ min: 0, max: 1, noNaN: true }), async (whole, part) =>
        isOutcome(await readFeed(whole.subarray(0, Math.floor(whole.length * part)), about)),
      ),
      { numRuns: 150 },
    );
  });

  it('changed anywhere, likewise', async () => {
    const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(sample, edits, async (whole, changes) => {
        const changed = new Uint8Array(whole);
        for (const { at, byte } of changes) changed[Math.floor(at * (changed.length - 1))] = byte;
        return isOutcome(await readFeed(changed, about));
      }),
      { numRuns: 150 },
    );
  });

  it('made of any pieces, likewise', async () => {
    const piece = fc.constantFrom(
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<![CDATA[',
      ']]>',
      '<link>',
      'https://e.org/',
      'javascript:x',
      '<guid>',
      '&amp;',
      '&',
      '<',
      '>',
      '"',
      '<!--',
      '-->',
      '<?xml',
      '?>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<entry>',
      '<link href="',
      '/>',
      '{',
      '[',
      '\u0000',
      'é',
      '<!DOCTYPE',
      '<html>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) =>
        isOutcome(await readFeed(bytes(pieces.join('')), about)),
      ),
      { numRuns: 300 },
    );
  });
});
