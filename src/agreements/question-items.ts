/** The names of a marked sentence, wanted or left out, with what joins them. */
import type { Locale } from '../app.ts';
import type { Filters, Place, Topic } from './filters.ts';
import type { CityOption, Item } from './gazetteer.ts';
import { exclusion } from './patterns.ts';
import { cityKey } from './places.ts';
import type { Reading } from './question-reading.ts';
import { subdivisionOfCity } from './subdivisions.ts';
import { sayCapitals } from './text.ts';

const excluding = new RegExp(`^(?:${exclusion}) `);

const linking = new Set(
  'de del con en la el los las lo y o u e ni a al and or nor the those ones anyone anything signed with in from for of , aquellos todos todas todo que sean son ciudades ciudad paises cities countries country pais to hechos firmados tipo sobre about on regarding concerning acerca lidera lideran lidere lideren lleva llevan coordina coordinan maneja manejan menciona mencionan mencione mencionen hablan hable hablen tratan trate traten cubren cubran incluyen incluyan mention mentions mentioning cover covering involve involving led by'.split(
    ' ',
  ),
);

const office = /\b(?:gobierno|gobernacion|junta|xunta|generalitat|government)(?: (?:de|del|of|the|la))*$/;

const joining = /^(y|o|u|e|and|or|,|ni|nor)$/;

