import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTeamsAdapter } from '../../../adapters/teams/adapter.ts';
import { trustServiceUrls } from '../../../adapters/teams/client.ts';
import { ConfigError } from '../../../src/errors.ts';
import type { Event } from '../../../src/event.ts';
import { startBot, words } from './bot.ts';

const appId = '22222222-3333-4444-8555-666666666666';
const tenant = '11111111-2222-4333-8444-555555555555';
const serviceUrl = 'https://smba.trafficmanager.net/amer/';
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);

/** A token as the Bot Framework makes them, with what is wrong about it. */
function token(
  claims: object = {},
  options: { key?: typeof ours.privateKey; alg?: string; kid?: string } = {},
): string {
  const { key = ours.privateKey, alg = 'RS256', kid = 'k1' } = options;
  const good = {
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: serviceUrl,
    nbf: seconds() - 60,
    exp: seconds() + 600,
  };
  const body = `${encode({ alg, kid, typ: 'JWT' })}.${encode({ ...good, ...claims })}`;
  return `${body}.${alg === 'none' ? '' : sign('sha256', Buffer.from(body), key).toString('base64url')}`;
}

/** Removing the app needs no answer and nothing to be looked up. */
const removal = (changes: object = {}) => ({
  type: 'installationUpdate',
  action: 'remove',
  id: 'a1',
  channelId: 'msteams',
  serviceUrl,
  timestamp: new Date().toISOString(),
  from: { id: '29:ana', aadObjectId: 'aad-ana' },
  recipient: { id: `28:${appId}` },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenant },
  ...changes,
});

describe('with an app id', () => {
  let issuer: Server;
  let bot: Awaited<ReturnType<typeof startBot>>;
  const events: Event[] = [];

  beforeAll(async () => {
    // The SDK prints what a bad token was refused for.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    issuer = createServer((request, response) => {
      const base = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
      const keys = [{ ...ours.publicKey.export({ format: 'jwk' }), kid: 'k1', endorsements: ['msteams'] }];
      const document = request.url === '/keys' ? { keys } : { issuer: 'x', jwks_uri: `${base}/keys` };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
    }).listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    const openIdMetadataUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/openid`;
    bot = await startBot({ appId, appPassword: 's3cret-value', appTenantId: tenant, openIdMetadataUrl });
    await bot.adapter.start(async (event) => {
      events.push(event);
      return { kind: 'none' };
    });
  });
  afterEach(() => void events.splice(0));
  afterAll(async () => {
    await bot.close();
    issuer.close();
  });

  async function post(authorization: string | undefined, activity: object = removal()) {
    const response = await fetch(bot.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      body: JSON.stringify(activity),
    });
    return { status: response.status, body: await response.text() };
  }

  test('a token of the Bot Framework lets the event through', async () => {
    expect(await post(`Bearer ${token()}`)).toEqual({ status: 200, body: '' });
    expect(events).toMatchObject([{ kind: 'removed', actor: { user: 'aad-ana', tenant } }]);
  });

  test.each([
    ['none at all', undefined],
    ['an empty one', 'Bearer '],
    ['garbage', 'Bearer garbage'],
    ['garbage in three parts', 'Bearer a.b.c'],
    ['another scheme', 'Basic YTpi'],
    ['an expired one', `Bearer ${token({ nbf: seconds() - 9000, exp: seconds() - 8000 })}`],
    ['one not valid yet', `Bearer ${token({ nbf: seconds() + 8000 })}`],
    ['one for another app', `Bearer ${token({ aud: 'somebody-else' })}`],
    ['one of another issuer', `Bearer ${token({ iss: 'https://evil.example' })}`],
    ['one for another service address', `Bearer ${token({ serviceurl: 'https://smba.trafficmanager.net/other/' })}`],
    ['one signed by somebody else', `Bearer ${token({}, { key: theirs.privateKey })}`],
    ['one with an unknown key', `Bearer ${token({}, { kid: 'k2' })}`],
    ['an unsigned one', `Bearer ${token({}, { alg: 'none' })}`],
  ])('%s is answered with 401 and nothing else', async (_name, authorization) => {
    expect(await post(authorization)).toEqual({ status: 401, body: '' });
    expect(events).toEqual([]);
  });

  test('nothing is read of who brings no token', async () => {
    const response = await fetch(bot.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect([response.status, await response.text()]).toEqual([401, '']);
  });

  test('a good token for a stranger’s service address is refused', async () => {
    const evil = 'https://evil.example/';
    const answer = await post(`Bearer ${token({ serviceurl: evil })}`, removal({ serviceUrl: evil }));
    expect(answer).toEqual({ status: 401, body: '' });
  });

  test('another tenant’s event is left alone', async () => {
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: 'another' };
    expect((await post(`Bearer ${token()}`, removal({ conversation }))).status).toBe(200);
    expect(events).toEqual([]);
  });

  test('the secret shows up in no log', () => {
    expect(JSON.stringify(bot.lines)).not.toContain('s3cret-value');
  });
});

describe('without an app id', () => {
  const ignore = () => undefined;
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

  test('it refuses to start unless the server is bound to loopback', () => {
    const make = (config: object) => () => createTeamsAdapter(config, { words, log, now: () => new Date() });
    expect(make({})).toThrow(ConfigError);
    expect(make({ appId })).toThrow(/TEAMS_APP_PASSWORD[\s\S]*TEAMS_APP_TENANT_ID/);
    expect(make({ openOnLoopback: true })).not.toThrow();
  });

  test('only loopback service addresses are answered', async () => {
    const bot = await startBot();
    const events: Event[] = [];
    await bot.adapter.start(async (event) => {
      events.push(event);
      return { kind: 'none' };
    });
    const post = (body: object, contentType = 'application/json') =>
      fetch(bot.url, { method: 'POST', headers: { 'content-type': contentType }, body: JSON.stringify(body) });
    expect((await post(removal())).status).toBe(403);
    expect((await post(removal({ serviceUrl: 'http://127.0.0.1.evil.example/' }))).status).toBe(403);
    expect((await post({ type: 'message' })).status).toBe(400);
    expect((await post(removal({ text: 'x'.repeat(600_000) }))).status).toBe(413);
    expect((await fetch(bot.url)).status).toBe(405);
    expect(events).toEqual([]);
    expect((await post(removal({ serviceUrl: 'http://127.0.0.1:9/' }))).status).toBe(200);
    expect(events).toHaveLength(1);
    await bot.close();
  });
});

test('service addresses are trusted by their host', () => {
  const trusted = trustServiceUrls(true);
  expect(trusted(serviceUrl)).toBe(true);
  expect(trusted('https://smba.infra.gcc.teams.microsoft.com/teams')).toBe(true);
  expect(trusted('http://smba.trafficmanager.net/')).toBe(false);
  expect(trusted('https://smba.trafficmanager.net.evil.example/')).toBe(false);
  expect(trusted('https://evil.example/smba.trafficmanager.net')).toBe(false);
  expect(trusted('http://127.0.0.1:1/')).toBe(false);
  expect(trusted('not an address')).toBe(false);
  const local = trustServiceUrls(false);
  expect(local('http://localhost:56150/_connector')).toBe(true);
  expect(local('http://[::1]:1/')).toBe(true);
  expect(local(serviceUrl)).toBe(false);
});
