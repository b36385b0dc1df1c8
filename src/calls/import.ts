/** From tables: feeds, and the words by which calls are understood. */
import { foldText } from '../form.ts';
import { type ImportOptions, importRows, readSectors, sectorFault } from '../import.ts';
import { listSectors } from '../members/queries.ts';
import type { Store } from '../store.ts';
import { type ImportReport, splitCell, type Table } from '../table.ts';
import { type FeedChange, saveFeed } from './import-queries.ts';
import { listRules, type RuleChange, saveRule } from './queries.ts';
import { checkRule } from './understanding/rule-check.ts';
import { applyEffects, effectsOf, withRule } from './understanding/rule-effects.ts';
import { ruleText } from './understanding/rule-text.ts';
import type { RuleRow } from './understanding/rule-words.ts';

const trusts: Record<string, 'trusted' | 'reviewed'> = {
  publica: 'trusted',
  publicar: 'trusted',
  trusted: 'trusted',
  '': 'reviewed',
  revisa: 'reviewed',
  revisar: 'reviewed',
  reviewed: 'reviewed',
};

/** Imports `url,nombre,financiador,idioma,confianza,sectores`; a feed without `confianza` is reviewed before anything of it is published. */
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
      read(row, fault, has): FeedChange | null {
        const url = URL.parse(row.url);
        if (!url || !/^https?:$/.test(url.protocol)) fault('url', 'se espera una dirección http:// o https://');
        const twin = url && seen.get(url.href);
        if (twin) fault('url', `ya está en la fila ${twin}`);
        if (url) seen.set(url.href, row.row);
        const { ids, unknown } = readSectors(row.sectors, sectors);
        if (unknown.length > 0) fault('sectors', sectorFault(unknown, sectors));
        const trust = trusts[foldText(row.trust)];
        if (!trust) fault('trust', 'se espera publica o revisa');
        if (!url || !trust) return null;
        return {
          url: url.href,
          // An outline need not name its feeds nor their languages.
          ...(row.name !== '' && { name: row.name }),
          ...(row.language !== '' && { language: foldText(row.language).slice(0, 2) }),
          ...(has('funder') && { funder: row.funder || null }),
          ...(has('trust') && { trust }),
          ...(has('sectors') && { sectors: ids }),
        };
      },
      save: saveFeed,
    },
    options,
  );
}

/** The one word that takes a rule away. */
const removals = ['quitar', 'remove'];

/**
 * Imports `clase,valor,palabras`: the rules by which calls are understood, exchange rates among them. A row replaces the
 * words of its class and value, «quitar» takes it away; `*` ends a stem. What is read from then on follows them, and the
 * open calls are read again: `calls` says how many of them change.
 */
export async function importRules(store: Store, table: Table, options: ImportOptions): Promise<ImportReport> {
  const sectors = (await listSectors(store.db)).map((sector) => sector.id);
  const before: readonly RuleRow[] = await listRules(store.db);
  let after = before;
  const report = await importRows(
    store,
    table,
    {
      headers: { kind: ['clase', 'kind'], value: ['valor', 'value'], words: ['palabras', 'words'] },
      required: ['kind', 'value', 'words'],
      read({ kind, value, words: cell }, fault): RuleChange | null {
        const goes = removals.includes(foldText(cell));
        const checked = checkRule({ kind, value, words: goes ? [] : splitCell(cell) }, sectors);
        if ('rule' in checked) return checked.rule;
        for (const each of checked.faults)
          if (!goes || each.column !== 'words') fault(each.column, ruleText.es.fault(each));
        return goes ? { kind, value, words: [] } : null;
      },
      save: (tx, rule) => {
        after = withRule(after, rule);
        return saveRule(tx, rule);
      },
    },
    options,
  );
  if (report.errors.length > 0) return report;
  const effects = await effectsOf(store.db, before, after, options.now);
  if (!options.dryRun) await store.inTransaction((tx) => applyEffects(tx, options.outbox, effects, options.now));
  return { ...report, calls: effects.length };
}
