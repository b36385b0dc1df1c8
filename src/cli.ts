/** The operator's commands: each a thin call into a feature. Data on stdout, everything else on stderr. */
import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { describeJobs, runNamedJob } from '../jobs/schedule.ts';
import { askAll } from './agreements/operate.ts';
import { createFeedReader } from './calls/feed.ts';
import { createFetcher } from './calls/fetch.ts';
import { ingest } from './calls/ingest.ts';
import { feedNamed, listFeeds } from './calls/queries.ts';
import { type Config, readConfig } from './config.ts';
import { listDeliveries } from './deliveries/queries.ts';
import { ConfigError, UserError } from './errors.ts';
import { createTerminal, credentialChecks, openRuntime, type Runtime, type RuntimeOptions, start } from './main.ts';
import { localeOf } from './members/queries.ts';
import { checkFeeds, storedCalls } from './operator/calls.ts';
import { firstPerson, personByEmail, takeUnseen } from './operator/chat.ts';
import { writeCommitteeReport } from './operator/committees.ts';
import { diagnose } from './operator/doctor.ts';
import { alignColumns, createOutput, type Output } from './operator/output.ts';
import { exportTable, importFile, writeExport } from './operator/tables.ts';
import { calendarText, writeCertificate } from './operator/trainings.ts';
import { createReceive } from './router.ts';
import { backup, restore } from './store/backup.ts';
import { openStore } from './store.ts';
import { terminalText } from './text.ts';
import { fixedClock, systemClock } from './time.ts';

const program = new Command('enlace')
  .description('Enlace: el bot de la Red Distrital de Cooperación')
  .showHelpAfterError('(--help muestra las opciones)')
  .exitOverride();

/** Done, the request was at fault, the configuration was. */
const exitCodes = { done: 0, request: 1, configuration: 2 };

type Json = { json?: boolean };

