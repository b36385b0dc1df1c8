/** Writing what agreements name: cities, partners and entities, each once however it is spelt. */
import { randomUUID } from 'node:crypto';
import type { Db, Prisma } from '../../store.ts';
import { initialsOf, organizationAliases } from '../aliases.ts';
import { cityKey, knownCity } from '../places.ts';
import type { PartnerKind } from '../values.ts';
import { nameKey } from '../words.ts';
import type { AgreementDraft } from './queries.ts';

type Named = { id: string; key: string };

/** Key of each city -> its id. */
export async function saveCities(tx: Db, drafts: readonly AgreementDraft[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, { name: string; country: string | null }>();
  for (const city of drafts.flatMap((draft) => draft.cities)) {
    const country = city.country ?? knownCity(city.name, null)?.country ?? null;
    const key = cityKey(city.name, country);
    if (!wanted.has(key)) wanted.set(key, { name: city.name, country });
  }
  await tx.city.createMany({ data: [...wanted].map(([key, city]) => ({ key, ...city })), skipDuplicates: true });
  const rows: Named[] = await tx.city.findMany({
    where: { key: { in: [...wanted.keys()] } },
    select: { id: true, key: true },
  });
  return new Map(rows.map((row) => [row.key, row.id]));
}

export async function citiesById(
  tx: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { name: string; country: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.city.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every name of a partner -> its id; by id, the names there were, and the kinds told to be another than they were. */
export type SavedPartners = {
  ids: ReadonlyMap<string, string>;
  names: ReadonlyMap<string, string>;
  kinds: ReadonlyMap<string, { before: PartnerKind; after: PartnerKind }>;
};

/** A partner known by another of its names is not made twice; of two kinds told of one, the first counts. */
export async function savePartners(tx: Db, drafts: readonly AgreementDraft[]): Promise<SavedPartners> {
  const known = new Map<string, string>();
  const learn = (id: string, name: string, acronym: string | null) => {
    for (const alias of organizationAliases(name, acronym)) if (!known.has(alias)) known.set(alias, id);
  };
  const rows = await tx.partner.findMany();
  for (const partner of rows) learn(partner.id, partner.name, partner.acronym);
  const fresh: (Prisma.PartnerCreateManyInput & { id: string })[] = [];
  const told = new Map<string, PartnerKind>();
  for (const { name, kind, isKindTold, country } of drafts.flatMap((draft) => draft.partners)) {
    // Its whole name, or its name without the acronym in brackets: parts alone ("Alcaldía") are not the partner.
    const [whole = '', bare = whole] = organizationAliases(name, null);
    const acronym = name.match(/\(([\p{Lu}\d-]{2,12})\)/u)?.[1] ?? null;
    const id = known.get(whole) ?? known.get(bare) ?? (acronym ? known.get(nameKey(acronym)) : undefined);
    const own = id ?? randomUUID();
    if (isKindTold && !told.has(own)) told.set(own, kind);
    if (id) {
      known.set(whole, id);
      continue;
    }
    fresh.push({ id: own, name, acronym, kind, country, key: whole });
    learn(own, name, acronym);
  }
  const added = fresh.map((partner) => ({ ...partner, kind: told.get(partner.id) ?? partner.kind }));
  for (let at = 0; at < added.length; at += 5000) await tx.partner.createMany({ data: added.slice(at, at + 5000) });
  const kinds = new Map(
    rows.flatMap(({ id, kind: before }) => {
      const after = told.get(id) ?? before;
      return after === before ? [] : [[id, { before, after }] as const];
    }),
  );
  for (const [id, { after }] of kinds) await tx.partner.update({ where: { id }, data: { kind: after } });
  return { ids: known, names: new Map(rows.map(({ id, name }) => [id, name])), kinds };
}

/** An entity's name without what is said of all of them. */
export const entityKey = (name: string) =>
  nameKey(name.replace(/\([^)]*\)/g, ' '))
    .split(' ')
    .filter(
      (word) =>
        ![
          'distrital',
          'distritales',
          'de',
          'del',
          'la',
          'el',
          'los',
          'las',
          'y',
          'bogota',
          'distrito',
          'd',
          'c',
        ].includes(word),
    )
    .join(' ');

/** An entity by its name, however it is spelt, or its acronym; one nobody knows is added. */
export async function saveEntities(
  tx: Db,
  drafts: readonly AgreementDraft[],
): Promise<ReadonlyMap<string, { id: string; name: string; acronym: string | null }>> {
  const known = new Map<string, { id: string; name: string; acronym: string | null }>();
  const rows = await tx.entity.findMany();
  for (const entity of rows) {
    known.set(entityKey(entity.name), entity);
    if (entity.acronym) known.set(entityKey(entity.acronym), entity);
  }
  for (const entity of rows) {
    const initials = entity.acronym ? null : initialsOf(entity.name);
    if (initials && !known.has(initials)) known.set(initials, entity);
  }
  for (const name of new Set(drafts.flatMap((draft) => draft.entity ?? []))) {
    const acronym = name.match(/\(([\p{Lu}\d]{2,12}\p{L}*)\)/u)?.[1] ?? null;
    const found = known.get(entityKey(name)) ?? (acronym ? known.get(entityKey(acronym)) : undefined);
    const entity =
      found ??
      (await tx.entity.create({ data: { name: name.replace(/\s*\([^)]*\)/, '').trim(), acronym, basis: 'import' } }));
    known.set(entityKey(name), entity);
  }
  return known;
}
