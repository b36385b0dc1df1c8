/** From conditions to one SQL condition. Values are always parameters; no text of a question becomes SQL. */

import { Prisma } from '../../store.ts';
import type { Conditions, DateCondition, DayRange, Filters, Place } from '../filters.ts';
import { nameBefore } from '../lexicon/topics.ts';
import { codeKey, nameKey } from '../words.ts';

type Sql = Prisma.Sql;
const { sql, join } = Prisma;

/** The state of a row on a day: the same rule as `statusOf` in rules.ts, where the query can use it. */
export function statusSql(today: string): Sql {
  return sql`case
    when a."stage" is not null then a."stage"::text
    when coalesce(a."signedOn", '-infinity'::date) > ${today}::date or coalesce(a."startsOn", '-infinity'::date) > ${today}::date then 'in_process'
    when a."expiresOn" is null then 'active'
    when a."expiresOn" < ${today}::date then case when a."renewal" = 'tacit' then 'active' else 'expired' end
    when a."expiresOn" <= ${today}::date + case when coalesce(cardinality(a."leadDays"), 0) = 0 then 180 else (select max(days) from unnest(a."leadDays") as days) end then 'expiring'
    else 'active' end`;
}

/** A framework agreement whose specific ones are not in the registry is told by its title or object. */
const frameworkSayings = ['convenio', 'acuerdo', 'memorando', 'alianza', 'cooperacion', 'instrumento']
  .map((word) => `${word} marco`)
  .concat('framework agreement', 'framework cooperation', 'agreement framework');

/** And one that stands under such a one, likewise. */
const specificSayings = ['convenio', 'acuerdo', 'memorando']
  .flatMap((word) => [`${word} especifico`, `${word} derivado`, `derivado del ${word}`])
  .concat('specific agreement');

const any = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`false` : sql`(${join([...parts], ' or ')})`);
const all = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : sql`(${join([...parts], ' and ')})`);

/** With any of these countries. Nearly every agreement has one, and is found by that one: "&&" alone is far slower. */
function countriesSql(countries: readonly string[]): Sql {
  return sql`(a."onlyCountry" = any(${['', ...countries]}::text[]) and (a."onlyCountry" <> ''
    or a."id" in (select s."id" from "Agreement" s where s."onlyCountry" = '' and s."countries" && ${[...countries]}::text[])))`;
}

function placeSql(place: Place): Sql {
  switch (place.kind) {
    case 'country':
      return countriesSql([place.code]);
    case 'region':
      return countriesSql(place.countries);
    case 'city': {
      const ids = place.options.flatMap((option) => option.id ?? []);
      const names = [...new Set([place.name, ...place.options.map((option) => option.name)].map(nameKey))];
      // A row that names no city may name it in its partner ("Alcaldía de Quito").
      return sql`(a."cityIds" && ${ids}::text[] or (cardinality(a."cityIds") = 0 and ${textSql(names, 'C')}))`;
    }
  }
}

function rangeSql(field: DateCondition['field'], { from, to }: DayRange): Sql {
  const low = from ?? '-infinity';
  const high = to ?? 'infinity';
  switch (field) {
    // A signing known to the month counts where the whole month does.
    case 'signed':
      return sql`(a."signedOn" >= ${low}::date and a."signedUntil" <= ${high}::date)`;
    case 'expires':
      return sql`a."expiresOn" between ${low}::date and ${high}::date`;
    case 'starts':
      return sql`coalesce(a."startsOn", a."signedOn") between ${low}::date and ${high}::date`;
    case 'active':
      // Ended before its time; when nobody wrote down when, its dates say.
      return sql`(coalesce(a."startsOn", a."signedOn") <= ${high}::date
        and (a."expiresOn" is null or a."renewal" = 'tacit' or a."expiresOn" >= ${low}::date)
        and (a."stage" is distinct from 'ended' or coalesce(a."stageOn" >= ${low}::date, true)))`;
  }
}

const datesSql = ({ field, ranges }: DateCondition): Sql => any(ranges.map((range) => rangeSql(field, range)));

/**
 * Words for to_tsquery: letters and digits alone, so that nothing in them is an operator. A trailing "*" stands for any
 * ending; several words are a phrase.
 */
