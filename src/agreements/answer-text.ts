/** An answer in words: first the answer itself, then what was understood, then a short list. Pure. */
import type { Locale } from '../app.ts';
import { plainText } from '../card.ts';
import { sayDocument } from '../files/show.ts';
import { conditionsOf, sayCity, sayPlace } from './conditions.ts';
import { type Filters, filterKeys } from './filters.ts';
import type { FieldName } from './patterns.ts';
import { cityName, countryName } from './places.ts';
import type { WholeAgreement } from './queries.ts';
import type { Question } from './question.ts';
import { dayOf, lastNoticeDay, type Term } from './rules.ts';
import type { Found } from './search/queries.ts';
import { type Ending, sentences } from './sentence-text.ts';
import { agreementWords, sayDay, sayList } from './text.ts';
import { renewalNames, statusNames, typeNames, typePlurals } from './values.ts';
import { nameKey } from './words.ts';

export type NearMiss = { without: keyof Filters; total: number; found: readonly Found[] };

export type AnswerParts = {
  question: Question;
  locale: Locale;
  filters: Filters;
  total: number;
  found: readonly Found[];
  /** The first of them whole, where one thing about them is asked. */
  whole: readonly WholeAgreement[];
  groups: readonly { key: string; label: string; count: number }[];
  near: NearMiss | null;
  /** Those that no order by signing date can place; 0 where no such order was asked for. */
  undated: number;
  /** The registry holds no agreement at all. */
  empty: boolean;
  today: string;
  /** Sector id -> name. */
  sectors: ReadonlyMap<string, string>;
  standard: { es: string; en: string | null } | null;
};

export type Answer = AnswerParts & { understood: string[]; headline: string; text: string };

/** How many agreements an answer in words lists. */
export const listed = 10;

function who({ filters, locale }: AnswerParts): string {
  const words = agreementWords[locale];
  const places = filters.places ?? [];
  const names = [
    ...places.map((place) => (place.kind === 'city' && place.name ? sayCity(place, locale) : sayPlace(place, locale))),
    ...(filters.partners ?? []).map((partner) => partner.name),
  ];
  if (names.length === 0 || names.length > 3) return '';
  const said = sayList([...new Set(names)], locale, filters.allPlaces ? 'and' : 'or');
  return places.length === names.length && places.every((place) => place.kind === 'region')
    ? words.in(said)
    : words.with(said);
}

function nounOf({ filters, locale }: AnswerParts, count: number): string {
  const [type, ...others] = filters.types ?? [];
  if (type && others.length === 0) return (count === 1 ? typeNames : typePlurals)[type][locale];
  return count === 1 ? agreementWords[locale].agreement : agreementWords[locale].agreements;
}

export const termOf = (row: WholeAgreement): Term => ({
  stage: row.stage,
  signedOn: dayOf(row.signedOn),
  startsOn: dayOf(row.startsOn),
  expiresOn: dayOf(row.expiresOn),
  renewal: row.renewal,
  noticeDays: row.noticeDays,
  leadDays: row.leadDays,
});

function endingOf(found: Pick<Found, 'status' | 'expiresOn' | 'runsUntil'>, locale: Locale): Ending {
  return {
    status: found.status,
    on: found.runsUntil ? sayDay(found.runsUntil, locale) : null,
    renewed: found.runsUntil !== found.expiresOn,
  };
}

/** With whom: cities by their own names, everybody else by theirs. */
const partnerOf = ({ cities, partner }: Found, locale: Locale): string =>
  cities.length > 0
    ? sayList(
        cities.map(({ name, country }) => cityName(name, country, locale)),
        locale,
      )
    : partner;

/** "un memorando vigente con Seúl, hasta el 1 de marzo de 2027". */
const sayOne = (found: Found, locale: Locale): string =>
  sentences[locale].one(typeNames[found.type][locale], partnerOf(found, locale), endingOf(found, locale));

/** "El convenio «Telemedicina con Mumbai» (K19)"; a title that says what it is needs no quotes: "El convenio con Nairobi (K39)". */
function nameOf(found: Pick<Found, 'title' | 'code' | 'type'>, locale: Locale): string {
  const { the, quoted } = agreementWords[locale];
  const noun = typeNames[found.type][locale];
  const says = nameKey(found.title).startsWith(nameKey(noun));
  const title = says ? found.title.charAt(0).toLowerCase() + found.title.slice(1) : `${noun} ${quoted(found.title)}`;
  return `${the(title)} (${found.code})`;
}

