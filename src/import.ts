/** Importing a table: all or nothing, every fault with its row and column, the same file twice changes nothing. */
import type { Outbox } from './deliveries/outbox.ts';
import { foldText } from './form.ts';
import { keepSaid, saidBefore } from './imported-queries.ts';
import type { Db, Store } from './store.ts';
import {
  type Headers,
  type ImportFault,
  type ImportReport,
  type NamedRow,
  nameColumns,
  splitCell,
  type Table,
} from './table.ts';

export type Saved = 'created' | 'updated' | 'unchanged';
type SectorRow = { id: string; name: string; nameEn: string };

/** `outbox`: for what is told to people as it is imported. */
export type ImportOptions = { dryRun?: boolean; now: Date; outbox?: Outbox };

/** Rows are checked all together before any is written; a dry run writes them and takes it all back. */
export async function importRows<Field extends string, Row>(
  store: Store,
  table: Table,
  spec: {
    headers: Headers<Field>;
    required: readonly NoInfer<Field>[];
    /** For what people change in the chat too: what a file says as the last one did is no news. A row's name has one spelling. */
    changeable?: { kind: string; nameOf(row: NamedRow<Field>): string };
    /**
     * Reads one row, or says what is wrong with it. `has`: whether the file has that column, with news in it; what it does
     * not have is left out of the row, and stays as it is in what is known.
     */
    read(
      row: NamedRow<Field>,
      fault: (column: Field, message: string) => void,
      has: (column: Field) => boolean,
    ): Row | null;
    save(tx: Db, row: Row): Promise<Saved>;
  },
  options: ImportOptions,
): Promise<ImportReport> {
  const { rows, faults, missing, ignored } = nameColumns(table, spec.headers, spec.required);
  const { kind = '', nameOf = () => '' } = spec.changeable ?? {};
  const isOld = await saidBefore(store.db, kind, spec.changeable ? rows.map(nameOf) : []);
  const errors: ImportFault[] = [...faults];
  const read = rows.flatMap((row) => {
    const before = errors.length;
    const fault = (column: Field, message: string) =>
      errors.push({ row: row.row, column: spec.headers[column][0] ?? column, value: row[column], message });
    const has = (column: Field) => !missing.includes(column) && !isOld(nameOf(row), column, row[column]);
    const value = faults.length > 0 ? null : spec.read(row, fault, has);
    return value === null || errors.length > before ? [] : [value];
  });
  const report: ImportReport = {
    rows: rows.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    errors,
    ...(ignored && { ignored }),
  };
  if (errors.length > 0) return report;
  const dryRun = new Error('dry run');
  try {
    await store.inTransaction(async (tx) => {
      for (const row of read) report[await spec.save(tx, row)] += 1;
      if (spec.changeable) await keepSaid(tx, kind, new Map(rows.map((row) => [nameOf(row), cellsOf(row, missing)])));
      if (options.dryRun) throw dryRun;
    });
  } catch (error) {
    if (error !== dryRun) throw error;
  }
  return report;
}

/** The cells of the columns that the file has. */
export const cellsOf = <Field extends string>(
  { row: _, ...cells }: NamedRow<Field>,
  missing: readonly Field[],
): Record<string, string> =>
  Object.fromEntries(Object.entries<string>(cells).filter(([field]) => !missing.includes(field as Field)));

/** Whether what a row says is what is kept; a field that it leaves out is. Lists are the same in any order. */
export function isKept(known: object, told: object): boolean {
  const kept = new Map<string, unknown>(Object.entries(known));
  const plain = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
  return Object.entries(told).every(([field, value]) => value === undefined || plain(value) === plain(kept.get(field)));
}

/** The sectors of a cell by name, in either language, or id; "todos" is none in particular. */
export function readSectors(cell: string, sectors: readonly SectorRow[]): { ids: string[]; unknown: string[] } {
  const ids: string[] = [];
  const unknown: string[] = [];
  const parts = splitCell(cell);
  for (const part of parts) {
    const typed = foldText(part);
    if (['todos', 'todas', 'all'].includes(typed)) continue;
    const names = (sector: SectorRow) => [sector.id, foldText(sector.name), foldText(sector.nameEn)];
    const found =
      sectors.find((sector) => names(sector).includes(typed)) ??
      // "Cultura", "Desarrollo Económico": the start of the official name is enough when it can only mean one.
      only(
        sectors.filter((sector) =>
          names(sector).some((name) => name.startsWith(`${typed},`) || name.startsWith(`${typed} `)),
        ),
      );
    if (found) ids.push(found.id);
    else unknown.push(part);
  }
  return { ids: [...new Set(ids)], unknown };
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

export const sectorFault = (unknown: readonly string[], sectors: readonly SectorRow[]) =>
  `no se conoce el sector «${unknown.join('», «')}»; use: ${sectors.map((sector) => sector.name).join('; ')}`;
