/** What the suite of adapters is given: one platform to play, and what it is known to have. */
import { expect, test, vi } from 'vitest';
import type { Adapter, Address, Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import type { DeliveryFault } from '../../../src/errors.ts';
import type { Event } from '../../../src/event.ts';
import type { RawValues } from '../../../src/form.ts';
import { cardAddresses, cardLiterals } from '../cards.ts';

/** One message as the person sees it. */
export type Shown = {
  /** What the adapter calls it: `Sent.messageId`, `ActionEvent.messageId`. */
  id: string;
  /** Every visible character from top to bottom, markup interpreted: titles, texts, cells, labels, options, alt texts. */
  text: string;
  /** Every address that can be opened: links in texts, buttons, images. */
  links: readonly string[];
};

/**
 * What the platform does to the next `send`:
 * rateLimited: refuses it and asks to come back after 7 seconds; serverError: answers 500 or the like;
 * unreachable: cannot be connected to (stays so); gone: the conversation no longer exists;
 * answerLost: takes the message, then the connection breaks.
 */
export type Failure = 'rateLimited' | 'serverError' | 'unreachable' | 'gone' | 'answerLost';

export type SentFile = { name: string; mime: string; bytes: Uint8Array };

/** One platform with one person and the bot on it. Every call acts as the platform or as the person, never as the bot. */
export type AdapterFixture = {
  /** Not started: the suite calls `start` with its own `receive`. */
  adapter: Adapter;
  /** The person's id, as `Actor.user` has it. */
  user: string;
  /** Their one-to-one chat with the bot. */
  direct: Address;
  /** A channel or group with the bot in it; absent where the platform has none. */
  channel?: Address;
  /** The person writes to the bot; in a channel they mention it. Resolves once the platform is satisfied (acknowledged). */
  say(text: string, where?: 'direct' | 'channel'): Promise<void>;
  /** The platform delivers the last event of `say` or `press` again, as it does when it saw no acknowledgement. */
  redeliver(): Promise<void>;
  /** The person presses the button with this label (and confirms, when asked). */
  press(message: Shown, label: string): Promise<void>;
  /** The person chooses the option with this label in a menu of the message. */
  choose(message: Shown, option: string): Promise<void>;
  /** Waits for the form shown last (opening it first where that takes a press), fills in the answers and sends it. */
  fillForm(answers: RawValues): Promise<void>;
  /** Everything that is visible about the form shown last, or '' when none is: title, intro, labels, hints, faults. */
  formText(): string;
  /** What the person sees at this address, oldest first, messages for their eyes only included. */
  shown(at: Address): readonly Shown[];
  /** Called with the failures of `PlatformTraits` only. */
  fail(failure: Failure): Promise<void>;
  /** The person sends a file, with these words, in their chat with the bot. */
  sendFile(file: SentFile, text?: string): Promise<void>;
  /** The person opens the file of this name that a message there shows, by whatever steps it takes; throws when they cannot. */
  openFile(at: Address, name: string): Promise<Uint8Array>;
  /** How many files the bot has handed to the platform. */
  uploads(): number;
  /** Ends everything, the adapter too if the suite has not stopped it. */
  close(): Promise<void>;
};

/** What the platform has; where it has it, the adapter must deal with it. */
export type PlatformTraits = {
  channels: boolean;
  failures: readonly Failure[];
  /** False where what was written stays written and nothing is delivered twice, as in a terminal. */
  edits?: false;
  /** False where the core asks question by question instead of showing a form. */
  forms?: false;
};

export const faultOf: Record<Failure, DeliveryFault> = {
  rateLimited: 'rate_limited',
  serverError: 'outcome_unknown',
  unreachable: 'unavailable',
  gone: 'gone',
  answerLost: 'outcome_unknown',
};

export const bare = (text: string) => text.replace(/\s+/gu, '');

/** Asserts that the person sees every literal of the card whole, and can open every address of it. */
export function expectAllShown(card: Card, shown: readonly Shown[]): void {
  const text = bare(shown.map((message) => message.text).join('\n'));
  for (const literal of cardLiterals(card)) expect(text).toContain(bare(literal));
  const links = shown.flatMap((message) => message.links);
  for (const address of cardAddresses(card)) expect(links).toContain(address);
}

export const waitFor = <T>(condition: () => T) => vi.waitFor(condition, { timeout: 3000, interval: 5 });

/** A `receive` that the test programs, and that records what arrived. */
export function listener() {
  const events: Event[] = [];
  const answer: { to: (event: Event) => Promise<Reply> | Reply } = { to: () => ({ kind: 'none' }) };
  return {
    events,
    reply(to: (event: Event) => Promise<Reply> | Reply) {
      answer.to = to;
    },
    receive: async (event: Event): Promise<Reply> => {
      events.push(event);
      return answer.to(event);
    },
    of<K extends Event['kind']>(kind: K): Extract<Event, { kind: K }>[] {
      return events.filter((event): event is Extract<Event, { kind: K }> => event.kind === kind);
    },
  };
}

export const cards = (...list: Card[]): Reply => ({ kind: 'cards', cards: list });
export const card = (text: string): Card => ({ blocks: [{ kind: 'text', text }] });
export const pressable = (label: string): Card => ({
  blocks: [
    { kind: 'text', text: 'Elija' },
    { kind: 'buttons', buttons: [{ label, action: 'calls.open', data: { call: 'C-9' } }] },
  ],
});

/** What each theme of the suite works with; the fixture is a fresh one in every test. */
export type Stage = {
  fixture(): AdapterFixture;
  core(): ReturnType<typeof listener>;
  last(at: Address): Shown;
  /** The newest message with this text, once it is shown. */
  showing(text: string, at?: Address): Promise<Shown>;
  traits: PlatformTraits;
};

/** What a platform does not have is not tested there, rather than skipped. */
export const only = (has: boolean) => (has ? test : (_name: string, _run: () => Promise<void>) => undefined);
