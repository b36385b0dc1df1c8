/** What stands around the periods of a sentence: between, since, before; and which dates of an agreement they bound. */
import { DateTime } from 'luxon';
import { iso, type Mention } from './date-periods.ts';
import type { DateCondition, DateField, DayRange } from './filters.ts';
import { exclusion } from './patterns.ts';

export type DatesFound = { rest: string; dates: DateCondition[]; excluded: DateCondition[] };

const cues: Record<Exclude<DateField, 'active'>, RegExp> = {
  expires:
    /^(venc\w*|venz\w*|expir\w*|caduc\w*|termin(a|an|en|ara|aran|aron|ado|ados|ar|acion)|finaliz\w*|acab\w*|renovar(se)?|renew|ends?|ending|termination|due|lapses?)$/,
  signed: /^(firm\w*|suscri\w*|celebr\w*|sign|signs|signed|signing|hicimos|made|hermano|hermanaron|hermanamos)$/,
  starts:
    /^(inici\w*|empez\w*|empiez\w*|comenz\w*|comienz\w*|arranc\w*|start\w*|began|begin|begins|beginning|entraron|entro|entran)$/,
};

/** What a date before a state or a clause belongs to. */
const owner = /^(?:(?:ANY|TYPE)\d+|los|las|ones|those)$/;
const state = /^(?:(?:venc|expir|caduc|termin|finaliz|acab)[ai]d[oa]s?|expired|ended|terminated)$/;
const clause = /^(?:que|that|which)$/;

/** Cues of this question's dates: the nearest before, else the nearest after (`behind`: only one before). */
function fieldOf(
  words: readonly string[],
  index: number,
  behind: boolean,
  unsaid: DateField,
): { field: DateField; cue: number } {
  const cueAt = (position: number): DateField | null => {
    const word = words[position] ?? '';
    return (Object.keys(cues) as (keyof typeof cues)[]).find((field) => cues[field].test(word)) ?? null;
  };
  for (let position = index - 1; position >= 0; position -= 1) {
    const field = cueAt(position);
    if (field) return { field, cue: position };
  }
  const owned = words.slice(0, index).some((word) => owner.test(word));
  for (let position = index + 1; position < words.length && !behind; position += 1) {
    const field = cueAt(position);
    if (!field) continue;
    // "Acuerdos de 2018 ya vencidos", "the ones from 2018 that expired": the date is theirs, not of what is said of them.
    if (owned && (state.test(words[position] ?? '') || words.slice(index, position).some((one) => clause.test(one))))
      break;
    // "De 2022 que vencen en 2026": the verb is of the date that follows it.
    const next = words.findIndex((word, at) => at > position && (word.startsWith('BOUND') || cueAt(at) !== null));
    if (words[next]?.startsWith('BOUND')) break;
    return { field, cue: position };
  }
  return { field: unsaid, cue: -1 };
}

/** "Menos los de 2020", "que no vencen en 2027", "que no se firmaron en 2024": what stands before a date that is left out. */
const leftOut = new RegExp(
  `(?:^| )(?:${exclusion})(?: (?:los|las|lo|the|those|ones|que|that|se|nos|fueron|han sido|hayan sido|were|been))*$`,
);

/** What stands around the periods: between, since, before, until; and which of an agreement's dates they bound. */
export function readBounds(text: string, mentions: Mention[], today: DateTime, unsaid: DateField): DatesFound {
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
  // The day itself counts.
  replace(`(?:on or before|(?:no|not) later than|no despues del?) ${link}${d}`, 'until');
  replace(`(?:on or after|(?:no|not) (?:earlier than|before)|no antes del?) ${link}${d}`, 'since');
  replace(
    `(?:antes (?:de|del)|before|anteriores? al?|anterior al?|previos? al?|prior to|earlier than|no mas alla de) ${link}${d}`,
    'before',
  );
  replace(
    `(?:despues (?:de|del)|luego de|after|posteriores? al?|posterior al?|later than|mas alla de|beyond) ${link}${d}`,
    'after',
  );
  // "From 2020 on", but "from 2020 on health".
  replace(
    `(?:(?:desde|del?|a partir del?|since|from|starting|as of) )?${link}${d} (?:en adelante|onwards?|para aca|on(?= $| ,| (?:and|that|which|with) ))`,
    'since',
  );
  // "Signed from 2018" goes on; "agreements from 2018" are of that year.
  replace(
    `(?:desde|a partir del?|since|(?<=(?:sign(?:ed|ing)?|made|expir\\w+|end\\w*|valid|active|force|effect|effective) )from|starting|as of) ${link}${d}`,
    'since',
  );
  replace(`(?:hasta|until|till|a mas tardar|by|de aqui a) ${link}${d}`, 'until');
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
    // "Los de Claudia López que ya vencieron": who governs signs, and what comes after says another thing.
    const mayor = of.some((number) => mentions[Number(number)]?.mayor);
    let { field, cue } = fieldOf(words, index, mayor, unsaid);
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
    const ahead = field === 'expires' && !past;
    const floating = of.every((number) => mentions[Number(number)]?.floating);
    const ranges = combine(kind, chosen, of.length, ahead ? iso(today) : null, ahead && floating);
    const start = cue >= 0 && cue < index ? cue : index;
    const negated = leftOut.test(words.slice(0, start).join(' '));
    if (negated && /^(no|not)$/.test(words[start - 1] ?? '')) dropped.add(start - 1);
    if (cue >= 0) dropped.add(cue);
    const into = negated ? excluded : dates;
    const same = into.find((condition) => condition.field === field);
    const joined = words[index - 1];
    // "de 2020 y 2021", "en 2019, 2021": alternatives; "después de 2018 y antes de 2024": both bounds hold.
    const apart = kind === 'in' || kind === 'between' || /^(o|u|or)$/.test(joined ?? '');
    if (
      same &&
      apart &&
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
    return { from: addYears(range.from, years), to: addYears(range.to, years) };
  });
}

const addYears = (day: string | null, years: number) =>
  day ? DateTime.fromISO(day, { zone: 'utc' }).plus({ years }).toISODate() : null;

const dayBefore = (day: string | null) =>
  day ? DateTime.fromISO(day, { zone: 'utc' }).minus({ days: 1 }).toISODate() : null;

const dayAfter = (day: string | null) =>
  day ? DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() : null;

/**
 * From one period to another, whichever was said first. Months of one year that run backwards ("entre noviembre y
 * febrero") are of two: the end `moves` into the next, or the beginning was in the one before.
 */
function fromTo(first: DayRange, last: DayRange, moves: boolean): DayRange {
  const { from } = first;
  const { to } = last;
  if (!from || !to || from <= to) return { from, to };
  if (from.slice(0, 4) !== to.slice(0, 4)) return { from: last.from, to: first.to };
  return moves ? { from, to: addYears(to, 1) } : { from: addYears(from, -1), to };
}

function combine(
  kind: string,
  ranges: readonly DayRange[],
  mentioned: number,
  notBefore: string | null,
  moves: boolean,
): DayRange[] {
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
      return mentioned > 1 ? [fromTo(first, last, moves)] : [...ranges];
    default:
      return [...ranges];
  }
}
