/** What names a period by itself: years, months, days, "este año", "los próximos tres meses". Pure. */
import { DateTime } from 'luxon';
import { numerals } from '../numerals.ts';
import { months, ordinals } from './date-words.ts';
import type { DayRange } from './filters.ts';

const count = `(\\d{1,3}|${Object.keys(numerals).join('|')})`;

const toCount = (text: string | undefined) => (text === undefined ? 1 : (numerals[text] ?? Number(text)));

const monthName = `(${Object.keys(months)
  .filter((name) => name !== 'may')
  .join('|')}|may(?= \\d))`;

const year = '((?:19|20)\\d\\d)';

const of = '(?: de| del| of| in| en)?(?: año| ano)?';

const unit =
  '(dias?|days?|semanas?|weeks?|meses|mes|months?|trimestres?|quarters?|semestres?|semesters?|años?|anos?|years?)';

type Unit = { unit: 'days' | 'weeks' | 'months' | 'years'; times: number };

function readUnit(word: string): Unit {
  if (/^d[ia]/.test(word)) return { unit: 'days', times: 1 };
  if (/^(sem[a]n|week)/.test(word)) return { unit: 'weeks', times: 1 };
  if (/^(trim|quar)/.test(word)) return { unit: 'months', times: 3 };
  if (/^sem/.test(word)) return { unit: 'months', times: 6 };
  return /^(mes|month)/.test(word) ? { unit: 'months', times: 1 } : { unit: 'years', times: 1 };
}

export type Mention = {
  ranges: readonly DayRange[];
  /** A month without its year: it moves to the nearest one. */
  floating?: true;
  /** The term of a mayor: who governs signs. */
  mayor?: true;
};

type Read = (match: RegExpExecArray, today: DateTime) => Mention | null;

export const iso = (at: DateTime): string => at.toISODate() ?? '';

const between = (from: DateTime, to: DateTime): Mention => ({ ranges: [{ from: iso(from), to: iso(to) }] });

const at = (y: number, m: number, d = 1) => DateTime.fromObject({ year: y, month: m, day: d }, { zone: 'utc' });

const spanOf = (start: DateTime, length: Unit): Mention =>
  between(start, start.plus({ [length.unit]: length.times }).minus({ days: 1 }));

function startOf(word: string, today: DateTime): DateTime {
  const { unit: name, times } = readUnit(word);
  if (name === 'months' && times > 1)
    return today.startOf('year').plus({ months: Math.floor((today.month - 1) / times) * times });
  return today.startOf(name === 'days' ? 'day' : name === 'weeks' ? 'week' : name === 'months' ? 'month' : 'year');
}

function partOf(match: RegExpExecArray, today: DateTime): Mention | null {
  const size = /^(sem|half|mitad)/.test(match[2] ?? '') ? 6 : 3;
  const parts = 12 / size;
  const ordinal = ordinals[match[1] ?? ''] ?? 1;
  const index = ordinal === -1 ? parts : ordinal;
  if (index > parts) return null;
  return spanOf(at(Number(match[3] ?? today.year), (index - 1) * size + 1), { unit: 'months', times: size });
}

function dayOf(y: number, m: number, d: number): Mention | null {
  const day = at(y, m, d);
  return day.isValid ? between(day, day) : null;
}

