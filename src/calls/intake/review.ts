/** The coordinators' queue: calls of reviewed sources and calls that people propose, approved, corrected or rejected. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Dependencies, type Feature, type FormHandler, mayUse } from '../../app.ts';
import type { Card } from '../../card.ts';
import { UserError } from '../../errors.ts';
import type { Delivery } from '../../store.ts';
import { callButtons, callCard, type Look, reviewCard } from '../cards.ts';
import { lookFor, lookIn, viewOf } from '../look.ts';
import { decide, proposerOf, takeBackDecision } from '../proposals/proposal-queries.ts';
import { proposalText } from '../proposals/proposal-text.ts';
import { type CallRow, countCalls, getCall, getCallByNumber, listCalls } from '../queries.ts';
import { announceCall, tellProposer } from '../reaching/announce.ts';
import { memberOf } from '../reaching/keep-subscription.ts';
import { isWaiting } from '../rules.ts';
import { callsText } from '../text.ts';
import { fold } from '../understanding/words.ts';
import { coordinatorText } from './coordinator-text.ts';
import { openPairsOf } from './identity-queries.ts';
import { waitingNewsCard } from './news.ts';
import { sayNewsWords } from './news-cards.ts';

/** More calls that one may be are in the list of repetitions. */
const mostLike = 2;
/** Calls shown at once; the rest wait behind them. */
const pageSize = 5;

/** A call that waits, as the coordinators see it: who proposed it, and what they may do. */
async function cardFor(
  { store }: Pick<Dependencies, 'store'>,
  call: CallRow,
  look: Look,
  note?: string,
): Promise<Card> {
  const proposer = await proposerOf(store.db, call.id);
  const by = proposer ? proposalText[look.locale].proposedBy(proposer.name, proposer.entity) : undefined;
  const like = (await openPairsOf(store.db, call.id)).slice(0, mostLike).map((pair) => {
    return { pair: pair.id, call: viewOf(pair.olderId === call.id ? pair.newer : pair.older) };
  });
  const doubt =
    call.state === 'news' ? coordinatorText[look.locale].looksLikeNews(sayNewsWords(call, look)) : undefined;
  return reviewCard(viewOf(call), look, { by, note: note ?? doubt, like });
}

/** One call for a decision, or what was decided. */
export async function showReview(context: Context, id: string, note?: string): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const call = await getCall(context.store.db, id);
  if (!call) throw new UserError(callsText[look.locale].notFound(''));
  // What is not published is for coordinators, not for the channel where one asks.
  const alone = context.direct ? {} : { private: true as const };
  if (isWaiting(call)) return { kind: 'cards', cards: [await cardFor(context, call, look, note)], ...alone };
  const decided = callCard(viewOf(call), look, { note: callsText[look.locale].decidedAlready });
  return { kind: 'cards', cards: [decided], ...alone };
}

async function showQueue(context: Context): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const { db } = context.store;
  const filter = { state: 'review', baseline: false } as const;
  const waiting = await listCalls(db, filter, { take: pageSize });
  const cards = await Promise.all(waiting.map((call) => cardFor(context, call, look)));
  const more = (await countCalls(db, filter)) - cards.length;
  if (more > 0) cards.push({ blocks: [{ kind: 'text', text: proposalText[look.locale].moreToReview(more) }] });
  const news = await waitingNewsCard(context, look);
  if (news) cards.push(news);
  const none: Card = { blocks: [{ kind: 'text', text: callsText[look.locale].reviewNone }] };
  return { kind: 'cards', cards: cards.length > 0 ? cards : [none] };
}

/** Publishes or rejects, once; who proposed it hears of it. Returns how many are told of the call, null when decided before. */
export async function decideOn(
  context: Context,
  call: CallRow,
  state: 'published' | 'rejected',
  reason: string | null,
): Promise<number | null> {
  const now = context.clock.now();
  return context.store.inTransaction(async (tx) => {
    const decision = { state, decidedById: memberOf(context), decidedReason: reason };
    if (!(await decide(tx, call.id, decision, now))) return null;
    const told = state === 'published' ? await announceCall(tx, context.outbox, { ...call, state }, now) : 0;
    // The other coordinators' cards show the decision.
    await context.outbox.requestUpdate(tx, call.id, ['call.review']);
    await tellProposer(tx, context.outbox, call, now);
    return told;
  });
}

async function press(context: Context, id: string, state: 'published' | 'rejected'): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = callsText[look.locale];
  const call = await getCall(context.store.db, id);
  if (!call) throw new UserError(text.notFound(''));
  const told = await decideOn(context, call, state, null);
  const note = told === null ? text.decidedAlready : state === 'published' ? text.approved(told) : text.rejected;
  const decided = (await getCall(context.store.db, id)) ?? call;
  const shown: Reply = { kind: 'cards', cards: [callCard(viewOf(decided), look, { note })], replace: true };
  if (told === null || state === 'published') return shown;
  return { ...shown, undo: { label: text.undo, action: 'review.undo', data: { call: id } } };
}

