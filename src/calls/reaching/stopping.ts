/** "Ya no quiero becas", "quitar la suscripción de salud", "silenciar al BID": less of something, in words. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Feature } from '../../app.ts';
import type { Block, Button } from '../../card.ts';
import { UserError } from '../../errors.ts';
import { chooseOne } from '../choices.ts';
import { lookIn } from '../look.ts';
import { removeSubscription, subscriptionsOf } from '../queries.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { fold } from '../understanding/words.ts';
import { readAsked } from './ask.ts';
import { type Conditions, type Lists, listNames, noLists, readConditions } from './conditions.ts';
import { memberOf, showSubscriptions } from './keep-subscription.ts';
import { muteNow, unmuteNow } from './mutes.ts';
import { justMade, paceCommands } from './pace.ts';
import { type Pause, pauseAll, pauseIn, pausingCommands, saySpan, silencesAll, silencesFor } from './pausing.ts';
import { asksFor, pauseSubscriptions, setWithout } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import type { StoredSubscription } from './reception.ts';
import {
  asksWhatComes,
  bothParts,
  endOf,
  endsSilence,
  ofHours,
  ofOthers,
  pointsAtIt,
  saysTaste,
  takesAway,
} from './stopping-words.ts';
import { sayConditions, sayValues, subscriptionBlocks } from './subscription-cards.ts';
import { asksForLess, namesNothing, subscribeInWords } from './subscriptions.ts';
import { withWayBack } from './way-back.ts';

const count = (lists: Lists): number => listNames.reduce((sum, name) => sum + lists[name].length, 0);

/** What the sentence names, which is about having less of it than `mine` bring. */
async function askedIn(context: Context, text: string, mine: readonly StoredSubscription[]): Promise<Conditions> {
  const asked = readAsked(text, await vocabularyOf(context), context.clock.now());
  // A word that names nothing is meant only when some subscription looks for it.
  const known = new Set(mine.flatMap(({ words }) => words));
  const meant = (words: readonly string[]) => words.filter((word) => known.has(word) || !asked.unsure.includes(word));
  return { ...asked, words: meant(asked.words), without: { ...asked.without, words: meant(asked.without.words) } };
}

/** All that is named, wanted or not. */
function namedIn(asked: Conditions): Lists {
  const both = { ...noLists };
  for (const name of listNames) both[name] = [...asked[name], ...asked.without[name]];
  return both;
}

async function stop(context: Context, text: string): Promise<Reply> {
  if (ofHours.test(fold(text))) throw new UserError(reachText[context.person.locale].hoursElsewhere);
  // "No quiero perderme las becas" is the opposite.
  if (/\bperder/.test(fold(text))) return subscribeInWords(context, text);
  const mine = await subscriptionsOf(context.store.db, memberOf(context));
  const asked = await askedIn(context, text, mine);
  const named = namedIn(asked);
  if (endsSilence.test(fold(text))) return unmuteNow(context, named.funders);
  const end = endOf(text);
  const pause = pauseIn(text, context.clock.now());
  const only = end && count(named) > 0 ? mine.find((one) => asksFor(one, asked)) : undefined;
  if (end && only) return endNow(context, only, end === 'pause' ? pause : null);
  const last = count(named) === 0 && pointsAtIt.test(fold(text)) && justMade(context) ? mine.at(-1) : undefined;
  if (last) return endNow(context, last, /\bpaus/.test(fold(text)) ? pause : null);
  if (silencesFor(text) || (count(named) === 0 && silencesAll(text))) return pauseAll(context, pause);
  const [funder] = named.funders;
  if (funder && count(named) === 1) return muteNow(context, funder);
  if (mine.length === 0 || count(named) === 0) return showSubscriptions(context);
  const look = await lookIn(context, context.person.locale);
  const words = reachText[look.locale];
  const asking = mine.filter((one) => listNames.some((name) => one[name].some((value) => named[name].includes(value))));
  const what = sayConditions(named, look);
  const blocks: Block[] = asking.length > 0 ? [{ kind: 'text', text: words.stopWhich(what) }] : [];
  for (const one of asking) blocks.push(...subscriptionBlocks(one, null, look));
  const buttons: Button[] = [];
  if (mine.length > asking.length) {
    const kinds = listNames.filter((name) => named[name].length > 0);
    // "Los premios de Bloomberg": without either there would be less than was said; which one is for the person to say.
    const offer = kinds.length > 1 ? words.stopEither : asking.length > 0 ? words.stopRest : words.stopAll;
    blocks.push({ kind: 'text', text: offer(what) });
    for (const kind of kinds) {
      const data = { named: text.slice(0, 500), kind };
      const label = kinds.length > 1 ? words.leaveOutThis(sayValues(kind, named[kind], look)) : words.leaveOut;
      buttons.push({ label, action: 'subscription.leave-out', data });
    }
  }
  buttons.push({ label: words.mine, action: 'subscription.list' });
  return { kind: 'cards', cards: [{ title: words.stopTitle, blocks: [...blocks, { kind: 'buttons', buttons }] }] };
}

