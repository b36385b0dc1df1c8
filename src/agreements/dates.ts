/**
 * Dates as people say them, in a question already cut into words: years, months, days, "este año", "los próximos tres
 * meses", "antes de diciembre", "entre 2020 y 2023", "en la alcaldía de …". Pure; today is given.
 */
import { DateTime } from 'luxon';
import { type DatesFound, readBounds } from './date-bounds.ts';
import { readMayors } from './date-mayors.ts';
import { type Mention, periods } from './date-periods.ts';

const compiled = periods.map(([source, read]) => [new RegExp(`(?<= )(?:${source})(?= )`, 'g'), read] as const);

/** Finds the dates of a sentence (words parted by single spaces, a space at both ends) and takes them out of it. */
export function findDates(sentence: string, todayText: string): DatesFound {
  const today = DateTime.fromISO(todayText, { zone: 'utc' });
  const mentions: Mention[] = [];
  const keep = (mention: Mention) => `DATE${mentions.push(mention) - 1}`;
  let text = readMayors(sentence, todayText, keep);
  for (const [pattern, read] of compiled) {
    text = text.replace(pattern, (...parts) => {
      const groups = parts.slice(
        0,
        parts.findIndex((part) => typeof part === 'number'),
      );
      const mention = read(groups as unknown as RegExpExecArray, today);
      return mention && mention.ranges.length > 0 ? keep(mention) : String(parts[0]);
    });
  }
  if (mentions.length === 0) return { rest: sentence, dates: [], excluded: [] };
  return readBounds(text, mentions, today);
}
