/** Microsoft's own Agents Playground, started for one test file, and what its client would receive. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CardJson } from '../../support/adaptive-card.ts';

const cli = resolve('node_modules/@microsoft/m365agentsplayground/cli.js');

/** The playground listens on every interface; this, loaded before it, keeps it to loopback. */
const loopbackOnly = `data:text/javascript,${encodeURIComponent(`
import net from 'node:net';
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  if (typeof port !== 'number') return listen.call(this, port, ...rest);
  return listen.call(this, { port, host: '127.0.0.1' }, ...rest.filter((one) => typeof one === 'function'));
};`)}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

type Shown = { messageId: string; text?: string; attachments?: { content: CardJson }[] };
export type PlaygroundMessage = { id: string; conversation: string; card: CardJson | undefined };
type Ids = {
  personalChat: { id: string };
  currentUser: { id: string; email: string };
  teams: { channels: { id: string }[] }[];
};

/** Starts the playground against this bot; throws when it is not up within ten seconds. */
export async function startPlayground(botUrl: string) {
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'playground-'));
  const child = spawn(
    process.execPath,
    ['--import', loopbackOnly, cli, 'start', '-e', botUrl, '-c', 'msteams', '--dt', '-p', `${port}`],
    {
      cwd: directory,
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  await new Promise<void>((up, down) => {
    const late = setTimeout(() => down(new Error(`the playground did not start: ${output}`)), 10_000);
    exited.then(() => down(new Error(`the playground ended: ${output}`)), down);
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (!output.includes('Listening on')) return;
      clearTimeout(late);
      up();
    });
  });
  const { config } = (await (await fetch(`${url}/_internal/v1/testConfig`)).json()) as { config: Ids };
  const messages: PlaygroundMessage[] = [];
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`);
  socket.addEventListener('message', ({ data }) => {
    const { actionConversationId: conversation, message } = JSON.parse(String(data)) as {
      actionConversationId: string;
      message?: Shown;
    };
    if (!message) return;
    const kept = { id: message.messageId, conversation, card: message.attachments?.[0]?.content };
    const before = messages.findIndex(({ id }) => id === kept.id);
    if (before >= 0) messages[before] = kept;
    else messages.push(kept);
  });
  await once(socket, 'open');

  async function post(path: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  }
  const from = { id: config.currentUser.id };
  const press = (message: PlaygroundMessage) => ({
    from,
    conversation: { id: message.conversation },
    replyToId: message.id,
  });

  return {
    url,
    chat: config.personalChat.id,
    email: config.currentUser.email,
    /** What the client was told of, as last edited. */
    messages: messages as readonly PlaygroundMessage[],
    say: (text: string) =>
      post(`/_conversation/v1/conversations/${config.personalChat.id}/messages`, { from, text, textFormat: 'plain' }),
    execute: (message: PlaygroundMessage, action: CardJson) =>
      post('/_conversation/v1/invoke', {
        ...press(message),
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: action.verb, data: action.data }, trigger: 'manual' },
      }),
    submit: (message: PlaygroundMessage, action: CardJson) =>
      post('/_conversation/v1/submit', { ...press(message), value: action.data }),
    install: () => post(`/_debug/conversation/${config.personalChat.id}/installation`, { action: 'add' }),
    async close(): Promise<void> {
      socket.close();
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
