/** States, provinces and departments by every name people give them, and the cities that lie in them. Pure. */
import type { Locale } from '../app.ts';
import { subdivisionList } from './lexicon/subdivisions.ts';
import { cityKey, inflect } from './places.ts';
import { nameKey } from './words.ts';

/** `called`: folded, with what its people are called; `own`: its names alone, as a partner there may bear them. */
export type Subdivision = {
  country: string;
  name: Record<Locale, string>;
  own: readonly string[];
  called: readonly string[];
};

/** What a country calls its parts, es and en; those that are not here have many words for them. */
const kindsOf: Readonly<Record<string, readonly [es: string, en: string]>> = {
  CO: ['departamento', 'department'],
  ...Object.fromEntries(['US', 'MX', 'BR', 'VE', 'IN', 'AU'].map((country) => [country, ['estado', 'state']])),
  ...Object.fromEntries(['AR', 'CA', 'EC', 'CN'].map((country) => [country, ['provincia', 'province']])),
};
const everyKind = ['estado', 'provincia', 'comunidad', 'comunidad autonoma', 'prefectura', 'region'];
const everyKindEn = ['state', 'province', 'prefecture', 'region'];

/** What leaves no doubt that a city of the same name is not meant: "departamento del Meta", "Washington state". */
function asSuch(name: string, country: string): string[] {
  const kinds = kindsOf[country];
  const spanish = kinds ? [kinds[0]] : everyKind;
  const english = kinds ? [kinds[1]] : everyKindEn;
  return [
    ...spanish.flatMap((kind) => [`${kind} de ${name}`, `${kind} del ${name}`, `${kind} de la ${name}`]),
    ...english.flatMap((kind) => [`${kind} of ${name}`, `${name} ${kind}`]),
  ];
}

const split = (list: string): string[] => list.split(',').filter((part) => part !== '');

const lines = subdivisionList
  .trim()
  .split('\n')
  .map((line) => {
    const [country = '', es = '', en = '', others = '', people = '', cities = ''] = line.split('|');
    const bare = (name: string) => name.replace('*', '');
    const names = [es, en || es, ...split(others)];
    const plain = [...new Set(names.map((name) => nameKey(bare(name))))];
    // "Gobierno Vasco": a government is called after its people.
    const own = [
      ...plain,
      ...split(people).flatMap((word) => [`gobierno ${nameKey(word)}`, `${nameKey(word)} government`]),
    ];
    const called = [
      ...names.filter((name) => !name.endsWith('*')).map(nameKey),
      ...plain.flatMap((one) => asSuch(one, country)),
      ...split(people).flatMap((word) => inflect(nameKey(word))),
    ];
    const name = { es: bare(es), en: bare(en || es) };
    return { subdivision: { country, name, own, called } satisfies Subdivision, cities: split(cities) };
  });

export const subdivisions: readonly Subdivision[] = lines.map(({ subdivision }) => subdivision);

/** `cityKey` of a city -> where it lies. */
export const subdivisionOfCity: ReadonlyMap<string, Subdivision> = new Map(
  lines.flatMap(({ subdivision, cities }) => cities.map((city) => [cityKey(city, subdivision.country), subdivision])),
);
