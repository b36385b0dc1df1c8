import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSlackAdapter } from '../../../adapters/slack/adapter.ts';
import type { Reply } from '../../../src/adapter.ts';
import { ana, type SlackFixture, slackFixture, words } from './slack-fixture.ts';

describe('Slack over HTTP', () => {
  let fixture: SlackFixture;
  const received: unknown[] = [];
  let answer: () => Promise<Reply>;

  beforeEach(async () => {
    received.length = 0;
    answer = async () => ({ kind: 'none' });
    fixture = await slackFixture('http');
    await fixture.adapter.start((event) => {
      received.push(event);
      return answer();
    });
  });
  afterEach(() => fixture.close());

  const body = JSON.stringify({
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1,
    team_id: 'T0RED',
    event: { type: 'message', channel_type: 'im', channel: 'D0ANA', user: ana, text: 'hola', ts: '1.1' },
  });
  const post = (headers: Record<string, string>, sent = body) =>
    fetch(`${fixture.url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: sent,
    });
  const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

  test('only what Slack signed within five minutes is taken, of the past and of the future', async () => {
    expect((await post(fixture.slack.sign(body, seconds(0)))).status).toBe(200);
    expect((await post(fixture.slack.sign(body, seconds(-330)))).status).toBe(401);
    expect((await post(fixture.slack.sign(body, seconds(330)))).status).toBe(401);
    expect((await post({})).status).toBe(401);
    expect((await post({ ...fixture.slack.sign(body), 'x-slack-signature': `v0=${'0'.repeat(64)}` })).status).toBe(401);
    expect((await post(fixture.slack.sign(`${body} `))).status).toBe(401);
    await vi.waitFor(() => expect(received).toHaveLength(1));
  });

  test('the credentials are tried for real: who they belong to, or that Slack refuses them', async () => {
    expect(await fixture.adapter.check?.()).toContain('T0RED');
    const wrong = await slackFixture('http', { botToken: 'xoxb-expired' });
    await expect(wrong.adapter.check?.()).rejects.toMatchObject({ fault: 'unauthorized' });
    await wrong.close();
  });

  test('Slack’s check of the address is answered', async () => {
    const check = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    const response = await post(fixture.slack.sign(check), check);
    expect(await response.json()).toEqual({ challenge: 'c-1' });
  });

  test('Slack has its acknowledgement at once, however long the work takes', async () => {
    const gate = Promise.withResolvers<Reply>();
    answer = () => gate.promise;
    const times = [
      await fixture.slack.say(ana, 'hola'),
      await fixture.slack.command(ana, 'hola'),
      await fixture.slack.event({ type: 'app_home_opened', user: ana, channel: 'D0ANA', tab: 'messages' }),
    ];
    for (const { status, ms } of times) {
      expect(status).toBe(200);
      expect(ms).toBeLessThan(1000);
    }
    gate.resolve({ kind: 'none' });
  });

  test('before it starts and once it stops, what comes is left for Slack to deliver again', async () => {
    const other = await slackFixture('http');
    expect(await other.slack.say(ana, 'antes de empezar')).toMatchObject({ status: 503 });
    await other.close();
    await fixture.adapter.stop();
    expect((await post(fixture.slack.sign(body))).status).toBe(503);
    expect(received).toHaveLength(0);
  });

  test('the age of a request is judged by the real clock, whatever the injected one says', async () => {
    const other = await slackFixture('http', { now: () => new Date('2020-01-01T12:00:00Z') });
    try {
      await other.adapter.start(async () => ({ kind: 'none' }));
      expect(await other.slack.say(ana, 'hola')).toMatchObject({ status: 200 });
    } finally {
      await other.close();
    }
  });

  test('without a signing secret and an app token there is nothing to verify with: refused by name', () => {
    const silent = () => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    expect(() => createSlackAdapter({ botToken: 'xoxb-1' }, { words, log })).toThrow(/SLACK_SIGNING_SECRET/);
  });
});
