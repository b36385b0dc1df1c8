/** Amount and language of a call, as its text states them. Pure. */
import { fold, readOnce } from './words.ts';

/** `value` in units of `currency` (ISO 4217); `max`: the source says "up to"; `text` as printed. */
export type Amount = { value: number; currency: string; max?: true; text: string };

/** Symbols and words for money. "$" alone depends on the country: null means it is read as US dollars with less care. */
const currencies: readonly (readonly [string, readonly string[]])[] = [
  [
    'USD',
    [
      'us$',
      'u$s',
      'usd',
      'u$d',
      'us dollars',
      'dólares',
      'dólares americanos',
      'dólares estadounidenses',
      'dollars',
      'dollars américains',
      'dólar',
      'dollar',
      '$us',
      'usd$',
      '$',
    ],
  ],
  ['EUR', ['€', 'eur', 'euro', 'euros']],
  ['GBP', ['£', 'gbp', 'pounds', 'libras esterlinas', 'livres sterling']],
  ['COP', ['cop', 'cop$', 'pesos colombianos', 'pesos']],
  ['BRL', ['r$', 'brl', 'reais']],
  ['MXN', ['mxn', 'pesos mexicanos']],
  ['CHF', ['chf', 'francos suizos', 'swiss francs']],
  ['JPY', ['jpy', '¥', 'yen', 'yenes', 'ienes']],
  ['CAD', ['cad', 'c$', 'dólares canadienses', 'canadian dollars']],
  ['AUD', ['aud', 'a$', 'australian dollars']],
  ['KRW', ['krw', 'won', 'wones']],
  ['CNY', ['cny', 'rmb', 'yuan', 'yuanes']],
  ['SEK', ['sek']],
  ['NOK', ['nok']],
  ['DKK', ['dkk']],
];
const escapeMarks = (text: string) => text.replace(/[$*+?.()|[\]\\]/g, '\\$&');
const byWord = new Map(currencies.flatMap(([code, words]) => words.map((word) => [fold(word), code] as const)));
const alternatives = [...new Set([...byWord.keys(), ...currencies.flatMap(([, words]) => words)])]
  .toSorted((left, right) => right.length - left.length)
  .map(escapeMarks)
  .join('|');
const scales: Record<string, number> = {
  mil: 1e3,
  thousand: 1e3,
  k: 1e3,
  mille: 1e3,
  million: 1e6,
  millions: 1e6,
  millon: 1e6,
  millones: 1e6,
  milhao: 1e6,
  milhoes: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  'mil millones': 1e9,
  milliard: 1e9,
  milliards: 1e9,
};
const scalePattern = [...Object.keys(scales), 'millón', 'milhão', 'milhões']
  .toSorted((left, right) => right.length - left.length)
  .join('|');
const numberPattern = String.raw`\d{1,3}(?:[.,' \u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?`;
const before = new RegExp(
  `(?<![\\p{L}\\d])(${alternatives})\\s{0,2}(${numberPattern})(?!\\d)(?:\\s{0,2}(${scalePattern})(?!\\p{L}))?`,
  'giu',
);
const after = new RegExp(
  `(?<![\\p{L}\\d.,])(${numberPattern})\\s{0,2}(?:(${scalePattern})(?!\\p{L})\\s{0,2})?(?:de |d'|of )?\\s{0,2}(${alternatives})(?!\\p{L})`,
  'giu',
);
const atMost =
  /(?:up to|maximum(?: of| amount of)?|max\.?|not exceed(?:ing)?|hasta(?: un máximo de)?|máximo(?: de)?|no (?:podrá )?superar|até(?: o limite de)?|jusqu['’]à|maximum de|plafond de|no more than)[\s:]{0,3}$/iu;

function numberOf(printed: string): number {
  const digits = printed.replace(/[\s']/g, '');
  // A group of three digits is thousands, one or two after the last mark are cents.
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimals ? digits.slice(0, decimals.index) : digits).replace(/\D/g, '');
  return Number(whole) + (decimals ? Number(`0.${decimals[1]}`) : 0);
}

const longestText = 50_000;

/** The amount a call offers: the first "up to" amount, else the first one; null when there is none. */
export function findAmount(text: string): Amount | null {
  const read = text.slice(0, longestText);
  const found: (Amount & { at: number })[] = [];
  const add = (at: number, printed: string, number: string, word: string, scale: string | undefined) => {
    const currency = byWord.get(fold(word));
    const value = Math.round(numberOf(number) * (scale ? (scales[fold(scale)] ?? 1) : 1) * 100) / 100;
    if (!currency || value <= 0) return;
    const max = atMost.test(read.slice(Math.max(0, at - 40), at));
    if (found.some((other) => Math.abs(other.at - at) < printed.length)) return;
    found.push({ value, currency, ...(max ? { max: true as const } : {}), text: printed.trim(), at });
  };
  for (const match of read.matchAll(after)) {
    const [printed, number, scale, word] = match;
    if (number && word && word !== '$') add(match.index, printed, number, word, scale);
  }
  for (const match of read.matchAll(before)) {
    const [printed, word, number, scale] = match;
    if (number && word) add(match.index, printed, number, word, scale);
  }
  found.sort((left, right) => left.at - right.at);
  const chosen = found.find(({ max }) => max) ?? found[0];
  if (!chosen) return null;
  const { at: _at, ...amount } = chosen;
  return amount;
}

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
