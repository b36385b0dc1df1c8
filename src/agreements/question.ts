/**
 * From a question in Spanish or English to the conditions and the intent it means. Transparent: names are found in the
 * gazetteer, sayings in tables of patterns, and what is left over is for the full text. Pure.
 */
import type { Locale } from '../app.ts';
import { findDates } from './dates.ts';
import type { Conditions, DateCondition, Filters, Place } from './filters.ts';
import { isEmpty } from './filters.ts';
import type { Gazetteer, Item } from './gazetteer.ts';
import { cueWords, plainWords } from './lexicon/words.ts';
import {
  countPattern,
  documentPattern,
  type FieldName,
  fieldPatterns,
  type GroupBy,
  groupWords,
  missingPatterns,
  notStatus,
  noun,
  openEndedPattern,
  orderPatterns,
  place,
  renewalPatterns,
  statusPatterns,
  withDocumentPattern,
  withExpiryPattern,
} from './patterns.ts';
import { asksHow, asksWhatItIs, scopeOf } from './scope.ts';
import type { Renewal } from './values.ts';
import { codeKey, tokens } from './words.ts';

export const intents = [
  'list',
  'exists',
  'count',
  'group_count',
  'field',
  'document',
  'status',
  'detail',
  'faq',
  'out_of_scope',
] as const;
export type Intent = (typeof intents)[number];

export type Question = {
  intent: Intent;
  locale: Locale;
  filters: Filters;
  field?: FieldName;
  groupBy?: GroupBy;
  /** Only the largest group is asked for: "¿con qué país tenemos más convenios?" */
  topGroup?: true;
  /** It leans on the question before it. */
  followUp: boolean;
  /** Words put right: typed -> read. */
  corrected: readonly (readonly [string, string])[];
  /** Words that were passed over. */
  unknown: readonly string[];
  /** The words as read, corrected, for the standard answers. */
  plain: string;
};

/** A question before this one, in the same conversation. */
export type Previous = Pick<Question, 'intent' | 'filters' | 'field' | 'groupBy'>;

const ignorable = new Set([...plainWords, ...cueWords]);
const english = new Set(
  'the what which with agreement agreements do does is are show have how who when and sister twin twinned expire expires expired signed between any our about list of there give me can get copy where latest oldest cities city for'.split(
    ' ',
  ),
);
const spanish = new Set(
  'el la los las que con de cuales hay tenemos convenio convenios acuerdo acuerdos ciudades y en del por para cuantos quien cuando una un se'.split(
    ' ',
  ),
);

export function localeOfQuestion(text: string): Locale {
  const words = tokens(text);
  const count = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
  return count(english) > count(spanish) ? 'en' : 'es';
}

/** Capitals tell these from small words: "US" is a country, "us" a pronoun. */
function spellOut(text: string): string {
  if (text === text.toUpperCase()) return text;
  return text
    .replace(/\bU\.?\s?S\.?(?:A\.?)?(?![\p{L}])/gu, 'usa')
    .replace(/\bUN\b/g, 'naciones unidas')
    .replace(/\bWHO\b/g, 'organizacion mundial de la salud')
    .replace(/\bEU\b/g, 'union europea');
}

