/** Random histories of calls and of people's choices, from a seed; what was promised to people holds in each. */
import { afterEach, expect, it } from 'vitest';
import { reminderTimes } from '../../../src/calls/rules.ts';
import { inBogota, nextAllowed } from '../../../src/time.ts';
import { type Network, openNetwork, type TestFeed, tuesday } from '../../support/network.ts';
import { randomFrom } from '../../support/random.ts';
import { recordingPlatform } from '../../support/recording-adapter.ts';

const hourMs = 3_600_000;
/** Each found a fault of its own when it was written; more by `HISTORIES=1,2,3`. */
const seeds = process.env.HISTORIES?.split(',').map(Number) ?? [15, 22];
const steps = 36;

type Version = { title: string; deadline: Date; withdrawn: boolean; revisedAt: Date };
type Item = { number: number; now: Version; before: Version[]; changedAt: Date };
type Person = {
  email: string;
  id: string;
  wants: Set<number>;
  /** What they knew of the close when they said they were interested. */
  knew: Map<number, number>;
  refuses: Set<number>;
  everRefused: Set<number>;
  muted: boolean;
  everMuted: boolean;
  left: boolean;
  /** Calls they were told of, and when last. */
  told: Map<number, Date>;
  /** When they were last told, by itself, that it changed. */
  changes: Map<number, Date>;
};

const themes =
  'agua bosque clima danza energía fauna glaciar humedal isla jardín karst laguna museo nieve océano'.split(' ');
const sayDay = (at: Date) => inBogota(at).setLocale('es').toFormat("d 'de' LLLL");

let net: Network;
afterEach(() => net.close());

