/** What people ask of the calls: lists, one call, interest, reminders, subscriptions, review. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature } from '../app.ts';
import { UserError } from '../errors.ts';
import type { ActionEvent } from '../event.ts';
import { foldText } from '../form.ts';
import { listSectors } from '../members/queries.ts';
import { sayInstant, sayList } from '../text.ts';
import { announceCall, armReminders } from './announce.ts';
import { type Asked, readAsked } from './ask.ts';
import { callButtons, callCard, callListCard, type Look, reviewCard, sayConditions } from './cards.ts';
import { callDeliveries } from './deliver.ts';
import { lookIn, viewOf } from './look.ts';
import {
  type CallRow,
  decideCall,
  getCall,
  getCallByNumber,
  interestOf,
  listCalls,
  listRules,
  setInterest,
} from './queries.ts';
import { matchConditions } from './rules.ts';
import { subscriptionActions, subscriptionCommands, subscriptionForm } from './subscriptions.ts';
import { callsText } from './text.ts';

/** Calls on one page of a list. */
const pageSize = 5;

const lookOf = (context: Context): Promise<Look> => lookIn(context, context.person.locale);

async function askedIn({ store, clock }: Context, text: string): Promise<Asked> {
  return readAsked(text, await listRules(store.db), await listSectors(store.db), clock.now());
}

function sayAsked(asked: Asked, look: Look): string {
  const text = callsText[look.locale];
  const day = (at: Date) => sayInstant(at, look.locale, look.now, { time: false });
  const parts: string[] = [];
  if (asked.sectors.length + asked.modalities.length + asked.words.length > 0) parts.push(sayConditions(asked, look));
  if (asked.closes) {
    parts.push(
      asked.closes.from
        ? text.closesFromTo(day(asked.closes.from), day(asked.closes.to))
        : text.closesBy(day(asked.closes.to)),
    );
  }
  return parts.join(' · ');
}

async function showList(context: Context, ask: string, from: number): Promise<Reply> {
  const look = await lookOf(context);
  const asked = await askedIn(context, ask);
  const { closes } = asked;
  const found = await listCalls(context.store.db, {
    state: 'published',
    openAt: look.now,
    sectors: asked.sectors,
    modalities: asked.modalities,
    ...(closes?.from ? { closesFrom: closes.from } : {}),
    ...(closes ? { closesTo: closes.to } : {}),
  });
  const calls = found.filter((call) =>
    matchConditions({ sectors: [], modalities: [], words: asked.words }, call, foldText),
  );
  const start = from < calls.length ? from : 0;
  const page = {
    calls: calls.slice(start, start + pageSize).map(viewOf),
    total: calls.length,
    from: start,
    understood: sayAsked(asked, look),
    ask,
  };
  return { kind: 'cards', cards: [callListCard(page, look)] };
}

async function showCall(context: Context, call: CallRow | null, name: string): Promise<Reply> {
  const look = await lookOf(context);
  const { memberId, access } = context.person;
  const mayReview = access === 'coordinator' || access === 'admin';
  if (!call || (call.state !== 'published' && !mayReview)) throw new UserError(callsText[look.locale].notFound(name));
  if (call.state === 'review') return { kind: 'cards', cards: [reviewCard(viewOf(call), look)] };
  const mine = memberId ? await interestOf(context.store.db, call.id, memberId) : null;
  const view = viewOf(call);
  const buttons = callButtons(view, look.locale, mine?.interest ?? null);
  return {
    kind: 'cards',
    cards: [callCard(view, look, { full: true, lead: callsText[look.locale].call(call.number), buttons })],
  };
}

async function callOf(context: Context, event: ActionEvent): Promise<CallRow> {
  const call = await getCall(context.store.db, event.data.call ?? '');
  if (!call) throw new UserError(callsText[context.person.locale].notFound(''));
  return call;
}

/** After a choice: in a direct chat the card itself shows it; in a shared space only this person is told. */
async function answerChoice(
  context: Context,
  call: CallRow,
  note: string,
  mine: 'interested' | 'dismissed' | null,
): Promise<Reply> {
  if (!context.direct) return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: note }] }], private: true };
  const look = await lookOf(context);
  const view = viewOf(call);
  return {
    kind: 'cards',
    cards: [callCard(view, look, { note, buttons: callButtons(view, look.locale, mine) })],
    replace: true,
  };
}

function memberIdOf(context: Context): string {
  const { memberId } = context.person;
  if (!memberId) throw new Error('a member is needed here: the table says so');
  return memberId;
}

async function choose(
  context: Context,
  event: ActionEvent,
  interest: 'interested' | 'dismissed' | null,
): Promise<Reply> {
  const text = callsText[context.person.locale];
  const call = await callOf(context, event);
  const memberId = memberIdOf(context);
  const now = context.clock.now();
  await context.store.inTransaction(async (tx) => {
    await setInterest(
      tx,
      call.id,
      memberId,
      interest === 'interested' ? { interest } : { interest, remind: false },
      now,
    );
    if (interest !== 'interested')
      await context.outbox.cancel(tx, { subject: call.id, memberId, kinds: ['call.remind'] });
  });
  const note = interest === null ? text.undone : interest === 'interested' ? text.notedInterest : text.notedDismiss;
  return answerChoice(context, call, note, interest);
}

