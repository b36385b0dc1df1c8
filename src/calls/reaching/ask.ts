/** What somebody asks for in words: "becas en salud o educación, una vez por semana", "del BID, menos créditos". Pure. */

import { sameWord } from '../../sentence.ts';
import { fold, type Token, tokenize } from '../understanding/words.ts';
import { findNames, guessName, type Named, type Vocabulary } from './ask-lexicon.ts';
import { readSchedule, type Schedule } from './ask-schedule.ts';
import { askedWindow, months, monthsEn, numbersInWords, type Window } from './ask-window.ts';
import { type Conditions, type ListName, listNames } from './conditions.ts';

export type { Vocabulary } from './ask-lexicon.ts';
export type { Frequency, Schedule } from './ask-schedule.ts';
export { askedWindow } from './ask-window.ts';

export type Asked = Conditions & {
  closes: Window | null;
  schedule: Schedule | null;
  /** "Todo", "todas las convocatorias". */
  all: boolean;
  /** Words that name nothing known: they are looked for in the text, and the person is told. */
  unsure: readonly string[];
  /** Parts that nothing can be done with. */
  notUnderstood: readonly string[];
};

/** Words that say how, not what. */
const fillers = new Set(
  `convocatoria convocatorias abierta abiertas vigente vigentes nueva nuevas disponible disponibles actual actuales de del la el las los
    en y o u e a al para por con sobre que cuales cual hay tienen tiene tema temas sector sectores relacionadas relacionados relacionada este esta
    estos estas cierra cierran cierren cerrar venza venzan vence vencen vencer cierre plazo antes hasta entre proximo proxima proximos proximas dias dia semana semanas
    mes meses hoy manana mañana me avise aviseme avisame avisarme avisen quiero quisiera querria recibir suscribirme suscribir suscribame
    suscripcion seguir alertas avisos notificarme notifiqueme informeme todo todas todos toda un una unos unas vez cada favor por mi mis se lo le
    solo solamente unicamente sea sean salga salgan llegue lleguen haya pueda puedan puede pueden podamos podemos podria relativo relativa
    proyecto proyectos programa programas oportunidad oportunidades ayuda ayudas iniciativa iniciativas cosas cosa algo alguna alguno
    internacional internacionales mundial cooperacion tipo clase clases modalidad modalidades pais paises region
    ciudad ciudades hola buenas buenos dias tardes noches porfa necesito busco buscar ver mostrar muestre muestreme deme dame digame diga lista listar
    listado tenemos enlace bot gracias si no estoy interesado interesada interesan interesa gustaria digan diga mencionen hablen tengan ser son es
    pero nada quiera quieran incluir incluya incluyan tambien ademas donde cuando bogota
    call calls open new available about of the in and or on for to with which what are is there that close closing closes this next days day week
    weeks month months today tomorrow before until deadline subscribe me please i want would like notify tell let know send daily weekly digest at
    once all any everything anything can could may might only be from by an my as well also project projects program programs opportunities
    international hello hi hey show list see get give us do we have`.split(/\s+/),
);

/** Small words that hold a phrase together: "economía de los cuidados". */
const inside = new Set(['de', 'del', 'of']);
const articles = new Set(['la', 'el', 'las', 'los', 'the']);

const applying =
  /^(pedir|pid[ae]n?|aplic\p{L}+|postul\p{L}+|presentar\p{L}*|particip\p{L}+|solicit\p{L}+|elegibles?|acceder|concursar|abiertas?|apply|eligible|open)$/u;
/** Who is meant: "una alcaldía", "los gobiernos locales". `weak` only beside a word of applying. */
const strongWho = /^(alcaldias?|municipios?|municipalidad(es)?|ayuntamientos?|municipality|municipalities|mayor)$/;
const weakWho =
  /^(ciudad(es)?|distrito|distritales|distrital|gobiernos?|entidad|entidades|nosotros|city|cities|government|governments)$/;