/** Codes of the registry in the text, and the text without them. */
function takeCodes(text: string, gazetteer: Gazetteer): { codes: string[]; rest: string } {
  const codes: string[] = [];
  const chunks = text.split(/\s+/);
  const rest: string[] = [];
  for (let index = 0; index < chunks.length; index += 1) {
    const chunk = (chunks[index] ?? '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const next = (chunks[index + 1] ?? '').replace(/[^\p{L}\p{N}]+$/gu, '');
    const key = codeKey(chunk);
    const joined = codeKey(chunk + next);
    if (/[\d\-_/]/.test(chunk) && /\p{L}/u.test(chunk) && gazetteer.codes.has(key)) codes.push(key);
    else if (/^\p{L}{1,6}$/u.test(chunk) && /^\d+([-_/]\d+)*$/.test(next) && gazetteer.codes.has(joined)) {
      codes.push(joined);
      index += 1;
    } else rest.push(chunks[index] ?? '');
  }
  return { codes, rest: rest.join(' ') };
}

/** Words that neither the gazetteer nor the grammar knows: to be looked up among the words of the registry. */
export function unknownWords(text: string, gazetteer: Gazetteer): string[] {
  const { rest } = takeCodes(spellOut(text), gazetteer);
  return [...new Set(tokens(rest))].filter(
    (word) => word.length > 2 && !/\d/.test(word) && !gazetteer.spelling.has(word) && !gazetteer.find([word], 0),
  );
}

/** `near`: unknown word -> words of the registry: itself alone when it is one of them, else the nearest ones. */
export type ReadOptions = {
  gazetteer: Gazetteer;
  today: string;
  near: ReadonlyMap<string, readonly string[]>;
  previous?: Previous | null;
};

type Marked = { sentence: string; items: { item: Item; text: string }[] };

const tagOf: Record<Item['kind'], string> = {
  type: 'TYPE',
  any: 'ANY',
  country: 'COUNTRY',
  region: 'REGION',
  city: 'CITY',
  partner: 'PARTNER',
  partnerKind: 'KIND',
  entity: 'ENTITY',
  sector: 'SECTOR',
  topic: 'TOPIC',
  mayor: 'MAYOR',
};

/** The sentence with every name replaced by a tag and its number. Mayors stay as they are: dates read them. */
function mark(words: readonly string[], gazetteer: Gazetteer): Marked {
  const items: Marked['items'] = [];
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = words[at] === ',' ? null : gazetteer.find(words, at);
    if (!found || found.item.kind === 'mayor') {
      const length = found?.length ?? 1;
      out.push(...words.slice(at, at + length));
      at += length;
      continue;
    }
    out.push(
      `${tagOf[found.item.kind]}${items.push({ item: found.item, text: words.slice(at, at + found.length).join(' ') }) - 1}`,
    );
    at += found.length;
  }
  return { sentence: ` ${out.join(' ')} `, items };
}

const exclusion =
  /^(?:(?:que )?no (?:sean?|son|esten?|incluyan?|sea|estan?|es)|excepto|salvo|menos|sin (?:contar|incluir)|excluyendo|excluyan?|exceptuando|quitando|descontando|a excepcion|aparte|fuera|distint[oa]s?|diferentes?|except(?: for)?|excluding|exclude|but not|other than|not (?:counting|including)|outside|apart from|besides|leaving out|pero no|y no|ni|not|no|non|sin|without) /;
const linking = new Set(
  'de del con en la el los las lo y o u e ni a al and or nor the with in from for of , que sean son ciudades ciudad paises cities countries country pais to hechos firmados tipo'.split(
    ' ',
  ),
);
const joining = /^(y|o|u|e|and|or|,|ni|nor)$/;

class Reading {
  rest: string;
  filters: Filters = {};
  items: Marked['items'];
  constructor(marked: Marked) {
    this.rest = marked.sentence;
    this.items = marked.items;
  }
  /** Takes a saying out of the sentence; returns whether it was there. */
  take(pattern: string, replacement = ' '): RegExpExecArray | null {
    const found = new RegExp(`(?<= )(?:${pattern})(?= )`).exec(this.rest);
    if (found)
      this.rest =
        `${this.rest.slice(0, found.index)}${replacement}${this.rest.slice(found.index + found[0].length)}`.replace(
          / +/g,
          ' ',
        );
    return found;
  }
  has(pattern: string): boolean {
    return new RegExp(`(?<= )(?:${pattern})(?= )`).test(this.rest);
  }
  add<K extends 'statuses' | 'renewals'>(key: K, values: Conditions[K], negative = false): void {
    if (negative)
      this.filters.not = { ...this.filters.not, [key]: [...(this.filters.not?.[key] ?? []), ...(values ?? [])] };
    else this.filters[key] = [...new Set([...(this.filters[key] ?? []), ...(values ?? [])])] as Filters[K];
  }
}

