/** Tells what a call is about, or what goes with an application, from what a date says: a press prize names no press day. Pure. */
import type { Sense } from './deadline-senses.ts';
import { auxiliaries, futureEnding, listConnectors } from './deadline-words.ts';
import { type Hit, type Token, wordSet } from './words.ts';

/** What is about something: "programa de", "fund for". */
const containers = new RegExp(
  `^(?:${[
    'program(?:a|as|me|mes|s)?|proyectos?|projetos?|projets?|projects?|iniciativas?|initiatives?|lineas?|red(?:es)?',
    'fondos?|fundos?|funds?|fonds|ayudas?|aides?|subvenci\\p{L}+|subvention\\p{L}*|estimulos?',
    'becas?|bolsas?|bourses?|grants?|fellowships?|scholarships?|cursos?|courses?|diplomados?',
    'premios?|prix|prizes?|awards?|concursos?|concours|retos?|challenges?',
    'convocatorias?|chamadas?|edita(?:l|is)|appels?|calls?',
  ].join('|')})$`,
  'u',
);
/** The same after its topic, as in English: "maintenance grants". */
const topicFirst =
  /^(?:grants?|funds?|fellowships?|scholarships?|awards?|prizes?|program(?:me|mes|s)?|calls?|challenges?)$/;
const participle = /(?:ed|ing)$/;
const ofWords = wordSet('de del da do das dos d du des of for para por pour sobre on');
const articles = wordSet('el la los las l o a os as le les the un una um uma une an');
const longestTopic = 3;
/** Topics joined by "and" are followed this far. */
const longestList = 20;

/** What may be a topic. */
const topical: ReadonlySet<Sense> = new Set<Sense>([
  'other',
  'outcome',
  'work',
  'session',
  'discount',
  'term',
  'published',
]);

const attaching = /^(?:attach|adjunt|anex|acompañ|join|enclos|juntar|inclu)/;
const farthestAttached = 4;
const joins = wordSet('and y e et with con com avec');

/** The words that bear on dates, and those that are only a topic. */
export function partTopics(
  tokens: readonly Token[],
  hits: readonly Hit<Sense>[],
): { hits: readonly Hit<Sense>[]; topics: readonly Hit<Sense>[] } {
  const starts = new Map<number, Hit<Sense>[]>();
  for (const hit of hits) starts.set(hit.from, [...(starts.get(hit.from) ?? []), hit]);
  const handedEnds = new Set(hits.filter(({ value }) => value === 'apply').map(({ to }) => to));
  const applicationEnds = new Set(hits.filter(({ value }) => value === 'candidacy').map(({ to }) => to));
  const [aside, inserted] = [new Set<Hit<Sense>>(), new Set<Hit<Sense>>()];
  const topicalIn = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, place) => starts.get(from + place) ?? [])
      .flat()
      .filter(({ value }) => topical.has(value));
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    if (verbs.has(token.key)) for (const hit of topicalIn(insertedFrom(tokens, at), at)) inserted.add(hit);
    if (containers.test(token.key)) for (const hit of topicsOf(tokens, at, starts)) aside.add(hit);
    for (const hit of starts.get(at) ?? []) if (isComplement(tokens, hit, applicationEnds, handedEnds)) aside.add(hit);
  }
  return {
    hits: hits.filter((hit) => !aside.has(hit) && !inserted.has(hit)),
    topics: hits.filter((hit) => aside.has(hit)),
  };
}

/** Verbs that an insertion may part from what they speak of. */
const verbs = wordSet(
  'must should shall will debe deben debera deberan podra podran deve devem devera deverao doit doivent devra devront',
);
const longestInsertion = 25;
const opened: Readonly<Record<string, string>> = { ')': '(', ',': ',', '–': '–', '—': '—' };

/** "Forms, together with a letter of support, must be sent by": what stands between the marks is not what is sent. */
function insertedFrom(tokens: readonly Token[], verb: number): number {
  const opening = opened[tokens[verb - 1]?.key ?? ''];
  const first = Math.max(0, verb - longestInsertion);
  const from = first + tokens.slice(first, verb - 1).findLastIndex(({ key }) => key === opening || key === '.');
  return opening && tokens[from]?.key === opening ? from : verb;
}

/** "Programa de evaluación e informes": the nouns after "of", up to a verb or to what the call asks for. */
function topicsOf(
  tokens: readonly Token[],
  container: number,
  starts: ReadonlyMap<number, Hit<Sense>[]>,
): Hit<Sense>[] {
  if (!ofWords.has(tokens[container + 1]?.key ?? '')) return [];
  const found: Hit<Sense>[] = [];
  let words = 0;
  for (let at = container + 2; words < longestTopic && at < container + longestList; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || auxiliaries.has(token.key) || futureEnding.test(token.key)) break;
    const said = starts.get(at) ?? [];
    if (said.some(({ value }) => topical.has(value))) found.push(...said.filter(({ value }) => value !== 'jury'));
    else if (said.some(({ value }) => value !== 'activity' && value !== 'event' && value !== 'lasting')) break;
    const end = Math.max(at + 1, ...said.map(({ to }) => to));
    if (listConnectors.has(token.key)) words = 0;
    else if (!ofWords.has(token.key) && !articles.has(token.key)) words += 1;
    at = end - 1;
  }
  return found;
}

/**
 * What goes with an application or what it is for, and a topic before what it is about: "attach two letters of
 * recommendation", "postulación a la preselección", "maintenance grants".
 */
function isComplement(
  tokens: readonly Token[],
  { value, from, to }: Hit<Sense>,
  applicationEnds: ReadonlySet<number>,
  handedEnds: ReadonlySet<number>,
): boolean {
  if (!topical.has(value)) return false;
  if (topicFirst.test(tokens[to]?.key ?? '') && !participle.test(tokens[to - 1]?.key ?? '')) return true;
  if (value !== 'other') return false;
  const before = tokens.slice(Math.max(0, from - farthestAttached), from).map(({ key }) => key);
  if (before.some((key) => attaching.test(key))) return true;
  // "Submit the form and two reference letters".
  if ([from - 1, from - 2].some((at) => joins.has(tokens[at]?.key ?? '') && handedEnds.has(at))) return true;
  const [preposition, article] = before.slice(-2);
  const joined = /^(?:al|au|aux|ao|aos)$/.test(article ?? '') ? from - 1 : null;
  const apart = /^(?:a|to)$/.test(preposition ?? '') && articles.has(article ?? '') ? from - 2 : null;
  const end = joined ?? apart;
  return end !== null && applicationEnds.has(end);
}
