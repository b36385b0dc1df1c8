/** Against a Slack that nobody here wrote: the `emulate` package, for the methods it serves, with the manifest's scopes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSlackAdapter } from '../../../adapters/slack/adapter.ts';
import manifest from '../../../manifest/slack.json' with { type: 'json' };
import type { Adapter } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import { everyBlock } from '../../support/contract/samples.ts';
import { words } from './slack-fixture.ts';

const quiet = () => undefined;
const tenant = 'T000000001';

/** The emulator wants a number and cannot be given 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('Slack as emulated by others', () => {
  let emulator: Emulator;
  let adapter: Adapter;
  let admin: WebClient;
  let channel: string;

  beforeAll(async () => {
    const scopes = manifest.oauth_config.scopes.bot;
    const app = { client_id: '1.2', client_secret: 's', name: 'Enlace', redirect_uris: [], scopes };
    const slack = {
      strict_scopes: true,
      users: [{ name: 'ana', real_name: 'Ana', email: 'ana@salud.gov.co' }],
      channels: [{ name: 'salud' }],
      oauth_apps: [{ ...app, bot_id: 'BENLACE', bot_user_id: 'UENLACE', bot_name: 'enlace' }],
      tokens: [
        { token: 'xoxb-enlace', type: 'bot', user_id: 'UENLACE', bot_id: 'BENLACE', scopes },
        { token: 'xoxp-admin', user: 'admin', scopes: ['channels:read', 'channels:manage'] },
      ],
    };
    emulator = await createEmulator({ service: 'slack', port: await freePort(), seed: { slack } });
    const apiUrl = `${emulator.url}/api/`;
    adapter = createSlackAdapter(
      { botToken: 'xoxb-enlace', signingSecret: 's', apiUrl },
      { words, log: { debug: quiet, info: quiet, warn: quiet, error: quiet } },
    );
    admin = new WebClient('xoxp-admin', { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
    const { channels } = await admin.conversations.list();
    channel = channels?.find((one) => one.name === 'salud')?.id ?? '';
  });
  afterAll(() => emulator.close());

  const stored = async (at: string) => {
    const bot = new WebClient('xoxb-enlace', { slackApiUrl: `${emulator.url}/api/` });
    return (await bot.conversations.history({ channel: at, include_all_metadata: true })).messages ?? [];
  };

  test('a member is found by e-mail, written to, and the message edited in place and found by its key', async () => {
    const actor = await adapter.findUser?.('ana@salud.gov.co');
    expect(actor).toMatchObject({ platform: 'slack', tenant, name: 'ana' });
    expect(await adapter.findUser?.('nadie@salud.gov.co')).toBeNull();
    const to = { platform: 'slack' as const, tenant, user: actor?.user ?? '' };
    const before = new Date(Date.now() - 1000);
    const sent = await adapter.send(to, everyBlock, 'key-1');
    const changed: Card = { title: 'Plazo nuevo', blocks: [{ kind: 'text', text: 'Cierra el *15* de enero' }] };
    await adapter.update(sent, changed);
    const messages = await stored(sent.address.conversation ?? '');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ ts: sent.messageId, text: 'Plazo nuevo', user: 'UENLACE' });
    expect(JSON.stringify(messages[0]?.blocks)).toContain('Cierra el *15* de enero');
    expect(await adapter.find?.(to, 'key-1', before)).toEqual(sent);
    expect(await adapter.find?.(to, 'key-2', before)).toBeNull();
  });

  test('a channel takes the card until it is archived', async () => {
    const to = { platform: 'slack' as const, tenant, conversation: channel };
    const sent = await adapter.send(to, everyBlock, 'key-3');
    expect((await stored(channel)).map((message) => message.ts)).toContain(sent.messageId);
    await admin.conversations.archive({ channel });
    await expect(adapter.send(to, everyBlock, 'key-4')).rejects.toMatchObject({ fault: 'gone' });
  });

  test('a channel that is not there is gone', async () => {
    const nowhere = { platform: 'slack' as const, tenant, conversation: 'C0NADA' };
    await expect(adapter.send(nowhere, everyBlock, 'k')).rejects.toMatchObject({ fault: 'gone' });
  });

  test('it starts with a good token, and says when the token is wrong', async () => {
    await adapter.start(async () => ({ kind: 'none' }));
    const wrong = createSlackAdapter(
      { botToken: 'xoxb-wrong', signingSecret: 's', apiUrl: `${emulator.url}/api/` },
      { words, log: { debug: quiet, info: quiet, warn: quiet, error: quiet } },
    );
    await expect(wrong.start(async () => ({ kind: 'none' }))).rejects.toMatchObject({ fault: 'unauthorized' });
  });
});
