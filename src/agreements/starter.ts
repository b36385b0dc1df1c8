/** The registry a bot starts with: what public sources say about Bogotá's agreements, each row with its sources. */
import starter from '../../prisma/starter/agreements.json' with { type: 'json' };
import type { Store } from '../store.ts';
import { readDay } from './import.ts';
import { type AgreementDraft, hasAgreements, saveAgreements } from './registry/queries.ts';
import { readPartnerKind, readType } from './values.ts';
import { nameKey } from './words.ts';

function draftOf(row: (typeof starter.agreements)[number]): AgreementDraft {
  const type = readType.get(nameKey(row.type.replaceAll('_', ' ')));
  if (!type) throw new Error(`starter agreement ${row.code}: no type ${row.type}`);
  return {
    ...row,
    type,
    partners: row.partners.map((partner) => ({
      ...partner,
      kind: readPartnerKind.get(nameKey(partner.kind)) ?? 'city',
    })),
    entity: null,
    signed: row.signed ? readDay(row.signed) : null,
    startsOn: null,
    renewal: 'none',
    noticeDays: null,
    stage: null,
    documents: [],
  };
}

/**
 * Loads the agreements known from public sources into a registry that has none. Only `start` calls it: what an operator
 * imports is their registry, and is not mixed with these. Returns whether it loaded them.
 */
export async function loadStarterAgreements(store: Store, now: Date): Promise<boolean> {
  if (await hasAgreements(store.db)) return false;
  await store.inTransaction((tx) => saveAgreements(tx, starter.agreements.map(draftOf), { now, origin: 'starter' }));
  return true;
}
