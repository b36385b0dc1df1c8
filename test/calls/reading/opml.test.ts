import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpmlError, parseOpml, writeOpml } from '../../../src/calls/reading/opml.ts';

describe('OPML', () => {
  it('is read with its folders, categories and faults', () => {
    const text = `<?xml version="1.0"?><opml version="1.0"><head><title>Fuentes &amp; más</title></head><body>
      <outline text="Cooperación"><outline title="Uno" text="1" xmlUrl="https://a.example.org/rss?x=1&y=2" htmlUrl="https://a.example.org/" category="/becas/salud,convocatorias"/>
        <outline text="Europa"><outline text="Dos" xmlUrl=" https://b.example.org/atom " language="fr"></outline></outline>
      </outline>
      <OUTLINE TEXT="Tres" XMLURL="https://c.example.org/"/>
      <outline text="Repetida" xmlUrl="https://c.example.org/"/><outline text="Vacía"/>
      </body></opml>`;
    expect(parseOpml(text)).toEqual({
      title: 'Fuentes & más',
      feeds: [
        {
          url: 'https://a.example.org/rss?x=1&y=2',
          name: 'Uno',
          home: 'https://a.example.org/',
          language: null,
          categories: ['becas salud', 'convocatorias', 'Cooperación'],
        },
        {
          url: 'https://b.example.org/atom',
          name: 'Dos',
          home: null,
          language: 'fr',
          categories: ['Cooperación', 'Europa'],
        },
        { url: 'https://c.example.org/', name: 'Tres', home: null, language: null, categories: [] },
      ],
    });
  });

  it.each(['', 'hola', '<rss><channel/></rss>', '<html><body><outline xmlUrl="x"/></body></html>'])(
    '%j is refused',
    (text) => {
      expect(() => parseOpml(text)).toThrow(OpmlError);
    },
  );

  it('comes back from what was written', () => {
    const word = fc.stringMatching(/^[\p{L}\d&<>"'-]{1,12}$/u);
    const feed = fc.record({
      url: fc.webUrl({ withQueryParameters: true }),
      name: word,
      home: fc.option(fc.webUrl()),
      language: fc.option(fc.constantFrom('es', 'en')),
      categories: fc.uniqueArray(word, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(word, fc.uniqueArray(feed, { selector: ({ url }) => url.trim(), maxLength: 5 }), (title, feeds) => {
        expect(parseOpml(writeOpml({ title, feeds }))).toEqual({ title, feeds });
      }),
    );
  });
});
