/** One question, one answer: read it, ask the registry, say it. Used by the chat and by the operator's `ask`. */
import type { Dependencies, Locale } from '../app.ts';
import { inBogota } from '../time.ts';
import { type Answer, type AnswerParts, answerText, headlineOf, type NearMiss, understoodOf } from './answer-text.ts';
import { findStandardAnswer } from './answers/queries.ts';
import type { Filters, Place } from './filters.ts';
import { cityName, countryName, regionsByName } from './places.ts';
import { getAgreements } from './queries.ts';
import { type Previous, type Question, readQuestion } from './question.ts';
import { unknownWords } from './question-words.ts';
import { countGroups, loadRegistry, nearWords, type Registry, search } from './search/queries.ts';
import { partnerKindNames, statusNames, typeNames } from './values.ts';

export type AskOptions = {
  previous?: Previous | null;
  locale?: Locale;
  /** How many results at most; all of them when absent. */
  limit?: number;
};

/** What was read and found: everything an answer is made of. */
export type Asked = { question: Question; registry: Registry; answer: Answer };

type AskContext = Pick<Dependencies, 'store' | 'clock'>;

export const todayOf = (context: Pick<Dependencies, 'clock'>): string =>
  inBogota(context.clock.now()).toISODate() ?? '';

/** Reads a question against the registry, without answering it. */
export async function readAgainst(
  context: AskContext,
  text: string,
  previous: Previous | null,
): Promise<{ question: Question; registry: Registry }> {
  const { db } = context.store;
  const registry = await loadRegistry(db);
  const near = await nearWords(db, unknownWords(text, registry.gazetteer));
  return {
    question: readQuestion(text, { gazetteer: registry.gazetteer, today: todayOf(context), near, previous }),
    registry,
  };
}

/** Answers one question. `previous` is the question before it in the same conversation, if it is still fresh. */
export async function askQuestion(context: AskContext, text: string, options: AskOptions = {}): Promise<Asked> {
  const { question, registry } = await readAgainst(context, text, options.previous ?? null);
  const standard = ['faq', 'out_of_scope', 'list', 'exists'].includes(question.intent)
    ? findStandardAnswer(registry.standard, question)
    : null;
  if (standard) Object.assign(question, { intent: 'faq', filters: {}, corrected: [] });
  const answer = await answerFor(context, registry, question, {
    limit: options.limit,
    locale: options.locale,
    standard,
  });
  return { question, registry, answer };
}

/** The answer to conditions already understood: pages, conditions taken away, exports. */
export async function answerFor(
  context: AskContext,
  registry: Registry,
  question: Question,
  options: {
    limit?: number;
    offset?: number;
    locale?: Locale;
    standard?: { es: string; en: string | null } | null;
  } = {},
): Promise<Answer> {
  const { db } = context.store;
  const today = todayOf(context);
  const locale = options.locale ?? question.locale;
  const silent = question.intent === 'faq' || question.intent === 'out_of_scope';
  const sectors = sectorNames(registry, locale);
  let filters: Filters = question.filters;
  let groups: { key: string; label: string; count: number }[] = [];
  if (question.groupBy && !silent) {
    const counted = await countGroups(db, registry, filters, question.groupBy, today);
    groups = labelGroups(counted, question, registry, locale, sectors);
    if (
      question.topGroup &&
      (question.groupBy === 'country' || question.groupBy === 'city' || question.groupBy === 'sector')
    )
      filters = { ...filters, ...topFilter(question.groupBy, counted) };
  }
  const { total, found } = silent
    ? { total: 0, found: [] }
    : await search(db, registry, filters, { today, limit: options.limit, offset: options.offset });
  // Without a limit or an order, and only those whose signing date nobody knows.
  const { sort, limit: _, ...unordered } = filters;
  const undated =
    sort?.by === 'signed' && !silent
      ? (await search(db, registry, { ...unordered, unsigned: true }, { today, limit: 1 })).total
      : 0;
  const near = total === 0 && undated === 0 && !silent ? await nearMiss(context, registry, filters, today) : null;
  const asksOne = question.intent === 'field' || question.intent === 'document';
  const whole = asksOne
    ? await getAgreements(
        db,
        found.slice(0, 5).map((one) => one.id),
      )
    : [];
  const parts: AnswerParts = {
    question,
    locale,
    filters,
    total,
    found,
    whole,
    groups,
    near,
    undated,
    empty: registry.gazetteer.codes.size === 0,
    today,
    sectors,
    standard: options.standard ?? null,
  };
  return { ...parts, understood: understoodOf(parts), headline: headlineOf(parts), text: answerText(parts) };
}

