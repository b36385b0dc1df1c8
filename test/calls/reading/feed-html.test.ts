import { describe, expect, it } from 'vitest';
import { alternateFeeds, htmlToText, titleText } from '../../../src/calls/reading/feed-html.ts';

describe('plain text of HTML', () => {
  it.each([
    ['<p>Uno</p><p>Dos &amp; tres</p>', 'Uno\n\nDos & tres'],
    ['Uno<br>dos<br/>tres', 'Uno\n\ndos\n\ntres'],
    ['<ul><li>a<li>b</ul>', 'a\n\nb'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['<script>alert(1)</script>Hola<style>p{}</style>', 'Hola'],
    ['5 < 6 &lt; 7', '5 < 6 < 7'],
    ['  sin   marcas\n\n\n\nfin ', 'sin marcas\n\nfin'],
    ['&amp;lt;', '&lt;'],
    ['a&notanentity;b &noexiste; &ntilde &copy;2', 'a&notanentity;b &noexiste; ñ ©2'],
    ['espacio&nbsp;duro', 'espacio duro'],
  ])('%s', (html, text) => expect(htmlToText(html)).toBe(text));

  it.each([
    ['angle brackets', '<'.repeat(100_000)],
    ['open tags', 'x<p'.repeat(100_000)],
    ['deep nesting', '<div>'.repeat(100_000)],
    ['deep nesting with stray ends', `${'<b>'.repeat(1_900)}${'</i><p>'.repeat(20_000)}`],
    ['blank lines', '\n'.repeat(300_000)],
  ])('takes time in proportion for %s', (_, html) => {
    const started = performance.now();
    htmlToText(html);
    // Quadratic readers take from seconds to minutes here.
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

describe('titles', () => {
  it('follow what the feed says of them', () => {
    expect(titleText('a &amp; <b>b</b>', 'text')).toBe('a &amp; <b>b</b>');
    expect(titleText('a &amp; <b>b</b><script>x</script>', 'html')).toBe('a & b');
    expect(titleText('a &amp; <b>b</b>', 'unsaid')).toBe('a & b');
    expect(titleText('<b>a</b><script>bad()</script>', 'unsaid')).toBe('a');
    expect(titleText('x <3 y <desconocida>', 'unsaid')).toBe('x <3 y <desconocida>');
    for (const markup of ['unsaid', 'html'] as const)
      expect(titleText('a&notanentity;b &ntilde; AT&T', markup)).toBe('a&notanentity;b ñ AT&T');
    expect(titleText('<i>a&notanentity;b</i>', 'html')).toBe('a&notanentity;b');
    expect(titleText('uno<br>dos', 'unsaid')).toBe('uno dos');
  });
});

describe('feeds that a page offers', () => {
  const link = (attributes: string) => `<link ${attributes}>`;
  it('are the alternates of a feed type, absolute and each once', () => {
    const page = `<head>${link('rel="alternate" type="application/rss+xml" href="/feed"')}${link('rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="atom.xml"')}${link('rel="alternate" type="application/rss+xml" href="/feed"')}${link('rel="alternate" hreflang="en" href="/en"')}${link('rel="stylesheet" href="x.css"')}${link('rel="alternate" type="application/rss+xml" href="javascript:alert(1)"')}</head>`;
    expect(alternateFeeds(page, 'https://example.org/es/')).toEqual([
      'https://example.org/feed',
      'https://example.org/es/atom.xml',
    ]);
  });
});
