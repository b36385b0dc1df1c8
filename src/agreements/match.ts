/** Joined to the calls: is there an agreement with the country or the funder a call comes from? */
import type { Db } from '../store.ts';
import { organizationAliases } from './aliases.ts';
import { listInForceWith } from './queries.ts';
import { loadRegistry } from './search/queries.ts';
import type { AgreementType } from './values.ts';
import { nameKey } from './words.ts';

export type MatchedAgreement = { id: string; code: string; title: string; type: AgreementType };

/** Agreements in force with one of these countries (ISO codes) or with this funder, the latest signed first. */
export async function matchAgreements(
  db: Db,
  call: { countries?: readonly string[]; funder?: string | null; today: string },
): Promise<MatchedAgreement[]> {
  const registry = await loadRegistry(db, db);
  const aliases = call.funder ? new Set(organizationAliases(call.funder, null)) : new Set<string>();
  const partnerIds = [...registry.partners]
    .filter(
      ([, partner]) =>
        aliases.has(nameKey(partner.name)) ||
        organizationAliases(partner.name, null).some((alias) => alias.length > 2 && aliases.has(alias)),
    )
    .map(([id]) => id);
  if (partnerIds.length === 0 && (call.countries ?? []).length === 0) return [];
  const rows = await listInForceWith(db, call.countries ?? [], partnerIds, call.today);
  return rows.map(({ id, code, title, type }) => ({ id, code, title, type: type as AgreementType }));
}
