import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inBogota } from '../../src/time.ts';
import { changeTraining } from '../../src/trainings/change.ts';
import { lockTraining } from '../../src/trainings/queries.ts';
import { type Network, openNetwork } from '../support/network.ts';
import { importRows } from './scene.ts';

const ana = 'ana@red.co';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  // No quiet hours: what is due goes out then.
  await net.member(ana, { quietFrom: '00:00', quietTo: '00:00' });
});
afterEach(() => net.close());

/** Minutes are odd, so that nothing happens at the very moment at which something else is due. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        hours: fc.oneof(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 31, max: 400 })),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('run' as const), hours: fc.integer({ min: 1, max: 120 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('sleep' as const), hours: fc.integer({ min: 1, max: 60 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('leads' as const),
        leads: fc.constantFrom([10_080, 1440, 60], [4320, 720, 180], [1440, 360, 15], []),
      }),
    },
  ),
  { minLength: 3, maxLength: 8 },
);

/** The next moment at which something waits to go out, up to then. */
async function nextDue(until: Date): Promise<Date | null> {
  const row = await net.store.db.delivery.findFirst({
    where: { status: 'pending', availableAt: { gt: net.clock.now(), lte: until } },
    orderBy: { availableAt: 'asc' },
  });
  return row?.availableAt ?? null;
}

async function runUntil(until: Date): Promise<void> {
  await net.drain();
  for (let next = await nextDue(until); next; next = await nextDue(until)) {
    net.clock.at = next;
    await net.drain();
  }
  net.clock.at = until;
  await net.drain();
}

/** When a reminder can no longer go out: what is true of a day is so until its end, a short one for half of its time. */
function endOf(dueAt: Date, lead: number, startsAt: Date): Date {
  if (lead < 180) return new Date(dueAt.getTime() + (lead * minuteMs) / 2);
  const dayEnds = inBogota(dueAt).endOf('day').toJSDate();
  return dayEnds < startsAt ? dayEnds : startsAt;
}

it('however it moves and whoever sleeps: each reminder of a start that stands, once, at its time; no other', async () => {
  let life = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      life += 1;
      const codigo = `VIDA-${life}`;
      const later = (ms: number) => new Date(net.clock.now().getTime() + ms);
      net.clock.at = later(60 * 24 * hourMs + minuteMs);
      let startsAt = later(200 * hourMs + 30_000);
      let leads: readonly number[] = [10_080, 1440, 60];
      const local = (at: Date) => inBogota(at).toFormat('yyyy-MM-dd HH:mm');
      await importRows(net, { codigo, titulo: codigo, inicia: local(startsAt), termina: local(later(203 * hourMs)) });
      const { id } = await net.store.db.training.findUniqueOrThrow({ where: { code: codigo } });
      const change = (data: object) =>
        net.store.inTransaction(async (tx) => {
          const row = await lockTraining(tx, id);
          if (row) await changeTraining(tx, net.outbox, row, data, net.clock.now());
        });
      const span = () => ({ startsAt, endsAt: new Date(startsAt.getTime() + 2 * hourMs) });
      await change(span());
      await net.say(ana, `inscribirme en ${codigo}`);

      const expected = new Set<string>();
      /** What has to go out between then and now: `sleptFrom` on, only what still holds at the end. */
      const owe = (armedAt: Date, sleptFrom: Date) => {
        for (const lead of leads) {
          const dueAt = new Date(startsAt.getTime() - lead * minuteMs);
          const now = net.clock.now();
          if (dueAt <= armedAt || dueAt > now) continue;
          if (dueAt > sleptFrom && now >= endOf(dueAt, lead, startsAt)) continue;
          expected.add(dueAt.toISOString());
        }
      };
      for (const step of taken) {
        const before = net.clock.now();
        if (step.kind === 'move') {
          startsAt = later(step.hours * hourMs + 30_000);
          await change(span());
        } else if (step.kind === 'leads') {
          leads = step.leads;
          await change({ remindMinutes: [...leads] });
        } else if (step.kind === 'run') {
          await runUntil(later(step.hours * hourMs + minuteMs));
          owe(before, net.clock.now());
        } else {
          net.clock.at = later(step.hours * hourMs + minuteMs);
          await net.drain();
          owe(before, before);
        }
      }
      const sent = await net.store.db.delivery.findMany({
        where: { kind: 'training.remind', subject: id, status: 'sent' },
        orderBy: { sentAt: 'asc' },
      });
      expect(sent.map(({ dueAt }) => dueAt.toISOString()).sort()).toEqual([...expected].sort());
      for (const { dueAt, sentAt, expiresAt, data } of sent) {
        const start = new Date((data as { startsAt: string }).startsAt);
        expect(sentAt && sentAt >= dueAt && expiresAt && sentAt < expiresAt && sentAt < start).toBe(true);
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);