/** What names a period by itself, the longest first. */
export const periods: readonly (readonly [string, Read])[] = [
  [`${year} (\\d{1,2}) (\\d{1,2})`, (m) => dayOf(Number(m[1]), Number(m[2]), Number(m[3]))],
  [`(\\d{1,2}) (\\d{1,2}) ${year}`, (m) => dayOf(Number(m[3]), Number(m[2]), Number(m[1]))],
  [
    `(\\d{1,2})(?: de| of)? ${monthName}${of} ${year}`,
    (m) => dayOf(Number(m[3]), months[m[2] ?? ''] ?? 0, Number(m[1])),
  ],
  [
    `${monthName} (\\d{1,2})(?:st|nd|rd|th)?(?: ,)? ${year}`,
    (m) => dayOf(Number(m[3]), months[m[1] ?? ''] ?? 0, Number(m[2])),
  ],
  [`${monthName}${of} ${year}`, (m) => spanOf(at(Number(m[2]), months[m[1] ?? ''] ?? 1), { unit: 'months', times: 1 })],
  [
    `(\\d{1,2}) de ${monthName}`,
    (m, today) => ({ ...(dayOf(today.year, months[m[2] ?? ''] ?? 0, Number(m[1])) ?? { ranges: [] }), floating: true }),
  ],
  [
    `(primer|primera|primero|segundo|segunda|tercer|tercero|cuarto|ultimo|first|second|third|fourth|last|1|2|3|4|1er|2do|1ro|3er|4to) (semestre|trimestre|semester|quarter|half|mitad)${of} ${year}`,
    partOf,
  ],
  [
    `(primer|primera|segundo|segunda|tercer|cuarto|first|second|third|fourth) (semestre|trimestre|semester|quarter|half|mitad)(?: (?:de|del|of)(?: este| this)?(?: año| ano| year))?`,
    partOf,
  ],
  [
    `(?:q|t)([1-4])${of}(?: ${year})?`,
    (m, today) => spanOf(at(Number(m[2] ?? today.year), (Number(m[1]) - 1) * 3 + 1), { unit: 'months', times: 3 }),
  ],
  // "lo que queda del año", "the rest of the month"; "lo corrido del año", "so far this year".
  [
    `(?:en |durante )?(?:lo que (?:nos )?(?:queda|resta|falta)|el resto) (?:de|del)(?: este| presente)? ${unit}|(?:the )?(?:rest|remainder) of (?:the|this) ${unit}`,
    (m, today) => {
      const word = m[1] ?? m[2] ?? '';
      return between(
        today,
        startOf(word, today)
          .plus({ [readUnit(word).unit]: readUnit(word).times })
          .minus({ days: 1 }),
      );
    },
  ],
  [
    `(?:en )?lo (?:que va|que llevamos|que ha corrido|corrido) (?:de|del)(?: este| presente)? ${unit}|so far this ${unit}|this ${unit} so far`,
    (m, today) => between(startOf(m[1] ?? m[2] ?? m[3] ?? '', today), today),
  ],
  // "los próximos tres meses", "next 3 months"; "en los próximos meses" is three.
  [
    `(?:(?:de )?aqui a )?(?:los |las |the )?(?:proxim[oa]s|siguientes|next|coming|following)(?: ${count})? ${unit}`,
    (m, today) => {
      const length = readUnit(m[2] ?? '');
      const plural = /s$/.test(m[2] ?? '') && m[2] !== 'mes';
      // "next year", "next month": the whole of it; "the next months" without a number: three.
      if (!m[1] && !plural) return spanOf(startOf(m[2] ?? '', today).plus({ [length.unit]: length.times }), length);
      return between(today, today.plus({ [length.unit]: length.times * (m[1] ? toCount(m[1]) : 3) }));
    },
  ],
  [
    `(?:los |las |the )?(?:ultim[oa]s|pasad[oa]s|last|past|previous)(?: ${count})? ${unit}`,
    (m, today) => {
      const length = readUnit(m[2] ?? '');
      const plural = /s$/.test(m[2] ?? '') && m[2] !== 'mes';
      if (!m[1] && !plural) return spanOf(startOf(m[2] ?? '', today).minus({ [length.unit]: length.times }), length);
      return between(today.minus({ [length.unit]: length.times * (m[1] ? toCount(m[1]) : 3) }), today);
    },
  ],
  // "El último año" ends today; "last year" and "el año pasado" are of the calendar.
  [
    `(?:el |la )?ultim[oa] ${unit}`,
    (m, today) => {
      const length = readUnit(m[1] ?? '');
      return between(today.minus({ [length.unit]: length.times }), today);
    },
  ],
  [
    '(?:la |the )?(?:ultima|pasada|last|past) (?:decada|decade)|(?:la )?decada pasada',
    (_, today) => between(today.minus({ years: 10 }), today),
  ],
  [
    `(?:el |la )?${unit} antepasad[oa]|(?:the )?${unit} before last`,
    (m, today) => {
      const word = m[1] ?? m[2] ?? '';
      const { unit: name, times } = readUnit(word);
      return spanOf(startOf(word, today).minus({ [name]: 2 * times }), { unit: name, times });
    },
  ],
  [
    `(?:el |la )?${unit} (?:pasad[oa]|anterior)`,
    (m, today) => {
      const length = readUnit(m[1] ?? '');
      return spanOf(startOf(m[1] ?? '', today).minus({ [length.unit]: length.times }), length);
    },
  ],
  [
    `(?:el |la )?(?:${unit} (?:que viene|entrante|proxim[oa]|siguiente)|(?:proxim[oa]|siguiente|otr[oa]) ${unit})`,
    (m, today) => {
      const word = m[1] ?? m[2] ?? '';
      const length = readUnit(word);
      return spanOf(startOf(word, today).plus({ [length.unit]: length.times }), length);
    },
  ],
  [
    `(?:el |la )?(?:este|esta|presente|actual|this|current|the current|en curso) ${unit}`,
    (m, today) => spanOf(startOf(m[1] ?? '', today), readUnit(m[1] ?? '')),
  ],
  [
    `(?:el |la )?${unit} (?:en curso|actual|presente|corriente)`,
    (m, today) => spanOf(startOf(m[1] ?? '', today), readUnit(m[1] ?? '')),
  ],
  [
    `(?:(?:el |la )?(?:fin|fines|final|finales)|(?:the )?end)(?: de| del| of)?(?: este| this| the)? (?:año|ano|year)`,
    (_, today) => between(today.endOf('year').startOf('day'), today.endOf('year').startOf('day')),
  ],
  [
    `(?:older than|mas (?:antigu[oa]s?|viej[oa]s?) (?:de|que)) ${count} ${unit}|hace (?:mas de|over) ${count} ${unit}|(?:more than|over) ${count} ${unit} (?:ago|old)|(?:de |con |tienen )?mas de ${count} (años|anos)(?: de (?:antiguedad|firmad[oa]s?|suscrit[oa]s?|existencia))?`,
    (m, today) => {
      const length = readUnit(m[2] ?? m[4] ?? m[6] ?? m[8] ?? 'años');
      const times = length.times * toCount(m[1] ?? m[3] ?? m[5] ?? m[7]);
      return {
        ranges: [{ from: null, to: iso(today.minus({ [length.unit]: times })) }],
      };
    },
  ],
  [
    `hace menos de ${count} ${unit}|less than ${count} ${unit} ago`,
    (m, today) => {
      const length = readUnit(m[2] ?? m[4] ?? '');
      return between(today.minus({ [length.unit]: length.times * toCount(m[1] ?? m[3]) }), today);
    },
  ],
  [
    `hace ${count} (años|anos)|${count} (years) ago`,
    (m, today) => {
      const y = today.year - toCount(m[1] ?? m[3]);
      return between(at(y, 1), at(y, 12, 31));
    },
  ],
  [
    `(?:en |dentro de |in |within )(?:(?:el |un )?(?:plazo|termino) de )?(?:menos de |less than |the next |los |un |a )?${count} ${unit}`,
    (m, today) => {
      const length = readUnit(m[2] ?? '');
      return between(today, today.plus({ [length.unit]: length.times * toCount(m[1]) }));
    },
  ],
  [
    `(?:en |antes de |within )?menos de ${count} ${unit}|(?:in )?less than ${count} ${unit}`,
    (m, today) => {
      const length = readUnit(m[2] ?? m[4] ?? '');
      return between(today, today.plus({ [length.unit]: length.times * toCount(m[1] ?? m[3]) }));
    },
  ],
  [
    '(?:los |las |the )?(?:años |decada de(?: los)? |anos )?((?:19|20)?\\d0)s|(?:los años|la decada de los|la decada del|la decada de|los) ((?:19|20)?\\d0|noventa|ochenta|setenta)(?! (?:dias|meses|años))',
    (m) => {
      const word = m[1] ?? m[2] ?? '';
      const tens = ({ noventa: 90, ochenta: 80, setenta: 70 } as Record<string, number>)[word] ?? Number(word);
      const start = tens < 100 ? (tens >= 50 ? 1900 : 2000) + tens : tens;
      return between(at(start, 1), at(start + 9, 12, 31));
    },
  ],
  [year, (m) => between(at(Number(m[1]), 1), at(Number(m[1]), 12, 31))],
  [
    `(?:el )?(?:mes de )?${monthName}`,
    (m, today) => ({
      ...spanOf(at(today.year, months[m[1] ?? ''] ?? 1), { unit: 'months', times: 1 }),
      floating: true,
    }),
  ],
  [
    '(?:el |del )?(?:siglo (?:pasado|xx|20)|(?:the )?(?:20th|last) century)',
    () => between(at(1900, 1), at(1999, 12, 31)),
  ],
  [
    '(?:el |este )?(?:siglo (?:actual|xxi|21|presente)|este siglo|(?:the |this )?(?:21st )?century)',
    () => between(at(2000, 1), at(2099, 12, 31)),
  ],
  ['(hoy|today)', (_, today) => between(today, today)],
  ['(ayer|yesterday)', (_, today) => between(today.minus({ days: 1 }), today.minus({ days: 1 }))],
  ['(tomorrow)', (_, today) => between(today.plus({ days: 1 }), today.plus({ days: 1 }))],
];
