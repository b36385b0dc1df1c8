/** What somebody asks for in words: "becas en salud o educación, una vez por semana", "del BID, menos créditos". Pure. */

import { askedWindow, type Window } from '../../asked-window.ts';
import { numerals } from '../../numerals.ts';
import { dayMs, monthNames } from '../../time.ts';
import { sameWord } from '../../typos.ts';
import { closingDays } from '../rules.ts';
import { fold, type Token, tokenize } from '../understanding/words.ts';
import { readAmounts } from './amounts.ts';
import { type Aspects, aspectsOf, findAspects } from './ask-aspects.ts';
import { isFiller } from './ask-fillers.ts';
import { findNames, guessName, type Named, type Vocabulary } from './ask-lexicon.ts';
import { readSchedule, type Schedule } from './ask-schedule.ts';
import { type Conditions, type ListName, listNames, namesLanguage } from './conditions.ts';

export type { Vocabulary } from './ask-lexicon.ts';
export type { Frequency, Schedule } from './ask-schedule.ts';

export type Asked = Conditions & {
  /** When they close, or closed. */
  closes: Window | null;
  /** When they came; of new ones only. */
  came: Window | null;
  /** What of the calls a list is to show. */
  aspects: Aspects;
  schedule: Schedule | null;
  /** More seldom than anything there is: "una vez al mes". */
  rarer: string | null;
  /** "Todo", "todas las convocatorias". */
  all: boolean;
  /** Words that name nothing known: they are looked for in the text, and the person is told. */
  unsure: readonly string[];
  /** Parts that nothing can be done with. */
  notUnderstood: readonly string[];
};

/** Small words that hold a phrase together: "economía de los cuidados". */
const inside = new Set(['de', 'del', 'of']);
const articles = new Set(['la', 'el', 'las', 'los', 'the']);

const applying =
  /^(pedir|pid[ae]n?|aplic\p{L}+|postul\p{L}+|presentar\p{L}*|particip\p{L}+|solicit\p{L}+|elegibles?|acceder|concursar|abiertas?|apply|eligible|open)$/u;
/** Who is meant: "una alcaldía", "los gobiernos locales". `weak` only beside a word of applying. */
const strongWho = /^(alcaldias?|municipios?|municipalidad(es)?|ayuntamientos?|municipality|municipalities|mayor)$/;
const weakWho =
  /^(ciudad(es)?|distrito|distritales|distrital|gobiernos?|entidad|entidades|bogota|nosotros|city|cities|government|governments)$/;
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
    if (key(at) === 'bogota' && direct) return widen(at, at);
    if (strong && (direct || /^(una|la|a)$/.test(key(at - 1)))) return widen(at, at);
    if (/^gobiernos?$/.test(key(at)) && direct && /^(local|municipal)(es)?$/.test(key(at + 1))) return widen(at, at);
  }
  return new Set();
}

/** "No reembolsable", "no más de", "not only": nothing is left out by these. */
const negatesOtherwise = /^(reembols\w*|gubernament\w*|formal(es)?|perder\w*|solo|only|importa\w*|mas|menos|todas?)$/;
const excluding = /^(excepto|exceptuando|salvo|descart\w+|except|excluding|without|ni)$/;
const including = /^(solo|solamente|unicamente|pero|only|but|incluya|incluyendo|ojala)$/;
/** "Menos las de Europa, con «enfermería rural»": what it must have begins there. */
const having = /^(con|with)$/;
/** "Que no pidan cofinanciación": what follows is a word of the text, not a kind of call. */
const demanding = /^(pid[ae]n?|exij?[aeg]n?|exijan?|requier[ae]n?|solicit[ae]n?|require|ask|need)$/;

type Exclusions = { marks: Set<number>; excluded: Set<number>; literal: Set<number> };

/** Where what is not wanted begins and ends: "menos créditos", "que no sean cursos", "sin Europa". */
function findExclusions(tokens: readonly Token[]): Exclusions {
  const key = (at: number) => tokens[at]?.key ?? '';
  const found: Exclusions = { marks: new Set(), excluded: new Set(), literal: new Set() };
  const opens = (word: string, at: number): boolean => {
    const [next, after] = [key(at + 1), key(at + 2)];
    if (excluding.test(word) || sameWord(word, 'excepto')) return true;
    if (word === 'menos') return !/^(al|por|lo)$/.test(key(at - 1)) && !/^\d/.test(after);
    if (word === 'sin') return !/^(animo|fines|fecha|costo|limite)$/.test(next);
    if (word === 'nada') return /^(de|del)$/.test(next);
    // "No quiero perderme las becas" wants them.
    return /^(no|not)$/.test(word) && !negatesOtherwise.test(next) && !/^perder/.test(after);
  };
  let state: 'in' | 'out' | 'literal' = 'in';
  for (const [at, { key: word, kind }] of tokens.entries()) {
    if (kind === 'word' && opens(word, at)) {
      found.marks.add(at);
      state = demanding.test(key(at + 1)) ? 'literal' : 'out';
    } else if (including.test(word) || (having.test(word) && /^([,y]|and)$/.test(key(at - 1)))) state = 'in';
    else if (kind === 'mark' && /[.;:]/.test(word)) state = 'in';
    else if (state !== 'in') {
      found.excluded.add(at);
      if (state === 'literal') found.literal.add(at);
    }
  }
  return found;
}

