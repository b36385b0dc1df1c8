import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createFeedReader } from '../../src/calls/feed.ts';

type Expected = {
  url?: string;
  contentType?: string;
  format?: string;
  ids?: string[];
  items: { title: string; url: string | null; publishedAt: string | null }[];
};

const folder = new URL('../fixtures/feeds/', import.meta.url);
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
