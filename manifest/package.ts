/**
 * `npm run package:teams`: writes the zip that a Teams administrator uploads.
 *
 *   npm run package:teams -- --app-id <id> [--out dist/enlace-teams.zip] [--developer <name>]
 *     [--website <https url>] [--privacy <https url>] [--terms <https url>]
 *
 * The app id is TEAMS_APP_ID when not given. Exit 0 written, 1 the manifest breaks Microsoft's schema, 2 a setting is
 * missing or wrong.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppManifestUtils } from '@microsoft/app-manifest';
import JSZip from 'jszip';
import { z } from 'zod';

const here = join(import.meta.dirname, 'teams');
const files = ['color.png', 'outline.png', 'es.json', 'en.json'] as const;

const settingsSchema = z.object({
  appId: z.guid('--app-id (or TEAMS_APP_ID): the application id of the bot, a GUID'),
  developer: z.string().min(1).max(32, '--developer: at most 32 characters'),
  website: z.url({ protocol: /^https$/, error: '--website: an https address' }),
  privacy: z.url({ protocol: /^https$/, error: '--privacy: an https address' }),
  terms: z.url({ protocol: /^https$/, error: '--terms: an https address' }),
  version: z.string(),
});
export type PackageSettings = z.infer<typeof settingsSchema>;

/** The settings in these arguments. Throws a ZodError whose issues name the option. */
export function readSettings(args: string[], env: Record<string, string | undefined>, version: string) {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { 'app-id': option, out: option, developer: option, website: option, privacy: option, terms: option },
  });
  const website = values.website ?? 'https://bogota.gov.co';
  const settings = settingsSchema.parse({
    appId: values['app-id'] ?? env.TEAMS_APP_ID ?? '',
    developer: values.developer ?? 'Alcaldía Mayor de Bogotá, DDRI',
    website,
    privacy: values.privacy ?? website,
    terms: values.terms ?? website,
    version,
  });
  return { settings, out: values.out ?? 'dist/enlace-teams.zip' };
}

/** The manifest with these settings in the place of its `{{names}}`. */
export async function makeManifest(settings: PackageSettings): Promise<Record<string, unknown>> {
  const template = await readFile(join(here, 'manifest.json'), 'utf8');
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    JSON.stringify(settings[name as keyof PackageSettings]).slice(1, -1),
  );
  return JSON.parse(filled) as Record<string, unknown>;
}

/** What Microsoft's schema, which is part of the package, finds wrong; nothing is fetched. */
export async function checkManifest(manifest: Record<string, unknown>): Promise<string[]> {
  return AppManifestUtils.validateAgainstSchema(manifest as never);
}

/** The zip: manifest, icons and languages at its root. */
export async function makePackage(manifest: Record<string, unknown>): Promise<Buffer> {
  const zip = new JSZip();
  zip.file('manifest.json', JSON.stringify(manifest, null, 2));
  for (const name of files) zip.file(name, await readFile(join(here, name)));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

async function main(): Promise<number> {
  const { version } = JSON.parse(await readFile(join(here, '../../package.json'), 'utf8')) as { version: string };
  let read: ReturnType<typeof readSettings>;
  try {
    read = readSettings(process.argv.slice(2), process.env, version);
  } catch (error) {
    const faults = error instanceof z.ZodError ? error.issues.map(({ message }) => message) : [String(error)];
    console.error(faults.join('\n'));
    return 2;
  }
  const manifest = await makeManifest(read.settings);
  const faults = await checkManifest(manifest);
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    return 1;
  }
  await mkdir(dirname(read.out), { recursive: true });
  await writeFile(read.out, await makePackage(manifest));
  console.log(read.out);
  return 0;
}

if (import.meta.main) process.exitCode = await main();
