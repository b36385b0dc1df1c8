/** Teams' activities as neutral events. Pure: what must be asked of Teams or remembered is handed in. */
import { createHash } from 'node:crypto';
import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';
import type { Address } from '../../src/adapter.ts';
import type { Actor, Event } from '../../src/event.ts';
import type { Trust } from './client.ts';
import { type Consent, readAttachments, readConsent } from './files.ts';
import { type Payload, readPayload, readValues } from './payload.ts';

const account = z.looseObject({ id: z.string().min(1), name: z.string().nullish(), aadObjectId: z.string().nullish() });

/** What every activity must have before the SDK sees it; everything else stays as it came. */
const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  timestamp: z.coerce.date().optional(),
  from: account,
  recipient: account,
  conversation: z.looseObject({ id: z.string().min(1), tenantId: z.string().nullish() }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
});

/** The activity in this request body, or null when it is not one. */
export function parseActivity(body: unknown): Activity | null {
  const parsed = activitySchema.safeParse(body);
  return parsed.success ? (parsed.data as unknown as Activity) : null;
}

type ChannelData = {
  tenant?: { id?: string };
  team?: { id?: string; name?: string };
  channel?: { id?: string; name?: string };
};
const channelData = (activity: Activity) => (activity.channelData ?? {}) as ChannelData;

const isDirect = (activity: Activity) =>
  activity.conversation.conversationType === 'personal' ||
  (activity.conversation.conversationType === undefined && !activity.conversation.isGroup);

export const tenantOf = (activity: Activity): string =>
  activity.conversation.tenantId ?? channelData(activity).tenant?.id ?? '';

/** A channel's conversation id inside a thread ends in ";messageid=…"; without it, it is the channel itself. */
const withoutThread = (conversation: string) => conversation.replace(/;messageid=.*$/, '');

/** What is needed to come back later: the channel, not the thread, and nothing that ages. */
export function addressOf(activity: Activity): Address {
  const { conversation, from, recipient, serviceUrl, channelId, locale } = activity;
  const tenant = tenantOf(activity);
  const reference: Partial<ConversationReference> = {
    channelId,
    serviceUrl,
    bot: { id: recipient.id, name: recipient.name ?? '' },
    user: { id: from.id, name: from.name ?? '', ...(from.aadObjectId && { aadObjectId: from.aadObjectId }) },
    conversation: {
      id: withoutThread(conversation.id),
      isGroup: conversation.isGroup ?? !isDirect(activity),
      conversationType: conversation.conversationType ?? '',
      name: conversation.name ?? '',
      tenantId: tenant,
    },
    ...(locale && { locale }),
  };
  return {
    platform: 'teams',
    tenant,
    conversation: withoutThread(conversation.id),
    user: from.aadObjectId ?? from.id,
    reference: reference as Record<string, unknown>,
  };
}

