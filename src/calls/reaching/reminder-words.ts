/** What a sentence about reminders names: how many days before, a moment, a call. Pure. */
import { findDate } from '../../amount.ts';
import { inBogota, toWorkingDay } from '../../time.ts';
import { fold } from '../understanding/words.ts';
import { findDay, plainly } from './ask-day.ts';
import { readSchedule } from './ask-schedule.ts';
import { askedWindow } from './ask-window.ts';

/** More than two months ahead nobody acts; more than five times is noise. */
const farthestDay = 60;
const mostDays = 5;
const numbersInWords = 'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'.split(
  ' ',
);

/** Days as they are kept: each once, the farthest first; null when one of them is out of range. */
export function checkedDays(days: readonly number[]): number[] | null {
  const kept = [...new Set(days)].sort((a, b) => b - a);
  const fits = kept.length <= mostDays && kept.every((day) => Number.isInteger(day) && day >= 1 && day <= farthestDay);
  return fits ? kept : null;
}

/** "10 y 3 días antes", "un día antes": the days of a sentence; null when it names none. */
export function daysIn(said: string): number[] | null {
  const number = `(?:\\d{1,3}|${numbersInWords.join('|')}|una?|one|two|three|seven|ten)`;
  const list = new RegExp(`((?:${number}(?:\\s*,\\s*|\\s+(?:y|e|and|o)\\s+|\\s+))+)(?:dias?|days?|working)`).exec(
    fold(said),
  );
  if (!list?.[1]) return null;
  const english: Record<string, number> = { one: 1, two: 2, three: 3, seven: 7, ten: 10, una: 1 };
  return [...list[1].matchAll(/\d+|\p{L}+/gu)]
    .map(([word]) => (/\d/.test(word) ? Number(word) : (english[word] ?? numbersInWords.indexOf(word))))
    .filter((day) => day >= 0);
}

const namesCall =
  /(?:la|el|the|convocatoria|call|n[uú]mero|number)\s+(?:n[uú]mero\s+)?(\d{1,9})(?!\d|\s*(?:de|\/|d[ií]as?|days?|working|[ap]\.?\s?m)\b)/iu;

/** Words of such a sentence that are no words of a title. */
const reminding =
  /^(?:mis?$|my$|ver$|[ap]m?$|m$|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|january|february|march|april|june|july|august|september|october|november|december|recuerd|recorda|remind|avis|dia|dias|day|days|antes|before|habil|working|hoy|today|manana|mañana|pasado|tomorrow|semana|mes|week|month|hora|tarde|noche|favor|please|cierr|cerr|clos|mas|not|sobre|about|of|dentro|lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|quiero|don|stop|one|i|proxim|next|este|this|on|at|las|y|and)/;

/** The moment a sentence names: that day at the hour it says, or at 9:00; on a day without work, on the working day before. */
export function momentIn(said: string, now: Date): Date | null {
  const stretch = askedWindow(said, now);
  const day = findDay(plainly(said), now)?.day ?? (stretch?.from && stretch.from > now ? inBogota(stretch.from) : null);
  if (!day) return null;
  const [hour = 9, minute = 0] = (readSchedule(fold(said)).schedule?.at ?? '09:00').split(':').map(Number);
  const at = day.set({ hour, minute }).toJSDate();
  // "En enero" is no day before January.
  if (!findDay(plainly(said), now)) return toWorkingDay(at, 1);
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

const numberWord = new RegExp(`^\\d+$|^(?:${[...numbersInWords, 'una', 'once'].join('|')})$`);

/** Words that say when or how to remind, as tokens; the others are of a title. */
export const saysHow = new RegExp(`${reminding.source}|${numberWord.source}`);