/** The one subscription that asks for just what was said is paused, or else removed. */
async function endNow(context: Context, one: StoredSubscription, pause: Pause | null): Promise<Reply> {
  const { db } = context.store;
  const look = await lookIn(context, context.person.locale);
  const words = reachText[look.locale];
  const what = sayConditions(readConditions(one), look);
  if (pause) await pauseSubscriptions(db, memberOf(context), [one.id], pause.from, pause.to);
  else await removeSubscription(db, memberOf(context), one.id);
  return showSubscriptions(context, pause ? words.pausedNow(what, saySpan(pause, look)) : words.removedThis(what));
}

/** Every subscription that does not ask for it leaves it out from now on: of what the sentence names, this `kind`. */
async function leaveOut(context: Context, { named: text = '', kind = '' }: Record<string, string>): Promise<Reply> {
  const { store, person } = context;
  const memberId = memberOf(context);
  const all = namedIn(await askedIn(context, text, await subscriptionsOf(store.db, memberId)));
  const named = { ...noLists };
  for (const name of listNames) if (name === kind || kind === '') named[name] = all[name];
  await store.inTransaction(async (tx) => {
    for (const one of await subscriptionsOf(tx, memberId)) {
      const { without, ...asked } = readConditions(one);
      const more = { ...without };
      for (const name of listNames) {
        const unasked = named[name].filter((value) => !asked[name].includes(value));
        more[name] = [...without[name], ...unasked];
      }
      await setWithout(tx, one.id, more);
    }
  });
  const look = await lookIn(context, person.locale);
  return showSubscriptions(context, reachText[person.locale].leftOut(sayConditions(named, look)), true);
}

async function changeBoth(context: Context, [more, less]: [more: string, less: string]): Promise<Reply> {
  const replies = [await subscribeInWords(context, more), await stop(context, less)];
  return { kind: 'cards', cards: replies.flatMap((reply) => (reply.kind === 'cards' ? reply.cards : [])) };
}

/** "Suscripción a salud, cada lunes" adds one, "quite mi suscripción de salud" removes it; "mis suscripciones" shows them. */
async function listOrChange(context: Context, text: string): Promise<Reply> {
  if (asksWhatComes.test(fold(text))) return showSubscriptions(context);
  if (asksForLess(text)) return stop(context, text);
  if (/\b(?:mis?|my|suscrit[oa]s?|subscribed|sig[ou]\w*|follow|avis[ao]|llega)\b/.test(fold(text)))
    return showSubscriptions(context);
  const asked = readAsked(text, await vocabularyOf(context), context.clock.now());
  return namesNothing(asked) ? showSubscriptions(context) : subscribeInWords(context, text);
}

