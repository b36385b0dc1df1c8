/**
 * Finds the nearest known word to one spelt wrong, without looking at all of them: every known word is filed under its
 * sound and under its sound with one letter left out (the deletion neighbourhoods of SymSpell), so that two words one
 * slip apart share a drawer.
 */
import { soundKey, typos } from './words.ts';

type Nearest = { word: string; cost: number };

export type Spelling = {
  has(word: string): boolean;
  /** The nearest known word and how far it is, or null when none is near enough. */
  nearest(word: string): Nearest | null;
};

function* drawers(sound: string): Iterable<string> {
  yield sound;
  for (let index = 0; index < sound.length; index += 1) yield sound.slice(0, index) + sound.slice(index + 1);
}

/** "hermanamyentos" is also filed with its i: a letter may be missing on either side of it. */
function soundsOf(sound: string): Iterable<string> {
  const plain = sound.replaceAll('y', 'i');
  return new Set(plain === sound ? drawers(sound) : [...drawers(sound), ...drawers(plain)]);
}

/** How many typos a word of this length may have; short words are too alike to guess. */
function allowed(length: number): number {
  if (length >= 8) return 2;
  return length >= 5 ? 1 : 0;
}

/**
 * `words` are folded; the earlier ones win between two that are as near. `base` is a spelling whose words are known too,
 * and win over these; `never`: known as well, but nothing is put right into them.
 */
export function createSpelling(words: Iterable<string>, base?: Spelling, never: readonly string[] = []): Spelling {
  const known = new Map<string, number>();
  const filed = new Map<string, string[]>();
  for (const word of words) {
    if (known.has(word) || base?.has(word)) continue;
    known.set(word, known.size);
    if (word.length < 4 || /\d/.test(word)) continue;
    for (const drawer of soundsOf(soundKey(word))) {
      const list = filed.get(drawer);
      if (list) list.push(word);
      else filed.set(drawer, [word]);
    }
  }

  function nearest(word: string): Nearest | null {
    if (word.length < 4 || /\d/.test(word)) return null;
    const sound = soundKey(word);
    let best = base?.nearest(word) ?? null;
    for (const drawer of soundsOf(sound)) {
      for (const candidate of filed.get(drawer) ?? []) {
        const slips = typos(word, candidate);
        const sameSound = soundKey(candidate) === sound;
        // A word that sounds the same was misspelt, not mistyped: two more slips are forgiven.
        if (slips > allowed(Math.min(word.length, candidate.length)) + (sameSound ? 2 : 0)) continue;
        // The first letter is seldom wrong, except for what sounds the same.
        const cost = slips - (sameSound ? 0.6 : 0) + (candidate[0] === word[0] ? 0 : 0.3);
        const place = known.get(best?.word ?? '');
        const earlier = place !== undefined && (known.get(candidate) ?? 0) < place;
        if (!best || cost < best.cost || (cost === best.cost && earlier)) best = { word: candidate, cost };
      }
    }
    return best;
  }

  const passed = new Set(never);
  return { has: (word) => known.has(word) || passed.has(word) || (base?.has(word) ?? false), nearest };
}
