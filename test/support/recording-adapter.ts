/** A platform of its own that remembers what was posted, and the adapters of any number of processes on it. */
import type { Adapter, Address, Platform, RateScope } from '../../src/adapter.ts';
import { type Card, cardText } from '../../src/card.ts';
import { DeliveryError, type DeliveryFault } from '../../src/errors.ts';
import type { Actor } from '../../src/event.ts';

export type Posted = { id: string; to: Address; key: string; card: Card; text: string; edits: number };

/** What happens to a call: `lost` takes the message and breaks the answer. */
export type Trouble = { fault: DeliveryFault; retryAfterMs?: number; lost?: boolean };

export type RecordingPlatform = {
  /** As the platform shows them, oldest first. */
  posted: Posted[];
  /** Every call, faults included. */
  calls: { what: 'send' | 'update' | 'find' | 'findUser'; to?: Address }[];
  /** Troubles of the next calls, in order; or a rule for every call, in its place. */
  troubles: { send: Trouble[]; update: Trouble[]; find: Trouble[] };
  rule: ((to: Address) => Trouble | undefined) | undefined;
  people: Map<string, Actor>;
  /** Held before each send is answered. */
  beforeAnswer: () => Promise<void>;
  adapter: Adapter;
};

export const conversationOf = (to: Address): string => to.conversation ?? to.user ?? '';

export function recordingPlatform(
  options: { platform?: Platform; find?: boolean; findUser?: boolean; scopes?: (to: Address) => RateScope[] } = {},
): RecordingPlatform {
  const { platform = 'slack', find = true, findUser = false } = options;
  const open: RateScope[] = [{ key: `${platform}:tenant`, perSecond: 10_000, burst: 10_000 }];
  const it: RecordingPlatform = {
    posted: [],
    calls: [],
    troubles: { send: [], update: [], find: [] },
    rule: undefined,
    people: new Map(),
    beforeAnswer: async () => undefined,
    adapter: {
      platform,
      routes: [],
      start: async () => undefined,
      stop: async () => undefined,
      scopes: options.scopes ?? (() => open),
      async send(to, card, key) {
        it.calls.push({ what: 'send', to });
        const trouble = it.troubles.send.shift() ?? it.rule?.(to);
        if (trouble && !trouble.lost) throw new DeliveryError(trouble.fault, 'a trouble of the test', trouble);
        const message = { id: `m${it.posted.length + 1}`, to, key, card, text: cardText(card), edits: 0 };
        it.posted.push(message);
        await it.beforeAnswer();
        if (trouble) throw new DeliveryError(trouble.fault, 'the answer was lost', trouble);
        return { messageId: message.id, address: { ...to, conversation: conversationOf(to) } };
      },
      async update(sent, card) {
        it.calls.push({ what: 'update', to: sent.address });
        const trouble = it.troubles.update.shift() ?? it.rule?.(sent.address);
        if (trouble) throw new DeliveryError(trouble.fault, 'a trouble of the test', trouble);
        const message = it.posted.find(({ id }) => id === sent.messageId);
        if (!message) throw new DeliveryError('gone', 'no such message');
        Object.assign(message, { card, text: cardText(card), edits: message.edits + 1 });
      },
      ...(find && {
        async find(to: Address, key: string) {
          it.calls.push({ what: 'find' as const, to });
          const trouble = it.troubles.find.shift() ?? it.rule?.(to);
          if (trouble) throw new DeliveryError(trouble.fault, 'a trouble of the test', trouble);
          const message = it.posted.find((each) => each.key === key && conversationOf(each.to) === conversationOf(to));
          return message ? { messageId: message.id, address: message.to } : null;
        },
      }),
      ...(findUser && {
        async findUser(email: string) {
          it.calls.push({ what: 'findUser' as const });
          const trouble = it.rule?.({ platform, tenant: '' });
          if (trouble) throw new DeliveryError(trouble.fault, 'a trouble of the test', trouble);
          return it.people.get(email) ?? null;
        },
      }),
    },
  };
  return it;
}
