/** `npm run test:processes`: whole stories told through the operator's commands, each command a process of its own. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.processes.ts'], testTimeout: 1_500_000, fileParallelism: false },
});
