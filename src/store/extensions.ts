/** The PostgreSQL extensions that the migrations create, as the embedded database carries them. */
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

export const extensions = { unaccent, pg_trgm };
