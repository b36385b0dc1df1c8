/** Tells sector, modality and eligibility of a call by rules that are data. Pure; every finding shows its words. */
import { compilePhrases, findPhrases, type PhraseTable, type Token, tokenize } from './words.ts';

/**
 * One row of the rules: these words tell this value. The kinds and their values:
 * - `sector`: a sector's id; `sector-if-alone`: the same by words of how or for whom ("maestría", "sociedad civil"),
 *   which tell a sector only when nothing else does
 * - `modality`: its id; `funder`: its name
 * - `eligibility`: who (`government`, `others`, `foreign-government`) and how (`may-apply`, `not`, `only`)
 * - `ignore`: phrases that hide other rules' words (`*`: all, `sector`: those of sectors), or mark a sentence that is not
 *   about the call (`boilerplate`)
 */
export type RuleRow = { kind: string; value: string; words: readonly string[] };

/** `because`: the words that told it, as the source writes them. */
export type Finding = { value: string; because: string[] };
export type Eligibility = Finding & { value: 'yes' | 'no' };

export type CallText = { title: string; text: string; categories: readonly string[]; language: string | null };
export type Classified = {
  /** Most certain first. */
  sectors: Finding[];
  modality: Finding | null;
  /** May a municipal government apply? Null when the source does not say. */
  eligibility: Eligibility | null;
  funder: Finding | null;
};

/**
 * Weights. A word in the title or a category of the source says what a call is about; one in its opening nearly so;
 * further down it may be anything (a list of ministries, an address), so that only four different words there count.
 */
const weights = { title: 3, category: 2, lead: 2, body: 0.5 };
const longestBody = 2;
const threshold = 2;
/** A sector far behind the best one is a side remark. */
const share = 0.4;
const mostSectors = 4;
const leadLength = 400;
const longestText = 50_000;

/** Of modalities that score alike the more specific one is meant: a grant for an exchange is an exchange. */
const modalityFactor: Record<string, number> = {
  triangular: 1.5,
  exchange: 1.2,
  volunteering: 1.2,
  loan: 1.15,
  'short-course': 1.05,
  scholarship: 1.1,
  award: 1.1,
  technical: 1,
  network: 0.6,
  grant: 0.65,
};

type Rule = { kind: string; value: string };
export type Rules = PhraseTable<Rule>;

const compiled = new WeakMap<readonly RuleRow[], Rules>();

function compile(rows: readonly RuleRow[]): Rules {
  let rules = compiled.get(rows);
  if (!rules) {
    rules = compilePhrases(
      rows.flatMap(({ kind, value, words }) => words.map((word) => [word, { kind, value }] as const)),
    );
    compiled.set(rows, rules);
  }
  return rules;
}

/** A stretch of the text and what the rules see in it. */
type Seen = { kind: string; value: string; words: string; from: number; to: number; at: number };

function see(rules: Rules, text: string, tokens: readonly Token[] = tokenize(text)): Seen[] {
  const hits = findPhrases(rules, tokens);
  const tokensUnder = (kind: string) =>
    new Set(
      hits
        .filter(({ value }) => value.kind === 'ignore' && value.value === kind)
        .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
    );
  const [forAll, forSectors] = [tokensUnder('*'), tokensUnder('sector')];
  // The name of who pays tells nothing of what for: "Agence universitaire de la Francophonie".
  for (const { from, to, value } of hits)
    if (value.kind === 'funder') for (let at = from; at < to; at += 1) forSectors.add(at);
  const free = hits.filter(({ from, to, value: { kind } }) => {
    if (kind === 'eligibility' || kind === 'funder') return true;
    return !isCovered(forAll, from, to) && !(family(kind) === 'sector' && isCovered(forSectors, from, to));
  });
  const seen = free.map(({ from, to, value }) => {
    return { ...value, words: printed(text, tokens, from, to), from, to, at: tokens[from]?.start ?? 0 };
  });
  return withoutContained(seen);
}

const family = (kind: string) => kind.split('-')[0];
/** Who may apply: "organizaciones no gubernamentales" is not "gubernamentales". */
const who = new Set(['government', 'others', 'foreign-government']);
function rivals(left: Seen, right: Seen): boolean {
  if (family(left.kind) !== family(right.kind)) return false;
  return left.kind !== 'eligibility' || left.value === right.value || (who.has(left.value) && who.has(right.value));
}

/** "salud pública" says it; "salud" inside it would say it twice, and "agua" inside "agua potable" another thing. */
function withoutContained(seen: readonly Seen[]): Seen[] {
  const kept: Seen[] = [];
  for (const each of seen.toSorted((left, right) => left.from - right.from || right.to - left.to)) {
    const longer = kept.findLast((other) => rivals(other, each));
    if (!longer || each.to > longer.to) kept.push(each);
  }
  return kept;
}

const isCovered = (covered: ReadonlySet<number>, from: number, to: number) =>
  covered.size > 0 && Array.from({ length: to - from }, (_, index) => from + index).every((at) => covered.has(at));

const printed = (text: string, tokens: readonly Token[], from: number, to: number) =>
  text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);

/** A full stop inside a number or an address ends nothing. */
const sentencePattern = /[^.!?;\n|•]+(?:\.(?=\S)[^.!?;\n|•]*)*[.!?;\n|•]*/g;

