/** A Teams adapter behind a real HTTP server on loopback, for the tests of this folder. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTeamsAdapter, type TeamsConfig } from '../../../adapters/teams/adapter.ts';
import type { TeamsWords } from '../../../adapters/teams/render.ts';

const es: TeamsWords = {
  choose: 'Elegir',
  yes: 'Sí',
  no: 'No',
  openForm: 'Abrir formulario',
  cancelled: 'Cancelado',
  required: 'Falta este dato',
  answeredPrivately: 'Le respondí en su chat privado.',
  cannotAnswerPrivately: 'Para responderle en privado, instale Enlace en su chat personal.',
};
const en: TeamsWords = {
  choose: 'Choose',
  yes: 'Yes',
  no: 'No',
  openForm: 'Open form',
  cancelled: 'Cancelled',
  required: 'This is needed',
  answeredPrivately: 'I answered in your private chat.',
  cannotAnswerPrivately: 'To be answered in private, install Enlace in your personal chat.',
};
export const words = { es, en };

export type LogLine = { level: string; fields: object; message: string };

/** Starts listening on a free port (or `port`); `lines` collects what is logged; `clock.now` may be moved. */
export async function startBot(config: TeamsConfig = { openOnLoopback: true }, port = 0) {
  const lines: LogLine[] = [];
  const clock = { now: () => new Date() };
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const adapter = createTeamsAdapter(config, { words, log, now: () => clock.now() });
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
