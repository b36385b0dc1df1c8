import { defineConfig } from 'prisma/config';

// `prisma generate` wants to download a schema engine it does not need: naming a file that exists keeps it from trying.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename;

export default defineConfig({ schema: 'schema.prisma', migrations: { path: 'migrations' } });
