/** The call that a person means, by its number or by words of its title. */
import type { Context } from '../app.ts';
import { monthNames } from '../time.ts';
import { sameWord } from '../typos.ts';
import { meantCall, points } from './meant.ts';
import { type CallRow, getCallByNumber } from './queries.ts';
import { recentCalls } from './reaching/reach-queries.ts';
import { fold, tokenize } from './understanding/words.ts';

const searched = 2000;
const small = new Set(
  `a al are call con convocatoria cual de del did didn do does el en esa ese eso esta esto for get hemos i k la las
    llego lo los me no nos number numero of on one ones our para por porque pq q que se t that the this to un una
    vamos we why x xq y ya`.split(/\s+/),
);

/** Words to pass over: these whole ones, and those that begin so; folded. */
export const wordsOf = (whole: string, stems: readonly string[]): RegExp =>
  new RegExp(`^(?:(?:${whole.trim().split(/\s+/).join('|')})$|${stems.join('|')})`);

/** `asked`: the sentence names a call; `number`: by this number, whether there is one or not. */
export type Found = { calls: CallRow[]; asked: boolean; number?: string };

/**
 * The calls that a sentence means: the one of its number, else those whose title has all its words but these `others`,
 * else the one they were last shown when it points at it.
 */
export async function findCalls(context: Context, said: string, others?: RegExp): Promise<Found> {
  const { db } = context.store;
  const number = /(?<![\p{L}\d])\d{1,9}(?![\p{L}\d])/u.exec(said)?.[0];
  const numbered = number ? await getCallByNumber(db, Number(number)) : null;
  if (numbered) return { calls: [numbered], asked: true, number };
  const words = tokenize(said).filter(({ kind, key }) => kind !== 'mark' && !small.has(key) && !others?.test(key));
  if (words.length === 0) {
    const meant = points(said) ? await meantCall(context, said) : null;
    return meant ? { calls: [meant], asked: true } : { calls: [], asked: false };
  }
  if (number && words.length === 1) return { calls: [], asked: true, number };
  const recent = await recentCalls(db, searched);
  for (const { names, said } of ways) {
    const calls = recent.filter((call) => {
      const keys = tokenize(said(call)).map(({ key }) => key);
      return words.every(({ key }) => keys.some((one) => names(key, one)));
    });
    if (calls.length > 0) return { calls, asked: true };
  }
  return { calls: [], asked: true };
}

/** Whether what was typed names this word of a title: the word itself, or its beginning; "becas" is "beca". */
function names(typed: string, word: string): boolean {
  const stem = typed.length > 4 ? typed.replace(/e?s$/, '') : typed;
  return typed === word || (stem.length > 3 && word.startsWith(stem));
}

const withFunder = ({ title, funder }: CallRow): string => `${title} ${funder ?? ''}`;

/** What the words may be of; the first that finds any counts. "Primera infancia" is "Primeira Infância", too. */
const ways = [
  { names, said: ({ title }: CallRow) => title },
  { names, said: withFunder },
  { names: (typed: string, word: string) => names(typed, word) || sameWord(typed, word), said: withFunder },
];

/** No number of a call: a date, a sum, a duration. */
const ofElse = `[\\d%]|[.,/:-]\\d| ?(?:de )?(?:${monthNames.flat().join('|')}|la (?:tarde|ma[nñ]ana|noche|madrugada)|mil|millon|euro|dolar|peso|usd|eur|cop|dias?|days?|[ap]\\.? ?m)`;
const numeral = '(?:n(?:o|ro|umero|umber)[.°º]* ?|#)';
/** A call by its number, folded: "la 12", "de la convocatoria n.º 12", "#12". */
export const reference = `(?:(?:de|del|of|a|en|for|in) )?(?:(?:(?:la|the|es[ao]|convocatoria|call|propuesta|proposal) )+${numeral}?|${numeral})(\\d{1,9})(?!${ofElse})`;
/** The same, in a sentence. */
export const referring = new RegExp(`(?<![\\p{L}\\d])${reference}(?![\\p{L}])`, 'u');

/** The number of the call that a sentence names. */
export const numberIn = (said: string): string | undefined => referring.exec(fold(said))?.[1];
