/** Sees which dates of a text belong together: the ends of a period, the items of a list. Pure. */
import type { PrintedDate } from './deadline-dates.ts';
import { betweenWords, listConnectors, rangeConnectors } from './deadline-words.ts';
import type { Token } from './words.ts';

/** Longest run of words between two dates of one enumeration or period (times and weekdays included). */
const longestGap = 14;
/** "between 8:00 a. m. on Monday, 1 September". */
const longestOpening = 12;

export function relate(
  tokens: readonly Token[],
  dates: PrintedDate[],
  isFiller: (at: number) => boolean,
  goesOn: (at: number) => boolean,
): void {
  for (const [index, later] of dates.entries()) {
    const earlier = dates[index - 1];
    if (!earlier || later.from - earlier.to > longestGap) continue;
    let range = false;
    let list = false;
    let pure = true;
    let inBrackets = false;
    for (let at = earlier.to; at < later.from; at += 1) {
      const key = tokens[at]?.key ?? '';
      if (key === '|' || !goesOn(at)) pure = false;
      if (key === '(') inBrackets = true;
      if (key === ')') inBrackets = false;
      if (inBrackets) continue;
      if (rangeConnectors.has(key)) range = true;
      else if (listConnectors.has(key)) list = true;
      // "no" joins in Portuguese ("no dia") and parts in Spanish ("y no hasta").
      else if (!isFiller(at) || (key === 'no' && tokens[at + 1]?.key !== 'dia')) pure = false;
    }
    if (!pure) continue;
    // "28 July 15 August": the first was struck through, or is the start in a row of two columns.
    if (later.from === earlier.to && goesOn(later.from)) range = true;
    let opening = earlier.from - 1;
    while (
      opening > earlier.from - longestOpening &&
      !betweenWords.has(tokens[opening]?.key ?? '') &&
      isFiller(opening)
    )
      opening -= 1;
    const between = betweenWords.has(tokens[opening]?.key ?? '');
    if (earlier.opensRange) continue;
    if (range || (list && between)) {
      earlier.opensRange = true;
      later.endsRange = true;
    } else if (list) later.listedAfter = true;
  }
  // A year printed once counts for the whole enumeration: "15 March, 15 June and 15 October 2025".
  for (const [index, date] of [...dates.entries()].reverse()) {
    const next = dates[index + 1];
    if (date.year === null && next?.year && isOne(date, next))
      date.year = next.year - (date.month > next.month ? 1 : 0);
  }
  for (const [index, date] of dates.entries()) {
    const before = dates[index - 1];
    if (date.year === null && before?.year && isOne(before, date))
      date.year = before.year + (date.month < before.month ? 1 : 0);
  }
}

/** Two dates of one enumeration, or the two ends of a period. */
const isOne = (earlier: PrintedDate, later: PrintedDate) =>
  later.listedAfter || (earlier.opensRange && later.endsRange);
