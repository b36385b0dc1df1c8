/** The scopes that a platform has closed for a while ("too many"), shared by all processes and kept over a restart. */
import type { RateScope } from '../adapter.ts';
import type { Store } from '../store.ts';

export type Gates = {
  /** Reads what other processes have closed. */
  load(now: Date): Promise<void>;
  /** When the last of these scopes opens; null when all are open. */
  closedUntil(scopes: readonly RateScope[], now: Date): Date | null;
  /** Nothing goes through these scopes until then. Platforms do not say which limit was hit, so all of them rest. */
  close(scopes: readonly RateScope[], openAt: Date): Promise<void>;
};

export function createGates(store: Store): Gates {
  const openAtOf = new Map<string, Date>();
  return {
    async load(now) {
      const closed = await store.db.gate.findMany({ where: { openAt: { gt: now } } });
      openAtOf.clear();
      for (const { scope, openAt } of closed) openAtOf.set(scope, openAt);
    },
    closedUntil(scopes, now) {
      const times = scopes.flatMap(({ key }) => openAtOf.get(key) ?? []).filter((openAt) => openAt > now);
      return times.reduce<Date | null>((latest, openAt) => (latest && latest > openAt ? latest : openAt), null);
    },
    async close(scopes, openAt) {
      const keys = [...new Set(scopes.map(({ key }) => key))].sort();
      for (const key of keys) openAtOf.set(key, openAt);
      await store.inTransaction(async (tx) => {
        for (const scope of keys)
          await tx.gate.upsert({ where: { scope }, create: { scope, openAt }, update: { openAt } });
      });
    },
  };
}
