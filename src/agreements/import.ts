/** Agreements from a table, as contracts say it: all or nothing, each fault with its row, column and what was expected. */
import { cellsOf, readSectors, sectorFault } from '../import.ts';
import { keepSaid, saidBefore } from '../imported-queries.ts';
import { listSectors } from '../members/queries.ts';
import type { Store } from '../store.ts';
import {
  type Headers,
  type ImportFault,
  type ImportReport,
  type NamedRow,
  nameColumns,
  splitCell,
  type Table,
} from '../table.ts';
import { sectorOf } from './gazetteer.ts';
import { knownCity, readCountry } from './places.ts';
import { type AgreementDraft, type AgreementField, saveAgreements } from './registry/queries.ts';
import { sayDay } from './text.ts';
import {
  type PartnerKind,
  partnerKindNames,
  readPartnerKind,
  readRenewal,
  readStage,
  readType,
  renewalNames,
  typeNames,
} from './values.ts';
import { codeKey, nameKey } from './words.ts';

export const agreementHeaders = {
  code: ['codigo', 'code'],
  title: ['titulo', 'title'],
  type: ['tipo', 'type'],
  partner: ['contraparte', 'partner'],
  partnerKind: ['tipo_contraparte', 'partner_type', 'partner_kind'],
  city: ['ciudad', 'city'],
  country: ['pais', 'country'],
  sectors: ['sectores', 'sectors', 'sector'],
  entity: ['entidad', 'entity'],
  signed: ['firmado', 'signed', 'signed_on'],
  starts: ['inicia', 'starts', 'start', 'starts_on'],
  expires: ['vence', 'expires', 'expires_on', 'expiry'],
  renewal: ['renovacion', 'renewal'],
  noticeDays: ['preaviso_dias', 'notice_days'],
  stage: ['estado', 'status', 'state'],
  object: ['objeto', 'object', 'purpose'],
  number: ['numero', 'number'],
  link: ['enlace', 'link', 'url'],
  source: ['fuente', 'source'],
} satisfies Headers<string>;

type Column = keyof typeof agreementHeaders;
type Row = NamedRow<Column>;
type Fault = (column: Column, message: string) => void;

/** What a column tells of an agreement: a file without the column, or with no news in it, says nothing of it. */
const toldBy: Partial<Record<Column, readonly AgreementField[]>> = {
  title: ['title'],
  type: ['type'],
  partner: ['partnerIds'],
  city: ['cityIds'],
  country: ['countries'],
  sectors: ['sectors'],
  entity: ['entityId'],
  signed: ['signedOn', 'signedUntil'],
  starts: ['startsOn'],
  expires: ['expiresOn'],
  renewal: ['renewal'],
  noticeDays: ['noticeDays'],
  stage: ['stage'],
  object: ['object'],
  number: ['number', 'numberValue', 'numberYear'],
  source: ['sources'],
};

const required: readonly Column[] = ['code', 'title', 'type', 'partner'];
const names = (list: Record<string, { es: string }>) =>
  Object.values(list)
    .map((name) => name.es)
    .join(', ');

/** "2014-08-09", "09/08/2014", and honestly less: "2014-08", "2014". Null when it is no date. */
export function readDay(text: string): { from: string; until: string } | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]00:00.*)?$/.exec(text.trim());
  const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text.trim());
  const [year, month, date] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year) return null;
  const two = (part: string) => part.padStart(2, '0');
  const valid = (day: string) => {
    const at = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  };
  if (date && month) {
    const day = `${year}-${two(month)}-${two(date)}`;
    return valid(day) ? { from: day, until: day } : null;
  }
  const from = `${year}-${month ? two(month) : '01'}-01`;
  if (!valid(from)) return null;
  const last = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0)).toISOString().slice(0, 10);
  return { from, until: last };
}

/** The words a file uses where there is no country to name. */
const noCountry = new Set([
  'internacional',
  'international',
  'global',
  'mundial',
  'multilateral',
  'varios',
  'n a',
  'na',
  'no aplica',
  'regional',
  'ninguno',
]);

