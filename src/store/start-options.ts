/** How PGlite is started: with the extensions that the migrations create, and made to wait for the disk. */
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

export const extensions = { unaccent, pg_trgm };

/** `-F` is PostgreSQL's switch for "do not wait for the disk"; a small log, as a checkpoint comes each minute. */
export const durableParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'min_wal_size=32MB', '-c', 'max_wal_size=96MB'],
];