async function remind(context: Context, event: ActionEvent): Promise<Reply> {
  const { locale } = context.person;
  const text = callsText[locale];
  const call = await callOf(context, event);
  const memberId = memberIdOf(context);
  const now = context.clock.now();
  const times = await context.store.inTransaction((tx) => armReminders(tx, context.outbox, call, memberId, now));
  const dates = times.map((at) => sayInstant(at, locale, now, { time: false }));
  const note = !call.deadlineAt
    ? text.remindersNoDeadline
    : dates.length === 0
      ? text.remindersNone
      : text.remindersOn(sayList(dates, locale));
  const mine = await interestOf(context.store.db, call.id, memberId);
  return answerChoice(context, call, note, mine?.interest ?? null);
}

async function decide(context: Context, event: ActionEvent, state: 'published' | 'rejected'): Promise<Reply> {
  const text = callsText[context.person.locale];
  const now = context.clock.now();
  const call = await callOf(context, event);
  const outcome = await context.store.inTransaction(async (tx) => {
    if (!(await decideCall(tx, call.id, state, now))) return null;
    const told = state === 'published' ? await announceCall(tx, context.outbox, { ...call, state }, now) : 0;
    // The other coordinators' cards show the decision.
    await context.outbox.requestUpdate(tx, call.id, ['call.review']);
    return told;
  });
  const note = outcome === null ? text.decidedAlready : state === 'published' ? text.approved(outcome) : text.rejected;
  const look = await lookOf(context);
  const decided = (await getCall(context.store.db, call.id)) ?? call;
  return { kind: 'cards', cards: [callCard(viewOf(decided), look, { note })], replace: true };
}

async function showReviewQueue(context: Context): Promise<Reply> {
  const look = await lookOf(context);
  const waiting = (await listCalls(context.store.db, { state: 'review' })).filter((call) => !call.baseline);
  if (waiting.length === 0)
    return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: callsText[look.locale].reviewNone }] }] };
  return { kind: 'cards', cards: waiting.slice(0, pageSize).map((call) => reviewCard(viewOf(call), look)) };
}

export const callsFeature: Feature = {
  commands: [
    {
      id: 'calls.list',
      names: {
        es: [
          'convocatorias',
          'convocatorias abiertas',
          'becas',
          'fondos',
          'oportunidades',
          'que cierra',
          'que cierran',
        ],
        en: ['calls', 'open calls', 'scholarships', 'grants', 'opportunities', 'funding'],
      },
      summary: { es: 'Ver las convocatorias abiertas', en: 'See the open calls' },
      examples: {
        es: ['convocatorias', 'convocatorias de salud', '¿qué convocatorias cierran esta semana?'],
        en: ['calls', 'calls on health', 'which calls close this week?'],
      },
      who: 'guest',
      run: (context, { text, rest }) =>
        showList(context, /\b(becas?|scholarships?|premios?|grants?)\b/i.test(text) ? text : rest, 0),
    },
    {
      id: 'calls.show',
      names: { es: ['convocatoria', 'ficha'], en: ['call', 'details'] },
      summary: { es: 'Ver una convocatoria por su número', en: 'See one call by its number' },
      examples: { es: ['convocatoria 3'], en: ['call 3'] },
      who: 'guest',
      run: async (context, { text, rest }) => {
        const number = /\d{1,9}/.exec(rest)?.[0];
        return number
          ? showCall(context, await getCallByNumber(context.store.db, Number(number)), number)
          : showList(context, text, 0);
      },
    },
    ...subscriptionCommands,
    {
      id: 'calls.review',
      names: { es: ['convocatorias por revisar', 'por revisar'], en: ['calls to review', 'to review'] },
      summary: {
        es: 'Revisar las convocatorias que esperan decisión',
        en: 'Review the calls that wait for a decision',
      },
      examples: { es: ['convocatorias por revisar'], en: ['calls to review'] },
      who: 'coordinator',
      run: (context) => showReviewQueue(context),
    },
  ],
  actions: {
    'call.page': {
      who: 'guest',
      run: (context, event) => showList(context, event.data.ask ?? '', Number(event.data.from) || 0),
    },
    'call.open': {
      who: 'guest',
      run: async (context, event) => showCall(context, await getCall(context.store.db, event.data.value ?? ''), ''),
    },
    'call.interest': { who: 'member', run: (context, event) => choose(context, event, 'interested') },
    'call.dismiss': { who: 'member', run: (context, event) => choose(context, event, 'dismissed') },
    'call.undo': { who: 'member', run: (context, event) => choose(context, event, null) },
    'call.remind': { who: 'member', run: remind },
    'call.approve': { who: 'coordinator', run: (context, event) => decide(context, event, 'published') },
    'call.reject': { who: 'coordinator', run: (context, event) => decide(context, event, 'rejected') },
    ...subscriptionActions,
  },
  forms: { 'subscription.edit': subscriptionForm },
  deliveries: callDeliveries,
};
