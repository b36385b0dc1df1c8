/** The day that words name: "mañana", "el viernes", "el 15 de diciembre", "en tres días". Pure. */
import type { DateTime } from 'luxon';
import { findDate } from './amount.ts';
import { foldText } from './form.ts';
import { numerals } from './numerals.ts';
import { hurried } from './sentence.ts';
import { inBogota, monthNames } from './time.ts';

/** Without "once" and "a", which mean other things too often. */
export const someNumber = `(?:\\d{1,3}|${Object.keys(numerals)
  .filter((name) => name !== 'once' && name !== 'a')
  .join('|')})`;
export const countIn = (said: string): number => Number(said) || (numerals[said] ?? 1);

const weekdays = [
  'lunes monday',
  'martes tuesday',
  'miercoles wednesday',
  'jueves thursday',
  'viernes friday',
  'sabado saturday',
  'domingo sunday',
].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const));

const englishDate = new RegExp(
  ` (${monthNames.map((names) => names.at(-1)).join('|')}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))? `,
  'g',
);

/** Folded, words apart by one space and whole ("d" is "de"), a space at both ends; dates as "15 december 2026", "15/12/2026". */
export function plainly(text: string): string {
  const said = ` ${foldText(text)
    .replaceAll(/[^\p{L}\d/-]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => hurried[word] ?? word)
    .join(' ')} `;
  return said.replaceAll(englishDate, (_, month, day, year) => ` ${day} ${month}${year ? ` ${year}` : ''} `);
}

type Unit = 'days' | 'weeks' | 'months';
export const unitPattern = '(dias?|days?|semanas?|weeks?|mes(?:es)?|months?)';
export const unitIn = (said: string): Unit =>
  /^(dia|day)/.test(said) ? 'days' : /^(semana|week)/.test(said) ? 'weeks' : 'months';

type Toward = 'ahead' | 'back';
type Reader = (today: DateTime, match: RegExpExecArray, toward: Toward) => DateTime;

function weekdayFrom(today: DateTime, name: string, toward: Toward): DateTime {
  const wanted = weekdays.find(([known]) => known === name)?.[1] ?? 1;
  const ahead = (wanted - today.weekday + 7) % 7 || 7;
  return today.plus({ days: toward === 'ahead' ? ahead : ahead - 7 });
}

const hours = new RegExp(` (?:(media|half an)|(${someNumber})) (?:horas?|hours?) `);

/** "En dos horas", "media hora": so long from now; null when `said` (as `plainly` gives it) names no hours. */
export function hoursAhead(said: string, now: Date): Date | null {
  const match = hours.exec(said);
  return (
    match &&
    inBogota(now)
      .plus({ minutes: match[1] ? 30 : 60 * countIn(match[2] ?? '') })
      .toJSDate()
  );
}

/** The day of that date this year, or the one of the next or the last year. */
function nearestOf(day: DateTime, today: DateTime, toward: Toward): DateTime {
  if (toward === 'ahead') return day < today ? day.plus({ years: 1 }) : day;
  return day > today ? day.minus({ years: 1 }) : day;
}

/** The first that fits counts. */
const days: readonly (readonly [RegExp, Reader])[] = [
  [/ (?:hoy|today) /, (today) => today],
  [/ (?:pasado mañana|pasado manana|day after tomorrow) /, (today) => today.plus({ days: 2 })],
  [/ (?:anteayer|antier|day before yesterday) /, (today) => today.minus({ days: 2 })],
  [/ (?:ayer|yesterday) /, (today) => today.minus({ days: 1 })],
  [/(?<! cada| la| las| esta) (?:mañana|manana|tomorrow) /, (today) => today.plus({ days: 1 })],
  [
    new RegExp(` (?:en|dentro de|in|within) (${someNumber}) ${unitPattern} `),
    (today, [, count = '', unit = '']) => today.plus({ [unitIn(unit)]: countIn(count) }),
  ],
  [
    new RegExp(` (?:hace (${someNumber}) ${unitPattern}|(${someNumber}) ${unitPattern} ago) `),
    (today, match) => today.minus({ [unitIn(match[2] ?? match[4] ?? '')]: countIn(match[1] ?? match[3] ?? '') }),
  ],
  [
    new RegExp(` (?:el |este |proximo |on |this |next |del? )?(${weekdays.map(([name]) => name).join('|')}) `),
    (today, [, name = ''], toward) => weekdayFrom(today, name, toward),
  ],
  [/ (?:navidad|christmas) /, (today, _, toward) => nearestOf(today.set({ month: 12, day: 25 }), today, toward)],
  [/ (?:fin(?:al|es)? (?:de|del) mes|end of (?:the )?month) /, (today) => today.endOf('month').startOf('day')],
  [/ (?:fin(?:al|es)? de (?:año|ano)|end of (?:the )?year) /, (today) => today.endOf('year').startOf('day')],
];

/** A day that a sentence names, at its start in Bogotá, and the words before it, which say what of it; `isEnd`: the last of a month or year. */
export type NamedDay = { day: DateTime; before: string; isEnd?: boolean };

/** `said` as `plainly` gives it; a day without its year or week is the nearest one in that direction. */
export function findDay(said: string, now: Date, toward: Toward = 'ahead'): NamedDay | null {
  const today = inBogota(now).startOf('day');
  const earliest = toward === 'ahead' ? today : today.minus({ days: 364 });
  const date = findDate(said, earliest.toISODate() ?? '');
  if (date) {
    const day = today.set({ ...dateParts(date.iso) });
    return { day, before: said.slice(0, said.indexOf(date.found)).trim() };
  }
  for (const [pattern, read] of days) {
    const match = pattern.exec(said);
    if (!match) continue;
    const before = said.slice(0, match.index).trim();
    return { day: read(today, match, toward), before, isEnd: / (?:fin|end)/.test(match[0]) };
  }
  return null;
}

function dateParts(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day };
}
