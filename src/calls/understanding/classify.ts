/** Tells sector, modality and eligibility of a call by rules that are data. Pure; every finding shows its words. */
import { type Eligibility, eligibilityOf } from './eligibility.ts';
import { compileRules, type RuleRow, type Seen, see, seeSentences } from './rule-words.ts';

/** `because`: the words that told it, as the source writes them. */
export type Finding = { value: string; because: string[] };

type CallText = { title: string; text: string; categories: readonly string[] };
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
const share = 0.5;
const mostSectors = 4;
const leadLength = 400;
/** An item of a list of what is not offered has no more words. */
const longestItem = 6;
const longestTitle = 1_000;
const longestText = 50_000;

/** Of modalities that score alike the more specific one is meant: a grant for an exchange is an exchange. */
const modalityFactor: Record<string, number> = {
  triangular: 1.5,
  exchange: 1.2,
  volunteering: 1.2,
  loan: 1.15,
  'short-course': 1.1,
  scholarship: 1.05,
  award: 1.1,
  technical: 1,
  network: 0.6,
  grant: 0.65,
};

type Score = { lead: number; body: number; words: Map<string, string> };

/** "APC-Colombia divulga la oferta": who tells of a call does not pay for it. */
const isSpread = (one: Seen, seen: readonly Seen[]): boolean =>
  one.kind === 'funder' &&
  seen.some(
    ({ kind, value, from }) => kind === 'funder-named' && value === 'spreads' && from >= one.to && from - one.to < 3,
  );

/** Reads title, categories and text by the rules; see the weights above. */
export function classify(rows: readonly RuleRow[], call: CallText): Classified {
  const rules = compileRules(rows);
  const partOf = (text: string) => ({ text, sentences: seeSentences(rules, text) });
  const [title, body] = [partOf(call.title.slice(0, longestTitle)), partOf(call.text.slice(0, longestText))];
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
  for (const { seen } of title.sentences) for (const each of seen) if (!isSpread(each, seen)) add(each, 'title');
  for (const category of call.categories.slice(0, 50))
    for (const seen of see(rules, category.slice(0, 200))) add(seen, 'category');
  // "Will not make grants for: loans; endowments": what follows is not offered.
  let listsDenied = false;
  for (const { seen, words, ended } of body.sentences) {
    const [denial] = seen.filter(({ kind, value }) => kind === 'eligibility' && value === 'not');
    const from: number = denial?.from ?? (listsDenied && words <= longestItem ? 0 : Number.POSITIVE_INFINITY);
    listsDenied = from < Number.POSITIVE_INFINITY && !ended;
    for (const each of seen)
      if (!(each.kind.startsWith('modality') && each.from >= from) && !isSpread(each, seen))
        add(each, each.at < leadLength ? 'lead' : 'body');
  }

  return {
    sectors: sectorsOf(scores),
    modality: modalityOf(scores),
    eligibility: eligibilityOf(title, body),
    funder: funderOf(scores),
  };
}

function ranked(
  scores: ReadonlyMap<string, Score>,
  kind: string,
  factor: (value: string) => number,
  least: number = threshold,
) {
  return [...scores]
    .filter(([key]) => key.startsWith(`${kind}:`))
    .map(([key, { lead, body, words }]) => {
      const value = key.slice(kind.length + 1);
      return { value, score: lead + body, weighed: (lead + body) * factor(value), because: [...words.values()] };
    })
    .filter(({ score }) => score >= least)
    .toSorted((left, right) => right.weighed - left.weighed);
}

/** The words that tell it only when no other do count only then. */
function rankedOrAlone(scores: ReadonlyMap<string, Score>, kind: string, factor: (value: string) => number) {
  const certain = ranked(scores, kind, factor);
  return certain.length > 0 ? certain : ranked(scores, `${kind}-if-alone`, factor);
}

function sectorsOf(scores: ReadonlyMap<string, Score>): Finding[] {
  const found = rankedOrAlone(scores, 'sector', () => 1);
  const least = (found[0]?.score ?? 0) * share;
  return found
    .filter(({ score }) => score >= least)
    .slice(0, mostSectors)
    .map(({ value, because }) => ({ value, because }));
}

function modalityOf(scores: ReadonlyMap<string, Score>): Finding | null {
  const factor = (value: string) => modalityFactor[value] ?? 1;
  // Of an offer a word anywhere is better than none: "Importe por subvención: …".
  const [best = ranked(scores, 'modality', factor, 0)[0]] = rankedOrAlone(scores, 'modality', factor);
  return best ? { value: best.value, because: best.because } : null;
}

function funderOf(scores: ReadonlyMap<string, Score>): Finding | null {
  const [best] = ranked(scores, 'funder', () => 1);
  return best ? { value: best.value, because: best.because } : null;
}
