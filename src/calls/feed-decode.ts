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
const aliases: Record<string, string> = {
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
};

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function decoderFor(label: string | undefined, fatal: boolean): TextDecoder | null {
  if (!label) return null;
  const name = label.trim().toLowerCase();
  try {
    return new TextDecoder(aliases[name] ?? name, { fatal });
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
  if (marked) return new TextDecoder(marked.encoding).decode(bytes);
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
    if (mixed && mixed.valid > mixed.damaged) return mixed.text;
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

/** Runs of valid UTF-8 beyond ASCII, or else of other bytes beyond it, in bytes read as Latin 1. */
const runs =
  /((?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3})+)|[\x80-\xff]/g;

/**
 * A text of several hands: what is valid UTF-8 is read so, the rest as windows-1252, and both are counted. One pasted
 * quotation mark, or a file cut in the middle of a character, does not spoil the whole.
 */
function decodeMixed(bytes: Uint8Array): { text: string; valid: number; damaged: number } {
  const western = new TextDecoder('windows-1252');
  let valid = 0;
  let damaged = 0;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(runs, (run, sound: string | undefined) => {
      if (sound) valid += 1;
      else damaged += 1;
      return sound ? Buffer.from(run, 'latin1').toString('utf8') : western.decode(Buffer.from(run, 'latin1'));
    });
  return { text, valid, damaged };
}
