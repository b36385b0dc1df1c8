/** Subscriptions in one sentence: what was understood is echoed, what was not is said, and a button changes it. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Feature } from '../../app.ts';
import type { Block, Card } from '../../card.ts';
import { chooseOne } from '../choices.ts';
import { listedBefore } from '../listed.ts';
import { lookIn } from '../look.ts';
import { removeSubscription, subscriptionsOf } from '../queries.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { fold } from '../understanding/words.ts';
import { type Asked, readAsked, saysHowOften } from './ask.ts';
import { asksToBeTold, otherThings } from './ask-fillers.ts';
import { readTurns } from './ask-turns.ts';
import { asksNothing, readConditions, saysAny } from './conditions.ts';
import { showDigestPage } from './digest.ts';
import { keepSubscription, memberOf, showSubscriptions } from './keep-subscription.ts';
import { pauseSubscriptions, recentCalls } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { remindInWords } from './reminder-handlers.ts';
import { daysIn } from './reminder-words.ts';
import { sayConditions } from './subscription-cards.ts';
import { subscriptionForm } from './subscription-form.ts';
import { wayBackActions, withWayBack } from './way-back.ts';

/** "suscribirme a salud, una vez por semana"; a sentence in which nothing is asked opens the form. */
export const subscribeInWords = (context: Context, said: string): Promise<Reply> =>
  withWayBack(context, () => keepWishes(context, said));

/** Calls that are read to see whether a word is one of theirs. */
const mostRead = 2000;

/** Nothing is named that is known: no sector, no kind, no place. */
export const namesNothing = (asked: Asked): boolean =>
  asksNothing({ ...asked, words: asked.words.filter((word) => !asked.unsure.includes(word)) });

/** Without what is said before the request and names nothing: "qué pereza tanto mensaje, solo mándeme lo de gobierno". */
function requestIn(said: string, read: (text: string) => Asked): string {
  const clauses = said.split(/(?<=[,.;!?])\s+/);
  const from = clauses.findIndex((clause) => asksToBeTold(clause));
  const before = clauses.slice(0, from).join(' ');
  return from > 0 && !saysHowOften(before) && namesNothing(read(before)) ? clauses.slice(from).join(' ') : said;
}

/** "Solo mándeme …": what else they follow is shown, for them to take away. */
const asksOnly = /(?<!\p{L})(?:s[oó]lo|solamente|[uú]nicamente|only|just)\s+(\p{L}+\s+\p{L}+)/iu;

/** "Avíseme de estas", "suscríbame a eso": to the list that they were just shown. */
const those = /\b(?:es[ao]s|est[ao]s|eso|esto|those|these|that|this|parecidas|similares|las mismas|lo mismo)\b/;
export const pointsAtThose = (text: string): boolean => those.test(fold(text));

/** "De astrología": what is asked for, be it known or not. */
const isNamed = (said: string, word: string): boolean =>
  !/^\d+$/.test(word) &&
  / (?:del?|sobre|a|para|pa|con|of|about|on|for|to) (?:(?:el|la|los|las|the) )?$/.test(
    ` ${fold(said).slice(0, fold(said).indexOf(fold(word)))}`,
  );

/** Those of these words that stand where nothing is asked for, and that no call ever said. */
async function strayIn({ store }: Context, said: string, words: readonly string[]): Promise<string[]> {
  const loose = words.filter((word) => !isNamed(said, word));
  const calls = loose.length > 0 ? await recentCalls(store.db, mostRead) : [];
  return loose.filter((word) => /^\d+$/.test(word) || !calls.some((call) => saysAny(call, [word])));
}

/** Without these words, which the person is told. */
function without(asked: Asked, stray: readonly string[]): Asked {
  const left = (words: readonly string[]) => words.filter((word) => !stray.includes(word));
  const notUnderstood = [...asked.notUnderstood, ...asked.unsure.filter((word) => stray.includes(word))];
  return { ...asked, words: left(asked.words), unsure: left(asked.unsure), notUnderstood };
}

/** Words that name nothing, and that no call ever said, are hardly what somebody follows: they say so themselves. */
function confirmWords({ person }: Context, words: readonly string[]): Reply {
  const text = reachText[person.locale];
  const quoted = words.map((word) => `«${word}»`).join(', ');
  const buttons = [
    { label: text.followWords, action: 'subscription.ask', data: { ask: quoted } },
    { label: text.mine, action: 'subscription.list' },
  ];
  const blocks: Block[] = [
    { kind: 'text', text: text.unknownWords(quoted) },
    { kind: 'buttons', buttons },
  ];
  return { kind: 'cards', cards: [{ blocks }] };
}

