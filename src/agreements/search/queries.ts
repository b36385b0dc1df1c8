/** Asking the registry: its names for the gazetteer, the nearest words, and one query for all the conditions. */
import { type Db, Prisma, type StandardAnswer } from '../../store.ts';
import type { Filters, Topic } from '../filters.ts';
import { createGazetteer, type Gazetteer } from '../gazetteer.ts';
import type { GroupBy } from '../patterns.ts';
import { runsUntil } from '../rules.ts';
import type { AgreementType, PartnerKind, Renewal, Status } from '../values.ts';
import { typos } from '../words.ts';
import { lexemesSql, orderSql, querySql, type SearchContext, statusSql, stemsSql, whereSql } from './sql.ts';

const { sql } = Prisma;

/** The registry as kept in memory; read again when its revision is another. */
export type Registry = {
  revision: string;
  gazetteer: Gazetteer;
  cities: ReadonlyMap<string, { name: string; country: string | null }>;
  partners: ReadonlyMap<string, { name: string; kind: PartnerKind }>;
  entities: ReadonlyMap<string, { name: string }>;
  sectors: readonly { id: string; name: string; nameEn: string }[];
  /** Answers that somebody wrote or edited. */
  standard: readonly StandardAnswer[];
  /** Topic -> the query for what the texts hold of it. Filled as topics are asked for. */
  speaksOf: Map<string, string>;
};

// One registry a database: tests and tools open several in one process.
const kept = new WeakMap<Db, Registry>();

/** The names of the registry, from memory unless they changed since. `db`: the store's own, not that of a transaction. */
export async function loadRegistry(db: Db): Promise<Registry> {
  const [row] = await db.$queryRaw<{ revision: string }[]>(
    sql`select "revision" from "AgreementRegistry" where "id" = 1`,
  );
  const revision = row?.revision ?? '';
  const known = kept.get(db);
  if (known && known.revision === revision && revision !== '') return known;
  const [cities, partners, entities, sectors, standard, codes, countries] = await Promise.all([
    db.city.findMany(),
    db.partner.findMany(),
    db.entity.findMany(),
    db.sector.findMany({ orderBy: { position: 'asc' } }),
    db.standardAnswer.findMany({ orderBy: { updatedAt: 'desc' } }),
    db.agreement.findMany({ select: { codeKey: true, entityId: true } }),
    db.$queryRaw<{ country: string }[]>(sql`select distinct unnest("countries") as country from "Agreement"`),
  ]);
  const leading = new Set(codes.map(({ entityId }) => entityId));
  const registry: Registry = {
    revision,
    gazetteer: createGazetteer({
      cities,
      partners,
      entities: entities.map((entity) => ({ ...entity, used: leading.has(entity.id) })),
      codes: new Set(codes.map(({ codeKey }) => codeKey)),
      countries: new Set(countries.map(({ country }) => country)),
    }),
    cities: new Map(cities.map((city) => [city.id, city])),
    partners: new Map(partners.map((partner) => [partner.id, partner])),
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    sectors,
    standard,
    speaksOf: new Map(),
  };
  kept.set(db, registry);
  return registry;
}

/** For each word: itself alone when the registry's texts have it, else the words of the registry nearest to it. */
export async function nearWords(db: Db, words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (words.length === 0) return new Map();
  const rows = await db.$queryRaw<{ typed: string; word: string; same: boolean }[]>(sql`
    select typed, near.word, near.word = enlace_plain(typed) as same
    from unnest(${[...words]}::text[]) as typed
    cross join lateral (
      select w."word" as word from "AgreementWord" w
      where w."word" % enlace_plain(typed)
      order by similarity(w."word", enlace_plain(typed)) desc limit 4
    ) near
    where near.word = enlace_plain(typed) or similarity(near.word, enlace_plain(typed)) >= 0.45`);
  const found = new Map<string, string[]>();
  for (const { typed, word, same } of rows) {
    if (same) found.set(typed, [typed]);
    else if (!found.get(typed)?.includes(typed) && isNear(typed, word))
      found.set(typed, [...(found.get(typed) ?? []), word]);
  }
  return found;
}

