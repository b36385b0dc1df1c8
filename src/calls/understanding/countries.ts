/** The countries that a text names, in four languages. Pure. */
import { createRequire } from 'node:module';
import { languages } from './language.ts';
import { compilePhrases, findPhrases, type PhraseTable, type Token, tokenize } from './words.ts';

// i18n-iso-countries and its tables are CommonJS and JSON; Node's loader takes them through `require`.
const require = createRequire(import.meta.url);

const longestText = 50_000;

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
/** Where the network is: who calls for Boyacá and Cundinamarca calls for Colombia. Names that are no other place's. */
const colombianPlaces =
  'Antioquia Arauca Barranquilla Bogotá Boyacá Bucaramanga Buenaventura Cali Caquetá Cartagena Casanare Catatumbo Cauca Chocó Cundinamarca Cúcuta Guaviare Huila Ibagué Manizales Medellín Montería Nariño Neiva PDET Putumayo Quibdó Quindío Risaralda Soacha Tolima Tumaco Urabá Valledupar Vichada Villavicencio'.split(
    ' ',
  );
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

let countryTable: PhraseTable<string> | null = null;
/** Names of countries in four languages -> ISO 3166-1 code. */
export function countriesTable(): PhraseTable<string> {
  countryTable ??= compilePhrases(countryNames());
  return countryTable;
}

/** Adjectives of nations that may stand in lower case: none that names a language ("français"). `*` ends a stem. */
const demonyms: Record<string, readonly string[]> = {
  AR: ['argentin*'],
  BO: ['bolivian*'],
  BR: ['brasileñ*', 'brasileir*', 'brazilian*', 'brésilien*'],
  CH: ['suizas', 'suisses'],
  CL: ['chilen*', 'chilean*'],
  CO: ['colombian*', 'colombien*'],
  CR: ['costarricens*'],
  CU: ['cuban*'],
  DE: ['alemanas', 'allemandes'],
  DO: ['dominicana*'],
  EC: ['ecuatorian*', 'ecuadorian*', 'équatorien*'],
  ES: ['españolas', 'espagnoles'],
  FR: ['francesas', 'françaises'],
  GB: ['británicas', 'britanniques'],
  GT: ['guatemaltec*'],
  HN: ['hondureñ*'],
  IT: ['italianas', 'italiennes'],
  MA: ['marroquíes', 'marocaines'],
  MX: ['mexican*', 'mexicain*'],
  NI: ['nicaragüens*'],
  PA: ['panameñ*'],
  PE: ['peruan*', 'peruvian*', 'péruvien*'],
  PY: ['paraguay*'],
  SV: ['salvadoreñ*'],
  UY: ['uruguay*'],
  VE: ['venezolan*', 'venezuelan*'],
};
/** `anyCase`: counts in lower case too. */
type Named = { code: string; anyCase: boolean };
let namedTable: PhraseTable<Named> | null = null;
function namesAndDemonyms(): PhraseTable<Named> {
  namedTable ??= compilePhrases<Named>([
    ...countryNames().map(([name, code]) => [name, { code, anyCase: false }] as const),
    ...colombianPlaces.map((name) => [name, { code: 'CO', anyCase: false }] as const),
    ...Object.entries(demonyms).flatMap(([code, words]) =>
      words.map((word) => [word, { code, anyCase: true }] as const),
    ),
  ]);
  return namedTable;
}

const wordSet = (words: string) => new Set(words.split(/\s+/));
/**
 * After these it is money, the time of day, who pays, or who is left out: "pesos colombianos", "12 horas de Uruguay",
 * "Embajada de Suecia", "Cooperación Suiza", "excepto España".
 */
const notPlaces = wordSet(
  `peso pesos dolares dollars francos francs hora horas heure horario hs h hrs embajada embajadas embaixada embassy embassies ambassade
  ambassades consulado gobierno gobiernos governo governos government governments gouvernement institut ministerio
  ministry ministere cooperacion cooperation cooperacao fondo fundo agencia agency
  agence financiado financiada financiados financiadas cofinanciado funded financed finance financee apoyo support
  soutien apoio excepto salvo except excluding exceto sauf`,
);
/** Before these: "Paris time", "US dollars", "the UK government", "any UK university", "Canada Fund". */
const notBefore = wordSet('time dollar dollars $ government university universities aid embassy fund');
const linkWords = wordSet('de del da do des la los las the of local oficial por by par pelo pela ( d l');
const joining = wordSet(', y e and et o ou or &');

/** "Fondo Verde (BID, Noruega y Suiza)": beside an acronym in brackets stands who pays. */
const amongPayers = /\(\p{Lu}{2,}(?:, [\p{L} ]{2,30})*, $/u;

/** Whether the name that stands there is of no place that the call is for. */
function isNoPlace(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  const start = tokens[from]?.start ?? 0;
  if (amongPayers.test(text.slice(Math.max(0, start - 60), start))) return true;
  let before = from - 1;
  while (before > from - 4 && linkWords.has(tokens[before]?.key ?? '')) before -= 1;
  return notPlaces.has(tokens[before]?.key ?? '') || notBefore.has(tokens[to]?.key ?? '');
}

/** "Gobiernos de Alemania (BMZ), Suecia y Suiza": what is joined to such a name is one too. */
function isJoined(tokens: readonly Token[], end: number, from: number): boolean {
  const between = tokens.slice(end, from).map(({ key }) => key);
  const open = between.indexOf('(');
  if (open === 0 && between[2] === ')') between.splice(0, 3);
  return between.length > 0 && between.length < 4 && between.every((key) => joining.has(key) || linkWords.has(key));
}

const isCapital = (text: string, token: Token | undefined) =>
  token !== undefined && /\p{Lu}/u.test(text.charAt(token.start));

/** The countries named, in the order of the text: ISO 3166-1 codes, each with its name as printed. */
export function findCountries(text: string): Map<string, string> {
  const read = text.slice(0, longestText);
  const tokens = tokenize(read);
  const found = new Map<string, string>();
  let [free, noPlace] = [0, -1];
  const hits = findPhrases(namesAndDemonyms(), tokens)
    .filter(({ from, value }) => value.anyCase || isCapital(read, tokens[from]))
    .toSorted((left, right) => left.from - right.from || right.to - left.to);
  for (const { from, to, value } of hits) {
    const { code } = value;
    // The longest name wins: "Guinea-Bissau" is not Guinea.
    if (from < free) continue;
    free = to;
    if (isNoPlace(read, tokens, from, to) || (noPlace >= 0 && isJoined(tokens, noPlace, from))) {
      noPlace = to;
      continue;
    }
    if (!found.has(code)) found.set(code, read.slice(tokens[from]?.start, tokens[to - 1]?.end));
  }
  return found;
}