/** What was discarded by a slip waits for a decision again. */
async function reopen(context: Context, id: string): Promise<Reply> {
  await context.store.inTransaction(async (tx) => {
    if (await takeBackDecision(tx, id, memberOf(context))) await context.outbox.requestUpdate(tx, id, ['call.review']);
  });
  return showReview(context, id);
}

/** Rejecting what a person proposed asks for the reason they are given. */
export const rejectionForm: FormHandler = {
  who: 'coordinator',
  build: async (context, id) => {
    const text = proposalText[context.person.locale];
    const call = await getCall(context.store.db, id);
    return {
      id: 'call.refuse',
      title: text.rejectTitle,
      intro: call?.title,
      submit: text.reject,
      cancel: text.cancel,
      state: id,
      fields: [{ name: 'reason', label: text.reason, hint: text.reasonHint, kind: 'text', long: true, maxLength: 500 }],
    };
  },
  submit: async (context, values, id) => {
    const look = await lookIn(context, context.person.locale);
    const call = await getCall(context.store.db, id);
    if (!call) throw new UserError(callsText[look.locale].notFound(''));
    const told = await decideOn(context, call, 'rejected', String(values.reason));
    const note = told === null ? callsText[look.locale].decidedAlready : proposalText[look.locale].rejected;
    const decided = (await getCall(context.store.db, id)) ?? call;
    return { kind: 'cards', cards: [callCard(viewOf(decided), look, { note })] };
  },
};

async function drawReview(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const call = await getCall(dependencies.store.db, delivery.subject);
  if (!call) return null;
  const look = await lookFor(dependencies, delivery);
  if (call.state === 'review') return cardFor(dependencies, call, look);
  // Decided by somebody else: one not yet seen is no longer wanted, one already shown says so.
  return delivery.shown === 0 ? null : callCard(viewOf(call), look, { note: callsText[look.locale].decidedAlready });
}

async function drawDecision(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const call = await getCall(dependencies.store.db, delivery.subject);
  if (!call || call.state === 'review') return null;
  const look = await lookFor(dependencies, delivery);
  const text = proposalText[look.locale];
  const view = viewOf(call);
  const kept = call.mergedIntoId ? await getCall(dependencies.store.db, call.mergedIntoId) : null;
  if (kept)
    return callCard(viewOf(kept), look, { lead: text.joined(kept.number), buttons: callButtons(viewOf(kept), look) });
  if (call.state !== 'rejected') return callCard(view, look, { lead: text.accepted, buttons: callButtons(view, look) });
  const note = `${text.refused(call.decidedReason ?? '')} ${text.refusedHint}`;
  return callCard(view, look, { note });
}

/** The words of the buttons, as they are written where none is pressed: "publicar la 3". */
const deciding =
  /^(?:publicar(?:la)?|descartar(?:la)?|aprobar(?:la)?|publish|discard|approve)(?: (?:la |the )?(?:convocatoria |call )?(\d{1,9}))?[.!]?$/;

async function showNamed(context: Context, text: string): Promise<Reply> {
  const number = deciding.exec(fold(text).trim())?.[1];
  if (!number) return showQueue(context);
  const call = await getCallByNumber(context.store.db, Number(number));
  if (!call) throw new UserError(callsText[context.person.locale].notFound(number));
  return showReview(context, call.id);
}

export const reviewCommands: readonly Command[] = [
  {
    id: 'calls.review',
    names: {
      es: ['convocatorias por revisar', 'por revisar', 'revisar', 'cola de revisión'],
      en: ['calls to review', 'to review', 'review queue'],
    },
    summary: {
      es: 'Revisar las convocatorias que esperan decisión',
      en: 'Review the calls that wait for a decision',
    },
    examples: { es: ['convocatorias por revisar'], en: ['calls to review'] },
    who: 'coordinator',
    understands: async ({ person }, text) =>
      mayUse(person.access, 'coordinator') && deciding.test(fold(text).trim()) ? 0.9 : 0,
    run: (context, { text }) => showNamed(context, text),
  },
];

export const reviewActions: Feature['actions'] = {
  'review.undo': { who: 'coordinator', run: (context, event) => reopen(context, event.data.call ?? '') },
  'call.approve': { who: 'coordinator', run: (context, event) => press(context, event.data.call ?? '', 'published') },
  'call.reject': { who: 'coordinator', run: (context, event) => press(context, event.data.call ?? '', 'rejected') },
};

export const reviewDeliveries: Feature['deliveries'] = { 'call.review': drawReview, 'call.decided': drawDecision };