function phraseQuery(phrase: string, weights: string): string {
  const before = nameBefore[phrase];
  if (before !== undefined) return `(!${before}:* <-> ${phrase}:${weights})`;
  return phrase
    .split(' ')
    .map((word) => ({ word: word.replace(/[^\p{L}\p{N}]/gu, ''), prefix: word.endsWith('*') }))
    .filter(({ word }) => word !== '')
    .map(({ word, prefix }) => `${word}:${prefix ? '*' : ''}${weights}`)
    .join(' <-> ');
}

/** What a text must hold for one of these phrases, in either language. Weights "AB" are title and object alone. */
function textSql(phrases: readonly string[], weights: 'AB' | 'C' | ''): Sql {
  const query = phrases
    .map((phrase) => phraseQuery(phrase, weights))
    .filter((part) => part !== '')
    .join(' | ');
  if (query === '') return sql`false`;
  return weights === 'AB'
    ? sql`a."search" @@ (to_tsquery('pg_catalog.spanish', enlace_plain(${query})) || to_tsquery('pg_catalog.english', enlace_plain(${query})))`
    : sql`a."search" @@ (to_tsquery('pg_catalog.spanish', enlace_plain(${query})) || to_tsquery('pg_catalog.english', enlace_plain(${query})) || to_tsquery('pg_catalog.simple', enlace_plain(${query})))`;
}

/** What title or object must hold for each of these phrases, as rows of tsquery text: `query`, none of them twice. */
export function stemsSql(phrases: readonly string[]): Sql {
  const queries = phrases.map((phrase) => phraseQuery(phrase, 'AB')).filter((query) => query !== '');
  return sql`select distinct to_tsquery(language, enlace_plain(phrase))::text as query
    from unnest(${queries}::text[]) as phrase, unnest('{pg_catalog.spanish,pg_catalog.english}'::regconfig[]) as language
    where numnode(to_tsquery(language, enlace_plain(phrase))) > 0`;
}

/** The stems of the registry's own words that begin like one of these, as rows: `lexeme`. */
export function lexemesSql(stems: readonly string[]): Sql {
  return sql`select distinct stemmed.lexeme from "AgreementWord" w,
    unnest('{pg_catalog.spanish,pg_catalog.english}'::regconfig[]) as language,
    unnest(to_tsvector(language, w."word")) as stemmed
    where w."word" like any(${stems.map((stem) => `${stem.slice(0, 3)}%`)}::text[])
      and stemmed.lexeme like any(${stems.map((stem) => `${stem}%`)}::text[])`;
}

/** A row's texts meet a query that is tsquery text, as `stemsSql` gives it. */
export const querySql = (query: string): Sql => sql`a."search" @@ ${query}::tsquery`;

/** `speaksOf`: topic -> the query for what the registry's texts hold of it; a topic with none asks for its sector. */
export type SearchContext = { today: string; speaksOf: ReadonlyMap<string, string> };

function conditionsSql(
  conditions: Conditions & Pick<Filters, 'anyWho' | 'anyStanding' | 'allPlaces' | 'allSectors'>,
  context: SearchContext,
): Sql[] {
  const parts: Sql[] = [];
  const { types, places, partners, partnerKinds, entities, sectors, topics, statuses, renewals } = conditions;
  if (types) parts.push(sql`a."type" = any(${[...types]}::"AgreementType"[])`);
  const who: Sql[] = [];
  if (places) who.push((conditions.allPlaces ? all : any)(places.map(placeSql)));
  if (partners) who.push(sql`a."partnerIds" && ${partners.flatMap((partner) => partner.ids)}::text[]`);
  if (partnerKinds) {
    (places ? parts : who).push(
      sql`exists (select 1 from "Partner" p where p."id" = any(a."partnerIds") and p."kind"::text = any(${[...partnerKinds]}::text[]))`,
    );
  }
  if (who.length > 0) parts.push(conditions.anyWho ? any(who) : all(who));
  if (entities) parts.push(sql`a."entityId" = any(${entities.flatMap((entity) => entity.ids)}::text[])`);
  if (sectors || topics) {
    const themes = [
      ...(sectors ?? []).map((sector) => sql`a."sectors" && ${[sector]}::text[]`),
      ...(topics ?? []).map((topic) => {
        const query = context.speaksOf.get(topic.name);
        if (query) return querySql(query);
        return topic.sector === '' ? sql`false` : sql`a."sectors" && ${[topic.sector]}::text[]`;
      }),
    ];
    parts.push(conditions.allSectors ? all(themes) : any(themes));
  }
  const standing: Sql[] = [];
  if (statuses) standing.push(sql`(${statusSql(context.today)}) = any(${[...statuses]}::text[])`);
  if (renewals) standing.push(sql`a."renewal"::text = any(${[...renewals]}::text[])`);
  if (standing.length > 0) parts.push(conditions.anyStanding ? any(standing) : all(standing));
  return parts;
}

