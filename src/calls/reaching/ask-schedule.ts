/** How often, on which day and at what time somebody wants to hear: "cada día", "los lunes a las 9". Pure. */

export type Frequency = 'now' | 'daily' | 'weekly';
/** `days`: 1 = Monday … 7 = Sunday, in order; `at`: "HH:MM", Bogotá time. */
export type Schedule = { frequency: Frequency; days?: readonly number[]; at?: string };
/**
 * `left`: the sentence with the schedule blanked out, every other letter where it was; `rarer`: words for something more
 * seldom than weekly, which is the most seldom there is.
 */
export type ScheduleReading = {
  schedule: Schedule | null;
  left: string;
  rarer: string | null;
  notUnderstood: string[];
};

const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'gu');

const frequencies: readonly [Frequency, RegExp][] = [
  [
    'weekly',
    word(
      '(?:una|1) vez (?:por|x|a la|cada|en la) semana|cada semana|por semana|a la semana|todas las semanas|(?:un |en )?(?:resumen )?semanal(?:es|mente)?|once a week|(?:a )?weekly(?: digest)?|every week|per week',
    ),
  ],
  [
    'daily',
    word(
      '(?:una|1) vez (?:al|por|x) dia|cada dia|todos los dias|(?:un |en )?(?:resumen )?diari[oa]s?|diariamente|a diario|cada mañana|todas las mañanas|once a day|(?:a )?daily(?: digest)?|every (?:day|morning)|each day',
    ),
  ],
  [
    'now',
    word(
      'al instante|de inmediato|inmediatamente|enseguida|de una vez|apenas (?:salgan|salga|lleguen|llegue|se publiquen|se publique)|en cuanto (?:salgan|lleguen|se publiquen)|at once|immediately|right away|instantly',
    ),
  ],
];

const days: Record<string, number> = {
  lunes: 1,
  martes: 2,
  miercoles: 3,
  jueves: 4,
  viernes: 5,
  sabado: 6,
  sabados: 6,
  domingo: 7,
  domingos: 7,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};
const dayName = `(?:${Object.keys(days).join('|')})s?`;
const moreDays = `((?:(?:,| y| e| and| &) ?(?:los |cada |on |every )?${dayName})*)`;
const weekday = word(`(?:todos )?(?:los|cada|every|each|on|el) (${dayName})${moreDays}`);
/** "Mondays" is every one of them, with or without "on". */
const plural = word(
  `(?:${Object.keys(days)
    .filter((name) => name.endsWith('day'))
    .map((name) => `${name}s`)
    .join('|')})(?:(?:,| and) ${dayName})*`,
);
/** "Semanal, jueves 4pm", "lunes y miércoles a las 8": nothing but days and a time. */
const bareDay = word(`(${dayName})${moreDays}(?=\\s*(?:$|[,.;]|a las|at |por la|en la|\\d))`);
const workingDays = word(
  '(?:de |from )?(?:lunes a viernes|monday to friday)|(?:todos los|cada) dias? habil(?:es)?|(?:every|each) (?:working|week) ?day',
);
const seldom = word(
  '(?:una vez )?(?:al mes|por mes|cada mes|cada (?:quince|15) dias|cada (?:dos|2) semanas|quincenal(?:es|mente)?|mensual(?:es|mente)?|monthly|every month|once a month|every (?:two|2|other) weeks?|biweekly|fortnightly)',
);

/** How many digests, not on which days: they are chosen by day. */
const times = word('(?:dos|tres|2|3) veces (?:por|x|a la|en la) semana|(?:twice|(?:two|three|2|3) times) a week');

/** More often than anything there is, which is at once. */
const hourly = word('cada (?:(?:\\d{1,2}|dos|tres|pocas) )?horas?|(?:every|each) (?:\\d{1,2} |few )?hours?|hourly');

const hours = 'una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');
const timeOfDay = word(
  `(?:(?:a las|a la|a|at|desde las) )?(\\d{1,2}|${hours.join('|')})(?:[:.h](\\d{2})| y (media|cuarto))?(?: ?(a\\. ?m\\.?|p\\. ?m\\.?|am|pm|de la madrugada|de la mañana|de la tarde|de la noche|del dia|en punto))?`,
);

const dayOf = (name: string): number | undefined => days[name] ?? days[name.replace(/s$/, '')];

