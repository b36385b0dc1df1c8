/** The one HTTP server: the adapters' paths, health and metrics; anything else is 404. */
import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import { Gauge, Registry } from 'prom-client';
import type { Route } from './adapter.ts';
import type { Log } from './log.ts';

export type Health = {
  /** Throws when the database or the queue does not answer. */
  check(): Promise<void>;
  /** Name and labels -> figure, for /metrics. */
  figures(): Promise<{ name: string; help: string; values: { labels: Record<string, string>; value: number }[] }[]>;
};

/** A check that takes longer than this counts as no answer. */
const checkMs = 5_000;

export function createHttp(routes: readonly Route[], health: Health, log: Log): Express {
  const app = express();
  app.disable('x-powered-by');
  // The adapters verify and read their own requests.
  for (const { path, handler } of routes) app.use(path, (request, response) => handler(restored(request), response));
  app.get('/healthz', (_request, response) => void response.type('text/plain').send('ok\n'));
  app.get('/readyz', async (_request, response) => {
    const late = AbortSignal.timeout(checkMs);
    try {
      await Promise.race([
        health.check(),
        new Promise((_, reject) => late.addEventListener('abort', () => reject(late.reason))),
      ]);
      response.type('text/plain').send('ok\n');
    } catch (error) {
      log.error({ err: error }, 'not ready');
      response.status(503).type('text/plain').send('not ready\n');
    }
  });
  app.get('/metrics', async (_request, response) => {
    const registry = new Registry();
    for (const { name, help, values } of await health.figures()) {
      const labelNames = Object.keys(values[0]?.labels ?? {});
      const gauge = new Gauge({ name, help, labelNames, registers: [registry] });
      for (const { labels, value } of values) gauge.set(labels, value);
    }
    response.type(registry.contentType).send(await registry.metrics());
  });
  app.use((_request, response) => void response.status(404).type('text/plain').send('not found\n'));
  const onError: express.ErrorRequestHandler = (error, _request, response, _next) => {
    log.error({ err: error }, 'a request failed');
    if (!response.headersSent) response.status(500).type('text/plain').send('error\n');
  };
  app.use(onError);
  return app;
}

/** Express cuts the path of what it mounts; the adapters look at the whole. */
function restored(request: express.Request): express.Request {
  request.url = request.originalUrl;
  return request;
}

/** Listens, or throws what the system says (EADDRINUSE). */
export async function listen(app: Express, host: string, port: number): Promise<{ server: Server; url: string }> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` };
}
