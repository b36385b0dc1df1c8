/** What people mistype, forgiven in one way everywhere. */
import { distance } from 'fastest-levenshtein';

/** Typos allowed in a word of this length: short words are too alike to guess. */
export function typosAllowed(length: number): number {
  if (length >= 8) return 2;
  return length >= 5 ? 1 : 0;
}

/** "Desuscribirme" is no slip of "suscribirme": what undoes a thing has its whole word behind these. */
const undoing = ['des', 'de', 'un'];
const undoes = (one: string, other: string): boolean =>
  undoing.some((prefix) => one.startsWith(prefix) && one.slice(prefix.length, prefix.length + 3) === other.slice(0, 3));

/** "Avísele" is no slip of "avíseme": it is said of somebody else. */
const self = /(?:me|nos)$/;
const others = /les?$/;
const ofAnother = (one: string, other: string): boolean => self.test(one) && others.test(other);

/** True when the typed word is this one, give or take small typos. Both are folded. */
export function sameWord(typed: string, word: string): boolean {
  if (typed === word) return true;
  if (undoes(typed, word) || undoes(word, typed) || ofAnother(typed, word) || ofAnother(word, typed)) return false;
  const allowed = typosAllowed(Math.min(typed.length, word.length));
  return allowed > 0 && Math.abs(typed.length - word.length) <= allowed && distance(typed, word) <= allowed;
}
