/** The operator's commands as processes of their own, beside a running owner of the embedded database. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../src/store.ts';

const now = '2026-11-24T10:00:00-05:00';
let directory: string;
let owner: Store;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'enlace-cli-'));
  owner = await openStore({ dataDir: join(directory, 'data') });
});
afterAll(async () => {
  await owner.close();
  await rm(directory, { recursive: true });
});

type Run = { code: number | null; out: string; err: string };

function enlace(
  args: readonly string[],
  options: { input?: string; env?: Record<string, string>; closeOutput?: true } = {},
): Promise<Run> {
  const source = join(import.meta.dirname, '../src');
  const { PATH = '' } = process.env;
  const env = { PATH, ENLACE_DATA_DIR: join(directory, 'data'), ENLACE_NOW: now, ...options.env };
  const child = spawn(
    process.execPath,
    ['--import', join(source, 'compile-cache.ts'), join(source, 'cli.ts'), ...args],
    { env, cwd: directory },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(options.input ?? '');
  if (options.closeOutput) child.stdout.destroy();
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const fileOf = async (name: string, text: string) => {
  await writeFile(join(directory, name), text);
  return name;
};

const feed = (
  deadline: string,
) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Agencia</title><link>https://example.org</link>
<item><title>Fondo de salud pública</title><guid isPermaLink="false">h1</guid><link>https://example.org/h1</link>
<pubDate>Mon, 23 Nov 2026 12:00:00 GMT</pubDate><description>Proyectos de salud pública. Postulaciones hasta el ${deadline}.</description></item></channel></rss>`;

describe('the operator’s commands', () => {
  it('import, ingest, list, talk and report, each in a process of its own', async () => {
    const members = await fileOf('members.csv', 'correo,nombre,sectores\nana@red.co,Ana,Salud\n');
    expect(await enlace(['import', 'members', members, '--dry-run', '--json'])).toMatchObject({ code: 0 });
    const imported = await enlace(['import', 'members', members, '--json']);
    expect(JSON.parse(imported.out)).toEqual({ rows: 1, created: 1, updated: 0, unchanged: 0, errors: [] });

    const source = await fileOf('feed.xml', feed('15 de enero de 2027'));
    const first = JSON.parse((await enlace(['ingest', '--feed', source, '--json'])).out);
    expect(first.calls).toEqual({ new: 1, updated: 0, duplicates: 0, announced: 1 });
    expect(first.feeds).toMatchObject([{ url: source, status: 'ok', items: 1, new: 1 }]);
    const again = JSON.parse((await enlace(['ingest', '--feed', source, '--json'])).out);
    expect(again.calls).toEqual({ new: 0, updated: 0, duplicates: 0, announced: 0 });

    const calls = JSON.parse((await enlace(['calls', '--open', '--sector', 'Salud', '--json'])).out);
    expect(calls).toMatchObject([
      {
        title: 'Fondo de salud pública',
        url: 'https://example.org/h1',
        publishedAt: '2026-11-23T12:00:00.000Z',
        deadline: { at: '2027-01-16T04:59:00.000Z', zone: 'America/Bogota' },
        sectors: ['salud'],
        status: 'open',
      },
    ]);
    const deliveries = JSON.parse((await enlace(['deliveries', '--to', 'ana@red.co', '--json'])).out);
    expect(deliveries).toMatchObject([
      { kind: 'call.announce', to: 'ana@red.co', platform: 'terminal', status: 'sent', attempts: 1 },
    ]);

    const chat = await enlace(['chat', '--as', 'ana@red.co'], { input: 'convocatorias de salud\n1\n' });
    expect(chat.code).toBe(0);
    expect(chat.out).toContain('Llegó 1 mensaje desde la última vez');
    expect(chat.out.match(/Fondo de salud pública/g)?.length).toBeGreaterThanOrEqual(3);
    expect(chat.out).toContain('Dice la fuente');
    expect((await enlace(['chat', '--as', 'ana@red.co'], { input: 'ayuda\n' })).out).not.toContain(
      'desde la última vez',
    );
  }, 60_000);

  it('reads feeds without storing them, one line each, and one that fails never stops the rest', async () => {
    const good = await fileOf('check.xml', feed('20 de enero de 2027'));
    const bad = await fileOf('bad.xml', 'esto no es una fuente');
    const { code, out } = await enlace(['feed-check', bad, good, 'no-existe.xml']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(lines.map((line) => [line.source, line.ok])).toEqual([
      [bad, false],
      [good, true],
      ['no-existe.xml', false],
    ]);
    expect(lines[1]).toMatchObject({
      format: 'rss',
      items: [{ id: 'h1', title: 'Fondo de salud pública', sectors: ['salud'] }],
    });
  }, 30_000);

  it('say what is wrong with a request, on standard error, and exit with 1', async () => {
    for (const args of [['calls', '--sector', 'Astrología'], ['import', 'recetas', 'x.csv'], ['nada']]) {
      const { code, out, err } = await enlace(args);
      expect([args, code, out]).toEqual([args, 1, '']);
      expect(err.trim()).not.toBe('');
      expect(err).not.toContain('    at ');
    }
  }, 30_000);

  it('say in a line that a file cannot be written', async () => {
    const run = await enlace(['export', 'members', '--format', 'csv', '--out', 'no/such/x.csv']);
    expect(run).toEqual({ code: 1, out: '', err: 'No se puede escribir no/such/x.csv: la carpeta no existe.\n' });
  });

  it('say in a line that a copy cannot be read or written', async () => {
    const other = await fileOf('otra.txt', 'hola');
    const run = async (...args: string[]) => {
      const { code, err } = await enlace(args);
      return [code, err];
    };
    expect(await run('restore', other)).toEqual([1, 'No se puede leer otra.txt como copia de Enlace.\n']);
    expect(await run('backup', 'no/such/copia')).toEqual([
      1,
      'No se puede escribir la copia en no/such/copia: revise la carpeta y el permiso.\n',
    ]);
  });

  it('let whoever reads stop reading', async () => {
    const run = await enlace(['job'], { closeOutput: true });
    expect(run).toMatchObject({ code: 0, err: '' });
  });

  it('say times in Bogotá to people', async () => {
    const { out } = await enlace(['job']);
    expect(out).toMatch(/mié 25 nov 2026, 3:25 +olvida las preguntas/);
    expect(out).not.toMatch(/\dZ/);
  });

  it('say what is wrong with the configuration, and exit with 2', async () => {
    const { code, err } = await enlace(['calls'], { env: { ENLACE_PORT: 'x', SLACK_BOT_TOKEN: 'secreto-1' } });
    expect(code).toBe(2);
    expect(err).toContain('ENLACE_PORT');
    expect(err).toContain('SLACK_BOT_TOKEN');
    expect(err).not.toContain('secreto-1');
  });

  it('list the jobs and run one', async () => {
    const jobs = JSON.parse((await enlace(['job', '--json'])).out);
    expect(jobs).toContainEqual(expect.objectContaining({ name: 'poll-feeds', nextRun: '2026-11-24T15:10:00.000Z' }));
    const run = await enlace(['job', 'forget-events', '--json']);
    expect(JSON.parse(run.out)).toMatchObject({ job: 'forget-events', result: { forgotten: 0 } });
  }, 30_000);

  it('doctor looks at everything and says what to do', async () => {
    const { out } = await enlace(['doctor', '--json']);
    const findings = JSON.parse(out);
    expect(findings).toContainEqual(expect.objectContaining({ what: 'Base de datos', ok: true }));
    expect(findings).toContainEqual(expect.objectContaining({ what: 'Manifiesto de Slack', ok: true }));
  }, 30_000);
});
