/** Opens the store in the given directory and writes until it is killed; prints what the database acknowledged. */
import { randomUUID } from 'node:crypto';
import { openStore } from '../../src/store.ts';

const store = await openStore({ dataDir: process.argv[2] ?? '' });
console.log('open');
for (let index = 0; ; index += 1) {
  const id = randomUUID();
  await store.inTransaction(async (tx) => {
    await tx.sector.create({ data: { id, name: id, nameEn: '', position: index } });
    await tx.entity.create({ data: { name: id, sectorId: id, basis: 'x'.repeat(2_000) } });
  });
  console.log(`row ${id}`);
}