async function keepWishes(context: Context, whole: string): Promise<Reply> {
  const vocabulary = await vocabularyOf(context);
  const now = context.clock.now();
  const said = requestIn(whole, (text) => readAsked(text, vocabulary, now));
  let wishes = readTurns(said, vocabulary, now);
  const { schedule } = wishes[0];
  const listed = asksNothing(wishes[0]) && pointsAtThose(said) ? await listedBefore(context) : null;
  if (listed) wishes = readTurns(listed.ask, vocabulary, now);
  const [asked] = wishes;
  // "Avíseme 10 y 3 días antes", "avíseme dos días antes de que cierre la 12": nothing is named but days.
  if (daysIn(said) && namesNothing(asked)) return remindInWords(context, said);
  if (asksNothing(asked) && !asked.all) {
    return { kind: 'form', form: await subscriptionForm.build(context, '') };
  }
  const stray = await strayIn(context, said, asked.unsure);
  if (stray.length > 0 && wishes.every(namesNothing) && !asked.all) return confirmWords(context, stray);
  const cards: Card[] = [];
  for (const whole of wishes) {
    const wish = without(whole, stray);
    // Listing what is open now takes the whole sentence: only a single wish has that.
    const all = listed?.ask ?? said;
    const kept = {
      id: null,
      asked: { ...wish, schedule: schedule ?? wish.schedule },
      said: wishes.length === 1 ? all : undefined,
    };
    const reply = await keepSubscription(context, wish, kept.asked.schedule?.frequency ?? 'now', kept);
    if (reply.kind === 'cards') cards.push(...reply.cards);
  }
  if (asksToBeTold(asksOnly.exec(said)?.[1] ?? '')) {
    const all = await showSubscriptions(context);
    if (all.kind === 'cards') cards.push(...all.cards);
  }
  return { kind: 'cards', cards };
}

/** Words that ask for less, not for more. */
const lessOfIt =
  /\b(?:cancel|quit[ae]|saqu|elimin|borr|baja|desuscri|unsubscribe|remove|stop|dej[ae]|paus|ya no|no (?:me|quiero))/;

export const asksForLess = (text: string): boolean => lessOfIt.test(fold(text));

export const subscriptionCommands: readonly Command[] = [
  {
    id: 'subscriptions.add',
    names: {
      es: [
        'suscribirme',
        'suscribirme a',
        'suscríbame',
        'suscribir',
        'avíseme',
        'avíseme de',
        'avísame',
        'quiero recibir',
        'nueva suscripción',
        'suscripción a',
        'inscríbame en las alertas',
        'active alertas',
        'quiero seguir a',
        'seguir a',
        'seguir las',
        'seguir la',
        'quiero seguir la',
        'siga la',
        'siga a',
        'anóteme para',
        'agrégueme',
        'manténgame al tanto de',
        'téngame al tanto de',
      ],
      en: [
        ...['subscribe', 'subscribe to', 'subscribe me to', 'notify me', 'tell me about', 'follow', 'alert me'],
        ...['sign me up for alerts', 'keep me posted', 'keep me informed', 'let me know about', 'let me know when'],
      ],
    },
    summary: { es: 'Recibir avisos de lo que le interesa', en: 'Be told of what interests you' },
    examples: {
      es: ['suscribirme a salud y educación', 'avíseme de becas en ambiente, una vez por semana'],
      en: ['subscribe to health and education', 'notify me of scholarships on environment, weekly'],
    },
    who: 'member',
    // "Agrégueme cultura, y quíteme movilidad" is more than that.
    suits: (beside) => !/(?:^| )(?:quit|saqu|elimin|remove)/.test(beside),
    // "Todo lo de movilidad menos créditos, cada día": conditions and how often, without a verb.
    understands: async (context, text) => {
      if (asksForLess(text) || otherThings.test(fold(text)) || !(saysHowOften(text) || asksToBeTold(text))) return 0;
      const asked = readAsked(text, await vocabularyOf(context), context.clock.now());
      const named = asked.sectors.length + asked.modalities.length + asked.funders.length + asked.places.length;
      const pointed =
        asksToBeTold(text) && pointsAtThose(text) && namesNothing(asked) && (await listedBefore(context)) !== null;
      return named > 0 || pointed || asked.mayApply || asked.amount ? 0.9 : 0;
    },
    run: async (context, { text, rest }) =>
      (rest ? await chooseOne(context, rest, 'interested') : null) ?? subscribeInWords(context, text),
  },
];

async function pause(context: Context, id: string, pausedAt: Date | null): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = reachText[look.locale];
  await pauseSubscriptions(context.store.db, memberOf(context), [id], pausedAt);
  const one = (await subscriptionsOf(context.store.db, memberOf(context))).find((each) => each.id === id);
  const what = one ? sayConditions(readConditions(one), look) : '';
  return showSubscriptions(context, pausedAt ? text.pausedNow(what, text.untilResumed) : text.resumed(what), true);
}

export const subscriptionActions: Feature['actions'] = {
  'subscription.ask': {
    who: 'member',
    run: (context, event) => subscribeInWords(context, event.data.ask ?? ''),
  },
  'subscription.list': { who: 'member', run: (context) => showSubscriptions(context) },
  'subscription.pause': {
    who: 'member',
    run: (context, event) =>
      withWayBack(context, () => pause(context, event.data.subscription ?? '', context.clock.now())),
  },
  'subscription.resume': {
    who: 'member',
    run: (context, event) => withWayBack(context, () => pause(context, event.data.subscription ?? '', null)),
  },
  'subscription.remove': {
    who: 'member',
    run: (context, event) =>
      withWayBack(context, async () => {
        await removeSubscription(context.store.db, memberOf(context), event.data.subscription ?? '');
        return showSubscriptions(context, reachText[context.person.locale].removed, true);
      }),
  },
  ...wayBackActions,
  'digest.page': {
    who: 'member',
    run: (context, event) => showDigestPage(context, event.data.due ?? '', Number(event.data.from) || 0),
  },
};
