/** What a sentence about having less of something says. Pure. */
import { fold } from '../understanding/words.ts';

/** "Quitar la suscripción de …", "pausar …": what becomes of that one; null when the sentence is about less than one. */
export function endOf(text: string): 'remove' | 'pause' | null {
  const said = fold(text);
  if (/\b(?:no|not|don|sin)\b/.test(said)) return null;
  if (/\bpaus/.test(said)) return 'pause';
  if (
    !/\b(?:suscripci|subscription|desuscri|unsubscribe|baja\b|avisos?\b|alert|lista?\b|(?:quite|saque|borre|remove|take) ?me\b)/.test(
      said,
    )
  )
    return null;
  return /\b(?:quit|saqu|cancel|elimin|borr|baja|desuscri|unsubscribe|remove|take me off)/.test(said) ? 'remove' : null;
}

/** "De noche", "los viernes": hours of every day, or a day of every week, which are no pause. */
export const ofHours =
  /\b(?:de|por) (?:la )?noche|at night|\blos (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fines de semana)\b|\bon (?:\w+days|weekends)\b/;
/** "Quite ese silencio". */
export const endsSilence = /\b(?:quit|saqu|levant|cancel|elimin|borr|desactiv)\w* (?:\w+ ){0,2}silenci/;

/** "Pause eso", "quítela": the subscription that was just made. */
export const pointsAtIt =
  /\b(?:es[ao]|est[ao]|that|this|it)(?: (?:one|suscripcion|alerta|subscription|alert))?$|\b(?:quit|borr|paus|elimin)[ea]la\b/;

/** "Cambie mi suscripción de salud a educación". */
const swapping =
  /^\W*(?:cambi|reemplac)\p{L}+\s+(?:(?:mi|la|my)\s+)?(?:suscripci[oó]n|subscription)\s+(?:de|to|of|from)\s+(.+?)\s+(?:a|por|to|with)\s+(.+)$/iu;

/** "Agrégueme cultura, y quíteme movilidad": the part that adds and the part that takes away; null when it is not both. */
export function bothParts(text: string): [more: string, less: string] | null {
  const [, from, into] = swapping.exec(text) ?? [];
  if (from && into) return [`suscribirme a ${into}`, `quitar la suscripción de ${from}`];
  const [, more = '', less = ''] =
    /^(\W*(?:agr[eé]g|a[ñn]ad|incl[uú]y|suscr[ií]b|add\b|p[oó]ng).+?)[,;]?\s+(?:(?:y|pero|and|but)\s+)?((?:qu[ií]t|s[aá]qu|elimin|remove|drop).+)$/iu.exec(
      text,
    ) ?? [];
  return more && less ? [more, less] : null;
}

/** "¿A qué estoy suscrito?", "no me llega nada". */
export const asksWhatComes =
  /\bsuscrit[oa]s?\b|\bestoy en pausa\b|\bam i (?:paused|subscribed)|no me (?:esta )?lleg\w+ nada|nothing (?:reaches|is reaching)/;

/** What people also leave, refuse or pass on: a place in a training, an agreement, one call by its number, some hours. */
export const ofOthers =
  /\b(?:ir a|asistir|going to|espera|waiting|waitlist|capacitacion\w*|training\w*|cap-?\d+|cupo|inscri\w+|convenios?|acuerdos?|agreements?|memorandos?|recordatorios?|recuerd\w*|reminders?|reminding)\b|\b(?:despues|antes|after|before) \d/;

/** "Quítela", "borre esa": of the call that was just shown. */
export const takesAway =
  /\b(?:quit|borr|elimin)[ea]la\b|\b(?:quite|borre|elimine|remove) (?:es[ao]|est[ao]|that|this)\b/;
export const saysTaste = /\b(?:interes\w*|quiero|want)\b/;
