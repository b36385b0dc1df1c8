/**
 * From a question in Spanish or English to the conditions and the intent it means. Transparent: names are found in the
 * gazetteer, sayings in tables of patterns, and what is left over is for the full text. Pure.
 */
import type { Locale } from '../app.ts';
import { findDates } from './dates.ts';
import { type DateCondition, type Filters, isEmpty } from './filters.ts';
import type { Gazetteer } from './gazetteer.ts';
import {
  countPattern,
  documentPattern,
  type FieldName,
  fieldPatterns,
  type GroupBy,
  handingPattern,
  missingPatterns,
  openEndedPattern,
  orderPatterns,
  type Unkept,
  unkeptPatterns,
  withDocumentPattern,
  withExpiryPattern,
} from './patterns.ts';
import { asksWhich, leansOn, mergeFilters, narrowed } from './question-context.ts';
import { putRight, questionOf } from './question-frame.ts';
import { readCapitals, readItems } from './question-items.ts';
import {
  asksForOne,
  Reading,
  readAbroad,
  readCityPartners,
  readEither,
  readGroup,
  readKindsIn,
  readKinship,
  readNotice,
  readNumbers,
  readOrder,
  readRenewals,
  readStates,
} from './question-reading.ts';
import { localeOfQuestion, mark, readLeftover, spellOut, takeCodes } from './question-words.ts';
import { asksHow, asksWhatItIs, isOthers, saysEnough, scopeOf } from './scope.ts';

export const intents = [
  'list',
  'exists',
  'count',
  'group_count',
  'field',
  'document',
  'status',
  'detail',
  'faq',
  'out_of_scope',
] as const;

export type Intent = (typeof intents)[number];

export type Question = {
  intent: Intent;
  locale: Locale;
  filters: Filters;
  field?: FieldName;
  /** Asked of agreements that are shown, though the registry does not keep it: who signed them. */
  unkept?: Unkept;
  groupBy?: GroupBy;
  /** Only the largest group is asked for: "¿con qué país tenemos más convenios?" */
  topGroup?: true;
  /** It leans on the question before it. */
  followUp: boolean;
  /** Asked of agreements, but no registry says it: sums, telephones. */
  notHeld?: true;
  /** It speaks of no agreements: what it names may be asked of calls. */
  unsaid?: true;
  /** Words put right: typed -> read. */
  corrected: readonly (readonly [string, string])[];
  /** Words that were passed over. */
  unknown: readonly string[];
  /** The words as read, corrected, for the standard answers. */
  plain: string;
};

/** A question before this one, in the same conversation. */
export type Previous = Pick<Question, 'intent' | 'filters' | 'field' | 'groupBy'>;

/** `near`: unknown word -> words of the registry: itself alone when it is one of them, else the nearest ones. */
export type ReadOptions = {
  gazetteer: Gazetteer;
  today: string;
  near: ReadonlyMap<string, readonly string[]>;
  previous?: Previous | null;
};

