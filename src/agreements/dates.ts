/**
 * Dates as people say them, in a question already cut into words: years, months, days, "este año", "los próximos tres
 * meses", "antes de diciembre", "entre 2020 y 2023", "en la alcaldía de …". Pure; today is given.
 */
import { DateTime } from 'luxon';
import { type DatesFound, readBounds } from './date-bounds.ts';
import { readMayors } from './date-mayors.ts';
import { type Mention, periods } from './date-periods.ts';
import { months } from './date-words.ts';
import type { DateField } from './filters.ts';

const compiled = periods.map(([source, read]) => [new RegExp(`(?<= )(?:${source})(?= )`, 'g'), read] as const);

/** "(98 a 2000)", "entre el 98 y el 2002", "del 98": years without their century, beside another or after "del". */
function wholeYears(sentence: string): string {
  const whole = (short: string) => (Number(short) > 50 ? `19${short}` : `20${short}`);
  return sentence
    .replace(
      / ([3-9]\d|0\d) (?=(?:a|al|y|hasta|to|and)(?: el)? (?:(?:19|20)\d\d|\d\d) )/g,
      (_, year) => ` ${whole(year)} `,
    )
    .replace(/(?<= (?:(?:19|20)\d\d) (?:a|al|y|hasta|to|and)(?: el)? )(\d\d) /g, (_, year) => `${whole(year)} `)
    .replace(
      /(?<= (?:del|en el|desde el|año) )(\d\d) (?!de |dias|meses|años|convenios|acuerdos)/g,
      (_, year) => `${whole(year)} `,
    );
}

const month = `(?:${Object.keys(months).join('|')})`;
const sharedYear = new RegExp(
  `(?<= (?:entre|between|de|desde|from) ${month})(?= (?:y|and|a|hasta|to|until|through) ${month}(?: de| del| of)? ((?:19|20)\\d\\d) )`,
  'g',
);

/** "Entre marzo y septiembre de 2024": the year is that of both months. */
const shareYears = (sentence: string): string => sentence.replace(sharedYear, (_, year) => ` de ${year}`);

/** "Tenemos hoy", "hay hoy", "we have today": now, which is no day of a signature. */
const presentDay =
  / (tenemos|hay|existen|siguen|estan|son|have|there are|are there|are)( hoy en dia| hoy| today)(?= )/g;

const span = '(año|ano|mes|semestre|trimestre|year|month|quarter|semester)';
const untilItsEnd = new RegExp(
  ` (?:(?:antes de que|hasta que) (?:(?:se|nos) )*(?:termine|acabe|finalice|cierre) (?:el |este )?${span}|before (?:the |this )?${span} (?:ends|is over|is out|finishes|closes)|(?:by|hasta|until|till|de aqui a|de hoy a|from now until|from now to) (?:el |la |the )?(?:fin|fines|final|finales|end|close) (?:de |del |of )?(?:este |this |the )?${span}|by ${span} end|antes (?:de|del) fin(?:es)? (?:de |del )(?:este )?${span})(?= )`,
  'g',
);

/** "Antes de que termine el año" and "by the end of the year" hold its last day; "before the end of the year" does not. */
const untilEnds = (sentence: string): string =>
  sentence.replace(untilItsEnd, (_, ...groups) => ` hasta este ${groups.find((group) => typeof group === 'string')}`);

/** "Before the end of January": until it is over. */
const untilMonthEnds = new RegExp(
  ` (?:antes de|hasta|before|by|until|till) (?:el |the )?(?:fin(?:al|es)?|end) (?:de|of) (?=${month} )`,
  'g',
);

/** "Perdieron vigencia en 2021": they expired then. */
const lostForce = / perdi(?:eron|o) (?:la |su )?vigencia(?= (?:en|el|la|antes|desde|entre|durante|hace|despues) )/;

/**
 * Finds the dates of a sentence (words parted by single spaces, a space at both ends) and takes them out of it.
 * `unsaid`: which of an agreement's dates is meant where none is named.
 */
export function findDates(sentence: string, todayText: string, unsaid: DateField = 'signed'): DatesFound {
  const today = DateTime.fromISO(todayText, { zone: 'utc' });
  const mentions: Mention[] = [];
  const keep = (mention: Mention) => `DATE${mentions.push(mention) - 1}`;
  let text = readMayors(
    untilEnds(shareYears(wholeYears(sentence.replace(presentDay, ' $1').replace(lostForce, ' vencieron')))).replace(
      untilMonthEnds,
      ' hasta ',
    ),
    todayText,
    keep,
  );
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
  if (mentions.length === 0) return { rest: text, dates: [], excluded: [] };
  return readBounds(text, mentions, today, unsaid);
}
