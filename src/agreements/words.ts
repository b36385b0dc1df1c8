/** Words as people type them: folded for comparison, cut into tokens, and how far apart two of them are. */

/** Lower case without accents; ñ is kept, for it changes the word. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/ñ/g, '\uE000')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\uE000/g, 'ñ')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[’‘´`]/g, "'");
}

/**
 * The words of a text, folded, a lone comma standing for a pause. Points inside initials and apostrophes go away
 * ("D.F." -> "df", "Xi'an" -> "xian", "sister city's" -> "sister citys"); hyphens part words.
 */
export function tokens(text: string): string[] {
  const plain = fold(text)
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replace(/\b(\p{L}{2})\.(?=\p{L}{2}\b)/gu, '$1')
    .replace(/(\p{L})'(\p{L})/gu, '$1$2');
  return plain.match(/[\p{L}\p{N}]+|[,;:()]/gu)?.map((token) => (/[,;:()]/.test(token) ? ',' : token)) ?? [];
}

/** The words alone, as one string: two names with the same key are the same name. */
export function nameKey(text: string): string {
  return tokens(text)
    .filter((token) => token !== ',')
    .join(' ');
}

/** Letters and digits alone: how a code is compared ("CV-017" and "cv 17" differ, "CV-017" and "cv017" do not). */
export function codeKey(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * How a word sounds in Spanish, roughly: what people confuse when they write is one letter (b/v, s/c/z, g/j, ll/y, a
 * silent h, k/qu, m/n before b and v, doubled letters).
 */
export function soundKey(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ch/g, '\uE000')
    .replace(/sh/g, '\uE000')
    .replace(/h/g, '')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?=[ei])|z|x/g, 's')
    .replace(/c|q/g, 'k')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/ll/g, 'y')
    .replace(/i(?=[aeou])/g, 'y')
    .replace(/v|w/g, 'b')
    .replace(/n(?=[bp])/g, 'm')
    .replace(/ñ/g, 'n')
    .replace(/(.)\1+/g, '$1');
}

/** Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment). */
export function typos(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
