import { defineConfig } from 'vitest/config';

// A suite with needs of its own is named by its ending and run by a script of its own: `*.browser.ts` needs a browser,
// `*.processes.ts` more minutes than one waits for.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A store's memory is given back when its process ends; two workers are what two cores can feed.
    pool: 'forks',
    // The files of one worker share its database and its modules: a file never changes what is global and leaves it so.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
