/** Amount, countries and language of a call, as its text states them. Pure. */
import { createRequire } from 'node:module';
import { compilePhrases, findPhrases, fold, type Token, tokenize } from './words.ts';

// i18n-iso-countries and its tables are CommonJS and JSON; Node's loader takes them through `require`.
const require = createRequire(import.meta.url);

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

const languages = ['es', 'en', 'pt', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Names that sources use beside the official ones. */
const aliases: Record<string, readonly string[]> = {
  US: ['estados unidos', 'ee uu', 'eeuu', 'usa', 'united states', 'états-unis', 'u s a'],
  GB: [
    'reino unido',
    'uk',
    'united kingdom',
    'great britain',
    'gran bretaña',
    'inglaterra',
    'england',
    'royaume-uni',
    'grande-bretagne',
  ],
  KR: ['corea del sur', 'south korea', 'república de corea', 'republic of korea', 'coreia do sul', 'corée du sud'],
  VE: ['venezuela'],
  BO: ['bolivia'],
  TZ: ['tanzania'],
  VN: ['viet nam', 'vietnam'],
  RU: ['rusia', 'russia', 'russie', 'rússia'],
  CZ: ['república checa', 'czech republic', 'chequia'],
  NL: ['países bajos', 'holanda', 'netherlands', 'pays-bas', 'países baixos'],
  CI: ['costa de marfil', 'ivory coast', 'côte d’ivoire'],
  TR: ['turquía', 'turkey', 'türkiye', 'turquie', 'turquia'],
  PS: ['palestina', 'palestine'],
  CD: ['república democrática del congo', 'democratic republic of the congo'],
  SY: ['siria', 'syria', 'syrie', 'síria'],
  IR: ['irán', 'iran', 'irã'],
  LA: ['laos'],
  AE: ['emiratos árabes unidos', 'united arab emirates', 'uae'],
};
/** Names that are more often something else in such texts: a first name, a state, a word. */
const notCountries = new Set(['GG', 'JE', 'IM', 'GE', 'TD', 'NF', 'UM', 'BV', 'HM', 'IO', 'GS', 'TF', 'CX', 'CC']);

type Countries = {
  registerLocale(locale: object): void;
  getNames(language: string, options: { select: 'all' }): Record<string, string[] | string>;
};

/** Names of countries in four languages, each with its ISO 3166-1 code. */
export function countryNames(): [name: string, code: string][] {
  const countries = require('i18n-iso-countries') as Countries;
  const entries: [string, string][] = [];
  for (const language of languages) {
    countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as object);
    for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' })))
      if (!notCountries.has(code)) for (const name of [names].flat()) entries.push([name, code]);
  }
  for (const [code, names] of Object.entries(aliases)) for (const name of names) entries.push([name, code]);
  return entries;
}

let countryTable: ReturnType<typeof compilePhrases<string>> | null = null;
/** Names of countries in four languages -> ISO 3166-1 code. */
export function countriesTable() {
  countryTable ??= compilePhrases(countryNames());
  return countryTable;
}

/** Adjectives of nations that name no language, and may stand in lower case. `*` ends a stem. */
const demonyms: Record<string, readonly string[]> = {
  AR: ['argentin*'],
  BO: ['bolivian*'],
  BR: ['brasileñ*', 'brasileir*', 'brazilian*', 'brésilien*'],
  CL: ['chilen*', 'chilean*'],
  CO: ['colombian*', 'colombien*'],
  CR: ['costarricens*'],
  CU: ['cuban*'],
  DO: ['dominicana*'],
  EC: ['ecuatorian*', 'ecuadorian*', 'équatorien*'],
  GT: ['guatemaltec*'],
  HN: ['hondureñ*'],
  MX: ['mexican*', 'mexicain*'],
  NI: ['nicaragüens*'],
  PA: ['panameñ*'],
  PE: ['peruan*', 'peruvian*', 'péruvien*'],
  PY: ['paraguay*'],
  SV: ['salvadoreñ*'],
  UY: ['uruguay*'],
  VE: ['venezolan*', 'venezuelan*'],
};
const demonymTable = compilePhrases(
  Object.entries(demonyms).flatMap(([code, words]) => words.map((word) => [word, code] as const)),
);
/** Before or after these it is money or the time of day: "pesos colombianos", "12 horas de Uruguay", "Paris time". */
const notPlaces = new Set([
  'peso',
  'pesos',
  'dolares',
  'dollars',
  'hora',
  'horas',
  'hora',
  'heure',
  'horario',
  'hs',
  'h',
  'hrs',
]);
const linkWords = new Set(['de', 'del', 'da', 'do', 'la', 'local', 'oficial', '(', 'd']);

function isMoneyOrTime(tokens: readonly Token[], from: number, to: number): boolean {
  let before = from - 1;
  while (before > from - 4 && linkWords.has(tokens[before]?.key ?? '')) before -= 1;
  const after = tokens[to]?.key ?? '';
  return notPlaces.has(tokens[before]?.key ?? '') || after === 'time' || after === '$';
}

const isCapital = (text: string, token: Token | undefined) =>
  token !== undefined && /\p{Lu}/u.test(text.charAt(token.start));

/** ISO 3166-1 codes of the countries named, in the order of the text; only capitalised names count. */
export function findCountries(text: string): string[] {
  const read = text.slice(0, longestText);
  const tokens = tokenize(read);
  const codes: string[] = [];
  let free = 0;
  const named = findPhrases(countriesTable(), tokens).filter(({ from }) => isCapital(read, tokens[from]));
  const hits = [...named, ...findPhrases(demonymTable, tokens)].toSorted(
    (left, right) => left.from - right.from || right.to - left.to,
  );
  for (const { from, to, value } of hits) {
    // The longest name wins: "Guinea-Bissau" is not Guinea.
    if (from < free || isMoneyOrTime(tokens, from, to)) continue;
    free = to;
    if (!codes.includes(value)) codes.push(value);
  }
  return codes;
}

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
  fr: 'le les des du et en dans avec par une un sur au aux est pour que qui sont ce cette la jusqu vous de être seront leurs ou à'.split(
    ' ',
  ),
};
const sharedByLanguage = new Map<string, Language[]>();
for (const language of languages)
  for (const word of stopWords[language]) sharedByLanguage.set(word, [...(sharedByLanguage.get(word) ?? []), language]);
const fewestWords = 2;
const languageText = 4000;

/** The language by its stop words and letters, or null when there is too little to tell. */
export function detectLanguage(text: string): Language | null {
  const scores: Record<Language, number> = { es: 0, en: 0, pt: 0, fr: 0 };
  for (const [word] of text
    .slice(0, languageText)
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    const languagesOf = sharedByLanguage.get(word) ?? [];
    for (const language of languagesOf) scores[language] += 1 / languagesOf.length;
    if (/ñ|ción$|ciones$/.test(word)) scores.es += 1;
    if (/ã|õ|ção$|ções$|nh/.test(word)) scores.pt += 1;
    if (/œ|è|ê|û|î|eux$|tion$/.test(word) && !/[óáí]/.test(word)) scores.fr += /tion$/.test(word) ? 0 : 1;
    if (/(?:ing|tion|ships?)$/.test(word)) scores.en += 0.5;
  }
  const [best, second] = languages.toSorted((left, right) => scores[right] - scores[left]);
  return best && second && scores[best] >= fewestWords && scores[best] > scores[second] ? best : null;
}