export function sectorNames(registry: Registry, locale: Locale): ReadonlyMap<string, string> {
  return new Map(registry.sectors.map((row) => [row.id, locale === 'en' ? row.nameEn : row.name]));
}

/** Only the largest groups are asked for; several when they are as large. */
function topFilter(groupBy: 'country' | 'city' | 'sector', groups: readonly { key: string; count: number }[]): Filters {
  const most = groups[0]?.count ?? 0;
  const keys = groups.filter((group) => group.count === most && group.key !== '').map((group) => group.key);
  if (groupBy === 'sector') return { sectors: keys };
  if (groupBy === 'country') return { places: keys.map((code) => ({ kind: 'country', code })) };
  return { places: [{ kind: 'city', name: '', options: keys.map((id) => ({ id, name: '', country: null })) }] };
}

export function sayCityOf(registry: Registry, id: string, locale: Locale): string {
  const city = registry.cities.get(id);
  return city ? cityName(city.name, city.country, locale) : '';
}

function labelGroups(
  counted: readonly { key: string; count: number }[],
  question: Question,
  registry: Registry,
  locale: Locale,
  sectors: ReadonlyMap<string, string>,
) {
  const label = (key: string): string => {
    switch (question.groupBy) {
      case 'country':
        return key === '' ? '' : countryName(key, locale);
      case 'city':
        return sayCityOf(registry, key, locale);
      case 'partner':
        return registry.partners.get(key)?.name ?? '';
      case 'sector':
        return sectors.get(key) ?? '';
      case 'type':
        return typeNames[key as keyof typeof typeNames]?.[locale] ?? key;
      case 'partnerKind':
        return partnerKindNames[key as keyof typeof partnerKindNames]?.[locale] ?? key;
      case 'status':
        return statusNames[key as keyof typeof statusNames]?.[locale] ?? key;
      case 'entity':
        return registry.entities.get(key)?.name ?? '';
      default:
        return key;
    }
  };
  if (question.groupBy !== 'region') return counted.map((group) => ({ ...group, label: label(group.key) }));
  const continents = ['europa', 'america', 'asia', 'africa', 'oceania'].flatMap(
    (name) => regionsByName.get(name) ?? [],
  );
  return continents
    .map((region) => ({
      key: region.name.es,
      label: region.name[locale],
      count: counted
        .filter((group) => region.countries.includes(group.key))
        .reduce((sum, group) => sum + group.count, 0),
    }))
    .filter((group) => group.count > 0)
    .sort((a, b) => b.count - a.count);
}

/** Nothing was found: what there is with one kind of condition taken away, the least meant first; then in the country of a region. */
async function nearMiss(
  context: AskContext,
  registry: Registry,
  filters: Filters,
  today: string,
): Promise<NearMiss | null> {
  const who = filters.places || filters.partners || filters.codes || filters.numbers;
  const order: (keyof Filters)[] = [
    'statuses',
    'types',
    'dates',
    'partnerKinds',
    'renewals',
    'openEnded',
    'noticeDays',
    'framework',
    'words',
    'sectors',
    'topics',
    'entities',
    'not',
  ];
  for (const key of order) {
    if (filters[key] === undefined) continue;
    const { [key]: _, ...rest } = filters;
    // Words alone are no reason to offer what has none of them.
    if (!who && (key === 'words' || Object.keys(rest).length === 0)) continue;
    const { total, found } = await search(context.store.db, registry, rest, { today, limit: 3 });
    if (total > 0) return { without: key, total, found };
  }
  const within = (filters.places ?? []).flatMap((place) => (place.kind === 'city' ? (place.area?.country ?? []) : []));
  if (within.length === 0) return null;
  const countries = [...new Set(within)].map((code): Place => ({ kind: 'country', code }));
  const wider = await search(context.store.db, registry, { ...filters, places: countries }, { today, limit: 3 });
  return wider.total > 0 ? { ...wider, countries: [...new Set(within)] } : null;
}
