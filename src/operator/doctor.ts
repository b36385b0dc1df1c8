/** Checks what an installation stands on, and says what to do about each thing that fails. */
import { readFile, statfs } from 'node:fs/promises';
import { sayFault } from '../calls/intake/feed-fault-text.ts';
import { listFeeds } from '../calls/queries.ts';
import { type Config, readConfig } from '../config.ts';
import { refusedPlatforms } from '../deliveries/gates.ts';
import { countDeliveries } from '../deliveries/queries.ts';
import { ConfigError } from '../errors.ts';
import { listMembers, listSpaces } from '../members/queries.ts';
import { openStore, type Store } from '../store.ts';

export type Finding = { what: string; ok: boolean; detail: string; todo?: string; fault?: 'configuration' };

/** Below this much free disk the embedded database is at risk. */
const lowDiskBytes = 1024 ** 3;

/** A platform's credentials, tried for real. */
export type CredentialCheck = { what: string; check(): Promise<string> };

/** All the checks that can be made; a configuration that cannot be read stops the rest. */
export async function diagnose(
  env: Record<string, string | undefined>,
  credentials: (config: Config) => Promise<readonly CredentialCheck[]>,
): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((detail) => ({
      what: 'Configuración',
      ok: false,
      detail,
      todo: 'Corrija esa variable de entorno.',
      fault: 'configuration' as const,
    }));
  }
  const findings: Finding[] = [{ what: 'Configuración', ok: true, detail: 'todas las variables se entienden' }];
  findings.push(...(await checkDatabase(config)));
  for (const { what, check } of await credentials(config))
    findings.push(await attempt(what, check, 'Revise el token o el secreto en la consola de la plataforma.'));
  if (!config.slack && !config.teams) {
    findings.push({
      what: 'Plataformas',
      ok: true,
      detail: 'ninguna encendida: Enlace funciona solo en esta terminal',
    });
  }
  findings.push(await checkManifest('../../manifest/slack.json'));
  return findings;
}

async function attempt(what: string, check: () => Promise<string>, todo: string): Promise<Finding> {
  try {
    return { what, ok: true, detail: await check() };
  } catch (error) {
    return { what, ok: false, detail: error instanceof Error ? error.message : String(error), todo };
  }
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  let store: Store;
  try {
    store = await openStore(config);
  } catch (error) {
    const todo = config.databaseUrl
      ? 'Compruebe que el servidor PostgreSQL responde y que DATABASE_URL es correcta.'
      : 'Compruebe que se puede escribir en ENLACE_DATA_DIR y que ningún otro programa la usa.';
    return [{ what: 'Base de datos', ok: false, detail: error instanceof Error ? error.message : String(error), todo }];
  }
  try {
    const findings: Finding[] = [
      {
        what: 'Base de datos',
        ok: true,
        detail: `${config.databaseUrl ? 'servidor PostgreSQL' : config.dataDir}, migraciones al día`,
      },
    ];
    if (!config.databaseUrl) findings.push(await checkDisk(config.dataDir));
    const people = await listMembers(store.db);
    const spaces = await listSpaces(store.db);
    findings.push({
      what: 'Personas y espacios',
      ok: people.length > 0,
      detail: `miembros: ${people.length}; espacios: ${spaces.length}`,
      ...(people.length === 0 ? { todo: 'Importe las personas: npm run -s enlace -- import members <archivo>.' } : {}),
    });
    findings.push(await checkFeedHealth(store));
    findings.push(...(await checkAccess(store, config)));
    const { failed = 0, unknown = 0 } = await countDeliveries(store.db);
    findings.push({
      what: 'Envíos',
      ok: failed + unknown === 0,
      detail: `${failed} fallidos, ${unknown} sin respuesta conocida`,
      ...(failed + unknown > 0 ? { todo: 'Véalos con: npm run -s enlace -- deliveries --json.' } : {}),
    });
    return findings;
  } finally {
    await store.close();
  }
}

/** What the platforms that are on last said when something was sent: their check may be fine again, or be none. */
async function checkAccess(store: Store, config: Config): Promise<Finding[]> {
  const refused = await refusedPlatforms(store.db, config.now ?? new Date());
  return refused
    .filter((platform) => (platform === 'slack' && config.slack) || (platform === 'teams' && config.teams))
    .map((what) => ({
      what,
      ok: false,
      detail: 'no acepta las credenciales: lo que va por allí espera',
      todo: 'Renueve el token o el secreto y arranque de nuevo; los mensajes salen solos.',
    }));
}

async function checkDisk(directory: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB libres`;
  return {
    what: 'Disco',
    ok: free > lowDiskBytes,
    detail,
    ...(free > lowDiskBytes ? {} : { todo: 'Libere espacio: por debajo de 1 GiB se arriesgan los datos.' }),
  };
}

async function checkFeedHealth(store: Store): Promise<Finding> {
  const feeds = await listFeeds(store.db);
  const failing = feeds.filter((feed) => feed.failures > 0);
  return {
    what: 'Fuentes',
    ok: failing.length === 0,
    detail:
      failing.length === 0
        ? `${feeds.length} fuentes, ninguna falla`
        : failing.map((feed) => `${feed.name}: ${sayFault(feed.error ?? '', 'es')}`).join('; '),
    ...(failing.length > 0
      ? { todo: 'Se siguen intentando solas; si una cambió de dirección, impórtela de nuevo.' }
      : {}),
  };
}

async function checkManifest(path: string): Promise<Finding> {
  return attempt(
    'Manifiesto de Slack',
    async () => {
      const manifest = JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as {
        features?: { slash_commands?: { command: string }[] };
      };
      const commands = manifest.features?.slash_commands?.map((one) => one.command) ?? [];
      if (!commands.includes('/enlace')) throw new Error('no declara la orden /enlace');
      return `declara ${commands.join(', ')}`;
    },
    'Recupere manifest/slack.json.',
  );
}
