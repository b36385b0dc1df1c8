/** What a sentence about reminders names: how many days before, a moment, a call. Pure. */
import { findDate } from '../../amount.ts';
import { askedWindow } from '../../asked-window.ts';
import { findDay, hoursAhead, plainly } from '../../named-day.ts';
import { numerals } from '../../numerals.ts';
import { inBogota, monthNames, toWorkingDay } from '../../time.ts';
import { wordsOf } from '../find-call.ts';
import { fold } from '../understanding/words.ts';
import { readSchedule } from './ask-schedule.ts';

/** More than two months ahead nobody acts; more than five times is noise. */
const farthestDay = 60;
const mostDays = 5;
const number = `(?:\\d{1,3}|${Object.keys(numerals).join('|')})`;

/** Days as they are kept: each once, the farthest first; null when one of them is out of range. */
export function checkedDays(days: readonly number[]): number[] | null {
  const kept = [...new Set(days)].sort((a, b) => b - a);
  const fits = kept.length <= mostDays && kept.every((day) => Number.isInteger(day) && day >= 1 && day <= farthestDay);
  return fits ? kept : null;
}

const daysAhead = new RegExp(
  ` (?:(en|dentro de|in|within) )?((?:${number} (?:(?:y|e|o|and|or) )?)+)(?:working |business )?(dias?|days?|semanas?|weeks?|mes|meses|months?)(?: habil(?:es)?)?( antes| before| de anticipacion| ahead)? `,
);
const dayBefore = / (?:(?:el|the) (?:dia|day) (?:antes|anterior|before)|la vispera|the eve) /;
/** Working days in a week, and in a month. */
const inUnit = (unit: string): number => (/^(?:dia|day)/.test(unit) ? 1 : /^(?:sem|week)/.test(unit) ? 5 : 20);

/** "10 y 3 días antes", "una semana antes": the working days of a sentence; null when it names none ("en 3 días" is a moment). */
export function daysIn(said: string): number[] | null {
  const plain = plainly(said);
  if (dayBefore.test(plain)) return [1];
  const [, ahead, list = '', unit = '', before] = daysAhead.exec(plain) ?? [];
  const days = inUnit(unit);
  if (list === '' || (!before && (ahead || days > 1))) return null;
  return list
    .split(' ')
    .map((word) => (numerals[word] ?? Number.parseInt(word, 10)) * days)
    .filter((count) => count >= 0);
}

/** Those there are are taken away; "no quiero" means those to come too. */
const clearing = '(?:quit|saqu|cancel|elimin|borr|suprim|anul|remove|delete|clear)\\w*';
const meanwhile =
  '(?:me|se|le|les|lo|la|los|las|el|mas|mis|un|ningun|ese|esos|estos|otro|que|todos|todo|my|any|all|the|that|more|of|quiero|want|recibir|get)';
/** "No me recuerde", "stop reminding me", "sin recordatorios": the negation stands before the reminding. */
const declining = new RegExp(
  ` (?:no|nunca|sin|not|don t|dont|stop|dej\\w+ de|${clearing}) (?:${meanwhile} )*(?:recuerd|recorda|recorde|remind)`,
);
export const declines = (said: string): boolean => declining.test(plainly(said));
export const clears = (said: string): boolean => new RegExp(` ${clearing} `).test(plainly(said));

/** Words that say when, whatever they mean. */
const when = new RegExp(
  ` (?:antes|before|later|luego|mas tarde|(?:en|dentro de|in|within) ${number}|${number} (?:horas?|hours?|min\\w*|dias?|days?|semanas?|weeks?|mes|meses|months?)) `,
);
export const saysWhen = (said: string): boolean => when.test(plainly(said));

const namesCall =
  /(?:la|el|the|of|about|convocatoria|call|n[uú]mero|number)\s+(?:n[uú]mero\s+)?(\d{1,9})(?!\d|\s*(?:de|\/|d[ií]as?|days?|working|[ap]\.?\s?m)\b)/iu;

/** Parts of today, at the hour that they are meant. */
const partsOfToday: readonly (readonly [RegExp, number])[] = [
  [/ (?:esta (?:mañana|manana)|this morning) /, 9],
  [/ (?:esta tarde|this afternoon) /, 15],
  [/ (?:esta noche|tonight|this evening) /, 19],
];

/** The moment a sentence names: that day at the hour it says, or at 9:00; on a day without work, on the working day before. */
export function momentIn(said: string, now: Date): Date | null {
  const plain = plainly(said);
  const soon = hoursAhead(plain, now);
  if (soon) return soon;
  const time = readSchedule(fold(said)).schedule?.at;
  const [hour, minute = 0] = time?.split(':').map(Number) ?? [];
  const part = partsOfToday.find(([pattern]) => pattern.test(plain))?.[1];
  if (part)
    return inBogota(now)
      .startOf('day')
      .set({ hour: hour ?? part, minute })
      .toJSDate();
  const named = findDay(plain, now)?.day;
  const from = askedWindow(said, now)?.from;
  const day = named ?? (from && from > now ? inBogota(from) : null);
  if (!day) return null;
  const at = day.set({ hour: hour ?? 9, minute }).toJSDate();
  // "En enero" is no day before January.
  if (!named) return toWorkingDay(at, 1);
  const before = toWorkingDay(at, -1);
  return before > now ? before : toWorkingDay(at, 1);
}

/** The number of the call a sentence names. `anyNumber`: it names nothing else that numbers could be of. */
export const numberIn = (said: string, anyNumber: boolean): string | undefined =>
  namesCall.exec(said)?.[1] ?? (anyNumber ? /\d{1,9}/.exec(said)?.[0] : undefined);

/** The sentence without its call, or without its date, so that one's number is not taken for the other's. */
export const withoutCall = (said: string): string => said.replace(namesCall, ' . ');
export const withoutDate = (said: string, now: Date): string =>
  said.replace(findDate(said, inBogota(now).toISODate() ?? '')?.found ?? /$^/, ' ');

/** Words that say when or how to remind; the others are of a title. */
export const saysHow = wordsOf(
  `${monthNames.flat().join(' ')} ${Object.keys(numerals).join(' ')} a am and antes at before con day days de del dentro dia dias
    domingo en este favor friday habil habiles hora horas hour hours hoy i in jueves later le les lunes luego m manana mañana martes mas mes
    meses miercoles mis monday month months my next no not of on one p pasado please pm proximo sabado saturday semana semanas sobre
    sunday tarde noche pa thursday today tomorrow tonight tuesday unos ver viernes wednesday week weeks working y about anterior falten
    don stop sin el la the tambien ademas also too todos todas nada nunca mejor sea sean ponga pongala convocatoria call primera segunda tercera cuarta quinta ultima first
    second third fourth fifth last one`,
  [
    'recuerd',
    'recorda',
    'recorde',
    'remind',
    'avis',
    'cierr',
    'cerrar',
    'clos',
    'quiero',
    'olvid',
    'interes',
    'pong',
    'forget',
    'quit',
    'cancel',
    'cambi',
    'muev',
  ],
);
