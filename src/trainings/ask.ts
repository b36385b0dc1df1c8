/** What somebody asks of the trainings in words: "de agosto", "de salud", "inscribirme en inglés". Pure. */
import { foldText } from '../form.ts';
import { words } from '../sentence.ts';
import { inBogota, monthNames } from '../time.ts';
import { sameWord } from '../typos.ts';

export type Window = { from: Date; to: Date; month?: number };

/** Words that say how, not what. */
const fillers = new Set(
  foldText(
    `capacitacion capacitaciones taller talleres curso cursos training trainings workshop workshops course courses de del la el las los lo
    en a al y o e u para por con sobre que cuales cual hay tienen tiene mi mis me una un quiero quisiera deseo puedo inscribir inscripcion cupo
    proxima proximas proximo proximos este esta estos estas esa ese mes semana dia hoy manana mañana ano año programadas programados abiertas futuras
    favor porfavor asistir participar ver muestre the in of on for to my an what which are is there i want would like sign up enrol enroll please
    hora donde cuando quien quienes cuanto cuantos dura empieza termina queda quedan cupo cupos ir enlace lugar obligatoria obligatorias
    obligatorio obligatorios where when who how time starts ends place places left mandatory not cannot can go no si se
    next this that month week day today tomorrow year upcoming and or verificar certificado asistencia cambiar cancelar
    tomar cuantas como conecto conectarme join entro do does be able algo aprender otra horas toca tengo lo virtuales virtual presenciales presencial mixtas mixta online person linea
    deseo interesa entrar me es son esta entidad sector area alguna algun algunos algunas otra nosotros sirven interesan corresponden direccion link fecha
    lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday thursday friday saturday sunday
    inscribo inscribame inscribeme inscribirme inscribieron inscrito inscrita inscritos apunto apuntar apuntarme apunteme apuntame
    anoto anotar anotarme anoteme anotame matricular matricularme registrar registrarme registreme puede puedes podria gustaria
    ya voy vamos va van vienen asisten poder podre podria podemos podremos alcanzo alcanzare logro posible imposible asistire asistiremos ire iremos
    participare estare ahi alli alla si yo cuente cuenten cuentes conmigo confirmo llegar estar mas cancele cancela cancelo libere
    libero liberar mio quede estoy sigo tengo quien dicta da dar me desinscribir desinscribirme
    am enrolled registered signed join register count put down number's come compartir comparten compartan enviar envian mandar material materiales diapositivas presentaciones grabacion grabaciones memorias slides
    recording recordings share q k d x pa ai ay aun todavia up attend that those coming going attending i'll ill i'm im make it can't cant won't wont will be
    there one ones free cancel drop place spot seat enrolment enrollment registration us any have did get many too long left tomorrow's tomorrows todays`,
  ).split(' '),
);

const weekdays = [
  ['lunes', 'monday'],
  ['martes', 'tuesday'],
  ['miercoles', 'wednesday'],
  ['jueves', 'thursday'],
  ['viernes', 'friday'],
  ['sabado', 'saturday'],
  ['domingo', 'sunday'],
] as const;

/** "La del 10", "el miércoles 2": a day by its number alone. */
const numberedDay = new RegExp(` (?:(?:la|el|lo) del|(?:${weekdays.flat().join('|')})(?: el)?) (\\d{1,2})(?= )`);

const oneLine = (text: string): string =>
  ` ${words(text)
    .map((word) => word.folded)
    .join(' ')} `;

/** The month that a sentence names, from 0; its long names with typos too. -1 when it names none. */
function namedMonth(said: string): number {
  const exact = monthNames.findIndex((names) =>
    names.some((name) => (name === 'may' ? / (in|of) may /.test(said) : said.includes(` ${name} `))),
  );
  if (exact >= 0) return exact;
  const typed = said.split(' ').filter((word) => word.length >= 6);
  return monthNames.findIndex((names) =>
    names.some((name) => name.length >= 6 && typed.some((word) => sameWord(word, name))),
  );
}

