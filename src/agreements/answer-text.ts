/** An answer in words: first the answer itself, then what was understood, then a short list. Pure. */
import type { Locale } from '../app.ts';
import { plainText } from '../card.ts';
import { sayDocument } from '../files/show.ts';
import { saysMore, sayWhat, type Wording } from './condition-text.ts';
import { conditionsOf } from './conditions.ts';
import type { Filters } from './filters.ts';
import { countryName } from './places.ts';
import type { WholeAgreement } from './queries.ts';
import type { Question } from './question.ts';
import { endingOf, nameOf, sayField, sayLine, sayOne } from './row-text.ts';
import type { Found } from './search/queries.ts';
import { sentences } from './sentence-text.ts';
import { agreementWords, sayDay, sayList } from './text.ts';
import { isShe, typeNames } from './values.ts';

/** What there is without one kind of condition, or in the whole `countries` of the regions asked for. */
export type NearMiss = { total: number; found: readonly Found[] } & (
  | { without: keyof Filters }
  | { countries: readonly string[] }
);

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

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How many agreements an answer in words lists. */
export const listed = 10;

const wordingOf = (parts: AnswerParts, count: number, filters = parts.filters): Wording => {
  const { locale, today, sectors } = parts;
  return { filters, count, she: isShe(filters.types), locale, today, sectors };
};

/** "Sin la condición «Tipo: hermanamiento» sí hay:", "En España sí hay:". */
function sayNear(near: NearMiss, { filters, locale, sectors }: AnswerParts): string | null {
  const words = agreementWords[locale];
  if ('countries' in near)
    return words.nearIn(
      sayList(
        near.countries.map((code) => countryName(code, locale)),
        locale,
        'or',
      ),
    );
  const dropped = conditionsOf(filters, locale, sectors).find(({ key }) => key === near.without);
  return dropped ? words.near(`${dropped.label}: ${dropped.value}`) : null;
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
    const asked = wordingOf(parts, 0);
    const what = sayWhat(asked, words.withThose);
    const none =
      question.intent === 'count'
        ? words.countedNone(what, asked.she)
        : words.notFound(saysMore(asked) ? what : what + words.inRegistry);
    const offered = near ? sayNear(near, parts) : null;
    if (!near || !offered) return none;
    return `${none} ${offered} ${sayList(
      near.found.map((one) => `${sayOne(one, locale)} (${one.code})`),
      locale,
    )}${near.total > near.found.length ? ` ${words.more(near.total - near.found.length)}` : '.'}`;
  }
  const [first] = found;
  switch (question.intent) {
    case 'count':
      return words.counted(total, sayWhat(wordingOf(parts, total), words.withThose));
    case 'group_count': {
      const named = groups.map((group) => ({ ...group, label: group.label || words.unsaid }));
      const [top] = named;
      // Without the places that the largest group stands for.
      const what = sayWhat(wordingOf(parts, 2, question.filters), words.withThose);
      if (question.topGroup && top)
        return words.most(
          what,
          sayList(
            named.filter((group) => group.count === top.count).map((group) => group.label),
            locale,
          ),
          top.count,
        );
      return `${upper(what)} ${question.groupBy ? words.groups[question.groupBy] : ''} (${named.length}): ${named.map((group) => `${group.label} ${group.count}`).join(', ')}.`;
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
      const start = (sentence: string) => (yes ? yes + sentence : upper(sentence));
      if (total === 1 && first) return start(`${words.thereIs} ${sayOne(first, locale)}.`);
      const asked = wordingOf(parts, total);
      const none =
        found.length === total &&
        found.every((one) => !['active', 'expiring'].includes(one.status)) &&
        !parts.filters.statuses &&
        !parts.filters.not?.statuses
          ? words.noneInForce(asked.she)
          : '';
      return start(`${words.thereAre} ${total} ${sayWhat(asked, words.withThose)}${none}.`);
    }
  }
}

/** "¿Barcelona de España o de Venezuela?": the place that was named is several, and agreements are with more than one. */
export function ambiguityOf({ filters, found, locale }: AnswerParts): string | null {
  for (const place of filters.places ?? []) {
    if (place.kind !== 'city' || place.name === '' || place.area) continue;
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