const entityText: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Only what Teams itself writes is taken for markup: a person may well type "a < b > c". */
function cleanText(activity: Activity): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    if (entity.type !== 'mention' || typeof entity.text !== 'string') continue;
    const mentioned = entity.mentioned as { id?: string; name?: string } | undefined;
    const name = entity.text.replace(/<\/?at[^>]*>/g, '');
    text = text.replaceAll(entity.text, mentioned?.id === activity.recipient.id ? ' ' : name);
  }
  const html = activity.textFormat === 'xml' || /<(p|div|br)\b[^>]*>/i.test(text);
  if (html) {
    text = text
      .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
      .replace(/<\/?(p|div|span|strong|em|b|i|u|s|a|ul|ol|li|at|blockquote|pre|code)\b[^>]*>/gi, '');
  }
  return text
    .replace(/&(nbsp|lt|gt|quot|apos|amp);/g, (_, name: string) => entityText[name] ?? '')
    .replace(/&#(\d+);/g, (whole, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/[\u00a0 \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

const spaceName = ({ conversation, ...rest }: Activity): string => {
  const { team, channel } = channelData({ conversation, ...rest } as Activity);
  return [team?.name, channel?.name].filter(Boolean).join(' / ') || conversation.name || conversation.id;
};

/** What one of our buttons brought back, by whichever way it came. */
export type Press = {
  payload: Payload;
  inputs: Record<string, unknown>;
  /**
   * execute: answered with a card in place; submit: a message without text; dialog: asks for or sends a dialog;
   * consent: whether a file may be saved in the person's OneDrive.
   */
  way: 'execute' | 'submit' | 'dialogOpen' | 'dialogSubmit' | 'consent';
  consent?: Consent;
};

/** The button press in this activity, or null when it is something else. */
export function readPress(activity: Activity): Press | null {
  const value = (activity.value ?? {}) as { action?: { data?: unknown }; data?: unknown };
  const press = (data: unknown, way: Press['way']): Press | null => {
    const read = readPayload(data);
    return read && { ...read, way };
  };
  if (activity.type === 'message') return activity.text ? null : press(value, 'submit');
  if (activity.type !== 'invoke') return null;
  if (activity.name === 'adaptiveCard/action') return press(value.action?.data, 'execute');
  if (activity.name === 'task/fetch') return press(value.data, 'dialogOpen');
  if (activity.name === 'task/submit') return press(value.data, 'dialogSubmit');
  if (activity.name === 'fileConsent/invoke') {
    const consent = readConsent(value);
    const read = press((value as { context?: unknown }).context, 'consent');
    return consent && read?.payload.kind === 'file' ? { ...read, consent } : null;
  }
  return null;
}

/** The event without its id and e-mail. */
export type Arrival = Event extends infer E ? (E extends Event ? Omit<E, 'id'> : never) : never;

function happening(
  activity: Activity,
  press: Press | null,
  isTrustedFile: Trust,
): (Pick<Arrival, 'kind'> & Record<string, unknown>) | null {
  const { payload, inputs } = press ?? {};
  if (payload?.kind === 'action') {
    const data = payload.pick ? { ...payload.data, value: String(readValues(inputs ?? {}).value ?? '') } : payload.data;
    return { kind: 'action', action: payload.action, data, messageId: activity.replyToId };
  }
  if (payload?.kind === 'file') {
    const { action, data } = payload;
    return { kind: 'action', action, data, messageId: activity.replyToId };
  }
  if (payload?.kind === 'form') {
    return { kind: 'formSubmit', form: payload.form, state: payload.state, values: readValues(inputs ?? {}) };
  }
  if (payload?.kind === 'reopen') {
    return payload.event.kind === 'action' ? { ...payload.event, messageId: activity.replyToId } : payload.event;
  }
  const space = isDirect(activity) ? {} : { space: { name: spaceName(activity) } };
  const isBot = (member: { id: string }) => member.id === activity.recipient.id;
  switch (activity.type) {
    case 'message': {
      const files = readAttachments(activity, isTrustedFile);
      return { kind: 'message', text: cleanText(activity), ...(files.length > 0 && { files }) };
    }
    case 'installationUpdate':
      // "add-upgrade" and "remove-upgrade" are a new version of the app, which is news to nobody.
      if (activity.action === 'add') return { kind: 'installed', ...space };
      return activity.action === 'remove' ? { kind: 'removed', ...space } : null;
    case 'conversationUpdate':
      if (activity.membersAdded?.some(isBot)) return { kind: 'installed', ...space };
      return activity.membersRemoved?.some(isBot) ? { kind: 'removed', ...space } : null;
    default:
      return null;
  }
}

/** The event in this activity, or null for what nobody waits for (reactions, edits, typing, other bots' buttons). */
export function readArrival(
  activity: Activity,
  press: Press | null,
  email: string | undefined,
  isTrustedFile: Trust,
): Arrival | null {
  const what = happening(activity, press, isTrustedFile);
  if (!what) return null;
  const actor: Actor = {
    platform: 'teams',
    tenant: tenantOf(activity),
    user: activity.from.aadObjectId ?? activity.from.id,
    ...(activity.from.name && { name: activity.from.name }),
    ...(email && { email }),
    ...(activity.locale && { locale: activity.locale }),
  };
  const at = activity.timestamp ?? new Date();
  return { ...what, at, actor, address: addressOf(activity), direct: isDirect(activity) } as Arrival;
}

/** Same person, same object, same content: the meaning of an event, whatever id and time it carries. */
export function meaningOf(arrival: Arrival): { object: string; meaning: string } {
  const { address, actor, at: _at, direct: _direct, ...what } = arrival;
  const isPress = arrival.kind === 'action' || arrival.kind === 'formSubmit';
  const onWhat = arrival.kind === 'action' ? (arrival.messageId ?? arrival.action) : arrival.kind;
  const who = isPress || arrival.kind === 'message' ? actor.user : '';
  const object = JSON.stringify([
    address.tenant,
    address.conversation,
    who,
    isPress ? onWhat : arrival.kind === 'message' ? 'message' : 'membership',
  ]);
  return {
    object,
    meaning: createHash('sha256')
      .update(`${object}${JSON.stringify(what)}`)
      .digest('base64url'),
  };
}