const anyOrder = orderPatterns.map(({ pattern }) => `(?:${pattern})`).join('|');
/** Reads a question. Always answers: what is not about agreements has the intent 'out_of_scope'. */
export function readQuestion(text: string, options: ReadOptions): Question {
  const { gazetteer, today, near, previous } = options;
  const locale = localeOfQuestion(text);
  const { codes, rest } = takeCodes(spellOut(text), gazetteer);
  const { words: typed, corrected } = putRight(rest, gazetteer, near);
  while (typed[0] === ',') typed.shift();
  const words = questionOf(typed, gazetteer);
  const plain = words.filter((word) => word !== ',').join(' ');
  const base = { locale, corrected, plain };
  const nothing = (intent: Intent): Question => ({ ...base, intent, filters: {}, followUp: false, unknown: [] });

  const scope = codes.length > 0 ? 'in' : scopeOf(plain);
  if (scope === 'out') return nothing('out_of_scope');
  if (scope === 'not held') {
    const about = mark(words, gazetteer).items.some(({ item }) => ['any', 'type', 'partner'].includes(item.kind));
    return { ...nothing('out_of_scope'), ...(about ? { notHeld: true as const } : {}) };
  }

  const marked = mark(words, gazetteer);
  if (isOthers(marked.sentence)) return nothing('out_of_scope');
  const reading = new Reading(marked, text);
  const named =
    marked.items.some(({ item }) => ['country', 'city', 'region', 'partner'].includes(item.kind)) || codes.length > 0;
  const hasNumber = /\d/.test(plain);
  if (
    scope === 'in' &&
    !named &&
    !hasNumber &&
    (asksWhatItIs.test(plain) ||
      (asksHow.test(plain) &&
        !/\b(tenemos|vigentes?|vencen?|firmad\w+|in force|do we have|ultim\w+|mas antigu\w+|oldest|latest|bogota (tiene|ha firmado)|does bogota have|are there|hay)\b/.test(
          plain,
        )))
  )
    return nothing('faq');

  if (codes.length > 0) reading.filters.codes = codes;
  readNumbers(reading);
  const singular = asksForOne(reading);
  const group = readGroup(reading);
  for (const [pattern, what] of missingPatterns)
    if (reading.take(pattern)) reading.filters.missing = [...(reading.filters.missing ?? []), what];
  if (reading.take(openEndedPattern)) reading.filters.openEnded = true;
  else if (reading.take(withExpiryPattern)) reading.filters.openEnded = false;
  if (
    reading.take(
      '(?:sin|no tienen?|without|with no|missing|have no)(?: (?:una|la|a|su))? (?:fecha de firma|fecha de suscripcion|signing date|signature date)',
    )
  )
    reading.filters.unsigned = true;

  let field: FieldName | undefined;
  const unkept = named || singular ? unkeptPatterns.find(([pattern]) => reading.take(pattern))?.[1] : undefined;
  let asksStatus = false;
  // "Convenios que se renuevan solos" asks for agreements, not for a field of those before.
  const severalAsked = marked.items.some(({ item, text: said }) => item.kind === 'any' && said.endsWith('s'));
  const specific =
    named ||
    reading.filters.numbers !== undefined ||
    (previous != null && !severalAsked) ||
    reading.filters.codes !== undefined ||
    singular;
  if (specific && !group.groupBy) {
    for (const [pattern, name] of fieldPatterns) {
      if (reading.take(pattern)) {
        field = name;
        break;
      }
    }
  }
  readKinship(reading);
  readAbroad(reading);
  const notice = reading.take(
    '(?:con |de |with )?(?:un |a )?(?:preaviso|notice(?: period)?)(?: de| of)? (\\d{1,4}) (?:dias|days)|(\\d{1,4}) (?:dias de preaviso|days notice)',
  );
  if (notice) reading.filters.noticeDays = Number(notice[1] ?? notice[2]);
  else if (!field) readNotice(reading);
  if (reading.take(withDocumentPattern)) reading.filters.withDocument = true;
  const handed = reading.take(handingPattern);
  const document =
    !field &&
    specific &&
    !reading.filters.missing &&
    !reading.filters.withDocument &&
    (Boolean(reading.take(documentPattern)) ||
      (handed !== null && (singular || (previous != null && handed.slice(1).some(Boolean)))));

  const timed = reading.rest;
  const found = findDates(timed, today);
  reading.rest = found.rest;
  let dates: DateCondition[] = found.dates;
  // "The oldest one still in force": a state that is looked for, unless the question opens with its verb.
  const superlative =
    reading.has(anyOrder) && !/^ (?:y |and )?(?:is|are|esta|sigue|aun|todavia|ya) /.test(reading.rest);
  readEither(reading);
  asksStatus = readStates(reading, singular && !field && !document && !superlative).asked;
  if (field === 'renewal') reading.take('automaticamente|tacitamente|automatica|tacita');
  else readRenewals(reading);
  if (!field && !asksStatus) readOrder(reading);
  else if (reading.has(anyOrder)) readOrder(reading);
  const counting = Boolean(reading.take(countPattern));
  const left = readItems(reading);
  // What expires next has not expired yet.
  const { sort, limit } = reading.filters;
  if (sort?.by === 'expires' && limit && !sort.descending && !dates.some((date) => date.field === 'expires'))
    dates = [...dates, { field: 'expires', ranges: [{ from: today, to: null }] }];
  if (dates.length > 0) reading.filters.dates = dates;
  // What went on by itself did not expire: "¿qué venció en 2025?" leaves out what was tacitly renewed.
  if (
    dates.some((date) => date.field === 'expires') &&
    !reading.filters.statuses &&
    !reading.filters.not?.statuses &&
    /\b(vencieron|vencio|expiraron|expiro|caducaron|caduco|expired|lapsed|perdi(eron|o) (la |su )?vigencia)\b/.test(
      plain,
    )
  )
    reading.add('statuses', ['active', 'expiring'], true);
  if (found.excluded.length > 0) reading.filters.not = { ...reading.filters.not, dates: found.excluded };
  if (!group.groupBy) readCityPartners(reading, marked.sentence);
  readKindsIn(reading, marked.sentence);
  const leftover = readLeftover(left, near);
  if (leftover.words.length > 0) reading.filters.words = leftover.words;
  const { filters } = reading;
  readCapitals(filters, marked.sentence, gazetteer.capitals);

  const nouns = marked.items.some(({ item }) => item.kind === 'any' || item.kind === 'type');
  const explicit = field || document || asksStatus || counting || group.groupBy;
  const nearer = previous && !nouns ? narrowed(previous.filters, filters) : null;
  const leans =
    previous &&
    leansOn({ plain, sentence: marked.sentence, nouns, explicit: Boolean(explicit), filters, coded: codes.length > 0 });
  const followUp = nearer !== null || leans === true;
  const said = { plain, sentence: reading.rest, filters, leftover, explicit: Boolean(explicit), group: group.groupBy };
  if (scope === 'unsaid' && !followUp && !saysEnough(said)) return nothing('out_of_scope');
  if (followUp && previous) {
    // "¿y en 2021?" after "vencen en 2020": the same date of the agreement.
    const [only] = filters.dates ?? [];
    const before = previous.filters.dates?.[0];
    if (only && before && only.field === 'signed' && !/firm|suscri|sign|celebr/.test(plain))
      // What lay ahead before lies ahead now: the same date read anew.
      filters.dates =
        before.field === 'expires' && (before.ranges.at(-1)?.to ?? today) >= today
          ? findDates(timed, today, before.field).dates
          : [{ ...only, field: before.field }];
  }
  const merged =
    nearer ?? (followUp && previous ? mergeFilters(previous.filters, filters, Boolean(explicit)) : filters);

  const yesNo =
    /^(?:(?:hola|buen\w+|dias|tardes|por favor|y|and) )*(?:hay|existen?|tenemos|tiene|tienen|bogota tiene|contamos|do we|does|is there|are there|have we|has bogota|did|any|hemos|ha|se ha|es verdad|sera que|esta|estamos|are we|is)\b/.test(
      plain,
    );
  /** The first that holds. */
  const asked: readonly (readonly [unknown, Intent])[] = [
    [group.groupBy, 'group_count'],
    [field === 'status' || asksStatus, 'status'],
    [field, 'field'],
    [document, 'document'],
    [counting, 'count'],
    [(filters.codes || filters.numbers) && !followUp, 'detail'],
    [yesNo, 'exists'],
    [!followUp || asksWhich.test(plain) || /^(?:solo|solamente|unicamente|only|just)\b/.test(plain), 'list'],
    [previous?.intent === 'detail', 'list'],
  ];
  const intent = asked.find(([holds]) => holds)?.[1] ?? previous?.intent ?? 'list';
  if (isEmpty(merged) && !nouns && !followUp && !group.groupBy) return nothing('out_of_scope');
  return {
    ...base,
    ...(scope === 'unsaid' ? { unsaid: true as const } : {}),
    intent,
    filters: merged,
    ...(field ? { field } : followUp && intent === previous?.intent && previous.field ? { field: previous.field } : {}),
    ...(unkept ? { unkept } : {}),
    ...(group.groupBy
      ? group
      : followUp && intent === 'group_count' && previous?.groupBy
        ? { groupBy: previous.groupBy }
        : {}),
    followUp,
    unknown: [...leftover.unknown, ...leftover.loose],
  };
}
