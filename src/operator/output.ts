/** How the operator's commands speak: one JSON document or lines for people on stdout, everything else on stderr. */
import { writeFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { inBogota } from '../time.ts';
import { nothingDone, type Words } from './text.ts';

export type Output = { json: boolean; data(value: unknown): void; line(text?: string): void; note(text: string): void };

export function createOutput(json: boolean): Output {
  return {
    json,
    data: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
    line: (text = '') => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
  };
}

/** Prints `{...head, items}` as one line, item by item as it is read; each of `items` is JSON already. */
export function writeItems({ items, ...head }: { items: Iterable<string> }): void {
  let before = `${JSON.stringify(head).slice(0, -1)},"items":[`;
  for (const item of items) {
    process.stdout.write(before + item);
    before = ',';
  }
  process.stdout.write(`${before === ',' ? '' : before}]}\n`);
}

/** Rows as aligned columns; a cell keeps to one line. */
export function alignColumns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ')));
  const widths = header.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'la carpeta no existe',
  ENOTDIR: 'la carpeta no existe',
  EISDIR: 'es una carpeta',
  EACCES: 'no hay permiso',
  EROFS: 'no hay permiso',
  ENOSPC: 'no queda espacio en el disco',
};

/** Writes a file that a command was asked for. Throws UserError when it cannot. */
export async function saveFile(path: string, bytes: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UserError(`No se puede escribir ${path}: ${reasons[code] ?? message}.`, { cause: error });
  }
}

/** An ISO instant for people, in Bogotá: "mar 24 nov 2026, 9:00"; "—" when there is none. */
export const sayWhen = (at: string | null): string =>
  at === null ? '—' : inBogota(new Date(at)).setLocale('es').toFormat('ccc d LLL yyyy, H:mm');

/** What a job did, for people: "nothing" when every figure is nought, else the others by the names given. */
export function sayCounts(result: unknown, names: Readonly<Record<string, Words>>): string {
  return figuresIn(result, names).join(', ') || nothingDone;
}

function figuresIn(result: unknown, names: Readonly<Record<string, Words>>): string[] {
  return Object.entries(result ?? {}).flatMap(([key, value]): string[] => {
    const figure = Array.isArray(value) ? value.length : value;
    if (typeof figure === 'object' && figure !== null) return figuresIn(figure, names);
    const [one, many] = names[key] ?? [key, key];
    if (typeof figure === 'string') return [`${one} ${figure}`];
    return figure ? [`${figure} ${figure === 1 ? one : many}`] : [];
  });
}