function readTime(hour = '', minute: string | undefined, part: string | undefined, half: string | undefined) {
  const named = hours.indexOf(hour);
  let value = named >= 0 ? named + 1 : Number(hour);
  const afternoon = /^p|tarde|noche/.test(half ?? '');
  // Nobody means to be written to at three in the morning.
  if ((afternoon && value < 12) || (!half && minute === undefined && value > 0 && value < 6)) value += 12;
  if (/^a\.? ?m|mañana|madrugada/.test(half ?? '') && value === 12) value = 0;
  const minutes = minute ? Number(minute) : part === 'media' ? 30 : part === 'cuarto' ? 15 : 0;
  if (value > 23 || minutes > 59) return null;
  return `${String(value).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Words before a day that make it one day and not a habit. */
const oneDay =
  /(?:^|[^\p{L}])(?:cierr\w+|cerr\w+|venc\w+|clos\w+|due|hasta|antes|antes de|until|till|before|by|desde|despues|despues de|after|pasado|este)\s*$/u;

/** Parts of the day, at the hour when digests of that part go out. */
const partsOfDay: readonly [string, RegExp][] = [
  ['08:00', word('a primera hora|temprano|(?:por|en|de) la mañana|in the morning|mornings?')],
  ['12:00', word('al? mediodia|(?:at )?noon|midday')],
  ['14:00', word('(?:por|en|de) la tarde|in the afternoon|afternoons?')],
];

/** `flat`: the sentence folded letter by letter (no accents, lower case). */
export function readSchedule(flat: string): ScheduleReading {
  let left = flat;
  let frequency = null as Frequency | null;
  let at = null as string | null;
  let rarer = null as string | null;
  const on = new Set<number>();
  const notUnderstood: string[] = [];
  const each = (pattern: RegExp, read: (match: RegExpMatchArray) => boolean) => {
    for (const match of left.matchAll(pattern)) {
      if (!read(match)) continue;
      const from = match.index;
      left = `${left.slice(0, from)}${' '.repeat(match[0].length)}${left.slice(from + match[0].length)}`;
    }
  };
  const takeDays = ({ 0: whole, index = 0 }: RegExpMatchArray) => {
    // "Las que cierran el viernes", "hasta el lunes": one day, not every one of them.
    if (/^(?:el|on) /.test(whole) && oneDay.test(left.slice(0, index))) return false;
    frequency ??= 'weekly';
    for (const [name] of whole.matchAll(new RegExp(dayName, 'g'))) on.add(dayOf(name) ?? 1);
    return true;
  };
  const takeFrequency = (name: Frequency) => () => {
    frequency ??= name;
    return true;
  };
  each(workingDays, takeFrequency('daily'));
  each(weekday, takeDays);
  each(plural, takeDays);
  each(seldom, ([whole]) => {
    rarer ??= whole;
    frequency ??= 'weekly';
    return true;
  });
  each(hourly, ([whole]) => {
    notUnderstood.push(whole);
    frequency ??= 'now';
    return true;
  });
  each(times, ([whole]) => {
    notUnderstood.push(whole);
    frequency ??= 'weekly';
    return true;
  });
  for (const [name, pattern] of frequencies) each(pattern, takeFrequency(name));
  each(timeOfDay, ([whole, hour, minute, part, half]) => {
    // "A dos ciudades" is no time; "a las dos" is.
    const saysTime = /^(a las?|at|desde las) /.test(whole) || minute || half;
    if (!saysTime || (/^at /.test(whole) && !/\d/.test(whole))) return false;
    const read = readTime(hour, minute, part, half);
    if (read) at ??= read;
    else notUnderstood.push(whole);
    return true;
  });
  each(bareDay, (match) => (frequency !== null || at !== null) && takeDays(match));
  for (const [time, pattern] of partsOfDay) {
    each(pattern, () => {
      // "Por la tarde" says when only beside how often; noon is a time.
      if (frequency === null && time !== '12:00') return false;
      at ??= time;
      return true;
    });
  }
  const given = frequency ?? (at === null ? null : 'daily');
  if (!given) return { schedule: null, left, rarer, notUnderstood };
  const days = [...on].sort((one, other) => one - other);
  const schedule = { frequency: given, ...(days.length > 0 ? { days } : {}), ...(at === null ? {} : { at }) };
  return { schedule, left, rarer, notUnderstood };
}