/** Places, partners, types and the rest, wanted or left out, with what joins them. */
export function readItems(reading: Reading): string[] {
  // Said of several places: each of them is a party.
  const several = (reading.rest.match(/ (?:CITY|COUNTRY)\d+(?= )/g) ?? []).length > 1;
  const together =
    several &&
    reading.take(
      'tripartit[oa]s?|trilateral(?:es)?|tripartite|multipartit[oa]s?|conjunt[oa]s? (?=con)|joint|a la vez|al mismo tiempo|en el mismo acuerdo|in the same agreement',
    ) !== null;
  // "Siemens aside", "Chicago aparte": the exclusion stands behind.
  const sentence = reading.rest.replace(
    / ([A-Z]+\d+) (?:aside(?! from)|aparte(?! de)|excluid[oa]s?|excluded|excepted|exceptuad[oa]s?|not included|no incluid[oa]s?)(?= )/g,
    ' excepto $1',
  );
  const words = sentence.trim().split(' ');
  const wanted: Bag = emptyBag();
  const unwanted: Bag = emptyBag();
  const left: string[] = [];
  let negative = false;
  let lastWho: 'place' | 'partner' | 'kind' | null = null;
  let anyWho = false;
  // "La AFD y Quito", "bancos y organismos multilaterales": either; "ciudades y Francia" joins nothing of one kind.
  const meet = (who: 'place' | 'partner' | 'kind', joined: boolean) => {
    if (joined && lastWho !== null && lastWho !== who && (who === 'partner' || lastWho === 'partner')) anyWho = true;
    lastWho = who;
  };
  const cityAt = new Map<number, Extract<Place, { kind: 'city' }>>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const tag = /^(ANY|TYPE|COUNTRY|REGION|CITY|PARTNER|KIND|ENTITY|SECTOR|TOPIC)(\d+)$/.exec(word);
    if (!tag) {
      const ahead = `${words.slice(index, index + 6).join(' ')} `;
      const excluded = excluding.exec(ahead);
      if (excluded) {
        negative = true;
        index += excluded[0].trim().split(' ').length - 1;
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
    const { item, text = '' } = reading.items[Number(tag[2])] ?? {};
    if (!item) continue;
    // "excepto hermanamientos con Francia": the type is left out, the place is wanted.
    if (
      negative &&
      placeOf(item) &&
      /^(con|with|en|in)$/.test(words[index - 1] ?? '') &&
      (unwanted.types.size > 0 || unwanted.anyConvenio)
    )
      negative = false;
    // "Sin contar los hermanamientos, ¿cuántos convenios …": the question itself begins.
    if (item.kind === 'any' && words[index - 1] === ',') negative = false;
    const bag = negative ? unwanted : wanted;
    const before = previousWord(words, index);
    const joined = joining.test(before);
    const place = placeOf(item);
    if (place && !negative) {
      const city = nearCity(words, index, cityAt);
      const options = city?.options.filter((option) => liesIn(option, place)) ?? [];
      if (city && options.length > 0) {
        const narrowed = { ...city, options };
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
    const wider = bag.places.at(-1);
    // "Norteamericanos de Estados Unidos": the narrower of the two is meant.
    if (
      place?.kind === 'country' &&
      wider?.kind === 'region' &&
      !negative &&
      !joined &&
      !joining.test(words[index - 1] ?? '') &&
      wider.countries.includes(place.code)
    )
      bag.places.pop();
    // "El gobierno de California": the state itself, not the cities in it.
    if (
      place?.kind === 'city' &&
      place.area?.country &&
      (office.test(words.slice(Math.max(0, index - 4), index).join(' ')) || words[index + 1] === 'government')
    )
      bag.partnerKinds.add('government');
    if (place) {
      bag.places.push(place);
      if (place.kind === 'city') cityAt.set(index, place);
      if (!negative) meet('place', joined);
    } else if (item.kind === 'partner') {
      bag.partners.push({ name: item.name, ids: item.ids });
      if (!negative) meet('partner', joined);
    } else {
      if (item.kind === 'partnerKind' && !negative) meet('kind', joined);
      // "Movilidad en bici", "bicis en movilidad": the topic is meant, which is narrower than the sector beside it.
      const beside = reading.items[Number(/^(?:SECTOR|TOPIC)(\d+)$/.exec(before)?.[1] ?? -1)]?.item;
      if (item.kind === 'topic' && isWithin(item, beside)) bag.sectors.delete(beside.sector);
      if (beside?.kind === 'topic' && isWithin(beside, item)) continue;
      addItem(
        bag,
        item,
        text.replace(/\p{L}+/gu, (one) => reading.written.get(one) ?? one),
      );
    }
  }
  wanted.places.push(...(reading.filters.places ?? []));
  unwanted.places.push(...(reading.filters.not?.places ?? []));
  Object.assign(reading.filters, conditionsOf(wanted, reading, anyWho));
  if (together && wanted.places.length > 1) reading.filters.allPlaces = true;
  const not = conditionsOf(unwanted, null, false);
  if (Object.keys(not).length > 0) reading.filters.not = { ...reading.filters.not, ...not };
  return left;
}

/** "Capitales europeas": those of the registry's capitals that lie there; without a region, all of them. */
export function readCapitals(filters: Filters, sentence: string, capitals: readonly CityOption[]): void {
  const said = new RegExp(
    ` (?:(${exclusion}) )?(?:en |con |with |de |las |the )*(?:ciudades )?(?:capitales|capital cities|capitals) `,
  );
  const [found, denied] = said.exec(sentence) ?? [];
  if (!found) return;
  const regions = (filters.places ?? []).flatMap((place) => (place.kind === 'region' ? [place] : []));
  if (regions.length !== (filters.places ?? []).length) return;
  const options = capitals.filter(
    ({ country }) => regions.length === 0 || regions.some(({ countries }) => countries.includes(country ?? '')),
  );
  const name = (locale: Locale) =>
    sayCapitals(
      regions.map((region) => region[locale]),
      locale,
    );
  const place: Place = { kind: 'city', name: name('es'), options, area: { es: name('es'), en: name('en') } };
  if (denied) filters.not = { ...filters.not, places: [...(filters.not?.places ?? []), place] };
  else filters.places = [place];
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
  topics: Topic[];
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

function addItem(bag: Bag, item: Item, said: string): void {
  if (item.kind === 'type') bag.types.add(item.type);
  else if (item.kind === 'any') {
    if (item.word === 'convenio') bag.anyConvenio = true;
    else bag.anyOther = true;
  } else if (item.kind === 'partnerKind') bag.partnerKinds.add(item.partnerKind);
  else if (item.kind === 'entity') bag.entities.push({ name: item.name, ids: item.ids });
  else if (item.kind === 'sector') bag.sectors.add(item.sector);
  else if (item.kind === 'topic' && !bag.topics.some((topic) => topic.name === item.name)) {
    bag.topics.push({ name: item.name, said, sector: item.sector, phrases: item.phrases });
  }
}

const isWithin = (
  topic: Extract<Item, { kind: 'topic' }>,
  of: Item | undefined,
): of is Extract<Item, { kind: 'sector' }> =>
  of?.kind === 'sector' && (topic.sector === of.sector || topic.sector === '');

function placeOf(item: Item): Place | null {
  if (item.kind === 'country') return { kind: 'country', code: item.code };
  if (item.kind === 'region') return { kind: 'region', ...item.region.name, countries: item.region.countries };
  return item.kind === 'city' ? item : null;
}

/** In that country, or in that state or province. */
function liesIn({ name, country }: CityOption, place: Place): boolean {
  if (place.kind === 'country') return country === place.code;
  const area = place.kind === 'city' && place.area?.country === country ? place.area : null;
  return area !== null && subdivisionOfCity.get(cityKey(name, country))?.name.es === area.es;
}

/** "Barcelona, España", "San José, California", "Barcelona de España", "la Barcelona española": the city right before, no "y" between. */
function nearCity(
  words: readonly string[],
  index: number,
  cities: ReadonlyMap<number, Extract<Place, { kind: 'city' }>>,
) {
  for (let at = index - 1; at >= Math.max(0, index - 5); at -= 1) {
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
