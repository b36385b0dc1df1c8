/**
 * Shows what the core answered, in the way that fits how the person asked.
 *
 * Teams has no message that only one person of a channel sees. A private answer there goes to the person's own chat
 * with the bot, and the channel is told so. Where that chat cannot be opened, a press is answered with a card that
 * replaces the pressed one for the presser alone; a written question with how to open the chat. Nothing that was meant
 * for one person is ever posted in the thread.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder';
import type { Reply } from '../../src/adapter.ts';
import { type Block, type Card, cardFiles, cardSummary, cardText } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Form } from '../../src/form.ts';
import { consentActivity } from './files.ts';
import { limits } from './limits.ts';
import { readValues, wrapPayload } from './payload.ts';
import { cardActivity, cardContentType, cardMessage, type Posting } from './posting.ts';
import type { Arrival, Press } from './receive.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  renderCard,
  richText,
  type TeamsWords,
  titleText,
  wordsForMany,
} from './render.ts';
import { type FormOptions, renderForm } from './render-form.ts';
import { splitCard } from './split.ts';

export type Turn = {
  context: TurnContext;
  arrival: Arrival;
  press: Press | null;
  posting: Posting;
  words: TeamsWords;
  warn: (fields: object, message: string) => void;
};

/** The body that answers an invoke; undefined for what is not one. */
export type InvokeBody = Record<string, unknown> | undefined;

const toast = (value: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });
const refreshed = (value: AdaptiveCard) => ({ statusCode: 200, type: cardContentType, value });
const dialog = (title: string, content: AdaptiveCard) => ({
  task: { type: 'continue', value: { title, card: { contentType: cardContentType, content } } },
});
const closed = {};

const isDialog = ({ press }: Turn) => press?.way === 'dialogOpen' || press?.way === 'dialogSubmit';

export type Place = Pick<Turn, 'context' | 'press' | 'warn'>;

/** Nothing more to show: an empty toast is what leaves a pressed card as it is. */
function silence({ press }: Place): InvokeBody {
  if (press?.way === 'execute') return toast('');
  return press?.way === 'dialogOpen' || press?.way === 'dialogSubmit' ? closed : undefined;
}

/** A refusal that says when to come back is waited for, as long as the person's own wait allows. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 2; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const wait = error instanceof DeliveryError && error.retryable ? (error.retryAfterMs ?? 500) : Infinity;
      if (left === 0 || wait > 3_000) throw error;
      await pause(wait);
    }
  }
}

export async function postHere({ context }: Place, activity: Partial<Activity>): Promise<void> {
  await patiently(() => context.sendActivity({ ...activity }));
}

/** True when it reached the person's own chat; false when Teams does not let us write there. */
async function postPrivately({ arrival, posting, warn }: Turn, activities: Partial<Activity>[]): Promise<boolean> {
  const { conversation: _here, ...person } = arrival.address;
  try {
    let to = person as typeof arrival.address;
    for (const activity of activities) to = (await patiently(() => posting.post(to, activity))).address;
    return true;
  } catch (error) {
    if (!(error instanceof DeliveryError) || !['not_installed', 'blocked', 'gone', 'refused'].includes(error.fault))
      throw error;
    warn({ fault: error.fault }, 'a private answer could not reach the person');
    return false;
  }
}

/** In the place of the pressed card: for everyone by an edit, and at once for the presser by the answer itself. */
async function putInPlace(turn: Place, content: AdaptiveCard, summary: string, everyone: boolean): Promise<InvokeBody> {
  const { context, press, warn } = turn;
  const { replyToId } = context.activity;
  const edit = () => context.updateActivity({ ...cardActivity(content, summary), id: replyToId ?? '' });
  if (press?.way === 'execute') {
    if (everyone && replyToId) {
      await patiently(edit).catch((error: unknown) =>
        warn({ error: String(error) }, 'a pressed card could not be edited'),
      );
    }
    return refreshed(content);
  }
  if (press?.way === 'submit' && replyToId) await patiently(edit);
  else await postHere(turn, cardActivity(content, summary));
  return silence(turn);
}

function withoutFiles(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'file') return [];
    if (block.kind !== 'section') return [block];
    const rest = withoutFiles(block.blocks);
    return rest.length > 0 ? [{ ...block, blocks: rest }] : [];
  });
}

/** The card as a message; in the person's own chat its files follow, each with the question whether to save it. */
function activitiesOf(card: Card, words: TeamsWords, ownChat: boolean): Partial<Activity>[] {
  const files = cardFiles(card);
  if (files.length === 0) return [cardMessage(card, words)];
  if (!ownChat) return [cardMessage(card, wordsForMany(words))];
  const rest = { ...card, blocks: withoutFiles(card.blocks) };
  const isEmpty = rest.blocks.length === 0 && !rest.title;
  return [...(isEmpty ? [] : [cardMessage(rest, words)]), ...files.map(consentActivity)];
}