function readNumbers(reading: Reading): void {
  const y = '((?:19|20)\\d\\d)';
  const mark = '(?:(?:no|numero|nro|num|number|n|nº|n°) )?';
  const numbers: { value: number; year: number | null }[] = [];
  const months =
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|oct|nov|dic|dias|meses|años|days|months|years|semanas|de (?:enero|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)';
  for (const pattern of [
    `(?<noun>${noun} )(?:de cooperacion )?${mark}(?:\\d+ )?0*(?<value>\\d{1,6}) (?:(?:de|del|of|from) )?(?:año )?(?<year>${y})`,
    `${mark}0*(?<value>\\d{1,6}) (?:de|del|of) (?:año )?(?<year>${y})`,
    `(?<noun>${noun} )(?:(?:no|numero|nro|num|number|n) )0*(?<value>\\d{1,6})`,
    `(?:numero|nro|num|number|codigo) 0*(?<value>\\d{1,6})`,
    `(?<noun>${noun} )0*(?<value>(?!(?:19|20)\\d\\d )\\d{1,6})(?! (?:${months}))`,
  ]) {
    const found = reading.take(pattern, ' $noun ');
    reading.rest = reading.rest.replace('$noun', found?.groups?.noun ?? '').replace(/ +/g, ' ');
    if (found?.groups)
      numbers.push({ value: Number(found.groups.value), year: found.groups.year ? Number(found.groups.year) : null });
  }
  if (numbers.length > 0) reading.filters.numbers = numbers;
}

function readStates(reading: Reading, singular: boolean): { asked: boolean } {
  let asked = false;
  for (const [pattern, statuses] of statusPatterns) {
    // "¿sigue vigente el convenio con …?", "¿ya venció el de …?": asks for the state of one, does not look for a state.
    if (singular) {
      const verb = '(?:esta|estan|sigue|siguen|continua|es|aun|todavia|ya|is|has|still|se encuentra|tiene|if|si)';
      const question = `(?:${verb} )+(?:(?:en|aun|todavia|ya|still|been|in|a|being|no|not) )*(?:${pattern})`;
      const after = `(?<=(?:ANY|TYPE|COUNTRY|CITY|PARTNER|REGION)\\d+ )(?:(?:${verb}|en|is|ya) )+(?:(?:en|aun|todavia|ya|still|been|in|no|not) )*(?:${pattern})`;
      // "Is the agreement with X still valid?": the verb stands first, the state last.
      const around = /^ (?:is|are|has|esta|sigue|y esta|and is) /.test(reading.rest)
        ? `(?:still |now |already |ya |aun |todavia )*(?:${pattern})(?= ,| $)`
        : null;
      if (reading.take(question) || reading.take(after) || (around && reading.take(around))) {
        asked = true;
        continue;
      }
      if (/^ (?:ya |y |and )*(?:venc|expir|termin|caduc|finaliz)/.test(reading.rest) && reading.take(pattern)) {
        asked = true;
        continue;
      }
    }
    if (reading.take(notStatus(pattern))) reading.add('statuses', statuses, true);
    else if (reading.take(pattern)) reading.add('statuses', statuses);
  }
  return { asked };
}

function readRenewals(reading: Reading): void {
  for (const [pattern, renewal] of renewalPatterns) {
    if (reading.take(`(?:no|not|sin) (?:${pattern})`)) reading.add('renewals', [renewal] as Renewal[], true);
    else if (reading.take(pattern)) reading.add('renewals', [renewal] as Renewal[]);
  }
}

