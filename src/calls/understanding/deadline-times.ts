/** Finds the times of day and the time zones in a text, as sources print them. Pure. */

import { isMark, numberOf, touches } from './deadline-date-parts.ts';
import { zonePlacesTable } from './deadline-places.ts';
import { months, phrases } from './deadline-words.ts';
import { zoneAbbreviations } from './deadline-zones.ts';
import { compilePhrases, findPhrases, type Token, wordSet } from './words.ts';

/** Tokens `from` (included) to `to` (excluded). `hour` 24 is the midnight that ends the day. */
export type PrintedTime = { from: number; to: number; hour: number; minute: number; second: number };
/** An IANA name, or an offset as "UTC+08:00". */
export type PrintedZone = { from: number; to: number; zone: string };

const twoDigitsOf = (token: Token | undefined) => numberOf(token, 2);

const noon = 'noon; midday; mediodía; medio día; meio-dia; midi; 12 del mediodía; 12 del día; 12 do meio-dia';
const noonInWords = 'doce del mediodía; doce del día; doze horas; doce horas';
const midnight = 'midnight; medianoche; media noche; meia-noite; minuit; 12 de la noche; doce de la noche';
const namedTimes = compilePhrases<number>([
  ...phrases(noon, noonInWords).map((name) => [name, 12] as const),
  ...phrases(midnight).map((name) => [name, 24] as const),
]);
const hourWords = wordSet('h hs hrs hr hora horas hours hour heure heures uhr');
const atWords = wordSet('at las a as la until by before to and y');
const clockWords = wordSet('am pm noon midnight');
const inMorning = wordSet('manana mañana manha matin');
const inAfternoon = wordSet('tarde noche noite midi soir');

/** "pm", "p.m.", "a. m.", "m." (noon, in Colombia). */
function readHalf(tokens: readonly Token[], at: number): { half: 'am' | 'pm' | 'm'; to: number } | null {
  const key = tokens[at]?.key;
  if (key === 'am' || key === 'pm') return { half: key, to: at + 1 };
  if (key === 'm' && isMark(tokens[at + 1], '.')) return { half: 'm', to: at + 2 };
  if (key !== 'a' && key !== 'p') return null;
  let next = at + 1;
  if (isMark(tokens[next], '.')) next += 1;
  if (tokens[next]?.key !== 'm' || next === at + 1) return null;
  return { half: key === 'a' ? 'am' : 'pm', to: isMark(tokens[next + 1], '.') ? next + 2 : next + 1 };
}

/** "23 h 59", but not "18 h 15 de marzo". */
function isSpacedMinute(tokens: readonly Token[], hourMark: number): boolean {
  const [mark, minute, next] = [tokens[hourMark], tokens[hourMark + 1], tokens[hourMark + 2]];
  if (!mark || !minute || minute.start - mark.end > 1) return false;
  return next?.kind !== 'word' || (!months.has(next.key) && !['de', 'of', 'do'].includes(next.key));
}

const hourNames = new Map(
  'una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ').map((name, index) => [name, index + 1]),
);
const dayParts = wordSet('tarde noche mañana manha noite madrugada');

/** "las 4 de la tarde", "as 5 da tarde": the part of the day shows that it is a time. */
function namesDayPart(tokens: readonly Token[], at: number): boolean {
  const [link, article, part] = [tokens[at]?.key, tokens[at + 1]?.key, tokens[at + 2]?.key];
  return (
    (link === 'de' && article === 'la' && dayParts.has(part ?? '')) || (link === 'da' && dayParts.has(article ?? ''))
  );
}

/** "las cinco de la tarde". */
const namedHour = (tokens: readonly Token[], at: number): number | null =>
  ['las', 'la'].includes(tokens[at - 1]?.key ?? '') && namesDayPart(tokens, at + 1)
    ? (hourNames.get(tokens[at]?.key ?? '') ?? null)
    : null;

