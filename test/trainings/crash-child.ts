/** A process that does what the clock does to trainings, again and again; made to be killed. */
import { createOutbox } from '../../src/deliveries/outbox.ts';
import { openQueue } from '../../src/deliveries/queue.ts';
import { openStore } from '../../src/store.ts';
import { fixedClock } from '../../src/time.ts';
import { closeTrainings } from '../../src/trainings/afterwards.ts';
import { offerPlaces, repeatTrainings } from '../../src/trainings/turns.ts';

const [databaseUrl = '', now = ''] = process.argv.slice(2);
const store = await openStore({ databaseUrl, dataDir: '' });
const queue = await openQueue(store.connectionString, (error) => process.stderr.write(`${error}\n`));
const clock = fixedClock(new Date(now));
const needs = { store, clock, outbox: createOutbox({ queue, clock }) };
for (const job of [closeTrainings, offerPlaces, repeatTrainings]) await job(needs);
await queue.close();
await store.close();
