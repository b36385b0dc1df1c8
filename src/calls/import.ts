/** Feeds from a table: `url,nombre,financiador,idioma,confianza,sectores`. */
import { foldText } from '../form.ts';
import { type ImportOptions, importRows, readSectors, sectorFault } from '../import.ts';
import { listSectors } from '../members/queries.ts';
import type { Store } from '../store.ts';
import type { ImportReport, Table } from '../table.ts';
import { type FeedChange, saveFeed } from './queries.ts';

const trusts: Record<string, 'trusted' | 'reviewed'> = {
  publica: 'trusted',
  publicar: 'trusted',
  trusted: 'trusted',
  '': 'reviewed',
  revisa: 'reviewed',
  revisar: 'reviewed',
  reviewed: 'reviewed',
};

/** Imports feeds; one without `confianza` is reviewed before anything of it is published. */
export async function importFeeds(store: Store, table: Table, options: ImportOptions): Promise<ImportReport> {
  const sectors = await listSectors(store.db);
  const seen = new Map<string, number>();
  return importRows(
    store,
    table,
    {
      headers: {
        url: ['url', 'direccion'],
        name: ['nombre', 'name', 'title'],
        funder: ['financiador', 'funder'],
        language: ['idioma', 'language'],
        trust: ['confianza', 'trust'],
        sectors: ['sectores', 'sectors', 'sector'],
      },
      required: ['url'],
      read(row, fault): FeedChange | null {
        const url = URL.parse(row.url);
        if (!url || !/^https?:$/.test(url.protocol)) fault('url', 'se espera una dirección http:// o https://');
        const twin = url && seen.get(url.href);
        if (twin) fault('url', `ya está en la fila ${twin}`);
        if (url) seen.set(url.href, row.row);
        const { ids, unknown } = readSectors(row.sectors, sectors);
        if (unknown.length > 0) fault('sectors', sectorFault(unknown, sectors));
        const trust = trusts[foldText(row.trust)];
        if (!trust) fault('trust', 'se espera publica o revisa');
        const language = row.language === '' ? null : foldText(row.language).slice(0, 2);
        if (!url || !trust) return null;
        return { url: url.href, name: row.name || url.href, funder: row.funder || null, language, trust, sectors: ids };
      },
      save: saveFeed,
    },
    options,
  );
}
