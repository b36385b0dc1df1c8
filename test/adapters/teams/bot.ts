/** A Teams adapter behind a real HTTP server on loopback, for the tests of this folder. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTeamsAdapter, type TeamsConfig } from '../../../adapters/teams/adapter.ts';
import { adapterWords } from '../../../src/platform-text.ts';

export { adapterWords as words };

export type LogLine = { level: string; fields: object; message: string };

/** Starts listening on a free port (or `port`); `lines` collects what is logged; `clock.now` may be moved. */
export async function startBot(config: TeamsConfig = { openOnLoopback: true }, port = 0) {
  const lines: LogLine[] = [];
  const clock = { now: () => new Date() };
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const adapter = createTeamsAdapter(config, { words: adapterWords, log, now: () => clock.now() });
  const server = createServer((request, response) => {
    const route = adapter.routes.find(({ path }) => request.url === path);
    if (route) route.handler(request, response);
    else response.writeHead(404).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    adapter,
    url,
    lines,
    clock,
    async close(): Promise<void> {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
