import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationOf, recordingPlatform } from '../support/recording-adapter.ts';
import { note, openScene, type Scene, tuesday } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const row = async (index = 0) => (await scene.rows())[index];
const update = (subject: string) => scene.store.inTransaction((tx) => scene.outbox.requestUpdate(tx, subject));
const seconds = (number: number) => number * 1000;

describe('to whom', () => {
  const slackUser = { platform: 'slack', tenant: 'T1', user: 'U1' };
  const teamsUser = { platform: 'teams', tenant: 'T2', user: 'V1' };

  test('a person is reached where they prefer, and once', async () => {
    const [slack, teams] = [recordingPlatform(), recordingPlatform({ platform: 'teams' })];
    const identities = { create: [slackUser, teamsUser] };
    const memberId = await scene.member('ana@example.org', { preferredPlatform: 'teams', identities });
    await scene.enqueue(note({ memberId }));
    expect(await scene.worker([slack.adapter, teams.adapter]).drain()).toMatchObject({ sent: 1 });
    expect([slack.posted.length, teams.posted.length]).toEqual([0, 1]);
    expect(await row()).toMatchObject({
      status: 'sent',
      platform: 'teams',
      messageId: 'm1',
      sentAt: tuesday,
      attempts: 1,
    });
    const known = await scene.store.db.identity.findFirstOrThrow({ where: { platform: 'teams' } });
    expect(known.conversation).toBe('V1');
  });

  test('where the bot is not installed it says so, and the other platform takes over', async () => {
    const [slack, teams] = [recordingPlatform(), recordingPlatform({ platform: 'teams' })];
    teams.rule = () => ({ fault: 'not_installed' });
    const identities = { create: [slackUser, teamsUser] };
    const memberId = await scene.member('ana@example.org', { preferredPlatform: 'teams', identities });
    await scene.enqueue(note({ memberId }), note({ memberId }, 'C2'));
    expect(await scene.worker([slack.adapter, teams.adapter]).drain()).toMatchObject({ sent: 2, failed: 0 });
    expect(slack.posted.map((message) => message.text).sort()).toEqual(['Sobre C1', 'Sobre C2']);
    expect(await scene.store.db.identity.findFirst({ where: { platform: 'teams' } })).toMatchObject({
      installed: false,
    });
  });

  test('refused everywhere, it stays to be seen, with the reason and without secrets', async () => {
    const teams = recordingPlatform({ platform: 'teams' });
    teams.rule = () => ({ fault: 'blocked' });
    const memberId = await scene.member('ana@example.org', { identities: { create: [teamsUser] } });
    await scene.enqueue(note({ memberId }));
    expect(await scene.worker([teams.adapter]).drain()).toMatchObject({ failed: 1 });
    expect(await row()).toMatchObject({
      status: 'failed',
      fault: 'blocked',
      error: 'a trouble of the test',
      heldBy: null,
    });
  });

  test('a person not known yet is looked up by e-mail, remembered, and otherwise receives in the terminal', async () => {
    const slack = recordingPlatform({ findUser: true });
    slack.people.set('ana@example.org', { platform: 'slack', tenant: 'T1', user: 'U9' });
    const [ana, eva] = [await scene.member('ana@example.org'), await scene.member('eva@example.org')];
    await scene.enqueue(note({ memberId: ana }), note({ memberId: eva }));
    await scene.worker([slack.adapter]).drain();
    await scene.enqueue(note({ memberId: ana }, 'C2'));
    await scene.worker([slack.adapter]).drain();
    expect(slack.posted.map((message) => conversationOf(message.to))).toEqual(['U9', 'U9']);
    expect(slack.calls.filter((call) => call.what === 'findUser')).toHaveLength(2);
    const inTerminal = await scene.store.db.delivery.findFirstOrThrow({ where: { memberId: eva } });
    expect(inTerminal).toMatchObject({
      status: 'sent',
      platform: 'terminal',
      text: 'Sobre C1',
      card: { title: 'Sobre C1' },
    });
  });

  test('what is for a platform that is off waits for it, untouched', async () => {
    const slack = recordingPlatform();
    const spaceId = await scene.space('C1');
    const memberId = await scene.member('ana@example.org', { identities: { create: [slackUser] } });
    await scene.enqueue(note({ spaceId }), note({ memberId }));
    expect(await scene.worker([]).drain()).toMatchObject({ sent: 0, failed: 0, retrying: 0 });
    expect(await scene.rows()).toMatchObject(
      [1, 2].map(() => ({ status: 'pending', attempts: 0, availableAt: tuesday })),
    );
    expect(await scene.worker([slack.adapter]).drain()).toMatchObject({ sent: 2 });
  });

  test('a space that the bot was removed from is not written to', async () => {
    const slack = recordingPlatform();
    await scene.enqueue(note({ spaceId: await scene.space('C1', { active: false }) }));
    await scene.worker([slack.adapter]).drain();
    expect([slack.posted.length, (await row())?.fault]).toEqual([0, 'not_installed']);
  });
});

