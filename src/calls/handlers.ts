/** What people ask of the calls: lists, one call, interest, reminders, subscriptions, review. */
import type { Feature } from '../app.ts';
import { foldText } from '../form.ts';
import { plainly } from '../named-day.ts';
import { annualCalls } from './annual.ts';
import { callOf, choiceActions, choiceCommands } from './choices.ts';
import { callDeliveries } from './deliver.ts';
import { factCommands } from './facts.ts';
import { findCalls, wordsOf } from './find-call.ts';
import { rejectionForm, reviewActions, reviewCommands } from './intake/review.ts';
import { showList } from './list.ts';
import { answerList, asksForList, backToList, listedBefore, speaksOfOthers } from './listed.ts';
import { meantCall } from './meant.ts';
import { correctionActions, correctionCommands } from './proposals/correcting.ts';
import { correctionForm } from './proposals/correction-form.ts';
import { followUpActions, followUpCommands } from './proposals/followup.ts';
import { proposalForm } from './proposals/proposal-form.ts';
import { pasteForm, proposalCommands } from './proposals/proposals.ts';
import { refusalActions, refusalCommands } from './proposals/refusing.ts';
import { getCall, getCallByNumber } from './queries.ts';
import { saysHowOften } from './reaching/ask.ts';
import { asksToBeTold, otherThings } from './reaching/ask-fillers.ts';
import { muteActions, muteCommands } from './reaching/mutes.ts';
import { remindersForm } from './reaching/reminder-form.ts';
import { reminderActions, reminderCommands } from './reaching/reminder-handlers.ts';
import { stoppingActions, stoppingCommands } from './reaching/stopping.ts';
import { digestForm, subscriptionForm } from './reaching/subscription-form.ts';
import { subscribeInWords, subscriptionActions, subscriptionCommands } from './reaching/subscriptions.ts';
import { whyActions, whyCommands } from './reaching/why.ts';
import { isPublic } from './rules.ts';
import { showCall } from './show.ts';
import { classifiedActions, classifiedCommands } from './understanding/classified.ts';
import { ruleActions, ruleCommands, ruleForms } from './understanding/rule-handlers.ts';

/** "Muéstreme la 2", "cuénteme más de la primera", "¿y la última?": one of a list, by its number or its place. */
const opensOne = new RegExp(
  '^ (?:(?:y|and|listo|ok|bueno|por|favor|please|quiero|puede|me|ver|vea|veamos|abr\\w+|muestr\\w+|mostr\\w+|ensen\\w+|deme|dame|detalles?|info\\w*|mas|more|cuent\\w+|dig\\w+|de|sobre|about|show|open|see|tell) )*' +
    '(?:(?:la|el|the|es[ao]|that|numero|number|no|convocatoria) )+(?:(?<number>\\d{1,9})|' +
    '(?<place>(?:primera|segunda|tercera|cuarta|quinta|ultima|first|second|third|fourth|fifth|last)(?: one| de la lista)?)|' +
    '(?<=(?:es[ao]|that) )(?:one )?) ?(?:(?:que|de que|what) \\S*(?:dice|es|trata|says?|about) ?|por favor |please )?$',
);
type Opened = { number?: string; place?: string };
const opened = (text: string): Opened | undefined => opensOne.exec(plainly(text))?.groups;

const asksWho = /qui[eé]n|interesad|who/iu;
/** "¿Quién va a postular a la 9?", "who is applying to 9?" */
const asksTeam =
  /(?:qui[eé]n(?:es)?|who)(?!\p{L})(?! (?:puede|pueden|can|may)).*(?:postul|aplic|present\w* a |interes|apply)/iu;
/** "La convocatoria 47 es de educación", "la fecha de la 5: 20 de enero" tell of it. */
const tellsOf = /^\d{1,9} (?:(?:no|si|ya|es|son|esta|cierra|cerro|vence|da|ofrece|closes) |\d)/;
/** Words of such a question that are of no title. */
const ofTeam = wordsOf('red mas va van ir else is in network applying', [
  'interes',
  'present',
  'postul',
  'aplic',
  'apply',
]);

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
          'plata',
          'financiación',
          'financiamiento',
          'que cierra',
          'que cierran',
        ],
        en: ['calls', 'open calls', 'scholarships', 'grants', 'opportunities', 'funding', 'money for'],
      },
      summary: { es: 'Ver las convocatorias abiertas', en: 'See the open calls' },
      examples: {
        es: ['convocatorias', 'convocatorias de salud', '¿qué convocatorias cierran esta semana?'],
        en: ['calls', 'calls on health', 'which calls close this week?'],
      },
      who: 'guest',
      // "¿Qué hay para ambiente antes de enero?", "las que cerraron ayer", "más de 50 mil euros".
      understands: asksForList,
      // "Becas en salud, cada lunes", "quiero que me avisen de becas": a subscription.
      run: async (context, { text }) =>
        context.person.memberId && (saysHowOften(text) || asksToBeTold(text))
          ? subscribeInWords(context, text)
          : answerList(context, text),
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
      suits: (beside) => !otherThings.test(beside) && !tellsOf.test(beside),
      understands: async (context, text) => {
        if (asksTeam.test(text) && !otherThings.test(foldText(text))) return 0.9;
        const one = opened(text);
        if (one === undefined || (!one.number && speaksOfOthers(context))) return 0;
        if (one.place && (await listedBefore(context))?.calls.length) return 0.92;
        const { db } = context.store;
        const call = one.number ? await getCallByNumber(db, Number(one.number)) : await meantCall(context, text);
        return call ? 0.6 : 0;
      },
      run: async (context, { text, rest }) => {
        const team = asksWho.test(text);
        const number = /\d{1,9}/.exec(rest)?.[0];
        if (number) return showCall(context, await getCallByNumber(context.store.db, Number(number)), number, { team });
        const one = opened(text);
        if (one?.place) await backToList(context);
        const shown = one ? await meantCall(context, text) : null;
        if (shown) return showCall(context, shown, '');
        const found = team ? await findCalls(context, rest, ofTeam) : null;
        // "¿Quién más se presentó?", to the one that was just shown.
        const meant = found?.asked === false ? await meantCall(context, text) : null;
        const [call, another] = meant ? [meant] : (found?.calls.filter(isPublic) ?? []);
        return call && !another ? showCall(context, call, '', { team }) : showList(context, text, 0);
      },
    },
    ...choiceCommands,
    ...factCommands,
    ...subscriptionCommands,
    ...stoppingCommands,
    ...reminderCommands,
    ...whyCommands,
    ...classifiedCommands,
    ...ruleCommands,
    ...muteCommands,
    ...followUpCommands,
    ...correctionCommands,
    ...refusalCommands,
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
    'call.team': {
      who: 'member',
      run: async (context, event) => showCall(context, await callOf(context, event), '', { team: true }),
    },
    ...choiceActions,
    ...reviewActions,
    ...followUpActions,
    ...correctionActions,
    ...refusalActions,
    ...subscriptionActions,
    ...stoppingActions,
    ...muteActions,
    ...reminderActions,
    ...whyActions,
    ...classifiedActions,
    ...ruleActions,
  },
  forms: {
    'subscription.edit': subscriptionForm,
    'digest.edit': digestForm,
    'call.paste': pasteForm,
    'call.propose': proposalForm,
    'call.correct': correctionForm,
    'call.refuse': rejectionForm,
    'reminders.edit': remindersForm,
    ...ruleForms,
  },
  deliveries: callDeliveries,
};
