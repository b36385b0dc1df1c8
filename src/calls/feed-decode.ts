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
 * UTF-8, and windows-1252 (which fits everything) last.
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
  for (const label of candidates) {
    // A European single-byte encoding fits any bytes, and nothing written in one is by chance valid UTF-8: a server
    // that adds it by default to UTF-8 feeds is wrong.
    const singleByte = /^(?:windows-?|cp-?|iso-?8859|latin|ascii|us-ascii)/i.test(label ?? '');
    const text = (singleByte ? decodeStrictly(bytes, 'utf-8') : null) ?? decodeStrictly(bytes, label);
    if (text !== null) return text;
  }
  return (decoderFor(declared, false) ?? decoderFor(header, false) ?? new TextDecoder('windows-1252')).decode(bytes);
}