const linking = new Set(
  `a al el la los las un una unos unas de del por para que se le les como nosotros puede pueda pueden puedan podamos podemos podria local locales
    municipal municipales distrital publica publicas publicos to by the an can may could for as s office hall local governments government`.split(
    /\s+/,
  ),
);
const we = /^(podamos|podemos|pudieramos|nosotros|we)$/;

/** The tokens that say "those a municipal government may apply to"; empty when none do. */
function findEligibility(tokens: readonly Token[]): Set<number> {
  const key = (at: number) => tokens[at]?.key ?? '';
  const span = (from: number, to: number) => new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const widen = (from: number, to: number) => {
    let end = to;
    while (linking.has(key(end + 1)) && !/^(de|del|para|por|que|a|to|for)$/.test(key(end + 1))) end += 1;
    return span(from, end);
  };
  for (const [at] of tokens.entries()) {
    const strong = strongWho.test(key(at));
    if (!strong && !weakWho.test(key(at)) && !we.test(key(at))) continue;
    let before = at - 1;
    while (linking.has(key(before))) before -= 1;
    if (applying.test(key(before))) return widen(before, at);
    let after = at + 1;
    while (linking.has(key(after))) after += 1;
    if (applying.test(key(after)) && !/^(abierta|open)/.test(key(after))) return widen(at, after);
    const direct = /^(para|for)$/.test(key(at - 1)) || (articles.has(key(at - 1)) && /^(para|for)$/.test(key(at - 2)));
    if (strong && (direct || /^(una|la|a)$/.test(key(at - 1)))) return widen(at, at);
    if (/^gobiernos?$/.test(key(at)) && direct && /^(local|municipal)(es)?$/.test(key(at + 1))) return widen(at, at);
  }
  return new Set();
}

/** Where what is not wanted begins and ends: "menos créditos", "que no sean cursos", "sin Europa". */
function findExclusions(tokens: readonly Token[]): { marks: Set<number>; excluded: Set<number> } {
  const key = (at: number) => tokens[at]?.key ?? '';
  const marks = new Set<number>();
  const excluded = new Set<number>();
  let open = false;
  for (const [at, token] of tokens.entries()) {
    const opens =
      (/^(excepto|salvo|except|excluding|without|ni)$/.test(token.key) ||
        (token.key === 'menos' && !/^(al|por|lo)$/.test(key(at - 1)) && !/^\d/.test(key(at + 2))) ||
        (token.key === 'sin' && !/^(animo|fines|fecha|costo|limite)$/.test(key(at + 1))) ||
        (token.key === 'no' && /^(sea|sean|quiero|me|incluya|incluyan|incluir|quisiera)$/.test(key(at + 1))) ||
        (token.key === 'not' && !/^(only)$/.test(key(at + 1))) ||
        (token.key === 'nada' && /^(de|del)$/.test(key(at + 1)))) &&
      token.kind === 'word';
    if (opens) {
      marks.add(at);
      open = true;
    } else if (/^(solo|solamente|unicamente|pero|only|but|incluya|incluyendo)$/.test(token.key)) open = false;
    else if (token.kind === 'mark' && /[.;:]/.test(token.key)) open = false;
    else if (open) excluded.add(at);
  }
  return { marks, excluded };
}

/** Letter by letter, so that every letter stays where it was. */
function flatten(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const flat = fold(letter);
      return flat.length === letter.length ? flat : letter;
    })
    .join('');
}

type Lists = Record<ListName, string[]>;
const emptyLists = (): Lists => ({ sectors: [], modalities: [], places: [], funders: [], words: [] });
const add = (list: string[], value: string) => {
  if (!list.includes(value)) list.push(value);
};