class History {
  items: Item[] = [];
  people: Person[] = [];
  feed: TestFeed;
  private checked = new Set<string>();
  private random: () => number;
  constructor(feed: TestFeed, seed: number) {
    this.feed = feed;
    this.random = randomFrom(seed);
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.random() * list.length)];
  }
  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
  get here(): Person[] {
    return this.people.filter((person) => !person.left);
  }
  private dayAhead(least: number): Date {
    const day = inBogota(net.clock.at).plus({ days: least + this.below(40) });
    return day.set({ hour: 23, minute: 59, second: 0, millisecond: 0 }).toJSDate();
  }

  async join(email: string, more: object): Promise<void> {
    const identities = ['slack', 'teams'].map((platform) => {
      return { platform, tenant: 'T1', user: `${platform}:${email}`, conversation: `${platform}:${email}` };
    });
    const id = await net.member(email, { preferredPlatform: 'slack', identities: { create: identities }, ...more });
    const none = { wants: new Set<number>(), refuses: new Set<number>(), everRefused: new Set<number>() };
    this.people.push({
      email,
      id,
      ...none,
      knew: new Map(),
      muted: false,
      everMuted: false,
      left: false,
      changes: new Map(),
      told: new Map(),
    });
  }

  /** The feed as it is served: each item as it is now, or as `stale` has it. */
  private serve(stale?: { number: number; version: Version }): void {
    this.feed.items = this.items.map(({ number, now }) => {
      const { title, deadline, withdrawn, revisedAt } = stale?.number === number ? stale.version : now;
      return {
        id: `i${number}`,
        url: `https://example.org/${number}`,
        title: `${withdrawn ? '[CANCELADA] ' : ''}${title}`,
        text: `Salud pública. Las postulaciones se reciben hasta el ${sayDay(deadline)} de ${inBogota(deadline).year}.`,
        publishedAt: revisedAt,
      };
    });
  }

  private revise(change: Partial<Version>, item = this.pick(this.items)): void {
    if (!item) return;
    item.before.push(item.now);
    item.now = { ...item.now, ...change, revisedAt: net.clock.at };
    item.changedAt = net.clock.at;
  }

  private async press(
    person: Person | undefined,
    item: Item | undefined,
    action: string,
    data?: object,
  ): Promise<void> {
    if (!person || !item) return;
    const call = await net.store.db.call.findUniqueOrThrow({ where: { number: item.number } });
    const card = {
      blocks: [{ kind: 'buttons' as const, buttons: [{ label: 'x', action, data: { call: call.id, ...data } }] }],
    };
    await net.press(person.email, card, 'x');
  }

  /** One thing that happens. */
  async step(): Promise<void> {
    const person = this.pick(this.here);
    const item = this.pick(this.items);
    const what = this.items.length < 2 ? 'publish' : this.pick(happenings);
    switch (what) {
      case 'publish': {
        const number = this.items.length + 1;
        const title = `Convocatoria ${number} de salud para ${this.pick(themes)}`;
        const now = { title, deadline: this.dayAhead(6), withdrawn: false, revisedAt: net.clock.at };
        this.items.push({ number, now, before: [], changedAt: net.clock.at });
        break;
      }
      case 'extend':
        this.revise({ deadline: this.dayAhead(5) });
        break;
      case 'retitle':
        if (item) {
          const title = `Convocatoria ${item.number} de salud para ${this.pick(themes)} y ${this.pick(themes)}`;
          this.revise({ title }, item);
        }
        break;
      case 'withdraw':
        this.revise({ withdrawn: true });
        break;
      case 'restore':
        this.revise({ withdrawn: false });
        break;
      case 'stale': {
        const version = item && this.pick(item.before);
        if (item && version) {
          this.serve({ number: item.number, version });
          await net.poll();
        }
        break;
      }
      case 'interest':
        await this.press(person, item, 'call.interest');
        if (person && item) {
          person.wants.add(item.number);
          person.refuses.delete(item.number);
          person.knew.set(item.number, item.now.deadline.getTime());
        }
        break;
      case 'dismiss':
        await this.press(person, item, 'call.dismiss');
        if (person && item) {
          person.wants.delete(item.number);
          person.refuses.add(item.number);
          person.everRefused.add(item.number);
        }
        break;
      case 'undo':
        await this.press(person, item, 'call.undo');
        if (person && item) {
          person.wants.delete(item.number);
          person.refuses.delete(item.number);
        }
        break;
      case 'mute':
        if (person) {
          person.muted = !person.muted;
          person.everMuted = true;
          await this.press(person, item, person.muted ? 'mute.funder' : 'mute.undo', { funder: 'AECID' });
        }
        break;
      case 'often':
        if (person)
          await net.say(
            person.email,
            `suscribirme a salud, ${this.pick(['al instante', 'cada día', 'los martes y jueves'])}`,
          );
        break;
      case 'settings':
        if (person) {
          const preferredPlatform = this.pick(['slack', 'teams']) ?? 'slack';
          await net.store.db.member.update({ where: { id: person.id }, data: { preferredPlatform } });
        }
        break;
      case 'remind':
        if (person) await net.say(person.email, `recuérdeme ${1 + this.below(9)} y ${10 + this.below(5)} días antes`);
        break;
      case 'leave':
        if (person && this.here.length > 2) {
          await this.press(person, item, 'profile.erase');
          person.left = true;
        }
        break;
      default:
        net.clock.forward((1 + this.below(40)) * hourMs);
    }
    this.serve();
    await net.poll();
    await net.drain();
    await this.check();
  }

  /** What was sent since the last look is allowed, wanted, true and new. */
  async check(): Promise<void> {
    const { db } = net.store;
    const now = net.clock.at;
    const rows = await db.delivery.findMany({
      where: { status: 'sent', memberId: { not: null }, kind: { startsWith: 'call.' } },
      include: { member: true },
      orderBy: [{ sentAt: 'asc' }, { kind: 'asc' }],
    });
    const calls = new Map((await db.call.findMany()).map((call) => [call.id, call]));
    for (const row of rows) {
      if (this.checked.has(row.key)) continue;
      this.checked.add(row.key);
      const person = this.people.find(({ id }) => id === row.memberId);
      const { member } = row;
      if (!person || !member) throw new Error('sent to nobody');
      expect(person.left, row.key).toBe(false);
      expect(nextAllowed(now, member), `${row.key} in quiet hours`).toEqual(now);
      expect(row.platform, row.key).toBe(member.preferredPlatform);
      if (row.kind === 'call.digest') this.checkDigest(person, row.text ?? '', now);
      const call = calls.get(row.subject);
      const item = this.items.find(({ number }) => number === call?.number);
      if (!item) continue;
      expect(row.text, row.key).toContain(item.now.title);
      expect(person.refuses.has(item.number), `${row.key} was waved away`).toBe(false);
      switch (row.kind) {
        case 'call.announce':
          expect(person.told.has(item.number), `${row.key} said twice`).toBe(false);
          expect(person.muted, `${row.key} muted`).toBe(false);
          expect(item.now.withdrawn, row.key).toBe(false);
          expect(item.now.deadline > now, row.key).toBe(true);
          person.told.set(item.number, now);
          break;
        case 'call.remind':
          expect(person.wants.has(item.number), row.key).toBe(true);
          expect(reminderTimes(item.now.deadline, member.reminderDays), row.key).toContainEqual(row.dueAt);
          expect(inBogota(row.dueAt).toISODate(), row.key).toBe(inBogota(now).toISODate());
          break;
        case 'call.changed':
          if (!item.now.withdrawn) expect(row.text, row.key).toContain(sayDay(item.now.deadline));
          expect(item.changedAt >= (person.changes.get(item.number) ?? item.changedAt), `${row.key} said twice`).toBe(
            true,
          );
          person.changes.set(item.number, now);
          person.told.set(item.number, now);
          break;
      }
    }
  }

  private checkDigest(person: Person, text: string, now: Date): void {
    expect(person.muted, text).toBe(false);
    for (const item of this.items.filter(({ number }) => text.includes(`${number} · Convocatoria ${number} `))) {
      const last = person.told.get(item.number);
      if (last) expect(item.changedAt >= last, `${person.email} was told again of ${item.number}: ${text}`).toBe(true);
      expect(person.refuses.has(item.number), text).toBe(false);
      person.told.set(item.number, now);
    }
  }

  /** After a fortnight in which nothing happens but time. */
  async settle(): Promise<void> {
    const end = net.clock.at.getTime() + 14 * 24 * hourMs;
    // From one message's moment to the next, as the worker wakes.
    for (let at = net.clock.at.getTime(); at < end; ) {
      const next = await net.store.db.delivery.findFirst({
        where: { status: 'pending', availableAt: { gt: net.clock.at } },
        orderBy: { availableAt: 'asc' },
      });
      at = Math.min(end, next?.availableAt.getTime() ?? end);
      net.clock.at = new Date(at);
      await net.drain();
      await this.check();
    }
    const { db } = net.store;
    for (const { number, now } of this.items) {
      const call = await db.call.findUniqueOrThrow({ where: { number } });
      const kept = { title: call.title, deadline: call.deadlineAt, withdrawn: call.state === 'withdrawn' };
      expect(kept, `call ${number}`).toEqual({ title: now.title, deadline: now.deadline, withdrawn: now.withdrawn });
      for (const person of this.people) await this.checkAtTheEnd(person, call.id, number, now);
    }
    const left = this.people.filter((person) => person.left).map(({ id }) => id);
    expect(await db.delivery.count({ where: { memberId: { in: left } } })).toBe(0);
  }

  private async checkAtTheEnd(person: Person, callId: string, number: number, now: Version): Promise<void> {
    const { db } = net.store;
    if (person.left) return;
    const rows = await db.delivery.findMany({ where: { memberId: person.id, subject: callId } });
    const posts = rows.filter(({ kind, status }) => kind === 'call.announce' && status === 'sent');
    expect(posts.length).toBeLessThanOrEqual(1);
    for (const { text } of posts) expect(text, `the post of ${number}`).toContain(sayDay(now.deadline));
    if (!now.withdrawn && !person.everMuted && !person.everRefused.has(number) && !person.knew.has(number))
      expect(person.told.has(number), `${person.email} never heard of ${number}`).toBe(true);
    const knew = person.knew.get(number);
    if (person.wants.has(number) && knew !== undefined && knew !== now.deadline.getTime() && !now.withdrawn) {
      const told = rows.filter(({ kind, status }) => kind === 'call.changed' && status === 'sent');
      expect(
        told.some(({ text }) => text?.includes(sayDay(now.deadline))),
        `${person.email} on the close of ${number}`,
      ).toBe(true);
    }
    const { reminderDays } = await db.member.findUniqueOrThrow({ where: { id: person.id } });
    const due = person.wants.has(number) && !now.withdrawn ? reminderTimes(now.deadline, reminderDays) : [];
    const waiting = rows.filter(({ kind, status }) => kind === 'call.remind' && status === 'pending');
    expect(
      waiting.map(({ dueAt }) => dueAt).sort((a, b) => a.getTime() - b.getTime()),
      `${person.email}, now ${net.clock.at.toISOString()}, days ${reminderDays}, reminders of ${number}`,
    ).toEqual(due.filter((at) => at > net.clock.at));
  }
}