function readSectorCell(
  cell: string,
  sectors: Awaited<ReturnType<typeof listSectors>>,
): { ids: string[]; unknown: string[] } {
  const { ids, unknown } = readSectors(cell, sectors);
  const still: string[] = [];
  for (const part of unknown) {
    const sector = sectorOf(part);
    if (sector) ids.push(sector);
    else still.push(part);
  }
  return { ids: [...new Set(ids)], unknown: still };
}

function readRow(row: Row, fault: Fault, sectors: Awaited<ReturnType<typeof listSectors>>): AgreementDraft | null {
  for (const column of required) if (row[column] === '') fault(column, 'este dato es obligatorio');
  const type = readType.get(nameKey(row.type));
  if (row.type !== '' && !type) fault('type', `se espera uno de: ${names(typeNames)}`);

  const countries = splitCell(row.country)
    .filter((name) => !noCountry.has(nameKey(name)))
    .map((name) => {
      const code = readCountry(name);
      if (!code)
        fault('country', `no se conoce el país «${name}»; escriba su nombre en español o inglés, o su código ISO`);
      return code ?? '';
    });
  const cityNames = splitCell(row.city);
  const cities = cityNames.map((name, index) => {
    const country =
      countries.length === cityNames.length ? countries[index] : countries.length === 1 ? countries[0] : undefined;
    // Several cities and several countries that do not pair off: a city whose country is known says it itself.
    const known = country ? null : (countries.find((code) => knownCity(name, code)) ?? knownCity(name, null)?.country);
    return { name, country: country || known || null };
  });

  const partnerNames = splitCell(row.partner);
  const kindNames = splitCell(row.partnerKind);
  const kinds = kindNames.map((name): PartnerKind | undefined => {
    const kind = readPartnerKind.get(nameKey(name));
    if (!kind) fault('partnerKind', `se espera uno de: ${names(partnerKindNames)}`);
    return kind;
  });
  const partners = partnerNames.map((name, index) => ({
    name,
    kind:
      (kinds.length === partnerNames.length ? kinds[index] : kinds[0]) ?? (cities.length > 0 ? 'city' : 'government'),
    // One kind for several partners is a guess for those that are new.
    isKindTold: kinds.length === partnerNames.length,
    country: (countries.length === partnerNames.length ? countries[index] : countries[0]) ?? null,
  }));

  const date = (column: 'signed' | 'starts' | 'expires') => {
    if (row[column] === '') return null;
    const read = readDay(row[column]);
    if (!read) fault(column, 'se espera una fecha AAAA-MM-DD o DD/MM/AAAA que exista');
    return read;
  };
  const signed = date('signed');
  const starts = date('starts');
  const expires = date('expires');
  const begins = starts?.from ?? signed?.from;
  if (begins && expires && expires.until < begins) fault('expires', `vence antes de empezar (${sayDay(begins, 'es')})`);

  const renewal = row.renewal === '' ? 'none' : readRenewal.get(nameKey(row.renewal));
  if (!renewal) fault('renewal', `se espera una de: ${names(renewalNames)}`);
  const stageKey = nameKey(row.stage);
  const stage = readStage.get(stageKey) ?? null;
  // "vigente" and "vencido" follow from the dates: said again they do no harm, unless they say the contrary.
  const told =
    ['', 'vigente', 'activo', 'in force', 'active', 'por vencer'].includes(stageKey) ||
    (['vencido', 'expired'].includes(stageKey) && expires !== null);
  if (!stage && !told)
    fault('stage', 'se espera en trámite, en renovación, suspendido o terminado; lo demás lo dicen las fechas');
  if (row.noticeDays !== '' && !/^\d{1,4}$/.test(row.noticeDays)) fault('noticeDays', 'se espera un número de días');
  const read = readSectorCell(row.sectors, sectors);
  if (read.unknown.length > 0) fault('sectors', sectorFault(read.unknown, sectors));
  for (const url of splitCell(row.link))
    if (!/^(https?:\/\/|file:|\/|\.{0,2}\/|[\w.-]+\/|[\w.-]+\.\w+)/i.test(url))
      fault('link', 'se espera una dirección http(s):// o un archivo');
  if (!type || !renewal) return null;
  return {
    code: row.code,
    title: row.title,
    type,
    partners,
    cities,
    countries: [...new Set(countries)],
    sectors: read.ids,
    entity: row.entity || null,
    signed,
    startsOn: starts?.from ?? null,
    expiresOn: expires?.until ?? null,
    renewal,
    noticeDays: row.noticeDays === '' ? null : Number(row.noticeDays),
    stage,
    object: row.object,
    number: row.number || null,
    documents: splitCell(row.link),
    sources: splitCell(row.source),
  };
}

