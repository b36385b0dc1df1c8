/** The core's answer, shown where the event came from. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from '../../src/adapter.ts';
import { type Card, cardFiles } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Form, RawValues } from '../../src/form.ts';
import type { Words } from './blocks.ts';
import type { SlackClient } from './client.ts';
import { slackCode } from './faults.ts';
import { drawForm, type Origin } from './form-view.ts';
import type { Place } from './receive.ts';
import type { Drawn } from './render.ts';

/** Slack forgets a trigger about three seconds after the press. */
const lateTrigger = new Set(['expired_trigger_id', 'trigger_exchanged', 'invalid_trigger_id']);

const patienceMs = 20_000;

/**
 * A person is waiting for an answer, so "later" is waited for here instead of in the queue; only failures after which
 * nothing can have been taken, and no longer than 20 s in all.
 */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = patienceMs; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DeliveryError) || !error.retryable) throw error;
      const waitMs = Math.max(error.retryAfterMs ?? 1000, 50);
      left -= waitMs;
      if (left < 0) throw error;
      await pause(waitMs);
    }
  }
}

/** One answer through the address that came with a press or a command; it works where the bot is not a member. */
async function respond(url: string, body: object, fetchAnswer: typeof fetch): Promise<void> {
  const response = await fetchAnswer(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw new DeliveryError('outcome_unknown', 'Slack response_url: no answer', { cause: error });
  });
  await response.body?.cancel();
  if (!response.ok) throw new DeliveryError('refused', `Slack response_url: HTTP ${response.status}`);
}

export function originOf(place: Place): Origin {
  return {
    ...(place.channel ? { conversation: place.channel } : {}),
    ...(place.messageId && !place.ephemeral ? { messageId: place.messageId } : {}),
    ...(place.thread ? { thread: place.thread } : {}),
  };
}

/** A card with the one button that asks the core for this form again, now with a press behind it. */
function openerCard(form: Form, words: Words): Card {
  const data = { form: form.id, state: form.state ?? '' };
  return {
    title: form.title,
    blocks: [
      ...(form.intro ? [{ kind: 'text' as const, text: form.intro }] : []),
      { kind: 'buttons', buttons: [{ label: words.openForm, action: 'form.open', data, style: 'primary' }] },
    ],
  };
}

/** A message with the files of its card, by Slack's ids. */
type Ready = { drawn: Drawn; files: readonly string[] };

export function createShow(client: SlackClient, fetchAnswer: typeof fetch = fetch) {
  /** The place's conversation, opened when it is a person's and not open yet. */
  async function channelOf(place: Place): Promise<string> {
    if (place.channel) return place.channel;
    const { tenant } = await client.identity();
    return client.channelOf({ platform: 'slack', tenant, user: place.user });
  }

  async function showPrivately(drawn: Drawn, place: Place): Promise<void> {
    const channel = await channelOf(place);
    const thread = place.newThread ? undefined : place.thread;
    try {
      await patiently(() => client.postPrivately(channel, place.user, drawn, thread));
    } catch (error) {
      const outside = error instanceof DeliveryError && (error.fault === 'gone' || error.fault === 'not_installed');
      if (!outside || !place.responseUrl) throw error;
      await respond(place.responseUrl, { ...drawn, response_type: 'ephemeral', replace_original: false }, fetchAnswer);
    }
  }

  async function replace({ drawn, files }: Ready, place: Place): Promise<boolean> {
    if (place.ephemeral && place.responseUrl) {
      await respond(place.responseUrl, { ...drawn, replace_original: true }, fetchAnswer);
      return true;
    }
    if (!place.channel || !place.messageId || place.ephemeral) return false;
    const { channel, messageId } = place;
    await patiently(() => client.edit(channel, messageId, drawn, { files }));
    return true;
  }

  async function showCards(reply: Extract<Reply, { kind: 'cards' }>, place: Place, words: Words): Promise<void> {
    const privately = !place.direct && (reply.private === true || place.privately === true || place.ephemeral === true);
    // What only one person sees in a channel can hold no file: it would stay the bot's own.
    if (privately && reply.cards.some((card) => cardFiles(card).length > 0)) {
      await showInDirect(reply.cards, place, words);
      const told: Card = { blocks: [{ kind: 'text', text: words.answeredPrivately }] };
      return showCards({ kind: 'cards', cards: [told], private: true }, place, words);
    }
    const messages: Ready[] = [];
    for (const card of reply.cards) {
      const { messages: drawn, files } = await patiently(() => client.draw(card, words));
      messages.push(...drawn.map((one) => ({ drawn: one, files })));
    }
    const [first] = messages;
    if (reply.replace && first && (await replace(first, place))) messages.shift();
    for (const { drawn, files } of messages) {
      if (privately) await showPrivately(drawn, place);
      else {
        const channel = await channelOf(place);
        await patiently(() => client.post(channel, drawn, { thread: place.thread, files }));
      }
    }
  }

  function showInDirect(cards: readonly Card[], place: Place, words: Words): Promise<void> {
    const { user, locale } = place;
    return showCards({ kind: 'cards', cards }, { user, direct: true, ...(locale ? { locale } : {}) }, words);
  }

  async function showForm(form: Form, place: Place, words: Words, faults: Record<string, string>, values?: RawValues) {
    if (place.trigger) {
      try {
        const view = drawForm(form, { words, origin: originOf(place), faults, ...(values ? { values } : {}) });
        await client.openView(place.trigger, view);
        return;
      } catch (error) {
        if (!lateTrigger.has(slackCode(error) ?? '')) throw error;
      }
    }
    await showCards({ kind: 'cards', cards: [openerCard(form, words)], private: true }, place, words);
  }

  return async function show(reply: Reply, place: Place, words: Words): Promise<void> {
    switch (reply.kind) {
      case 'cards':
        return showCards(reply, place, words);
      case 'form':
        return showForm(reply.form, place, words, {});
      case 'faults':
        return showForm(reply.form, place, words, reply.faults);
      case 'none':
        return;
    }
  };
}
