/** `ask`, `import`, `export`, `deliveries` and the documents: what is on record, in and out. */
import { type Command, Option } from 'commander';
import { deliveryStatuses, listDeliveries, retryDeliveries } from '../deliveries/queries.ts';
import { UserError } from '../errors.ts';
import { localeOf } from '../members/queries.ts';
import type { DeliveryStatus } from '../store.ts';
import { personByEmail } from './chat.ts';
import { exitCodes, type Json, readLines, type WithRuntime } from './command.ts';
import { alignColumns, createOutput, sayWhen } from './output.ts';

export function addRecordCommands(program: Command, withRuntime: WithRuntime): void {
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
        const { askAll } = await import('../agreements/operate.ts');
        const person = options.as ? await personByEmail(runtime.store, options.as) : null;
        const locale = lang ?? (person ? localeOf(person.locale) : undefined);
        for await (const answer of askAll(runtime, questions, { locale })) {
          if (out.json) out.data(answer);
          else out.line(`${options.from ? `${answer.question}\n` : ''}${answer.text}\n`);
        }
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
        const { importFile } = await import('./tables.ts');
        const report = await importFile(store, kind, file, { dryRun: options.dryRun, now: clock.now(), outbox });
        if (report.errors.length > 0) process.exitCode = exitCodes.request;
        if (out.json) return out.data(report);
        for (const column of report.ignored ?? [])
          out.note(`No se usó la columna «${column}»: aquí no significa nada.`);
        for (const { row, column, value, message } of report.errors)
          out.note(`fila ${row}, ${column}: «${value}»: ${message}`);
        const { rows, created, updated, unchanged, errors } = report;
        if (errors.length > 0) return out.note(`No se guardó nada. Errores: ${errors.length}; filas: ${rows}.`);
        out.line(
          `${options.dryRun ? 'Sin guardar. ' : ''}Filas: ${rows}; nuevas: ${created}, cambiadas: ${updated}, iguales: ${unchanged}.`,
        );
        if (report.calls !== undefined) out.line(`Convocatorias abiertas que cambian: ${report.calls}.`);
      });
    });

  program
    .command('export')
    .description('exporta una tabla')
    .argument('<qué>')
    .requiredOption('--format <formato>', 'csv, xlsx o json; de las fuentes, también opml')
    .option('--out <archivo>', 'en lugar de la salida estándar')
    .action(async (kind: string, options: { format: string; out?: string }) => {
      await withRuntime({}, async ({ store, clock }) => {
        const { exportTable, writeExport } = await import('./tables.ts');
        await writeExport(await exportTable(store, kind, options.format, clock.now()), options.out);
      });
    });

  program
    .command('deliveries')
    .description('lo enviado y lo que espera')
    .option('--to <correo>', 'solo a esta persona')
    .option('--kind <clase>', 'solo de esta clase')
    .addOption(new Option('--status <estado>', 'solo en este estado').choices([...deliveryStatuses]))
    .option('--retry', 'da otra oportunidad a los que fallaron; con --status unknown, a los que quizá salieron')
    .option('--json', 'un documento JSON')
    .action(async (options: Json & { to?: string; kind?: string; status?: DeliveryStatus; retry?: true }) => {
      const out = createOutput(options.json ?? false);
      const { to, kind, status } = options;
      await withRuntime({}, async ({ store, clock, worker }) => {
        if (options.retry) {
          const again = status ?? 'failed';
          if (again !== 'failed' && again !== 'unknown')
            throw new UserError('--retry vale para los envíos en estado «failed» o «unknown».');
          out.note(`Otra oportunidad: ${await retryDeliveries(store.db, clock.now(), { to, kind, status: again })}.`);
          await worker.drain();
        }
        // What was tried again is shown as it stands now.
        const rows = await listDeliveries(store.db, { to, kind, ...(status && !options.retry ? { status } : {}) });
        if (out.json) return out.data(rows);
        const cells = rows.map((row) => [
          row.status,
          row.kind,
          row.to,
          row.platform ?? '—',
          sayWhen(row.dueAt),
          sayWhen(row.sentAt),
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
      const { writeCommitteeReport } = await import('./committees.ts');
      await withRuntime({}, (runtime) => writeCommitteeReport(runtime, committee, options));
    });

  program
    .command('report')
    .description('el informe anual, en un archivo .html (para imprimir) o .xlsx')
    .argument('<año>')
    .requiredOption('--out <archivo>', 'termina en .html o .xlsx')
    .option('--lang <idioma>', 'es o en', 'es')
    .option('--json', 'un documento JSON')
    .action(async (year: string, options: Json & { out: string; lang: string }) => {
      const out = createOutput(options.json ?? false);
      const { writeAnnualReport } = await import('./annual.ts');
      await withRuntime({}, (runtime) => writeAnnualReport(runtime, year, options));
      if (out.json) out.data({ year: Number(year), out: options.out });
      else out.line(`Informe de ${year}: ${options.out}`);
    });

  program
    .command('calendar')
    .description('el calendario de un miembro, o el archivo de una inscripción, como texto iCalendar')
    .argument('<correo>')
    .option('--training <codigo>', 'solo la inscripción en esta capacitación')
    .action(async (email: string, options: { training?: string }) => {
      const { calendarText } = await import('./trainings.ts');
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
      const { writeCertificate } = await import('./trainings.ts');
      await withRuntime({}, (runtime) => writeCertificate(runtime, code, options.out));
    });
}
