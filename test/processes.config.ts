/** `npm run test:processes`: the database killed in the middle, and stories told through commands, each a process of its own. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.processes.ts'], testTimeout: 1_500_000, fileParallelism: false },
});
