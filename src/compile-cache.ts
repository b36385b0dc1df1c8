/** Loaded before the program (`node --import`): what was compiled is kept, so that a command starts in half the time. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/enlace/compiled', import.meta.url)));
