import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inBogota } from '../../src/time.ts';
import { changeTraining } from '../../src/trainings/change.ts';
import { lockTraining } from '../../src/trainings/queries.ts';
import { type Network, openNetwork } from '../support/network.ts';
import { importRows } from './scene.ts';

const [ana, beto] = ['ana@red.co', 'beto@red.co'] as const;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  // No quiet hours: what is due goes out then.
  for (const email of [ana, beto]) await net.member(email, { quietFrom: '00:00', quietTo: '00:00' });
});
afterEach(() => net.close());

const hoursFrom = (min: number, max: number) => fc.integer({ min, max });
const oneOf = fc.nat({ max: 3 });

/** Minutes are odd, so that nothing happens at the very moment at which something else is due. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        hours: fc.oneof(hoursFrom(2, 30), hoursFrom(31, 400)),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('shift' as const), one: oneOf, hours: hoursFrom(-30, 60) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), one: oneOf }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('enrol' as const) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('run' as const), hours: hoursFrom(1, 150) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('sleep' as const), hours: hoursFrom(1, 60) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('leads' as const),
        leads: fc.constantFrom([10_080, 1440, 60], [4320, 720, 180], [1440, 360, 15], []),
      }),
    },
  ),
  { minLength: 3, maxLength: 9 },
);
/** Hours from the end of a session to the start of the next. */
const gaps = fc.array(fc.oneof(hoursFrom(2, 22), hoursFrom(23, 200)), { maxLength: 3 });

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

type Session = { startsAt: Date; endsAt: Date };
const sessionAt = (ms: number): Session => ({ startsAt: new Date(ms), endsAt: new Date(ms + 2 * hourMs) });
const shifted = (sessions: readonly Session[], ms: number): Session[] =>
  sessions.map(({ startsAt }) => sessionAt(startsAt.getTime() + ms));

it('however sessions move or go and whoever sleeps: each reminder of each, once a person, at its time', async () => {
  let life = 0;
  await fc.assert(
    fc.asyncProperty(steps, gaps, async (taken, apart) => {
      life += 1;
      const codigo = `VIDA-${life}`;
      const later = (ms: number) => new Date(net.clock.now().getTime() + ms);
      net.clock.at = later(60 * 24 * hourMs + minuteMs);
      let sessions = [sessionAt(later(200 * hourMs + 30_000).getTime())];
      for (const hours of apart) sessions.push(sessionAt((sessions.at(-1)?.endsAt.getTime() ?? 0) + hours * hourMs));
      let leads: readonly number[] = [10_080, 1440, 60];
      await importRows(net, { codigo, titulo: codigo, inicia: '2030-01-01 08:00', termina: '2030-01-01 10:00' });
      const { id } = await net.store.db.training.findUniqueOrThrow({ where: { code: codigo } });
      const change = (data: object) =>
        net.store.inTransaction(async (tx) => {
          const row = await lockTraining(tx, id);
          if (row) await changeTraining(tx, net.outbox, row, data, net.clock.now());
        });
      const place = () =>
        change({
          startsAt: sessions[0]?.startsAt,
          endsAt: sessions.at(-1)?.endsAt,
          sessions: sessions.map(({ startsAt, endsAt }) => ({
            endsAt: endsAt.toISOString(),
            startsAt: startsAt.toISOString(),
          })),
        });
      await place();
      await net.say(ana, `inscribirme en ${codigo}`);

      const expected = new Map<string, Set<string>>([[ana, new Set()]]);
      /** What has to go out between then and now: `sleptFrom` on, only what still holds at the end. */
      const owe = (armedAt: Date, sleptFrom: Date) => {
        const now = net.clock.now();
        for (const [index, { startsAt }] of sessions.entries()) {
          for (const lead of leads) {
            const dueAt = new Date(startsAt.getTime() - lead * minuteMs);
            const before = sessions[index - 1]?.endsAt ?? armedAt;
            if (dueAt <= armedAt || dueAt <= before || dueAt > now) continue;
            if (dueAt > sleptFrom && now >= endOf(dueAt, lead, startsAt)) continue;
            for (const due of expected.values()) due.add(`${dueAt.toISOString()} of ${startsAt.toISOString()}`);
          }
        }
      };
      for (const step of taken) {
        const before = net.clock.now();
        switch (step.kind) {
          case 'move':
            sessions = shifted(
              sessions,
              later(step.hours * hourMs + 30_000).getTime() - (sessions[0]?.startsAt.getTime() ?? 0),
            );
            await place();
            break;
          case 'shift': {
            const moved = sessions.map((one, index) =>
              index === step.one ? sessionAt(one.startsAt.getTime() + step.hours * hourMs) : one,
            );
            // One that would meet another stays where it is.
            const apart = moved.every(({ startsAt }, index) => startsAt > (moved[index - 1]?.endsAt ?? new Date(0)));
            if (apart) sessions = moved;
            await place();
            break;
          }
          case 'drop':
            if (sessions.length > 1) sessions = sessions.filter((_, index) => index !== step.one);
            await place();
            break;
          case 'enrol':
            if (before < (sessions[0]?.startsAt ?? before) && !expected.has(beto)) {
              await net.say(beto, `inscribirme en ${codigo}`);
              expected.set(beto, new Set());
            }
            break;
          case 'leads':
            leads = step.leads;
            await change({ remindMinutes: [...leads] });
            break;
          case 'run':
            await runUntil(later(step.hours * hourMs + minuteMs));
            owe(before, net.clock.now());
            break;
          case 'sleep':
            net.clock.at = later(step.hours * hourMs + minuteMs);
            await net.drain();
            owe(before, before);
        }
      }
      for (const [email, due] of expected) {
        const sent = await net.store.db.delivery.findMany({
          where: { kind: 'training.remind', subject: id, status: 'sent', member: { email } },
        });
        const startOf = ({ data }: (typeof sent)[number]) => (data as { startsAt: string }).startsAt;
        expect(sent.map((row) => `${row.dueAt.toISOString()} of ${startOf(row)}`).sort()).toEqual([...due].sort());
        for (const row of sent) {
          const { dueAt, sentAt, expiresAt } = row;
          expect(sentAt && sentAt >= dueAt && expiresAt && sentAt < expiresAt && sentAt < new Date(startOf(row))).toBe(
            true,
          );
        }
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
