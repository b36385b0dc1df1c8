/** What was promised to people, held against what a history sent them. */
import { expect } from 'vitest';
import { reminderTimes } from '../../../src/calls/rules.ts';
import { hourMs, inBogota, nextAllowed } from '../../../src/time.ts';
import type { Network } from '../../support/network.ts';
import { type History, type Person, sayDay, type Version } from './history.ts';

export class Promises {
  private checked = new Set<string>();
  private net: Network;
  private history: History;
  constructor(net: Network, history: History) {
    this.net = net;
    this.history = history;
  }

  /** What was sent since the last look is allowed, wanted, true and new. */
  async check(): Promise<void> {
    const { db } = this.net.store;
    const now = this.net.clock.at;
    const rows = await db.delivery.findMany({
      where: { status: 'sent', memberId: { not: null }, kind: { startsWith: 'call.' } },
      include: { member: true },
      orderBy: [{ sentAt: 'asc' }, { kind: 'asc' }],
    });
    const calls = new Map((await db.call.findMany()).map((call) => [call.id, call]));
    for (const row of rows) {
      if (this.checked.has(row.key)) continue;
      this.checked.add(row.key);
      const person = this.history.people.find(({ id }) => id === row.memberId);
      const { member } = row;
      if (!person || !member) throw new Error('sent to nobody');
      expect(person.left, row.key).toBe(false);
      expect(nextAllowed(now, member), `${row.key} in quiet hours`).toEqual(now);
      expect(row.platform, row.key).toBe(member.preferredPlatform);
      if (row.kind === 'call.digest') this.checkDigest(person, row.text ?? '', now);
      const call = calls.get(row.subject);
      const item = this.history.items.find(({ number }) => number === call?.number);
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
    for (const item of this.history.items.filter(({ number }) =>
      text.includes(`${number} · Convocatoria ${number} `),
    )) {
      const last = person.told.get(item.number);
      if (last) expect(item.changedAt >= last, `${person.email} was told again of ${item.number}: ${text}`).toBe(true);
      expect(person.refuses.has(item.number), text).toBe(false);
      person.told.set(item.number, now);
    }
  }

  /** After a fortnight in which nothing happens but time. */
  async settle(): Promise<void> {
    const end = this.net.clock.at.getTime() + 14 * 24 * hourMs;
    // From one message's moment to the next, as the worker wakes.
    for (let at = this.net.clock.at.getTime(); at < end; ) {
      const next = await this.net.store.db.delivery.findFirst({
        where: { status: 'pending', availableAt: { gt: this.net.clock.at } },
        orderBy: { availableAt: 'asc' },
      });
      at = Math.min(end, next?.availableAt.getTime() ?? end);
      this.net.clock.at = new Date(at);
      await this.net.drain();
      await this.check();
    }
    const { db } = this.net.store;
    for (const { number, now } of this.history.items) {
      const call = await db.call.findUniqueOrThrow({ where: { number } });
      const kept = { title: call.title, deadline: call.deadlineAt, withdrawn: call.state === 'withdrawn' };
      expect(kept, `call ${number}`).toEqual({ title: now.title, deadline: now.deadline, withdrawn: now.withdrawn });
      for (const person of this.history.people) await this.checkAtTheEnd(person, call.id, number, now);
    }
    const left = this.history.people.filter((person) => person.left).map(({ id }) => id);
    expect(await db.delivery.count({ where: { memberId: { in: left } } })).toBe(0);
  }

  private async checkAtTheEnd(person: Person, callId: string, number: number, now: Version): Promise<void> {
    const { db } = this.net.store;
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
      `${person.email}, now ${this.net.clock.at.toISOString()}, days ${reminderDays}, reminders of ${number}`,
    ).toEqual(due.filter((at) => at > this.net.clock.at));
  }
}
