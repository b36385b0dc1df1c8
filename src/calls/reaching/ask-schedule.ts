/** How often, on which day and at what time somebody wants to hear: "cada día", "los lunes a las 9". Pure. */

export type Frequency = 'now' | 'daily' | 'weekly';
/** `day`: 1 = Monday … 7 = Sunday; `at`: "HH:MM", Bogotá time. */
export type Schedule = { frequency: Frequency; day?: number; at?: string };
/** `left`: the sentence with the schedule blanked out, every other letter where it was. */
export type ScheduleReading = { schedule: Schedule | null; left: string; notUnderstood: string[] };

const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'gu');

const frequencies: readonly [Frequency, RegExp][] = [
  [
    'weekly',
    word(
      'una vez (?:por|a la|cada|en la) semana|cada semana|por semana|a la semana|todas las semanas|(?:un |en )?(?:resumen )?semanal(?:es|mente)?|once a week|(?:a )?weekly(?: digest)?|every week|per week',
    ),
  ],
  [
    'daily',
    word(
      'una vez (?:al|por) dia|cada dia|todos los dias|(?:un |en )?(?:resumen )?diari[oa]s?|diariamente|a diario|cada mañana|todas las mañanas|once a day|(?:a )?daily(?: digest)?|every (?:day|morning)|each day',
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
const weekday = word(
  `(?:(?:todos )?(?:los|cada|every|each)|on(?= \\p{L}+days)) (${dayName})((?:(?:,| y| e| and) (?:los |cada |on )?${dayName})*)`,
);

const hours = 'una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');
const timeOfDay = word(
  `(?:a las|a la|a|at|desde las) (\\d{1,2}|${hours.join('|')})(?:[:.h](\\d{2})| y (media|cuarto))?(?: ?(a\\. ?m\\.?|p\\. ?m\\.?|am|pm|de la mañana|de la tarde|de la noche|del dia|en punto))?`,
);

const dayOf = (name: string): number | undefined => days[name] ?? days[name.replace(/s$/, '')];

function readTime(hour = '', minute: string | undefined, part: string | undefined, half: string | undefined) {
  const named = hours.indexOf(hour);
  let value = named >= 0 ? named + 1 : Number(hour);
  const afternoon = /^p|tarde|noche/.test(half ?? '');
  if (afternoon && value < 12) value += 12;
  if (/^a\.? ?m|mañana/.test(half ?? '') && value === 12) value = 0;
  const minutes = minute ? Number(minute) : part === 'media' ? 30 : part === 'cuarto' ? 15 : 0;
  if (value > 23 || minutes > 59) return null;
  return `${String(value).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** `flat`: the sentence folded letter by letter (no accents, lower case). */
export function readSchedule(flat: string): ScheduleReading {
  let left = flat;
  let frequency: Frequency | null = null;
  const found: { day?: number; at?: string } = {};
  const notUnderstood: string[] = [];
  const blank = (match: RegExpMatchArray) => {
    const at = match.index ?? 0;
    left = `${left.slice(0, at)}${' '.repeat(match[0].length)}${left.slice(at + match[0].length)}`;
  };
  for (const match of left.matchAll(weekday)) {
    frequency ??= 'weekly';
    found.day ??= dayOf(match[1] ?? '');
    // One digest a week: a second day is not kept in silence.
    if (match[2]) notUnderstood.push(match[2].replace(/^(,| y| e| and) /, '').trim());
    blank(match);
  }
  for (const [name, pattern] of frequencies) {
    for (const match of left.matchAll(pattern)) {
      frequency ??= name;
      blank(match);
    }
  }
  for (const match of left.matchAll(timeOfDay)) {
    const [whole, hour, minute, part, half] = match;
    // "A dos ciudades" is no time; "a las dos" is.
    const saysTime = /^(a las?|at|desde las) /.test(whole) || minute || half;
    if (!saysTime || (/^at /.test(whole) && !/\d/.test(whole))) continue;
    const at = readTime(hour, minute, part, half);
    if (at) found.at ??= at;
    else notUnderstood.push(whole);
    blank(match);
  }
  const given = frequency ?? (found.at ? 'daily' : null);
  return { schedule: given ? { frequency: given, ...found } : null, left, notUnderstood };
}
