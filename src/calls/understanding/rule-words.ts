/** The rules by which calls are understood, and what they see in a text. Pure. */
import { compilePhrases, findPhrases, type PhraseTable, type Token, tokenize } from './words.ts';

/**
 * One row of the rules: these words tell this value. The kinds and their values:
 * - `sector`: a sector's id; `sector-if-alone`: the same by words of how or for whom ("maestría", "sociedad civil"),
 *   which tell a sector only when nothing else does
 * - `modality`: its id; `modality-if-alone`: the same by words that are often a name ("fondo", "challenge")
 * - `funder`: its name; `amount`: what is said beside a sum (see amount.ts)
 * - `funder-named`: words by which a text names who pays (see funder.ts)
 * - `eligibility`: who may apply, and how it is said (see eligibility.ts)
 * - `news`: words by which an item is told to be no call (see news.ts)
 * - `ignore`: phrases that hide other rules' words (`*`: all, `sector`: those of sectors), or mark a sentence that is not
 *   about the call (`boilerplate`) or a name that is no funder's (`funder`)
 * - `rate`: a currency (ISO 4217); its units for one US dollar, then where that is from (see reaching/amounts.ts)
 */
export type RuleRow = { kind: string; value: string; words: readonly string[] };

type Rule = { kind: string; value: string };
export type Rules = PhraseTable<Rule>;

const compiled = new WeakMap<readonly RuleRow[], Rules>();

export function compileRules(rows: readonly RuleRow[]): Rules {
  let rules = compiled.get(rows);
  if (!rules) {
    rules = compilePhrases(
      rows
        .filter(({ kind }) => kind !== 'rate')
        .flatMap(({ kind, value, words }) => words.map((word) => [word, { kind, value }] as const)),
    );
    compiled.set(rows, rules);
  }
  return rules;
}

/** A stretch of the text and what the rules see in it; `from` and `to` count tokens, `at` is an offset of the text. */
export type Seen = { kind: string; value: string; words: string; from: number; to: number; at: number };

/** What the rules see in these tokens of the text, in its order. */
export function see(rules: Rules, text: string, tokens: readonly Token[] = tokenize(text)): Seen[] {
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
    if (kind === 'eligibility' || family(kind) === 'funder') return true;
    return !isCovered(forAll, from, to) && !(family(kind) === 'sector' && isCovered(forSectors, from, to));
  });
  const seen = free.map(({ from, to, value }) => {
    const words = text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
    return { ...value, words, from, to, at: tokens[from]?.start ?? 0 };
  });
  return withoutContained(seen);
}

const family = (kind: string) => kind.split('-')[0];
/** Who may apply: "organizaciones no gubernamentales" is not "gubernamentales", and denies nothing. */
const who = new Set(['government', 'others', 'anyone', 'nobody', 'foreign-government']);
function rivals(left: Seen, right: Seen): boolean {
  if (family(left.kind) !== family(right.kind)) return false;
  if (left.kind !== 'eligibility' || left.value === right.value) return true;
  return who.has(right.value) ? who.has(left.value) : right.value === 'negation';
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

/** A full stop inside a number or an address ends nothing. */
const sentencePattern = /[^.!?;\n|•]+(?:\.(?=\S)[^.!?;\n|•]*)*[.!?;\n|•]*/g;

/** `words`: how many it has; `ended`: by a full stop or the like, not as a question, a heading or an item of a list. */
export type Sentence = { seen: Seen[]; words: number; ended: boolean };

/** What the rules see in each sentence; those in which a source speaks of itself instead of the call are left out. */
export function seeSentences(rules: Rules, text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const tokens = tokenize(text);
  let from = 0;
  for (const { index, 0: sentence } of text.matchAll(sentencePattern)) {
    let to = from;
    while (to < tokens.length && (tokens[to]?.start ?? 0) < index + sentence.length) to += 1;
    const own = tokens.slice(from, to);
    const seen = see(rules, text, own).map((one) => ({ ...one, from: one.from + from, to: one.to + from }));
    from = to;
    if (seen.some(({ kind, value }) => kind === 'ignore' && value === 'boilerplate')) continue;
    const words = own.filter(({ kind }) => kind === 'word').length;
    sentences.push({ seen, words, ended: /[.!]\s*$/.test(sentence) });
  }
  return sentences;
}
