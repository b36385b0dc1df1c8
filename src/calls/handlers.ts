/** What people ask of the calls: lists, one call, interest, reminders, subscriptions, review. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature } from '../app.ts';
import type { Block, Button } from '../card.ts';
import { UserError } from '../errors.ts';
import type { ActionEvent } from '../event.ts';
import { sayInstant } from '../text.ts';
import { annualCalls } from './annual.ts';
import { callButtons, callCard, callListCard, type Look } from './cards.ts';
import { callDeliveries } from './deliver.ts';
import { rejectionForm, reviewActions, reviewCommands, showReview } from './intake/review.ts';
import { lookIn, viewOf } from './look.ts';
import { followUpActions, followUpBlocks, followUpCommands } from './proposals/followup.ts';
import { correctionForm, proposalForm } from './proposals/proposal-form.ts';
import { proposalCommands } from './proposals/proposals.ts';
import { type CallRow, getCall, getCallByNumber, interestOf, listCalls, setInterest } from './queries.ts';
import { type Asked, saysHowOften } from './reaching/ask.ts';
import { meetsAny, readWishes } from './reaching/ask-alternatives.ts';
import { asksToBeTold } from './reaching/ask-fillers.ts';
import { asksNothing } from './reaching/conditions.ts';
import { muteActions, muteButtons, muteCommands } from './reaching/mutes.ts';
import { reachText } from './reaching/reach-text.ts';
import { reminderCommands, remindersForm, remindOf } from './reaching/reminder-handlers.ts';
import { syncReminders } from './reaching/reminders.ts';
import { stoppingActions, stoppingCommands } from './reaching/stopping.ts';
import { sayConditions } from './reaching/subscription-cards.ts';
import { digestForm, subscriptionForm } from './reaching/subscription-form.ts';
import { subscribeInWords, subscriptionActions, subscriptionCommands } from './reaching/subscriptions.ts';
import { whyActions, whyCommands } from './reaching/why.ts';
import { callsText } from './text.ts';
import { classifiedActions, classifiedCommands } from './understanding/classified.ts';
import { classifiedButton } from './understanding/classified-cards.ts';
import { vocabularyOf } from './understanding/vocabulary.ts';

/** Calls on one page of a list. */
const pageSize = 5;

const lookOf = (context: Context): Promise<Look> => lookIn(context, context.person.locale);

function sayAsked(asked: Asked, look: Look): string {
  const text = callsText[look.locale];
  const day = (at: Date) => sayInstant(at, look.locale, look.now, { time: false });
  const parts: string[] = [];
  if (!asksNothing(asked)) parts.push(sayConditions(asked, look));
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
  const wishes = readWishes(ask, await vocabularyOf(context.store), look.now);
  const [asked] = wishes;
  const { closes } = asked;
  const found = await listCalls(context.store.db, {
    state: 'published',
    openAt: look.now,
    // One wish is asked of the database; of several the calls are judged here.
    ...(wishes.length === 1 ? { sectors: asked.sectors, modalities: asked.modalities } : {}),
    ...(closes?.from ? { closesFrom: closes.from } : {}),
    ...(closes ? { closesTo: closes.to } : {}),
  });
  const calls = found.filter((call) => meetsAny(wishes, call));
  const start = from < calls.length ? from : 0;
  const page = {
    calls: calls.slice(start, start + pageSize).map(viewOf),
    total: calls.length,
    from: start,
    understood: wishes.map((wish) => sayAsked(wish, look)).join('; '),
    // All of them: there is nothing to subscribe to.
    ask: asksNothing(asked) && !closes ? '' : ask,
  };
  return { kind: 'cards', cards: [callListCard(page, look)] };
}

