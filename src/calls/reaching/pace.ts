/** "Prefiero un resumen los lunes", "un solo correo diario": how often all of a person's subscriptions come. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context } from '../../app.ts';
import { subscriptionsOf } from '../queries.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { fold } from '../understanding/words.ts';
import { readAsked, saysHowOften } from './ask.ts';
import { otherThings } from './ask-fillers.ts';
import { asksNothing } from './conditions.ts';
import { changeDigestTime } from './digest.ts';
import { memberOf, showSubscriptions } from './keep-subscription.ts';
import { digestTimesOf, setFrequency } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { sayFrequency } from './subscription-cards.ts';
import { asksForLess, pointsAtThose } from './subscriptions.ts';
import { withWayBack } from './way-back.ts';

const ofMessages = /\b(?:resum|digest|avis|mensaj|notific|alert|correo|messag|updates)/;

/** Whether a subscription is what answered them last: "y que llegue los viernes" is said of that one. */
export const justMade = ({ person }: Context): boolean =>
  /^subscriptions?\.(?:add|ask|edit)$/.test(person.lastAnswer ?? '');

async function setPace(context: Context, said: string): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const memberId = memberOf(context);
  const text = reachText[person.locale];
  const { schedule, rarer } = readAsked(said, await vocabularyOf(context), clock.now());
  const mine = await subscriptionsOf(store.db, memberId);
  const last = justMade(context) && !ofMessages.test(fold(said)) ? mine.at(-1) : undefined;
  if (!schedule || mine.length === 0) return showSubscriptions(context);
  const { frequency, days, at } = schedule;
  await store.inTransaction(async (tx) => {
    await setFrequency(tx, memberId, frequency, last?.id);
    if (!days && !at) return;
    const time = { ...(days ? { digestDays: [...days] } : {}), ...(at ? { digestAt: at } : {}) };
    await changeDigestTime(tx, outbox, memberId, time, clock.now());
  });
  const [time] = await digestTimesOf(store.db, [memberId]);
  const how = time ? sayFrequency(frequency, time, person.locale) : text.frequency[frequency];
  const done = last ? text.pacedLast(how) : text.paced(how);
  return showSubscriptions(context, rarer ? text.rarer(rarer) : done);
}

export const paceCommands: readonly Command[] = [
  {
    id: 'subscriptions.pace',
    names: { es: ['cambiar la frecuencia', 'cambie la frecuencia'], en: ['change how often'] },
    summary: { es: 'Elegir cada cuánto llegan sus avisos', en: 'Choose how often your notices come' },
    examples: {
      es: ['prefiero un resumen los lunes en vez de cada aviso'],
      en: ['I prefer one digest on Mondays'],
    },
    who: 'member',
    understands: async (context, text) => {
      const said = fold(text);
      if (
        asksForLess(text) ||
        (pointsAtThose(text) && !justMade(context)) ||
        otherThings.test(said) ||
        !(ofMessages.test(said) || justMade(context)) ||
        !saysHowOften(text)
      )
        return 0;
      const asked = readAsked(text, await vocabularyOf(context), context.clock.now());
      return asksNothing({ ...asked, words: asked.words.filter((word) => !asked.unsure.includes(word)) }) ? 0.88 : 0;
    },
    run: (context, { text }) => withWayBack(context, () => setPace(context, text)),
  },
];