/** One word misspelt, or the same in another number: not merely one that begins alike. */
function isNear(typed: string, word: string): boolean {
  return typos(typed, word) <= (Math.min(typed.length, word.length) >= 8 ? 2 : 1);
}

/** Finds what the texts of the registry hold of these topics: what is in vain, or within another, only slows a search. */
async function findSpokenOf(db: Db, registry: Registry, topics: readonly Topic[]): Promise<void> {
  for (const topic of topics) {
    if (registry.speaksOf.has(topic.name)) continue;
    const rows = await db.$queryRaw<{ query: string }[]>(stemsSql(topic.phrases));
    const held = (await withoutPrefixes(db, rows)).map(
      (query) => sql`select ${query} as query where exists (select 1 from "Agreement" a where ${querySql(query)})`,
    );
    const spoken = held.length === 0 ? [] : await db.$queryRaw<{ query: string }[]>(Prisma.join(held, ' union all '));
    registry.speaksOf.set(topic.name, spoken.map(({ query }) => query).join(' | '));
  }
}

const prefix = /^'([^' ]+)':\*AB$/;

/** A beginning is looked for by the words of the registry that have it: in the index, three times as fast. */
async function withoutPrefixes(db: Db, rows: readonly { query: string }[]): Promise<readonly string[]> {
  const stems = rows.flatMap(({ query }) => prefix.exec(query)?.[1] ?? []);
  const whole = rows.flatMap(({ query }) => (prefix.test(query) ? [] : query));
  if (stems.length === 0) return whole;
  const lexemes = await db.$queryRaw<{ lexeme: string }[]>(lexemesSql(stems));
  return [...new Set([...whole, ...lexemes.map(({ lexeme }) => `'${lexeme.replaceAll("'", "''")}':AB`)])];
}

/** One agreement in an answer. Days are "YYYY-MM-DD"; `signedOn` is as exact as it is known ("2014-08"). */
export type Found = {
  id: string;
  code: string;
  title: string;
  type: AgreementType;
  partner: string;
  city: string;
  /** With whom, when these are cities: said by their names instead of their governments'. */
  cities: readonly { name: string; country: string | null }[];
  countries: string[];
  status: Status;
  signedOn: string | null;
  expiresOn: string | null;
  /** The end of the present term: later than `expiresOn` once tacitly renewed. */
  runsUntil: string | null;
};

type Row = {
  id: string;
  code: string;
  title: string;
  type: AgreementType;
  partnerIds: string[];
  cityIds: string[];
  countries: string[];
  status: Status;
  signedOn: string | null;
  signedUntil: string | null;
  startsOn: string | null;
  expiresOn: string | null;
  renewal: Renewal;
  total: bigint;
};

