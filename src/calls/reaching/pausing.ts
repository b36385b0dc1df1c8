/** "Pausar todo", "no me avise hasta el lunes", "reanudar": all of a person's subscriptions held for a while. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context } from '../../app.ts';
import { askedWindow } from '../../asked-window.ts';
import { hoursAhead, plainly } from '../../named-day.ts';
import type { Look } from '../cards.ts';
import { lookIn } from '../look.ts';
import { subscriptionsOf } from '../queries.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { fold } from '../understanding/words.ts';
import { readAsked } from './ask.ts';
import { memberOf, showSubscriptions } from './keep-subscription.ts';
import { mutesOf, pauseSubscriptions, unmuteFunder } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { hasPause } from './reception.ts';
import { sayPause } from './subscription-cards.ts';
import { withWayBack } from './way-back.ts';

export type Pause = { from: Date; to: Date | null };

/**
 * From when and until when: to the start of the day that "hasta el lunes", "until March" name, or over the stretch of "por
 * una semana", "del 20 de diciembre al 10 de enero", "2 horas"; from now on when the sentence names none, or what is over.
 */
export function pauseIn(text: string, now: Date): Pause {
  const soon = hoursAhead(plainly(text), now);
  if (soon) return { from: now, to: soon };
  const { from, to } = askedWindow(text, now) ?? { from: null, to: null };
  if (to && to < now) return { from: now, to: null };
  if (from) return { from: from > now ? from : now, to: to && new Date(to.getTime() + 1) };
  const until = /(?<!\p{L})(?:hasta|until|till)(?!\p{L})/u;
  return { from: now, to: to && (askedWindow(fold(text).replace(until, 'desde'), now)?.from ?? to) };
}

/** A sentence that names nothing but silence: "pausar todo", "no me mande nada". */
export const silencesAll = (text: string): boolean =>
  /\b(?:paus\w*|silenci\w*|mute|snooze|no me (?:avis|mand|envi|escrib|notifi)\w*|dej\w+ de (?:avis|mand|envi|escrib)\w*|stop (?:send|tell|notify|alert)\w*|nada|ningun\w*|everything|anything|no (?:quiero|more|mas) .*(?:avisos|mensajes|notificaciones|alertas|alerts|messages|notifications))\b/.test(
    fold(text),
  );

/** "Silencio por 2 horas, estoy en reunión": how long stands right after it, whatever is told besides. */
export const silencesFor = (text: string): boolean =>
  /^\W*(?:silenci\w*|paus\w*|mute|snooze|no me \w+)(?: todo| los avisos| everything)? (?:por|hasta|del?|desde|for|until|from) /.test(
    fold(text),
  );

/** Every subscription rests then, but for those that rest until the person says so. */
export async function pauseAll(context: Context, pause: Pause): Promise<Reply> {
  const { store, person } = context;
  const look = await lookIn(context, person.locale);
  const mine = await subscriptionsOf(store.db, memberOf(context));
  if (mine.length === 0) return showSubscriptions(context);
  const ids = mine.filter((one) => one.pausedTo !== null || !hasPause(one, look.now)).map(({ id }) => id);
  await pauseSubscriptions(store.db, memberOf(context), ids, pause.from, pause.to);
  return showSubscriptions(context, reachText[person.locale].pausedAll(saySpan(pause, look)));
}

/** The same, and that it waits for the person's word when it has no end. */
export const saySpan = (pause: Pause, look: Look): string =>
  `${sayPause(pause, look)} ${pause.to ? '' : reachText[look.locale].untilResumed}`.trim();

async function resume(context: Context, said: string): Promise<Reply> {
  const { store, person, clock } = context;
  const text = reachText[person.locale];
  // "Vuelva a mandarme lo del BID", which was muted.
  const { funders } = readAsked(said, await vocabularyOf(context), clock.now());
  const muted = (await mutesOf(store.db, memberOf(context), clock.now())).funders;
  const again = muted.find((funder) => funders.includes(funder));
  if (again) {
    await unmuteFunder(store.db, memberOf(context), again);
    return showSubscriptions(context, text.funderUnmuted(again));
  }
  const mine = await subscriptionsOf(store.db, memberOf(context));
  const paused = mine.filter((one) => hasPause(one, clock.now()));
  await pauseSubscriptions(
    store.db,
    memberOf(context),
    paused.map(({ id }) => id),
    null,
  );
  return showSubscriptions(context, paused.length > 0 ? text.resumedAll : text.resumedNone);
}

const again =
  /\b(?:re)?(?:activ|anud)\w*\b.*\b(?:otra vez|de nuevo|nuevamente|again)\b|\b(?:otra vez|de nuevo|ya volvi)\b.*\b(?:(?:re)?activ|avis|mand|notific)/;

export const pausingCommands: readonly Command[] = [
  {
    id: 'subscriptions.resume',
    names: {
      es: [
        ...[
          'reanudar avisos',
          'reanude mis avisos',
          'reanudar',
          'reanude',
          'reactivar avisos',
          'reactive',
          'quitar la pausa',
        ],
        ...['vuelva a avisarme', 'vuelva a mandarme', 'quiero volver a recibir'],
      ],
      en: ['resume alerts', 'resume my alerts', 'resume notifications', 'unpause', 'unmute'],
    },
    summary: { es: 'Volver a recibir lo que estaba en pausa', en: 'Hear again of what was paused' },
    examples: { es: ['reanudar avisos'], en: ['resume alerts'] },
    who: 'member',
    // "Ya volví, actívelos otra vez".
    understands: async (_context, text) => (again.test(fold(text)) ? 0.9 : 0),
    run: (context, { text }) => withWayBack(context, () => resume(context, text)),
  },
];