/** The line that a toast can hold, or undefined when there is more to it than words. */
function shortText(cards: readonly Card[]): string | undefined {
  const isPlain = cards.every((card) => card.blocks.every(({ kind }) => kind === 'text' || kind === 'status'));
  const text = cards.map(cardText).join(' ').replace(/\s+/g, ' ');
  return isPlain && text.length <= limits.toastCharacters ? text : undefined;
}

async function showPrivately(turn: Turn, cards: readonly Card[]): Promise<InvokeBody> {
  const { press, words } = turn;
  const short = shortText(cards);
  if (press?.way === 'execute' && short) return toast(short);
  const reached = await postPrivately(
    turn,
    cards.flatMap((card) => activitiesOf(card, words, true)),
  );
  const [only, ...more] = cards;
  if (!reached && press?.way === 'execute' && only && more.length === 0) return refreshed(renderCard(only, words));
  return tell(turn, reached ? words.answeredPrivately : words.cannotAnswerPrivately);
}

/** A line of our own, which holds nothing personal. */
export async function tell(turn: Place, text: string): Promise<InvokeBody> {
  if (turn.press?.way === 'execute') return toast(text);
  await postHere(turn, cardActivity(adaptiveCard(richText(text)), text));
  return silence(turn);
}

async function showCards(turn: Turn, reply: Extract<Reply, { kind: 'cards' }>): Promise<InvokeBody> {
  const { arrival, press, words } = turn;
  const cards = reply.cards.flatMap((card) => splitCard(card, words));
  const [first, ...rest] = cards;
  if (!first) return silence(turn);
  // A file is given to one person, whoever else sees the button.
  const isPrivate = (reply.private === true || press?.payload.kind === 'file') && !arrival.direct;
  if (isDialog(turn) && (isPrivate || press?.way === 'dialogOpen')) {
    const body = cards.flatMap((card) => renderCard(card, words).body);
    return dialog(cardSummary(first), adaptiveCard(body));
  }
  const isInPlace = press?.way === 'execute' || (press?.way === 'submit' && !isPrivate);
  if (isInPlace && (reply.replace || arrival.kind === 'formSubmit')) {
    // Posted first: an answer to an invoke ends the turn for the person.
    if (isPrivate && rest.length > 0)
      await postPrivately(
        turn,
        rest.flatMap((card) => activitiesOf(card, words, true)),
      );
    const answer = await putInPlace(turn, renderCard(first, words), cardSummary(first), !isPrivate);
    if (!isPrivate) await postAll(turn, rest);
    return answer;
  }
  if (isPrivate) return showPrivately(turn, cards);
  await postAll(turn, cards);
  return silence(turn);
}

async function postAll(turn: Turn, cards: readonly Card[]): Promise<void> {
  const { arrival, words } = turn;
  for (const card of cards) {
    for (const activity of activitiesOf(card, words, arrival.direct)) await postHere(turn, activity);
  }
}

async function showForm(turn: Turn, form: Form, options: FormOptions): Promise<InvokeBody> {
  const { arrival, words } = turn;
  if (isDialog(turn)) return dialog(form.title, renderForm(form, words, { ...options, dialog: true }));
  const content = renderForm(form, words, options);
  if (arrival.kind === 'formSubmit') return putInPlace(turn, content, form.title, true);
  if (arrival.direct) {
    await postHere(turn, cardActivity(content, form.title));
    return silence(turn);
  }
  if (await postPrivately(turn, [cardActivity(content, form.title)])) return tell(turn, words.answeredPrivately);
  await postHere(turn, dialogCard(arrival, form, words));
  return silence(turn);
}

/** A button that asks the same again in a dialog, for whoever presses it: the thread itself shows nothing of theirs. */
function dialogCard(arrival: Arrival, form: Form, words: TeamsWords): Partial<Activity> {
  const event =
    arrival.kind === 'action'
      ? { kind: 'action' as const, action: arrival.action, data: arrival.data }
      : { kind: 'message' as const, text: arrival.kind === 'message' ? arrival.text : '' };
  const open = {
    type: 'Action.Submit',
    title: words.openForm,
    data: { ...wrapPayload({ kind: 'reopen', event }), msteams: { type: 'task/fetch' } },
  };
  return cardActivity(adaptiveCard([...titleText(form.title), { type: 'ActionSet', actions: [open] }]), form.title);
}

/** The form that was left, as a line that says so. */
export async function showCancelled(turn: Place & Pick<Turn, 'words'>, title: string): Promise<InvokeBody> {
  const { words } = turn;
  const content = adaptiveCard([...titleText(title), ...richText(words.cancelled, { isSubtle: true })]);
  return putInPlace(turn, content, title, true);
}

/** Shows the reply; returns the body that the invoke is answered with. */
export async function showReply(turn: Turn, reply: Reply): Promise<InvokeBody> {
  switch (reply.kind) {
    case 'none':
      return silence(turn);
    case 'cards':
      return showCards(turn, reply);
    case 'form':
      return showForm(turn, reply.form, {});
    case 'faults':
      return showForm(turn, reply.form, { values: readValues(turn.press?.inputs ?? {}), faults: reply.faults });
  }
}