/** One line of a list. */
export function sayLine(found: Found, locale: Locale): string {
  const [country] = found.countries;
  const where = partnerOf(found, locale) + (country ? ` (${countryName(country, locale)})` : '');
  const end = sentences[locale].lineEnd(endingOf(found, locale));
  return [found.code, found.title, where, statusNames[found.status][locale], end]
    .filter((part) => part !== '')
    .join(' · ');
}

/** One thing about an agreement: a sentence for its days and its state, else "Convenio con Nairobi (K39). Objeto: …". */
function sayField(row: WholeAgreement, found: Found, field: FieldName, parts: AnswerParts): string {
  const { locale } = parts;
  const say = sentences[locale];
  const name = nameOf(found, locale);
  if (field === 'expiresOn') return `${name} ${say.ends(endingOf(found, locale))}.`;
  if (field === 'status') return `${name} ${say.is(typeNames[found.type][locale], endingOf(found, locale))}.`;
  if (field === 'signedOn' && found.signedOn)
    return `${name} ${say.signed(found.signedOn, sayDay(found.signedOn, locale))}.`;
  const label = agreementWords[locale].fieldNames[field];
  const value = field === 'signedOn' ? agreementWords[locale].unknownValue : fieldValue(row, found, field, parts);
  return `${row.title} (${row.code}). ${label.charAt(0).toUpperCase()}${label.slice(1)}: ${value.replace(/\.$/, '')}.`;
}

type ValueName = Exclude<FieldName, 'expiresOn' | 'status' | 'signedOn'>;

function fieldValue(row: WholeAgreement, found: Found, field: ValueName, parts: AnswerParts): string {
  const { locale, today, sectors } = parts;
  const words = agreementWords[locale];
  const term = termOf(row);
  const day = (date: Date | null) => (date ? sayDay(dayOf(date) ?? '', locale) : words.unknownValue);
  switch (field) {
    case 'startsOn':
      return day(row.startsOn ?? row.signedOn);
    case 'responsible':
    case 'entity':
      return [row.responsible?.name, row.entity?.name].filter(Boolean).join(', ') || words.unknownValue;
    case 'object':
      return row.object || words.unknownValue;
    case 'number':
      return [row.number, row.code].filter(Boolean).join(' · ');
    case 'renewal':
      return renewalNames[row.renewal][locale];
    case 'noticeDays': {
      if (row.noticeDays === null) return words.unknownValue;
      const last = lastNoticeDay(term, today);
      return words.days(row.noticeDays) + (last ? words.noticeUntil(sayDay(last, locale)) : '');
    }
    case 'sectors':
      return row.sectors.map((sector) => sectors.get(sector) ?? sector).join(', ') || words.unknownValue;
    case 'partner':
      return found.partner || words.unknownValue;
    case 'type':
      return typeNames[row.type][locale];
    case 'source':
      return row.sources.join('; ') || words.unknownValue;
  }
}

/** Conditions besides the type and with whom. */
const isMore = (filters: Filters): boolean =>
  filterKeys.some((key) => filters[key] !== undefined && !['types', 'places', 'partners'].includes(key));

/** "acuerdos vigentes con China", "acuerdos con China con esas condiciones": true when it is read alone. */
function saidOf(parts: AnswerParts, count: number): [noun: string, rest: string] {
  const { statuses, ...others } = parts.filters;
  const words = agreementWords[parts.locale];
  const standing = statuses?.length === 2 && statuses.includes('active') && statuses.includes('expiring');
  const more = isMore(standing ? others : parts.filters);
  return [nounOf(parts, count) + (standing ? words.standing(count) : ''), who(parts) + (more ? words.withThose : '')];
}

