/** The language of a call, as its text tells it. Pure. */
import { readOnce } from './words.ts';

export const languages = ['es', 'en', 'pt', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Words that are frequent in one of the four languages and rare in the others. */
const stopWords: Record<Language, readonly string[]> = {
  es: 'el los las del y en con por una su al más es para que se son como este esta hasta la convocatoria ser sus o podrán desde entre'.split(
    ' ',
  ),
  en: 'the of and to in for is on with by are be this that from will or as at an it can must which your call until'.split(
    ' ',
  ),
  pt: 'o os as do da dos das e em no na nos nas com por uma um seu ao mais é para que se são não até ser pela pelo à edital será'.split(
    ' ',
  ),
  fr: 'le les des du et en dans avec par une un sur au aux est pour que qui sont ce cette la jusqu vous être seront leurs ou à'.split(
    ' ',
  ),
};
const sharedByLanguage = new Map<string, Language[]>();
for (const language of languages)
  for (const word of stopWords[language]) sharedByLanguage.set(word, [...(sharedByLanguage.get(word) ?? []), language]);
const fewestWords = 2;
const languageText = 4000;

type Hint = readonly [language: Language, weight: number];

/** For which languages a word speaks, and how much. */
const hintsOf = readOnce((word): readonly Hint[] => {
  const languagesOf = sharedByLanguage.get(word) ?? [];
  const found: Hint[] = languagesOf.map((language) => [language, 1 / languagesOf.length]);
  if (/ñ|ción$|ciones$/.test(word)) found.push(['es', 1]);
  if (/ã|õ|ção$|ções$|nh/.test(word)) found.push(['pt', 1]);
  if (/œ|è|ê|û|î|eux$/.test(word) && !/[óáí]|tion$/.test(word)) found.push(['fr', 1]);
  if (/(?:ing|tion|ships?)$/.test(word)) found.push(['en', 0.5]);
  return found;
});

/** The language by its stop words and letters, or null when there is too little to tell. */
export function detectLanguage(text: string): Language | null {
  const scores: Record<Language, number> = { es: 0, en: 0, pt: 0, fr: 0 };
  const words =
    text
      .slice(0, languageText)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  for (const word of words) for (const [language, weight] of hintsOf(word)) scores[language] += weight;
  const [best, second] = languages.toSorted((left, right) => scores[right] - scores[left]);
  return best && second && scores[best] >= fewestWords && scores[best] > scores[second] ? best : null;
}

const fewWords = 5;

/** Words of the text that are of this language and of no other of the four; at most five. */
export function languageWords(text: string, language: string): string[] {
  const words = new Set<string>();
  for (const [word] of text.slice(0, languageText).matchAll(/\p{L}+/gu)) {
    const [only, another] = sharedByLanguage.get(word.toLowerCase()) ?? [];
    if (only === language && !another) words.add(word.toLowerCase());
    if (words.size === fewWords) break;
  }
  return [...words];
}
