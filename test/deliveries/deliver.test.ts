import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxRetries } from '../../src/deliveries/rules.ts';
import { createLog } from '../../src/log.ts';
import { healthOf } from '../../src/operator/health.ts';
import { openStore } from '../../src/store.ts';
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

describe('faults', () => {
  test('"too many" closes the scope for everybody until it opens, over a restart, and counts as no attempt', async () => {
    const slack = recordingPlatform();
    const spaceIds = await Promise.all(['C1', 'C2', 'C3'].map((conversation) => scene.space(conversation)));
    await scene.enqueue(note({ spaceId: spaceIds[0] ?? '' }));
    slack.troubles.send.push({ fault: 'rate_limited', retryAfterMs: 30_000 });
    const first = scene.worker([slack.adapter]);
    expect(await first.drain()).toMatchObject({ sent: 0, waiting: 1 });
    expect(await row()).toMatchObject({ status: 'pending', attempts: 0, retries: 0 });
    await first.stop();

    await scene.enqueue(...spaceIds.map((spaceId) => note({ spaceId }, 'C2')));
    const store = await openStore({ databaseUrl: scene.store.connectionString, dataDir: '' });
    const second = scene.worker([slack.adapter], { store });
    expect(await second.drain()).toMatchObject({ sent: 0, waiting: 3 });
    expect(slack.calls).toHaveLength(1);
    scene.clock.forward(seconds(30));
    expect(await second.drain()).toMatchObject({ sent: 4 });
    await second.stop();
    await store.close();
  });

  test('a token that expired fails nothing: all waits, it is said once, and leaves when the token works again', async () => {
    const [slack, teams] = [recordingPlatform({ findUser: true }), recordingPlatform({ platform: 'teams' })];
    const warnings: unknown[] = [];
    const log = createLog('silent');
    log.warn = (fields: unknown) => void warnings.push(fields);
    const worker = scene.worker([slack.adapter, teams.adapter], { log });
    const health = healthOf(scene, [slack.adapter]);
    await scene.enqueue(note({ spaceId: await scene.space('C0') }, 'C0'));
    await worker.drain();

    slack.rule = () => ({ fault: 'unauthorized' });
    const identities = {
      create: [
        { platform: 'slack', tenant: 'T1', user: 'U1' },
        { platform: 'teams', tenant: 'T2', user: 'V1' },
      ],
    };
    const both = await scene.member('ana@example.org', { preferredPlatform: 'slack', identities });
    const stranger = await scene.member('eva@example.org');
    scene.says.set('C0', 'cambió');
    await update('C0');
    const spaceId = await scene.space('C1');
    await scene.enqueue(
      ...Array.from({ length: 8 }, (_, index) => note({ spaceId }, `n${index}`)),
      note({ memberId: stranger }),
      note({ spaceId }, 'late', { expiresAt: new Date(tuesday.getTime() + seconds(60)) }),
    );
    await scene.enqueue(note({ memberId: both }));
    expect(await worker.drain()).toMatchObject({ failed: 0, sent: 1, updated: 0, retrying: 0 });
    expect(
      teams.posted.map(({ text }) => text),
      'who has another platform is reached there',
    ).toEqual(['Sobre C1']);
    // As if it had been tried as often as after any other fault.
    await scene.store.db.delivery.updateMany({ data: { retries: maxRetries - 1 } });
    for (let hour = 0; hour < 3; hour += 1) {
      scene.clock.forward(seconds(3600));
      expect(await worker.drain()).toMatchObject({ failed: 0, sent: 0 });
      await expect(health.check()).rejects.toThrow('slack');
    }
    expect(warnings).toMatchObject([{ platform: 'slack' }]);
    expect(await scene.rows()).toHaveLength(12);

    slack.rule = undefined;
    slack.people.set('eva@example.org', { platform: 'slack', tenant: 'T1', user: 'U9' });
    scene.clock.forward(seconds(300));
    expect(await worker.drain()).toMatchObject({ sent: 9, updated: 1, failed: 0 });
    expect(slack.posted).toHaveLength(10);
    expect(slack.posted[0]).toMatchObject({ text: 'cambió', edits: 1 });
    await health.check();
    expect(warnings).toHaveLength(2);
    expect((await scene.rows()).filter(({ status }) => status === 'dropped')).toHaveLength(1);
    expect((await scene.rows()).filter(({ status, fault }) => status === 'sent' && fault !== null)).toEqual([]);
  });

  test('a platform that is down is tried again after longer and longer pauses, then given up with the reason', async () => {
    const slack = recordingPlatform();
    slack.rule = () => ({ fault: 'unavailable' });
    await scene.enqueue(note({ spaceId: await scene.space('C1') }));
    const worker = scene.worker([slack.adapter], { random: () => 1 });
    const pauses: number[] = [];
    for (;;) {
      const counts = await worker.drain();
      const now = await row();
      if (counts.failed > 0) break;
      expect(counts).toMatchObject({ retrying: 1 });
      pauses.push(((now?.availableAt.getTime() ?? 0) - scene.clock.at.getTime()) / 1000);
      scene.clock.at = now?.availableAt ?? scene.clock.at;
    }
    expect(pauses.slice(0, 11)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1800]);
    expect(pauses).toHaveLength(maxRetries - 1);
    expect(await row()).toMatchObject({ status: 'failed', fault: 'unavailable', attempts: maxRetries });
  });

  test('an answer that was lost is looked up: found, it is that message; not there, it is sent again', async () => {
    const slack = recordingPlatform();
    await scene.enqueue(note({ spaceId: await scene.space('C1') }), note({ spaceId: await scene.space('C2') }));
    slack.troubles.send.push({ fault: 'outcome_unknown', lost: true }, { fault: 'outcome_unknown' });
    const worker = scene.worker([slack.adapter]);
    expect(await worker.drain()).toMatchObject({ unknown: 2, sent: 0 });
    expect(slack.posted).toHaveLength(1);
    scene.clock.forward(seconds(3));
    slack.troubles.find.push({ fault: 'unavailable' });
    await worker.drain();
    scene.clock.forward(seconds(3));
    await worker.drain();
    expect((await scene.rows()).map(({ status, messageId }) => [status, messageId]).sort()).toEqual([
      ['sent', 'm1'],
      ['sent', 'm2'],
    ]);
    expect(new Set(slack.posted.map((message) => message.key)).size).toBe(2);
  });

  test('where the platform cannot be asked it stays unknown: shown, counted, never sent again', async () => {
    const teams = recordingPlatform({ platform: 'teams', find: false });
    await scene.enqueue(note({ spaceId: await scene.space('C1', { platform: 'teams' }) }));
    teams.troubles.send.push({ fault: 'outcome_unknown', lost: true });
    const worker = scene.worker([teams.adapter]);
    expect(await worker.drain()).toMatchObject({ unknown: 1 });
    scene.clock.forward(seconds(100_000));
    expect(await worker.drain()).toMatchObject({ unknown: 0, sent: 0 });
    expect(await row()).toMatchObject({ status: 'unknown', fault: 'outcome_unknown', attempts: 1, text: 'Sobre C1' });
    expect(teams.posted).toHaveLength(1);
  });

  test('a card that cannot be drawn, or that nothing draws, harms nobody else', async () => {
    const slack = recordingPlatform();
    const spaceId = await scene.space('C1');
    const broken = async () => {
      throw new Error('no such call xoxb-1-secret of ana@example.org');
    };
    const whole = async () => ({ title: 'bien', blocks: [] });
    await scene.enqueue(
      note({ spaceId }, 'C1', { kind: 'broken' }),
      note({ spaceId }, 'C1', { kind: 'stranger' }),
      note({ spaceId }),
    );
    const worker = scene.worker([slack.adapter], { renderers: { broken, note: whole } });
    expect(await worker.drain()).toMatchObject({ retrying: 1, failed: 1, sent: 1 });
    expect((await row())?.error).toBe('no such call … of …');
  });
});
