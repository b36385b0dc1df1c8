/** The kinds of file that come and go, each known by its ending and by how its bytes begin. Pure. */
import type { FileBlock } from '../card.ts';
import { largestFile } from '../event.ts';

type Begins = (bytes: Uint8Array) => boolean;

const starts =
  (...start: number[]): Begins =>
  (bytes) =>
    start.every((byte, index) => bytes[index] === byte);
/** Office documents are archives; which one says an entry of theirs, whose name stands in the clear. */
const archiveWith =
  (entry: string): Begins =>
  (bytes) =>
    starts(0x50, 0x4b, 3, 4)(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(entry);
/** Text of any encoding that people use here: no control byte but tabs and the ends of lines and pages. */
const isText: Begins = (bytes) => bytes.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** `taken`: people may send it. */
type Kind = { mime: string; begins: Begins; taken: boolean };

/** By ending. Source of the mime types: the IANA registry. */
const kinds: Readonly<Record<string, Kind>> = {
  pdf: { mime: 'application/pdf', begins: starts(0x25, 0x50, 0x44, 0x46, 0x2d), taken: true },
  docx: { mime: `${openXml}.wordprocessingml.document`, begins: archiveWith('word/'), taken: true },
  xlsx: { mime: `${openXml}.spreadsheetml.sheet`, begins: archiveWith('xl/'), taken: true },
  pptx: { mime: `${openXml}.presentationml.presentation`, begins: archiveWith('ppt/'), taken: true },
  odt: { mime: `${openDocument}.text`, begins: archiveWith(`${openDocument}.text`), taken: true },
  ods: { mime: `${openDocument}.spreadsheet`, begins: archiveWith(`${openDocument}.spreadsheet`), taken: true },
  png: { mime: 'image/png', begins: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), taken: true },
  jpg: { mime: 'image/jpeg', begins: starts(0xff, 0xd8, 0xff), taken: true },
  jpeg: { mime: 'image/jpeg', begins: starts(0xff, 0xd8, 0xff), taken: true },
  csv: { mime: 'text/csv', begins: isText, taken: true },
  txt: { mime: 'text/plain', begins: isText, taken: true },
  html: { mime: 'text/html', begins: isText, taken: false },
  ics: { mime: 'text/calendar', begins: isText, taken: false },
};

/** What may be sent to the bot, as people name it. */
export const takenEndings = Object.keys(kinds).filter((ending) => kinds[ending]?.taken && ending !== 'jpeg');

const endingOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** A name fit for any disk and any chat: no folder, no control or direction character, at most 100 characters. */
export function cleanName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const ending = endingOf(clean);
  const stem = (ending === '' ? clean : clean.slice(0, -ending.length - 1)).replace(/^[. ]+/, '').trim();
  const short = Array.from(stem || 'archivo')
    .slice(0, 100 - ending.length - 1)
    .join('')
    .trimEnd();
  return ending === '' ? short : `${short}.${ending}`;
}

/** The mime type of a file that somebody sent, by what it is and not by what is said of it; null when it is not taken. */
export function takenMime(name: string, bytes: Uint8Array): string | null {
  const kind = kinds[endingOf(name)];
  return kind?.taken && kind.begins(bytes) ? kind.mime : null;
}

export const isTakenName = (name: string): boolean => kinds[endingOf(name)]?.taken === true;

/**
 * A file in a card. `again` is the action that answers with this same file, asked where a platform cannot hand it over
 * at once. Throws when its kind is unknown or it is over 10 MB: both are the program's fault.
 */
export function fileBlock(name: string, bytes: Uint8Array, label: string, again: FileBlock['again']): FileBlock {
  const clean = cleanName(name);
  const kind = kinds[endingOf(clean)];
  if (!kind) throw new Error(`a file of no known kind: ${clean}`);
  if (bytes.byteLength > largestFile)
    throw new Error(`${clean} has ${bytes.byteLength} bytes, the limit is ${largestFile}`);
  // A plain view: a Buffer writes itself out whole where the card is kept as JSON.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { kind: 'file', name: clean, mime: kind.mime, bytes: plain, label, again };
}
