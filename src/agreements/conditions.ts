/** The conditions understood, in words, each with the key that takes it away. Pure. */
import { DateTime } from 'luxon';
import type { Locale } from '../app.ts';
import { type DateCondition, type DayRange, type FilterKey, type Filters, filterKeys, type Place } from './filters.ts';
import { cityName, countryName } from './places.ts';
import { type AgreementWords, agreementWords, sayDay, sayList } from './text.ts';
import { partnerKindNames, partnerKindPlurals, renewalNames, statusNames, typeNames } from './values.ts';

export type Condition = { key: FilterKey; label: string; value: string };

/** A city as it was meant: the registry's name for it, or the English one. */
export function sayCity(place: Extract<Place, { kind: 'city' }>, locale: Locale): string {
  const [only, ...others] = place.options;
  if (place.area) return place.area[locale];
  return only && others.length === 0 ? cityName(only.name, only.country, locale) : place.name;
}

export function sayPlace(place: Place, locale: Locale): string {
  if (place.kind === 'country') return countryName(place.code, locale);
  if (place.kind === 'region') return place[locale];
  const country = place.area ? place.area.country : place.options.length === 1 ? place.options[0]?.country : null;
  if (place.name && country) return `${sayCity(place, locale)} (${countryName(country, locale)})`;
  if (place.area) return place.area[locale];
  return place.name || sayList([...new Set(place.options.map((option) => option.name))], locale, 'or');
}

const lastOfMonth = (day: string): string => DateTime.fromISO(day, { zone: 'utc' }).endOf('month').toISODate() ?? '';

/** "en 2020", "entre marzo de 2020 y …", "hasta el 3 de mayo de 2021"; with `today`, "este año". */
export function sayRange({ from, to }: DayRange, locale: Locale, today?: string): string {
  const { range } = agreementWords[locale];
  const yearOf = (day: string) => day.slice(0, 4);
  // What is ahead begins today: only its end says something.
  const start = from === today && to ? null : from;
  if (start?.endsWith('-01-01') && to?.endsWith('-12-31')) {
    const [first, last] = [yearOf(start), yearOf(to)];
    if (first !== last) return range.years(first, last);
    return first === (today && yearOf(today)) ? range.thisYear : range.in(first);
  }
  if (start && to === start) return range.on(sayDay(start, locale));
  if (start?.endsWith('-01') && to === lastOfMonth(start)) return range.in(sayDay(start.slice(0, 7), locale));
  if (start && to) return range.both(sayDay(start, locale), sayDay(to, locale));
  if (start?.endsWith('-01-01')) return range.since(yearOf(start));
  if (start) return start === today ? range.ahead : range.from(sayDay(start, locale));
  if (to?.endsWith('-12-31') && !from) return range.upTo(yearOf(to));
  return to ? range.to(sayDay(to, locale)) : '';
}

type Say = { filters: Filters; locale: Locale; words: AgreementWords; sectors: ReadonlyMap<string, string> };
/** The names of one kind of condition, alternatives of each other. */
type Names = { [K in FilterKey]?: (value: NonNullable<Filters[K]>, say: Say) => readonly string[] };

const names = {
  types: (types, { locale }) => types.map((type) => typeNames[type][locale]),
  places: (places, { locale }) => places.map((place) => sayPlace(place, locale)),
  partners: (partners) => partners.map(({ name }) => name),
  partnerKinds: (kinds, { locale }) => kinds.map((kind) => partnerKindNames[kind][locale]),
  entities: (entities) => entities.map(({ name }) => name),
  sectors: (ids, { sectors }) => ids.map((id) => sectors.get(id) ?? id),
  topics: (topics) => topics.map(({ name, said = name }) => said),
  statuses: (statuses, { locale }) =>
    statuses
      .filter((status) => status !== 'expiring' || !statuses.includes('active'))
      .map((status) => statusNames[status][locale]),
  renewals: (renewals, { locale }) => renewals.map((renewal) => renewalNames[renewal][locale]),
  numbers: (numbers, { words }) =>
    numbers.map(({ value, year }) => (year ? words.numberOfYear(value, year) : String(value))),
  codes: (codes) => codes.map((code) => code.toUpperCase()),
} satisfies Names;

