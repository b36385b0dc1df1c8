/** Words of running text, and phrases found among them: the one way that rules written as data meet a text. Pure. */

/**
 * One word, number or mark. `key` is the word as rules compare it (see `fold`); `start` and `end` are offsets into the
 * text it was taken from.
 */
export type Token = { kind: 'word' | 'number' | 'mark'; key: string; start: number; end: number };

/**
 * Lower case without accents, as people type in a hurry: "Días" and "dias" are one. ñ stays apart from n, because it
 * changes the word (año, ano).
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most words carry no accent, and normalising is slow.
  if (!/[^\0-\x7f]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/n\u0303/g, 'ñ')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/[º°]/g, 'o');
}

/** Words parted by blanks, as tables write them. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const tokenPattern = /\p{L}[\p{L}\p{M}]*|\d+|[^\s]/gu;

function kindOf(raw: string): Token['kind'] {
  const first = raw.charCodeAt(0);
  if (first >= 48 && first <= 57) return 'number';
  if (first < 128) return (first | 32) >= 97 && (first | 32) <= 122 ? 'word' : 'mark';
  return /^\p{L}/u.test(raw) ? 'word' : 'mark';
}

const mostKept = 20_000;
const longestKept = 40;

/** What is read of a word, read once: a text is made of the words of the one before. */
export function readOnce<T extends object>(read: (word: string) => T): (word: string) => T {
  const kept = new Map<string, T>();
  return (word) => {
    const known = kept.get(word);
    if (known) return known;
    const found = read(word);
    if (word.length > longestKept) return found;
    if (kept.size >= mostKept) kept.clear();
    kept.set(word, found);
    return found;
  };
}

const readWord = readOnce((raw): Pick<Token, 'kind' | 'key'> => {
  const kind = kindOf(raw);
  return { kind, key: kind === 'word' ? fold(raw) : raw };
});

/** The last long text: what it says is asked after several times in a row. */
let last: { text: string; tokens: readonly Token[] } = { text: '', tokens: [] };
const shortestKept = 200;

/** Splits a text in one pass; "jusqu'au" and "23h59" come apart, so that each part can be looked up. */
export function tokenize(text: string): readonly Token[] {
  if (text === last.text) return last.tokens;
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match; match = tokenPattern.exec(text)) {
    const [raw] = match;
    const { kind, key } = readWord(raw);
    tokens.push({ kind, key, start: match.index, end: match.index + raw.length });
  }
  if (text.length >= shortestKept) last = { text, tokens };
  return tokens;
}

type Phrase<T> = { parts: { key: string; stem: boolean }[]; value: T };
/** The phrases that may begin with this word, a key of `fold`. */
export type PhraseTable<T> = (word: string) => readonly Phrase<T>[];
/** Tokens `from` (included) to `to` (excluded) say `value`. */
export type Hit<T> = { from: number; to: number; value: T };

/** Marks that may stand inside a phrase: "sur-sur", "l'eau", "and/or". */
const joiners = new Set(['-', '‐', '‑', '–', "'", '’', '/', '&']);
const shortestStem = 2;
const longestStem = 24;

/**
 * Compiles phrases as a coordinator writes them: accents and capitals do not matter, `*` ends a stem ("ambient*"),
 * everything else is a whole word.
 */
export function compilePhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseTable<T> {
  // Whole first words and stems apart, so that a look-up never scans them all.
  const whole = new Map<string, Phrase<T>[]>();
  const stems = new Map<string, Phrase<T>[]>();
  for (const [written, value] of entries) {
    const parts: Phrase<T>['parts'] = [];
    for (const { kind, key } of tokenize(written)) {
      const last = parts.at(-1);
      if (key === '*' && last) last.stem = true;
      else if (kind !== 'mark') parts.push({ key, stem: false });
    }
    const [first] = parts;
    if (!first) continue;
    const map = first.stem ? stems : whole;
    const same = map.get(first.key);
    if (same) same.push({ parts, value });
    else map.set(first.key, [{ parts, value }]);
  }
  return readOnce((word) => {
    const found = [...(whole.get(word) ?? [])];
    const longest = Math.min(word.length, longestStem);
    for (let length = shortestStem; length <= longest; length += 1)
      found.push(...(stems.get(word.slice(0, length)) ?? []));
    return found;
  });
}

function matchEnd<T>({ parts }: Phrase<T>, tokens: readonly Token[], from: number): number {
  let at = from;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    while (index > 0 && tokens[at]?.kind === 'mark' && joiners.has(tokens[at]?.key ?? '')) at += 1;
    const token = tokens[at];
    if (!part || !token || token.kind === 'mark') return -1;
    if (part.stem ? !token.key.startsWith(part.key) : token.key !== part.key) return -1;
    at += 1;
  }
  return at;
}

/** Every phrase of the table in the tokens, in the order of the text; hits may overlap. */
export function findPhrases<T>(startingWith: PhraseTable<T>, tokens: readonly Token[]): Hit<T>[] {
  const hits: Hit<T>[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const token = tokens[from];
    if (!token || token.kind === 'mark') continue;
    for (const phrase of startingWith(token.key)) {
      const to = matchEnd(phrase, tokens, from);
      if (to > 0) hits.push({ from, to, value: phrase.value });
    }
  }
  return hits;
}
