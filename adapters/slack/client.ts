/** What the bot asks of Slack: one Web API client, every failure a DeliveryError. */
import type { ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import type { Address, RateScope, Sent } from '../../src/adapter.ts';
import type { Card } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Actor } from '../../src/event.ts';
import type { Words } from './blocks.ts';
import { slackCode, toDeliveryError } from './faults.ts';
import { createReadFiles } from './files.ts';
import { type Drawn, drawCard, toUpload } from './render.ts';
import { type ClientConfig, type SlackLog, webClientOptions } from './sdk.ts';
import { createUploads, type Held, metadataOf, type Payload, readPayload } from './uploads.ts';

/** Who we are in this workspace. */
export type Identity = { tenant: string; userId: string; botId: string };

export type Person = { name?: string; email?: string; locale?: string };

const peopleFor = 5 * 60_000;
const peopleKept = 2000;
const historyPages = 5;
const pictureWaitMs = 500;

export type SlackClient = ReturnType<typeof createClient>;

export function createClient(config: ClientConfig, dependencies: { log: SlackLog; now: () => Date; words: Words }) {
  const { log, now, words } = dependencies;
  const web = new WebClient(config.botToken, webClientOptions(config, log));
  const people = new Map<string, { until: number; person: Person | null }>();
  const directs = new Map<string, string>();
  let known: Promise<Identity> | undefined;

  async function call<T>(method: string, repeatable: boolean, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toDeliveryError(error, method, repeatable);
    }
  }

  const hold = createUploads(web, call);

  async function ask(): Promise<Identity> {
    const answer = await call('auth.test', true, () => web.auth.test());
    if (!answer.team_id || !answer.user_id || !answer.bot_id) {
      throw new DeliveryError('unauthorized', 'Slack auth.test: the token is not a bot’s (it must begin with xoxb-)');
    }
    return { tenant: answer.team_id, userId: answer.user_id, botId: answer.bot_id };
  }

  /** Asked once; asked again only after a failure. */
  function identity(): Promise<Identity> {
    known ??= ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  /** The channel of an address; a person's one-to-one chat is opened when it is not known yet. */
  async function channelOf(to: Address): Promise<string> {
    if (to.conversation) return to.conversation;
    const { user } = to;
    if (!user) throw new DeliveryError('refused', 'Slack: an address without conversation and user');
    const open = directs.get(user);
    if (open) return open;
    const answer = await call('conversations.open', true, () => web.conversations.open({ users: user }));
    const channel = answer.channel?.id;
    if (!channel) throw new DeliveryError('refused', 'Slack conversations.open: no channel in the answer');
    directs.set(user, channel);
    return channel;
  }

  /** The card's messages, what it gives as bytes uploaded; `before` is what Slack holds already. */
  async function draw(card: Card, spoken: Words = words, before: Held = {}) {
    const { given, held, files } = await hold(card, before);
    return { messages: drawCard(card, { words: spoken, uploads: given }), held, files };
  }

  async function drawOne(card: Card, before?: Held) {
    const { messages, held, files } = await draw(card, words, before);
    const [drawn, ...more] = messages;
    if (!drawn || more.length > 0) {
      throw new DeliveryError('too_long', `Slack: the card needs ${more.length + 1} messages`);
    }
    return { drawn, held, files };
  }

  /** A picture is ready to be shown a moment after its upload; Slack says invalid_blocks until then. */
  async function showing<T>(drawn: Drawn, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const withPicture = drawn.blocks.some((block) => block.type === 'image' && 'slack_file' in block);
      if (!withPicture || slackCode(error) !== 'invalid_blocks') throw error;
      const options = { retryAfterMs: pictureWaitMs, cause: error };
      throw new DeliveryError('unavailable', 'Slack: a picture is not ready yet, or a block is wrong', options);
    }
  }

  const quiet = { link_names: false, parse: 'none', mrkdwn: false } as const;

  /** Posts one message; returns its id. `payload` goes with it, unseen, so that it can be found and edited again. */
  function post(
    channel: string,
    drawn: Drawn,
    options: { thread?: string | undefined; payload?: Payload; files?: readonly string[] } = {},
  ): Promise<string> {
    // A file is shown, and becomes everybody's there, by unfolding the link to it.
    const unfold = (options.files ?? []).length > 0;
    return showing(drawn, () =>
      call('chat.postMessage', false, async () => {
        const answer = await web.chat.postMessage({
          channel,
          ...drawn,
          ...quiet,
          unfurl_links: unfold,
          unfurl_media: unfold,
          ...(options.thread ? { thread_ts: options.thread } : {}),
          ...metadataOf(options.payload),
        });
        return answer.ts ?? '';
      }),
    );
  }

  /** `files`: those the message shows; an edit unfolds no link, so Slack is told of them by name. */
  function edit(
    channel: string,
    messageId: string,
    drawn: Drawn,
    options: { payload?: Payload | undefined; files?: readonly string[] } = {},
  ): Promise<unknown> {
    const { payload, files = [] } = options;
    return showing(drawn, () =>
      call('chat.update', true, () =>
        web.chat.update({
          channel,
          ts: messageId,
          ...drawn,
          ...metadataOf(payload),
          ...(files.length > 0 ? { file_ids: [...files] } : {}),
          link_names: false,
          parse: 'none',
        }),
      ),
    );
  }

  function postPrivately(channel: string, user: string, drawn: Drawn, thread?: string): Promise<unknown> {
    return showing(drawn, () =>
      call('chat.postEphemeral', false, () =>
        web.chat.postEphemeral({ channel, user, ...drawn, ...(thread ? { thread_ts: thread } : {}) }),
      ),
    );
  }

  /** What went along with this message of ours; the files it shows are not uploaded again when it is edited. */
  async function payloadOf(channel: string, messageId: string): Promise<Payload | null> {
    const asked = {
      channel,
      latest: messageId,
      oldest: messageId,
      inclusive: true,
      include_all_metadata: true,
      limit: 1,
    };
    const answer = await call('conversations.history', true, () => web.conversations.history(asked));
    const [message] = answer.messages ?? [];
    return message ? readPayload(message) : null;
  }

  const openView = (trigger: string, view: ModalView) =>
    call('views.open', true, () => web.views.open({ trigger_id: trigger, view }));
  const updateView = (viewId: string, view: ModalView) =>
    call('views.update', true, () => web.views.update({ view_id: viewId, view }));

  function toPerson(user: Awaited<ReturnType<typeof web.users.info>>['user'], tenant: string): Person {
    const name = user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name;
    // Only for people of this workspace does Slack vouch that the address is theirs.
    const vouched = user?.team_id === tenant && !user.deleted && user.is_email_confirmed !== false;
    const email = vouched ? user.profile?.email : undefined;
    return { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(user?.locale ? { locale: user.locale } : {}) };
  }

  /** Name, verified e-mail and locale, remembered for five minutes; null for a bot. */
  async function person(user: string): Promise<Person | null> {
    const remembered = people.get(user);
    if (remembered && remembered.until > now().getTime()) return remembered.person;
    const { tenant } = await identity();
    const answer = await call('users.info', true, () => web.users.info({ user, include_locale: true }));
    const found = answer.user?.is_bot ? null : toPerson(answer.user, tenant);
    people.delete(user);
    people.set(user, { until: now().getTime() + peopleFor, person: found });
    const oldest = people.keys().next().value;
    if (people.size > peopleKept && oldest) people.delete(oldest);
    return found;
  }

  /** The name of a channel or group; its id when Slack does not say. */
  async function conversationName(channel: string): Promise<string> {
    try {
      const answer = await call('conversations.info', true, () => web.conversations.info({ channel }));
      return answer.channel?.name ?? channel;
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'slack: a channel has no name for us');
      return channel;
    }
  }

  return {
    web,
    identity,
    readFile: createReadFiles(config),
    channelOf,
    draw,
    post,
    edit,
    postPrivately,
    openView,
    updateView,
    person,
    conversationName,

    async send(to: Address, card: Card, key: string): Promise<Sent> {
      const { drawn, held, files } = await drawOne(card);
      const channel = await channelOf(to);
      const messageId = await post(channel, drawn, { payload: { key, held }, files });
      return { messageId, address: { ...to, conversation: channel } };
    },

    async update(sent: Sent, card: Card): Promise<void> {
      const channel = await channelOf(sent.address);
      if (toUpload(card.blocks).length === 0) {
        await edit(channel, sent.messageId, (await drawOne(card)).drawn);
        return;
      }
      const before = await payloadOf(channel, sent.messageId);
      const { drawn, held, files } = await drawOne(card, before?.held);
      await edit(channel, sent.messageId, drawn, { payload: before ? { ...before, held } : undefined, files });
    },

    /** Looks through the newest 500 messages since then; throws rather than say "not there" without having seen all. */
    async find(to: Address, key: string, since: Date): Promise<Sent | null> {
      const channel = await channelOf(to);
      const oldest = (since.getTime() / 1000).toFixed(6);
      let cursor: string | undefined;
      for (let page = 0; page < historyPages; page += 1) {
        const answer = await call('conversations.history', true, () =>
          web.conversations.history({
            channel,
            oldest,
            include_all_metadata: true,
            limit: 100,
            ...(cursor ? { cursor } : {}),
          }),
        );
        const message = answer.messages?.find((one) => readPayload(one)?.key === key);
        if (message?.ts) return { messageId: message.ts, address: { ...to, conversation: channel } };
        cursor = answer.response_metadata?.next_cursor || undefined;
        if (!cursor) return null;
      }
      throw new DeliveryError(
        'outcome_unknown',
        'Slack conversations.history: too many messages since then to look through',
      );
    },

    async findUser(email: string): Promise<Actor | null> {
      const { tenant } = await identity();
      try {
        const answer = await call('users.lookupByEmail', true, () => web.users.lookupByEmail({ email }));
        const user = answer.user;
        if (!user?.id || user.is_bot || user.deleted) return null;
        return {
          platform: 'slack',
          tenant,
          user: user.id,
          ...toPerson({ ...user, team_id: user.team_id ?? tenant }, tenant),
        };
      } catch (error) {
        if (slackCode(error) === 'users_not_found') return null;
        throw error;
      }
    },

    /** About one message a second in a channel, several hundred a minute in a workspace (docs.slack.dev, "Rate limits"). */
    scopes(to: Address): RateScope[] {
      // A direct chat counts as one, whether it is addressed by its id or by its person.
      const direct = to.user !== undefined && (!to.conversation || to.conversation.startsWith('D'));
      return [
        { key: `slack:${to.tenant}:${(direct ? to.user : to.conversation) ?? ''}`, perSecond: 1, burst: 3 },
        { key: `slack:${to.tenant}`, perSecond: 5, burst: 10 },
      ];
    },
  };
}
