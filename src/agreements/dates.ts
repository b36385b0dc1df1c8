/**
 * Dates as people say them, in a question already cut into words: years, months, days, "este año", "los próximos tres
 * meses", "antes de diciembre", "entre 2020 y 2023", "en la alcaldía de …". Pure; today is given.
 */
import { DateTime } from 'luxon';
import type { DateCondition, DateField, DayRange } from './filters.ts';
import { mayors } from './lexicon/mayors.ts';

const months: Record<string, number> = {};
for (const [index, names] of [
  'enero january jan ene',
  'febrero february feb',
  'marzo march',
  'abril april abr',
  'mayo may',
  'junio june jun',
  'julio july jul',
  'agosto august ago aug',
  'septiembre setiembre september sept sep',
  'octubre october oct',
  'noviembre november nov',
  'diciembre december dic dec',
].entries()) {
  for (const name of names.split(' ')) months[name] = index + 1;
}

const numerals: Record<string, number> = {};
for (const [index, names] of [
  'un una uno one a an',
  'dos two',
  'tres three',
  'cuatro four',
  'cinco five',
  'seis six',
  'siete seven',
  'ocho eight',
  'nueve nine',
  'diez ten',
  'once eleven',
  'doce twelve',
].entries()) {
  for (const name of names.split(' ')) numerals[name] = index + 1;
}
Object.assign(numerals, {
  quince: 15,
  fifteen: 15,
  veinte: 20,
  twenty: 20,
  treinta: 30,
  thirty: 30,
  sesenta: 60,
  sixty: 60,
  noventa: 90,
  ninety: 90,
  par: 2,
  couple: 2,
});

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

type Mention = { ranges: readonly DayRange[] /** Which years a month without one may mean. */; floating?: true };
type Read = (match: RegExpExecArray, today: DateTime) => Mention | null;

const iso = (at: DateTime): string => at.toISODate() ?? '';
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

const ordinals: Record<string, number> = {
  primer: 1,
  primero: 1,
  first: 1,
  '1': 1,
  segundo: 2,
  second: 2,
  '2': 2,
  tercer: 3,
  tercero: 3,
  third: 3,
  cuarto: 4,
  fourth: 4,
  ultimo: -1,
  last: -1,
};

