/** `npm run migration -- <name>`: writes the next migration from schema.prisma, to be read before it is committed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemaDifference } from './schema-difference.ts';

const name = (process.argv[2] ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '_');
if (name === '') {
  console.error('Usage: npm run migration -- <name>');
  process.exit(1);
}
const sql = await schemaDifference();
if (sql === '') {
  console.log('Nothing changed: the migrations already make what schema.prisma says.');
} else {
  const stamp = new Date()
    .toISOString()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  const folder = fileURLToPath(new URL(`migrations/${stamp}_${name}`, import.meta.url));
  const file = join(folder, 'migration.sql');
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${sql}\n`, { flag: 'wx' });
  console.log(`Wrote ${file}: read it, add what the schema cannot say, run it in the tests.`);
}
