/** Tables in and out: CSV (comma or semicolon, with or without BOM) and XLSX, as rows of text. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type ExcelJS from 'exceljs';
import { DateTime } from 'luxon';
import { UserError } from './errors.ts';
import { foldText } from './form.ts';

/** `row` is the line as a spreadsheet numbers it: the header is 1. Cells are trimmed; an absent one is ''. */
export type Table = { columns: string[]; rows: { row: number; values: Record<string, string> }[] };

/** A table larger than this is not one that a person made. */
const mostBytes = 20 * 1024 * 1024;
const mostRows = 200_000;

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const at = DateTime.fromJSDate(value, { zone: 'utc' });
    return at.hour + at.minute === 0 ? at.toFormat('yyyy-MM-dd') : at.toFormat('yyyy-MM-dd HH:mm');
  }
  if (typeof value === 'object') {
    if ('result' in value) return cellText(value.result as ExcelJS.CellValue);
    if ('richText' in value) return value.richText.map((part) => part.text).join('');
    if ('text' in value) return cellText(value.text as ExcelJS.CellValue);
    return '';
  }
  return String(value);
}

/** Loaded when a workbook is read or written: it is large, and most commands never touch one. */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: excel } = await import('exceljs');
  return new excel.Workbook();
}

/** 1 January 1980, as the entries of a zip write it: its first day. */
const zipEpoch = 0x0021_0000;

/** The same cells give the same bytes, whenever: a file that did not change is not handed over again. */
export async function workbookBytes(book: ExcelJS.Workbook): Promise<Buffer> {
  book.created = new Date(0);
  book.modified = new Date(0);
  const zip = Buffer.from(await book.xlsx.writeBuffer());
  const end = zip.lastIndexOf('PK\u0005\u0006');
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    // The time stands in the list of entries and again before each.
    zip.writeUInt32LE(zipEpoch, entry + 12);
    zip.writeUInt32LE(zipEpoch, zip.readUInt32LE(entry + 42) + 10);
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return zip;
}

async function readSheet(bytes: Buffer): Promise<string[][]> {
  const book = await newWorkbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = book.worksheets[0];
  if (!sheet) return [];
  const lines: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const values = Array.isArray(row.values) ? row.values.slice(1) : [];
    lines.push(Array.from(values, (value) => cellText(value as ExcelJS.CellValue)));
  });
  return lines;
}

function readCsv(bytes: Buffer): string[][] {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string) => header.split(mark).length;
  const delimiter = count(';') > count(',') ? ';' : ',';
  return parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  }) as string[][];
}

/** UTF-8; what is not valid UTF-8 was saved by an old Excel. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads the first sheet of an .xlsx, or a .csv. Throws UserError when it cannot be read as a table. */
export async function readTable(path: string): Promise<Table> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new UserError(`No se puede leer el archivo ${path}.`, { cause: error });
  }
  if (bytes.length > mostBytes) throw new UserError(`El archivo ${path} pasa de 20 MB: divídalo en partes.`);
  let lines: string[][];
  try {
    lines = extname(path).toLowerCase() === '.xlsx' ? await readSheet(bytes) : readCsv(bytes);
  } catch (error) {
    throw new UserError(`El archivo ${path} no es una tabla CSV o XLSX válida.`, { cause: error });
  }
  const [header = [], ...rest] = lines;
  if (rest.length > mostRows) throw new UserError(`El archivo ${path} pasa de ${mostRows} filas: divídalo en partes.`);
  const columns = header.map((name) => name.trim());
  const rows = rest.map((cells, index) => ({
    row: index + 2,
    values: Object.fromEntries(columns.map((column, at) => [column, restore((cells[at] ?? '').trim())])),
  }));
  return { columns, rows: rows.filter(({ values }) => Object.values(values).some((value) => value !== '')) };
}

export type ImportFault = { row: number; column: string; value: string; message: string };
export type ImportReport = {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  errors: ImportFault[];
  /** Columns that mean nothing here, when there are any. */
  ignored?: string[];
  /** Of rules: open calls that change with them. */
  calls?: number;
};

/** Field -> the Spanish header and its English name; case and accents do not matter. */
export type Headers<Field extends string> = Record<Field, readonly string[]>;

export type NamedRow<Field extends string> = { row: number } & Record<Field, string>;

const plainHeader = (name: string) => foldText(name).replaceAll(/[\s_-]+/g, '_');

/** Finds the columns by their names in either language; a required one that is missing is a fault of row 1. `missing`: all that are. */
export function nameColumns<Field extends string>(
  table: Table,
  headers: Headers<Field>,
  required: readonly Field[],
): { rows: NamedRow<Field>[]; faults: ImportFault[]; missing: Field[]; ignored?: string[] } {
  const fields = Object.keys(headers) as Field[];
  const columnOf = new Map<Field, string>();
  for (const field of fields) {
    const names = headers[field].map(plainHeader);
    const column = table.columns.find((name) => names.includes(plainHeader(name)));
    if (column !== undefined) columnOf.set(field, column);
  }
  const faults = required
    .filter((field) => !columnOf.has(field))
    .map((field) => {
      const column = headers[field][0] ?? field;
      return { row: 1, column, value: '', message: `falta la columna «${column}» en el encabezado` };
    });
  const rows = table.rows.map(({ row, values }) => {
    const cells = fields.map((field) => [field, values[columnOf.get(field) ?? ''] ?? '']);
    return { row, ...Object.fromEntries(cells) } as NamedRow<Field>;
  });
  const known = new Set(columnOf.values());
  const ignored = table.columns.filter((column) => column !== '' && !known.has(column));
  return {
    rows,
    faults,
    missing: fields.filter((field) => !columnOf.has(field)),
    ...(ignored.length > 0 ? { ignored } : {}),
  };
}

/** The values of a cell that holds several, separated by ';' (or by '|', for files whose columns are): `joinCell` undone. */
export const splitCell = (cell: string): string[] =>
  [...cell.matchAll(/(?:\\[\\;|]|[^;|])+/g)]
    .map(([part]) => part.trim().replace(/\\([\\;|])/g, '$1'))
    .filter((part) => part !== '');

/** Several values in one cell; a separator inside one of them stands behind a backslash. */
export const joinCell = (values: readonly string[]): string =>
  values.map((value) => value.replace(/[\\;|]/g, '\\$&')).join('; ');

/** A cell that a spreadsheet would run as a formula is written as text (OWASP, "CSV injection"); `restore` undoes it. */
export function neutralize(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
}

const restore = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r])/, '');

export type Cells = Record<string, string | number | null>;

/** Rows as CSV with a BOM, so that spreadsheets read the accents. */
export function writeCsv(columns: readonly string[], rows: readonly Cells[]): string {
  const lines = rows.map((row) => columns.map((column) => neutralize(String(row[column] ?? ''))));
  return `\uFEFF${stringify([[...columns], ...lines])}`;
}

/** Rows as an XLSX workbook of one sheet. */
export async function writeXlsx(name: string, columns: readonly string[], rows: readonly Cells[]): Promise<Buffer> {
  const book = await newWorkbook();
  const sheet = book.addWorksheet(name);
  sheet.columns = columns.map((column) => ({ header: column, key: column, width: Math.max(14, column.length + 2) }));
  for (const row of rows) {
    sheet.addRow(
      columns.map((column) => (typeof row[column] === 'number' ? row[column] : neutralize(String(row[column] ?? '')))),
    );
  }
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  return workbookBytes(book);
}