/** Runs a command on an open runtime and closes it, whatever happens. */
async function withRuntime(
  options: RuntimeOptions,
  work: (runtime: Runtime, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await openRuntime(config, options);
  try {
    await work(runtime, config);
  } finally {
    await runtime.close();
  }
}

const collect = (value: string, previous: string[] = []) => [...previous, value];

/** The lines of a list: blanks and comments left out. */
async function readLines(path: string): Promise<string[]> {
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

program
  .command('start')
  .description('el bot')
  .action(async () => start(readConfig(process.env)));

program
  .command('chat')
  .description('conversa con el bot en la terminal')
  .option('--as <correo>', 'como qué miembro')
  .action(async (options: { as?: string }) => {
    await withRuntime({}, async (runtime) => {
      const { store, clock } = runtime;
      const person = options.as ? await personByEmail(store, options.as) : await firstPerson(store);
      const terminal = createTerminal(runtime, person);
      const unseen = await takeUnseen(store, person.email, clock.now());
      if (unseen.length > 0) process.stdout.write(`${terminalText.missed(unseen.length)}\n`);
      for (const card of unseen) terminal.show(card);
      await terminal.start(createReceive(runtime.app, runtime, { asksInChat: true }));
      await terminal.ended;
    });
  });

program
  .command('ask')
  .description('pregunta por convenios, hermanamientos y memorandos')
  .argument('[pregunta...]')
  .option('--from <archivo>', 'una pregunta por línea')
  .option('--as <correo>', 'como qué miembro')
  .option('--lang <idioma>', 'es o en')
  .option('--json', 'un documento JSON; con --from, uno por línea')
  .action(async (words: string[], options: Json & { from?: string; as?: string; lang?: string }) => {
    const questions = options.from ? await readLines(options.from) : [words.join(' ').trim()];
    if (questions.every((question) => question === ''))
      throw new UserError('Escriba una pregunta, o dé un archivo con --from.');
    const { lang } = options;
    if (lang !== undefined && lang !== 'es' && lang !== 'en') throw new UserError('--lang es «es» o «en».');
    const out = createOutput(options.json ?? false);
    await withRuntime({}, async (runtime) => {
      const person = options.as ? await personByEmail(runtime.store, options.as) : null;
      const locale = lang ?? (person ? localeOf(person.locale) : undefined);
      for await (const answer of askAll(runtime, questions, { locale })) {
        if (out.json) out.data(answer);
        else out.line(`${options.from ? `${answer.question}\n` : ''}${answer.text}\n`);
      }
    });
  });

program
  .command('ingest')
  .description('lee las fuentes una vez')
  .option('--feed <url o archivo>', 'solo esta fuente (se puede repetir)', collect)
  .option('--json', 'un documento JSON')
  .action(async (options: Json & { feed?: string[] }) => {
    const out = createOutput(options.json ?? false);
    await withRuntime({ files: options.feed !== undefined }, async (runtime) => {
      const { db } = runtime.store;
      const feeds = options.feed
        ? await Promise.all(options.feed.map((url) => feedNamed(db, url)))
        : (await listFeeds(db)).filter((feed) => feed.enabled);
      const result = await ingest(runtime, feeds);
      await runtime.worker.drain();
      if (out.json) return out.data(result);
      for (const feed of result.feeds) {
        out.line(
          `${feed.url}: ${feed.error ?? `${feed.items} entradas, ${feed.new} nuevas, ${feed.updated} cambiadas`} (${feed.ms} ms)`,
        );
      }
      const { calls } = result;
      out.line(
        `Convocatorias: ${calls.new} nuevas, ${calls.updated} cambiadas, ${calls.duplicates} repetidas, ${calls.announced} anunciadas.`,
      );
    });
  });

program
  .command('feed-check')
  .description('lee fuentes sin guardar nada; una línea JSON por fuente')
  .argument('[fuente...]', 'direcciones o archivos')
  .option('--from <lista>', 'un archivo con una fuente por línea')
  .option('--json', 'ya es JSON')
  .action(async (sources: string[], options: Json & { from?: string }) => {
    const listed = options.from ? await readLines(options.from) : [];
    const all = [...sources, ...listed];
    if (all.length === 0) throw new UserError('Indique al menos una fuente, o una lista con --from.');
    const config = readConfig(process.env);
    const clock = config.now ? fixedClock(config.now) : systemClock;
    const fetcher = createFetcher({
      clock,
      allowFiles: true,
      allowPrivate: config.fetch.allowHosts,
      contact: config.fetch.contact,
    });
    const reader = createFeedReader();
    try {
      await checkFeeds(all, { fetcher, reader }, createOutput(true).data);
    } finally {
      await Promise.all([fetcher.close(), reader.close()]);
    }
  });

program
  .command('calls')
  .description('las convocatorias guardadas')
  .option('--open', 'solo las abiertas')
  .option('--sector <sector>', 'solo de este sector')
  .option('--json', 'un documento JSON')
  .action(async (options: Json & { open?: boolean; sector?: string }) => {
    const out = createOutput(options.json ?? false);
    await withRuntime({}, async ({ store, clock }) => {
      const calls = await storedCalls(store, clock.now(), options);
      if (out.json) return out.data(calls);
      const rows = calls.map((call) => [
        String(call.number),
        call.status,
        call.deadline?.at ?? '—',
        call.modality ?? '—',
        call.sectors.join(','),
        call.title,
      ]);
      out.line(alignColumns(['nº', 'estado', 'cierra', 'modalidad', 'sectores', 'título'], rows));
    });
  });

program
  .command('import')
  .description('importa una tabla CSV o XLSX (feeds también OPML): todo o nada')
  .argument('<qué>')
  .argument('<archivo>')
  .option('--dry-run', 'comprueba sin guardar')
  .option('--json', 'un documento JSON')
  .action(async (kind: string, file: string, options: Json & { dryRun?: boolean }) => {
    const out = createOutput(options.json ?? false);
    await withRuntime({}, async ({ store, clock, outbox }) => {
      const report = await importFile(store, kind, file, { dryRun: options.dryRun, now: clock.now(), outbox });
      if (report.errors.length > 0) process.exitCode = exitCodes.request;
      if (out.json) return out.data(report);
      for (const { row, column, value, message } of report.errors)
        out.note(`fila ${row}, ${column}: «${value}»: ${message}`);
      const { rows, created, updated, unchanged, errors } = report;
      if (errors.length > 0) return out.note(`No se guardó nada: ${errors.length} errores en ${rows} filas.`);
      out.line(
        `${options.dryRun ? 'Sin guardar: ' : ''}${rows} filas: ${created} nuevas, ${updated} cambiadas, ${unchanged} iguales.`,
      );
    });
  });

program
  .command('export')
  .description('exporta una tabla')
  .argument('<qué>')
  .requiredOption('--format <formato>', 'csv, xlsx o json; de las fuentes, también opml')
  .option('--out <archivo>', 'en lugar de la salida estándar')
  .action(async (kind: string, options: { format: string; out?: string }) => {
    await withRuntime({}, async ({ store, clock }) =>
      writeExport(await exportTable(store, kind, options.format, clock.now()), options.out),
    );
  });

program
  .command('job')
  .description('ejecuta una tarea programada una vez; sin nombre, las lista')
  .argument('[nombre]')
  .option('--json', 'un documento JSON')
  .action(async (name: string | undefined, options: Json) => {
    const out = createOutput(options.json ?? false);
    await withRuntime({}, async (runtime) => {
      if (name === undefined) return printJobs(out, runtime);
      const result = await runNamedJob(runtime, name);
      const deliveries = await runtime.worker.drain();
      if (out.json) out.data({ job: name, result, deliveries });
      else out.line(`${name}: ${JSON.stringify(result)}; envíos: ${JSON.stringify(deliveries)}`);
    });
  });

function printJobs(out: Output, runtime: Runtime): void {
  const rows = describeJobs(runtime.clock.now());
  if (out.json) out.data(rows);
  else
    out.line(
      alignColumns(
        ['tarea', 'cuándo', 'próxima', 'qué hace'],
        rows.map((job) => [job.name, job.cron, job.nextRun ?? '—', job.what]),
      ),
    );
}

program
  .command('deliveries')
  .description('lo enviado y lo que espera')
  .option('--to <correo>', 'solo a esta persona')
  .option('--kind <clase>', 'solo de esta clase')
  .option('--json', 'un documento JSON')
  .action(async (options: Json & { to?: string; kind?: string }) => {
    const out = createOutput(options.json ?? false);
    await withRuntime({}, async ({ store }) => {
      const rows = await listDeliveries(store.db, options);
      if (out.json) return out.data(rows);
      const cells = rows.map((row) => [
        row.status,
        row.kind,
        row.to,
        row.platform ?? '—',
        String(row.dueAt),
        String(row.sentAt ?? '—'),
        (row.text ?? '').slice(0, 60),
      ]);
      out.line(alignColumns(['estado', 'clase', 'a', 'plataforma', 'previsto', 'enviado', 'texto'], cells));
    });
  });

program
  .command('committee-report')
  .description('el informe del último seguimiento de un comité, en un archivo .html (para imprimir) o .xlsx')
  .argument('<comité>')
  .requiredOption('--out <archivo>', 'termina en .html o .xlsx')
  .option('--lang <idioma>', 'es o en', 'es')
  .action(async (committee: string, options: { out: string; lang: string }) => {
    await withRuntime({}, (runtime) => writeCommitteeReport(runtime, committee, options));
  });

program
  .command('calendar')
  .description('el calendario de un miembro, o el archivo de una inscripción, como texto iCalendar')
  .argument('<correo>')
  .option('--training <codigo>', 'solo la inscripción en esta capacitación')
  .action(async (email: string, options: { training?: string }) => {
    await withRuntime({}, async (runtime) => {
      process.stdout.write(`${await calendarText(runtime, email, options.training)}\n`);
    });
  });

program
  .command('certificate')
  .description('un certificado de asistencia, como PDF')
  .argument('<codigo>', 'el de verificación, como ABCD-2345')
  .requiredOption('--out <archivo>', 'dónde se escribe')
  .action(async (code: string, options: { out: string }) => {
    await withRuntime({}, (runtime) => writeCertificate(runtime, code, options.out));
  });

program
  .command('backup')
  .description('copia todo el almacén a un archivo, también con el bot encendido')
  .argument('<archivo>')
  .action(async (file: string) => {
    const config = readConfig(process.env);
    const store = await openStore(config);
    try {
      createOutput(false).line(JSON.stringify(await backup(store, file)));
    } finally {
      await store.close();
    }
  });

program
  .command('restore')
  .description('repone el almacén desde una copia')
  .argument('<archivo>')
  .action(async (file: string) => {
    const config = readConfig(process.env);
    const store = await openStore(config);
    try {
      createOutput(false).line(JSON.stringify(await restore(store, file)));
    } finally {
      await store.close();
    }
  });

program
  .command('demo')
  .description('carga la red de demostración en este almacén')
  .action(async () => {
    await withRuntime({}, async ({ store, clock }) => {
      const { loadDemo } = await import('./demo/network.ts');
      await loadDemo(store, clock.now());
      createOutput(false).line('Listo. «npm start» sirve sus fuentes; «npm run -s enlace -- chat» conversa.');
    });
  });

program
  .command('doctor')
  .description('revisa la configuración, la base, las credenciales, las fuentes y los manifiestos')
  .option('--json', 'un documento JSON')
  .action(async (options: Json) => {
    const out = createOutput(options.json ?? false);
    const findings = await diagnose(process.env, credentialChecks);
    if (out.json) out.data(findings);
    else
      for (const finding of findings)
        out.line(
          `${finding.ok ? '✓' : '✗'} ${finding.what}: ${finding.detail}${finding.todo ? `\n    ${finding.todo}` : ''}`,
        );
    if (findings.some((finding) => !finding.ok && finding.fault === 'configuration'))
      process.exitCode = exitCodes.configuration;
    else if (findings.some((finding) => !finding.ok)) process.exitCode = exitCodes.request;
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.request;
  } else if (error instanceof ConfigError) {
    process.stderr.write(`La configuración tiene errores:\n${error.faults.map((fault) => `  ${fault}`).join('\n')}\n`);
    process.exitCode = exitCodes.configuration;
  } else if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCodes.request;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = exitCodes.request;
  }
}