/** Sentences, with what the source says of itself instead of the call left out. */
function sentencesOf(rules: Rules, text: string): Seen[][] {
  const sentences: Seen[][] = [];
  const tokens = tokenize(text);
  let from = 0;
  for (const { index, 0: sentence } of text.matchAll(sentencePattern)) {
    let to = from;
    while (to < tokens.length && (tokens[to]?.start ?? 0) < index + sentence.length) to += 1;
    const seen = see(rules, text, tokens.slice(from, to));
    from = to;
    if (seen.some(({ kind, value }) => kind === 'ignore' && value === 'boilerplate')) continue;
    sentences.push(seen);
  }
  return sentences;
}

type Score = { lead: number; body: number; words: Map<string, string> };

/** Reads title, categories and text by the rules; see the weights above. */
export function classify(rows: readonly RuleRow[], call: CallText): Classified {
  const rules = compile(rows);
  const title = see(rules, call.title.slice(0, 1000));
  const sentences = sentencesOf(rules, call.text.slice(0, longestText));
  const scores = new Map<string, Score>();
  const add = (seen: Seen, place: keyof typeof weights) => {
    const key = `${seen.kind}:${seen.value}`;
    const score = scores.get(key) ?? { lead: 0, body: 0, words: new Map() };
    scores.set(key, score);
    const folded = seen.words.toLowerCase();
    if (score.words.has(folded)) return;
    score.words.set(folded, seen.words);
    if (place === 'body') score.body = Math.min(longestBody, score.body + weights.body);
    else score.lead += score.lead > 0 ? weights[place] / 2 : weights[place];
  };
  for (const seen of title) add(seen, 'title');
  for (const category of call.categories.slice(0, 50))
    for (const seen of see(rules, category.slice(0, 200))) add(seen, 'category');
  for (const seen of sentences) for (const each of seen) add(each, each.at < leadLength ? 'lead' : 'body');

  return {
    sectors: sectorsOf(scores),
    modality: modalityOf(scores),
    eligibility: eligibilityOf(title, sentences),
    funder: funderOf(scores),
  };
}

function ranked(scores: ReadonlyMap<string, Score>, kind: string, factor: (value: string) => number) {
  return [...scores]
    .filter(([key]) => key.startsWith(`${kind}:`))
    .map(([key, { lead, body, words }]) => {
      const value = key.slice(kind.length + 1);
      return { value, score: lead + body, weighed: (lead + body) * factor(value), because: [...words.values()] };
    })
    .filter(({ score }) => score >= threshold)
    .toSorted((left, right) => right.weighed - left.weighed);
}

function sectorsOf(scores: ReadonlyMap<string, Score>): Finding[] {
  const certain = ranked(scores, 'sector', () => 1);
  const found = certain.length > 0 ? certain : ranked(scores, 'sector-if-alone', () => 1);
  const least = (found[0]?.score ?? 0) * share;
  return found
    .filter(({ score }) => score >= least)
    .slice(0, mostSectors)
    .map(({ value, because }) => ({ value, because }));
}

function modalityOf(scores: ReadonlyMap<string, Score>): Finding | null {
  const [best] = ranked(scores, 'modality', (value) => modalityFactor[value] ?? 1);
  return best ? { value: best.value, because: best.because } : null;
}

function funderOf(scores: ReadonlyMap<string, Score>): Finding | null {
  const [best] = ranked(scores, 'funder', () => 1);
  return best ? { value: best.value, because: best.because } : null;
}

/**
 * "No" when a sentence excludes governments, or says that only others (or only another country's governments) may apply;
 * "yes" when one says that governments may, or the title calls upon them. An exclusion outweighs an invitation.
 */
function eligibilityOf(title: readonly Seen[], sentences: readonly (readonly Seen[])[]): Eligibility | null {
  let yes: string[] = [];
  let invited = false;
  for (const sentence of [title, ...sentences]) {
    const of = (value: string) => sentence.filter((seen) => seen.kind === 'eligibility' && seen.value === value);
    const [foreign, not, only, may, others] = [
      of('foreign-government'),
      of('not'),
      of('only'),
      of('may-apply'),
      of('others'),
    ];
    const government = of('government').filter(
      (seen) => !foreign.some(({ from, to }) => seen.from >= from && seen.to <= to),
    );
    const because = (...groups: Seen[][]) => [
      ...new Set(
        groups
          .flat()
          .toSorted((a, b) => a.from - b.from)
          .map(({ words }) => words),
      ),
    ];
    const applies = invited || may.length > 0 || sentence === title;
    if (government.length > 0 && not.some((seen) => government.some(({ from }) => from !== seen.from)))
      return { value: 'no', because: because(not, government) };
    if (foreign.length > 0 && government.length === 0 && (applies || only.length > 0))
      return { value: 'no', because: because(foreign, only) };
    if (only.length > 0 && others.length > 0 && government.length === 0 && not.length === 0)
      return { value: 'no', because: because(only, others) };
    if (government.length > 0 && applies && yes.length === 0) yes = because(may, government);
    // "Quiénes pueden postular:" names them in the sentence or list after it.
    invited = may.length > 0 && government.length === 0 && others.length === 0;
  }
  return yes.length > 0 ? { value: 'yes', because: yes } : null;
}
