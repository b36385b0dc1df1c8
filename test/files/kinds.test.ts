import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedCard } from '../../src/deliveries/attempt.ts';
import { largestFile } from '../../src/event.ts';
import { cleanName, fileBlock, isTakenName, takenMime } from '../../src/files/kinds.ts';

const text = (said: string) => new TextEncoder().encode(said);
const archive = (entry: string) => new Uint8Array([0x50, 0x4b, 3, 4, ...text(`....${entry}....`)]);
const again = { action: 'a.b', data: {} };

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\ana\\acta final.docx', 'acta final.docx'],
    ['informe\u202Efdp.exe', 'informe fdp.exe'],
    ['a\u0000b\nc.txt', 'a b c.txt'],
    ['.pdf', 'archivo.pdf'],
    ['', 'archivo'],
    ['.bashrc', 'bashrc'],
    ['  acta   1 .pdf', 'acta 1.pdf'],
    ['sesión «ñandú» 3/4.csv', '4.csv'],
    [`${'a'.repeat(300)}.PDF`, `${'a'.repeat(96)}.pdf`],
  ])('%j becomes %j', (given, clean) => expect(cleanName(given)).toBe(clean));

  test('is fit for a disk, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = cleanName(given);
        expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]{1,100}$/u);
        expect(name.startsWith('.')).toBe(false);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });
});

describe('what people send', () => {
  test.each([
    ['acta.pdf', text('%PDF-1.7 …'), 'application/pdf'],
    [
      'acta.docx',
      archive('word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['tabla.xlsx', archive('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      'tabla.ods',
      archive('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    ['foto.JPG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    // As Excel writes it here: not UTF-8.
    ['lista.csv', new Uint8Array([0x61, 0xf1, 0x6f, 0x3b, 0x0d, 0x0a]), 'text/csv'],
  ])('%s is taken for what it is', (name, bytes, mime) => expect(takenMime(name, bytes)).toBe(mime));

  test.each([
    ['a program named as a document', 'acta.pdf', text('MZ\u0090')],
    ['an archive named as a document', 'acta.docx', archive('virus.exe')],
    ['a table named as a text', 'acta.docx', archive('xl/workbook.xml')],
    ['a picture named as a table', 'lista.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1])],
    ['an archive', 'todo.zip', archive('word/')],
    ['a page', 'pagina.html', text('<script>')],
    ['a document with programs in it', 'acta.docm', archive('word/document.xml')],
    ['a name without an ending', 'acta', text('%PDF-')],
    ['nothing at all', 'acta.pdf', new Uint8Array()],
  ])('%s is not', (_what, name, bytes) => expect(takenMime(name, bytes)).toBeNull());

  test('a name alone tells what is never taken', () => {
    expect(['a.pdf', 'a.PPTX', 'a.zip', 'a.exe', 'a'].map(isTakenName)).toEqual([true, true, false, false, false]);
  });
});

describe('what the bot gives', () => {
  test('has the kind that its name says, and no Buffer in it', () => {
    const block = fileBlock('informe 2026.XLSX', Buffer.from('PK'), 'Informe', again);
    expect(block).toMatchObject({
      name: 'informe 2026.xlsx',
      mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    // So that of the bytes only their fingerprint is kept with a delivery.
    expect(JSON.stringify(storedCard({ blocks: [block] }))).toMatch(/"bytes":\{"fingerprint":"[0-9a-f]{64}"\}/);
  });

  test('is of a known kind and size', () => {
    expect(() => fileBlock('a.exe', text('MZ'), 'a', again)).toThrow('no known kind');
    expect(() => fileBlock('a.pdf', new Uint8Array(largestFile + 1), 'a', again)).toThrow('limit');
  });
});