const numberWords: Record<string, number> = {
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

function readOrder(reading: Reading): void {
  for (const { pattern, by, descending } of orderPatterns) {
    const found = reading.take(pattern, by === 'expires' ? ' ' : ' ');
    if (!found) continue;
    const stated = reading.take(`(?:los|las|the) (\\d{1,2}|${Object.keys(numberWords).join('|')})(?= ${noun})`);
    const number = found.slice(1).find((group) => group !== undefined) ?? stated?.[1];
    const plural =
      /(?:los|las) |(?:s|recientes|ultimos|oldest ones)$/.test(found[0].trim()) &&
      !/^(?:el|la|lo|the) /.test(found[0].trim());
    const plain = number === undefined ? undefined : (numberWords[number] ?? Number(number));
    reading.filters.sort = { by, descending };
    reading.filters.limit = plain ?? (plural && !/oldest|latest|newest|recent |first|last/.test(found[0]) ? 5 : 1);
    return;
  }
}

/** Places, partners, types and the rest, wanted or left out, with what joins them. */
function readItems(reading: Reading): string[] {
  const words = reading.rest.trim().split(' ');
  const wanted: Bag = emptyBag();
  const unwanted: Bag = emptyBag();
  const left: string[] = [];
  let negative = false;
  let lastWho: { kind: 'place' | 'partner'; index: number } | null = null;
  let anyWho = false;
  const cityAt = new Map<number, Extract<Place, { kind: 'city' }>>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const tag = /^(ANY|TYPE|COUNTRY|REGION|CITY|PARTNER|KIND|ENTITY|SECTOR|TOPIC)(\d+)$/.exec(word);
    if (!tag) {
      const ahead = `${words.slice(index, index + 4).join(' ')} `;
      const excluding = exclusion.exec(ahead);
      if (excluding) {
        negative = true;
        index += excluding[0].trim().split(' ').length - 1;
        // A bare "no" says nothing of what comes after a verb.
        const next = words.slice(index + 1).find((one) => !linking.has(one)) ?? '';
        if (!/^[A-Z]+\d+$/.test(next)) negative = false;
        continue;
      }
      if (!linking.has(word)) negative = false;
      if (word === 'sino' || word === 'but' || word === 'pero') negative = false;
      left.push(word);
      continue;
    }
    left.push('#');
    const item = reading.items[Number(tag[2])]?.item;
    if (!item) continue;
    // "excepto hermanamientos con Francia": the type is left out, the place is wanted.
    if (
      negative &&
      placeOf(item) &&
      /^(con|with|en|in)$/.test(words[index - 1] ?? '') &&
      (unwanted.types.size > 0 || unwanted.anyConvenio)
    )
      negative = false;
    const bag = negative ? unwanted : wanted;
    const before = previousWord(words, index);
    const joined = joining.test(before);
    const place = placeOf(item);
    if (place && !negative) {
      const city = nearCity(words, index, cityAt);
      if (place.kind === 'country' && city && city.options.some((option) => option.country === place.code)) {
        const narrowed = { ...city, options: city.options.filter((option) => option.country === place.code) };
        bag.places = bag.places.map((one) => (one === city ? narrowed : one));
        continue;
      }
      const before = bag.places.at(-1);
      if (
        place.kind === 'city' &&
        before?.kind === 'country' &&
        !joined &&
        place.options.some((option) => option.country === before.code)
      ) {
        bag.places.pop();
        bag.places.push({ ...place, options: place.options.filter((option) => option.country === before.code) });
        continue;
      }
    }
    if (place) {
      bag.places.push(place);
      if (place.kind === 'city') cityAt.set(index, place);
      if (!negative) {
        if (lastWho?.kind === 'partner' && joined) anyWho = true;
        lastWho = { kind: 'place', index };
      }
    } else if (item.kind === 'partner') {
      bag.partners.push({ name: item.name, ids: item.ids });
      if (!negative) {
        if (lastWho?.kind === 'place' && joined) anyWho = true;
        lastWho = { kind: 'partner', index };
      }
    } else addItem(bag, item);
  }
  Object.assign(reading.filters, conditionsOf(wanted, reading, anyWho));
  const not = conditionsOf(unwanted, null, false);
  if (Object.keys(not).length > 0) reading.filters.not = { ...reading.filters.not, ...not };
  return left;
}

type Bag = {
  types: Set<string>;
  anyConvenio: boolean;
  anyOther: boolean;
  places: Place[];
  partners: { name: string; ids: readonly string[] }[];
  partnerKinds: Set<string>;
  entities: { name: string; ids: readonly string[] }[];
  sectors: Set<string>;
  topics: { name: string; sector: string; phrases: readonly string[] }[];
};
const emptyBag = (): Bag => ({
  types: new Set(),
  anyConvenio: false,
  anyOther: false,
  places: [],
  partners: [],
  partnerKinds: new Set(),
  entities: [],
  sectors: new Set(),
  topics: [],
});

function addItem(bag: Bag, item: Item): void {
  if (item.kind === 'type') bag.types.add(item.type);
  else if (item.kind === 'any') {
    if (item.word === 'convenio') bag.anyConvenio = true;
    else bag.anyOther = true;
  } else if (item.kind === 'partnerKind') bag.partnerKinds.add(item.partnerKind);
  else if (item.kind === 'entity') bag.entities.push({ name: item.name, ids: item.ids });
  else if (item.kind === 'sector') bag.sectors.add(item.sector);
  else if (item.kind === 'topic' && !bag.topics.some((topic) => topic.name === item.name)) {
    bag.topics.push({ name: item.name, sector: item.sector, phrases: item.phrases });
  }
}

function placeOf(item: Item): Place | null {
  if (item.kind === 'country') return { kind: 'country', code: item.code };
  if (item.kind === 'region') return { kind: 'region', ...item.region.name, countries: item.region.countries };
  return item.kind === 'city' ? { kind: 'city', name: item.name, options: item.options } : null;
}

