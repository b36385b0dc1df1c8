/** What Slack delivers, as the core's events. Verification is done by then; deduplication is the router's, by `Event.id`. */
import type { BlockAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { AppHomeOpenedEvent, AppMentionEvent, GenericMessageEvent } from '@slack/types';
import type { Actor, Event } from '../../src/event.ts';
import type { SlackClient } from './client.ts';
import type { SlackFile } from './files.ts';
import { formCallback, type Origin, readOrigin, readSentFiles, readValues } from './form-view.ts';
import { readText } from './plain-text.ts';
import type { SlackLog } from './sdk.ts';

/** Where and how the answer to an event can be shown. */
export type Place = {
  user: string;
  locale?: string;
  /** The conversation; for a person whose chat is not open yet, none. */
  channel?: string;
  direct: boolean;
  thread?: string;
  /** The thread begins with this answer: what only one person may see is not shown in it yet. */
  newThread?: boolean;
  /** The message whose button was pressed. */
  messageId?: string;
  /** That message is seen by one person only, and can be replaced only through `responseUrl`. */
  ephemeral?: boolean;
  responseUrl?: string;
  /** Lets a modal be opened, for about three seconds. */
  trigger?: string;
  /** Answers are for this person only, as people expect of a slash command in a channel. */
  privately?: boolean;
};

export type Incoming = { event: Event; place: Place };
/** What every event of the Events API carries around it. */
export type Envelope = { event_id: string; event_time: number };

const fromTs = (ts: string) => new Date(Number(ts) * 1000);

function place(from: Place): Place {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as Place;
}

export function createReceive(client: SlackClient, dependencies: { log: SlackLog; now: () => Date }) {
  const { log, now } = dependencies;

  /** Null for bots. A person who cannot be looked up now is still a person, only without name and e-mail. */
  async function actorOf(user: string): Promise<Actor | null> {
    const { tenant, userId } = await client.identity();
    if (user === userId) return null;
    try {
      const person = await client.person(user);
      return person && { platform: 'slack', tenant, user, ...person };
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'slack: a person could not be looked up');
      return { platform: 'slack', tenant, user };
    }
  }

  const nameOf = async (user: string) => (await actorOf(user))?.name;

  /** What all events have in common. */
  function base(id: string, at: Date, actor: Actor, from: Place) {
    const { tenant, user } = actor;
    const address = {
      platform: 'slack' as const,
      tenant,
      ...(from.channel ? { conversation: from.channel } : {}),
      ...(from.direct || !from.channel ? { user } : {}),
    };
    return { id, at, actor, address, direct: from.direct };
  }

  async function written(
    message: {
      user: string;
      text: string;
      ts: string;
      channel: string;
      thread?: string | undefined;
      files?: readonly SlackFile[] | undefined;
    },
    envelope: Envelope,
    direct: boolean,
  ): Promise<Incoming | null> {
    const actor = await actorOf(message.user);
    if (!actor) return null;
    const { userId } = await client.identity();
    const text = await readText(message.text, { self: userId, nameOf });
    const from = place({
      user: message.user,
      channel: message.channel,
      direct,
      ...(message.thread ? { thread: message.thread, newThread: message.thread === message.ts } : {}),
      ...(actor.locale ? { locale: actor.locale } : {}),
    });
    const files = message.files?.map(client.readFile) ?? [];
    const common = base(envelope.event_id, fromTs(message.ts), actor, from);
    return { event: { kind: 'message', ...common, text, ...(files.length > 0 && { files }) }, place: from };
  }

  /** Where the form came from: its answer goes there. */
  function formPlace({ user, locale }: Actor, { conversation, messageId, thread }: Origin): Place {
    return place({
      user,
      direct: conversation === undefined || conversation.startsWith('D'),
      ...(conversation ? { channel: conversation } : {}),
      ...(messageId ? { messageId } : {}),
      ...(thread ? { thread } : {}),
      ...(locale ? { locale } : {}),
    });
  }

  return {
    /** A direct message; null for what no person just wrote: edits, deletions, bots, channel traffic. */
    async message(message: GenericMessageEvent, envelope: Envelope): Promise<Incoming | null> {
      const subtype = message.subtype as string | undefined;
      const ordinary = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
      const files = message.files as readonly SlackFile[] | undefined;
      const empty = !message.text && !files;
      if (message.channel_type !== 'im' || !ordinary || message.bot_id || !message.user || empty) return null;
      const { user, text = '', ts, channel, thread_ts: thread } = message;
      return written({ user, text, ts, channel, thread, files }, envelope, true);
    },

    /** A mention in a channel or group; answered in the mention's thread, so that the channel stays readable. */
    async mention(mention: AppMentionEvent, envelope: Envelope): Promise<Incoming | null> {
      if (mention.bot_id || mention.edited || !mention.user) return null;
      const { user, text, ts, channel } = mention;
      const { files } = mention as { files?: readonly SlackFile[] };
      return written({ user, text, ts, channel, thread: mention.thread_ts ?? ts, files }, envelope, false);
    },

    async command(command: SlashCommand): Promise<Incoming | null> {
      const actor = await actorOf(command.user_id);
      if (!actor) return null;
      const { userId } = await client.identity();
      const direct = command.channel_id.startsWith('D');
      const from = place({
        user: command.user_id,
        channel: command.channel_id,
        direct,
        privately: !direct,
        responseUrl: command.response_url,
        trigger: command.trigger_id,
        ...(actor.locale ? { locale: actor.locale } : {}),
      });
      const text = await readText(command.text ?? '', { self: userId, nameOf });
      return {
        event: { kind: 'command', ...base(`command:${command.trigger_id}`, now(), actor, from), text },
        place: from,
      };
    },

    /** A press or a choice; null for buttons that only open an address. */
    async action(body: BlockAction): Promise<Incoming | null> {
      const pressed = body.actions[0];
      const actor = await actorOf(body.user.id);
      if (!pressed || !actor) return null;
      const action = pressed.action_id.replace(/#\d+$/, '');
      if (action === 'link') return null;
      const data = readData(pressed);
      if (!data) return null;
      const { container } = body;
      const channel = body.channel?.id ?? (container.channel_id as string | undefined);
      const messageId = container.message_ts as string | undefined;
      const from = place({
        user: body.user.id,
        direct: channel === undefined || channel.startsWith('D'),
        ...(channel ? { channel } : {}),
        ...(messageId ? { messageId } : {}),
        ...(container.thread_ts ? { thread: container.thread_ts as string } : {}),
        ephemeral: container.is_ephemeral === true,
        responseUrl: body.response_url,
        trigger: body.trigger_id,
        ...(actor.locale ? { locale: actor.locale } : {}),
      });
      const id = ['action', body.user.id, channel ?? '', messageId ?? '', pressed.action_id, pressed.action_ts].join(
        ':',
      );
      const common = base(id, fromTs(pressed.action_ts), actor, from);
      // An ephemeral message cannot be edited later: its id would promise that.
      const edited = messageId && !from.ephemeral ? { messageId } : {};
      return { event: { kind: 'action', ...common, action, data, ...edited }, place: from };
    },

    /** An answer on which other questions depend was changed in a modal; null when it is none of ours. */
    async changed(body: BlockAction): Promise<Incoming | null> {
      const [changed] = body.actions;
      const actor = await actorOf(body.user.id);
      if (!actor || !changed || body.view?.callback_id !== formCallback) return null;
      const { form, state, origin } = readOrigin(body.view);
      const from = formPlace(actor, origin);
      const common = base(`change:${body.view.id}:${changed.action_ts}`, fromTs(changed.action_ts), actor, from);
      return { event: { kind: 'action', ...common, action: 'form.open', data: { form, state } }, place: from };
    },

    /** A modal sent; null when it is none of ours. */
    async submission(body: ViewSubmitAction): Promise<Incoming | null> {
      const actor = await actorOf(body.user.id);
      if (!actor || body.view.callback_id !== formCallback) return null;
      const { form, state, origin } = readOrigin(body.view);
      const from = formPlace(actor, origin);
      // The same modal is sent again after its faults were put right: its trigger tells the attempts apart.
      const common = base(`view:${body.view.id}:${body.trigger_id}`, now(), actor, from);
      const sent = Object.entries(readSentFiles(body.view)).map(
        ([name, file]) => [name, client.readFile(file)] as const,
      );
      const files = sent.length > 0 ? { files: Object.fromEntries(sent) } : {};
      const values = readValues(body.view);
      return { event: { kind: 'formSubmit', ...common, form, state, values, ...files }, place: from };
    },

    /** Somebody opened their chat with the bot. One id a person: they are welcomed once, not at every visit. */
    async opened(opened: AppHomeOpenedEvent, envelope: Envelope): Promise<Incoming | null> {
      const actor = await actorOf(opened.user);
      if (!actor || opened.tab !== 'messages') return null;
      const from = place({
        user: opened.user,
        channel: opened.channel,
        direct: true,
        ...(actor.locale ? { locale: actor.locale } : {}),
      });
      const common = base(`opened:${actor.tenant}:${opened.user}`, new Date(envelope.event_time * 1000), actor, from);
      return { event: { kind: 'installed', ...common }, place: from };
    },

    /** The bot was added to a channel or group, by `inviter`. */
    async joined(
      joined: { user: string; channel: string; inviter?: string },
      envelope: Envelope,
    ): Promise<Incoming | null> {
      const { tenant, userId } = await client.identity();
      if (joined.user !== userId) return null;
      const user = joined.inviter ?? userId;
      const actor = (await actorOf(user)) ?? { platform: 'slack' as const, tenant, user };
      const from = place({
        user,
        channel: joined.channel,
        direct: false,
        ...(actor.locale ? { locale: actor.locale } : {}),
      });
      const space = { name: await client.conversationName(joined.channel) };
      const common = base(envelope.event_id, new Date(envelope.event_time * 1000), actor, from);
      return { event: { kind: 'installed', ...common, space }, place: from };
    },

    /** The bot left a channel or was removed from it, by whom Slack does not say. */
    async left(left: { channel: string }, envelope: Envelope): Promise<Incoming> {
      const { tenant, userId } = await client.identity();
      const actor: Actor = { platform: 'slack', tenant, user: userId };
      const from: Place = { user: userId, channel: left.channel, direct: false };
      const common = base(envelope.event_id, new Date(envelope.event_time * 1000), actor, from);
      return { event: { kind: 'removed', ...common, space: { name: left.channel } }, place: from };
    },
  };
}

type Pressed = BlockAction['actions'][number];

/** The data of a button (its value) or of a menu (its block's id, with the choice as `value`); null for anything else. */
function readData(pressed: Pressed): Record<string, string> | null {
  if (pressed.type === 'button') return pressed.value ? (JSON.parse(pressed.value) as Record<string, string>) : {};
  if (pressed.type !== 'static_select') return null;
  const data = JSON.parse(pressed.block_id.replace(/^\d+#/, '')) as Record<string, string>;
  return { ...data, value: pressed.selected_option.value };
}
