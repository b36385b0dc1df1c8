import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepFile, readPath } from '../../../adapters/terminal/files.ts';
import { type Offer, plainStyle, renderCard } from '../../../adapters/terminal/render.ts';
import type { Card } from '../../../src/card.ts';
import { fileBlock } from '../../../src/files/kinds.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enlace-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a file in the terminal', () => {
  test('is written once, beside others of its name, never over them', async () => {
    const files = join(folder, 'files');
    const name = 'lista.v1.csv';
    const one = await keepFile(files, { name, bytes: bytes('uno') });
    const two = await keepFile(files, { name, bytes: bytes('dos') });
    expect(await keepFile(files, { name, bytes: bytes('uno') })).toBe(one);
    expect(await keepFile(files, { name, bytes: bytes('dos') })).toBe(two);
    expect((await readdir(files)).sort()).toEqual(['lista.v1 (2).csv', 'lista.v1.csv']);
    expect(await readFile(one, 'utf8')).toBe('uno');
    expect(await readFile(two, 'utf8')).toBe('dos');
  });

  test('that came while nobody looked is asked for by its number', () => {
    const again = { action: 'agreements.file', data: { ask: 'vigentes' } };
    const block = fileBlock('lista.pdf', bytes('%PDF-'), 'Convenios', again);
    // As it is kept with the delivery: of the bytes only their fingerprint.
    const card = JSON.parse(JSON.stringify({ blocks: [{ ...block, bytes: { fingerprint: 'f' } }] })) as Card;
    const offers: Offer[] = [];
    expect(renderCard(card, plainStyle, offers)).toBe('[1] Convenios (lista.pdf)');
    expect(offers).toEqual([{ kind: 'action', label: 'Convenios (lista.pdf)', ...again }]);
    expect(renderCard({ blocks: [block] }, plainStyle, [], new Map([[block, '/datos/files/lista.pdf']]))).toBe(
      'Convenios (lista.pdf): /datos/files/lista.pdf',
    );
  });

  test('is sent by its path, with or without spaces, quotes and words after it', async () => {
    await writeFile(join(folder, 'acta final.pdf'), 'A');
    await writeFile(join(folder, 'acta.pdf'), 'B');
    await mkdir(join(folder, 'carpeta'));
    const sent = async (said: string) => {
      const found = await readPath(said);
      return found && [found.file.name, Buffer.from(await found.file.read()).toString(), found.text];
    };
    expect(await sent(`"${folder}/acta final.pdf" anexar a CV-1`)).toEqual(['acta final.pdf', 'A', 'anexar a CV-1']);
    expect(await sent(`${folder}/acta final.pdf`)).toEqual(['acta final.pdf', 'A', '']);
    expect(await sent(`${folder}/acta.pdf anexar a CV-1`)).toEqual(['acta.pdf', 'B', 'anexar a CV-1']);
    expect(await sent(`'${folder}/acta.pdf'`)).toEqual(['acta.pdf', 'B', '']);
    expect(await sent(`${folder}/carpeta`)).toBeNull();
    expect(await sent(`${folder}/no.pdf`)).toBeNull();
  });
});