describe('what it says', () => {
  test('it is drawn when it leaves; no longer wanted, it does not leave', async () => {
    const slack = recordingPlatform();
    const spaceId = await scene.space('C1');
    await scene.enqueue(note({ spaceId }), note({ spaceId }, 'C2'));
    scene.says.set('C1', 'Lo último').set('C2', null);
    expect(await scene.worker([slack.adapter]).drain()).toMatchObject({ sent: 1, cancelled: 1 });
    expect(slack.posted.map((message) => message.text)).toEqual(['Lo último']);
  });

  test('an update edits the message that is there, several at once as one', async () => {
    const slack = recordingPlatform();
    const [spaceId, memberId] = [await scene.space('C1'), await scene.member('ana@example.org')];
    await scene.enqueue(note({ spaceId }), note({ memberId }));
    const worker = scene.worker([slack.adapter]);
    await worker.drain();
    scene.says.set('C1', 'Cierra el 15 de enero; antes, 20 de diciembre');
    await update('C1');
    expect(await update('C1')).toBe(2);
    expect(await worker.drain()).toMatchObject({ updated: 2, sent: 0 });
    expect(slack.posted).toMatchObject([{ text: 'Cierra el 15 de enero; antes, 20 de diciembre', edits: 1 }]);
    expect(await scene.rows()).toMatchObject(
      [1, 2].map(() => ({ text: 'Cierra el 15 de enero; antes, 20 de diciembre', shown: 3, wanted: 3 })),
    );
    await update('C1');
    await worker.drain();
    expect(slack.posted[0]?.edits, 'nothing changed, nothing is edited').toBe(1);
  });

  test('an update is tried again, and a message that is gone is left', async () => {
    const slack = recordingPlatform();
    const worker = scene.worker([slack.adapter], { random: () => 1 });
    const spaceId = await scene.space('C1');
    await scene.enqueue(note({ spaceId }), note({ spaceId }, 'C2'));
    await worker.drain();
    scene.says.set('C1', 'nuevo');
    slack.troubles.update.push(
      { fault: 'unavailable' },
      { fault: 'outcome_unknown' },
      { fault: 'rate_limited', retryAfterMs: 9_000 },
    );
    await update('C1');
    expect(await worker.drain()).toMatchObject({ retrying: 1 });
    scene.clock.forward(seconds(2));
    expect(await worker.drain()).toMatchObject({ retrying: 1 });
    scene.clock.forward(seconds(4));
    expect(await worker.drain()).toMatchObject({ waiting: 1 });
    scene.clock.forward(seconds(9));
    expect(await worker.drain()).toMatchObject({ updated: 1 });
    expect(slack.posted.find((message) => message.text === 'nuevo')?.edits).toBe(1);
    slack.posted.length = 0;
    scene.says.set('C2', 'nuevo también');
    await update('C2');
    await worker.drain();
    expect(await row(1)).toMatchObject({ status: 'sent', fault: 'gone', text: 'Sobre C2', shown: 2 });
    expect(await worker.drain()).toMatchObject({ updated: 0, failed: 0 });
  });

  test('a change while it is being sent is edited in afterwards', async () => {
    const slack = recordingPlatform();
    await scene.enqueue(note({ spaceId: await scene.space('C1') }));
    slack.beforeAnswer = async () => {
      scene.says.set('C1', 'cambió');
      await update('C1');
    };
    expect(await scene.worker([slack.adapter]).drain()).toMatchObject({ sent: 1, updated: 1 });
    expect(slack.posted).toMatchObject([{ text: 'cambió', edits: 1 }]);
  });
});
