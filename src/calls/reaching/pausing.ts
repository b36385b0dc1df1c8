/** "Pausar todo", "no me avise hasta el lunes", "reanudar": all of a person's subscriptions held for a while. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context } from '../../app.ts';
import { sayInstant } from '../../text.ts';
import { subscriptionsOf } from '../queries.ts';
import { fold } from '../understanding/words.ts';
import { askedWindow } from './ask-window.ts';
import { memberOf, showSubscriptions } from './keep-subscription.ts';
import { pauseSubscriptions } from './reach-queries.ts';
import { reachText } from './reach-text.ts';

/**
 * When a pause ends: at the start of the day that "hasta el lunes", "until March" name, or after the stretch of "por una
 * semana", "este mes"; null when the sentence names neither, or what is over.
 */
export function pauseEnd(text: string, now: Date): Date | null {
  const said = fold(text);
  const until = /(?<!\p{L})(?:hasta|until|till)(?!\p{L})/u;
  const to = until.test(said)
    ? askedWindow(said.replace(until, 'desde'), now)?.from
    : askedWindow(said, now)?.to && new Date((askedWindow(said, now)?.to?.getTime() ?? 0) + 1);
  return to && to > now ? to : null;
}

/** A sentence that names nothing but silence: "pausar todo", "no me mande nada". */
export const silencesAll = (text: string): boolean =>
  /\b(?:paus\w*|silenci\w*|mute|snooze|no me (?:avis|mand|envi|escrib|notifi)\w*|dej\w+ de (?:avis|mand|envi|escrib)\w*|stop (?:send|tell|notify|alert)\w*|nada|ningun\w*|everything|anything|no (?:quiero|more|mas) .*(?:avisos|mensajes|notificaciones|alertas|alerts|messages|notifications))\b/.test(
    fold(text),
  );

/** Every subscription rests until then, or until the person says so. */
export async function pauseAll(context: Context, until: Date | null): Promise<Reply> {
  const { store, clock, person } = context;
  const now = clock.now();
  const mine = await subscriptionsOf(store.db, memberOf(context));
  if (mine.length === 0) return showSubscriptions(context);
  await pauseSubscriptions(
    store.db,
    memberOf(context),
    mine.map(({ id }) => id),
    now,
    until,
  );
  const when = until && sayInstant(until, person.locale, now, { time: false });
  return showSubscriptions(context, reachText[person.locale].pausedAll(when));
}

async function resume(context: Context): Promise<Reply> {
  const { store, person } = context;
  const text = reachText[person.locale];
  const paused = (await subscriptionsOf(store.db, memberOf(context))).filter(({ pausedAt }) => pausedAt !== null);
  await pauseSubscriptions(
    store.db,
    memberOf(context),
    paused.map(({ id }) => id),
    null,
  );
  return showSubscriptions(context, paused.length > 0 ? text.resumedAll : text.resumedNone);
}

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
      en: ['resume alerts', 'resume my alerts', 'resume notifications', 'unpause'],
    },
    summary: { es: 'Volver a recibir lo que estaba en pausa', en: 'Hear again of what was paused' },
    examples: { es: ['reanudar avisos'], en: ['resume alerts'] },
    who: 'member',
    run: (context) => resume(context),
  },
];
