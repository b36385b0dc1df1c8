/**
 * The names a question may mention and what each means: countries, regions and cities, the registry's own partners and
 * entities, sectors and topics, types. Built from data; the fixed part once, the registry's part whenever it changes.
 */
import type { Locale } from '../app.ts';
import {
  acronymsIn,
  beginnings,
  entityAliases,
  initialsOf,
  organizationAliases,
  ownName,
  shortUniversity,
} from './aliases.ts';
import { mayors } from './lexicon/mayors.ts';
import { organizationFamilies, organizationNames } from './lexicon/organizations.ts';
import { sectorWords, subjects, topics } from './lexicon/topics.ts';
import { commonWords, cueWords, plainWords, typePhrases } from './lexicon/words.ts';
import * as patterns from './patterns.ts';
import { addCities, addSubdivisions, isPlain } from './place-phrases.ts';
import {
  citiesByName,
  countriesByAdjective,
  countriesByName,
  inflect,
  knownCity,
  type Region,
  regionsByName,
} from './places.ts';
import { createSpelling, type Spelling } from './spelling.ts';
import type { AgreementType, PartnerKind } from './values.ts';
import { nameKey } from './words.ts';

/** A city as an answer may be about it; `id` is null when no agreement is known there. */
export type CityOption = { id: string | null; name: string; country: string | null };

/** What several cities are together: those of a subdivision of `country`, the capitals of a continent. */
export type Area = Record<Locale, string> & { country?: string };

export type Item =
  | { kind: 'type'; type: AgreementType }
  /** "convenio", "acuerdo", "agreement": any type. `word` tells which was said. */
  | { kind: 'any'; word: 'convenio' | 'acuerdo' | 'other' }
  | { kind: 'country'; code: string; adjective?: true }
  | { kind: 'region'; region: Region }
  | { kind: 'city'; name: string; options: readonly CityOption[]; area?: Area }
  | { kind: 'partner'; name: string; ids: readonly string[] }
  | { kind: 'partnerKind'; partnerKind: PartnerKind }
  | { kind: 'entity'; name: string; ids: readonly string[] }
  | { kind: 'sector'; sector: string }
  | { kind: 'topic'; name: string; sector: string; phrases: readonly string[] }
  | { kind: 'mayor'; name: string };

/** What the registry itself names. */
export type RegistryNames = {
  cities: readonly { id: string; name: string; country: string | null }[];
  partners: readonly { id: string; name: string; acronym: string | null }[];
  /** `used`: it leads an agreement. */
  entities: readonly { id: string; name: string; acronym: string | null; used: boolean }[];
  /** `codeKey` of every code. */
  codes: ReadonlySet<string>;
  /** Countries that have agreements. */
  countries: ReadonlySet<string>;
};

export type Gazetteer = {
  /** The longest name that starts here, or null. */
  find(words: readonly string[], at: number): { item: Item; length: number } | null;
  spelling: Spelling;
  codes: ReadonlySet<string>;
  /** The digits of a code, as people shorten it ("2025-30"), -> the one code that has them. */
  codeEndings: ReadonlyMap<string, string>;
  /** The registry's cities that are capitals. */
  capitals: readonly CityOption[];
};

const longest = 12;
const list = (text: string) =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export type Phrases = Map<string, Item>;

function addTopics(phrases: Phrases): void {
  const narrow = subjects.trim().split('\n');
  for (const [sector, groups] of [...narrow.map((line) => ['', line] as const), ...topics]) {
    for (const group of groups.split(';')) {
      const words = list(group);
      const item: Item = { kind: 'topic', name: (words[0] ?? '').replace('*', ''), sector, phrases: words };
      for (const word of words) phrases.set(nameKey(word) + (word.endsWith('*') ? '*' : ''), item);
    }
  }
  for (const [sector, words] of Object.entries(sectorWords)) {
    for (const word of list(words)) {
      for (const form of [word, `${word}s`, ...(word.endsWith('o') && !word.includes(' ') ? inflect(word) : [])]) {
        phrases.set(nameKey(form), { kind: 'sector', sector });
      }
    }
  }
}

