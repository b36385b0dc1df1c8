/** Cuts a text into the sentences, lines and cells in which dates are read, with the words that bear on them. Pure. */
import { type Sense, senseWords } from './deadline-senses.ts';
import { partTopics } from './deadline-topics.ts';
import { months, weekdays } from './deadline-words.ts';
import { compilePhrases, findPhrases, type Hit, type Token, wordSet } from './words.ts';

/**
 * Tokens `from` (included) to `to` (excluded) that belong together: a sentence, a line, a cell of a table. `column`
 * counts the "|" before it in its line.
 */
export type Unit = { from: number; to: number; line: number; column: number };

/** An application by name is something that is handed in, too. */
const senses = compilePhrases<Sense>(
  [...senseWords, ['apply', senseWords.get('candidacy') ?? []] as const].flatMap(([sense, phrases]) =>
    phrases.map((phrase) => [phrase, sense] as const),
  ),
);

/** A full stop after these ends no sentence. */
const abbreviations = wordSet(
  'hrs hr hs h a p m am pm no num art dr dra sr sra ing u s e g i approx ej aprox max min pp vol núm ref tel ext ed fig inc ltd cf st pm vs',
);
const sentenceEnds = '.!?;';
const cellMarks = '|•·●▪◦‣✓✔➢►\u2022';

/** A line that ends with one of these goes on in the next. */
const danglingWords = wordSet('by until before on of the hasta el del de até do dia o le du au jusqu avant');

/** Mail and feeds wrap lines in the middle of a sentence: such a break is a blank. Keeps the length of the text. */
export function joinWrappedLines(text: string): string {
  const lines = text.split('\n');
  let joined = lines[0] ?? '';
  for (let index = 1; index < lines.length; index += 1) {
    const [before, after] = [(lines[index - 1] ?? '').trimEnd(), lines[index] ?? ''];
    const lastWord = /(\p{L}+)$/u.exec(before.slice(-20))?.[1]?.toLowerCase() ?? '';
    const dangling = danglingWords.has(lastWord) || months.has(lastWord);
    const wrapped =
      /[\p{L}\d,]$/u.test(before.slice(-1)) && (/^\s*\p{Ll}/u.test(after) || (dangling && /^\s*\d/.test(after)));
    joined += (wrapped ? ' ' : '\n') + after;
  }
  return joined;
}

export function splitUnits(text: string, tokens: readonly Token[]): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  let line = 0;
  let column = 0;
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const gap = next ? text.slice(token.end, Math.min(next.start, token.end + 40)) : '\n';
    const newLine = gap.includes('\n');
    const ends =
      newLine || (token.kind === 'mark' && (cellMarks.includes(token.key) || endsSentence(text, tokens, from, at)));
    if (!ends) continue;
    const isEmpty = from === at && token.kind === 'mark' && cellMarks.includes(token.key);
    if (!isEmpty) units.push({ from, to: at + 1, line, column });
    from = at + 1;
    if (token.key === '|') column += 1;
    if (newLine) [line, column] = [line + 1, 0];
  }
  return units;
}

function endsSentence(text: string, tokens: readonly Token[], from: number, at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || !sentenceEnds.includes(token.key)) return false;
  if (!next || next.start === token.end) return !next;
  if (token.key !== '.') return true;
  // "3. Send it by …"
  if (before?.kind === 'number' && from === at - 1) return false;
  // "… 5:00 p. m. Resultados: …", as Spanish writes it.
  const ends = before?.key === 'm' && text.charAt(before.start - 1) === ' ' && /\p{Lu}/u.test(text.charAt(next.start));
  const short =
    !ends &&
    before?.kind === 'word' &&
    (abbreviations.has(before.key) || (months.has(before.key) && before.key.length <= 4) || weekdays.has(before.key));
  return !short && /[\p{Lu}\d¿¡"“«(>\-–]/u.test(text.charAt(next.start));
}

/** The words that bear on dates, in the order of the text, found once for the whole of it; apart, what it is about. */
export type Senses = { hits: readonly Hit<Sense>[]; topics: readonly Hit<Sense>[] };

export function findSenses(tokens: readonly Token[], isAddress: (at: number) => boolean = () => false): Senses {
  return partTopics(tokens, withoutContained(findPhrases(senses, tokens).filter(({ from }) => !isAddress(from))));
}

/** Prepositions and auxiliaries do their work inside a longer phrase too: "have until". */
const prepositions: readonly Sense[] = ['until', 'start', 'after', 'each', 'latest', 'must', 'not'];
export const grammar: ReadonlySet<Sense> = new Set<Sense>([
  ...prepositions,
  'former',
  'bygone',
  'present',
  'activity',
  'lasting',
  'jury',
  'tentative',
  'purchase',
]);

/** What these say they say beside the words inside them: a "new deadline" is a deadline. */
const transparent: ReadonlySet<Sense> = new Set<Sense>(['act', 'extended', 'superseded', 'former']);
const shown: ReadonlySet<Sense> = new Set<Sense>(['label', 'closing', 'candidacy', 'apply', 'extended']);

/** "dejará de aceptar" says that it closes; "aceptar" inside it would say another thing. */
function withoutContained(hits: readonly Hit<Sense>[]): Hit<Sense>[] {
  let longest: Hit<Sense> | null = null;
  return hits
    .toSorted((left, right) => left.from - right.from || right.to - left.to)
    .filter((hit) => {
      const inside = longest !== null && hit.to <= longest.to && (hit.from > longest.from || hit.to < longest.to);
      if (!longest || !inside) longest = hit;
      return !inside || grammar.has(hit.value) || (transparent.has(longest.value) && shown.has(hit.value));
    });
}

const addresses =
  /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}|(?:https?:\/\/|www\.)[^\s<>"]{1,500}|[\w-]{1,64}\.(?:org|com|net|int|gov|edu)(?:\.\w\w)?(?:\/[^\s<>"]{0,300})?(?!\w)/gi;

/** Tokens of e-mail and web addresses: their words and figures are names. */
export function findAddresses(text: string, tokens: readonly Token[]): Set<number> {
  const found = new Set<number>();
  if (!/@|:\/\/|www\.|\.(?:org|com|net|int|gov|edu)/i.test(text)) return found;
  let at = 0;
  for (const { index, 0: address } of text.matchAll(addresses)) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < index) at += 1;
    for (; at < tokens.length && (tokens[at]?.start ?? 0) < index + address.length; at += 1) found.add(at);
  }
  return found;
}

/** Tokens `from` (included) to `to` (excluded). */
export type Span = { from: number; to: number };

/** Index of the first span that starts at or after the token; spans are in order. */
export function firstFrom(spans: readonly Span[], token: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that lie between two tokens. */
export function sensesBetween({ hits }: Pick<Senses, 'hits'>, from: number, to: number): Hit<Sense>[] {
  return hits.slice(firstFrom(hits, from), firstFrom(hits, to)).filter((hit) => hit.to <= to);
}
