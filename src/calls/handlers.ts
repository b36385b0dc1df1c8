/** What people ask of the calls: lists, one call, interest, reminders, subscriptions, review. */
import type { Reply } from '../adapter.ts';
import { type Context, type Feature, mayUse } from '../app.ts';
import { UserError } from '../errors.ts';
import { sayInstant } from '../text.ts';
import { annualCalls } from './annual.ts';
import { callButtons, callCard, callListCard, classifiedButton, type Look } from './cards.ts';
import { choiceActions } from './choices.ts';
import { callDeliveries } from './deliver.ts';
import { rejectionForm, reviewActions, reviewCommands, showReview } from './intake/review.ts';
import { lookIn, viewOf } from './look.ts';
import { followUpActions, followUpBlocks, followUpCommands } from './proposals/followup.ts';
import { correctionForm, proposalForm } from './proposals/proposal-form.ts';
import { pasteForm, proposalCommands } from './proposals/proposals.ts';
import { type CallRow, getCall, getCallByNumber, interestOf, listCalls } from './queries.ts';
import { type Asked, readAsked, saysHowOften } from './reaching/ask.ts';
import { meetsAny, readWishes } from './reaching/ask-alternatives.ts';
import { asksToBeTold } from './reaching/ask-fillers.ts';
import { asksNothing } from './reaching/conditions.ts';
import { muteActions, muteCommands } from './reaching/mutes.ts';
import { reminderCommands, remindersForm } from './reaching/reminder-handlers.ts';
import { stoppingActions, stoppingCommands } from './reaching/stopping.ts';
import { sayConditions } from './reaching/subscription-cards.ts';
import { digestForm, subscriptionForm } from './reaching/subscription-form.ts';
import { subscribeInWords, subscriptionActions, subscriptionCommands } from './reaching/subscriptions.ts';
import { whyActions, whyCommands } from './reaching/why.ts';
import { isPublic } from './rules.ts';
import { callsText } from './text.ts';
import { classifiedActions, classifiedCommands } from './understanding/classified.ts';
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
  if (!call || (!isPublic(call) && !mayUse(access, 'coordinator')))
    throw new UserError(callsText[look.locale].notFound(name));
  if (call.state === 'review') return showReview(context, call.id);
  const mine = memberId ? await interestOf(context.store.db, call.id, memberId) : null;
  const view = viewOf(call);
  const buttons = callButtons(view, look, mine?.interest ?? null, {
    toPerson: memberId !== null,
    more: [classifiedButton(call.id, look.locale)],
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
      // "¿Qué hay para ambiente antes de enero?": a subject and a deadline, and nothing else.
      understands: async (context, text) => {
        const asked = readAsked(text, await vocabularyOf(context.store), context.clock.now());
        const read = asked.unsure.length + asked.notUnderstood.length === 0;
        return read && asked.closes && !asksNothing(asked) ? 0.7 : 0;
      },
      // "Becas en salud, cada lunes", "quiero que me avisen de becas": a subscription.
      run: async (context, { text }) =>
        context.person.memberId && (saysHowOften(text) || asksToBeTold(text))
          ? subscribeInWords(context, text)
          : showList(context, text, 0),
    },
    {
      id: 'calls.show',
      names: {
        es: ['convocatoria', 'ficha', 'quién más', 'quiénes están interesados', 'interesados en'],
        en: ['call', 'details', 'who else', 'who is interested in'],
      },
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
    ...choiceActions,
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
    'call.paste': pasteForm,
    'call.propose': proposalForm,
    'call.correct': correctionForm,
    'call.refuse': rejectionForm,
    'reminders.edit': remindersForm,
  },
  deliveries: callDeliveries,
};