const fixed: Phrases = (() => {
  const phrases: Phrases = new Map();
  addTopics(phrases);
  for (const [name, region] of regionsByName) phrases.set(name, { kind: 'region', region });
  for (const [name, known] of citiesByName) {
    const options = known.map((city) => ({ id: null, name: city.names[0] ?? name, country: city.country }));
    phrases.set(name, { kind: 'city', name: options[0]?.name ?? name, options });
  }
  for (const [name, code] of countriesByAdjective) phrases.set(name, { kind: 'country', code, adjective: true });
  for (const [name, code] of countriesByName) phrases.set(name, { kind: 'country', code });
  for (const line of organizationNames.trim().split('\n')) {
    const names = line.split(',').map(nameKey);
    for (const name of names)
      if (name !== '') phrases.set(name, { kind: 'partner', name: line.split(',')[0] ?? name, ids: [] });
  }
  for (const term of mayors) {
    for (const name of term.names) if (name.includes(' ')) phrases.set(name, { kind: 'mayor', name: term.name });
  }
  for (const [phrase, item] of typePhrases) phrases.set(phrase, item);
  return phrases;
})();

/** Beginnings shared by topics that end in "*": "bicicleta*" also covers "bicicletas". */
const stems = [...fixed]
  .filter(([phrase]) => phrase.endsWith('*'))
  .map(([phrase, item]) => [phrase.slice(0, -1), item] as const);
