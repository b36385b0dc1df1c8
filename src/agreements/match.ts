/** Joined to the calls: is there an agreement with the country or the funder a call comes from? */
import type { Dependencies, Locale } from '../app.ts';
import { inBogota } from '../time.ts';
import { organizationAliases } from './aliases.ts';
import { countryName } from './places.ts';
import { listInForceWith } from './queries.ts';
import { loadRegistry, type Registry } from './search/queries.ts';
import { agreementWords, sayList } from './text.ts';
import { type AgreementType, typeNames } from './values.ts';

/** Where a call comes from: ISO codes of the countries it names, and its funder. */
export type CallOrigin = { countries?: readonly string[]; funder?: string | null };

/** `partners`: those of its partners that are the call's funder; `countries`: those of its countries that the call names. */
export type MatchedAgreement = {
  id: string;
  code: string;
  title: string;
  type: AgreementType;
  partners: readonly string[];
  countries: readonly string[];
};

/** More than these are counted, not named. */
const mostNamed = 3;

// A registry stays the same object until it changes, and a call is drawn once for each person.
const known = new WeakMap<Registry, ReadonlyMap<string, readonly string[]>>();

/** Name or acronym -> partners called so. */
function partnersByName(registry: Registry): ReadonlyMap<string, readonly string[]> {
  const kept = known.get(registry);
  if (kept) return kept;
  const byName = new Map<string, string[]>();
  for (const [id, { name }] of registry.partners) {
    for (const alias of organizationAliases(name, null)) byName.set(alias, [...(byName.get(alias) ?? []), id]);
  }
  known.set(registry, byName);
  return byName;
}

/** Agreements in force with one of these countries or with this funder, the latest signed first. Colombia is no origin. */
export async function matchAgreements(
  { store, clock }: Pick<Dependencies, 'store' | 'clock'>,
  { countries = [], funder }: CallOrigin,
): Promise<MatchedAgreement[]> {
  const foreign = countries.filter((code) => code !== 'CO');
  if (foreign.length === 0 && !funder) return [];
  const registry = await loadRegistry(store.db);
  const named = partnersByName(registry);
  const partnerIds = funder
    ? [
        ...new Set(
          organizationAliases(funder, null).flatMap((alias) => (alias.length > 2 ? (named.get(alias) ?? []) : [])),
        ),
      ]
    : [];
  if (foreign.length === 0 && partnerIds.length === 0) return [];
  const today = inBogota(clock.now()).toISODate() ?? '';
  const rows = await listInForceWith(store.db, foreign, partnerIds, today);
  return rows.map(({ id, code, title, type, ...row }) => ({
    id,
    code,
    title,
    type: type as AgreementType,
    partners: row.partnerIds.flatMap((one) =>
      partnerIds.includes(one) ? (registry.partners.get(one)?.name ?? []) : [],
    ),
    countries: row.countries.filter((one) => foreign.includes(one)),
  }));
}

/**
 * What a call's card says of them: "Hay un memorando vigente con Corea del Sur: Semáforos inteligentes (K03)." Those with
 * the funder itself go before those with a country the call names. Null when there is none.
 */
export async function sayAgreementsWith(
  context: Pick<Dependencies, 'store' | 'clock'>,
  origin: CallOrigin,
  locale: Locale,
): Promise<string | null> {
  const matched = await matchAgreements(context, origin);
  const withFunder = matched.filter(({ partners }) => partners.length > 0);
  const found = withFunder.length > 0 ? withFunder : matched;
  const [first] = found;
  if (!first) return null;
  const words = agreementWords[locale];
  const names = found.flatMap(({ partners, countries }) =>
    withFunder.length > 0 ? partners : countries.map((code) => countryName(code, locale)),
  );
  const who = sayList([...new Set(names)], locale);
  if (found.length === 1) {
    const noun = typeNames[first.type][locale];
    return words.callOne(words.inForce(noun), who, first.title, first.code);
  }
  const codes = found.slice(0, mostNamed).map(({ code }) => code);
  return words.callMany(found.length, who, codes.join(', ') + (found.length > mostNamed ? ', …' : ''));
}
