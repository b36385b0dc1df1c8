/**
 * The operator's commands: each a thin call into a feature. Data on stdout, everything else on stderr. What a command
 * needs is loaded when it runs: all of the bot takes half a second and 90 MB.
 */
import { Command, CommanderError } from 'commander';
import type { describeJobs } from '../jobs/schedule.ts';
import { readConfig } from './config.ts';
import { ConfigError, UserError } from './errors.ts';
import { addCallCommands } from './operator/call-commands.ts';
import { exitCodes, type Json, type WithRuntime } from './operator/command.ts';
import { alignColumns, createOutput, type Output, sayCounts, sayWhen } from './operator/output.ts';
import { addRecordCommands } from './operator/record-commands.ts';
import { figureNames, outcomeNames } from './operator/text.ts';

// "enlace export … | head": whoever reads has enough, and that is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = new Command('enlace')
  .description('Enlace: el bot de la Red Distrital de Cooperación')
  .showHelpAfterError('(--help muestra las opciones)')
  .exitOverride();

const withRuntime: WithRuntime = async (options, work) => {
  const { openRuntime } = await import('./main.ts');
  const runtime = await openRuntime(readConfig(process.env), options);
  try {
    await work(runtime);
  } finally {
    await runtime.close();
  }
};

program
  .command('start')
  .description('el bot')
  .action(async () => {
    const { start } = await import('./main.ts');
    await start(readConfig(process.env));
  });

program
  .command('chat')
  .description('conversa con el bot en la terminal')
  .option('--as <correo>', 'como qué miembro')
  .action(async (options: { as?: string }) => {
    await withRuntime({}, async (runtime) => {
      const { createTerminal } = await import('./main.ts');
      const { firstPerson, personByEmail, showUnseen } = await import('./operator/chat.ts');
      const { createReceive } = await import('./router.ts');
      const { store } = runtime;
      const person = options.as ? await personByEmail(store, options.as) : await firstPerson(store);
      const terminal = createTerminal(runtime, person);
      // What is due reaches them first, whether or not the bot is running.
      await runtime.worker.drain();
      await showUnseen(runtime, person.email, terminal);
      await terminal.start(createReceive(runtime.app, runtime, { asksInChat: true }));
      await terminal.ended;
      await runtime.worker.drain();
    });
  });

addCallCommands(program, withRuntime);
addRecordCommands(program, withRuntime);

program
  .command('job')
  .description('ejecuta una tarea programada una vez; sin nombre, las lista')
  .argument('[nombre]')
  .option('--json', 'un documento JSON')
  .action(async (name: string | undefined, options: Json) => {
    const out = createOutput(options.json ?? false);
    await withRuntime({}, async (runtime) => {
      const { describeJobs, runNamedJob } = await import('../jobs/schedule.ts');
      if (name === undefined) return printJobs(out, describeJobs(runtime.clock.now()));
      const result = await runNamedJob(runtime, name);
      const deliveries = await runtime.worker.drain();
      if (out.json) out.data({ job: name, result, deliveries });
      else out.line(`${name}: ${sayCounts(result, figureNames)}. Envíos: ${sayCounts(deliveries, outcomeNames)}.`);
    });
  });

function printJobs(out: Output, rows: ReturnType<typeof describeJobs>): void {
  if (out.json) out.data(rows);
  else
    out.line(
      alignColumns(
        ['tarea', 'cuándo', 'próxima', 'qué hace'],
        rows.map((job) => [job.name, job.cron, sayWhen(job.nextRun), job.what]),
      ),
    );
}

const storeTools = async () => ({
  ...(await import('./store.ts')),
  ...(await import('./store/backup.ts')),
});

program
  .command('backup')
  .description('copia todo el almacén a un archivo, también con el bot encendido')
  .argument('<archivo>')
  .option('--json', 'un documento JSON')
  .action(async (file: string, options: Json) => {
    const out = createOutput(options.json ?? false);
    const { backup, openStore } = await storeTools();
    const store = await openStore(readConfig(process.env));
    try {
      const done = await backup(store, file);
      if (out.json) out.data(done);
      else out.line(`Copia en ${file}: ${done.rows} filas de ${done.tables} tablas.`);
    } finally {
      await store.close();
    }
  });

program
  .command('restore')
  .description('repone el almacén desde una copia')
  .argument('<archivo>')
  .option('--json', 'un documento JSON')
  .action(async (file: string, options: Json) => {
    const out = createOutput(options.json ?? false);
    const { openStore, restore } = await storeTools();
    const config = readConfig(process.env);
    const store = await openStore(config);
    try {
      const restored = await restore(store, file, config.now);
      if (out.json) return out.data(restored);
      const { rows, tables, parked } = restored;
      out.line(`Repuestas ${rows} filas de ${tables} tablas desde ${file}.`);
      if (parked > 0)
        out.line(`Envíos que pudieron salir desde entonces: ${parked}. Mírelos con «deliveries --status unknown».`);
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
    const { credentialChecks } = await import('./main.ts');
    const { diagnose } = await import('./operator/doctor.ts');
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
