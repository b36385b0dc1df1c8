/** Files in the terminal: what the bot gives lands in a folder of this machine, what a person names is read from it. */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import type { FileBlock } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import { type IncomingFile, largestFile } from '../../src/event.ts';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Writes the file there and returns its path; another of that name is never overwritten, the same one not written twice. */
export async function keepFile(folder: string, { name, bytes }: Pick<FileBlock, 'name' | 'bytes'>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const ending = extname(name);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${basename(name, ending)} (${number})${ending}`);
    try {
      // `wx` refuses what is there, so that two processes never write one file.
      const file = await open(path, 'wx');
      await file.writeFile(bytes).finally(() => file.close());
      return path;
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (digest(await readFile(path)) === digest(bytes)) return path;
    }
  }
}

/** `"/una ruta/acta.pdf" y palabras`, `acta.pdf`: the path and the words after it; without quotes the whole is tried first. */
async function findPath(said: string): Promise<{ path: string; size: number; text: string } | null> {
  const quoted = /^"([^"]+)"\s*(.*)$|^'([^']+)'\s*(.*)$/s.exec(said);
  const [first = '', ...words] = said.split(' ');
  const tries = quoted
    ? [[quoted[1] ?? quoted[3] ?? '', quoted[2] ?? quoted[4] ?? '']]
    : [
        [said, ''],
        [first, words.join(' ')],
      ];
  for (const [given = '', text = ''] of tries) {
    const path = resolve(given.replace(/^~(?=\/)/, homedir()));
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return { path, size: found.size, text };
  }
  return null;
}

/** The file that `/archivo …` names, with the words after its path; null when there is no such file. */
export async function readPath(said: string): Promise<{ file: IncomingFile; text: string } | null> {
  const found = await findPath(said.trim());
  if (!found) return null;
  const { path, size, text } = found;
  const read = async () => {
    if (size > largestFile) throw new DeliveryError('too_long', `${size} bytes, the limit is ${largestFile}`);
    return new Uint8Array(await readFile(path));
  };
  return { file: { name: basename(path), mime: '', size, read }, text };
}
