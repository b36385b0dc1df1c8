/** What training cards are drawn with, read from the store. */
import type { Dependencies, Locale } from '../app.ts';
import { listEntities, listSectors } from '../members/queries.ts';
import type { Look, TrainingView } from './cards.ts';
import { placesOf, type TrainingRow } from './queries.ts';

/** The language, now, and the names of sectors (in that language) and entities. */
export async function lookIn({ store, clock }: Pick<Dependencies, 'store' | 'clock'>, locale: Locale): Promise<Look> {
  const [sectors, entities] = await Promise.all([listSectors(store.db), listEntities(store.db)]);
  return {
    locale,
    now: clock.now(),
    sectorNames: new Map(sectors.map((sector) => [sector.id, locale === 'es' ? sector.name : sector.nameEn])),
    entityNames: new Map(entities.map((entity) => [entity.id, entity.name])),
  };
}

type StoredSession = { startsAt: string; endsAt: string };
export type Span = { startsAt: Date; endsAt: Date };

const datedOf = (stored: unknown): Span[] =>
  (Array.isArray(stored) ? (stored as StoredSession[]) : []).map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }));

/** Sessions as the record of changes keeps them: JSON, or nothing. */
export const readSessionList = (kept: string | null): Span[] => datedOf(kept === null ? [] : JSON.parse(kept));

export function viewOf(training: TrainingRow): TrainingView {
  return { ...training, sessions: datedOf(training.sessions), places: placesOf(training) };
}

/** When it takes place: its sessions, or the whole of it. */
export const spansIn = (view: TrainingView): readonly Span[] => (view.sessions.length > 0 ? view.sessions : [view]);
export const spansOf = (training: TrainingRow): readonly Span[] => spansIn(viewOf(training));
