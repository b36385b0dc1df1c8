import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlackAdapter } from '../../../adapters/slack/adapter.ts';
import type { Card } from '../../../src/card.ts';
import { DeliveryError, type DeliveryFault } from '../../../src/errors.ts';
import { fileBlock } from '../../../src/files/kinds.ts';
import { createLog } from '../../../src/log.ts';
import { adapterWords } from '../../../src/platform-text.ts';
import { ana, type SlackFixture, salud, slackFixture } from './slack-fixture.ts';

const card: Card = { title: 'Hola', blocks: [{ kind: 'text', text: 'Buenos días' }] };
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as DeliveryError,
  );

describe('sending through Slack', () => {
  let fixture: SlackFixture;
  beforeEach(async () => {
    fixture = await slackFixture('http', { timeoutMs: 300 });
  });
  afterEach(() => fixture.close());

  const codes: [string, DeliveryFault][] = [
    ['channel_not_found', 'gone'],
    ['is_archived', 'gone'],
    ['user_disabled', 'gone'],
    ['not_in_channel', 'not_installed'],
    ['restricted_action', 'blocked'],
    ['messages_tab_disabled', 'blocked'],
    ['invalid_auth', 'unauthorized'],
    ['account_inactive', 'unauthorized'],
    ['token_revoked', 'unauthorized'],
    ['token_expired', 'unauthorized'],
    ['missing_scope', 'refused'],
    ['msg_too_long', 'too_long'],
    ['msg_blocks_too_long', 'too_long'],
    ['ratelimited', 'rate_limited'],
    ['internal_error', 'outcome_unknown'],
    ['invalid_blocks', 'refused'],
    ['something_new', 'refused'],
  ];
  test.each(codes)('%s is %s', async (code, fault) => {
    fixture.slack.failNext('chat.postMessage', { kind: 'error', code });
    const error = await thrown(fixture.adapter.send(fixture.direct, card, 'k'));
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error?.fault).toBe(fault);
    expect(error?.message).toContain(code);
  });

  test('no answer in time, a broken connection and a 200 that is not Slack’s leave the outcome unknown', async () => {
    for (const failure of [{ kind: 'silent' }, { kind: 'dropped' }, { kind: 'status', status: 500 }] as const) {
      fixture.slack.failNext('chat.postMessage', failure);
      expect((await thrown(fixture.adapter.send(fixture.direct, card, 'k')))?.fault).toBe('outcome_unknown');
    }
    fixture.slack.failNext('chat.postMessage', { kind: 'error', code: '<html>Please wait</html>' });
    const error = await thrown(fixture.adapter.send(fixture.direct, card, 'k'));
    expect(error?.fault).toBe('outcome_unknown');
    expect(error?.message).not.toContain('html');
  });

  test('a 429 is never waited out here, with or without Retry-After', async () => {
    fixture.slack.failNext('chat.postMessage', { kind: 'rateLimited', retryAfterS: 30 });
    expect(await thrown(fixture.adapter.send(fixture.direct, card, 'k'))).toMatchObject({
      fault: 'rate_limited',
      retryAfterMs: 30_000,
      retryable: true,
    });
    fixture.slack.failNext('chat.postMessage', { kind: 'rateLimited' });
    const error = await thrown(fixture.adapter.send(fixture.direct, card, 'k'));
    expect(error?.fault).toBe('rate_limited');
    expect(error?.retryAfterMs).toBeUndefined();
  });

  test('nothing is posted twice by the client itself', async () => {
    fixture.slack.failNext('chat.postMessage', { kind: 'answerLost' });
    await thrown(fixture.adapter.send(fixture.direct, card, 'k'));
    expect(fixture.slack.calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(1);
  });

  test('an edit whose outcome is unknown may simply be tried again', async () => {
    const sent = await fixture.adapter.send(fixture.direct, card, 'k');
    fixture.slack.failNext('chat.update', { kind: 'answerLost' });
    expect(await thrown(fixture.adapter.update(sent, card))).toMatchObject({ fault: 'unavailable', retryable: true });
    await fixture.adapter.update(sent, card);
    expect(fixture.shown(fixture.direct)).toHaveLength(1);
  });

  test('an edit of a message that was deleted is gone', async () => {
    const sent = await fixture.adapter.send(fixture.direct, card, 'k');
    fixture.slack.workspace.messages.length = 0;
    expect((await thrown(fixture.adapter.update(sent, card)))?.fault).toBe('gone');
  });

  test('no token, and nothing that was written, is in an error or in the log', async () => {
    const failures = [
      { kind: 'error', code: 'invalid_auth' },
      { kind: 'status', status: 500 },
      { kind: 'dropped' },
      { kind: 'rateLimited' },
    ] as const;
    const said: unknown[] = [fixture.log];
    for (const failure of failures) {
      fixture.slack.failNext('chat.postMessage', failure);
      const error = await thrown(fixture.adapter.send(fixture.direct, card, 'k'));
      said.push(
        error?.message,
        error?.stack,
        JSON.stringify(error),
        String(error?.cause),
        JSON.stringify(error?.cause),
      );
    }
    const text = JSON.stringify(said);
    expect(text).not.toMatch(/xoxb|xapp|signing-secret|Buenos días/);
  });

  test('a person is written to without a chat that is known', async () => {
    const to = { platform: 'slack' as const, tenant: 'T0RED', user: ana };
    const sent = await fixture.adapter.send(to, card, 'k');
    await fixture.adapter.send(to, card, 'k2');
    expect(sent.address).toMatchObject({ conversation: 'D0ANA', user: ana });
    expect(fixture.shown(fixture.direct)).toHaveLength(2);
    expect(fixture.slack.calls.filter((call) => call.method === 'conversations.open')).toHaveLength(1);
    expect((await thrown(fixture.adapter.send({ ...to, user: 'U0NADIE' }, card, 'k')))?.fault).toBe('gone');
  });

  test('a direct chat counts against one limit, however it is addressed', () => {
    const { tenant, user, conversation } = { tenant: 'T0RED', user: ana, conversation: 'D0ANA' };
    const keys = [{ user }, { user, conversation }].map((to) =>
      fixture.adapter.scopes({ platform: 'slack', tenant, ...to }),
    );
    expect(keys[0]).toEqual(keys[1]);
    expect(fixture.adapter.scopes(fixture.channel ?? fixture.direct)[0]?.key).toContain(salud);
  });

  test('links do not unfold, names do not ping, and the fallback is the summary, its signs escaped', async () => {
    const summary = '<!channel> & @todos';
    await fixture.adapter.send({ ...fixture.direct, conversation: salud }, { ...card, summary }, 'k');
    expect(fixture.slack.calls.at(-1)?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      link_names: 'false',
      parse: 'none',
      text: '&lt;!channel&gt; &amp; @todos',
    });
  });

  test('a message is found by its key over several pages, only since then, and never by guess', async () => {
    const { workspace } = fixture.slack;
    const find = fixture.adapter.find?.bind(fixture.adapter);
    if (!find) throw new Error('find is missing');
    const start = new Date('2026-11-23T12:00:00Z');
    workspace.now = () => start;
    const sent = await fixture.adapter.send(fixture.direct, card, 'wanted');
    workspace.now = () => new Date(start.getTime() + 60_000);
    for (let count = 0; count < 230; count += 1) {
      workspace.methods['chat.postMessage']?.({ channel: 'D0ANA', text: `${count}` });
    }
    const before = new Date(start.getTime() - 1000);
    expect((await find(fixture.direct, 'wanted', before))?.messageId).toBe(sent.messageId);
    expect(await find(fixture.direct, 'other', before)).toBeNull();
    expect(await find(fixture.direct, 'wanted', new Date(start.getTime() + 30_000))).toBeNull();
    for (let count = 0; count < 400; count += 1) {
      workspace.methods['chat.postMessage']?.({ channel: 'D0ANA', text: `${count}` });
    }
    expect((await thrown(find(fixture.direct, 'other', before)))?.fault).toBe('outcome_unknown');
    workspace.scopes.delete('im:history');
    expect((await thrown(find(fixture.direct, 'wanted', before)))?.fault).toBe('refused');
  });

  test('a person is found by e-mail; nobody and bots are null', async () => {
    const find = fixture.adapter.findUser?.bind(fixture.adapter);
    expect(await find?.('ana@salud.gov.co')).toMatchObject({
      platform: 'slack',
      tenant: 'T0RED',
      user: ana,
      name: 'Ana',
    });
    expect(await find?.('nadie@salud.gov.co')).toBeNull();
    expect(await find?.('enlace@example.gov.co')).toBeNull();
    fixture.slack.workspace.scopes.delete('users:read.email');
    expect((await thrown(find?.('ana@salud.gov.co') ?? Promise.resolve()))?.fault).toBe('refused');
  });

  test('a picture is uploaded whole and shown; until Slack is ready it is to be tried again, without another upload', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const chart: Card = { blocks: [{ kind: 'image', image: { png }, alt: 'Gráfico' }] };
    fixture.slack.workspace.filesSlowBy = 1;
    const { adapter, direct } = fixture;
    expect(await thrown(adapter.send(direct, chart, 'k'))).toMatchObject({ fault: 'unavailable', retryable: true });
    await adapter.send(direct, chart, 'k');
    const block = fixture.slack.workspace.messages.at(-1)?.blocks[0];
    const id = block?.type === 'image' ? block.slack_file?.id : undefined;
    expect(fixture.slack.workspace.files.get(id ?? '')?.bytes.equals(png)).toBe(true);
    expect(fixture.shown(direct)).toHaveLength(1);
    expect(fixture.uploads()).toBe(1);
  });

  test('an upload that failed is not remembered', async () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex');
    const chart: Card = { blocks: [{ kind: 'image', image: { png }, alt: 'Gráfico' }] };
    fixture.slack.failNext('files.completeUploadExternal', { kind: 'status', status: 503 });
    const { adapter, direct } = fixture;
    expect(await thrown(adapter.send(direct, chart, 'k'))).toMatchObject({ fault: 'unavailable' });
    await adapter.send(direct, chart, 'k');
    expect(fixture.uploads()).toBe(2);
  });

  test('an edit after a restart, or one whose answer was lost, finds the files that the message shows', async () => {
    const file = fileBlock('lista.pdf', new TextEncoder().encode('%PDF-1.7'), 'Lista', { action: 'a.b', data: {} });
    const list = (said: string): Card => ({ blocks: [{ kind: 'text', text: said }, file] });
    const since = new Date(Date.now() - 60_000);
    fixture.slack.failNext('chat.postMessage', { kind: 'answerLost' });
    await thrown(fixture.adapter.send(fixture.direct, list('una'), 'k'));
    const handed = fixture.uploads();
    const restarted = createSlackAdapter(
      { botToken: fixture.slack.botToken, apiUrl: fixture.slack.apiUrl, signingSecret: 's' },
      { words: adapterWords, log: createLog('silent') },
    );
    const sent = await restarted.find?.(fixture.direct, 'k', since);
    if (!sent) throw new Error('the message was not found');
    await restarted.update(sent, list('dos'));
    expect(fixture.shown(fixture.direct).at(-1)?.text).toContain('dos');
    expect(fixture.uploads()).toBe(handed);
    expect(await fixture.openFile(fixture.direct, 'lista.pdf')).toEqual(file.bytes);
  });

  test('what people see of a message is not unfolded, unless a file is shown by it', async () => {
    const link: Card = { blocks: [{ kind: 'text', text: [{ text: 'ver', href: 'https://example.org' }] }] };
    await fixture.adapter.send(fixture.direct, link, 'k1');
    const call = fixture.slack.calls.findLast(({ method }) => method === 'chat.postMessage');
    expect(call?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  test('a start that failed because Slack was away can be tried again', async () => {
    fixture.slack.failNext('auth.test', { kind: 'status', status: 503 });
    const start = () => fixture.adapter.start(async () => ({ kind: 'none' }));
    expect(await thrown(start())).toMatchObject({ fault: 'unavailable', retryable: true });
    await start();
  });

  test('a token that is not a bot’s, or wrong, is told at the start', async () => {
    const wrong = await slackFixture('http', { botToken: 'xoxb-wrong' });
    try {
      const error = await thrown(wrong.adapter.start(async () => ({ kind: 'none' })));
      expect(error).toMatchObject({ fault: 'unauthorized' });
    } finally {
      await wrong.close();
    }
  });
});
