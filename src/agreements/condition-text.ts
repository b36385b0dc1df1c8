/** Every condition of a question in the words of a sentence: "firmados en 2020", "led by the department". Pure. */
import type { Locale } from '../app.ts';
import { namesOf, sayCity, sayPlace, sayRange } from './conditions.ts';
import type { DateCondition, DateField, FilterKey, Filters } from './filters.ts';
import { regionInSentence, withArticle } from './sentence-text.ts';
import { agreementWords, sayList } from './text.ts';
import { type PartnerKind, partnerKindPlurals, renewalNames, type Status, typeNames, typePlurals } from './values.ts';

/** What the words depend on: `count` 0 denies; `she`: the noun is feminine; `sectors`: id -> name. */
export type Wording = {
  filters: Filters;
  count: number;
  she: boolean;
  locale: Locale;
  today: string;
  sectors: ReadonlyMap<string, string>;
};

/** After the noun, or before it. */
type Said = string | { before: string };
type Phrased = Exclude<FilterKey, 'types'>;
/** In the order of the sentence. */
type Phrases = { [K in Phrased]: (value: NonNullable<Filters[K]>, wording: Wording) => Said };

/** More conditions than these, besides the noun and with whom, make no sentence; nor do more names of one of them. */
export const mostSaid = 4;

/** "firmado", "firmadas". */
const agree = (word: string, { count, she }: Wording): string =>
  (she ? word.replace(/o$/, 'a') : word) + (count === 1 ? '' : 's');

/** The verb of one, of several, of none. */
const verb = (count: number, one: string, several: string, none = several): string =>
  count === 1 ? one : count === 0 ? none : several;

const either = (names: readonly string[], locale: Locale, last: 'and' | 'or' = 'or'): string => {
  const unique = [...new Set(names)];
  return unique.length > mostSaid
    ? `${unique.slice(0, mostSaid - 1).join(', ')} … (${unique.length})`
    : sayList(unique, locale, last);
};

/** The names of one kind of condition, joined. */
const named = (key: Parameters<typeof namesOf>[0], { filters, locale, sectors }: Wording): string =>
  either(namesOf(key, filters, locale, sectors), locale);

function where({ filters, locale }: Wording): string {
  const names = (filters.places ?? []).map((place) => {
    if (place.kind === 'city' && place.name) return sayCity(place, locale);
    return place.kind === 'region' ? regionInSentence(place[locale], locale) : sayPlace(place, locale);
  });
  return either(names, locale, filters.allPlaces ? 'and' : 'or');
}

const onlyRegions = ({ filters }: Wording): boolean => (filters.places ?? []).every(({ kind }) => kind === 'region');

const kinds = (value: readonly PartnerKind[], locale: Locale): string =>
  either(
    value.map((kind) => partnerKindPlurals[kind][locale]),
    locale,
  );

/** What stands between kinds of partner and partners. */
const afterKinds = ({ filters: { partnerKinds, anyWho, places } }: Wording, or: string): string =>
  partnerKinds ? (anyWho && !places ? or : ', ') : '';

/** What stands between states and renewals. */
const afterStates = ({ filters }: Wording, or: string): string => (filters.statuses && filters.anyStanding ? or : '');

/** Sectors and topics are one kind, said once: by the sectors where there are any. */
const about = ({ filters, locale, sectors }: Wording): string =>
  either(
    [
      ...(filters.sectors ?? []).map((id) => (sectors.get(id) ?? id).toLowerCase()),
      ...namesOf('topics', filters, locale, sectors),
    ],
    locale,
    filters.allSectors ? 'and' : 'or',
  );

const quoted = (words: NonNullable<Filters['words']>, locale: Locale): string => {
  const quote = (word: string) => (locale === 'es' ? `«${word}»` : `“${word}”`);
  return sayList(
    words.map((any) => either(any.map(quote), locale)),
    locale,
  );
};

const isPast = ({ ranges }: DateCondition, today: string): boolean =>
  ranges.every(({ from, to }) => to !== null && (to < today || (to === today && from !== today)));

/** The conditions in their order, what dates an agreement must have had joined by "and". */
const sayDates = (
  dates: readonly DateCondition[],
  wording: Wording,
  say: Record<DateField, (past: boolean) => string>,
): string =>
  sayList(
    dates.map((condition, index) => {
      const ranges = condition.ranges.map((range) => sayRange(range, wording.locale, wording.today));
      const verb = say[condition.field](isPast(condition, wording.today));
      return `${dates[index - 1]?.field === condition.field ? '' : `${verb} `}${either(ranges, wording.locale)}`;
    }),
    wording.locale,
  );

/** `whole`: of all that there are, by their signing, those at the head. */
function order({ filters: { sort, limit }, locale }: Wording, whole: (said: string) => string): string {
  const { by, descending } = sort ?? { by: 'signed', descending: true };
  const said = agreementWords[locale].order[by][String(descending) as 'true' | 'false'];
  return `, ${limit || by === 'expires' ? said : whole(said)}`;
}