function readTime(tokens: readonly Token[], at: number): PrintedTime | null {
  let hour = twoDigitsOf(tokens[at]) ?? namedHour(tokens, at);
  if (hour === null || hour > 24) return null;
  let minute = 0;
  let second = 0;
  let to = at + 1;
  let sure = false;
  const mark = tokens[to];
  const minutes = twoDigitsOf(tokens[to + 1]);
  const twoDigits = tokens[to + 1]?.key.length === 2 && minutes !== null && minutes < 60;
  if (isMark(mark, ':') && touches(tokens[at], mark) && twoDigits) {
    [minute, to, sure] = [minutes, to + 2, true];
    const seconds = twoDigitsOf(tokens[to + 1]);
    if (isMark(tokens[to], ':') && touches(tokens[to - 1], tokens[to]) && seconds !== null && seconds < 60)
      [second, to] = [seconds, to + 2];
  } else if (mark?.key === 'h' && twoDigits && (touches(mark, tokens[to + 1]) || isSpacedMinute(tokens, to))) {
    [minute, to, sure] = [minutes, to + 2, true];
    if (tokens[to]?.key === 'min') to += 1;
  } else if (isMark(mark, '.') && touches(tokens[at], mark) && touches(mark, tokens[to + 1]) && twoDigits) {
    // "4.00 pm", "às 23.59h": only with a clock word, else it is an amount or a date.
    const isDate =
      isMark(tokens[to + 2], './-') && tokens[to + 3]?.kind === 'number' && touches(tokens[to + 2], tokens[to + 3]);
    const word = tokens[to + 2]?.key ?? '';
    const clock = clockWords.has(word) || hourWords.has(word) || readHalf(tokens, to + 2) !== null;
    if (!isDate && (clock || atWords.has(tokens[at - 1]?.key ?? ''))) [minute, to, sure] = [minutes, to + 2, true];
    else return null;
  }
  const half = readHalf(tokens, to);
  if (half) {
    if (half.half === 'pm' && hour < 12) hour += 12;
    if (half.half === 'am' && hour === 12) hour = 0;
    [to, sure] = [half.to, true];
  } else if (hourWords.has(tokens[to]?.key ?? '')) {
    // "24 horas" and "48 hours" are durations unless a preposition of time is before them.
    sure ||= atWords.has(tokens[at - 1]?.key ?? '') || hour <= 24;
    to += 1;
    if (isMark(tokens[to], '.')) to += 1;
  }
  sure ||= atWords.has(tokens[at - 1]?.key ?? '') && namesDayPart(tokens, to);
  if (!sure) return null;
  const part = tokens[to + 2]?.key ?? '';
  const opening = tokens[to]?.key;
  if (opening === 'de' || opening === 'da' || opening === 'du') {
    const word = tokens[to + 1]?.key === 'la' ? part : (tokens[to + 1]?.key ?? '');
    if (inAfternoon.has(word) && hour < 12) hour += 12;
    else if (hour === 12 && (word === 'noche' || word === 'noite')) hour = 24;
    if (inAfternoon.has(word) || inMorning.has(word)) to += tokens[to + 1]?.key === 'la' ? 3 : 2;
  }
  if (hour === 24 && minute > 0) return null;
  return { from: at, to, hour, minute, second };
}

/** All times, in order; `zones` are known first, so that "UTC+8:00" is no time. */
export function findTimes(tokens: readonly Token[], zones: readonly PrintedZone[]): PrintedTime[] {
  const taken = new Set(zones.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)));
  const times: PrintedTime[] = findPhrases(namedTimes, tokens)
    .filter(({ from }) => !taken.has(from))
    .map(({ from, to, value }) => ({ from, to, hour: value, minute: 0, second: 0 }));
  let free = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const isHour = tokens[at]?.kind === 'number' || hourNames.has(tokens[at]?.key ?? '');
    if (!isHour || at < free || taken.has(at)) continue;
    const time = readTime(tokens, at);
    if (!time) continue;
    times.push(time);
    free = time.to;
  }
  times.sort((left, right) => left.from - right.from);
  // "12:00 noon", "12 midnight", "23:59 (midnight)": one time said twice; the second says which.
  return times.filter((time, index) => {
    const next = times[index + 1];
    if (!next || next.from - time.to > 1 || !(time.hour === 12 || time.hour === 0 || time.hour === next.hour))
      return true;
    next.from = time.from;
    return false;
  });
}

