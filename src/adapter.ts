/** The contract that every platform's adapter keeps. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Card } from './card.ts';
import type { Actor, Event } from './event.ts';
import type { Form } from './form.ts';

export const platforms = ['slack', 'teams', 'terminal'] as const;
export type Platform = (typeof platforms)[number];

/**
 * Where a message goes. `conversation` is the platform's id of a channel, group or one-to-one chat; for a person whose
 * chat is not open yet, `user` alone. `reference` is what the platform needs to come back (Teams), opaque to the core.
 */
export type Address = {
  platform: Platform;
  tenant: string;
  conversation?: string;
  user?: string;
  reference?: Record<string, unknown>;
};

/** A button that undoes something. */
export type WayBack = { label: string; action: string; data: Record<string, string> };

export type Reply =
  /**
   * `replace`: in the place of the card whose button was pressed; `private`: seen by this person only; `undo`: what
   * «deshacer» in words presses, where no button shows it.
   */
  | { kind: 'cards'; cards: readonly Card[]; replace?: true; private?: true; undo?: WayBack }
  /** `ask`: question by question in the chat, even where the platform shows forms. The router turns it into cards. */
  | { kind: 'form'; form: Form; ask?: true }
  /** A form came back with faults: field name -> what is wrong, in the person's language. */
  | { kind: 'faults'; form: Form; faults: Record<string, string> }
  | { kind: 'none' };

export type Receive = (event: Event) => Promise<Reply>;

/** What was posted: enough to edit it later. */
export type Sent = { messageId: string; address: Address };

/** A limit that the platform sets on `key` (a channel, a tenant). */
export type RateScope = { key: string; perSecond: number; burst: number };

export type Route = { path: string; handler: (request: IncomingMessage, response: ServerResponse) => void };

export type Adapter = {
  platform: Platform;
  /** HTTP paths this adapter answers; requests are verified inside. */
  routes: readonly Route[];
  /** Starts listening; `receive` decides what is answered. Sending works without it. */
  start(receive: Receive): Promise<void>;
  /** Stops listening and waits for the events under way. */
  stop(): Promise<void>;
  /**
   * Posts one card as one message. `key` travels with it where the platform can carry it.
   * Throws DeliveryError; `too_long` when the card does not fit one message.
   */
  send(to: Address, card: Card, key: string): Promise<Sent>;
  /** Edits in place what `send` posted. */
  update(sent: Sent, card: Card): Promise<void>;
  /** The message posted with this key since then, or null; absent where the platform cannot be asked. */
  find?(to: Address, key: string, since: Date): Promise<Sent | null>;
  /** The person with this verified e-mail, or null; absent where the platform cannot be asked. */
  findUser?(email: string): Promise<Actor | null>;
  /** Tries the credentials for real; returns who the platform says we are. Throws when it refuses. */
  check?(): Promise<string>;
  /** The limits a send to this address counts against. */
  scopes(to: Address): readonly RateScope[];
};
