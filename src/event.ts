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

/** A file that a person sent, unread and unchecked: its name, kind and size are what the platform says of it. */
export type IncomingFile = {
  name: string;
  mime: string;
  size: number;
  /** Fetches it. Throws DeliveryError; `too_long` for more than the limit, whatever was said of its size. */
  read(): Promise<Uint8Array>;
};

/** No file is larger than this, in bytes, in or out. */
export const largestFile = 10 * 1024 * 1024;

export type MessageEvent = EventBase & { kind: 'message'; text: string; files?: readonly IncomingFile[] };
export type ActionEvent = EventBase & {
  kind: 'action';
  /** `feature.verb` */
  action: string;
  data: Record<string, string>;
  /** The message whose button was pressed. */
  messageId?: string;
};
export type FormSubmitEvent = EventBase & {
  kind: 'formSubmit';
  form: string;
  state: string;
  values: RawValues;
  /** What was sent inside the form itself, by field. */
  files?: Record<string, IncomingFile>;
};

export type Event =
  | MessageEvent
  /** A slash command; `text` is what follows `/enlace`. */
  | (EventBase & { kind: 'command'; text: string })
  | ActionEvent
  | FormSubmitEvent
  /** The bot was added to a space or to a person's chat; `space` is set for a channel or group. */
  | (EventBase & { kind: 'installed'; space?: { name: string } })
  | (EventBase & { kind: 'removed'; space?: { name: string } });