/** "Barcelona, España", "Barcelona de España", "la Barcelona española": the city right before, no "y" between. */
function nearCity(
  words: readonly string[],
  index: number,
  cities: ReadonlyMap<number, Extract<Place, { kind: 'city' }>>,
) {
  for (let at = index - 1; at >= Math.max(0, index - 3); at -= 1) {
    const city = cities.get(at);
    if (city) return city;
    if (!['de', 'en', ',', 'la', 'el', 'del', 'in', 'of', 'the'].includes(words[at] ?? '')) return null;
  }
  return null;
}

function previousWord(words: readonly string[], index: number): string {
  for (let at = index - 1; at >= 0; at -= 1) {
    const word = words[at] ?? '';
    if (joining.test(word) || !linking.has(word)) return word;
  }
  return '';
}

function conditionsOf(bag: Bag, reading: Reading | null, anyWho: boolean): Filters {
  const filters: Filters = {};
  // "convenios" beside another type is a type ("convenios y memorandos"); alone it is any ("convenios vigentes").
  const contrast = reading?.has(
    '(?:sola?mente|solo|unicamente|only|just|exclusivamente|tipo|de tipo|especificamente) (?:los |las |el )?(?:tipo )?ANY\\d+|ANY\\d+ (?:solamente|unicamente|only)',
  );
  if (
    bag.types.size > 0 &&
    bag.anyConvenio &&
    reading?.has('ANY\\d+ (?:y|o|e|u|and|or|,) (?:\\S+ )?TYPE\\d+|TYPE\\d+ (?:y|o|e|u|and|or|,) (?:\\S+ )?ANY\\d+')
  )
    bag.types.add('agreement');
  if (!reading && bag.anyConvenio) bag.types.add('agreement');
  if (contrast && bag.anyConvenio) bag.types.add('agreement');
  if (bag.types.size > 0) filters.types = [...bag.types] as Filters['types'];
  if (bag.places.length > 0) filters.places = bag.places;
  if (bag.partners.length > 0) filters.partners = bag.partners;
  if (anyWho) filters.anyWho = true;
  if (bag.partnerKinds.size > 0) filters.partnerKinds = [...bag.partnerKinds] as Filters['partnerKinds'];
  if (bag.entities.length > 0) filters.entities = bag.entities;
  if (bag.sectors.size > 0) filters.sectors = [...bag.sectors];
  if (bag.topics.length > 0) filters.topics = bag.topics;
  if (
    bag.sectors.size + bag.topics.length > 1 &&
    reading?.has('(?:a la vez|al mismo tiempo|tanto|ambos|both|simultaneamente|at the same time|y tambien)')
  )
    filters.allSectors = true;
  return filters;
}

