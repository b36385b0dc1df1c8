/** What the Slack stand-in holds: people, conversations, messages, files, open modals. */
import type { RawValues } from '../../src/form.ts';
import type { MessageBlock, Modal } from './slack-blocks.ts';

export type SlackUser = {
  id: string;
  name: string;
  email: string;
  locale: string;
  tz: string;
  /** The workspace the person belongs to; another one in a shared channel. */
  team: string;
  bot?: true;
  deleted?: true;
};
export type SlackChannel = {
  id: string;
  name: string;
  members: Set<string>;
  /** Whose one-to-one chat with the bot it is. */
  directWith?: string;
  archived?: boolean;
};
export type SlackMessage = {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks: MessageBlock[];
  thread_ts?: string;
  metadata?: unknown;
  /** Only this person sees it. */
  onlyFor?: string;
  edits: number;
};
export type SlackStoredFile = {
  name: string;
  mimetype: string;
  bytes: Buffer;
  ready: boolean;
  by: string;
  /** The conversations where it was shared: nobody else may open it. */
  sharedIn: Set<string>;
};
export type OpenView = {
  id: string;
  user: string;
  view: Modal;
  errors: Record<string, string>;
  /** What the person has typed and chosen; it outlives a change of the modal where the box stays. */
  typed: RawValues;
  /** How often the modal was changed. */
  updates: number;
};

/** The person as `users.info` tells of them. */
export function profileOf(user: SlackUser, withLocale: boolean) {
  return {
    id: user.id,
    team_id: user.team,
    name: user.name,
    deleted: user.deleted ?? false,
    real_name: user.name,
    tz: user.tz,
    is_bot: user.bot ?? false,
    is_email_confirmed: true,
    ...(withLocale ? { locale: user.locale } : {}),
    // Also for people of other workspaces, whose address this Slack cannot vouch for.
    profile: { real_name: user.name, display_name: '', email: user.email },
  };
}
