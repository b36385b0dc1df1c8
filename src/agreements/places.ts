/** Countries, regions and cities by every name people give them; from i18n-iso-countries and the lexicon. */
import { createRequire } from 'node:module';
import type { Locale } from '../app.ts';
import cityList from './lexicon/cities.json' with { type: 'json' };
import { countryNames, notCountries } from './lexicon/countries.ts';
import { regions } from './lexicon/regions.ts';
import { nameKey } from './words.ts';

const require = createRequire(import.meta.url);
const countries = require('i18n-iso-countries') as typeof import('i18n-iso-countries');
for (const language of ['es', 'en']) countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));

/** What is shown where the list's name is not what people say. */
const shown: Record<string, Record<Locale, string>> = {
  KR: { es: 'Corea del Sur', en: 'South Korea' },
  KP: { es: 'Corea del Norte', en: 'North Korea' },
  CN: { es: 'China', en: 'China' },
  CD: { es: 'República Democrática del Congo', en: 'Democratic Republic of the Congo' },
  IR: { es: 'Irán', en: 'Iran' },
  SY: { es: 'Siria', en: 'Syria' },
  LA: { es: 'Laos', en: 'Laos' },
  VA: { es: 'Vaticano', en: 'Vatican' },
  RU: { es: 'Rusia', en: 'Russia' },
  MD: { es: 'Moldavia', en: 'Moldova' },
};

export function countryName(code: string, locale: Locale): string {
  return shown[code]?.[locale] ?? countries.getName(code, locale) ?? code;
}

const split = (list: string | undefined) => (list ?? '').split(',').flatMap((part) => nameKey(part) || []);

/** All the endings of a Spanish gentilicio, given its masculine singular: "chino" -> chino, china, chinos, chinas. */
export function inflect(word: string): string[] {
  const first = word.split(' ');
  const last = first.pop() ?? '';
  const before = first.length > 0 ? `${first.join(' ')} ` : '';
  const forms = (): string[] => {
    if (last.endsWith('o')) return ['o', 'a', 'os', 'as'].map((end) => last.slice(0, -1) + end);
    if (/[aeiu]$/.test(last)) return [last, `${last}s`, ...(/[iu]$/.test(last) ? [`${last}es`] : [])];
    return [last, `${last}a`, `${last}es`, `${last}as`];
  };
  return forms().map((form) => before + form);
}

export type Region = { name: Record<Locale, string>; countries: readonly string[] };

/** A name as a keyboard without ñ writes it, too: "espana". */
export const spellings = (name: string): string[] => (name.includes('ñ') ? [name, name.replaceAll('ñ', 'n')] : [name]);

type Named<T> = ReadonlyMap<string, T>;

function buildCountries(): { names: Named<string>; adjectives: Named<string> } {
  const names = new Map<string, string>();
  const adjectives = new Map<string, string>();
  const skipped = new Set(notCountries);
  const add = (map: Map<string, string>, name: string, code: string) => {
    for (const form of spellings(name))
      if (form.length > 1 && !skipped.has(form) && !map.has(form)) map.set(form, code);
  };
  const lines = countryNames
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
  // The lexicon's names come first: "corea" is the one in the south.
  for (const [code = '', others] of lines) for (const name of split(others)) add(names, name, code);
  for (const code of Object.keys(countries.getAlpha2Codes())) {
    for (const language of ['es', 'en'] as const) {
      for (const name of [
        countryName(code, language),
        ...(countries.getName(code, language, { select: 'all' }) ?? []),
      ]) {
        add(names, nameKey(name), code);
      }
    }
  }
  for (const [code = '', , spanish, english] of lines) {
    for (const word of split(spanish).flatMap(inflect)) add(adjectives, word, code);
    for (const word of split(english).flatMap((one) => [one, `${one}s`])) add(adjectives, word, code);
  }
  return { names, adjectives };
}

/** Folded names, and folded gentilicios, to ISO 3166-1 alpha-2 codes. */
export const { names: countriesByName, adjectives: countriesByAdjective } = buildCountries();

export const regionsByName: Named<Region> = new Map(
  regions.flatMap(([es, en, others, list]) => {
    const region = { name: { es, en }, countries: list.split(' ') };
    const names = [
      nameKey(es),
      nameKey(en),
      ...split(others).flatMap((word) => [...inflect(word), `${word}s`, `${word}n`].slice(0, 5)),
    ];
    return [
      ...names,
      ...names
        .filter((name) => name.startsWith('el ') || name.startsWith('the '))
        .map((name) => name.replace(/^\w+ /, '')),
    ].map((name): [string, Region] => [name, region]);
  }),
);

/**
 * A city the lexicon knows: its names, the Spanish one to show first; what its people are called, folded; the English
 * name; whether it is its country's capital.
 */
export type KnownCity = {
  country: string;
  names: readonly string[];
  people: readonly string[];
  english: string;
  capital: boolean;
};

/**
 * Cities by all their names: old, foreign, short and everyday ones. Common knowledge of exonyms; a city of the registry
 * that is not here is known by its own name alone.
 */
export const knownCities: readonly KnownCity[] = cityList.map(
  ({ country, es, en = es, others = [], people = [], capital = false }) => ({
    country,
    names: [...new Set([es, en, ...others])],
    people: people.flatMap((word) => inflect(nameKey(word))),
    english: en,
    capital,
  }),
);

/** Folded name -> the cities called so. */
export const citiesByName: Named<readonly KnownCity[]> = (() => {
  const found = new Map<string, KnownCity[]>();
  for (const city of knownCities) {
    for (const key of new Set([...city.names.map(nameKey), ...city.people].flatMap(spellings))) {
      const list = found.get(key);
      if (list) list.push(city);
      else found.set(key, [city]);
    }
  }
  return found;
})();

/** The known city that this name means in this country, or null. */
export function knownCity(name: string, country: string | null): KnownCity | null {
  const found = citiesByName.get(nameKey(name)) ?? [];
  if (country) return found.find((city) => city.country === country) ?? null;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The name to show: the registry's own in Spanish, the English one where there is one. */
export function cityName(name: string, country: string | null, locale: Locale): string {
  return locale === 'en' ? (knownCity(name, country)?.english ?? name) : name;
}

/** One key for all the names of a city: "Cantón" and "Guangzhou" of China are one. */
export function cityKey(name: string, country: string | null): string {
  const known = knownCity(name, country);
  return `${nameKey(known?.names[0] ?? name)}:${country ?? known?.country ?? ''}`;
}

/** The country that a file names: a name in either language, old or short, or an ISO code. Null when unknown. */
export function readCountry(text: string): string | null {
  const key = nameKey(text);
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code) && countries.isValid(code)) return code;
  if (/^[A-Z]{3}$/.test(code) && countries.isValid(code)) return countries.toAlpha2(code) ?? null;
  const bare = key.replace(/^(el|la|los|las|the) /, '');
  const skipped: Record<string, string> = {
    mauricio: 'MU',
    granada: 'GD',
    guadalupe: 'GP',
    dominica: 'DM',
    reunion: 'RE',
    jersey: 'JE',
  };
  return countriesByName.get(key) ?? countriesByName.get(bare) ?? skipped[bare] ?? null;
}
