/** A random history of calls and of people's choices: what happens, step by step, and what each person was told. */
import { hourMs, inBogota } from '../../../src/time.ts';
import type { Network, TestFeed } from '../../support/network.ts';
import { randomFrom } from '../../support/random.ts';

export type Version = { title: string; deadline: Date; withdrawn: boolean; revisedAt: Date };
export type Item = { number: number; now: Version; before: Version[]; changedAt: Date };
export type Person = {
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
export const sayDay = (at: Date) => inBogota(at).setLocale('es').toFormat("d 'de' LLLL");

const happenings = [
  ...['publish', 'extend', 'extend', 'retitle', 'withdraw', 'restore', 'stale', 'often', 'settings', 'remind', 'leave'],
  ...['interest', 'interest', 'interest', 'dismiss', 'undo', 'mute', 'wait', 'wait', 'wait', 'wait', 'wait', 'wait'],
] as const;

export class History {
  items: Item[] = [];
  private stepsTaken = 0;
  people: Person[] = [];
  feed: TestFeed;
  private net: Network;
  private random: () => number;
  constructor(net: Network, feed: TestFeed, seed: number) {
    this.net = net;
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
    const day = inBogota(this.net.clock.at).plus({ days: least + this.below(40) });
    return day.set({ hour: 23, minute: 59, second: 0, millisecond: 0 }).toJSDate();
  }

  async join(email: string, more: object): Promise<void> {
    const identities = ['slack', 'teams'].map((platform) => {
      return { platform, tenant: 'T1', user: `${platform}:${email}`, conversation: `${platform}:${email}` };
    });
    const id = await this.net.member(email, {
      preferredPlatform: 'slack',
      identities: { create: identities },
      ...more,
    });
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
    item.now = { ...item.now, ...change, revisedAt: this.net.clock.at };
    item.changedAt = this.net.clock.at;
  }

  private async press(
    person: Person | undefined,
    item: Item | undefined,
    action: string,
    data?: object,
  ): Promise<void> {
    if (!person || !item) return;
    const call = await this.net.store.db.call.findUniqueOrThrow({ where: { number: item.number } });
    const card = {
      blocks: [{ kind: 'buttons' as const, buttons: [{ label: 'x', action, data: { call: call.id, ...data } }] }],
    };
    await this.net.press(person.email, card, 'x');
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
        const now = { title, deadline: this.dayAhead(6), withdrawn: false, revisedAt: this.net.clock.at };
        this.items.push({ number, now, before: [], changedAt: this.net.clock.at });
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
          await this.net.poll();
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
          await this.net.say(
            person.email,
            `suscribirme a salud, ${this.pick(['al instante', 'cada día', 'los martes y jueves'])}`,
          );
        break;
      case 'settings':
        if (person) {
          const preferredPlatform = this.pick(['slack', 'teams']) ?? 'slack';
          await this.net.store.db.member.update({ where: { id: person.id }, data: { preferredPlatform } });
        }
        break;
      case 'remind':
        if (person)
          await this.net.say(person.email, `recuérdeme ${1 + this.below(9)} y ${10 + this.below(5)} días antes`);
        break;
      case 'leave':
        if (person && this.here.length > 2) {
          await this.press(person, item, 'profile.erase');
          person.left = true;
        }
        break;
      default:
        this.net.clock.forward((1 + this.below(40)) * hourMs);
    }
    const before = JSON.stringify(this.feed.items);
    this.serve();
    // A feed that says the same is read now and then.
    this.stepsTaken += 1;
    if (JSON.stringify(this.feed.items) !== before || this.stepsTaken % 4 === 0) await this.net.poll();
    await this.net.drain();
  }
}
