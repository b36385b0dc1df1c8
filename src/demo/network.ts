/** A made-up network to try Enlace on: people of every role, spaces, and feeds that this process serves. */
import { loadStarterAgreements } from '../agreements/starter.ts';
import { UserError } from '../errors.ts';
import { saveMember, saveSpace } from '../members/import-queries.ts';
import type { Store } from '../store.ts';
import { demoFeeds } from './calls.ts';
import { saveDemoCommittees } from './committees.ts';
import { hasDemo, hasPeople, markDemo, saveDemoFeeds } from './queries.ts';
import { saveDemoTrainings } from './trainings.ts';

const people = [
  {
    email: 'camila.torres@demo.enlace',
    name: 'Camila Torres',
    entity: 'Secretaría Distrital de Salud',
    sectors: ['salud'],
    role: 'member',
  },
  {
    email: 'andres.rojas@demo.enlace',
    name: 'Andrés Rojas',
    entity: 'Secretaría Distrital de Movilidad',
    sectors: ['movilidad', 'ambiente'],
    role: 'member',
  },
  {
    email: 'valentina.cruz@demo.enlace',
    name: 'Valentina Cruz',
    entity: 'Secretaría de Educación del Distrito',
    sectors: ['educacion'],
    role: 'member',
  },
  {
    email: 'sarah.miller@demo.enlace',
    name: 'Sarah Miller',
    entity: 'Universidad aliada (demostración)',
    sectors: ['cultura'],
    role: 'member',
    locale: 'en',
  },
  {
    email: 'laura.gomez@demo.enlace',
    name: 'Laura Gómez',
    entity: 'Dirección Distrital de Relaciones Internacionales',
    sectors: [],
    role: 'coordinator',
  },
  {
    email: 'jorge.pardo@demo.enlace',
    name: 'Jorge Pardo',
    entity: 'Dirección Distrital de Relaciones Internacionales',
    sectors: [],
    role: 'admin',
  },
] as const;

const spaces = [
  { conversation: '#red-cooperacion', name: '#red-cooperacion', sectors: [] },
  { conversation: '#comite-salud', name: '#comite-salud', sectors: ['salud'] },
  { conversation: '#comite-movilidad', name: '#comite-movilidad', sectors: ['movilidad', 'ambiente'] },
] as const;

/** The person that the terminal starts as. */
export const demoPerson = people[0].email;

/**
 * Loads the demonstration into a store that has none. Everything made up is marked as such; the agreements are those
 * known from public sources, each with its source. Throws UserError when real people are in the store.
 */
export async function loadDemo(store: Store, now: Date): Promise<void> {
  if (await hasDemo(store.db)) return;
  if (await hasPeople(store.db))
    throw new UserError(
      'Este almacén ya tiene personas; la demostración va en uno aparte: ponga otra carpeta en ENLACE_DATA_DIR.',
    );
  await loadStarterAgreements(store, now);
  await store.inTransaction(async (tx) => {
    for (const person of people) {
      const locale = 'locale' in person ? person.locale : 'es';
      const entity = { id: null, name: person.entity };
      await saveMember(tx, { ...person, entity, sectors: [...person.sectors], locale }, now);
    }
    for (const space of spaces) await saveSpace(tx, { platform: 'terminal', ...space, sectors: [...space.sectors] });
    await saveDemoFeeds(tx, demoFeeds);
    await saveDemoCommittees(tx, now);
    await saveDemoTrainings(tx, now);
    await markDemo(tx);
  });
}

/** Whether what is in the store is the demonstration. */
export const isDemo = (store: Store): Promise<boolean> => hasDemo(store.db);
