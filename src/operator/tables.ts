/** `import` and `export`: the kinds of table, each a call into its feature. */
import { readFile } from 'node:fs/promises';
import { importAgreements } from '../agreements/import.ts';
import { exportAgreements, exportColumns } from '../agreements/operate.ts';
import { importFeeds, importRules } from '../calls/import.ts';
import { followUpHistory } from '../calls/proposals/followup-queries.ts';
import { followUpText } from '../calls/proposals/followup-text.ts';
import { listCalls, listFeeds, listRules } from '../calls/queries.ts';
import { parseOpml, writeOpml } from '../calls/reading/opml.ts';
import { callStatus } from '../calls/rules.ts';
import { committeeColumns, exportCommittees, importCommittees } from '../committees/import.ts';
import { UserError } from '../errors.ts';
import type { ImportOptions } from '../import.ts';
import { importEntities, importMembers, importSpaces } from '../members/import.ts';
import { listEntities, listMembers, listSpaces } from '../members/queries.ts';
import type { Store } from '../store.ts';
import { type Cells, type ImportReport, readTable, type Table, writeCsv, writeXlsx } from '../table.ts';
import { trainingColumns, trainingRows } from '../trainings/export.ts';
import { importTrainings } from '../trainings/import.ts';
import { saveFile } from './output.ts';

type Importer = (store: Store, table: Table, options: ImportOptions) => Promise<ImportReport>;

const importers: Record<string, Importer> = {
  members: importMembers,
  entities: importEntities,
  spaces: importSpaces,
  committees: importCommittees,
  feeds: importFeeds,
  rules: importRules,
  agreements: importAgreements,
  trainings: importTrainings,
};

/** An OPML outline as the table that feeds are imported from. */
async function readOpml(path: string): Promise<Table> {
  const { feeds } = parseOpml(await readFile(path, 'utf8'));
  return {
    columns: ['url', 'nombre', 'idioma'],
    rows: feeds.map((feed, index) => ({
      row: index + 2,
      values: { url: feed.url, nombre: feed.name === feed.url ? '' : feed.name, idioma: feed.language ?? '' },
    })),
  };
}

export async function importFile(
  store: Store,
  kind: string,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const importer = importers[kind];
  if (!importer)
    throw new UserError(`No se puede importar «${kind}». Puede ser: ${Object.keys(importers).join(', ')}.`);
  const table = kind === 'feeds' && /\.(opml|xml)$/i.test(path) ? await readOpml(path) : await readTable(path);
  return importer(store, table, options);
}

type Exporter = { columns: readonly string[]; rows(store: Store, now: Date): Promise<Cells[]> };
const join = (values: readonly string[]) => values.join(';');

export const exporters: Record<string, Exporter> = {
  trainings: { columns: trainingColumns, rows: trainingRows },
  members: {
    columns: ['correo', 'nombre', 'entidad', 'sectores', 'rol', 'idioma'],
    rows: async ({ db }) =>
      (await listMembers(db)).map((member) => ({
        correo: member.email,
        nombre: member.name,
        entidad: member.entity?.name ?? '',
        sectores: join(member.sectors),
        rol: member.role,
        idioma: member.locale,
      })),
  },
  entities: {
    columns: ['nombre', 'sigla', 'sector', 'fuente'],
    rows: async ({ db }) =>
      (await listEntities(db)).map((entity) => ({
        nombre: entity.name,
        sigla: entity.acronym,
        sector: entity.sector?.name ?? '',
        fuente: entity.basis,
      })),
  },
  spaces: {
    columns: ['plataforma', 'id', 'nombre', 'sectores'],
    rows: async ({ db }) =>
      (await listSpaces(db)).map((space) => ({
        plataforma: space.platform,
        id: space.conversation,
        nombre: space.name,
        sectores: join(space.sectors),
      })),
  },
  feeds: {
    columns: ['url', 'nombre', 'financiador', 'idioma', 'confianza', 'sectores', 'fuente'],
    rows: async ({ db }) =>
      (await listFeeds(db)).map((feed) => ({
        url: feed.url,
        nombre: feed.name,
        financiador: feed.funder,
        idioma: feed.language,
        confianza: feed.trust === 'trusted' ? 'publica' : 'revisa',
        sectores: join(feed.sectors),
        fuente: feed.source,
      })),
  },
  rules: {
    columns: ['clase', 'valor', 'palabras'],
    rows: async ({ db }) =>
      (await listRules(db)).map((rule) => ({ clase: rule.kind, valor: rule.value, palabras: join(rule.words) })),
  },
  'follow-ups': {
    columns: ['convocatoria', 'titulo', 'financiador', 'modalidad', 'sectores', 'entidad', 'etapa', 'fecha'],
    rows: async ({ db }) =>
      (await followUpHistory(db)).map(({ call, entity, stage, at }) => ({
        convocatoria: call.number,
        titulo: call.title,
        financiador: call.funder,
        modalidad: call.modality,
        sectores: join(call.sectors),
        entidad: entity.name,
        etapa: followUpText.es.stage[stage],
        fecha: at.toISOString(),
      })),
  },
  agreements: { columns: exportColumns, rows: (store) => exportAgreements({ store }) },
  committees: { columns: committeeColumns, rows: exportCommittees },
  calls: {
    columns: [
      'numero',
      'titulo',
      'financiador',
      'modalidad',
      'sectores',
      'publicada',
      'cierra',
      'zona',
      'estado',
      'enlace',
    ],
    rows: async ({ db }, now) =>
      (await listCalls(db, {})).map((call) => ({
        numero: call.number,
        titulo: call.title,
        financiador: call.funder,
        modalidad: call.modality,
        sectores: join(call.sectors),
        publicada: call.publishedAt?.toISOString() ?? '',
        cierra: call.deadlineAt?.toISOString() ?? '',
        zona: call.deadlineZone,
        estado: callStatus(call, now),
        enlace: call.url,
      })),
  },
};

/** The feeds that are read, as other readers import them. */
async function feedsAsOpml({ db }: Store): Promise<string> {
  const feeds = (await listFeeds(db)).filter((feed) => feed.enabled);
  return writeOpml({
    title: 'Enlace',
    feeds: feeds.map(({ url, name, language, sectors }) => ({ url, name, home: null, language, categories: sectors })),
  });
}

/** The table as bytes in that format. Throws UserError for a kind or format that does not exist. */
export async function exportTable(store: Store, kind: string, format: string, now: Date): Promise<string | Buffer> {
  const exporter = exporters[kind];
  if (!exporter)
    throw new UserError(`No se puede exportar «${kind}». Puede ser: ${Object.keys(exporters).join(', ')}.`);
  if (format === 'opml' && kind === 'feeds') return feedsAsOpml(store);
  const rows = await exporter.rows(store, now);
  if (format === 'csv') return writeCsv(exporter.columns, rows);
  if (format === 'xlsx') return writeXlsx(kind, exporter.columns, rows);
  if (format === 'json') return `${JSON.stringify(rows)}\n`;
  throw new UserError(
    `No existe el formato «${format}». Puede ser: csv, xlsx, json${kind === 'feeds' ? ', opml' : ''}.`,
  );
}

/** Writes the export to a file, or to standard output. */
export async function writeExport(bytes: string | Buffer, out: string | undefined): Promise<void> {
  if (out) await saveFile(out, bytes);
  else process.stdout.write(bytes);
}