const happenings = [
  ...['publish', 'extend', 'extend', 'retitle', 'withdraw', 'restore', 'stale', 'often', 'settings', 'remind', 'leave'],
  ...['interest', 'interest', 'interest', 'dismiss', 'undo', 'mute', 'wait', 'wait', 'wait', 'wait', 'wait', 'wait'],
] as const;

it.each(seeds)('history %i keeps what was promised', async (seed) => {
  net = await openNetwork({
    adapters: [recordingPlatform().adapter, recordingPlatform({ platform: 'teams' }).adapter],
  });
  const history = new History(
    await net.feed('agencia', { funder: 'AECID', baselineAt: tuesday, succeededAt: tuesday }),
    seed,
  );
  for (const [name, more, frequency] of [
    ['ana', {}, 'now'],
    ['luis', { quietFrom: '13:00', quietTo: '09:00' }, 'daily'],
    ['eva', { quietFrom: '00:00', quietTo: '00:00', digestDays: [2, 4], digestAt: '10:00' }, 'weekly'],
    ['juan', { reminderDays: [5, 1] }, 'now'],
  ] as const) {
    await history.join(`${name}@red.co`, more);
    await net.subscribe(`${name}@red.co`, { sectors: ['salud'], frequency });
  }
  for (let step = 0; step < steps; step += 1) await history.step();
  await history.settle();
});