const es: Phrases = {
  framework: (value, wording) => (value ? 'marco' : `${agree('derivado', wording)} de un marco`),
  numbers: (_, wording) => `con el número ${named('numbers', wording)}`,
  codes: (_, wording) => `con el código ${named('codes', wording)}`,
  statuses: (_, wording) =>
    either(
      namesOf('statuses', wording.filters, 'es', wording.sectors).map((word) =>
        /^\S+(do|te)$/.test(word) ? agree(word, wording) : word,
      ),
      'es',
    ),
  renewals: (value, wording) =>
    afterStates(wording, 'o ') +
    either(
      value.map((one) =>
        one === 'none' ? `no ${agree('renovable', wording)}` : `con renovación ${renewalNames[one].es}`,
      ),
      'es',
    ),
  partnerKinds: (value) => `con ${kinds(value, 'es')}`,
  partners: (_, wording) => `${afterKinds(wording, 'o ')}con ${named('partners', wording)}`,
  places(_, wording) {
    const { anyWho, partners, partnerKinds } = wording.filters;
    const lead = partners ? (anyWho ? 'o con' : 'en') : partnerKinds ? 'de' : onlyRegions(wording) ? 'en' : 'con';
    return `${lead} ${where(wording)}`;
  },
  sectors: (_, wording) => `sobre ${about(wording)}`,
  topics: (_, wording) => (wording.filters.sectors ? '' : `sobre ${about(wording)}`),
  words: (value, { count }) => `que ${verb(count, 'menciona', 'mencionan', 'mencionen')} ${quoted(value, 'es')}`,
  entities: (value) =>
    `a cargo de ${either(
      value.map(({ name }) => withArticle(name)),
      'es',
    )}`,
  dates: (value, wording) =>
    sayDates(value, wording, {
      signed: () => agree('firmado', wording),
      active: () => agree('vigente', wording),
      expires: (past) =>
        past
          ? `que ${verb(wording.count, 'venció', 'vencieron', 'hayan vencido')}`
          : `que ${verb(wording.count, 'vence', 'vencen', 'venzan')}`,
      starts: (past) =>
        past
          ? `que ${verb(wording.count, 'empezó', 'empezaron', 'hayan empezado')}`
          : `que ${verb(wording.count, 'empieza', 'empiezan', 'empiecen')}`,
    }),
  openEnded: (value) => `${value ? 'sin' : 'con'} fecha de vencimiento`,
  unsigned: () => 'sin fecha de firma',
  missing: (value) =>
    `sin ${[...new Set(value)].map((what) => ({ document: 'documento', responsible: 'responsable' })[what]).join(' ni ')}`,
  withDocument: () => 'con documento',
  noticeDays: (value) =>
    typeof value === 'number'
      ? `con ${value} ${value === 1 ? 'día' : 'días'} de preaviso`
      : `${value ? 'con' : 'sin'} preaviso`,
  not: (_, wording) =>
    leftOut(
      wording,
      ', sin contar',
      (said) =>
        `${wording.she ? 'las' : 'los'} ${said.replace(/^(?=en (?:trámite|renovación))/, 'que están ').replace(/^(con|sobre|en|a cargo de) /, 'de ')}`,
    ),
  limit(_, wording) {
    const said = order(wording, (all) => `primero ${all}`);
    return wording.she
      ? said.replace('los', 'las').replace('antiguos', 'antiguas').replace('últimos', 'últimas')
      : said;
  },
};

/** English states that stand before their noun. */
const early: ReadonlySet<Status> = new Set(['expired', 'suspended', 'ended']);