const timeWords = wordSet('time hora horas hrs heure heures horaire horario hour hours tiempo huso fuso h hs');
const beforePlace = wordSet(
  "de del du of the da do d di la el le en em in local locale legal oficial ( ' ’ , standard estandar",
);
const afterPlace = wordSet("local dc , city date and standard daylight s ' ’ summer");

const areas = wordSet('africa america asia atlantic australia europe pacific');

function isCapital(text: string, token: Token): boolean {
  const raw = text.slice(token.start, token.end);
  return raw === raw.toUpperCase() || raw === 'AoE';
}

/** "UTC+08:00", "GMT -5", "UTC−3": the sign may be any dash. */
function readOffset(tokens: readonly Token[], at: number): { zone: string; to: number } | null {
  const sign = tokens[at + 1];
  const hours = twoDigitsOf(tokens[at + 2]);
  if (!isMark(sign, '+-−–') || hours === null || hours > 14 || !touches(sign, tokens[at + 2])) return null;
  let [minutes, to] = [0, at + 3];
  const printed = twoDigitsOf(tokens[at + 4]);
  if (
    isMark(tokens[at + 3], ':.') &&
    touches(tokens[at + 3], tokens[at + 4]) &&
    printed !== null &&
    tokens[at + 4]?.key.length === 2 &&
    printed < 60
  )
    [minutes, to] = [printed, at + 5];
  if (tokens[to]?.key === 'h') to += 1;
  const two = (value: number) => String(value).padStart(2, '0');
  return { zone: `UTC${sign?.key === '+' ? '+' : '-'}${two(hours)}:${two(minutes)}`, to };
}

/** "23:59 de Madrid", "17 h, Lisbon": a place right after a time of day. */
function endsTime(tokens: readonly Token[], at: number): boolean {
  const [token, mark] = [tokens[at], tokens[at - 1]];
  if (token?.kind === 'number') return isMark(mark, ':.') && tokens[at - 2]?.kind === 'number';
  const isHalf = token?.key === 'pm' || token?.key === 'am';
  return (isHalf || hourWords.has(token?.key ?? '')) && tokens[at - 1]?.kind === 'number';
}

/** All zones, in order. */
export function findZones(text: string, tokens: readonly Token[]): PrintedZone[] {
  const zones: PrintedZone[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') continue;
    // "2027-02-07T23:59:00Z"
    const isZulu = token.key === 'z' && tokens[at - 1]?.kind === 'number' && isMark(tokens[at - 2], ':');
    if (isZulu && touches(tokens[at - 1], token)) zones.push({ from: at, to: at + 1, zone: 'UTC' });
    const zone = zoneAbbreviations.get(token.key);
    if (!zone || !isCapital(text, token)) continue;
    const offset = zone === 'UTC' ? readOffset(tokens, at) : null;
    zones.push(offset ? { from: at, ...offset } : { from: at, to: at + 1, zone });
  }
  for (const { from, to, value } of findPhrases(zonePlacesTable(), tokens)) {
    let start = from - 1;
    while (start > from - 5 && beforePlace.has(tokens[start]?.key ?? '')) start -= 1;
    let end = to;
    while (end < to + 4 && afterPlace.has(tokens[end]?.key ?? '')) end += 1;
    const { zone, byHand } = value;
    // "Europe/Paris"
    if (isMark(tokens[from - 1], '/') && areas.has(tokens[from - 2]?.key ?? ''))
      zones.push({ from: from - 2, to, zone });
    else if (timeWords.has(tokens[start]?.key ?? '')) zones.push({ from: start, to, zone });
    else if (timeWords.has(tokens[end]?.key ?? '')) zones.push({ from, to: end + 1, zone });
    else if (byHand && endsTime(tokens, start)) zones.push({ from, to, zone });
    else if (byHand && isMark(tokens[from - 1], '(') && isMark(tokens[to], ')')) zones.push({ from, to, zone });
  }
  zones.sort((left, right) => left.from - right.from || right.to - left.to);
  return zones.filter(
    (zone, index) =>
      index === 0 || zone.from >= Math.max(...zones.slice(Math.max(0, index - 3), index).map(({ to }) => to)),
  );
}
