/** What the operator's commands share: an open runtime, lists from files, exit codes. */
import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import type { Runtime, RuntimeOptions } from '../main.ts';

/** Done, the request was at fault, the configuration was. */
export const exitCodes = { done: 0, request: 1, configuration: 2 };

export type Json = { json?: boolean };

/** Runs a command on an open runtime and closes it, whatever happens. */
export type WithRuntime = (options: RuntimeOptions, work: (runtime: Runtime) => Promise<void>) => Promise<void>;

/** For an option that may be given several times. */
export const collect = (value: string, previous: string[] = []): string[] => [...previous, value];

/** The lines of a list: blanks and comments left out. Throws UserError. */
export async function readLines(path: string): Promise<string[]> {
  try {
    const text = await readFile(path, 'utf8');
    return text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new UserError(`No se puede leer la lista ${path}.`, { cause: error });
  }
}
