/** Files in the Slack stand-in: what the bot uploads, what people send, who may have them. */
import type { ServerResponse } from 'node:http';
import type { SentFile } from './contract/fixture.ts';
import type { SlackMessage, SlackStoredFile } from './slack-objects.ts';
import type { SlackWorkspace } from './slack-workspace.ts';

export function permalink(id: string, { by, name }: Pick<SlackStoredFile, 'by' | 'name'>): string {
  return `https://red.slack.com/files/${by}/${id}/${encodeURIComponent(name)}`;
}

/** A link to a file that the bot holds, unfolded in a message of the bot's, shares it there. */
export function shareLinked(
  files: ReadonlyMap<string, SlackStoredFile>,
  { channel, blocks }: Pick<SlackMessage, 'channel' | 'blocks'>,
): void {
  const linked = JSON.stringify(blocks);
  for (const [id, file] of files) if (linked.includes(permalink(id, file))) file.sharedIn.add(channel);
}

const newFile = (by: string, name: string, bytes: Buffer, mimetype = ''): SlackStoredFile => ({
  name,
  mimetype,
  bytes,
  ready: false,
  by,
  sharedIn: new Set(),
});

/** Where files are put and fetched over HTTP; `url` is the stand-in's own. */
export function createFileHost(workspace: SlackWorkspace, { url, botToken }: { url: string; botToken: string }) {
  /** An address is asked for: the id of the file that will be put there. */
  function reserve(name: string): string {
    const id = workspace.nextId('F');
    workspace.files.set(id, newFile(workspace.botUser, name, Buffer.alloc(0)));
    return id;
  }

  async function take(id: string, body: Buffer, contentType: string): Promise<string> {
    const file = workspace.files.get(id);
    if (!file) return 'no such upload';
    // The SDK wraps the bytes in a form.
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    const [part] = form.values();
    file.bytes = part instanceof Blob ? Buffer.from(await part.arrayBuffer()) : Buffer.from(part ?? '');
    return 'OK';
  }

  /** Slack sends who may not read a file to its page for signing in. */
  function give(id: string, authorization: string | undefined, response: ServerResponse): void {
    const file = workspace.files.get(id);
    const may = authorization === `Bearer ${botToken}` && workspace.scopes.has('files:read');
    if (!may) return void response.writeHead(302, { location: 'https://slack.com/signin' }).end();
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.mimetype }).end(file.bytes);
  }

  /** What Slack says of a file in a message or a modal. */
  const fileObject = (id: string, file: SlackStoredFile) => ({
    id,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    size: file.bytes.byteLength,
    url_private: `${url}/files/${id}`,
    url_private_download: `${url}/files/${id}`,
    permalink: permalink(id, file),
  });

  function add(by: string, { name, mime, bytes }: SentFile) {
    const id = workspace.nextId('F');
    const file = { ...newFile(by, name, Buffer.from(bytes), mime), ready: true };
    workspace.files.set(id, file);
    return fileObject(id, file);
  }

  return { reserve, take, give, add };
}
