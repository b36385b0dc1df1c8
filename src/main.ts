/** Composition: what a process of Enlace is made of, and `start`, the bot itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createTerminalAdapter, type TerminalAdapter, type TerminalOptions } from '../adapters/terminal/adapter.ts';
import { createScheduler } from '../jobs/schedule.ts';
import { createWorker, type Worker } from '../jobs/worker.ts';
import manifest from '../package.json' with { type: 'json' };
import type { Adapter } from './adapter.ts';
import { loadRegistry } from './agreements/search/queries.ts';
import { type App, type Dependencies, renderersOf } from './app.ts';
import { pollFeeds } from './calls/intake/poll.ts';
import { createFeedReader } from './calls/reading/feed.ts';
import { createFetcher, type Fetcher } from './calls/reading/fetch.ts';
import type { Config } from './config.ts';
import { createOutbox } from './deliveries/outbox.ts';
import { markSeen } from './deliveries/queries.ts';
import { openQueue } from './deliveries/queue.ts';
import { demoPerson, isDemo, loadDemo } from './demo/network.ts';
import { hasPeople } from './demo/queries.ts';
import { serveDemoFeeds, withDemoFeeds } from './demo/serve.ts';
import { ConfigError } from './errors.ts';
import { createEnlace, joinFeatures } from './features.ts';
import { createHttp, listen } from './http.ts';
import { createLog } from './log.ts';
import { firstPerson, personByEmail, personNamed, showUnseen, type TerminalPerson } from './operator/chat.ts';
import type { CredentialCheck } from './operator/doctor.ts';
import { healthOf } from './operator/health.ts';
import { adapterWords, startText, terminalText } from './platform-text.ts';
import { createReceive } from './router.ts';
import { loadBasics, loadStarter } from './starter.ts';
import { startEach } from './starting.ts';
import { openStore } from './store.ts';
import { fixedClock, systemClock } from './time.ts';
import { calendarRoute } from './trainings/calendar-route.ts';

export type Terminal = { adapter: TerminalAdapter; person: TerminalPerson };

export type Runtime = Dependencies & {
  app: App;
  terminal: Terminal | undefined;
  adapters: readonly Adapter[];
  worker: Worker;
  close(): Promise<void>;
};

export type RuntimeOptions = {
  /** Makes the terminal of this process; without one, what goes to the terminal is kept for whoever looks. */
  terminal?(dependencies: Dependencies): Promise<Terminal>;
  /** Whether feeds may be local files: only what an operator names. */
  files?: boolean;
  wrapFetcher?(fetcher: Fetcher): Fetcher;
  allowHosts?: readonly string[];
};

/**
 * The adapters that the configuration turns on. They can send at once; they listen once started. A platform's SDK is
 * loaded only when it is on: together they take a second and a hundred megabytes.
 */
export async function createAdapters(config: Config, log: Dependencies['log'], now: () => Date): Promise<Adapter[]> {
  const dependencies = { words: adapterWords, log, now };
  const adapters: Adapter[] = [];
  if (config.slack) {
    const { createSlackAdapter } = await import('../adapters/slack/adapter.ts');
    adapters.push(createSlackAdapter(config.slack, dependencies));
  }
  if (config.teams) {
    const { createTeamsAdapter } = await import('../adapters/teams/adapter.ts');
    const credentials =
      'local' in config.teams
        ? { openOnLoopback: true }
        : {
            appId: config.teams.appId,
            appPassword: config.teams.appPassword,
            appTenantId: config.teams.tenantId,
          };
    adapters.push(createTeamsAdapter(credentials, dependencies));
  }
  return adapters;
}

/** What `doctor` tries: each adapter's credentials. */
export async function credentialChecks(config: Config): Promise<CredentialCheck[]> {
  const adapters = await createAdapters(config, createLog('silent'), () => new Date());
  return adapters.flatMap(({ platform, check }) => (check ? [{ what: platform, check }] : []));
}