const en: Phrases = {
  framework: (value) => (value ? { before: 'framework' } : 'under a framework agreement'),
  numbers: (_, wording) => `with number ${named('numbers', wording)}`,
  codes: (_, wording) => `with code ${named('codes', wording)}`,
  statuses(value, wording) {
    const said = named('statuses', wording);
    return value.every((status) => early.has(status)) ? { before: said } : said;
  },
  renewals: (value, wording) =>
    afterStates(wording, 'or ') +
    either(
      value.map((renewal) => (renewal === 'none' ? 'without renewal' : `with ${renewal} renewal`)),
      'en',
    ),
  partnerKinds: (value) => `with ${kinds(value, 'en')}`,
  partners: (_, wording) => `${afterKinds(wording, 'or ')}with ${named('partners', wording)}`,
  places(_, wording) {
    const { anyWho, partners, partnerKinds } = wording.filters;
    const lead = partners ? (anyWho ? 'or with' : 'in') : partnerKinds || onlyRegions(wording) ? 'in' : 'with';
    return `${lead} ${where(wording)}`;
  },
  sectors: (_, wording) => `about ${about(wording)}`,
  topics: (_, wording) => (wording.filters.sectors ? '' : `about ${about(wording)}`),
  words: (value, { count }) => `that ${verb(count, 'mentions', 'mention')} ${quoted(value, 'en')}`,
  entities: (_, wording) => `led by ${named('entities', wording)}`,
  dates: (value, wording) =>
    sayDates(value, wording, {
      signed: () => 'signed',
      active: () => 'in force',
      expires: (past) => `that ${past ? 'expired' : verb(wording.count, 'expires', 'expire')}`,
      starts: (past) => `that ${past ? 'started' : verb(wording.count, 'starts', 'start')}`,
    }),
  openEnded: (value) => `${value ? 'without' : 'with'} an expiry date`,
  unsigned: () => 'without a signing date',
  missing: (value) =>
    `without ${[...new Set(value)].map((what) => ({ document: 'a document', responsible: 'anybody responsible' })[what]).join(' or ')}`,
  withDocument: () => 'with a document',
  noticeDays: (value) =>
    typeof value === 'number'
      ? `with ${value} ${value === 1 ? 'day' : 'days'} of notice`
      : `${value ? 'with' : 'without'} notice`,
  not: (_, wording) => leftOut(wording, ', not counting', (said) => `those ${said}`),
  limit: (_, wording) => order(wording, (all) => `${all} first`),
};

const phrases: Record<Locale, Phrases> = { es, en };

/** What is left out: the types by their names, the rest as `those` says it. What expired is not in force anyway. */
function leftOut(wording: Wording, lead: string, those: (said: string) => string): string {
  const { filters, locale, today } = wording;
  const { statuses, kindsIn = [], ...others } = filters.not ?? {};
  const isOver = filters.dates?.some((condition) => condition.field === 'expires' && isPast(condition, today));
  const sayOf = (of: Filters) =>
    phrasesOf({ ...wording, count: 2, filters: of }).map(({ said }) =>
      typeof said === 'string' ? said.replace(/^, /, '') : said.before,
    );
  const left = [...sayOf(isOver ? others : { ...others, statuses }), ...kindsIn.map((kinds) => sayOf(kinds).join(' '))];
  const said = [...(others.types ?? []).map((type) => typePlurals[type][locale]), ...left.map(those)];
  return said.length > 0 ? `${lead} ${sayList(said, locale)}` : '';
}

function phrasesOf(wording: Wording): { key: Phrased; said: Said }[] {
  const table = phrases[wording.locale];
  const { filters } = wording;
  return (Object.keys(table) as Phrased[]).flatMap((key) => {
    const value = key === 'limit' ? (filters.sort ?? filters.limit) : filters[key];
    // One cell of the table, whose value is that of its own key.
    const said = value === undefined ? '' : (table[key] as (value: unknown, wording: Wording) => Said)(value, wording);
    return said === '' ? [] : [{ key, said }];
  });
}

function nounOf({ filters, count, locale }: Wording): string {
  const names = count === 1 ? typeNames : typePlurals;
  const general = { es: ['acuerdo', 'acuerdos'], en: ['agreement', 'agreements'] }[locale];
  if (!filters.types?.length) return general[count === 1 ? 0 : 1] ?? '';
  return sayList(
    filters.types.map((type) => names[type][locale]),
    locale,
    count > 1 ? 'and' : 'or',
  );
}

/** The words besides the noun that say with whom. */
const withWhom: ReadonlySet<Phrased> = new Set(['partnerKinds', 'partners', 'places']);

/** Whether a question asks for more than a type and with whom. */
export const saysMore = (wording: Wording): boolean => phrasesOf(wording).some(({ key }) => !withWhom.has(key));

/** "convenios vigentes con universidades de Francia sobre movilidad, firmados entre 2020 y 2023": true when read alone. */
export function sayWhat(wording: Wording, tooMany: string): string {
  const all = phrasesOf(wording);
  const isTooMany = all.filter(({ key }) => !withWhom.has(key)).length > mostSaid;
  const said = isTooMany
    ? [...all.filter(({ key }) => withWhom.has(key)), { key: 'not' as const, said: tooMany }]
    : all;
  const before = said.flatMap((one) => (typeof one.said === 'string' ? [] : [`${one.said.before} `]));
  const after = said.flatMap(({ key, said: one }, index) => {
    if (typeof one !== 'string') return [];
    // A participle far from its noun stands apart.
    const apart = key === 'dates' && index > 1 && wording.filters.dates?.[0]?.field === 'signed';
    return one.startsWith(',') ? [one] : [`${apart ? ',' : ''} ${one}`];
  });
  return `${before.join('')}${nounOf(wording)}${after.join('')}`.replace(/ (de|a) el (?=\p{L})/gu, (_, of) =>
    of === 'de' ? ' del ' : ' al ',
  );
}
