/** The state of the Slack stand-in, and its Web API methods on that state. */
import manifest from '../../manifest/slack.json' with { type: 'json' };
import { type MessageBlock, type Modal, type Refusal, takeBlocks, takeView } from './slack-blocks.ts';
import { permalink, shareLinked } from './slack-files.ts';
import {
  type OpenView,
  profileOf,
  type SlackChannel,
  type SlackMessage,
  type SlackStoredFile,
  type SlackUser,
} from './slack-objects.ts';

export type Answer = Record<string, unknown> & { ok: boolean };
type Arguments = Record<string, string>;

const no = (error: string): Answer => ({ ok: false, error });
const refused = (refusal: Refusal): Answer => ({
  ok: false,
  error: refusal.error,
  response_metadata: { messages: refusal.messages },
});
const inRange = (ts: number, { oldest = '0', latest = 'Infinity', inclusive }: Arguments) =>
  inclusive === 'true' ? ts >= Number(oldest) && ts <= Number(latest) : ts > Number(oldest) && ts < Number(latest);
const parse = (text: string | undefined): unknown => (text ? JSON.parse(text) : undefined);

/** The bot scope each method needs; the ones absent need none. */
export const scopeOf: Record<string, string> = {
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'conversations.open': 'im:write',
  'conversations.info': 'channels:read',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
};

export class SlackWorkspace {
  readonly team = 'T0RED';
  readonly botUser = 'U0BOT';
  readonly botId = 'B0BOT';
  readonly users = new Map<string, SlackUser>();
  readonly channels = new Map<string, SlackChannel>();
  readonly messages: SlackMessage[] = [];
  readonly views = new Map<string, OpenView>();
  /** Files by id, of the bot and of people. */
  readonly files = new Map<string, SlackStoredFile>();
  /** Granted to the token: what the manifest asks for; take one out to see missing_scope. */
  readonly scopes = new Set(manifest.oauth_config.scopes.bot);
  /** How many times chat.postMessage with a new file is refused, as it is until the file has been processed. */
  filesSlowBy = 0;
  #counter = 0;
  readonly #triggers = new Map<string, { user: string; at: number; used: boolean }>();
  /** The clock of timestamps and of triggers. */
  now = () => new Date();

  constructor() {
    this.addUser({ id: this.botUser, name: 'enlace', bot: true });
  }

  addUser(user: Partial<SlackUser> & { id: string }): SlackUser {
    const whole = { name: user.id.toLowerCase(), locale: 'es-LA', tz: 'America/Bogota', team: this.team, ...user };
    const added: SlackUser = { ...whole, email: user.email ?? `${whole.name}@example.gov.co` };
    this.users.set(added.id, added);
    return added;
  }

  /** A channel with the bot in it, unless `members` says otherwise. */
  addChannel(id: string, name: string, members: string[] = [this.botUser]): SlackChannel {
    const channel = { id, name, members: new Set(members) };
    this.channels.set(id, channel);
    return channel;
  }

  /** The one-to-one chat of this person with the bot. */
  direct(user: string): SlackChannel {
    const id = `D${user.slice(1)}`;
    const open = this.channels.get(id);
    if (open) return open;
    const channel = { id, name: 'directmessage', members: new Set([user, this.botUser]), directWith: user };
    this.channels.set(id, channel);
    return channel;
  }

  nextTs(): string {
    this.#counter += 1;
    return `${Math.floor(this.now().getTime() / 1000)}.${String(this.#counter).padStart(6, '0')}`;
  }

  nextId(prefix: string): string {
    this.#counter += 1;
    return `${prefix}${this.#counter}`;
  }

  /** A trigger for a modal: good once, for three seconds. */
  trigger(user: string): string {
    const id = this.nextId('trigger.');
    this.#triggers.set(id, { user, at: this.now().getTime(), used: false });
    return id;
  }

