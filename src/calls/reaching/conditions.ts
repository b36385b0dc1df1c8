/** What a subscription asks of a call, and whether the call has it; which condition decided is always said. Pure. */
import { regions } from '../understanding/places.ts';
import { compilePhrases, findPhrases, fold, tokenize } from '../understanding/words.ts';
import { type AmountRange, convert, isWithin, type Offer, type Rates } from './amounts.ts';

/** Within a list "any of these"; the lists together are "and"; an empty list asks for nothing. */
export type Lists = {
  /** Sector ids. */
  sectors: readonly string[];
  modalities: readonly string[];
  /** ISO 3166-1 alpha-2 codes and ids of regions. */
  places: readonly string[];
  /** Names of funders. */
  funders: readonly string[];
  /** A word, or several that stand together. */
  words: readonly string[];
};
export type ListName = keyof Lists;
export const listNames = ['sectors', 'modalities', 'places', 'funders', 'words'] as const;

export type Conditions = Lists & {
  /** Only what the source says a municipal government may apply to. */
  mayApply: boolean;
  /** How much it must offer; what does not say so is left out. */
  amount: AmountRange | null;
  /** What is not wanted: one of these is enough to leave a call out. */
  without: Lists;
};

export const noLists: Lists = { sectors: [], modalities: [], places: [], funders: [], words: [] };
export const everything: Conditions = { ...noLists, mayApply: false, amount: null, without: noLists };

/** What conditions look at in a call. */
export type Subject = {
  title: string;
  summary: string;
  language: string | null;
  sectors: readonly string[];
  modality: string | null;
  countries: readonly string[];
  funder: string | null;
  eligibility: string | null;
  amount: number | null;
  currency: string | null;
};

/** The condition that left a call out: what it asks, and what the call has there. */
export type Failure =
  | { condition: ListName | 'mayApply'; without: boolean; asked: string[]; has: string[] }
  /** `converted`: what it has, in the currency that was asked for; null without a rate. */
  | { condition: 'amount'; asked: AmountRange; has: Offer | null; converted: number | null };
export type Verdict = { fits: true; met: Lists } | { fits: false; failure: Failure };

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Conditions as they are kept: the lists in columns, what is not wanted as JSON. */
export type StoredConditions = Lists & {
  mayApply: boolean;
  amountMin: number | null;
  amountMax: number | null;
  currency: string | null;
  without: unknown;
};

export function readConditions(stored: StoredConditions): Conditions {
  const { sectors, modalities, places, funders, words, mayApply, amountMin, amountMax, currency } = stored;
  const kept = typeof stored.without === 'object' && stored.without !== null ? stored.without : {};
  const unwanted = new Map<string, unknown>(Object.entries(kept));
  const list = (name: ListName) => {
    const value = unwanted.get(name);
    return isList(value) ? value : [];
  };
  const without = {
    sectors: list('sectors'),
    modalities: list('modalities'),
    places: list('places'),
    funders: list('funders'),
    words: list('words'),
  };
  const amount = currency ? { min: amountMin, max: amountMax, currency } : null;
  return { sectors, modalities, places, funders, words, mayApply, amount, without };
}

export const asksNothing = (conditions: Conditions): boolean =>
  !conditions.mayApply &&
  conditions.amount === null &&
  listNames.every((name) => conditions[name].length + conditions.without[name].length === 0);

/** Small words that may stand between the words of a phrase. */
const between = new Set('a al de del la el las los en y e o u para por con of the and or in for to d l'.split(' '));

/** "bicicletas" and "bicicleta", "ciudades" and "ciudad" are one word. */
const stem = (word: string): string =>
  word.length > 4 && word.endsWith('es') ? word.slice(0, -2) : word.length > 3 ? word.replace(/[es]$/, '') : word;

const stems = (text: string): string[] =>
  tokenize(text)
    .filter(({ kind, key }) => kind !== 'mark' && !between.has(key))
    .map(({ key }) => stem(key));

/** Whether these words stand in the text, together and in this order. */
function says(text: readonly string[], wanted: string): boolean {
  const phrase = stems(wanted);
  if (phrase.length === 0) return false;
  return text.some((_, at) => phrase.every((word, index) => text[at + index] === word));
}

const regionWords = compilePhrases(regions.flatMap(({ id, words }) => words.map((word) => [word, id] as const)));