/** The answer itself, in a sentence or a few: what the registry does not keep is said before what it does. */
export function headlineOf(parts: AnswerParts): string {
  const { question, total, locale, undated } = parts;
  const words = agreementWords[locale];
  const sentences = [question.unkept && total > 0 ? words.unkept[question.unkept] : '', answered(parts)];
  if (undated > 0 && total > 0) sentences.push(words.unplaced(undated));
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function answered(parts: AnswerParts): string {
  const { question, locale, total, found, whole, groups, standard, near } = parts;
  const words = agreementWords[locale];
  if (question.intent === 'out_of_scope') return question.notHeld ? words.notHeld : words.outOfScope;
  if (question.intent === 'faq')
    return standard ? ((locale === 'en' ? standard.en : null) ?? standard.es) : words.noStandardAnswer;
  if (parts.empty) return words.emptyRegistry;
  if (total === 0 && parts.undated > 0) return words.noneDated;
  if (total === 0) {
    const noun = nounOf(parts, 2);
    const about = who(parts);
    const none =
      question.intent === 'count'
        ? words.countedNone(...saidOf(parts, 2))
        : about || parts.filters.types
          ? words.notFound(noun, about, isMore(parts.filters))
          : words.notFoundWith;
    const dropped = near
      ? conditionsOf(parts.filters, locale, parts.sectors).find((condition) => condition.key === near.without)
      : undefined;
    if (!near || !dropped) return none;
    return `${none} ${words.near(`${dropped.label}: ${dropped.value}`)} ${sayList(
      near.found.map((one) => `${sayOne(one, locale)} (${one.code})`),
      locale,
    )}${near.total > near.found.length ? ` ${words.more(near.total - near.found.length)}` : '.'}`;
  }
  const [first] = found;
  switch (question.intent) {
    case 'count':
      return words.counted(total, ...saidOf(parts, total));
    case 'group_count': {
      const named = groups.map((group) => ({ ...group, label: group.label || words.unsaid }));
      const [top] = named;
      if (question.topGroup && top)
        return words.most(
          sayList(
            named.filter((group) => group.count === top.count).map((group) => group.label),
            locale,
          ),
          top.count,
        );
      return `${question.groupBy ? words.groups[question.groupBy] : ''}: ${named.map((group) => `${group.label} ${group.count}`).join(', ')}.`;
    }
    case 'status':
      return found
        .slice(0, 5)
        .map(
          (one) =>
            `${nameOf(one, locale)} ${sentences[locale].is(typeNames[one.type][locale], endingOf(one, locale))}.`,
        )
        .join('\n');
    case 'field':
      return whole
        .flatMap((row) => {
          const one = found.find(({ id }) => id === row.id);
          return one ? [sayField(row, one, question.field ?? 'object', parts)] : [];
        })
        .join('\n');
    case 'document':
      return whole
        .flatMap((row) =>
          row.documents.length > 0
            ? row.documents.map((document) => words.document(row.title, plainText(sayDocument(document.url))))
            : [words.noDocument(row.title)],
        )
        .join('\n');
    default: {
      const { sort } = parts.filters;
      if (sort?.by === 'signed' && total === 1 && first?.signedOn) {
        const signed = sentences[locale].signed(first.signedOn, sayDay(first.signedOn, locale));
        return words.sorted[String(sort.descending) as 'true' | 'false'](sayOne(first, locale), signed);
      }
      const yes = question.intent === 'exists' ? words.yes : '';
      const start = (sentence: string) => (yes ? yes + sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1));
      if (total === 1 && first) return start(`${words.thereIs} ${sayOne(first, locale)}.`);
      const none =
        found.length === total &&
        found.every((one) => !['active', 'expiring'].includes(one.status)) &&
        !parts.filters.statuses
          ? words.noneInForce
          : '';
      const there = locale === 'en' ? 'there are' : words.thereIs;
      return start(`${there} ${total} ${saidOf(parts, total).join('')}${none}.`);
    }
  }
}

/** "¿Barcelona de España o de Venezuela?": the place that was named is several, and agreements are with more than one. */
export function ambiguityOf({ filters, found, locale }: AnswerParts): string | null {
  for (const place of filters.places ?? []) {
    if (place.kind !== 'city' || place.name === '' || place.capitals) continue;
    const countries = [...new Set(place.options.flatMap((option) => option.country ?? []))].filter((code) =>
      found.some((one) => one.countries.includes(code)),
    );
    if (countries.length > 1) {
      const of = locale === 'es' ? ' de ' : ' in ';
      return agreementWords[locale].which(
        place.name,
        countries.map((code) => countryName(code, locale)).join(locale === 'es' ? ` o${of}` : ` or${of}`),
      );
    }
  }
  return null;
}

/** What was understood, one condition a line of its own: "País: Corea del Sur". */
export function understoodOf({ filters, locale, sectors }: AnswerParts): string[] {
  return conditionsOf(filters, locale, sectors).map(({ label, value }) => `${label}: ${value}`);
}

/** The whole answer as text. */
export function answerText(parts: AnswerParts): string {
  const { question, locale, total, found } = parts;
  const words = agreementWords[locale];
  const understood = understoodOf(parts);
  const lines = [headlineOf(parts)];
  const ambiguity = ambiguityOf(parts);
  if (ambiguity) lines.push(ambiguity);
  if (understood.length > 0) lines.push(`${words.understood}: ${understood.join(' · ')}`);
  if (question.corrected.length > 0 && total + understood.length > 0)
    lines.push(words.corrected(question.corrected.map(([typed, read]) => `«${typed}» → «${read}»`).join(', ')));
  if (total > 1 || question.intent === 'detail') {
    lines.push(...found.slice(0, listed).map((one) => `- ${sayLine(one, locale)}`));
    if (total > listed) lines.push(words.more(total - Math.min(found.length, listed)));
  }
  return lines.join('\n');
}
