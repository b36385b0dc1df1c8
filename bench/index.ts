/** `npm run bench -- <name> [arguments]`: each benchmark is a file beside this one that exports `run`. */
import { readdirSync } from 'node:fs';

const [name = '', ...rest] = process.argv.slice(2);
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.includes('-') && file !== 'index.ts')
  .map((file) => file.slice(0, -3));

if (!known.includes(name)) {
  console.error(`npm run bench -- <name> [arguments]; the names are: ${known.join(', ')}`);
  process.exit(1);
}
const { run } = (await import(`./${name}.ts`)) as { run(args: string[]): Promise<void> };
await run(rest);