/** What a condition of this kind names, each once. */
export function namesOf(
  key: keyof typeof names,
  filters: Filters,
  locale: Locale,
  sectors: ReadonlyMap<string, string>,
): string[] {
  const value = filters[key];
  const say = { filters, locale, words: agreementWords[locale], sectors };
  // One cell of the table, whose value is that of its own key.
  return value ? [...new Set((names[key] as (value: unknown, say: Say) => readonly string[])(value, say))] : [];
}

const placeLabel = (places: readonly Place[]): 'country' | 'region' | 'city' | 'place' => {
  const kinds = new Set(places.map((place) => (place.kind === 'city' && place.area?.country ? 'region' : place.kind)));
  const [only, ...others] = kinds;
  return only && others.length === 0 ? only : 'place';
};

const sayDates = (dates: readonly DateCondition[], { locale, words }: Say): [string, string][] =>
  dates.map(({ field, ranges }) => [
    words.labels[field],
    sayList([...new Set(ranges.map((range) => sayRange(range, locale)))], locale, 'or'),
  ]);

/** What is not a list of names. */
const values: {
  [K in Exclude<FilterKey, keyof typeof names>]: (
    value: NonNullable<Filters[K]>,
    say: Say,
  ) => string | [string, string][];
} = {
  dates: sayDates,
  openEnded: (open, { words }) => (open ? words.withoutDate : words.withDate),
  unsigned: (_, { words }) => words.withoutDate,
  missing: (missing, { words, locale }) =>
    sayList(
      missing.map((what) => words.missingNames[what]),
      locale,
    ),
  withDocument: (_, { words }) => words.present,
  noticeDays: (days, { words }) => (typeof days === 'number' ? words.days(days) : days ? words.present : words.absent),
  framework: (framework, { words }) => (framework ? words.frameworks : words.underFramework),
  words: (each, { locale }) => each.map((any) => sayList(any, locale, 'or')).join(', '),
  not: (not, { locale, sectors }) =>
    [
      ...conditionsOf(not, locale, sectors).map(({ value }) => value),
      ...(not.kindsIn ?? []).map(({ partnerKinds = [], places = [] }) => {
        const kinds = partnerKinds.map((kind) => partnerKindPlurals[kind][locale]);
        return `${sayList(kinds, locale, 'or')} (${places.map((place) => sayPlace(place, locale)).join(', ')})`;
      }),
    ].join(', '),
  limit: (limit, { filters, words }) => {
    const { by, descending } = filters.sort ?? { by: 'signed', descending: true };
    const order = words.order[by][String(descending) as 'true' | 'false'];
    return limit ? `${order}, ${words.first(limit)}` : order;
  },
};

/** All conditions in the order of `filterKeys`. `sectors`: id -> name. */
export function conditionsOf(filters: Filters, locale: Locale, sectors: ReadonlyMap<string, string>): Condition[] {
  const words = agreementWords[locale];
  const say: Say = { filters, locale, words, sectors };
  return filterKeys.flatMap((key): Condition[] => {
    if (filters[key] === undefined && !(key === 'limit' && filters.sort)) return [];
    if (key in names) {
      const list = namesOf(key as keyof typeof names, filters, locale, sectors);
      const label = key === 'places' ? placeLabel(filters.places ?? []) : (key as keyof typeof words.labels);
      const joined = sayList(list, locale, key === 'places' && filters.allPlaces ? 'and' : 'or');
      return [{ key, label: words.labels[label], value: joined }];
    }
    const said = (values[key as keyof typeof values] as (value: unknown, say: Say) => string | [string, string][])(
      filters[key],
      say,
    );
    const pairs: [string, string][] =
      typeof said === 'string' ? [[words.labels[key as keyof typeof words.labels], said]] : said;
    return pairs.map(([label, value]) => ({ key, label, value }));
  });
}

/** The filters without one of their conditions; with the order goes the limit. */
export function withoutCondition(filters: Filters, key: string): Filters {
  const rest: Record<string, unknown> = { ...filters };
  delete rest[key];
  if (key === 'limit') delete rest.sort;
  return rest as Filters;
}
