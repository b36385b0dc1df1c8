/** `npm run bench -- feeds [folder…]`: entries intact and time of our reader and its peers, over the same files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { createFeedReader } from '../src/calls/reading/feed.ts';
import { decodeFile, type Expected, expectationsOf, isIntact, letters } from './feeds-expectation.ts';
import { type Facts, type FeedFile, peers, type Read } from './feeds-peers.ts';

type File = FeedFile & { corpus: string; expected: Expected[] };
type Score = {
  reader: string;
  read: number;
  intact: number;
  ms: number;
  lost: string[];
  byCorpus: Map<string, number>;
};

const fixtures = new URL('../test/fixtures/feeds/', import.meta.url).pathname;

type Fixture = {
  url?: string;
  contentType?: string;
  items: { title: string; url: string | null; publishedAt: string | null }[];
};

const addressOf = (name: string) => `https://fuente.example.org/${name}`;

/** The fixtures say exactly what is expected of them; other folders are judged by pattern matching. */
function loadFixtures(): File[] {
  const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as Record<string, Fixture>;
  return Object.entries(expected).map(([name, { items, url, contentType }]) => {
    const bytes = readFileSync(join(fixtures, name));
    return {
      name,
      corpus: 'fixtures',
      url: url ?? addressOf(name),
      contentType,
      bytes,
      text: decodeFile(bytes),
      expected: items.map((item) => ({
        titles: item.title ? [letters(item.title)] : [],
        addresses: item.url ? [item.url] : [],
        dates: item.publishedAt ? [item.publishedAt] : [],
      })),
    };
  });
}

/** Long sound feeds, for the time. */
function generate(): File[] {
  const entries = Array.from({ length: 200 }, (_, index) => {
    const paragraph = `<p>Texto de la convocatoria ${index}, con su plazo y sus requisitos.</p>`.repeat(20);
    return { title: `Convocatoria ${index}`, url: `https://fuente.example.org/${index}`, html: paragraph };
  });
  const at = (index: number) => new Date(Date.UTC(2026, 0, 1, index));
  const escaped = (html: string) => html.replaceAll('<', '&lt;');
  const rss = entries.map(
    (entry, index) =>
      `<item><title>${entry.title}</title><link>${entry.url}</link><pubDate>${at(index).toUTCString()}</pubDate><description>${escaped(entry.html)}</description></item>`,
  );
  const atom = entries.map(
    (entry, index) =>
      `<entry><id>${entry.url}</id><title>${entry.title}</title><link href="${entry.url}"/><updated>${at(index).toISOString()}</updated><content type="html">${escaped(entry.html)}</content></entry>`,
  );
  const files = {
    'generated.rss': `<rss version="2.0"><channel><title>F</title>${rss.join('')}</channel></rss>`,
    'generated.atom': `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>${atom.join('')}</feed>`,
  };
  return Object.entries(files).map(([name, text]) => fileOf('generated', name, Buffer.from(text)));
}

function fileOf(corpus: string, name: string, bytes: Buffer): File {
  const text = decodeFile(bytes);
  return { name, corpus, url: addressOf(name), bytes, text, expected: expectationsOf(text) };
}

/** A folder is one corpus, or holds one in each of its folders. */
function loadFolder(folder: string): File[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => {
      const [first = ''] = name.split(sep);
      return fileOf(first === name ? basename(folder) : first, name, readFileSync(join(folder, name)));
    });
}

async function score(reader: string, read: Read, files: readonly File[]): Promise<Score> {
  const result: Score = { reader, read: 0, intact: 0, ms: 0, lost: [], byCorpus: new Map() };
  for (const file of files) {
    const started = performance.now();
    let found: Facts[] = [];
    try {
      found = await read(file);
      result.read += 1;
    } catch (error) {
      // A parser that rejects a file has lost its entries, which is what is counted.
      if (!(error instanceof Error) || error instanceof ReferenceError) throw error;
    }
    result.ms += performance.now() - started;
    for (const [index, expected] of file.expected.entries()) {
      const here = found[index];
      const intact = (here && isIntact(expected, here)) || found.some((facts) => isIntact(expected, facts));
      if (intact) {
        result.intact += 1;
        result.byCorpus.set(file.corpus, (result.byCorpus.get(file.corpus) ?? 0) + 1);
      } else result.lost.push(`${file.name} #${index + 1}`);
    }
  }
  return result;
}

/** `--lost` also lists the entries that our reader lost. */
export async function run(args: string[]): Promise<void> {
  // Parsers that read a date without a zone read it in ours.
  process.env.TZ = 'UTC';
  const folders = args.filter((argument) => !argument.startsWith('--'));
  const files = folders.length > 0 ? folders.flatMap(loadFolder) : [...loadFixtures(), ...generate()];
  const total = files.reduce((sum, file) => sum + file.expected.length, 0);
  const reader = createFeedReader();
  const ours: Read = async ({ bytes, url, contentType }) => {
    const feed = await reader.read(bytes, {
      url,
      contentType,
      keepRelative: true,
    });
    return feed.items.map((item) => ({ id: item.id, title: item.title, url: item.url ?? '', date: item.publishedAt }));
  };
  // The first reading starts the process; the peers' modules are loaded by now as well.
  await reader.read(Buffer.from('<rss><channel/></rss>'), { url: '' });
  const scores = [await score('enlace', ours, files)];
  for (const [name, read] of Object.entries(peers)) scores.push(await score(name, read, files));
  await reader.close();

  const [mine] = scores;
  console.log(`${files.length} files, ${total} entries`);
  console.table(
    scores.map(({ reader: name, read, intact, ms }) => ({
      reader: name,
      'files read': read,
      'entries intact': `${((100 * intact) / total).toFixed(1)} %`,
      'intact, of ours': (intact / (mine?.intact ?? 1)).toFixed(3),
      ms: Math.round(ms),
      'time, of ours': (ms / (mine?.ms ?? 1)).toFixed(2),
    })),
  );
  const corpora = Object.entries(Object.groupBy(files, ({ corpus }) => corpus));
  const rows = corpora.map(([corpus, own = []]) => {
    const entries = own.reduce((sum, file) => sum + file.expected.length, 0);
    const intact = scores.map(({ reader: name, byCorpus }) => [name, byCorpus.get(corpus) ?? 0]);
    return { corpus, files: own.length, entries, ...Object.fromEntries(intact) };
  });
  if (rows.length > 1) console.table(rows);
  if (args.includes('--lost')) for (const lost of mine?.lost ?? []) console.log(`lost: ${lost}`);
}
