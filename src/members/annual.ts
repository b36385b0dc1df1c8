/** The network's chapter of the annual report: who takes part. */
import type { Locale, Year } from '../app.ts';
import type { Chapter } from '../document.ts';
import type { Store } from '../store.ts';
import { listEntities, listMembers, listSectors } from './queries.ts';
import { membersText } from './text.ts';

export async function annualMembers({ db }: Store, { to }: Year, locale: Locale): Promise<Chapter> {
  const text = membersText[locale];
  const [members, entities, sectors] = [await listMembers(db), await listEntities(db), await listSectors(db)];
  const joined = members.filter(({ createdAt }) => createdAt < to);
  const taking = entities.filter(({ id }) => joined.some(({ entityId }) => entityId === id));
  const rows = sectors.flatMap((sector) => {
    const own = entities.filter(({ sectorId }) => sectorId === sector.id);
    const from = taking.filter(({ sectorId }) => sectorId === sector.id);
    const people = joined.filter(({ entityId }) => from.some(({ id }) => id === entityId));
    const name = locale === 'es' ? sector.name : sector.nameEn;
    return own.length > 0 ? [[name, `${from.length}/${own.length}`, String(people.length)]] : [];
  });
  return {
    kind: 'section',
    title: text.annualTitle,
    blocks: [
      { kind: 'text', text: text.annualMembers(joined.length, taking.length) },
      { kind: 'table', columns: text.annualColumns, rows },
    ],
  };
}
