/** The conditions understood, in words, each with the key that takes it away. Pure. */
import type { Locale } from '../app.ts';
import type { Conditions, DateCondition, DayRange, Filters, Place } from './filters.ts';
import { filterKeys } from './filters.ts';
import { cityName, countryName } from './places.ts';
import { agreementWords, sayDay, sayList } from './text.ts';
import { partnerKindNames, renewalNames, statusNames, typeNames } from './values.ts';

export type Condition = { key: keyof Filters; label: string; value: string };

/** A city as it was meant: the registry's name for it, or the English one. */
export function sayCity(place: Extract<Place, { kind: 'city' }>, locale: Locale): string {
  const [only, ...others] = place.options;
  if (place.capitals) return place.capitals[locale];
  return only && others.length === 0 ? cityName(only.name, only.country, locale) : place.name;
}

export function sayPlace(place: Place, locale: Locale): string {
  if (place.kind === 'country') return countryName(place.code, locale);
  if (place.kind === 'region') return place[locale];
  const [only, ...others] = place.options;
  if (place.capitals) return place.capitals[locale];
  const name = place.name || sayList([...new Set(place.options.map((option) => option.name))], locale, 'or');
  return only?.country && others.length === 0 && place.name
    ? `${sayCity(place, locale)} (${countryName(only.country, locale)})`
    : name;
}

function sayRange({ from, to }: DayRange, locale: Locale): string {
  const { range } = agreementWords[locale];
  if (from?.endsWith('-01-01') && to?.endsWith('-12-31')) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? range.year(first) : range.years(first, last);
  }
  if (from && to) return from === to ? sayDay(from, locale) : range.both(sayDay(from, locale), sayDay(to, locale));
  if (from) return range.from(sayDay(from, locale));
  return to ? range.to(sayDay(to, locale)) : '';
}

const placeLabel = (places: readonly Place[]): 'country' | 'region' | 'city' | 'place' => {
  const kinds = new Set(places.map((place) => place.kind));
  return kinds.size === 1 ? (places[0]?.kind ?? 'place') : 'place';
};

/** All conditions in the order of `filterKeys`. `sectors`: id -> name. */
export function conditionsOf(filters: Filters, locale: Locale, sectors: ReadonlyMap<string, string>): Condition[] {
  const words = agreementWords[locale];
  const or = (parts: readonly string[]) => sayList([...new Set(parts)], locale, 'or');
  const dates = (conditions: readonly DateCondition[]): Condition[] =>
    conditions.map(({ field, ranges }) => ({
      key: 'dates',
      label: words.labels[field],
      value: or(ranges.map((range) => sayRange(range, locale))),
    }));
  const plain = (conditions: Conditions): Condition[] => {
    const found: Condition[] = [];
    const add = (key: keyof Conditions, label: string, values: readonly string[] | undefined) => {
      if (values) found.push({ key, label, value: or(values) });
    };
    add(
      'types',
      words.labels.types,
      conditions.types?.map((type) => typeNames[type][locale]),
    );
    if (conditions.places)
      add(
        'places',
        words.labels[placeLabel(conditions.places)],
        filters.allPlaces && conditions === filters
          ? [sayList([...new Set(conditions.places.map((place) => sayPlace(place, locale)))], locale)]
          : conditions.places.map((place) => sayPlace(place, locale)),
      );
    add(
      'partners',
      words.labels.partners,
      conditions.partners?.map((partner) => partner.name),
    );
    add(
      'partnerKinds',
      words.labels.partnerKinds,
      conditions.partnerKinds?.map((kind) => partnerKindNames[kind][locale]),
    );
    add(
      'entities',
      words.labels.entities,
      conditions.entities?.map((entity) => entity.name),
    );
    add(
      'sectors',
      words.labels.sectors,
      conditions.sectors?.map((sector) => sectors.get(sector) ?? sector),
    );
    add(
      'topics',
      words.labels.topics,
      conditions.topics?.map((topic) => topic.name),
    );
    add(
      'statuses',
      words.labels.statuses,
      conditions.statuses
        ?.filter((status) => status !== 'expiring' || !conditions.statuses?.includes('active'))
        .map((status) => statusNames[status][locale]),
    );
    add(
      'renewals',
      words.labels.renewals,
      conditions.renewals?.map((renewal) => renewalNames[renewal][locale]),
    );
    return found;
  };
  const found = [...plain(filters), ...dates(filters.dates ?? [])];
  if (filters.openEnded !== undefined)
    found.push({
      key: 'openEnded',
      label: words.labels.openEnded,
      value: filters.openEnded ? words.withoutDate : words.withDate,
    });
  if (filters.unsigned) found.push({ key: 'unsigned', label: words.labels.unsigned, value: words.withoutDate });
  if (filters.missing)
    found.push({
      key: 'missing',
      label: words.labels.missing,
      value: sayList(
        filters.missing.map((what) => words.missingNames[what]),
        locale,
      ),
    });
  if (filters.withDocument) found.push({ key: 'withDocument', label: words.labels.withDocument, value: words.present });
  if (filters.noticeDays !== undefined) {
    const { noticeDays } = filters;
    const value = typeof noticeDays === 'number' ? words.days(noticeDays) : noticeDays ? words.present : words.absent;
    found.push({ key: 'noticeDays', label: words.labels.noticeDays, value });
  }
  if (filters.framework !== undefined)
    found.push({
      key: 'framework',
      label: words.labels.framework,
      value: filters.framework ? words.frameworks : words.underFramework,
    });
  if (filters.numbers)
    found.push({
      key: 'numbers',
      label: words.labels.numbers,
      value: or(filters.numbers.map(({ value, year }) => (year ? words.numberOfYear(value, year) : String(value)))),
    });
  if (filters.codes)
    found.push({ key: 'codes', label: words.labels.codes, value: or(filters.codes.map((code) => code.toUpperCase())) });
  if (filters.words)
    found.push({ key: 'words', label: words.labels.words, value: filters.words.map((any) => or(any)).join(', ') });
  if (filters.not) {
    const without = [...plain(filters.not), ...dates(filters.not.dates ?? [])];
    found.push({ key: 'not', label: words.labels.not, value: without.map((one) => one.value).join(', ') });
  }
  if (filters.sort) {
    const order = words.order[filters.sort.by][String(filters.sort.descending) as 'true' | 'false'];
    found.push({
      key: 'limit',
      label: words.labels.limit,
      value: filters.limit ? `${order}, ${words.first(filters.limit)}` : order,
    });
  }
  return found.sort((a, b) => filterKeys.indexOf(a.key as never) - filterKeys.indexOf(b.key as never));
}

/** The filters without one of their conditions; with the order goes the limit. */
export function withoutCondition(filters: Filters, key: string): Filters {
  const rest: Record<string, unknown> = { ...filters };
  delete rest[key];
  if (key === 'limit') delete rest.sort;
  return rest as Filters;
}
