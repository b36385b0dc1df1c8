import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxRetries } from '../../src/deliveries/rules.ts';
import { createLog } from '../../src/log.ts';
import { healthOf } from '../../src/operator/health.ts';
import { openStore } from '../../src/store.ts';
import { recordingPlatform } from '../support/recording-adapter.ts';
import { note, openScene, type Scene, tuesday } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const row = async (index = 0) => (await scene.rows())[index];
const update = (subject: string) => scene.store.inTransaction((tx) => scene.outbox.requestUpdate(tx, subject));
const seconds = (number: number) => number * 1000;

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
