/** Writing the registry: agreements with their partners, cities and documents, and who changed what. */
import { randomUUID } from 'node:crypto';
import { keepFiles } from '../../files/intake.ts';
import type { Db, Prisma } from '../../store.ts';
import { organizationAliases } from '../aliases.ts';
import { cityKey, countryName, knownCity } from '../places.ts';
import type { AgreementType, PartnerKind, Renewal, Stage } from '../values.ts';
import { codeKey, nameKey } from '../words.ts';
import { citiesById, entityKey, saveCities, saveEntities, savePartners } from './name-queries.ts';
import { toDay as day, plain } from './values.ts';

/** One agreement as a file or a form gives it. Days are "YYYY-MM-DD". */
export type AgreementDraft = {
  code: string;
  title: string;
  type: AgreementType;
  /** A kind that is not told is a guess, and changes none that is known. */
  partners: readonly { name: string; kind: PartnerKind; isKindTold?: boolean; country: string | null }[];
  cities: readonly { name: string; country: string | null }[];
  countries: readonly string[];
  sectors: readonly string[];
  entity: string | null;
  /** The first and last day it may have been signed; equal when the day is known. */
  signed: { from: string; until: string } | null;
  startsOn: string | null;
  expiresOn: string | null;
  renewal: Renewal;
  noticeDays: number | null;
  stage: Stage | null;
  object: string;
  number: string | null;
  documents: readonly string[];
  sources: readonly string[];
  note?: string | null;
  /** What the file has no column for, or no news of: of an agreement that is known it stays as it is. */
  unsaid?: readonly AgreementField[];
};

export type SaveOptions = { now: Date; origin: 'starter' | 'import' | 'person' | 'demo'; byId?: string | null };
export type SaveCounts = { created: number; updated: number; unchanged: number };

/** "17 de 2008", "Convenio 017-2008", "No. 17/2008" -> 17 and 2008. */
export function readNumber(text: string | null): { value: number | null; year: number | null } {
  const digits = (text?.match(/\d+/g) ?? []).map(Number);
  const year = digits.length > 1 ? digits.find((number) => number >= 1900 && number < 2100) : undefined;
  // "1100100-017-2008": the number stands right before its year.
  const value =
    year === undefined ? digits[0] : (digits[digits.lastIndexOf(year) - 1] ?? digits.find((number) => number !== year));
  return { value: value !== undefined && value < 2 ** 31 ? value : null, year: year ?? null };
}

/** The number of an agreement: its own, else one that its title or its code tells together with a year. */
function numberOf(draft: AgreementDraft): { value: number | null; year: number | null } {
  if (draft.number) return readNumber(draft.number);
  const told = /\b(\d{1,6}) (?:de|del|of) ((?:19|20)\d\d)\b/i.exec(draft.title)?.[0] ?? draft.code;
  const read = readNumber(told);
  return read.year === null ? { value: null, year: null } : read;
}

type Columns = Omit<
  Prisma.AgreementUncheckedCreateInput,
  'id' | 'createdAt' | 'updatedAt' | 'origin' | 'documents' | 'projects' | 'changes'
>;

export type AgreementField = keyof Columns;

/** What an agreement is found by besides its own text. */
type NamedIn = Pick<AgreementDraft, 'cities' | 'countries' | 'sectors' | 'code' | 'number'> & {
  partners: readonly string[];
  entity: { name: string; acronym: string | null } | null;
};

/** What a change of it is called in the history, and how its value reads. */
const tracked: readonly (keyof Columns)[] = [
  'title',
  'type',
  'number',
  'object',
  'partnerIds',
  'cityIds',
  'countries',
  'sectors',
  'entityId',
  'signedOn',
  'signedUntil',
  'startsOn',
  'expiresOn',
  'renewal',
  'noticeDays',
  'stage',
  'sources',
  'note',
];

