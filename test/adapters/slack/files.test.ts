/** What people send in Slack: who may read it, and where the bot's token goes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadFiles } from '../../../adapters/slack/files.ts';
import type { Event, IncomingFile } from '../../../src/event.ts';
import { ana, type SlackFixture, salud, slackFixture } from './slack-fixture.ts';

const file = { name: 'acta.pdf', mime: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7') };
let fixture: SlackFixture;
let events: Event[];
beforeEach(async () => {
  fixture = await slackFixture('http');
  events = [];
  await fixture.adapter.start(async (event) => {
    events.push(event);
    return { kind: 'none' };
  });
});
afterEach(() => fixture.close());

async function arrived(): Promise<IncomingFile[]> {
  await vi.waitFor(() => expect(events).toHaveLength(1), { interval: 5 });
  const [event] = events;
  return event?.kind === 'message' ? [...(event.files ?? [])] : [];
}

test('without the permission Slack shows its page for signing in, which is no file', async () => {
  fixture.slack.workspace.scopes.delete('files:read');
  await fixture.slack.sendFile(ana, file);
  const [sent] = await arrived();
  expect(sent).toMatchObject({ name: 'acta.pdf', mime: 'application/pdf', size: 8 });
  await expect(sent?.read()).rejects.toMatchObject({ fault: 'unauthorized' });
});

test('a file comes along with a mention in a channel', async () => {
  const url = `${fixture.slack.url}/files/F0`;
  const files = [{ id: 'F0', name: 'acta.pdf', mimetype: 'application/pdf', size: 8, url_private_download: url }];
  await fixture.slack.mention(ana, salud, 'anexar', { files });
  expect(await arrived()).toMatchObject([{ name: 'acta.pdf', size: 8 }]);
});

test('one that Slack gives no address for cannot be read', async () => {
  const files = [{ id: 'F0', name: null, title: 'Acta', mode: 'tombstone' }];
  await fixture.slack.say(ana, 'mire', { subtype: 'file_share', files });
  const [sent] = await arrived();
  expect(sent?.name).toBe('Acta');
  await expect(sent?.read()).rejects.toMatchObject({ fault: 'gone' });
});

test('the token goes to Slack’s own host only', async () => {
  let asked = 0;
  const stranger = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const { port } = stranger.address() as AddressInfo;
  const read = createReadFiles({ botToken: 'xoxb-secreto' });
  for (const url of [
    `http://127.0.0.1:${port}/files-pri/T1-F1/acta.pdf`,
    `https://files.slack.com.example.org/acta.pdf`,
    `http://files.slack.com/acta.pdf`,
    `https://files.slack.com@127.0.0.1:${port}/acta.pdf`,
  ]) {
    await expect(read({ name: 'acta.pdf', url_private_download: url }).read()).rejects.toMatchObject({
      fault: 'refused',
    });
  }
  expect(asked).toBe(0);
  await new Promise((resolve) => stranger.close(resolve));
});
