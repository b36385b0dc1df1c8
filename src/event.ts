/** What arrives, from any platform, already verified. */
import type { Address, Platform } from './adapter.ts';
import type { RawValues } from './form.ts';

/** Who speaks. `email` only when the platform vouches for it. */
export type Actor = {
  platform: Platform;
  tenant: string;
  user: string;
  name?: string;
  email?: string;
  /** 'es', 'en', or what the platform says ('es-CO'). */
  locale?: string;
};

type EventBase = {
  /** The platform's id of this event: the same id again is the same event redelivered. */
  id: string;
  at: Date;
  actor: Actor;
  /** Where to answer. */
  address: Address;
  /** True in a one-to-one conversation with the bot. */
  direct: boolean;
};

export type MessageEvent = EventBase & { kind: 'message'; text: string };
export type ActionEvent = EventBase & {
  kind: 'action';
  /** `feature.verb` */
  action: string;
  data: Record<string, string>;
  /** The message whose button was pressed. */
  messageId?: string;
};
export type FormSubmitEvent = EventBase & { kind: 'formSubmit'; form: string; state: string; values: RawValues };

export type Event =
  | MessageEvent
  /** A slash command; `text` is what follows `/enlace`. */
  | (EventBase & { kind: 'command'; text: string })
  | ActionEvent
  | FormSubmitEvent
  /** The bot was added to a space or to a person's chat; `space` is set for a channel or group. */
  | (EventBase & { kind: 'installed'; space?: { name: string } })
  | (EventBase & { kind: 'removed'; space?: { name: string } });
