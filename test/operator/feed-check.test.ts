import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createFeedReader } from '../../src/calls/reading/feed.ts';
import { createFetcher } from '../../src/calls/reading/fetch.ts';
import { checkFeeds } from '../../src/operator/calls.ts';
import { systemClock } from '../../src/time.ts';

const fetcher = createFetcher({ clock: systemClock, allowFiles: true });
const reader = createFeedReader();
afterAll(() => Promise.all([fetcher.close(), reader.close()]));

it('a feed that cannot be read says why in the operator’s Spanish, and stops no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'feed-check-'));
  await writeFile(join(folder, 'page.html'), '<!doctype html><html><body><p>Hola</p></body></html>');
  await writeFile(join(folder, 'none.xml'), '');
  const results: { ok: boolean; error?: string }[] = [];
  const sources = ['no-such-file.xml', 'page.html', 'none.xml'].map((name) => join(folder, name));
  await checkFeeds(['ftp://example.org/a.xml', 'http://127.0.0.1/a.xml', ...sources], { fetcher, reader }, (result) =>
    results.push(result),
  );
  expect(results.map(({ ok, error }) => [ok, error])).toEqual([
    [false, 'la dirección no es válida'],
    [false, 'la dirección lleva a una red privada'],
    [false, 'no existe el archivo'],
    [false, 'es una página, no una fuente'],
    [false, 'llegó vacía'],
  ]);
});