/** Opens everything a process needs: the store with its basics, the outbox, the adapters, the worker. Close it after. */
export async function openRuntime(config: Config, options: RuntimeOptions = {}): Promise<Runtime> {
  const log = createLog(config.logLevel ?? 'warn');
  const clock = config.now ? fixedClock(config.now) : systemClock;
  const store = await openStore(config);
  try {
    await loadBasics(store);
    const queue = await openQueue(store.connectionString, (error) => log.error({ err: error }, 'queue'));
    let worker: Worker | undefined;
    const outbox = createOutbox({ queue, clock, onWork: () => worker?.wake() });
    const plain = createFetcher({
      clock,
      allowFiles: options.files ?? false,
      allowPrivate: [...config.fetch.allowHosts, ...(options.allowHosts ?? [])],
      contact: config.fetch.contact,
    });
    const fetcher = options.wrapFetcher?.(plain) ?? plain;
    const reader = createFeedReader();
    const dependencies = joinFeatures({ config, store, clock, log, outbox, fetcher, reader });
    const app = createEnlace();
    const terminal = await options.terminal?.(dependencies);
    const adapters = [
      ...(await createAdapters(config, log, () => clock.now())),
      ...(terminal ? [terminal.adapter] : []),
    ];
    const renderers = renderersOf(app, dependencies);
    worker = createWorker({ store, queue, clock, adapters, renderers, log });
    const running = worker;
    return {
      ...dependencies,
      app,
      terminal,
      adapters,
      worker,
      close: async () => {
        await running.stop();
        await Promise.all([fetcher.close(), reader.close()]);
        await queue.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The terminal as this person's platform. */
export function createTerminal(
  runtime: Pick<Runtime, 'config' | 'store' | 'clock'>,
  person: TerminalPerson,
): TerminalAdapter {
  const { config, store, clock } = runtime;
  const intercept: TerminalOptions['intercept'] = async (line) => {
    const wanted = /^\/(?:como|as)\s+(.+)$/i.exec(line)?.[1];
    if (!wanted) return null;
    const found = await personNamed(store, wanted);
    if ('say' in found) return found;
    return { say: terminalText.nowYouAre(found.person.name, found.person.role), person: found.person };
  };
  return createTerminalAdapter({
    input: process.stdin,
    output: process.stdout,
    interactive: Boolean(process.stdin.isTTY && process.stdout.isTTY),
    person,
    words: terminalText,
    now: () => clock.now(),
    folder: join(config.dataDir, 'files'),
    onShown: (key) => markSeen(store.db, [key], clock.now()),
    intercept,
  });
}

const say = (line = '') => void process.stdout.write(`${line}\n`);

function sayWhatIsOn(config: Config, url: string): void {
  const { slack, teams } = config;
  say(startText.on(startText.database, config.databaseUrl ? startText.server : startText.embedded(config.dataDir)));
  if (slack) say(startText.on(startText.slack, slack.appToken ? startText.slackSocket : startText.slackHttp));
  else say(startText.off(startText.slack, startText.slackHow));
  if (teams) say(startText.on(startText.teams, 'local' in teams ? startText.teamsLocal : startText.teamsOn));
  else say(startText.off(startText.teams, startText.teamsHow));
  say(startText.on('HTTP', startText.http(url)));
}

/** Whether an embedded store is there and somebody is in it. */
async function isInhabited(config: Config): Promise<boolean> {
  if (!existsSync(join(config.dataDir, 'database'))) return false;
  const store = await openStore(config);
  try {
    return await hasPeople(store.db);
  } finally {
    await store.close();
  }
}

async function listenOrExplain(runtime: Runtime) {
  const { config, adapters, log } = runtime;
  const routes = [...adapters.flatMap((adapter) => adapter.routes), calendarRoute(runtime)];
  try {
    return await listen(createHttp(routes, healthOf(runtime, adapters), log), config.http.host, config.http.port);
  } catch (error) {
    await runtime.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new ConfigError([startText.portTaken(config.http.port)]);
    }
    throw error;
  }
}

/** Without credentials, and with nobody in the store, Enlace is tried on a demonstration in a store of its own. */
async function chooseStore(config: Config, isLocal: boolean): Promise<{ config: Config; demo: boolean }> {
  if (!isLocal || !config.demo || config.databaseUrl) return { config, demo: false };
  if (await isInhabited(config)) return { config, demo: false };
  return { config: { ...config, dataDir: join(config.dataDir, 'demo') }, demo: true };
}

/**
 * The bot: everything that the configuration turns on, until the process is told to stop. Throws ConfigError when the
 * port is taken or the database cannot be opened.
 */
export async function start(given: Config): Promise<void> {
  const isLocal = !given.slack && !(given.teams && 'appId' in given.teams);
  const { config, demo } = await chooseStore(given, isLocal);
  say(startText.title(manifest.version));
  if (demo) say(startText.demo);
  const clock = config.now ? fixedClock(config.now) : systemClock;
  const demoFeeds = isLocal ? await serveDemoFeeds(clock) : null;
  const runtime = await openRuntime(config, {
    allowHosts: demoFeeds ? [demoFeeds.host] : [],
    wrapFetcher: (fetcher) => (demoFeeds ? withDemoFeeds(fetcher, demoFeeds.host) : fetcher),
    // Made with the store at hand, and before the worker that sends through it.
    terminal: isLocal
      ? async (dependencies) => {
          if (demo) await loadDemo(dependencies.store, clock.now());
          const inDemo = await isDemo(dependencies.store);
          const person = inDemo
            ? await personByEmail(dependencies.store, demoPerson)
            : await firstPerson(dependencies.store);
          return { adapter: createTerminal(dependencies, person), person };
        }
      : undefined,
  });
  const { app, adapters, worker, store, log } = runtime;
  const { server, url } = await listenOrExplain(runtime);
  sayWhatIsOn(config, url);
  if (!(await isDemo(store)) && (await loadStarter(store, clock.now()))) say(startText.starterLoaded);
  // The names of the registry are read now, so that the first question waits for nothing.
  await loadRegistry(store.db);

  const scheduler = createScheduler(runtime);
  let starting: { stop(): void } | undefined;
  const stop = async () => {
    say(startText.stopping);
    starting?.stop();
    await scheduler.stop();
    await Promise.all(adapters.map((adapter) => adapter.stop()));
    server.close();
    server.closeIdleConnections();
    await runtime.close();
    await demoFeeds?.close();
    say(startText.stopped);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));

  const { terminal } = runtime;
  if (terminal) {
    say(startText.on(startText.terminal, startText.terminalAs(terminal.person.name, terminal.person.role)));
    say(`  ${startText.terminalHow}`);
    await showUnseen(runtime, terminal.person.email, terminal.adapter);
  }
  starting = await startEach(adapters, {
    start: (adapter) => adapter.start(createReceive(app, runtime, { asksInChat: adapter.platform === 'terminal' })),
    onFailed: ({ platform }, error) => {
      say(startText.notStarted(platform));
      log.warn({ platform, err: error }, 'a platform did not start');
    },
  });
  worker.start();
  scheduler.start();
  const { feeds } = await pollFeeds(runtime);
  for (const feed of feeds) if (feed.error) say(startText.feedFailed(feed.url, feed.error));
  log.info({ url }, 'started');
}