const topical =
  /^(sobre|de|del|en|para|por|con|about|on|for|of|with|regarding|y|o|and|or|entre|between|in|from|llamad[oa]|named|called|palabra|menciona[n]?|#|la|el|los|las|the)$/;

/** What is left over: words for the full text, and words passed over. */
function readLeftover(
  words: readonly string[],
  near: ReadOptions['near'],
): { words: (readonly string[])[]; unknown: string[]; loose: string[] } {
  const asked: (readonly string[])[] = [];
  const unknown: string[] = [];
  const loose: string[] = [];
  for (const [index, word] of words.entries()) {
    if (
      word === '#' ||
      word === ',' ||
      word.length < 3 ||
      ignorable.has(word) ||
      /^\d+$/.test(word) ||
      /^[A-Z]/.test(word)
    )
      continue;
    const found = near.get(word) ?? [];
    const exact = found.includes(word);
    const chained = asked.at(-1)?.includes(words[index - 1] ?? '') || unknown.at(-1) === words[index - 1];
    if (exact || chained || topical.test(words[index - 1] ?? '')) {
      asked.push(found.length > 0 ? found : [word]);
      if (!exact) unknown.push(word);
    } else loose.push(word);
  }
  return { words: asked, unknown, loose };
}

function readGroup(reading: Reading): { groupBy?: GroupBy; topGroup?: true } {
  for (const [pattern, groupBy] of groupWords) {
    if (
      reading.take(
        `(?:agrupad[oa]s |desglosad[oa]s |grouped |broken down |clasificad[oa]s |ordenad[oa]s |repartid[oa]s )?(?:por|by|per|segun|en cada|de cada|con cada|cada|in each|for each|with each|each|each of the)(?: (?:el|la|cada))? (?:${pattern})(?! (?:de |of )?(?:${place}|(?:19|20)\\d\\d))`,
      )
    )
      return { groupBy };
    if (
      reading.take(
        `(?:con |en |in |with |de |del )?(?:cual |que |which |what |cuales )(?:es |son )?(?:el |la |los |las |the )?(?:${pattern}) (?:con |with |tiene |tienen |hay |has |have |tenemos |do we have |con (?:el|la) que tenemos |donde hay |that has |acumula |concentra |does bogota have )*(?:el |la |the )?(?:mas|mayor|most|more)(?: numero de| cantidad de)?`,
      )
    )
      return { groupBy, topGroup: true };
    if (
      reading.take(
        `(?:el |la |the )(?:${pattern}) (?:con|que tiene|with|that has) (?:el |la |the )?(?:mas|mayor|most)(?: numero de| cantidad de)?`,
      )
    )
      return { groupBy, topGroup: true };
  }
  return {};
}

/** Reads a question. Always answers: what is not about agreements has the intent 'out_of_scope'. */
export function readQuestion(text: string, options: ReadOptions): Question {
  const { gazetteer, today, near, previous } = options;
  const locale = localeOfQuestion(text);
  const { codes, rest } = takeCodes(spellOut(text), gazetteer);
  const corrected: [string, string][] = [];
  const words = tokens(rest).map((word) => {
    if (word === ',' || word.length < 3 || gazetteer.spelling.has(word) || gazetteer.find([word], 0)) return word;
    if (near.get(word)?.includes(word)) return word;
    const better = gazetteer.spelling.nearest(word)?.word;
    if (better && !ignorable.has(better)) corrected.push([word, better]);
    return better ?? word;
  });
  while (words[0] === ',') words.shift();
  const plain = words.filter((word) => word !== ',').join(' ');
  const base = { locale, corrected, plain };
  const nothing = (intent: Intent): Question => ({ ...base, intent, filters: {}, followUp: false, unknown: [] });

  const scope = codes.length > 0 ? 'in' : scopeOf(plain);
  if (scope === 'out') return nothing('out_of_scope');

  const marked = mark(words, gazetteer);
  const reading = new Reading(marked);
  const named =
    marked.items.some(({ item }) => ['country', 'city', 'region', 'partner'].includes(item.kind)) || codes.length > 0;
  const hasNumber = /\d/.test(plain);
  if (
    scope === 'in' &&
    !named &&
    !hasNumber &&
    (asksWhatItIs.test(plain) ||
      (asksHow.test(plain) &&
        !/\b(tenemos|vigentes?|vencen?|firmad\w+|in force|do we have|ultim\w+|mas antigu\w+|oldest|latest|bogota (tiene|ha firmado)|does bogota have|are there|hay)\b/.test(
          plain,
        )))
  )
    return nothing('faq');

  if (codes.length > 0) reading.filters.codes = codes;
  readNumbers(reading);
  const singular = new RegExp(` (?:el|del|al|la|ese|este|the|that|our|nuestro|un|a|de la)? ?(?:unico )?${noun} `).test(
    reading.rest,
  )
    ? marked.items.some(
        ({ item, text: said }) => (item.kind === 'any' || item.kind === 'type') && !/s$/.test(said.split(' ')[0] ?? ''),
      ) &&
      !/ (?:que|cuales|which|what|todos los|algun|any|hay|existe|do we have|is there|tenemos) (?:\S+ )?(?:ANY|TYPE)\d+/.test(
        reading.rest,
      )
    : new RegExp(` (?:el|la|lo|the one) (?:de|con|with) (?:la |el )?${place}`).test(reading.rest);

  const group = readGroup(reading);
  for (const [pattern, what] of missingPatterns)
    if (reading.take(pattern)) reading.filters.missing = [...(reading.filters.missing ?? []), what];
  if (reading.take(openEndedPattern)) reading.filters.openEnded = true;
  else if (reading.take(withExpiryPattern)) reading.filters.openEnded = false;
  if (
    reading.take(
      '(?:sin|no tienen?|without|with no|missing|have no)(?: (?:una|la|a|su))? (?:fecha de firma|fecha de suscripcion|signing date|signature date)',
    )
  )
    reading.filters.unsigned = true;

  let field: FieldName | undefined;
  let asksStatus = false;
  const specific =
    named ||
    reading.filters.numbers !== undefined ||
    previous != null ||
    reading.filters.codes !== undefined ||
    singular;
  if (specific && !group.groupBy) {
    for (const [pattern, name] of fieldPatterns) {
      if (reading.take(pattern)) {
        field = name;
        break;
      }
    }
  }
  const notice = reading.take(
    '(?:con |de |with )?(?:un |a )?(?:preaviso|notice(?: period)?)(?: de| of)? (\\d{1,4}) (?:dias|days)|(\\d{1,4}) (?:dias de preaviso|days notice)',
  );
  if (notice) reading.filters.noticeDays = Number(notice[1] ?? notice[2]);
  if (reading.take(withDocumentPattern)) reading.filters.withDocument = true;
  const document =
    !field &&
    specific &&
    !reading.filters.missing &&
    !reading.filters.withDocument &&
    Boolean(reading.take(documentPattern));

  const found = findDates(reading.rest, today);
  reading.rest = found.rest;
  let dates: DateCondition[] = found.dates;
  asksStatus = readStates(reading, singular && !field && !document).asked;
  if (field === 'renewal') reading.take('automaticamente|tacitamente|automatica|tacita');
  else readRenewals(reading);
  if (!field && !asksStatus) readOrder(reading);
  else if (reading.has(orderPatterns.map(({ pattern }) => `(?:${pattern})`).join('|'))) readOrder(reading);
  const counting = Boolean(reading.take(countPattern));
  const cities =
    /(?<!por |cada |by |each )(?<= )(?:ciudades|cities|municipios|alcaldias|ayuntamientos|towns|gobiernos locales)(?= )/.test(
      reading.rest,
    ) && !group.groupBy;

  const left = readItems(reading);
  // What expires next has not expired yet.
  const { sort } = reading.filters;
  if (sort?.by === 'expires' && !sort.descending && !dates.some((date) => date.field === 'expires'))
    dates = [...dates, { field: 'expires', ranges: [{ from: today, to: null }] }];
  if (dates.length > 0) reading.filters.dates = dates;
  if (found.excluded.length > 0) reading.filters.not = { ...reading.filters.not, dates: found.excluded };
  if (cities && !reading.filters.partnerKinds) {
    const without =
      /(?:no sean|no son|no esten|excepto|salvo|menos|except|other than|not|sin contar)(?: con| with| las| de| the)* (?:ciudades|cities|municipios)/.test(
        plain,
      );
    if (without) reading.filters.not = { ...reading.filters.not, partnerKinds: ['city'] };
    else reading.filters.partnerKinds = ['city'];
  }
  const leftover = readLeftover(left, near);
  if (leftover.words.length > 0) reading.filters.words = leftover.words;
  const { filters } = reading;

  const nouns = marked.items.some(({ item }) => item.kind === 'any' || item.kind === 'type');
  const explicit = field || document || asksStatus || counting || group.groupBy;
  const followUp = previous != null && leansOn(plain, nouns, Boolean(explicit), filters, codes.length > 0);
  // Without a word for agreements, everything said must be understood, and something must.
  if (scope === 'unsaid' && !followUp) {
    const relation =
      /\b(tenemos|tiene|hay|existe\w*|firm\w+|suscri\w+|aliad\w+|soci\w+|cooper\w+|contraparte\w*|vigente\w*|venc\w+|we have|have|partners?|signed|relacion\w*|expir\w+|vinculo\w*|trabaja\w*|registro)\b/.test(
        plain,
      );
    const strong = filters.places || filters.partners || filters.codes || filters.numbers || filters.entities;
    const something =
      strong ||
      ((filters.dates ||
        filters.statuses ||
        filters.sectors ||
        filters.topics ||
        filters.sort ||
        filters.openEnded !== undefined ||
        filters.partnerKinds) &&
        relation) ||
      filters.statuses ||
      filters.partnerKinds ||
      filters.renewals ||
      filters.openEnded !== undefined;
    if (
      !something ||
      leftover.loose.length > 0 ||
      leftover.unknown.length > 0 ||
      (filters.words && !strong) ||
      (strong && !relation && plain.split(' ').length > 9 && !explicit)
    )
      return nothing('out_of_scope');
  }
  if (followUp) {
    dates = filters.dates ? [...filters.dates] : [];
    // "¿y en 2021?" after "vencen en 2020": the same date of the agreement.
    const [only] = dates;
    const before = previous.filters.dates?.[0];
    if (only && before && only.field === 'signed' && !/firm|suscri|sign|celebr/.test(plain))
      filters.dates = [{ ...only, field: before.field }];
  }
  const merged = followUp ? mergeFilters(previous.filters, filters, Boolean(explicit)) : filters;

  const yesNo =
    /^(?:(?:hola|buen\w+|dias|tardes|por favor|y|and) )*(?:hay|existen?|tenemos|tiene|tienen|bogota tiene|contamos|do we|does|is there|are there|have we|has bogota|did|any|hemos|ha|se ha|es verdad|sera que|esta|estamos|are we|is)\b/.test(
      plain,
    );
  const intent: Intent = group.groupBy
    ? 'group_count'
    : field === 'status' || asksStatus
      ? 'status'
      : field
        ? 'field'
        : document
          ? 'document'
          : counting
            ? 'count'
            : (filters.codes || filters.numbers) && !followUp
              ? 'detail'
              : yesNo
                ? 'exists'
                : followUp &&
                    previous &&
                    !/^(?:solo|solamente|unicamente|only|just)\b/.test(plain) &&
                    previous.intent !== 'detail'
                  ? previous.intent
                  : 'list';
  if (isEmpty(merged) && !nouns && !followUp) return nothing('out_of_scope');
  return {
    ...base,
    intent,
    filters: merged,
    ...(field ? { field } : followUp && intent === previous?.intent && previous.field ? { field: previous.field } : {}),
    ...(group.groupBy
      ? group
      : followUp && intent === 'group_count' && previous?.groupBy
        ? { groupBy: previous.groupBy }
        : {}),
    followUp,
    unknown: [...leftover.unknown, ...leftover.loose],
  };
}

/** Does it lean on the question before it? */
function leansOn(plain: string, nouns: boolean, explicit: boolean, filters: Filters, coded: boolean): boolean {
  if (coded) return false;
  const opens = /^(?:y|e|and|pero|entonces|ahora|ok|listo|what about|how about|que tal|que hay de|also|tambien)\b/.test(
    plain,
  );
  const ownClause =
    nouns &&
    /\b(que|cuales|cual|hay|tenemos|existen?|which|what|do we|are there|is there|lista\w*|show|cuantos|how many|quien|who|cuando|when|muestre\w*|muestra\w*)\b/.test(
      plain.replace(/^(y|e|and|what about|how about|que tal|que hay de) /, ''),
    );
  if (opens && !ownClause) return true;
  if (
    /^(?:solo|solamente|unicamente|only|just|nomas)\b/.test(plain) &&
    !(nouns && /\b(con|with|de|en|in)\b/.test(plain))
  )
    return true;
  if (
    /\b(de|entre|of|from|among) (esos|estos|ellos|esas|estas|ellas|aquellos|those|them|these)\b|\b(esos|those|them|el mismo|ese|ese mismo|estos|ellos)\b/.test(
      plain,
    ) &&
    !filters.places
  )
    return true;
  if (nouns) return false;
  const own = filters.places || filters.partners || filters.numbers;
  if (explicit && !own) return true;
  // "los vigentes", "las vencidas": an adjective alone. "Los que firmó Petro" stands by itself.
  const adjective = filters.statuses || filters.types || filters.renewals || filters.not;
  return Boolean(
    adjective &&
      !own &&
      !filters.dates &&
      !filters.sort &&
      /^(?:los|las|the) /.test(plain) &&
      plain.split(' ').length <= 4,
  );
}

/** The question before, with what this one says in its place. */
function mergeFilters(before: Filters, now: Filters, asksOfThem: boolean): Filters {
  const kept: Filters = { ...before };
  if (now.places || now.partners) {
    for (const key of ['places', 'partners', 'anyWho', 'codes', 'numbers'] as const) delete kept[key];
  }
  if (now.sectors || now.topics) {
    for (const key of ['sectors', 'topics', 'allSectors', 'words'] as const) delete kept[key];
  }
  if (!asksOfThem || now.places || now.sort) {
    delete kept.limit;
    delete kept.sort;
  }
  const dates = now.dates
    ? [...(before.dates ?? []).filter((date) => !now.dates?.some((one) => one.field === date.field)), ...now.dates]
    : before.dates;
  const not = before.not || now.not ? { ...before.not, ...now.not } : undefined;
  return { ...kept, ...now, ...(dates ? { dates } : {}), ...(not ? { not } : {}) };
}
