/** What separates the migrations from schema.prisma, found offline: no server, no downloaded engine. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlQuery } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { openInMemory } from '../src/store/embedded.ts';
import { applyMigrations, type Migration } from '../src/store/migrations.ts';

/**
 * Names of what the migrations make by hand and the schema language cannot say, such as trigram indexes. The engine
 * would undo it as a stranger's work: a statement of its that names one of these is left out.
 */
const handWritten: readonly string[] = ['AgreementWord_word_trgm_idx'];

const schemaPath = fileURLToPath(new URL('schema.prisma', import.meta.url));

// TypeScript knows WebAssembly from the browser's types only.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, () => void> } }>;
};

/** The type "char" of PostgreSQL's catalogue: the engine wants it told from text, and the adapter does not know it. */
const charType = 18;
const textType = 25;

/** An adapter that says which columns of an answer were "char"; the engine asks one question at a time. */
function catalogAdapter(connectionString: string): { factory: PrismaPg; end(): Promise<void> } {
  let chars: boolean[] = [];
  class CatalogPool extends pg.Pool {
    override async query(...input: unknown[]) {
      const result: pg.QueryArrayResult = await Reflect.apply(super.query, this, input);
      chars = result.fields.map((field) => field.dataTypeID === charType);
      for (const field of result.fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
      return result as never;
    }
  }
  const pool = new CatalogPool({ connectionString, max: 1 });
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query: SqlQuery) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type, index) => (chars[index] ? ColumnTypeEnum.Character : type));
      return { ...result, columnTypes };
    };
    return adapter;
  };
  return { factory, end: () => pool.end() };
}

let glueLoaded: Promise<{ SchemaEngine: { new: (...input: unknown[]) => Promise<SchemaEngine> } }> | undefined;

/** The engine's WebAssembly is loaded by hand, once: importing it as a module is still experimental in Node. */
async function loadGlue() {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const { instance } = await WebAssembly.instantiate(await readFile(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return glue;
}

async function startEngine(factory: PrismaPg, schema: string): Promise<SchemaEngine> {
  glueLoaded ??= loadGlue();
  const { SchemaEngine } = await glueLoaded;
  const ignoreLog = () => undefined;
  const options = { datamodels: [[schemaPath, schema]] };
  return SchemaEngine.new(options, ignoreLog, bindMigrationAwareSqlAdapterFactory(factory));
}

/**
 * The SQL that takes a database with these migrations (all of the folder, when absent) to the schema (schema.prisma's
 * text, when absent); '' when they agree. It is worked out in `emptyDatabase`, or in one made for it in memory.
 */
export async function schemaDifference(
  options: { migrations?: readonly Migration[]; schema?: string; emptyDatabase?: string } = {},
): Promise<string> {
  const content = options.schema ?? (await readFile(schemaPath, 'utf8'));
  const shadow = options.emptyDatabase ? { connectionString: options.emptyDatabase } : await openInMemory();
  const adapter = catalogAdapter(shadow.connectionString);
  try {
    await applyMigrations(shadow.connectionString, options.migrations);
    const engine = await startEngine(adapter.factory, content);
    const files = [{ path: schemaPath, content }];
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: dirname(schemaPath) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    });
    engine.free();
    return withoutHandWritten(stdout ?? '');
  } finally {
    await adapter.end();
    if ('close' in shadow) await shadow.close?.();
  }
}

/** Leaves out the statements (each under its comment, "-- DropIndex" and the like) that would undo what is made by hand. */
function withoutHandWritten(sql: string): string {
  return sql
    .split(/\n(?=-- )/)
    .filter((part) => !handWritten.some((name) => part.includes(`"${name}"`)))
    .filter((part) => part.replace(/--.*$/gm, '').trim() !== '')
    .join('\n')
    .trim();
}
