/** The database: opened, migrated and closed here; the one place that imports the generated client. */
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { type Embedded, openEmbedded, openInMemory } from './store/embedded.ts';
import { applyMigrations } from './store/migrations.ts';

export * from './generated/client.ts';

/** What a query needs: the client, or the transaction it is in. */
export type Db = Prisma.TransactionClient;

export type Store = {
  /** Outside a transaction. On the embedded database, never use it inside `inTransaction`: it would wait for its end. */
  db: PrismaClient;
  /**
   * For pg and pg-boss: `new PgBoss({ connectionString })` and `fromPrisma(tx)` need no other option. On the embedded
   * database all clients share one session: no LISTEN, SET, temporary tables, session locks, named statements or COPY.
   */
  connectionString: string;
  inTransaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** How long a transaction may wait for its turn and then last; the embedded database runs them one by one. */
const transactionLimits = { maxWait: 30_000, timeout: 60_000 };

function connect(connectionString: string, closeDatabase?: () => Promise<void>): Store {
  const db = new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10 }),
    transactionOptions: transactionLimits,
  });
  return {
    db,
    connectionString,
    inTransaction: (work) => db.$transaction(work),
    close: async () => {
      await db.$disconnect();
      await closeDatabase?.();
    },
  };
}

/**
 * Opens the store with its migrations applied: the PostgreSQL server of `databaseUrl`, or the embedded database in
 * `dataDir`. Throws MigrationError, OwnerError, or what the database says.
 */
export async function openStore(options: { databaseUrl?: string; dataDir: string }): Promise<Store> {
  if (options.databaseUrl) {
    await applyMigrations(options.databaseUrl);
    return connect(options.databaseUrl);
  }
  return openOn(await openEmbedded(options.dataDir));
}

/** A store in memory, gone when closed; `template` is a data directory to start from. */
export async function openMemoryStore(template?: ArrayBuffer): Promise<Store> {
  return openOn(await openInMemory(template));
}

async function openOn(embedded: Embedded): Promise<Store> {
  try {
    await applyMigrations(embedded.connectionString);
    await embedded.announce?.();
    return connect(embedded.connectionString, embedded.close);
  } catch (error) {
    await embedded.close?.();
    throw error;
  }
}
