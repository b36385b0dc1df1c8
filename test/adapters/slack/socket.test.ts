import { expect, test, vi } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { Event } from '../../../src/event.ts';
import { ana, slackFixture } from './slack-fixture.ts';

const wait = <T>(condition: () => T) => vi.waitFor(condition, { timeout: 8000, interval: 10 });

test('Socket Mode comes back after Slack asks for it, and after Slack was gone', async () => {
  const fixture = await slackFixture('socket');
  const events: Event[] = [];
  try {
    await fixture.adapter.start(async (event) => {
      events.push(event);
      return { kind: 'none' };
    });
    const opened = () => fixture.slack.calls.filter((call) => call.method === 'apps.connections.open').length;
    fixture.slack.recycleSockets();
    await wait(() => expect(opened()).toBe(2));
    await wait(() => expect(fixture.slack.socketCount()).toBe(1));
    await fixture.slack.say(ana, 'uno');
    await wait(() => expect(events).toHaveLength(1));

    await fixture.slack.goOffline();
    await wait(() => expect(fixture.log).toContainEqual(expect.objectContaining({ message: 'slack: cannot connect' })));
    await fixture.slack.comeBack();
    await wait(() => expect(fixture.slack.socketCount()).toBe(1));
    await fixture.slack.say(ana, 'dos');
    await wait(() => expect(events).toHaveLength(2));
    expect(JSON.stringify(fixture.log)).not.toMatch(/xoxb|xapp/);
  } finally {
    await fixture.close();
  }
}, 20_000);

test('while it stops, what comes is left unacknowledged for the next connection', async () => {
  const fixture = await slackFixture('socket');
  const gate = Promise.withResolvers<Reply>();
  const events: Event[] = [];
  await fixture.adapter.start((event) => {
    events.push(event);
    return gate.promise;
  });
  await fixture.slack.say(ana, 'uno');
  await wait(() => expect(events).toHaveLength(1));
  const stopping = fixture.adapter.stop();
  const second = fixture.slack.say(ana, 'dos').then(
    () => 'acknowledged',
    (error: Error) => error.message,
  );
  await fixture.slack.drained();
  gate.resolve({ kind: 'none' });
  await stopping;
  expect(events).toHaveLength(1);
  expect(await second).toContain('operation_timeout');
  await fixture.close();
});

test('no path of HTTP is served in Socket Mode', async () => {
  const fixture = await slackFixture('socket');
  expect(fixture.adapter.routes).toEqual([]);
  await fixture.close();
});
