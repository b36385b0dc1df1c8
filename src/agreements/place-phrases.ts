/** The places a question may name, as the registry knows them: its own cities, and the subdivisions these lie in. */
import type { CityOption, Item, Phrases, RegistryNames } from './gazetteer.ts';
import { plainWords } from './lexicon/words.ts';
import { cityKey, knownCity, spellings } from './places.ts';
import { subdivisionOfCity, subdivisions } from './subdivisions.ts';
import { nameKey } from './words.ts';

const plain: ReadonlySet<string> = new Set(plainWords);

/** Says nothing of an agreement, whatever is called so. */
export const isPlain = (word: string): boolean => plain.has(word);

export function addCities(phrases: Phrases, names: RegistryNames): void {
  const options = new Map<string, CityOption[]>();
  for (const { id, name, country } of names.cities) {
    const key = nameKey(name);
    const known = knownCity(name, country);
    const bare = key.match(/^(\p{L}{4,}) (?:de|del) /u)?.[1];
    const aliases = [
      key,
      ...(known?.names ?? []).map(nameKey),
      ...(known?.people ?? []),
      ...(bare &&
      !['ciudad', 'villa', 'puerto', 'santa', 'municipio', 'distrito', 'gobierno', 'alcaldia'].includes(bare)
        ? [bare]
        : []),
    ];
    for (const alias of new Set(aliases.flatMap(spellings))) {
      const found = options.get(alias);
      if (!found) options.set(alias, [{ id, name, country }]);
      else if (!found.some((option) => option.id === id)) found.push({ id, name, country });
    }
  }
  for (const [alias, found] of options) {
    // Bogotá itself says nothing of an agreement of Bogotá's, even when a partner sits there.
    if (isPlain(alias)) continue;
    const country = phrases.get(alias);
    // "Panamá" with no more is the country, which holds its city; unless the registry only knows the city of elsewhere.
    if (
      country?.kind === 'country' &&
      (found.some((city) => city.country === country.code) || names.countries.has(country.code))
    )
      continue;
    phrases.set(alias, { kind: 'city', name: found[0]?.name ?? alias, options: found });
  }
}

/** Subdivisions by the registry's cities that lie in them; a city of the registry keeps its own name. */
export function addSubdivisions(phrases: Phrases, names: RegistryNames): void {
  const inside = Map.groupBy(names.cities, ({ name, country }) => subdivisionOfCity.get(cityKey(name, country)));
  for (const subdivision of subdivisions) {
    const { country, name, own, called } = subdivision;
    const options = [...(inside.get(subdivision) ?? []), ...own.map((one) => ({ id: null, name: one, country }))];
    const item: Item = { kind: 'city', name: name.es, options, area: { ...name, country } };
    for (const alias of called) {
      const held = phrases.get(alias);
      const free =
        !held ||
        (held.kind === 'city' && held.options.every(({ id }) => id === null)) ||
        // "Escocia" is read as the United Kingdom in a file, and asked for as itself.
        (held.kind === 'country' && held.code === country);
      if (free && !isPlain(alias)) phrases.set(alias, item);
    }
  }
}
