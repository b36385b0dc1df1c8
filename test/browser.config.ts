/** `npm run test:browser`: the tests that need Chromium, apart from `npm test`, one at a time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/**/*.browser.ts'], fileParallelism: false } });
