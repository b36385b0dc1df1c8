/** Bytes of a feed to text: byte order mark, then HTTP header, then the XML declaration, then UTF-8. */
import { TextDecoder } from 'node:util';
import { gunzipSync } from 'node:zlib';

const marks: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
];

/** What an XML file in UTF-16 without a mark begins with: `<` and a zero byte. */
const openings: typeof marks = [
  { bytes: [0x3c, 0x00], encoding: 'utf-16le' },
  { bytes: [0x00, 0x3c], encoding: 'utf-16be' },
];

/** Names seen in feeds that the Encoding Standard does not know. */
const aliases = new Map(
  Object.entries({
    utf8mb4: 'utf-8',
    'ascii-us': 'windows-1252',
    'latin-1': 'windows-1252',
    windows1252: 'windows-1252',
    'win-1252': 'windows-1252',
    'cp-1252': 'windows-1252',
    unicode: 'utf-8',
    'ucs-2': 'utf-16le',
    'x-gbk': 'gbk',
    cp936: 'gbk',
    cp949: 'euc-kr',
    cp932: 'shift_jis',
    cp950: 'big5',
  }),
);

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function decoderFor(label: string | undefined, fatal: boolean): TextDecoder | null {
  if (!label) return null;
  const name = label.trim().toLowerCase();
  try {
    return new TextDecoder(aliases.get(name) ?? name, { fatal });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Null when the bytes are not valid in that encoding, or nobody knows the encoding. */
function decodeStrictly(bytes: Uint8Array, label: string | undefined): string | null {
  try {
    return decoderFor(label, true)?.decode(bytes) ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The encoding that the XML declaration names; its own characters are ASCII in every encoding that reaches here. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
  return /<\?xml[^>]{0,200}?encoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1];
}

/** The bytes unpacked when they are a gzip file, which some servers send without saying so; else as they are. */
export function unpackFeed(bytes: Uint8Array, maxBytes: number): Uint8Array {
  return startsWith(bytes, [0x1f, 0x8b]) ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes;
}

/**
 * The text of a feed. An encoding that does not fit the bytes is passed over for the next that does; at the end,
 * UTF-8 with windows-1252 (which fits everything) where it is not valid.
 * Source of the order: RFC 7303 section 3 (mark, then charset parameter, then declaration).
 */
export function decodeFeed(bytes: Uint8Array, contentType = ''): string {
  const marked = marks.find((mark) => startsWith(bytes, mark.bytes));
  if (marked) {
    const unmarked = bytes.subarray(marked.bytes.length);
    if (marked.encoding === 'utf-8') return decodeStrictly(unmarked, 'utf-8') ?? decodeMixed(unmarked).text;
    const text = new TextDecoder(marked.encoding).decode(bytes);
    // Every feed has an angle bracket or a brace; a mark put before something else makes nonsense of it.
    return /[<{]/.test(text) ? text : decodeFeed(unmarked, contentType);
  }
  const opening = openings.find((mark) => startsWith(bytes, mark.bytes));
  if (opening && bytes[opening.bytes[0] === 0 ? 2 : 3] === 0) return new TextDecoder(opening.encoding).decode(bytes);

  const header = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType)?.[1];
  const declared = declaredEncoding(bytes);
  // A declaration in plain ASCII letters cannot be true of UTF-16: the file was converted and kept its old declaration.
  const candidates = [header, declared, 'utf-8'].filter((label) => label && !/^utf-?16|^ucs-2/i.test(label));
  const utf8 = decodeStrictly(bytes, 'utf-8');
  for (const label of candidates) {
    if (utf8 !== null && isSurelyUtf8(utf8, label)) return utf8;
    const mixed = utf8 === null && european.test(label ?? '') ? decodeMixed(bytes) : null;
    if (mixed && mixed.valid > mixed.damaged && mixed.damaged <= mostSlips) return mixed.text;
    const text = decodeStrictly(bytes, label);
    if (text !== null) return text;
  }
  const asian = [declared, header].find((label) => decoderFor(label, false) && !/^utf-?8/i.test(label ?? ''));
  return decoderFor(asian, false)?.decode(bytes) ?? decodeMixed(bytes).text;
}

/** Labels of single-byte encodings, which fit any bytes; a server adds them by default to feeds that are UTF-8. */
const european = /^(?:windows-?|cp-?|iso-?8859|latin|ascii|us-ascii)/i;

/**
 * Whether bytes that are valid UTF-8 are that, whatever else they are called: nothing written in a single-byte encoding
 * is by chance valid UTF-8, and of an Asian one only a few characters can be.
 */
function isSurelyUtf8(text: string, label: string | undefined): boolean {
  return european.test(label ?? '') || (text.match(/\P{ASCII}/gu)?.length ?? 0) > 8;
}

/** Bytes of the character of UTF-8 that starts there: 0 when none does. Source: Unicode 16, table 3-7. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (first < 0xc2 || first > 0xf4 || second < least || second > most) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let next = at + 2; next < at + length; next += 1) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** More slips than this are no slips. */
const mostSlips = 10_000;

/**
 * A text of several hands: what is valid UTF-8 is read so, the rest as windows-1252, and the characters beyond ASCII of
 * both kinds are counted. One pasted quotation mark, or a file cut in the middle of a character, does not spoil the
 * whole.
 */
function decodeMixed(bytes: Uint8Array): { text: string; valid: number; damaged: number } {
  const western = new TextDecoder('windows-1252');
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const slips: number[] = [];
  let valid = 0;
  let damaged = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    if (length > 1) valid += 1;
    else if (length === 0) {
      damaged += 1;
      if (damaged <= mostSlips) slips.push(at);
    }
    at += length || 1;
  }
  if (damaged > mostSlips) return { text: (damaged > valid ? western : utf8).decode(bytes), valid, damaged };
  const parts: string[] = [];
  let from = 0;
  for (const slip of slips) {
    parts.push(utf8.decode(bytes.subarray(from, slip)), western.decode(bytes.subarray(slip, slip + 1)));
    from = slip + 1;
  }
  return { text: parts.join('') + utf8.decode(bytes.subarray(from)), valid, damaged };
}