/** With these codes or numbers, as row "a" or as "p", the agreement it stands under. */
function namedSql({ codes, numbers }: Filters, row: 'a' | 'p'): Sql {
  const of = row === 'a' ? sql`a` : sql`p`;
  const parts = codes ? [sql`${of}."codeKey" = any(${codes.map(codeKey)}::text[])`] : [];
  if (numbers)
    parts.push(
      any(
        numbers.map(({ value, year }) =>
          year === null
            ? sql`(${of}."numberValue" = ${value} or ${of}."codeKey" = ${String(value)})`
            : sql`(${of}."numberValue" = ${value} and ${of}."numberYear" = ${year})`,
        ),
      ),
    );
  return all(parts);
}

/** Those that stand under one with these codes or numbers, by the registry's link or by the number in their title. */
function underSql(filters: Filters): Sql {
  const written = (filters.numbers ?? []).flatMap(({ value, year }) => (year ? [`${value} de ${year}`] : []));
  return sql`(a."parentId" in (select p."id" from "Agreement" p where ${namedSql(filters, 'p')}) or ${textSql(written, 'AB')})`;
}

/** The condition that a row "a" of "Agreement" meets these filters. */
export function whereSql(filters: Filters, context: SearchContext): Sql {
  const parts = conditionsSql(filters, context);
  for (const date of filters.dates ?? []) parts.push(datesSql(date));
  if (filters.openEnded !== undefined)
    parts.push(filters.openEnded ? sql`a."expiresOn" is null` : sql`a."expiresOn" is not null`);
  if (filters.unsigned) parts.push(sql`a."signedOn" is null`);
  for (const missing of filters.missing ?? []) {
    parts.push(
      missing === 'document'
        ? sql`not exists (select 1 from "AgreementDocument" d where d."agreementId" = a."id")`
        : sql`(a."entityId" is null and a."responsibleId" is null)`,
    );
  }
  if (filters.withDocument)
    parts.push(sql`exists (select 1 from "AgreementDocument" d where d."agreementId" = a."id")`);
  const { noticeDays } = filters;
  if (typeof noticeDays === 'number') parts.push(sql`a."noticeDays" = ${noticeDays}`);
  else if (noticeDays !== undefined)
    parts.push(noticeDays ? sql`a."noticeDays" is not null` : sql`a."noticeDays" is null`);
  if (filters.framework === true)
    parts.push(
      sql`(exists (select 1 from "Agreement" c where c."parentId" = a."id") or ${textSql(frameworkSayings, 'AB')})`,
    );
  else if (filters.framework === false)
    parts.push(sql`(a."parentId" is not null or ${textSql(specificSayings, 'AB')})`);
  if (filters.codes || filters.numbers) {
    const own = namedSql(filters, 'a');
    parts.push(filters.framework === false ? any([own, underSql(filters)]) : own);
  }
  for (const words of filters.words ?? []) parts.push(textSql(words, ''));
  if (filters.not) {
    const { dates = [], kindsIn = [], ...others } = filters.not;
    const leftOut = [
      ...dates.map(datesSql),
      ...kindsIn.map((kinds) => all(conditionsSql(kinds, context))),
      ...Object.entries(others).flatMap(([key, value]) => conditionsSql({ [key]: value }, context)),
    ];
    parts.push(...leftOut.map((part) => sql`not coalesce(${part}, false)`));
  }
  return all(parts);
}

/** The order of an answer: what was asked for, else the last signed first. */
export function orderSql(filters: Filters, alias: 'a' | 'm'): Sql {
  const { by, descending } = filters.sort ?? { by: 'signed', descending: true };
  const of = alias === 'a' ? sql`a` : sql`m`;
  const column = by === 'expires' ? sql`${of}."expiresOn"` : sql`${of}."signedOn"`;
  return descending ? sql`${column} desc nulls last, ${of}."code"` : sql`${column} asc nulls last, ${of}."code"`;
}