async function showCall(context: Context, call: CallRow | null, name: string): Promise<Reply> {
  // A repetition is the call that it repeats.
  if (call?.mergedIntoId) return showCall(context, await getCall(context.store.db, call.mergedIntoId), name);
  const look = await lookOf(context);
  const { memberId, access } = context.person;
  const mayReview = access === 'coordinator' || access === 'admin';
  const isPublic = call?.state === 'published' || call?.state === 'withdrawn';
  if (!call || (!isPublic && !mayReview)) throw new UserError(callsText[look.locale].notFound(name));
  if (call.state === 'review') return showReview(context, call.id);
  const mine = memberId ? await interestOf(context.store.db, call.id, memberId) : null;
  const view = viewOf(call);
  const buttons = callButtons(view, look, mine?.interest ?? null, {
    toPerson: memberId !== null,
    more: [classifiedButton(call.id, look)],
  });
  return {
    kind: 'cards',
    cards: [
      callCard(view, look, {
        full: true,
        lead: callsText[look.locale].call(call.number),
        agreements: await context.agreementsNote(call, look.locale),
        buttons,
        after: await followUpBlocks(context, call),
      }),
    ],
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
  more: readonly Button[] = [],
): Promise<Reply> {
  const look = await lookOf(context);
  const view = viewOf(call);
  if (!context.direct) {
    const buttons: Block[] = more.length > 0 ? [callButtons(view, look, mine, { more })] : [];
    return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: note }, ...buttons] }], private: true };
  }
  return {
    kind: 'cards',
    cards: [
      callCard(view, look, {
        note,
        agreements: await context.agreementsNote(call, look.locale),
        buttons: callButtons(view, look, mine, { more }),
      }),
    ],
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
  const times = await context.store.inTransaction(async (tx) => {
    // Undone is as before: no interest, no reminder.
    await setInterest(
      tx,
      call.id,
      memberId,
      interest === 'interested' ? { interest } : { interest, remind: false },
      now,
    );
    return syncReminders(tx, context.outbox, call, now, memberId);
  });
  if (interest === 'dismissed') return answerDismissal(context, call);
  const [first] = times;
  const remindedOn = first
    ? ` ${text.remindedFrom(sayInstant(first, context.person.locale, now, { time: false }))}`
    : '';
  return answerChoice(context, call, interest === null ? text.undone : `${text.notedInterest}${remindedOn}`, interest);
}

/** "No es para mí": what else may be silenced is offered, each undone by a button. */
async function answerDismissal(context: Context, call: CallRow): Promise<Reply> {
  const look = await lookOf(context);
  const note = `${callsText[look.locale].notedDismiss} ${reachText[look.locale].dismissedHint}`;
  const more = await muteButtons(context, call, look);
  return answerChoice(context, call, note, 'dismissed', more);
}

async function remind(context: Context, event: ActionEvent): Promise<Reply> {
  const call = await callOf(context, event);
  const note = await remindOf(context, call, null);
  const mine = await interestOf(context.store.db, call.id, memberIdOf(context));
  return answerChoice(context, call, note, mine?.interest ?? null);
}

export const callsFeature: Feature = {
  annual: annualCalls,
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
      // "Becas en salud, cada lunes", "quiero que me avisen de becas": a subscription.
      run: async (context, { text }) =>
        context.person.memberId && (saysHowOften(text) || asksToBeTold(text))
          ? subscribeInWords(context, text)
          : showList(context, text, 0),
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
    ...stoppingCommands,
    ...reminderCommands,
    ...whyCommands,
    ...classifiedCommands,
    ...muteCommands,
    ...followUpCommands,
    ...proposalCommands,
    ...reviewCommands,
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
    ...reviewActions,
    ...followUpActions,
    ...subscriptionActions,
    ...stoppingActions,
    ...muteActions,
    ...whyActions,
    ...classifiedActions,
  },
  forms: {
    'subscription.edit': subscriptionForm,
    'digest.edit': digestForm,
    'call.propose': proposalForm,
    'call.correct': correctionForm,
    'call.refuse': rejectionForm,
    'reminders.edit': remindersForm,
  },
  deliveries: callDeliveries,
};