  #channel(id: string | undefined): SlackChannel | Answer {
    const channel = this.channels.get(id ?? '') ?? (this.users.has(id ?? '') ? this.direct(id ?? '') : undefined);
    if (!channel) return no('channel_not_found');
    if (channel.archived) return no('is_archived');
    return channel.members.has(this.botUser) ? channel : no('not_in_channel');
  }

  #content(args: Arguments): { text: string; blocks: MessageBlock[] } | Answer {
    if ((args.text?.length ?? 0) > 40_000) return no('msg_too_long');
    const ready = new Set([...this.files].filter(([, file]) => file.ready).map(([id]) => id));
    const withFile = args.blocks?.includes('slack_file') ?? false;
    if (withFile && this.filesSlowBy > 0) {
      this.filesSlowBy -= 1;
      return refused({ error: 'invalid_blocks', messages: ['[ERROR] invalid slack file'] });
    }
    const blocks = takeBlocks(parse(args.blocks) ?? [], ready);
    if ('error' in blocks) return refused(blocks);
    return args.text || blocks.length > 0 ? { text: args.text ?? '', blocks } : no('no_text');
  }

  readonly methods: Record<string, (args: Arguments) => Answer> = {
    'auth.test': () => ({
      ok: true,
      url: 'https://red.slack.com/',
      team: 'Red',
      user: 'enlace',
      team_id: this.team,
      user_id: this.botUser,
      bot_id: this.botId,
    }),

    'chat.postMessage': (args) => {
      const channel = this.#channel(args.channel);
      if ('ok' in channel) return channel;
      const content = this.#content(args);
      if ('ok' in content) return content;
      const message: SlackMessage = {
        ts: this.nextTs(),
        channel: channel.id,
        user: this.botUser,
        ...content,
        edits: 0,
        ...(args.thread_ts ? { thread_ts: args.thread_ts } : {}),
        ...(args.metadata ? { metadata: parse(args.metadata) } : {}),
      };
      this.messages.push(message);
      if (args.unfurl_links !== 'false') shareLinked(this.files, message);
      return { ok: true, channel: channel.id, ts: message.ts, message: { text: message.text, ts: message.ts } };
    },

    'chat.update': (args) => {
      const channel = this.#channel(args.channel);
      if ('ok' in channel) return channel;
      const message = this.messages.find((one) => one.ts === args.ts && one.channel === channel.id && !one.onlyFor);
      if (!message) return no('message_not_found');
      if (message.user !== this.botUser) return no('cant_update_message');
      const content = this.#content(args);
      if ('ok' in content) return content;
      Object.assign(message, content, { edits: message.edits + 1 });
      // Documented: what went along stays unless it is given anew.
      if (args.metadata) message.metadata = parse(args.metadata);
      // Documented: an edit shares the files it names.
      for (const id of (parse(args.file_ids) ?? []) as string[]) this.files.get(id)?.sharedIn.add(channel.id);
      return { ok: true, channel: channel.id, ts: message.ts, text: message.text };
    },

    'chat.postEphemeral': (args) => {
      const channel = this.#channel(args.channel);
      if ('ok' in channel) return channel;
      if (!channel.members.has(args.user ?? '')) return no('user_not_in_channel');
      const content = this.#content(args);
      if ('ok' in content) return content;
      // Documented: accepted, but shown in a thread that somebody has answered only.
      const shown = !args.thread_ts || this.messages.some((one) => one.thread_ts === args.thread_ts);
      if (!shown) return { ok: true, message_ts: this.nextTs() };
      return { ok: true, message_ts: this.addEphemeral(channel.id, args.user ?? '', content, args.thread_ts) };
    },

    'conversations.open': (args) => {
      const user = this.users.get(args.users ?? '');
      if (!user) return no('user_not_found');
      if (user.bot) return no('cannot_dm_bot');
      if (user.deleted) return no('user_disabled');
      return { ok: true, channel: { id: this.direct(user.id).id } };
    },

    'conversations.info': (args) => {
      const channel = this.channels.get(args.channel ?? '');
      return channel ? { ok: true, channel: { id: channel.id, name: channel.name } } : no('channel_not_found');
    },

    'conversations.history': (args) => {
      const channel = this.#channel(args.channel);
      if ('ok' in channel) return channel;
      const scope = { D: 'im:history', G: 'groups:history' }[channel.id.charAt(0)] ?? 'channels:history';
      if (!this.scopes.has(scope)) return { ...no('missing_scope'), needed: scope };
      const all = this.messages
        .filter((one) => one.channel === channel.id && !one.onlyFor && !one.thread_ts)
        .filter((one) => inRange(Number(one.ts), args))
        .toReversed();
      const from = Number(args.cursor ?? 0);
      const page = all.slice(from, from + Number(args.limit ?? 100)).map(({ metadata, ...one }) => ({
        ...one,
        ...(args.include_all_metadata === 'true' && metadata ? { metadata } : {}),
      }));
      const next = from + page.length < all.length ? String(from + page.length) : '';
      return { ok: true, messages: page, has_more: next !== '', response_metadata: { next_cursor: next } };
    },

    'users.info': (args) => {
      const user = this.users.get(args.user ?? '');
      return user ? { ok: true, user: profileOf(user, args.include_locale === 'true') } : no('user_not_found');
    },

    'users.lookupByEmail': (args) => {
      const user = [...this.users.values()].find((one) => one.email === args.email?.toLowerCase() && !one.deleted);
      return user ? { ok: true, user: profileOf(user, false) } : no('users_not_found');
    },

    'views.open': (args) => {
      const trigger = this.#triggers.get(args.trigger_id ?? '');
      if (!trigger) return no('invalid_trigger_id');
      if (trigger.used) return no('exchanged_trigger_id');
      if (this.now().getTime() - trigger.at > 3000) return no('expired_trigger_id');
      const view = this.#view(args);
      if ('ok' in view) return view;
      trigger.used = true;
      const open: OpenView = { id: this.nextId('V'), user: trigger.user, view, errors: {}, typed: {}, updates: 0 };
      this.views.set(open.id, open);
      return { ok: true, view: { id: open.id } };
    },

    'views.update': (args) => {
      const open = this.views.get(args.view_id ?? '');
      if (!open) return no('not_found');
      const view = this.#view(args);
      if ('ok' in view) return view;
      Object.assign(open, { view, errors: {}, updates: open.updates + 1 });
      return { ok: true, view: { id: open.id } };
    },

    'files.completeUploadExternal': (args) => {
      const given = parse(args.files) as { id: string }[];
      const files: object[] = [];
      for (const { id } of given) {
        const file = this.files.get(id);
        if (!file) return no('file_not_found');
        file.ready = true;
        files.push({ id, permalink: permalink(id, file) });
      }
      return { ok: true, files };
    },
  };

  /** The file of this name that the message links to, as this person can open it; undefined when they cannot. */
  openFile(user: string, message: SlackMessage, name: string): SlackStoredFile | undefined {
    const here =
      this.channels.get(message.channel)?.members.has(user) && (!message.onlyFor || message.onlyFor === user);
    const linked = JSON.stringify(message.blocks);
    return [...this.files].find(
      ([id, file]) =>
        here && file.name === name && file.sharedIn.has(message.channel) && linked.includes(permalink(id, file)),
    )?.[1];
  }

  #view(args: Arguments): Modal | Answer {
    const view = takeView(parse(args.view));
    if ('error' in view) return refused(view);
    const takesFiles = view.blocks.some((block) => block.type === 'input' && block.element.type === 'file_input');
    return takesFiles && !this.scopes.has('files:read') ? { ...no('missing_scope'), needed: 'files:read' } : view;
  }

  addEphemeral(
    channel: string,
    user: string,
    content: { text: string; blocks: MessageBlock[] },
    thread?: string,
  ): string {
    const ts = this.nextTs();
    const threaded = thread ? { thread_ts: thread } : {};
    this.messages.push({ ts, channel, user: this.botUser, ...content, onlyFor: user, edits: 0, ...threaded });
    return ts;
  }

  /** Slack's answer to a method called with the token, or null when there is no such method here. */
  call(method: string, args: Arguments): Answer | null {
    const scope = scopeOf[method];
    if (scope && !this.scopes.has(scope)) return { ...no('missing_scope'), needed: scope };
    return this.methods[method]?.(args) ?? null;
  }
}
