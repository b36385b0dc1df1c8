/** `ingest`, `feed-check` and `calls`. */
import type { Command } from 'commander';
import { createFeedReader } from '../calls/reading/feed.ts';
import { createFetcher } from '../calls/reading/fetch.ts';
import { readConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import { fixedClock, systemClock } from '../time.ts';
import { checkFeeds, storedCalls } from './calls.ts';
import { collect, type Json, readLines, type WithRuntime } from './command.ts';
import { alignColumns, createOutput, writeItems } from './output.ts';

export function addCallCommands(program: Command, withRuntime: WithRuntime): void {
  program
    .command('ingest')
    .description('lee las fuentes una vez')
    .option('--feed <url o archivo>', 'solo esta fuente (se puede repetir)', collect)
    .option('--json', 'un documento JSON')
    .action(async (options: Json & { feed?: string[] }) => {
      const out = createOutput(options.json ?? false);
      await withRuntime({ files: options.feed !== undefined }, async (runtime) => {
        const { ingest } = await import('../calls/intake/ingest.ts');
        const { feedNamed, listFeeds } = await import('../calls/queries.ts');
        const { db } = runtime.store;
        const feeds = options.feed
          ? await Promise.all(options.feed.map((url) => feedNamed(db, url)))
          : (await listFeeds(db)).filter((feed) => feed.enabled);
        const result = await ingest(runtime, feeds);
        await runtime.worker.drain();
        if (out.json) return out.data(result);
        for (const feed of result.feeds) {
          out.line(
            `${feed.url}: ${feed.error ?? `${feed.items} entradas, ${feed.new} nuevas, ${feed.updated} cambiadas${feed.omitted ? `; ${feed.omitted} más, las más antiguas, no se leen` : ''}`} (${feed.ms} ms)`,
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
        await checkFeeds(all, { fetcher, reader }, writeItems);
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
}
