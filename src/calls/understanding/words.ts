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
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/n\u0303/g, 'ñ')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/[º°]/g, 'o');
}

const tokenPattern = /\p{L}[\p{L}\p{M}]*|\d+|[^\s]/gu;

/** Splits a text in one pass; "jusqu'au" and "23h59" come apart, so that each part can be looked up. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const [raw] = match;
    const first = raw.charCodeAt(0);
    const kind = first >= 48 && first <= 57 ? 'number' : /^\p{L}/u.test(raw) ? 'word' : 'mark';
    tokens.push({
      kind,
      key: kind === 'word' ? fold(raw) : raw,
      start: match.index,
      end: match.index + raw.length,
    });
  }
  return tokens;
}

type Phrase<T> = { parts: { key: string; stem: boolean }[]; value: T };
/** Phrases by how they begin: whole first words and stems apart, so that a look-up never scans the table. */
export type PhraseTable<T> = { whole: Map<string, Phrase<T>[]>; stems: Map<string, Phrase<T>[]> };
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
  const table: PhraseTable<T> = { whole: new Map(), stems: new Map() };
  for (const [written, value] of entries) {
    const parts: Phrase<T>['parts'] = [];
    for (const { kind, key } of tokenize(written)) {
      const last = parts.at(-1);
      if (key === '*' && last) last.stem = true;
      else if (kind !== 'mark') parts.push({ key, stem: false });
    }
    const [first] = parts;
    if (!first) continue;
    const map = first.stem ? table.stems : table.whole;
    const same = map.get(first.key);
    if (same) same.push({ parts, value });
    else map.set(first.key, [{ parts, value }]);
  }
  return table;
}

function matchEnd<T>(phrase: Phrase<T>, tokens: readonly Token[], from: number): number {
  let at = from;
  for (const [index, part] of phrase.parts.entries()) {
    while (index > 0 && joiners.has(tokens[at]?.key ?? '') && tokens[at]?.kind === 'mark') at += 1;
    const token = tokens[at];
    if (!token || token.kind === 'mark') return -1;
    if (part.stem ? !token.key.startsWith(part.key) : token.key !== part.key) return -1;
    at += 1;
  }
  return at;
}

/** Every phrase of the table in the tokens, in the order of the text; hits may overlap. */
export function findPhrases<T>(table: PhraseTable<T>, tokens: readonly Token[]): Hit<T>[] {
  const hits: Hit<T>[] = [];
  for (const [from, token] of tokens.entries()) {
    if (token.kind === 'mark') continue;
    const collect = (phrases: readonly Phrase<T>[] | undefined) => {
      for (const phrase of phrases ?? []) {
        const to = matchEnd(phrase, tokens, from);
        if (to > 0) hits.push({ from, to, value: phrase.value });
      }
    };
    collect(table.whole.get(token.key));
    const longest = Math.min(token.key.length, longestStem);
    for (let length = shortestStem; length <= longest; length += 1)
      collect(table.stems.get(token.key.slice(0, length)));
  }
  return hits;
}
