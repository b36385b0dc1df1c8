/** Whatever people do, in whatever order: nobody is told twice, nothing goes out of hours, nobody who answered is nudged. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isWorkingMoment } from '../../src/committees/rules.ts';
import type { Network } from '../support/network.ts';
import { ana, cardOf, follow, juan, laura, maria, openCommittee, responseOf, submitAll } from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openCommittee();
  // Nobody has quiet hours: only the rules of check-ins hold messages back.
  await net.store.db.member.updateMany({ data: { quietFrom: '00:00', quietTo: '00:00' } });
});
afterEach(() => net.close());

type Act = {
  what: 'answer' | 'snooze' | 'delegate' | 'away' | 'extend' | 'remind' | 'draft' | 'wait';
  who: string;
  hours: number;
};
const values = { status: 'green', progress: 'Bien', cooperation: 'no' };

async function act({ what, who, hours }: Act): Promise<void> {
  switch (what) {
    case 'answer':
      return submitAll(net, who, values);
    case 'draft':
      await net.say(who, 'responder');
      await net.say(who, 'rojo');
      await net.say(who, 'guardar y seguir luego');
      return;
    case 'snooze':
      await net.press(who, await cardOf(net, who, 'checkin.ask'), 'Recordármelo').catch((error: unknown) => {
        // Their card has no such button any more.
        if (!(error instanceof Error && error.message.startsWith('no button'))) throw error;
      });
      return;
    case 'delegate':
      await net.say(juan, 'que responda Luis Paz');
      return;
    case 'away':
      await net.store.db.member.update({ where: { email: juan }, data: { absentFrom: net.clock.now() } });
      return;
    case 'extend':
      await net.say(maria, 'ampliar plazo de movilidad');
      await net.say(maria, '2');
      await net.say(maria, 'cancelar');
      return;
    case 'remind':
      await net.say(maria, 'recordar a los que faltan');
      return;
    case 'wait':
      net.clock.forward(hours * 3_600_000);
  }
}

const acts = fc.array(
  fc.record({
    what: fc.constantFrom(
      'answer',
      'snooze',
      'delegate',
      'away',
      'extend',
      'remind',
      'draft',
      'wait',
      'wait',
      'wait',
      'wait',
    ),
    who: fc.constantFrom(juan, ana, laura, maria),
    hours: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 20, maxLength: 24 },
) as fc.Arbitrary<Act[]>;

it.each([1, 2, 3])('%i', async (seed) => {
  await net.say(maria, 'iniciar seguimiento de movilidad');
  await net.drain();
  for (const one of fc.sample(acts, { numRuns: 1, seed })[0] ?? []) {
    await act(one);
    await follow(net);
  }
  const rows = await net.store.db.delivery.findMany({ where: { kind: { startsWith: 'checkin.' }, status: 'sent' } });
  // Asked for by somebody, or said of a last day that may move: once a day, as everything.
  const often = ['nudge-chair', 'nudge-snoozed', 'nudge-last', 'escalate', 'missing'].map((kind) => `checkin.${kind}`);
  const once = rows.filter((row) => !often.includes(row.kind));
  const told = once.map((row) => `${row.memberId} ${row.kind} ${row.subject}`);
  expect(told.length).toBe(new Set(told).size);
  const byDay = rows.map((row) => `${row.memberId} ${row.kind} ${row.subject} ${row.dueAt.toISOString().slice(0, 10)}`);
  expect(byDay.length).toBe(new Set(byDay).size);
  for (const row of rows.filter((one) => one.kind.startsWith('checkin.nudge'))) {
    expect(isWorkingMoment(row.sentAt ?? new Date(0))).toBe(true);
    const response = await net.store.db.checkInResponse.findUniqueOrThrow({ where: { id: row.subject } });
    if (response.sentAt) expect(row.sentAt?.getTime()).toBeLessThanOrEqual(response.sentAt.getTime());
  }
  expect((await responseOf(net, juan)).titularId).not.toBeNull();
  expect(rows.filter((row) => row.kind === 'checkin.report').length).toBeLessThanOrEqual(1);
});
