import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Address, Sent } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import { DeliveryError, type DeliveryFault } from '../../../src/errors.ts';
import { startTeamsServer, type TeamsFailure, type TeamsPerson } from '../../support/teams-server.ts';
import { startBot } from './bot.ts';

const hello: Card = { blocks: [{ kind: 'text', text: 'Hola' }] };

describe('what Teams refuses', () => {
  let teams: Awaited<ReturnType<typeof startTeamsServer>>;
  let bot: Awaited<ReturnType<typeof startBot>>;
  let ana: TeamsPerson;
  let direct: Address;
  let addresses: Address[];

  beforeEach(async () => {
    teams = await startTeamsServer();
    bot = await startBot({ openOnLoopback: true, callTimeoutMs: 2_000 });
    teams.connect(bot.url);
    addresses = [];
    await bot.adapter.start(async (event) => {
      addresses.push(event.address);
      return { kind: 'none' };
    });
    ana = teams.person({ name: 'Ana' });
    await teams.install(ana);
    direct = addresses[0] as Address;
  });
  afterEach(async () => {
    await bot.close();
    await teams.close();
  });

  async function faultOf(work: Promise<unknown>): Promise<DeliveryError> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DeliveryError)) throw new Error(`expected a DeliveryError, got ${String(error)}`);
    return error;
  }
  const posts = () =>
    teams.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/activities')).length;

  const table: [string, Partial<TeamsFailure> & object, DeliveryFault, boolean][] = [
    ['429 with Retry-After', { status: 429, retryAfter: 3 }, 'rate_limited', true],
    ['429 without', { status: 429 }, 'rate_limited', true],
    ['412', { status: 412 }, 'unavailable', true],
    ['502', { status: 502 }, 'unavailable', true],
    ['503 with Retry-After', { status: 503, retryAfter: 1 }, 'unavailable', true],
    ['504', { status: 504 }, 'unavailable', true],
    ['500', { status: 500 }, 'outcome_unknown', false],
    ['413', { status: 413 }, 'too_long', false],
    ['401', { status: 401 }, 'unauthorized', false],
    ['403 blocked', { status: 403, code: 'MessageWritesBlocked' }, 'blocked', false],
    ['403 not installed', { status: 403, code: 'BotNotInConversationRoster' }, 'not_installed', false],
    ['403 of another kind', { status: 403, code: 'NotEnoughPermissions' }, 'refused', false],
    ['404', { status: 404, code: 'ConversationNotFound' }, 'gone', false],
    ['400', { status: 400, code: 'BadSyntax' }, 'refused', false],
    ['the socket cut before it took it', { cut: 'before' }, 'outcome_unknown', false],
    ['the socket cut after it took it', { cut: 'after' }, 'outcome_unknown', false],
  ];
  test.each(table)('%s, and nothing is sent twice', async (_name, failure, fault, retryable) => {
    teams.failNext({ on: 'post', ...failure } as TeamsFailure);
    const error = await faultOf(bot.adapter.send(direct, hello, 'k'));
    expect(error).toMatchObject({ fault, retryable });
    expect(error.retryAfterMs).toBe('retryAfter' in failure ? Number(failure.retryAfter) * 1000 : undefined);
    expect(posts()).toBe(1);
  });

  test('an edit may be repeated, so a lost answer to one is no doubt', async () => {
    const sent = await bot.adapter.send(direct, hello, 'k');
    for (const failure of [{ cut: 'after' as const }, { status: 500 }]) {
      teams.failNext({ on: 'edit', ...failure });
      expect((await faultOf(bot.adapter.update(sent, hello))).fault).toBe('unavailable');
    }
    expect((await faultOf(bot.adapter.update({ ...sent, messageId: 'nope' } as Sent, hello))).fault).toBe('gone');
  });

  test('a message that is too large is refused before it leaves', async () => {
    const long: Card = { blocks: [{ kind: 'text', text: 'x'.repeat(45_000) }] };
    expect((await faultOf(bot.adapter.send(direct, long, 'k'))).fault).toBe('too_long');
    const png = new Uint8Array(40_000);
    const picture: Card = { blocks: [{ kind: 'image', image: { png }, alt: 'Mapa' }] };
    expect((await faultOf(bot.adapter.send(direct, picture, 'k'))).fault).toBe('too_long');
    expect(posts()).toBe(0);
  });

  test('a person without a known chat gets one opened, and the address to come back to', async () => {
    const beatriz = teams.person({ name: 'Beatriz' });
    const to: Address = { platform: 'teams', tenant: teams.tenant, user: beatriz.aadObjectId };
    const sent = await bot.adapter.send(to, hello, 'k');
    expect(teams.messages(beatriz.chat)).toHaveLength(1);
    expect(sent.address).toMatchObject({ conversation: beatriz.chat, user: beatriz.aadObjectId });
    // The address survives the database.
    const stored = JSON.parse(JSON.stringify(sent)) as Sent;
    await bot.adapter.update(stored, { blocks: [{ kind: 'text', text: 'Cambio' }] });
    expect(teams.messages(beatriz.chat)[0]?.edits).toBe(1);
    await bot.adapter.send(stored.address, hello, 'k2');
    expect(teams.messages(beatriz.chat)).toHaveLength(2);
  });

  test('a chat that could not be opened is told apart, and asking again is safe', async () => {
    const carla = teams.person({ name: 'Carla', installed: false });
    const to: Address = { platform: 'teams', tenant: teams.tenant, user: carla.aadObjectId };
    expect((await faultOf(bot.adapter.send(to, hello, 'k'))).fault).toBe('not_installed');
    teams.failNext({ on: 'open', cut: 'after' });
    expect((await faultOf(bot.adapter.send({ ...to, user: ana.id }, hello, 'k'))).fault).toBe('unavailable');
    teams.block(ana);
    expect((await faultOf(bot.adapter.send(direct, hello, 'k'))).fault).toBe('blocked');
    expect((await faultOf(bot.adapter.send({ ...to, user: '29:nobody' }, hello, 'k'))).fault).toBe('gone');
  });

  test('a space that was imported by its id alone can be posted to', async () => {
    const channel = teams.channel({ name: 'General' });
    await bot.adapter.send({ platform: 'teams', tenant: teams.tenant, conversation: channel.id }, hello, 'k');
    expect(teams.messages(channel.id)).toHaveLength(1);
    expect(teams.messages(channel.id)[0]?.replyToId).toBeUndefined();
  });

  test('a stored address of a stranger’s server is never called', async () => {
    const reference = { ...direct.reference, serviceUrl: 'https://evil.example/' };
    expect((await faultOf(bot.adapter.send({ ...direct, reference }, hello, 'k'))).fault).toBe('refused');
  });
});