const quoted = /[«"“]([^«»"“”]{2,80})[»"”]/g;

/** Whether a sentence says how often; cheap enough to ask of any message. */
export const saysHowOften = (text: string): boolean => readSchedule(flatten(text.slice(0, 1000))).schedule !== null;

/** The conditions a sentence names, how often to tell, and what of it was not understood. `text` at most 1,000 letters. */
export function readAsked(text: string, vocabulary: Vocabulary, now: Date): Asked {
  const written = text.normalize('NFC').slice(0, 1000);
  const { schedule, left, notUnderstood } = readSchedule(flatten(written));
  const phrases: { at: number; phrase: string }[] = [];
  const flat = left.replace(quoted, (whole, _phrase, at: number) => {
    phrases.push({ at, phrase: written.slice(at + 1, at + whole.length - 1).trim() });
    return ' '.repeat(whole.length);
  });
  const closes = askedWindow(flat, now);
  const tokens = tokenize(flat);
  const eligibility = findEligibility(tokens);
  const { marks, excluded } = findExclusions(tokens);
  const named = findNames(vocabulary, tokens, new Set([...eligibility, ...marks]));
  const included = emptyLists();
  const without = emptyLists();
  const target = (at: number) => (excluded.has(at) ? without : included);
  const put = ({ list, value, from }: Named) => add(target(from)[list], value);

  for (const name of named.filter(({ soft }) => !soft)) put(name);
  const soft = named.filter((name) => name.soft);
  // "Becas de maestría en salud": health is the sector, "maestría" a word to look for.
  const unused = soft.filter(({ from }) => target(from).sectors.length > 0);
  for (const name of soft) if (!unused.includes(name)) put(name);

  const used = new Set([...eligibility, ...marks]);
  for (const { from, to } of named)
    if (!unused.some((one) => one.from === from)) for (let at = from; at < to; at += 1) used.add(at);
  const unsure: string[] = [];
  for (const { from, to } of leftovers(tokens, used, closes !== null)) {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (!first || !last) continue;
    const guess = to - from === 1 ? guessName(vocabulary, first.key) : null;
    if (guess) put({ ...guess, from, to });
    else {
      const phrase = written.slice(first.start, last.end);
      add(target(from).words, phrase);
      unsure.push(phrase);
    }
  }
  for (const { at, phrase } of phrases) {
    const next = tokens.findIndex(({ start }) => start > at);
    const isOut =
      excluded.has(next) ||
      (next !== 0 && excluded.has((next < 0 ? tokens.length : next) - 1)) ||
      marks.has((next < 0 ? tokens.length : next) - 1);
    add((isOut ? without : included).words, phrase);
  }
  // "Todo menos créditos, y cursos": what is wanted wins over the same thing not wanted.
  for (const list of listNames) without[list] = without[list].filter((value) => !included[list].includes(value));
  const all = tokens.some(({ key }) => /^(todo|todas|todos|toda|all|everything)$/.test(key));
  return { ...included, mayApply: eligibility.size > 0, without, closes, schedule, all, unsure, notUnderstood };
}

/** What is asked for, however it is spelt: the router forgave the typo, so it is no word to look for either. */
const askedFor = ['convocatoria', 'convocatorias', 'suscribirme', 'oportunidades', 'opportunities', 'subscribe'];

const timeWords = new Set([...months, ...monthsEn, ...Object.keys(numbersInWords), 'viene', 'ano', 'año', 'year']);

/** Runs of tokens that nothing explains, small words inside them included. */
function leftovers(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  timed: boolean,
): { from: number; to: number }[] {
  const explains = ({ key, kind }: Token, at: number) =>
    used.has(at) ||
    kind === 'mark' ||
    fillers.has(key) ||
    askedFor.some((word) => sameWord(key, word)) ||
    (kind === 'word' && key.length < 2) ||
    (timed && (timeWords.has(key) || kind === 'number'));
  const runs: { from: number; to: number }[] = [];
  for (const [at, token] of tokens.entries()) {
    if (explains(token, at)) continue;
    const run = runs.at(-1);
    const gap = run ? tokens.slice(run.to, at).map(({ key }) => key) : [];
    const joined =
      gap.length === 0 ||
      (inside.has(gap[0] ?? '') && gap.slice(1).every((key) => articles.has(key)) && gap.length <= 2);
    if (run && joined && !used.has(at - 1)) run.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  }
  return runs;
}