/** Letter by letter, so that every letter stays where it was. */
export function flatten(text: string): string {
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

function overlaps(tokens: readonly Token[], name: Named, from: number, to: number): boolean {
  const [first, last] = [tokens[name.from], tokens[name.to - 1]];
  return first !== undefined && last !== undefined && first.start < to && last.end > from;
}

const quoted = /[«"“]([^«»"“”]{2,80})[»"”]/g;

/** Whether a sentence says how often; cheap enough to ask of any message. */
export const saysHowOften = (text: string): boolean => readSchedule(flatten(text.slice(0, 1000))).schedule !== null;

/** The conditions a sentence names, how often to tell, and what of it was not understood. `text` at most 1,000 letters. */
export function readAsked(text: string, vocabulary: Vocabulary, now: Date): Asked {
  const written = text.normalize('NFC').slice(0, 1000);
  const money = readAmounts(flatten(written));
  const { schedule, left, rarer, notUnderstood } = readSchedule(money.left);
  const phrases: { at: number; phrase: string }[] = [];
  const flat = left.replace(quoted, (whole, _phrase, at: number) => {
    phrases.push({ at, phrase: written.slice(at + 1, at + whole.length - 1).trim() });
    return ' '.repeat(whole.length);
  });
  const tokens = tokenize(flat);
  const eligibility = findEligibility(tokens);
  const { marks, excluded, literal } = findExclusions(tokens);
  const named = findNames(vocabulary, tokens, new Set([...eligibility, ...marks, ...literal]));
  // "Gobierno abierto" is a subject; "las abiertas" tells which.
  const spans = findAspects(flat).filter(({ from, to }) => !named.some((name) => overlaps(tokens, name, from, to)));
  const aspects = aspectsOf(spans);
  // "Lo nuevo de esta semana" tells when it came; "las nuevas que cierran esta semana", when they close.
  const isNews = aspects.fresh && !/cierr|clos|venc/.test(flat);
  const window = askedWindow(flat, now, isNews || aspects.state === 'closed');
  const soon: Window = { from: now, to: new Date(now.getTime() + closingDays * dayMs) };
  const closes = isNews ? null : (window ?? (aspects.soon ? soon : null));
  const timed = window !== null;
  const included = emptyLists();
  const without = emptyLists();
  const target = (at: number) => (excluded.has(at) ? without : included);
  const put = ({ list, value, from }: Named) => add(target(from)[list], value);

  for (const name of named.filter(({ soft }) => !soft)) put(name);
  const soft = named.filter((name) => name.soft);
  // "Becas de maestría en salud": health is the sector, "maestría" a word to look for.
  // "Excepto maestrías" leaves out that word, not all of education.
  const unused = soft.filter(({ from }) => excluded.has(from) || target(from).sectors.length > 0);
  for (const name of soft) if (!unused.includes(name)) put(name);

  const telling = tokens.flatMap(({ start, end }, at) => {
    return spans.some(({ from, to }) => start >= from && end <= to) ? [at] : [];
  });
  const used = new Set([...eligibility, ...marks, ...telling]);
  for (const { from, to } of named)
    if (!unused.some((one) => one.from === from)) for (let at = from; at < to; at += 1) used.add(at);
  // "Salud, con enfermería rural": what is told twice leaves its word to the one beside it that nothing explains.
  const bare = ({ from, to }: Named) =>
    leftovers(tokens, used, timed).some((run) => run.to === from || run.from === to);
  const twice: Named[] = [];
  for (const name of named.filter(({ list }) => list === 'sectors')) {
    const told = named.filter(({ value, from }) => value === name.value && target(from) === target(name.from));
    if (told.length - told.filter((one) => twice.includes(one)).length < 2 || !bare(name)) continue;
    twice.push(name);
    for (let at = name.from; at < name.to; at += 1) used.delete(at);
  }
  const unsure: string[] = [];
  const unknown = (): { from: number; to: number }[] => leftovers(tokens, used, timed);
  for (const { from, to } of unknown()) {
    for (let at = from; at < to; at += 1) {
      const guess = used.has(at) ? null : guessName(vocabulary, tokens[at]?.key ?? '');
      if (!guess) continue;
      put({ ...guess, from: at, to: at + 1 });
      used.add(at);
    }
  }
  for (const { from, to } of unknown()) {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (!first || !last) continue;
    const phrase = written.slice(first.start, last.end);
    add(target(from).words, phrase);
    if (!namesLanguage(phrase)) unsure.push(phrase);
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
  return {
    ...included,
    ...{ mayApply: eligibility.size > 0, amount: money.amount, without },
    ...{
      closes,
      came: isNews ? window : null,
      aspects,
      schedule,
      rarer,
      all,
      unsure,
      notUnderstood: [...money.unclear, ...notUnderstood],
    },
  };
}

const timeWords = new Set([
  ...[...monthNames.flat(), ...Object.keys(numerals)],
  ...`viene entrante otra otro siguiente sigue ano año year pasado pasada last ayer yesterday anteayer antier fin final fines end weekend despues
    after partir since starting principios mediados quincena ahora lunes martes miercoles jueves viernes sabado domingo
    christmas monday navidad tuesday wednesday thursday friday saturday sunday hace ago dentro within desde hasta`.split(
    /\s+/,
  ),
]);

/** Runs of tokens that nothing explains, small words inside them included. */
function leftovers(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  timed: boolean,
): { from: number; to: number }[] {
  const explains = ({ key, kind }: Token, at: number) =>
    used.has(at) ||
    kind === 'mark' ||
    isFiller(key) ||
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
