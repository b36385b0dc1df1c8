/** Reminders through random changes of the close and of people's minds, against a model of what they want. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getCallByNumber } from '../../../src/calls/queries.ts';
import { tellChange } from '../../../src/calls/reaching/announce.ts';
import { reminderTimes } from '../../../src/calls/rules.ts';
import { dayMs, hourMs, inBogota } from '../../../src/time.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';
import { randomFrom } from '../../support/random.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
});
afterEach(() => net.close());

describe('whatever happens', () => {
  let sentInAll = 0;
  it.each([1, 2, 3, 4])('each reminder goes out once, and only those that are true (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const people = ['ana@red.co', 'luis@red.co'];
    const ids = new Map([['ana@red.co', (await net.store.db.member.findFirstOrThrow()).id]]);
    ids.set('luis@red.co', await net.member('luis@red.co'));
    const feed = await net.feed('agencia');
    feed.items = [
      {
        id: 'h1',
        title: 'Fondo de salud h1',
        text: 'Proyectos de salud pública. Las postulaciones se reciben hasta el 15 de enero de 2027.',
        publishedAt: tuesday,
      },
    ];
    await net.poll();

    net.clock.at = new Date('2026-12-18T15:00:00Z');
    // The model: who wants it, on which days, and which times wait for whom.
    const wants = new Map(people.map((email) => [email, false]));
    const days = new Map(people.map((email) => [email, [14, 7, 2]]));
    const waiting = new Map(people.map((email) => [email, new Set<number>()]));
    const expected = new Map(people.map((email) => [email, new Set<number>()]));
    let deadline = (await net.store.db.call.findFirstOrThrow()).deadlineAt ?? tuesday;
    function rearm(email: string): void {
      const now = net.clock.at.getTime();
      const times = wants.get(email) ? reminderTimes(deadline, days.get(email)).map((at) => at.getTime()) : [];
      const kept = [...(waiting.get(email) ?? [])].filter((at) => times.includes(at));
      waiting.set(email, new Set([...kept, ...times.filter((at) => at > now)]));
    }
    async function work(): Promise<void> {
      const now = net.clock.at;
      for (const email of people) {
        for (const at of waiting.get(email) ?? []) {
          if (at > now.getTime()) continue;
          const inHours = inBogota(now).hour >= 8 && inBogota(now).hour < 18;
          const over = now > inBogota(new Date(at)).endOf('day').toJSDate() || now > deadline;
          if (!inHours && !over) continue;
          if (!over) expected.get(email)?.add(at);
          waiting.get(email)?.delete(at);
        }
      }
      await net.drain();
    }
    const toggle = async (email: string) => {
      const wanted = !wants.get(email);
      const [shown] = await net.say(email, 'convocatoria 1');
      const isNew = textsOf(shown ? [shown] : []).includes('[Me interesa]');
      if (wanted) await net.press(email, shown, isNew ? pick(['Me interesa', 'Recordarme']) : 'Recordarme');
      else if (random() < 0.5) await net.say(email, 'no me recuerde la 1');
      else if (textsOf(shown ? [shown] : []).includes('[Deshacer]')) await net.press(email, shown, 'Deshacer');
      else {
        const [dismissed] = await net.press(email, shown, 'No es para mí');
        await net.press(email, dismissed, 'Deshacer');
      }
      wants.set(email, wanted);
      rearm(email);
    };
    for (const email of people) await toggle(email);
    for (let step = 0; step < 24; step += 1) {
      const email = pick(people);
      const done = pick(['jump', 'jump', 'jump', 'toggle', 'toggle', 'extend', 'days', 'restart']);
      if (done === 'jump') {
        // By hours, or to the morning some days ahead.
        const days = pick([0, 1, 1, 2, 4]);
        const morning = inBogota(net.clock.at).plus({ days }).set({ hour: 9, minute: 30 });
        net.clock.at = days === 0 ? new Date(net.clock.at.getTime() + pick([3, 14]) * hourMs) : morning.toJSDate();
        // Some jumps find the worker down: what fell due meanwhile is late.
        if (random() < 0.7) await work();
      } else if (net.clock.at > deadline) continue;
      else if (done === 'toggle') await toggle(email);
      else if (done === 'extend') {
        const before = deadline;
        deadline = new Date(deadline.getTime() + pick([-2, 1, 3, 7]) * dayMs);
        if (deadline < net.clock.at) deadline = before;
        await net.store.inTransaction(async (tx) => {
          await tx.call.updateMany({ data: { deadlineAt: deadline } });
          const changed = await getCallByNumber(tx, 1);
          if (changed) await tellChange(tx, net.outbox, changed, net.clock.at);
        });
        for (const each of people) rearm(each);
      } else if (done === 'days') {
        const chosen = pick([[14, 7, 2], [5], [10, 3], [7, 2, 1]]);
        await net.say(email, `recuérdeme los cierres ${chosen.join(', ')} días antes`);
        days.set(email, chosen);
        rearm(email);
      } else {
        // Everything is asked for again, as after a start: nothing is added.
        await net.store.inTransaction(async (tx) => {
          const again = await getCallByNumber(tx, 1);
          if (again) await tellChange(tx, net.outbox, again, net.clock.at);
        });
        for (const each of people) rearm(each);
      }
    }
    // The rest of the days, one by one, to the close.
    while (net.clock.at < deadline) {
      net.clock.at = inBogota(net.clock.at).plus({ days: 1 }).set({ hour: 10 }).toJSDate();
      await work();
    }
    for (const email of people) {
      const sent = await net.store.db.delivery.findMany({
        where: { kind: 'call.remind', status: 'sent', memberId: ids.get(email) ?? '' },
      });
      sentInAll += sent.length;
      const times = sent.map(({ dueAt }) => dueAt.getTime()).sort();
      expect(times, `${email}, seed ${seed}`).toEqual([...(expected.get(email) ?? [])].sort());
    }
  });

  it('(and there were reminders to send)', () => expect(sentInAll).toBeGreaterThan(3));
});
