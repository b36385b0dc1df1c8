/**
 * A Slack of our own, on loopback: the Web API with state, Socket Mode, and a person who writes, presses and fills in.
 * It keeps Slack's manners: signed requests, three seconds to acknowledge, triggers that expire, limits that refuse.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import manifest from '../../manifest/slack.json' with { type: 'json' };
import type { SentFile } from './contract/fixture.ts';
import { takeBlocks } from './slack-blocks.ts';
import { type Acknowledgement, createDelivery } from './slack-delivery.ts';
import { createFileHost } from './slack-files.ts';
import { createModals } from './slack-modals.ts';
import type { SlackMessage } from './slack-objects.ts';
import { findButton, findOption } from './slack-screen.ts';
import { SlackWorkspace } from './slack-workspace.ts';

/** What happens to the next call of a method. */
export type SlackFailure =
  | { kind: 'rateLimited'; retryAfterS?: number }
  | { kind: 'status'; status: number }
  | { kind: 'error'; code: string }
  /** The connection breaks before the call is taken. */
  | { kind: 'dropped' }
  /** The call is taken, then the connection breaks. */
  | { kind: 'answerLost' }
  /** The call is taken, and no answer ever comes. */
  | { kind: 'silent' };

export type SlackServer = Awaited<ReturnType<typeof startSlackServer>>;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startSlackServer() {
  const workspace = new SlackWorkspace();
  const botToken = 'xoxb-stand-in-secret';
  const appToken = 'xapp-stand-in-secret';
  const signingSecret = 'stand-in-signing-secret';
  const calls: { method: string; args: Record<string, string> }[] = [];
  const failures: { method: string; failure: SlackFailure }[] = [];
  const responses = new Map<string, { message?: SlackMessage; channel: string; user: string; uses: number }>();
  const sockets = new Set<WebSocket>();
  let eventsUrl: string | undefined;

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const socketServer = new WebSocketServer({ server, path: '/link' });
  socketServer.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });

  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const files = createFileHost(workspace, { url, botToken });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, area = '', name = ''] = (request.url ?? '').split('/');
    // A kept-alive connection that breaks later would blur which call failed.
    response.setHeader('connection', 'close');
    const body = await readBody(request);
    const send = (answer: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    if (area === 'upload') return void send(await files.take(name, body, request.headers['content-type'] ?? ''));
    if (area === 'files') return void files.give(name, request.headers.authorization, response);
    if (area === 'response') return void send(...takeResponse(name, body));
    const args = Object.fromEntries(new URLSearchParams(body.toString()));
    calls.push({ method: name, args });
    const failing = failures.findIndex((one) => one.method === '*' || one.method === name);
    const failure = failing < 0 ? undefined : failures.splice(failing, 1)[0]?.failure;
    switch (failure?.kind) {
      case 'rateLimited': {
        const wait = failure.retryAfterS;
        response.writeHead(429, wait === undefined ? {} : { 'retry-after': String(wait) }).end();
        return;
      }
      case 'status':
        return void response.writeHead(failure.status).end('upstream failure');
      case 'error':
        return void send({ ok: false, error: failure.code });
      case 'dropped':
        return void request.socket.destroy();
    }
    const answer = authorize(name, request.headers.authorization) ?? perform(name, args);
    if (failure?.kind === 'answerLost') return void request.socket.destroy();
    if (failure?.kind !== 'silent') send(answer);
  }

  function authorize(method: string, header: string | undefined) {
    const expected = method === 'apps.connections.open' ? appToken : botToken;
    return header === `Bearer ${expected}` ? null : { ok: false, error: 'invalid_auth' };
  }

  function perform(method: string, args: Record<string, string>) {
    if (method === 'apps.connections.open') return { ok: true, url: `ws://127.0.0.1:${port}/link` };
    if (method === 'files.getUploadURLExternal') {
      const file_id = files.reserve(args.filename ?? '');
      return { ok: true, file_id, upload_url: `${url}/upload/${file_id}` };
    }
    return workspace.call(method, args) ?? { ok: false, error: 'unknown_method' };
  }

  function takeResponse(id: string, body: Buffer): [unknown, number] {
    const target = responses.get(id);
    if (!target || target.uses === 5) return [{ ok: false, error: 'used_url' }, 404];
    target.uses += 1;
    const given = JSON.parse(body.toString()) as { text?: string; blocks?: unknown; replace_original?: boolean };
    const blocks = takeBlocks(given.blocks ?? [], new Set(workspace.files.keys()));
    if ('error' in blocks) return [{ ok: false, ...blocks }, 400];
    const content = { text: given.text ?? '', blocks };
    if (given.replace_original && target.message) Object.assign(target.message, content);
    else workspace.addEphemeral(target.channel, target.user, content);
    return [{ ok: true }, 200];
  }

  function responseUrl(channel: string, user: string, message?: SlackMessage): string {
    const id = randomUUID();
    responses.set(id, { channel, user, uses: 0, ...(message ? { message } : {}) });
    return `${url}/response/${id}`;
  }

  const { sign, deliver, redeliver } = createDelivery({ signingSecret, sockets, url: () => eventsUrl });
  const { change, submit } = createModals(workspace, deliver, files.add);

  function event(payload: Record<string, unknown>): Promise<Acknowledgement> {
    const subscription = payload.type === 'message' ? `message.${payload.channel_type}` : String(payload.type);
    if (!manifest.settings.event_subscriptions.bot_events.includes(subscription)) {
      throw new Error(`the manifest does not subscribe to ${subscription}`);
    }
    return deliver({
      kind: 'events_api',
      payload: {
        type: 'event_callback',
        team_id: workspace.team,
        api_app_id: 'A0',
        event_id: workspace.nextId('Ev'),
        event_time: Math.floor(workspace.now().getTime() / 1000),
        authorizations: [{ team_id: workspace.team, user_id: workspace.botUser, is_bot: true }],
        event: payload,
      },
    });
  }

  /** What Slack makes of typed text. */
  const typed = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

  function messageOf(ts: string): SlackMessage {
    const message = workspace.messages.find((one) => one.ts === ts);
    if (!message) throw new Error(`there is no message ${ts}`);
    return message;
  }

  function act(user: string, message: SlackMessage, action: Record<string, unknown>): Promise<Acknowledgement> {
    const { ts, channel, thread_ts, onlyFor } = message;
    const thread = thread_ts ? { thread_ts } : {};
    const payload = {
      type: 'block_actions',
      team: { id: workspace.team },
      user: { id: user, team_id: workspace.team },
      api_app_id: 'A0',
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: onlyFor !== undefined,
        ...thread,
      },
      trigger_id: workspace.trigger(user),
      channel: { id: channel, name: workspace.channels.get(channel)?.name },
      ...(onlyFor ? {} : { message: { ts, text: message.text, user: message.user } }),
      response_url: responseUrl(channel, user, message),
      actions: [{ action_ts: workspace.nextTs(), block_id: 'b1', ...action }],
    };
    return deliver({ kind: 'interactive', payload });
  }

  return {
    workspace,
    url,
    apiUrl: `${url}/api/`,
    botToken,
    appToken,
    signingSecret,
    /** Every Web API call, in order. */
    calls,
    sign,
    deliver,
    /** Any event of the Events API, wrapped and signed. */
    event,
    /** Where events go over HTTP; while a socket is connected they go there instead. */
    deliverTo(address: string) {
      eventsUrl = address;
    },
    socketCount: () => sockets.size,
    /** Resolves when every connection has read what was sent to it. */
    async drained() {
      for (const socket of sockets) {
        const pong = new Promise((resolve) => socket.once('pong', resolve));
        socket.ping();
        await pong;
      }
    },
    /** Slack asks every connection to reconnect, as it does every few hours. */
    recycleSockets() {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    /** The next call of this method ('*': of any) fails so. */
    failNext(method: string, failure: SlackFailure) {
      failures.push({ method, failure });
    },
    /** Nobody can connect any more. */
    async goOffline() {
      server.closeAllConnections();
      for (const socket of sockets) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
    comeBack: () => listen(port),

    /** The person writes to the bot; what they typed is stored, too. */
    say(user: string, text: string, extra: Record<string, unknown> = {}): Promise<Acknowledgement> {
      const channel = workspace.direct(user).id;
      const ts = workspace.nextTs();
      workspace.messages.push({ ts, channel, user, text, blocks: [], edits: 0 });
      return event({
        type: 'message',
        channel_type: 'im',
        channel,
        user,
        ts,
        event_ts: ts,
        text: typed(text),
        ...extra,
      });
    },
    /** The person sends a file, with these words, in their chat with the bot. */
    sendFile(user: string, file: SentFile, text = ''): Promise<Acknowledgement> {
      return this.say(user, text, { subtype: 'file_share', files: [files.add(user, file)] });
    },
    mention(
      user: string,
      channel: string,
      text: string,
      extra: Record<string, unknown> = {},
    ): Promise<Acknowledgement> {
      const ts = workspace.nextTs();
      workspace.messages.push({ ts, channel, user, text, blocks: [], edits: 0 });
      const whole = `<@${workspace.botUser}> ${typed(text)}`;
      return event({ type: 'app_mention', channel, user, ts, event_ts: ts, text: whole, ...extra });
    },
    command(user: string, text: string, channel = workspace.direct(user).id): Promise<Acknowledgement> {
      const payload = {
        command: '/enlace',
        text: typed(text),
        user_id: user,
        team_id: workspace.team,
        channel_id: channel,
        api_app_id: 'A0',
        trigger_id: workspace.trigger(user),
        response_url: responseUrl(channel, user),
      };
      return deliver({ kind: 'slash_commands', payload });
    },
    press(user: string, ts: string, label: string): Promise<Acknowledgement> {
      const message = messageOf(ts);
      const button = findButton(message.blocks, label);
      if (!button) throw new Error(`message ${ts} has no button "${label}"`);
      const { type, text, action_id, value } = button;
      return act(user, message, { type, text, action_id, ...(value === undefined ? {} : { value }) });
    },
    choose(user: string, ts: string, label: string): Promise<Acknowledgement> {
      const message = messageOf(ts);
      const found = findOption(message.blocks, label);
      if (!found) throw new Error(`message ${ts} has no option "${label}"`);
      const { menu, option, blockId } = found;
      const { type, action_id } = menu;
      return act(user, message, { type, action_id, block_id: blockId, selected_option: option });
    },
    change,
    submit,
    /** Delivers the last thing again, unchanged. */
    redeliver,
    async close() {
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