export const stoppingCommands: readonly Command[] = [
  {
    id: 'subscriptions.list',
    names: {
      es: [
        ...['mis suscripciones', 'suscripciones', 'mi suscripción', 'mis avisos', 'mis alertas'],
        ...['qué sigo', 'qué estoy siguiendo'],
        ...['a qué estoy suscrito', 'a qué estoy suscrita'],
        ...['de qué me avisa', 'qué avisos tengo', 'qué me llega'],
      ],
      en: [
        'my subscriptions',
        'subscriptions',
        'my alerts',
        'am i subscribed to',
        'am i following',
        'what do i follow',
        'what i follow',
      ],
    },
    summary: { es: 'Ver, cambiar o quitar sus suscripciones', en: 'See, change or remove your subscriptions' },
    examples: { es: ['mis suscripciones'], en: ['my subscriptions'] },
    who: 'member',
    // "¿A qué temas estoy suscrito?", "¿estoy en pausa o qué? No me llega nada".
    understands: async (_context, text) => (bothParts(text) ? 0.95 : asksWhatComes.test(fold(text)) ? 0.9 : 0),
    run: (context, { text }) => {
      const both = bothParts(text);
      return withWayBack(context, () => (both ? changeBoth(context, both) : listOrChange(context, text)));
    },
  },
  {
    id: 'subscriptions.stop',
    names: {
      es: [
        'quitar suscripción',
        'quitar la suscripción',
        'cancelar mi suscripción',
        'cancelar suscripción',
        'cancelar la suscripción',
        'darme de baja',
        'desuscribirme',
        'desuscríbame',
        'desuscribir',
        'no quiero',
        'ya no quiero',
        'no quiero más',
        'ya no me interesan',
        'no me interesa',
        'no me interesan',
        'deje de mandarme',
        'deje de enviarme',
        'no me avise',
        'no me avisen',
        'ya no me avise',
        'no me envíe',
        'no me mande',
        'deje de avisarme',
        'dejar de recibir',
        'silenciar',
        'silencio',
        'silencie',
        'pausar',
        'pausa',
        'ponga en pausa',
        'pause',
        'póngame en pausa',
        'quíteme',
        'quítela',
        'bórrela',
        'sáqueme',
        'bórreme de',
        'deme de baja',
        'déme de baja',
      ],
      en: [
        'unsubscribe',
        'unsubscribe from',
        'stop sending',
        'stop telling me',
        'no more',
        'mute',
        'pause',
        'snooze',
        'take me off',
        'remove me from',
        'unfollow',
        "don't send me",
        "don't notify me",
        "i don't want",
      ],
    },
    summary: { es: 'Recibir menos: quitar, pausar o silenciar', en: 'Hear less: remove, pause or mute' },
    examples: { es: ['ya no quiero becas', 'silenciar al BID'], en: ['no more scholarships', 'mute the World Bank'] },
    who: 'member',
    suits: (beside) => !ofOthers.test(beside),
    // "Quite esa suscripción".
    understands: async (context, text) =>
      asksForLess(text) &&
      (/\b(?:suscripcion|subscription|alerta|avisos)/.test(fold(text)) ||
        (/^\W*(?:quit|saqu|borr|elimin|remove)/iu.test(text) &&
          /^subscriptions?\./.test(context.person.lastAnswer ?? '')))
        ? 0.92
        : 0,
    // "Esa no me interesa", "ya no quiero la 12", "quítela", which may be said of a subscription as well.
    run: async (context, { text, rest }) => {
      const said = fold(text);
      const ofCall =
        saysTaste.test(said) || (takesAway.test(said) && /^calls?\./.test(context.person.lastAnswer ?? ''));
      const chosen = ofCall ? await chooseOne(context, rest, 'dismissed') : null;
      return chosen ?? withWayBack(context, () => stop(context, text));
    },
  },
  ...pausingCommands,
  ...paceCommands,
];

export const stoppingActions: Feature['actions'] = {
  'subscription.leave-out': {
    who: 'member',
    run: (context, event) => withWayBack(context, () => leaveOut(context, event.data)),
  },
};
