/**
 * What a feed's entries say, found by plain pattern matching and so by other means than any parser compared: every
 * title, address and date that stands in each `<item>` or `<entry>`. Where an entry says several, any of them will do.
 */
import { decodeHTML } from 'entities';
import type { Facts } from './feeds-peers.ts';

export type Expected = { titles: string[]; addresses: string[]; dates: string[] };

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
    return code !== null
      ? String.fromCodePoint(Math.min(code, 0x10ffff))
      : (named[String(name).toLowerCase()] ?? whole);
  });
}

function unwrap(text: string): string {
  return text.includes('<![CDATA[') ? text.replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, '$1') : decode(text);
}

/** What remains of a title however it is decoded, stripped or spaced: its letters and digits. */
export function letters(title: string): string {
  return decodeHTML(decodeHTML(title))
    .replace(/<[^<>]*>/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

function contents(chunk: string, names: string): string[] {
  const pattern = new RegExp(`<(?:[\\w-]+:)?(${names})(?=[\\s>])[^>]*>([\\s\\S]*?)</(?:[\\w-]+:)?\\1\\s*>`, 'gi');
  return [...chunk.matchAll(pattern)].map((match) => unwrap(match[2] ?? '').trim()).filter((text) => text !== '');
}

/** Titles; Atom may have them in base64 (mode in 0.3, a media type that is no text in 1.0). */
function titlesOf(chunk: string): string[] {
  const coded = /<(?:[\w-]+:)?title\b[^>]*(?:base64|octet-stream)[^>]*>([^<]*)</gi;
  const decoded = [...chunk.matchAll(coded)].map((match) => Buffer.from(match[1] ?? '', 'base64').toString());
  return [...(decoded.length > 0 ? decoded : contents(chunk, 'title'))].map(letters).filter(Boolean);
}

/** The text of a file: by its mark, as UTF-8 when it is that, else as it says it is. */
export function decodeFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(bytes);
  const western = new TextDecoder('windows-1252').decode(bytes);
  const declared = /^[^>]{0,300}?encoding\s*=\s*["']([\w-]+)/.exec(western)?.[1];
  for (const [label, fatal] of [
    ['utf-8', true],
    [declared ?? 'windows-1252', false],
  ] as const) {
    try {
      return new TextDecoder(label, { fatal }).decode(bytes);
    } catch (error) {
      // Not valid in that encoding, or one that nobody knows.
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    }
  }
  return western;
}

/** The expectations of a file, in the order of its entries. */
export function expectationsOf(source: string): Expected[] {
  const chunks = source
    .replace(/<!--[\s\S]*?-->/g, '')
    .split(/<(?!content:)(?:[\w-]+:)?(?:item|entry)(?=[\s>])/i)
    .slice(1);
  return chunks.map((rest) => {
    const chunk = rest.split(/<\/(?:[\w-]+:)?(?:item|entry)\s*>/i)[0] ?? '';
    const own = chunk.replace(/<(source|image|textinput|media:group)[\s>][\s\S]*?<\/\1\s*>/gi, '');
    const hrefs = [...own.matchAll(/<(?:[\w-]+:)?link\b[^>]*?\bhref\s*=\s*["']([^"']*)/gi)].map((match) =>
      decode(match[1] ?? ''),
    );
    const about = /^[^>]*?\babout\s*=\s*["']([^"']*)/i.exec(own)?.[1];
    return {
      titles: titlesOf(own),
      addresses: [...contents(own, 'link|guid|id'), ...hrefs, ...(about ? [decode(about)] : [])].map((text) =>
        text.trim(),
      ),
      dates: contents(own, 'pubDate|published|issued|updated|modified|created|date'),
    };
  });
}

/** Schemes that must not pass: for an entry that has no other address, none is the right answer. */
const hostile = /^\s*(?:javascript|vbscript|data):/i;

function sameAddress(found: string, wanted: string): boolean {
  if (found === wanted || (wanted === '/' && found.endsWith('/'))) return true;
  const path = wanted.replace(/^(?:\.{1,2}\/|\/)+/, '').replace(/\s+/g, '');
  return (
    found !== '' && path !== '' && (found.endsWith(path) || found.endsWith(encodeURI(path)) || `${wanted}/` === found)
  );
}

/** Whether an entry's title, address (or the id that equals it) and date survived. */
export function isIntact(expected: Expected, found: Facts): boolean {
  const addresses = expected.addresses.filter((address) => !hostile.test(address));
  const title = expected.titles.length === 0 || expected.titles.includes(letters(found.title));
  const address =
    !hostile.test(found.url) &&
    (addresses.length === 0 || addresses.some((wanted) => sameAddress(found.url, wanted) || found.id === wanted));
  return title && address && dateSurvives(expected.dates, found.date);
}

function dateSurvives(written: readonly string[], found: Date | null): boolean {
  // "05/01/2026" is a matter of language, of which the language's own parser knows nothing.
  const plain = written.filter((text) => !/^\D{0,12}\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/.test(text));
  const readable = plain.map((text) => new Date(text).getTime()).filter((time) => !Number.isNaN(time));
  if (written.every((text) => !/\d/.test(text))) return true;
  // A peer's date may be none at all.
  if (!found || Number.isNaN(found.getTime())) return false;
  // What the language's own parser cannot read has no second opinion: then any date counts as survival.
  return readable.length === 0 || readable.includes(found.getTime());
}
