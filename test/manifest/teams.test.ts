import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { checkManifest, makeManifest, makePackage, readSettings } from '../../manifest/package.ts';
import { callsFeature } from '../../src/calls/handlers.ts';
import { createHelp } from '../../src/help.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const { settings } = readSettings(['--app-id', appId], {}, '0.1.0');

async function language(name: 'es' | 'en'): Promise<Record<string, string>> {
  return JSON.parse(await readFile(new URL(`../../manifest/teams/${name}.json`, import.meta.url), 'utf8'));
}

/** The size that a PNG file states of itself. */
const pngSize = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('the Teams package', () => {
  test('keeps Microsoft’s schema, and the check would say if it did not', async () => {
    const manifest = await makeManifest(settings);
    expect(await checkManifest(manifest)).toEqual([]);
    expect(manifest).toMatchObject({ id: appId, version: '0.1.0', bots: [{ botId: appId }] });
    expect(await checkManifest({ ...manifest, accentColor: 'blue' })).not.toEqual([]);
  });

  test('holds the manifest, two icons of the sizes asked for and the languages at its root', async () => {
    const zip = await JSZip.loadAsync(await makePackage(await makeManifest(settings)));
    expect(Object.keys(zip.files).sort()).toEqual(['color.png', 'en.json', 'es.json', 'manifest.json', 'outline.png']);
    const icon = async (name: string) => pngSize((await zip.file(name)?.async('nodebuffer')) ?? Buffer.alloc(24));
    expect(await icon('color.png')).toEqual([192, 192]);
    expect(await icon('outline.png')).toEqual([32, 32]);
  });

  test('says the same in Spanish and English, in words that the command table knows', async () => {
    const [es, en] = [await language('es'), await language('en')];
    expect(Object.keys(en)).toEqual(Object.keys(es));
    const commands = [...callsFeature.commands, ...createHelp([]).commands];
    const titles = (texts: Record<string, string>) =>
      Object.entries(texts).flatMap(([key, text]) => (key.endsWith('.title') ? [text] : []));
    for (const title of titles(es)) expect(commands.flatMap(({ names }) => names.es)).toContain(title);
    for (const title of titles(en)) expect(commands.flatMap(({ names }) => names.en)).toContain(title);
    const manifest = JSON.stringify(await makeManifest(settings));
    for (const [key, text] of Object.entries(es)) if (key !== '$schema') expect(manifest).toContain(text);
  });

  test('names the option that is missing', () => {
    expect(() => readSettings([], {}, '0.1.0')).toThrow(/TEAMS_APP_ID/);
    expect(() => readSettings(['--website', 'http://x.org'], { TEAMS_APP_ID: appId }, '0.1.0')).toThrow(/--website/);
  });
});