/** The draft without what its row says again as the last file did. */
function newsOf(draft: AgreementDraft, old: readonly Column[], missing: readonly Column[]): AgreementDraft {
  const partners = draft.partners.map((partner) => ({ ...partner, isKindTold: false }));
  return {
    ...draft,
    ...(old.includes('partnerKind') && { partners }),
    ...(old.includes('link') && { documents: [] }),
    unsaid: [...missing, ...old].flatMap((column) => toldBy[column] ?? []),
  };
}

type ReadRows = { rows: number; drafts: AgreementDraft[]; errors: ImportFault[]; ignored?: string[] };
/** Code -> what its row says, for the next file. */
type Said = ReadonlyMap<string, Record<string, string>>;

/** Reads all rows of a table, with every fault of it. `kind`: what files said before under this name is no news. */
export async function readAgreementRows(
  store: Store,
  table: Table,
  kind?: string,
): Promise<{ read: ReadRows; said: Said }> {
  const { rows, faults, missing, ignored } = nameColumns(table, agreementHeaders, required);
  const codes = rows.map(({ code }) => codeKey(code));
  const isOld = kind ? await saidBefore(store.db, kind, codes) : () => false;
  const sectors = await listSectors(store.db);
  const errors: ImportFault[] = [...faults];
  const drafts: AgreementDraft[] = [];
  const seen = new Map<string, number>();
  for (const row of faults.length > 0 ? [] : rows) {
    const fault: Fault = (column, message) =>
      errors.push({ row: row.row, column: agreementHeaders[column][0] ?? column, value: row[column], message });
    const first = seen.get(codeKey(row.code));
    if (row.code !== '' && first) fault('code', `el código ya está en la fila ${first}`);
    else seen.set(codeKey(row.code), row.row);
    const draft = readRow(row, fault, sectors);
    const columns = Object.keys(agreementHeaders) as Column[];
    const old = columns.filter((column) => isOld(codeKey(row.code), column, row[column]));
    if (draft) drafts.push(newsOf(draft, old, missing));
  }
  const said = new Map(rows.map((row) => [codeKey(row.code), cellsOf(row, missing)]));
  return { read: { rows: rows.length, drafts, errors, ...(ignored && { ignored }) }, said };
}

export type ImportAgreementsOptions = {
  dryRun?: boolean;
  now: Date;
  byId?: string | null;
  origin?: 'import' | 'demo';
};

/** Imports agreements by code; a file with any fault changes nothing, and neither does a dry run. */
export async function importAgreements(
  store: Store,
  table: Table,
  options: ImportAgreementsOptions,
): Promise<ImportReport> {
  const kind = 'agreements';
  const { read, said } = await readAgreementRows(store, table, kind);
  const { drafts, ...counts } = read;
  const report: ImportReport = { created: 0, updated: 0, unchanged: 0, ...counts };
  if (report.errors.length > 0) return report;
  const { now, byId = null, origin = 'import' } = options;
  const dryRun = new Error('dry run');
  try {
    await store.inTransaction(async (tx) => {
      Object.assign(report, await saveAgreements(tx, drafts, { now, origin, byId }));
      await keepSaid(tx, kind, said);
      if (options.dryRun) throw dryRun;
    });
  } catch (error) {
    if (error !== dryRun) throw error;
  }
  return report;
}
