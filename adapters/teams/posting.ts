/** Posting without being asked: into a known conversation, or into a chat with a person that is opened for it. */
import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { Address, Sent } from '../../src/adapter.ts';
import { type Card, cardSummary } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import { asDeliveryError, type Connector, connectorAudience } from './client.ts';
import { limits } from './limits.ts';
import { tenantOf } from './receive.ts';
import { type AdaptiveCard, renderCard, type TeamsWords } from './render.ts';

export const cardContentType = 'application/vnd.microsoft.card.adaptive';

/** One message that shows this card; the summary stands for it in notifications and lists. */
export function cardActivity(content: AdaptiveCard, summary: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [{ contentType: cardContentType, content }] };
}

export const cardMessage = (card: Card, words: TeamsWords) => cardActivity(renderCard(card, words), cardSummary(card));

/** Refuses by the real size before Teams does; Teams counts two bytes a character. */
function assertFits(activity: Partial<Activity>): void {
  if (JSON.stringify(activity).length > limits.activityCharacters) {
    throw new DeliveryError('too_long', 'The card does not fit one Teams message');
  }
}

export type PostingOptions = {
  appId: string;
  tenant: string;
  /** Where a chat is opened when nothing was heard from Teams yet; absent in local mode. */
  serviceUrl?: string;
};

/** The SDK answers whatever is current; what we post by ourselves answers nothing. */
async function postFresh(context: TurnContext, activity: Partial<Activity>): Promise<string> {
  const current: { id?: string | undefined } = context.activity;
  current.id = undefined;
  const response = await context.sendActivity({ ...activity });
  if (!response?.id) throw new DeliveryError('outcome_unknown', 'Teams took the message without saying its id');
  return response.id;
}

/** Ends a send that waits for more than its calls may take, such as a token that never comes. */
export async function withDeadline<T>(work: Promise<T>): Promise<T> {
  const timer = Promise.withResolvers<never>();
  const late = () => timer.reject(new DeliveryError('outcome_unknown', 'Teams did not answer in time'));
  const handle = setTimeout(late, limits.sendTimeoutMs);
  try {
    return await Promise.race([work, timer.promise]);
  } catch (error) {
    throw asDeliveryError(error);
  } finally {
    clearTimeout(handle);
  }
}

export type Posting = ReturnType<typeof makePosting>;

export function makePosting(connector: Connector, options: PostingOptions) {
  const { appId } = options;
  /** The service address that each tenant's events last came from. */
  const serviceUrls = new Map<string, string>();
  const botId = appId ? `28:${appId}` : 'bot';
  let bot = { id: botId, name: '' };

  function serviceUrlOf(to: Address, reference: Partial<ConversationReference>): string {
    const url = reference.serviceUrl ?? serviceUrls.get(to.tenant) ?? options.serviceUrl;
    if (!url) throw new DeliveryError('not_installed', 'Nothing was heard from this Teams tenant yet');
    return url;
  }

  const referenceOf = (to: Address) => (to.reference ?? {}) as Partial<ConversationReference>;

  /** The reference of this address, made up from its parts where it was never stored (an imported space). */
  function fullReference(to: Address): Partial<ConversationReference> {
    const stored = referenceOf(to);
    const conversation = to.conversation === stored.conversation?.id ? stored.conversation : undefined;
    return {
      ...stored,
      channelId: stored.channelId ?? 'msteams',
      serviceUrl: serviceUrlOf(to, stored),
      bot: stored.bot ?? bot,
      conversation: {
        isGroup: false,
        conversationType: '',
        name: '',
        tenantId: to.tenant || options.tenant,
        ...conversation,
        id: to.conversation ?? '',
      },
    } as Partial<ConversationReference>;
  }

  async function postToConversation(to: Address, activity: Partial<Activity>): Promise<Sent> {
    const reference = fullReference(to);
    let messageId = '';
    await connector.continueConversationAsync(appId, reference, async (context) => {
      messageId = await postFresh(context, activity);
    });
    return { messageId, address: { ...to, reference: reference as Record<string, unknown> } };
  }

  /** Opening a chat that exists gives the same chat, so this may be repeated. */
  async function postToUser(to: Address, activity: Partial<Activity>): Promise<Sent> {
    const stored = referenceOf(to);
    const user = stored.user?.id ?? to.user;
    if (!user) throw new DeliveryError('refused', 'The address names neither a conversation nor a person');
    const serviceUrl = serviceUrlOf(to, stored);
    const tenantId = to.tenant || options.tenant;
    let sent: Sent | undefined;
    const parameters = {
      isGroup: false,
      bot: stored.bot ?? bot,
      members: [{ id: user, name: stored.user?.name ?? '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    };
    const channel = stored.channelId ?? 'msteams';
    await connector.createConversationAsync(
      appId,
      channel,
      serviceUrl,
      connectorAudience,
      parameters as never,
      async (context) => {
        const messageId = await postFresh(context, activity);
        const { activityId: _opened, ...reference } = TurnContext.getConversationReference(context.activity);
        const conversation = context.activity.conversation.id;
        const opened = { ...reference, ...(stored.user && { user: stored.user }) };
        sent = {
          messageId,
          address: { ...to, tenant: tenantId, conversation, reference: JSON.parse(JSON.stringify(opened)) },
        };
      },
    );
    if (!sent) throw new DeliveryError('outcome_unknown', 'Teams opened the chat without an answer to the message');
    return sent;
  }

  return {
    /** Remembers where this activity came from; called for verified activities only. */
    heardFrom(activity: Activity): void {
      serviceUrls.set(tenantOf(activity), activity.serviceUrl);
      bot = { id: activity.recipient.id, name: activity.recipient.name ?? '' };
    },

    async post(to: Address, activity: Partial<Activity>): Promise<Sent> {
      assertFits(activity);
      return withDeadline(to.conversation ? postToConversation(to, activity) : postToUser(to, activity));
    },

    /** Edits what `post` posted; PUT may be repeated without harm. */
    async edit(sent: Sent, activity: Partial<Activity>): Promise<void> {
      assertFits(activity);
      const reference = fullReference(sent.address);
      await withDeadline(
        connector.continueConversationAsync(appId, reference, async (context) => {
          await context.updateActivity({ ...activity, id: sent.messageId });
        }),
      );
    },
  };
}