/** Whole words of the patterns: a word that a pattern looks for ("punto") is no slip of a name ("Punta Arenas"). */
const patternWords = JSON.stringify(Object.values(patterns)).match(/(?<![\w\\\])])[a-zñ]{4,}(?![\w[(?\\])/g) ?? [];
const fixedSpelling = createSpelling(
  [...plainWords, ...cueWords, ...[...fixed.keys()].flatMap((phrase) => phrase.replace('*', '').split(' '))],
  undefined,
  [...commonWords, ...patternWords],
);

function addGrouped(
  phrases: Phrases,
  aliases: ReadonlyMap<string, Set<string>>,
  make: (alias: string, ids: string[]) => Item,
): void {
  for (const [alias, ids] of aliases) if (!isPlain(alias)) phrases.set(alias, make(alias, [...ids]));
}

const ofFamily = [
  'agencias',
  'agencia',
  'organismos',
  'organismo',
  'organizaciones',
  'entidades',
  'programas',
  'fondos',
];

/** "La ONU", "agencias de Naciones Unidas", "UN agencies": all of the registry's partners that belong to it. */
function addFamilies(phrases: Phrases, names: RegistryNames): void {
  for (const { name, called, member } of organizationFamilies) {
    const ids = names.partners
      .filter((partner) => organizationAliases(partner.name, partner.acronym).some((alias) => member.test(alias)))
      .map(({ id }) => id);
    const item: Item = { kind: 'partner', name, ids };
    for (const phrase of list(called)) {
      const wholes = [
        phrase,
        ...ofFamily.flatMap((word) => ['de', 'de la', 'de las', 'del'].map((of) => `${word} ${of} ${phrase}`)),
        ...['agencies', 'agency', 'bodies', 'organizations', 'organisations', 'entities'].map(
          (word) => `${phrase} ${word}`,
        ),
      ];
      for (const whole of wholes) phrases.set(whole, item);
    }
  }
}

function collect(into: Map<string, Set<string>>, alias: string, id: string): void {
  const ids = into.get(alias);
  if (ids) ids.add(id);
  else into.set(alias, new Set([id]));
}

/** The sector that a word or topic belongs to: "turismo" is of Desarrollo Económico, Industria y Turismo. */
export function sectorOf(word: string): string | null {
  const item = fixed.get(nameKey(word));
  return item?.kind === 'sector' || (item?.kind === 'topic' && item.sector !== '') ? item.sector : null;
}

export function createGazetteer(names: RegistryNames): Gazetteer {
  const phrases: Phrases = new Map(fixed);
  addCities(phrases, names);
  addSubdivisions(phrases, names);
  const partners = new Map<string, Set<string>>();
  const partly = new Map<string, Set<string>>();
  const partnerName = new Map(names.partners.map((partner) => [partner.id, partner.name]));
  for (const { id, name, acronym } of names.partners) {
    for (const alias of organizationAliases(name, acronym)) {
      collect(partners, alias, id);
      for (const start of beginnings(alias)) collect(partly, start, id);
      for (const own of [ownName(alias), shortUniversity(alias)]) if (own) collect(partly, own, id);
    }
    const initials = initialsOf(name);
    for (const short of [...(initials ? [initials] : []), ...acronymsIn(name)]) collect(partly, short, id);
  }
  for (const [start, ids] of partly) if (!partners.has(start) && !phrases.has(start)) partners.set(start, ids);
  for (const key of [...partners.keys()]) {
    const held = phrases.get(key);
    // A partner that is called as its city or country ("Quito") is found by the place.
    if (held && (held.kind === 'city' || held.kind === 'country')) partners.delete(key);
  }
  addGrouped(phrases, partners, (alias, ids) => ({
    kind: 'partner',
    name: partnerName.get(ids[0] ?? '') ?? alias,
    ids,
  }));
  addFamilies(phrases, names);
  const entities = new Map<string, Set<string>>();
  const entityName = new Map(names.entities.map(({ id, name }) => [id, name.replace(/ *\([^)]*\)/g, '')]));
  const entityStarts = new Map<string, Set<string>>();
  // A topic called like a body ("jardín botánico", "TransMilenio") gives way to a body that leads agreements.
  const mayName = (start: string, used: boolean) =>
    !phrases.has(start) || (used && phrases.get(start)?.kind === 'topic');
  for (const { id, name, acronym, used } of names.entities) {
    for (const alias of entityAliases(name, acronym)) {
      collect(entities, alias, id);
      for (const start of beginnings(alias)) if (mayName(start, used)) collect(entityStarts, start, id);
    }
    const firm = /^(.+) (?:sa|sas|s a|s a s)(?: esp)?$/.exec(nameKey(name))?.[1];
    if (firm && mayName(firm, used)) collect(entityStarts, firm, id);
    // An acronym that nobody wrote down, unless it is another's.
    const initials = acronym ? null : initialsOf(name);
    if (initials && mayName(initials, false)) collect(entityStarts, initials, id);
  }
  for (const [start, ids] of entityStarts) if (!entities.has(start)) entities.set(start, ids);
  for (const key of [...entities.keys()]) if (phrases.get(key)?.kind === 'partner') entities.delete(key);
  addGrouped(phrases, entities, (alias, ids) => ({ kind: 'entity', name: entityName.get(ids[0] ?? '') ?? alias, ids }));

  const spelling = createSpelling(wordsOf(names, phrases), fixedSpelling);
  return {
    codes: names.codes,
    codeEndings: endingsOf(names.codes),
    capitals: names.cities.filter(({ name, country }) => knownCity(name, country)?.capital),
    spelling,
    find(words, at) {
      for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
        const phrase = words.slice(at, at + length).join(' ');
        const item = phrases.get(phrase);
        if (item) return { item, length };
        if (length === 1 && phrase.length > 3) {
          const stem = stems.find(([start]) => phrase.startsWith(start) && phrase.length - start.length <= 5);
          if (stem) return { item: stem[1], length };
        }
      }
      return null;
    },
  };
}

function endingsOf(codes: ReadonlySet<string>): ReadonlyMap<string, string> {
  const endings = new Map<string, string>();
  const shared = new Set<string>();
  for (const code of codes) {
    const digits = code.replace(/^\p{L}+/u, '');
    if (digits === code || digits.length < 4) continue;
    if (endings.has(digits)) shared.add(digits);
    endings.set(digits, code);
  }
  for (const digits of shared) endings.delete(digits);
  return endings;
}

function* wordsOf(names: RegistryNames, phrases: Phrases): Iterable<string> {
  for (const { name } of names.cities) yield* nameKey(name).split(' ');
  for (const phrase of phrases.keys()) if (!fixed.has(phrase)) yield* phrase.split(' ');
}