/** The stretch of time a sentence names; null when it names none. A month that is over this year means this year still. */
export function askedWindow(text: string, now: Date): Window | null {
  const said = oneLine(text);
  const today = inBogota(now).startOf('day');
  const between = (from: typeof today, to: typeof today): Window => ({ from: from.toJSDate(), to: to.toJSDate() });
  const year = Number(/ (20\d\d) /.exec(said)?.[1]) || null;
  const month = namedMonth(said);
  if (month >= 0) {
    const start = today.set({ year: year ?? today.year, month: month + 1, day: 1 });
    const names = monthNames[month]?.join('|');
    const day = Number(
      / (\d{1,2}) (?:de|of) /.exec(said)?.[1] ??
        / [a-z]{4,9} (\d{1,2}) /.exec(said)?.[1] ??
        new RegExp(` (\\d{1,2})(?:st|nd|rd|th)? (?:${names}) `).exec(said)?.[1],
    );
    if (day < 1 || day > (start.daysInMonth ?? 31) || Number.isNaN(day))
      return { ...between(start, start.endOf('month')), month };
    const named = start.set({ day });
    const ahead = year || named >= today ? named : named.plus({ years: 1 });
    return between(ahead, ahead.endOf('day'));
  }
  if (/ (hoy|today|todays|today's) /.test(said)) return between(today, today.endOf('day'));
  if (/ (mañana|manana|tomorrow|tomorrows|tomorrow's) /.test(said)) {
    return between(today.plus({ days: 1 }), today.plus({ days: 1 }).endOf('day'));
  }
  const number = Number(numberedDay.exec(said)?.[1]);
  if (number > 0 && number <= 31) {
    const months = [0, 1, 2].map((later) => today.startOf('month').plus({ months: later }));
    const named = months
      .map((month) => month.plus({ days: number - 1 }))
      .find((day) => day.day === number && day >= today);
    if (named) return between(named, named.endOf('day'));
  }
  const weekday = weekdays.findIndex((names) => names.some((name) => said.includes(` ${name} `)));
  if (weekday >= 0) {
    const named = today.plus({ days: (weekday + 1 - today.weekday + 7) % 7 });
    return between(named, named.endOf('day'));
  }
  if (/ (esta semana|this week) /.test(said)) return between(today, today.endOf('week'));
  if (/ (proxima semana|otra semana|semana que viene|next week) /.test(said)) {
    const next = today.plus({ weeks: 1 });
    return between(next.startOf('week'), next.endOf('week'));
  }
  if (/ (este mes|this month) /.test(said)) return between(today.startOf('month'), today.endOf('month'));
  if (/ (proximo mes|mes que viene|next month) /.test(said)) {
    const next = today.plus({ months: 1 });
    return between(next.startOf('month'), next.endOf('month'));
  }
  if (year || / (este ano|este año|this year) /.test(said)) {
    const start = today.set({ year: year ?? today.year }).startOf('year');
    return between(start, start.endOf('year'));
  }
  return null;
}

/** A month that is over, said without its year: the next one of that name, for when this one has nothing. Else null. */
export function nextOfThatName(window: Window | null, text: string, now: Date): Window | null {
  if (window?.month === undefined || window.to >= now || /20\d\d/.test(text)) return null;
  const [from, to] = [window.from, window.to].map((at) => inBogota(at).plus({ years: 1 }).toJSDate());
  return from && to ? { from, to, month: window.month } : null;
}

/** How it is held, when that is asked for. */
export function askedModality(text: string): readonly ('in_person' | 'virtual' | 'hybrid')[] | null {
  const said = words(text)
    .map(({ folded }) => folded)
    .join(' ');
  if (/\b(virtual(es)?|en linea|online)\b/.test(said)) return ['virtual', 'hybrid'];
  if (/\b(presencial(es)?|in person)\b/.test(said)) return ['in_person', 'hybrid'];
  return /\b(mixt[ao]s?|hibrid[ao]s?|hybrid)\b/.test(said) ? ['hybrid'] : null;
}

/** Whether only what one must attend is asked for. */
export const asksMandatory = (text: string): boolean =>
  words(text).some(({ folded }) => /^(obligatori[ao]s?|mandatory|compulsory)$/.test(folded));

const timeWords = new Set(monthNames.flat());

/** The words of a sentence that may name a training. */
export function wantedWords(text: string): string[] {
  return words(oneLine(text).replace(numberedDay, ' '))
    .map((word) => word.folded)
    .filter((word) => !fillers.has(word));
}

/** Of these, what is neither a time nor a number. */
export const titleWords = (text: string): string[] =>
  wantedWords(text).filter((word) => !timeWords.has(word) && !/^\d{1,2}$/.test(word));

type Named = { code: string; title: string; description: string };

/** Whether the words hold this code: "cap1" and "cap 1" are CAP-1, "cap-1 2 personas" is not CAP-12. */
export function namesCode(text: string, code: string): boolean {
  const typed = words(text).map((word) => word.folded);
  const joined = typed
    .flatMap((word, index) => (/^[a-zñ]+$/.test(word) ? [word, word + (typed[index + 1] ?? '')] : [word]))
    .map(bare);
  return joined.includes(bare(foldText(code)));
}

/**
 * The trainings that the words mean: the one of that code; else those whose title has all of the words, give or take
 * small typos; else those with the most of them. No words at all: none in particular, so all.
 */
export function matchTrainings<T extends Named>(text: string, trainings: readonly T[]): T[] {
  const byCode = trainings.filter(({ code }) => namesCode(text, code));
  if (byCode.length > 0) return byCode;
  const wanted = titleWords(text);
  if (wanted.length === 0) return [...trainings];
  const scored = trainings.map((training) => {
    const has = words(training.title).map((word) => word.folded);
    return {
      training,
      score: wanted.filter((word) => has.some((one) => sameWord(word, one) || stem(word) === stem(one))).length,
    };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return [];
  // Half of what was said has to be there, or something else was meant.
  if (best * 2 < wanted.length) return [];
  return scored.filter(({ score }) => score === best).map(({ training }) => training);
}

const bare = (code: string): string => code.replaceAll(/[-_/]/g, '');

/** "convocatorias" and "convocatoria" are one word. */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(es|s)$/, '') : word);

/** Sectors that a sentence names: by their whole name or, when it is telling enough, by its first word. */
export function askedSectors(text: string, sectors: readonly { id: string; name: string; nameEn: string }[]): string[] {
  const said = words(text).map((word) => word.folded);
  const vague = /^(gestion|desarrollo|integracion|public|legal|social|economic|urban)$/;
  return sectors
    .filter((sector) =>
      [sector.name, sector.nameEn].some((name) => {
        const [first, second] = words(name);
        const at = said.indexOf(first?.folded ?? '');
        return at >= 0 && (!vague.test(first?.folded ?? '') || said[at + 1] === second?.folded);
      }),
    )
    .map((sector) => sector.id);
}