function inPlace(place: string, call: Subject, said: ReadonlySet<string>, share: 'some' | 'every'): boolean {
  const region = regions.find((one) => one.id === place);
  const within = (country: string) => (region ? region.countries.has(country) : country === place);
  if (share === 'some') return said.has(place) || call.countries.some(within);
  return call.countries.length > 0 ? call.countries.every(within) : said.has(place);
}

/** What a call says, read once however many subscriptions look at it. */
type Said = { stems: string[]; regions: ReadonlySet<string> };
const saidBy = new WeakMap<Subject, Said>();

function saidIn(call: Subject): Said {
  let said = saidBy.get(call);
  if (!said) {
    const text = `${call.title}. ${call.summary}`;
    said = {
      stems: stems(text),
      regions: new Set(findPhrases(regionWords, tokenize(text)).map(({ value }) => value)),
    };
    saidBy.set(call, said);
  }
  return said;
}

const languageNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    es: 'español espanol castellano spanish',
    en: 'ingles english',
    pt: 'portugues portuguese',
    fr: 'frances french',
  }).flatMap(([code, names]) => names.split(' ').map((name) => [name, code])),
);

/** Whether a word is the name of a language that calls are read in. */
export const namesLanguage = (word: string): boolean => fold(word) in languageNames;

const sameName = (left: string, right: string): boolean => fold(left).trim() === fold(right).trim();

type Reader = (call: Subject, list: readonly string[], excluding: boolean) => string[];

/** For each list: which of its entries the call has. */
const readers: Record<ListName, Reader> = {
  sectors: (call, list) => list.filter((sector) => call.sectors.includes(sector)),
  modalities: (call, list) => list.filter((modality) => modality === call.modality),
  // "Menos las de Europa" leaves out what is for Europe alone, not what names Spain beside Colombia.
  places: (call, list, excluding) =>
    list.filter((place) => inPlace(place, call, saidIn(call).regions, excluding ? 'every' : 'some')),
  funders: (call, list) => list.filter((funder) => call.funder !== null && sameName(funder, call.funder)),
  // "En francés": what is written in French, or speaks of it.
  words: (call, list) =>
    list.filter(
      (word) => says(saidIn(call).stems, word) || (namesLanguage(word) && languageNames[fold(word)] === call.language),
    ),
};

/** Whether the call says one of these words. */
export const saysAny = (call: Subject, words: readonly string[]): boolean =>
  readers.words(call, words, false).length > 0;

/** What the call has in each respect, for "it is of Movilidad". */
const has: Record<ListName | 'mayApply', (call: Subject) => string[]> = {
  sectors: (call) => [...call.sectors],
  modalities: (call) => (call.modality ? [call.modality] : []),
  places: (call) => [...call.countries],
  funders: (call) => (call.funder ? [call.funder] : []),
  words: () => [],
  mayApply: (call) => (call.eligibility ? [call.eligibility] : []),
};

/** What the call offers; null when it does not say. */
export const offerOf = ({ amount, currency }: Subject): Offer | null =>
  amount !== null && currency !== null ? { amount, currency } : null;

/** What the call offers, where it is in another currency than the one asked for: it was compared by a rate. */
export function comparedOffer({ amount }: Pick<Conditions, 'amount'>, call: Subject): Offer | null {
  const offer = amount && offerOf(call);
  return offer && offer.currency !== amount.currency ? offer : null;
}

/** Whether the call meets the conditions: with what in it, or which condition left it out. */
export function checkConditions(conditions: Conditions, call: Subject, rates: Rates): Verdict {
  const fail = (condition: ListName | 'mayApply', without: boolean, asked: readonly string[]): Verdict => ({
    fits: false,
    failure: { condition, without, asked: [...asked], has: has[condition](call) },
  });
  for (const name of listNames) {
    const unwanted = readers[name](call, conditions.without[name], true);
    if (unwanted.length > 0) return fail(name, true, unwanted);
  }
  const met = { ...noLists };
  for (const name of listNames) {
    met[name] = readers[name](call, conditions[name], false);
    if (conditions[name].length > 0 && met[name].length === 0) return fail(name, false, conditions[name]);
  }
  if (conditions.mayApply && call.eligibility !== 'yes') return fail('mayApply', false, []);
  const { amount: asked } = conditions;
  if (asked) {
    const has = offerOf(call);
    const converted = has && convert(has, asked.currency, rates);
    if (!has || !isWithin(asked, has, rates))
      return { fits: false, failure: { condition: 'amount', asked, has, converted } };
  }
  return { fits: true, met };
}
