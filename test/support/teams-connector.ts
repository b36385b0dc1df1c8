/** The connector half of the Teams stand-in: what the bot calls. It keeps people, spaces and messages; see teams-server.ts. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CardJson } from './adaptive-card.ts';

export type TeamsPerson = {
  id: string;
  aadObjectId: string;
  name: string;
  email: string;
  locale: string;
  chat: string;
  /** What the directory says; ours and `user` for most. */
  tenant: string;
  role: 'user' | 'guest';
};
export type TeamsSpace = { id: string; kind: 'channel' | 'group'; team: string; name: string };
export type FileAttachment = { contentType: string; name: string; contentUrl?: string; content: Json };
export type TeamsMessage = {
  id: string;
  conversation: string;
  /** The card, or undefined for plain text. */
  card: CardJson | undefined;
  summary: string;
  text: string;
  /** A file offered, or one that lies in the person's OneDrive. */
  file: FileAttachment | undefined;
  /** How often it was edited. */
  edits: number;
  /** What single people see in its place since they pressed: person id → card. */
  views: Map<string, CardJson>;
  /** The message it answers, in a thread. */
  replyToId: string | undefined;
};
export type TeamsFailure = {
  on: 'post' | 'edit' | 'open' | 'members' | 'upload';
  /** How many calls fail; 1 when absent. */
  times?: number;
} & ({ status: number; code?: string; retryAfter?: number } | { cut: 'before' | 'after' });

export type Json = Record<string, unknown>;
export type ConnectorPerson = TeamsPerson & { installed: boolean; blocked: boolean };

export const cardType = 'application/vnd.microsoft.card.adaptive';

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function onWhat(method: string, conversation: string, rest: string): TeamsFailure['on'] {
  if (rest.startsWith('/members')) return 'members';
  if (method === 'PUT') return 'edit';
  return conversation ? 'post' : 'open';
}

/** Listens on loopback until `close`. */
export async function startConnector() {
  const people = new Map<string, ConnectorPerson>();
  const spaces = new Map<string, TeamsSpace>();
  const stored: TeamsMessage[] = [];
  /** Everybody's OneDrive: what was put there, and what they sent from there. */
  const files = new Map<string, Buffer>();
  const failures: TeamsFailure[] = [];
  const calls: { method: string; path: string }[] = [];
  let serial = 0;
  const nextId = () => `${1_700_000_000_000 + ++serial}`;

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const chatOwner = (conversation: string) => [...people.values()].find((person) => person.chat === conversation);

  function answer(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}) {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }
  const refuse = (response: ServerResponse, status: number, code: string) =>
    answer(response, status, { error: { code, message: `${code} (stand-in)` } });

  function keep(conversation: string, activity: Json): TeamsMessage {
    const [attachment] = (activity.attachments ?? []) as FileAttachment[];
    const isCard = attachment?.contentType === cardType;
    const message: TeamsMessage = {
      id: nextId(),
      conversation: conversation.replace(/;messageid=.*$/, ''),
      card: isCard ? (attachment.content as unknown as CardJson) : undefined,
      file: isCard ? undefined : attachment,
      summary: String(activity.summary ?? ''),
      text: String(activity.text ?? ''),
      edits: 0,
      views: new Map(),
      replyToId: activity.replyToId as string | undefined,
    };
    stored.push(message);
    return message;
  }

  /** Why this conversation cannot be written to, or undefined. */
  function closedTo(conversation: string): [number, string] | undefined {
    const owner = chatOwner(conversation);
    if (owner?.blocked) return [403, 'MessageWritesBlocked'];
    if (owner && !owner.installed) return [403, 'BotNotInConversationRoster'];
    if (!owner && !spaces.has(conversation)) return [404, 'ConversationNotFound'];
    return undefined;
  }

  function giveFile(response: ServerResponse, id: string) {
    const file = files.get(id);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const path = decodeURIComponent(new URL(request.url ?? '/', url).pathname);
    calls.push({ method, path });
    const bytes = await readBytes(request);
    const drive = /^\/onedrive\/(.+)$/.exec(path)?.[1];
    if (drive && method === 'GET') return giveFile(response, drive);
    const text = drive ? '' : bytes.toString();
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    const [, conversation = '', rest = ''] = /^\/v3\/conversations\/([^/]+)(.*)$/.exec(path) ?? [];
    const on = drive ? 'upload' : onWhat(method, conversation, rest);
    const failure = failures.find((one) => one.on === on);
    if (failure) {
      failure.times = (failure.times ?? 1) - 1;
      if (failure.times <= 0) failures.splice(failures.indexOf(failure), 1);
      if ('status' in failure) {
        const headers = failure.retryAfter === undefined ? undefined : { 'retry-after': `${failure.retryAfter}` };
        const error = { code: failure.code ?? 'Stubborn', message: 'refused by the stand-in' };
        return answer(response, failure.status, { error }, headers);
      }
      if (failure.cut === 'before') return void request.socket.destroy();
    }
    const lose = () => void request.socket.destroy();
    const done = (status: number, result: Json) => (failure ? lose() : answer(response, status, result));

    if (drive) {
      files.set(drive, bytes);
      return done(201, { id: drive });
    }
    if (on === 'open') {
      const [member] = (body.members ?? []) as { id: string }[];
      const person = [...people.values()].find((one) => one.id === member?.id || one.aadObjectId === member?.id);
      if (!person) return refuse(response, 404, 'UserNotFound');
      if (!person.installed) return refuse(response, 403, 'BotNotInConversationRoster');
      return done(201, { id: person.chat });
    }
    const place = conversation.replace(/;messageid=.*$/, '');
    if (on === 'members') {
      const person = people.get(rest.slice('/members/'.length));
      if (!person) return refuse(response, 404, 'MemberNotFoundInConversation');
      const { id, aadObjectId, name, email, role: userRole, tenant: tenantId } = person;
      return done(200, { id, aadObjectId, name, email, userPrincipalName: email, tenantId, userRole });
    }
    const closed = closedTo(place);
    if (closed) return refuse(response, ...closed);
    if (text.length * 2 > 100 * 1024) return refuse(response, 413, 'MessageSizeTooBig');
    const target = rest.slice('/activities/'.length);
    if (method === 'DELETE') {
      const found = stored.findIndex((one) => one.id === target && one.conversation === place);
      if (found < 0) return refuse(response, 404, 'ActivityNotFoundInConversation');
      stored.splice(found, 1);
      return done(200, {});
    }
    if (method === 'PUT') {
      const message = stored.find((one) => one.id === target && one.conversation === place);
      if (!message) return refuse(response, 404, 'ActivityNotFoundInConversation');
      const [attachment] = (body.attachments ?? []) as { content: CardJson }[];
      Object.assign(message, { card: attachment?.content, text: body.text ?? '', summary: body.summary ?? '' });
      message.edits += 1;
      message.views.clear();
      return done(200, { id: message.id });
    }
    return done(201, { id: keep(conversation, { ...body, ...(target && { replyToId: target }) }).id });
  }

  return {
    url,
    people,
    spaces,
    stored,
    files,
    failures,
    calls,
    nextId,
    chatOwner,
    /** Stops listening: the bot's calls are refused a connection. */
    async close(): Promise<void> {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