function partOf(match: RegExpExecArray, today: DateTime): Mention | null {
  const size = /^sem/.test(match[2] ?? '') ? 6 : 3;
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
const periods: readonly (readonly [string, Read])[] = [
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
    `(primer|primero|segundo|tercer|tercero|cuarto|ultimo|first|second|third|fourth|last|1|2) (semestre|trimestre|semester|quarter|half)${of} ${year}`,
    partOf,
  ],
  [
    `(primer|segundo|tercer|cuarto|first|second|third|fourth) (semestre|trimestre|semester|quarter|half)(?: (?:de|del|of)(?: este| this)?(?: año| ano| year))?`,
    partOf,
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
    `(?:(?:el )?final|fines?|end)(?: de| del| of)?(?: este| this| the)? (?:año|ano|year)`,
    (_, today) => between(today.endOf('year').startOf('day'), today.endOf('year').startOf('day')),
  ],
  [
    `hace (?:mas de|over) ${count} ${unit}|(?:more than|over) ${count} ${unit} (?:ago|old)|(?:de |con |tienen )?mas de ${count} (años|anos)(?: de (?:antiguedad|firmad[oa]s?|suscrit[oa]s?|existencia))?`,
    (m, today) => {
      const length = readUnit(m[2] ?? m[4] ?? m[6] ?? 'años');
      return {
        ranges: [{ from: null, to: iso(today.minus({ [length.unit]: length.times * toCount(m[1] ?? m[3] ?? m[5]) })) }],
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

const mayorCue =
  /alcald|administracion|gobierno|mandato|period|firm|suscri|celebr|sign|mayor|durante|under|epoca|tiempo|during/;
const reign =
  '(?:(?:alcaldia|alcaldias|administracion|gobierno|mandato|periodo|era|epoca|tiempos?|mayoralty|term|administration|mayor|alcalde|alcaldesa|exalcalde|exalcaldesa|office)(?: de| del| of)? ?)';

function readMayors(sentence: string, today: string, keep: (mention: Mention) => string): string {
  const cued = mayorCue.test(sentence);
  const surnames = cued ? mayors.flatMap((term) => term.names).sort((a, b) => b.length - a.length) : [];
  const full = mayors.flatMap((term) => term.names.filter((name) => name.includes(' ')));
  const names = [...new Set([...full, ...surnames])].sort((a, b) => b.length - a.length).join('|');
  const lead =
    '(?:(?:en|durante|bajo|con|por|under|during|by|in|from|de) )?(?:la |el |las |los |the )?(?:(primera?|segunda?|first|second|ultima|last) )?';
  const pattern = new RegExp(
    `(?<= )${lead}(?:${reign}(?:(?:la |el |the )?(?:alcaldesa |alcalde |mayor )?))?(${names})(?: como (?:alcalde|alcaldesa)| as mayor| s(?= (?:term|administration|mayoralty))| (?:term|administration))?(?= )`,
    'g',
  );
  return sentence
    .replace(pattern, (whole, which: string | undefined, name: string) => {
      const terms = mayors.filter((term) => term.names.includes(name));
      const said =
        which ??
        / (primera?|segunda?|first|second) (?:alcaldia|administracion|mandato|periodo|gobierno|term|administration)/.exec(
          sentence,
        )?.[1];
      const chosen = said === undefined ? terms : /^(prim|first)/.test(said) ? terms.slice(0, 1) : terms.slice(-1);
      // Whether the mayor signs is said by a verb that stays in the sentence.
      return terms.length === 0 ? whole : ` ${keep({ ranges: chosen.map(({ from, to }) => ({ from, to })) })} `;
    })
    .replace(
      / (?:en |durante |de |in |during |by |por )?(?:la |el |the )?(?:(?:alcaldia|administracion|mandato|administration|gobierno) (actual|pasada|pasado|anterior|presente|previa)|(esta|actual|presente|anterior|this|current|previous|last) (?:alcaldia|administracion|gobierno|administration|mayor|alcalde))(?= )/g,
      (_, after: string | undefined, before: string | undefined) => {
        const index = mayors.findLastIndex((term) => term.from <= today);
        const past = /pasad|anterior|previa|previous|last/.test(after ?? before ?? '');
        const term = mayors[past ? index - 1 : index];
        return term ? ` ${keep({ ranges: [{ from: term.from, to: term.to }] })} ` : ' ';
      },
    );
}

const cues: Record<Exclude<DateField, 'active'>, RegExp> = {
  expires:
    /^(venc\w*|venz\w*|expir\w*|caduc\w*|termin(a|an|en|ara|aran|aron|ado|ados|ar)|finaliz\w*|acab\w*|ends?|ending|due|lapses?)$/,
  signed: /^(firm\w*|suscri\w*|celebr\w*|sign|signs|signed|signing|hicimos|made|hermano|hermanaron|hermanamos)$/,
  starts:
    /^(inici\w*|empez\w*|empiez\w*|comenz\w*|comienz\w*|arranc\w*|start\w*|began|begin|begins|beginning|entraron|entro|entran)$/,
};

/** Cues of this question's dates: the nearest before, else the nearest after. */
function fieldOf(words: readonly string[], index: number): { field: DateField; cue: number } {
  const cueAt = (position: number): DateField | null => {
    const word = words[position] ?? '';
    return (Object.keys(cues) as (keyof typeof cues)[]).find((field) => cues[field].test(word)) ?? null;
  };
  for (let position = index - 1; position >= 0; position -= 1) {
    const field = cueAt(position);
    if (field) return { field, cue: position };
  }
  for (let position = index + 1; position < words.length; position += 1) {
    const field = cueAt(position);
    if (field) return { field, cue: position };
  }
  return { field: 'signed', cue: -1 };
}

export type DatesFound = { rest: string; dates: DateCondition[]; excluded: DateCondition[] };

/** Finds the dates of a sentence (words parted by single spaces, a space at both ends) and takes them out of it. */
export function findDates(sentence: string, todayText: string): DatesFound {
  const today = DateTime.fromISO(todayText, { zone: 'utc' });
  const mentions: Mention[] = [];
  const keep = (mention: Mention) => `DATE${mentions.push(mention) - 1}`;
  let text = readMayors(sentence, todayText, keep);
  for (const [source, read] of periods) {
    text = text.replace(new RegExp(`(?<= )(?:${source})(?= )`, 'g'), (...parts) => {
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

/** What stands around the periods: between, since, before, until; and which of an agreement's dates they bound. */
function readBounds(text: string, mentions: Mention[], today: DateTime): DatesFound {
  type Bound = { kind: 'in' | 'before' | 'until' | 'since' | 'after' | 'between'; of: string[] };
  const bounds: Bound[] = [];
  const put = (kind: Bound['kind'], ...of: string[]) => `BOUND${bounds.push({ kind, of }) - 1}`;
  const d = 'DATE(\\d+)';
  const link = '(?:en |in )?(?:el |la |los |las |the |mes de |año |ano |year )?';
  let marked = text;
  const replace = (source: string, kind: Bound['kind']) => {
    marked = marked.replace(new RegExp(`(?<= )${source}(?= )`, 'g'), (_, ...groups) =>
      put(kind, ...groups.filter((group): group is string => typeof group === 'string' && /^\d+$/.test(group))),
    );
  };
  replace(`(?:entre|between) ${link}${d} (?:y|e|and|a|al) ${link}${d}`, 'between');
  replace(`(?:desde|del?|from|a partir de) ${link}${d} (?:hasta|a|al|to|until|through|till) ${link}${d}`, 'between');
  replace(`${d} (?:a|al|to|through|hasta) ${d}`, 'between');
  replace(`${d} ${d}`, 'between');
  replace(
    `(?:antes (?:de|del)|before|anteriores? a|anterior a|previos? a|prior to|earlier than|no mas alla de) ${link}${d}`,
    'before',
  );
  replace(
    `(?:despues (?:de|del)|luego de|after|posteriores? a|posterior a|later than|mas alla de|beyond) ${link}${d}`,
    'after',
  );
  replace(`(?:desde|a partir (?:de|del)|since|from|de ${d} en adelante|starting|as of) ${link}${d}`, 'since');
  replace(`(?:de |del |from )?${d} (?:en adelante|onwards|para aca|on)`, 'since');
  replace(`(?:hasta|until|till|a mas tardar|by|antes de que (?:termine|acabe)|de aqui a) ${link}${d}`, 'until');
  replace(
    `(?:en|de|del|durante|in|of|during|para|from|por|a|on|el|within|for)? ?${link}${d}`
      .replace('? ?', ' )?')
      .replace('(?:en', '(?:(?:en'),
    'in',
  );

  const words = marked.trim().split(' ');
  const dates: DateCondition[] = [];
  const excluded: DateCondition[] = [];
  const dropped = new Set<number>();
  for (const [index, word] of words.entries()) {
    const bound = /^BOUND(\d+)$/.exec(word);
    const { kind, of } = bounds[Number(bound?.[1] ?? -1)] ?? {};
    if (!bound || !kind || !of) continue;
    dropped.add(index);
    let { field, cue } = fieldOf(words, index);
    const near = words.slice(Math.max(0, index - 4), index).join(' ');
    const alive = /vigen\w+|activ[oa]s|vigor|valid\w*|force|effect/.exec(near);
    if (alive && (cue < 0 || cue < index - 4 || !/^(firm|suscri|sign)/.test(words[cue] ?? ''))) {
      if (kind === 'until' || kind === 'after') field = 'expires';
      else if (kind === 'in' && cue < 0) field = 'active';
    }
    if (/(va|van|dura|duran|llega|llegan|run|runs|go|goes|last|lasts)$/.test(near) && kind === 'until')
      field = 'expires';
    const past =
      field !== 'expires' ||
      /vencieron|vencio|vencid|expirad|expiraron|expired|caducad|terminaron|terminad|ended/.test(words[cue] ?? '');
    const chosen = of.flatMap((number) => float(mentions[Number(number)], field, kind, past, today));
    const ranges = combine(kind, chosen, of.length, field === 'expires' && !past ? iso(today) : null);
    const negated = cue > 0 && /^(no|not)$/.test(words[cue - 1] ?? '');
    if (negated) dropped.add(cue - 1);
    if (cue >= 0) dropped.add(cue);
    const into = negated ? excluded : dates;
    const same = into.find((condition) => condition.field === field);
    const joined = words[index - 1];
    // "de 2020 y 2021", "en 2019, 2021": alternatives; otherwise both bounds hold.
    if (
      same &&
      (joined === 'y' || joined === 'o' || joined === ',' || joined === 'and' || joined === 'or' || joined === 'u')
    ) {
      into[into.indexOf(same)] = { field, ranges: [...same.ranges, ...ranges] };
    } else into.push({ field, ranges });
    if (alive && field === 'active')
      for (let at = Math.max(0, index - 4); at < index; at += 1)
        if (/^(vigen|activ|vigor|valid|force|effect)/.test(words[at] ?? '')) dropped.add(at);
  }
  const rest = ` ${words.filter((_, index) => !dropped.has(index)).join(' ')} `;
  return { rest, dates, excluded };
}

/** A month or day without a year is the nearest one: ahead for what expires, behind for what was signed. */
function float(
  mention: Mention | undefined,
  field: DateField,
  kind: string,
  past: boolean,
  today: DateTime,
): readonly DayRange[] {
  if (!mention) return [];
  if (!mention.floating) return mention.ranges;
  const todayText = iso(today);
  return mention.ranges.map((range) => {
    const ahead = field === 'expires' && !past;
    const late = ahead && (range.to ?? '') < todayText && kind !== 'since';
    const early = !ahead && (range.from ?? '') > todayText;
    const years = late ? 1 : early ? -1 : 0;
    const move = (day: string | null) =>
      day ? DateTime.fromISO(day, { zone: 'utc' }).plus({ years }).toISODate() : null;
    return { from: move(range.from), to: move(range.to) };
  });
}

const dayBefore = (day: string | null) =>
  day ? DateTime.fromISO(day, { zone: 'utc' }).minus({ days: 1 }).toISODate() : null;
const dayAfter = (day: string | null) =>
  day ? DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() : null;

function combine(kind: string, ranges: readonly DayRange[], mentioned: number, notBefore: string | null): DayRange[] {
  const first = ranges[0] ?? { from: null, to: null };
  const last = ranges.at(-1) ?? first;
  const lower = (to: string | null) => (notBefore && (to ?? notBefore) >= notBefore ? notBefore : null);
  switch (kind) {
    case 'before':
      return [{ from: lower(dayBefore(first.from ?? first.to)), to: dayBefore(first.from ?? first.to) }];
    case 'until':
      return [{ from: lower(last.to), to: last.to }];
    case 'since':
      return [{ from: first.from, to: null }];
    case 'after':
      return [{ from: dayAfter(last.to), to: null }];
    case 'between':
      return mentioned > 1 ? [{ from: first.from, to: last.to }] : [...ranges];
    default:
      return [...ranges];
  }
}