/** "2014-08-01" to "2014-08-31" is "2014-08"; the same day twice is that day. */
export function signedText(from: string | null, until: string | null): string | null {
  if (!from || !until || from === until) return from;
  if (from.endsWith('-01-01') && until === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  if (from.slice(0, 7) === until.slice(0, 7)) return from.slice(0, 7);
  return `${from.slice(0, 4)}/${until.slice(0, 4)}`;
}

export type SearchOptions = { today: string; limit?: number; offset?: number };

async function contextOf(db: Db, registry: Registry, filters: Filters, today: string): Promise<SearchContext> {
  await findSpokenOf(db, registry, [...(filters.topics ?? []), ...(filters.not?.topics ?? [])]);
  return { today, speaksOf: registry.speaksOf };
}

/** The agreements that meet the filters, ordered, with how many there are in all. */
export async function search(
  db: Db,
  registry: Registry,
  filters: Filters,
  options: SearchOptions,
): Promise<{ total: number; found: Found[] }> {
  const context = await contextOf(db, registry, filters, options.today);
  const where = whereSql(filters, context);
  // "El último": with those of the same day, for no order is told between them.
  const ties = filters.limit === 1 && filters.sort;
  const most = filters.limit && !ties ? Math.min(filters.limit, options.limit ?? filters.limit) : options.limit;
  // Counted and ordered on few columns first: a broad question matches thousands, and shows five.
  const rows = await db.$queryRaw<Row[]>(sql`
    with matched as materialized (
      select a."id", a."code", a."signedOn", a."expiresOn" from "Agreement" a
      where ${where} ${ties ? tiesSql(filters, where) : Prisma.empty}
    ), page as (
      select m."id" from matched m order by ${orderSql(filters, 'm')} limit ${most ?? null}::int offset ${options.offset ?? 0}::int
    )
    select a."id", a."code", a."title", a."type"::text as "type", a."partnerIds", a."cityIds", a."countries",
      (${statusSql(options.today)}) as "status", a."signedOn"::text, a."signedUntil"::text, a."startsOn"::text, a."expiresOn"::text,
      a."renewal"::text as "renewal",
      (select count(*) from matched) as total
    from page join "Agreement" a using ("id")
    order by ${orderSql(filters, 'a')}`);
  const total = Number(rows[0]?.total ?? 0);
  return {
    total: filters.limit && !ties ? Math.min(total, filters.limit) : total,
    found: rows.map((row) => foundOf(row, registry, options.today)),
  };
}

function tiesSql(filters: Filters, where: Prisma.Sql): Prisma.Sql {
  const column = filters.sort?.by === 'expires' ? sql`"expiresOn"` : sql`"signedOn"`;
  const best = filters.sort?.descending ? sql`max(a.${column})` : sql`min(a.${column})`;
  return sql`and a.${column} = (select ${best} from "Agreement" a where ${where})`;
}

const cityKinds: ReadonlySet<PartnerKind> = new Set(['city', 'government']);

function foundOf(row: Row, registry: Registry, today: string): Found {
  const names = (ids: string[], map: ReadonlyMap<string, { name: string }>) =>
    [...new Set(ids.flatMap((id) => map.get(id)?.name ?? []))].join('; ');
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    type: row.type,
    partner: names(row.partnerIds, registry.partners),
    city: names(row.cityIds, registry.cities),
    cities: row.partnerIds.every((one) => cityKinds.has(registry.partners.get(one)?.kind ?? 'city'))
      ? row.cityIds.flatMap((one) => registry.cities.get(one) ?? [])
      : [],
    countries: row.countries,
    status: row.status,
    signedOn: signedText(row.signedOn, row.signedUntil),
    expiresOn: row.expiresOn,
    runsUntil: runsUntil(row, today),
  };
}

const groupSql: Record<GroupBy, Prisma.Sql> = {
  country: sql`unnest(a."countries")`,
  region: sql`unnest(a."countries")`,
  city: sql`unnest(a."cityIds")`,
  partner: sql`unnest(a."partnerIds")`,
  sector: sql`unnest(a."sectors")`,
  type: sql`a."type"::text`,
  entity: sql`coalesce(a."entityId", '')`,
  year: sql`coalesce(extract(year from a."signedOn")::text, '')`,
  status: sql`''`,
  partnerKind: sql`(select p."kind"::text from "Partner" p where p."id" = a."partnerIds"[1])`,
};

/** How many agreements meet the filters in each group, the largest first; `key` is an id, a code or a year. */
export async function countGroups(
  db: Db,
  registry: Registry,
  filters: Filters,
  groupBy: GroupBy,
  today: string,
): Promise<{ key: string; count: number }[]> {
  const where = whereSql(filters, await contextOf(db, registry, filters, today));
  const group = groupBy === 'status' ? statusSql(today) : groupSql[groupBy];
  const rows = await db.$queryRaw<{ key: string | null; count: bigint }[]>(sql`
    select key, count(*) as count from (select ${group} as key from "Agreement" a where ${where}) groups group by key order by count(*) desc, key`);
  return rows.map(({ key, count }) => ({ key: key ?? '', count: Number(count) }));
}