/**
 * Writes agreements by their code: new ones are created, known ones changed where they differ, with the history of what
 * changed. Bumps the registry's revision when anything did.
 */
export async function saveAgreements(
  tx: Db,
  drafts: readonly AgreementDraft[],
  options: SaveOptions,
): Promise<SaveCounts> {
  const cities = await saveCities(tx, drafts);
  const partners = await savePartners(tx, drafts);
  const entities = await saveEntities(tx, drafts);
  const sectors = new Map((await tx.sector.findMany()).map((sector) => [sector.id, sector]));
  const words = new Set<string>();
  const counts: SaveCounts = { created: 0, updated: 0, unchanged: 0 };
  const wordsOf = (named: NamedIn): string =>
    [
      ...named.partners.flatMap((name) => [name, ...organizationAliases(name, null)]),
      ...named.cities.flatMap(({ name, country }) => [name, ...(knownCity(name, country)?.names ?? [])]),
      ...named.countries.flatMap((code) => [countryName(code, 'es'), countryName(code, 'en')]),
      ...named.sectors.flatMap((id) => [sectors.get(id)?.name ?? '', sectors.get(id)?.nameEn ?? '']),
      named.entity?.name ?? '',
      named.entity?.acronym ?? '',
      named.code,
      named.number ?? '',
    ].join(' ');

  const partnerIdsOf = (draft: AgreementDraft): string[] => [
    ...new Set(draft.partners.flatMap(({ name }) => partners.ids.get(organizationAliases(name, null)[0] ?? '') ?? [])),
  ];

  const columnsOf = (draft: AgreementDraft): Columns => {
    const places = draft.cities.map((city) => ({
      ...city,
      country: city.country ?? knownCity(city.name, null)?.country ?? null,
    }));
    const countries = [...new Set([...draft.countries, ...places.flatMap((city) => city.country ?? [])])];
    const entity = draft.entity ? entities.get(entityKey(draft.entity)) : undefined;
    const number = numberOf(draft);
    return {
      code: draft.code,
      codeKey: codeKey(draft.code),
      title: draft.title,
      type: draft.type,
      number: draft.number,
      numberValue: number.value,
      numberYear:
        number.year ?? (number.value === null || !draft.signed ? null : Number(draft.signed.from.slice(0, 4))),
      object: draft.object,
      partnerIds: partnerIdsOf(draft),
      cityIds: [...new Set(places.flatMap((city) => cities.get(cityKey(city.name, city.country)) ?? []))],
      countries,
      sectors: [...draft.sectors],
      entityId: entity?.id ?? null,
      signedOn: day(draft.signed?.from),
      signedUntil: day(draft.signed?.until),
      startsOn: day(draft.startsOn),
      expiresOn: day(draft.expiresOn),
      renewal: draft.renewal,
      noticeDays: draft.noticeDays,
      stage: draft.stage,
      sources: [...draft.sources],
      note: draft.note ?? null,
      names: wordsOf({
        ...draft,
        partners: draft.partners.map(({ name }) => name),
        cities: places,
        countries,
        entity: entity ?? null,
      }),
    };
  };

  for (let at = 0; at < drafts.length; at += 1000) {
    const part = drafts.slice(at, at + 1000);
    const found = await tx.agreement.findMany({
      where: { codeKey: { in: part.map((draft) => codeKey(draft.code)) } },
      include: { documents: true, entity: true },
    });
    const citiesOf = await citiesById(
      tx,
      part.some((draft) => draft.unsaid?.length) ? found.flatMap((row) => row.cityIds) : [],
    );
    const known = new Map(found.map((row) => [row.codeKey, row]));
    const fresh: Prisma.AgreementCreateManyInput[] = [];
    const documents: Prisma.AgreementDocumentCreateManyInput[] = [];
    for (const draft of part) {
      const columns = columnsOf(draft);
      for (const word of nameKey(`${columns.title} ${columns.object} ${columns.names}`).split(' ')) {
        if (word.length > 3 && !/\d/.test(word)) words.add(word.replaceAll('ñ', 'n'));
      }
      const before = known.get(columns.codeKey);
      if (!before) {
        const id = randomUUID();
        fresh.push({ id, ...columns, origin: options.origin, createdAt: options.now, updatedAt: options.now });
        documents.push(...[...new Set(draft.documents)].map((url) => ({ agreementId: id, title: draft.title, url })));
        counts.created += 1;
        continue;
      }
      const unsaid = new Set<AgreementField>(draft.unsaid);
      if (draft.note === undefined) unsaid.add('note');
      const said = Object.fromEntries(
        Object.entries(columns).filter(([field]) => !unsaid.has(field as AgreementField)),
      );
      const changed = tracked.filter(
        (field) => !unsaid.has(field) && plain(before[field as keyof typeof before]) !== plain(columns[field]),
      );
      const urls = draft.documents.filter((url) => !before.documents.some((document) => document.url === url));
      const kinds = partnerIdsOf(draft).flatMap((id) => partners.kinds.get(id) ?? []);
      if (changed.length + urls.length + kinds.length === 0) {
        counts.unchanged += 1;
        continue;
      }
      // With the names of what stays as it was.
      if (draft.unsaid?.length)
        said.names = wordsOf({
          partners: unsaid.has('partnerIds')
            ? before.partnerIds.flatMap((id) => partners.names.get(id) ?? [])
            : draft.partners.map(({ name }) => name),
          cities: unsaid.has('cityIds') ? before.cityIds.flatMap((id) => citiesOf.get(id) ?? []) : draft.cities,
          countries: unsaid.has('countries') ? before.countries : draft.countries,
          sectors: unsaid.has('sectors') ? before.sectors : draft.sectors,
          entity: unsaid.has('entityId') ? before.entity : (entities.get(entityKey(draft.entity ?? '')) ?? null),
          code: draft.code,
          number: unsaid.has('number') ? before.number : draft.number,
        });
      await tx.agreement.update({ where: { id: before.id }, data: { ...said, updatedAt: options.now } });
      documents.push(...urls.map((url) => ({ agreementId: before.id, title: draft.title, url })));
      await tx.agreementChange.createMany({
        data: [
          ...changed.map((field) => ({
            field,
            before: plain(before[field as keyof typeof before]),
            after: plain(columns[field]),
          })),
          ...kinds.map((kind) => ({ field: 'partnerKind', ...kind })),
          ...urls.map((url) => ({ field: 'document', before: null, after: url })),
        ].map((change) => ({ agreementId: before.id, at: options.now, byId: options.byId ?? null, ...change })),
      });
      counts.updated += 1;
    }
    await tx.agreement.createMany({ data: fresh });
    await tx.agreementDocument.createMany({ data: documents, skipDuplicates: true });
    await keepFiles(
      tx,
      documents.map(({ url }) => url),
    );
  }
  if (counts.created + counts.updated > 0) {
    await saveWords(tx, words);
    await bumpRevision(tx);
  }
  return counts;
}

/** What others keep in memory of the registry is read anew. */
export async function bumpRevision(tx: Db): Promise<void> {
  const revision = randomUUID();
  await tx.agreementRegistry.upsert({ where: { id: 1 }, create: { id: 1, revision }, update: { revision } });
}

/** Words of the registry's texts, so that one spelt wrong finds them; what is gone may stay, it only finds nothing. */
async function saveWords(tx: Db, words: ReadonlySet<string>): Promise<void> {
  const rows = [...words].map((word) => ({ word }));
  for (let at = 0; at < rows.length; at += 20_000) {
    await tx.agreementWord.createMany({ data: rows.slice(at, at + 20_000), skipDuplicates: true });
  }
}

export async function hasAgreements(db: Db): Promise<boolean> {
  return (await db.agreement.findFirst({ select: { id: true } })) !== null;
}
