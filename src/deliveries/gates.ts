/** What a platform has closed for a while ("too many", or who we are), shared by all processes and kept over a restart. */
import type { RateScope } from '../adapter.ts';
import type { Db, Store } from '../store.ts';
import { accessPauseMs } from './rules.ts';

export type Gates = {
  /** Reads what other processes have closed. */
  load(now: Date): Promise<void>;
  /** When the last of these scopes opens; null when all are open. */
  closedUntil(scopes: readonly RateScope[], now: Date): Date | null;
  /** Nothing goes through these scopes until then. Platforms do not say which limit was hit, so all of them rest. */
  close(scopes: readonly RateScope[], openAt: Date): Promise<void>;
  /** When a platform that refuses who we are is asked again; null when it refuses us not. */
  refusedUntil(platform: string, now: Date): Date | null;
  /** The platform refuses who we are: nothing goes to it for a while. True when that is news to this process. */
  refuse(platform: string, now: Date): Promise<boolean>;
  /** The platform took what it was asked. True when it had refused us. */
  admit(platform: string): Promise<boolean>;
};

const prefix = 'access/';
const accessTo = (platform: string): string => `${prefix}${platform}`;

/** The platforms that lately refused who we are, and have taken nothing since. */
export async function refusedPlatforms(db: Db, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - accessPauseMs);
  const gates = await db.gate.findMany({ where: { scope: { startsWith: prefix }, openAt: { gt: since } } });
  return gates.map(({ scope }) => scope.slice(prefix.length));
}

export function createGates(store: Store): Gates {
  const openAtOf = new Map<string, Date>();
  const refusing = new Set<string>();
  const closedAt = (key: string, now: Date): Date[] => {
    const openAt = openAtOf.get(key);
    return openAt && openAt > now ? [openAt] : [];
  };
  async function keep(keys: readonly string[], openAt: Date): Promise<void> {
    for (const key of keys) openAtOf.set(key, openAt);
    await store.inTransaction(async (tx) => {
      for (const scope of keys)
        await tx.gate.upsert({ where: { scope }, create: { scope, openAt }, update: { openAt } });
    });
  }
  return {
    async load(now) {
      const closed = await store.db.gate.findMany({
        where: { OR: [{ openAt: { gt: now } }, { scope: { startsWith: prefix } }] },
      });
      openAtOf.clear();
      for (const { scope, openAt } of closed) openAtOf.set(scope, openAt);
    },
    closedUntil(scopes, now) {
      const times = scopes.flatMap(({ key }) => closedAt(key, now));
      return times.reduce<Date | null>((latest, openAt) => (latest && latest > openAt ? latest : openAt), null);
    },
    close: (scopes, openAt) => keep([...new Set(scopes.map(({ key }) => key))].sort(), openAt),
    refusedUntil: (platform, now) => closedAt(accessTo(platform), now)[0] ?? null,
    async refuse(platform, now) {
      const isNews = !refusing.has(platform);
      refusing.add(platform);
      await keep([accessTo(platform)], new Date(now.getTime() + accessPauseMs));
      return isNews;
    },
    async admit(platform) {
      refusing.delete(platform);
      if (!openAtOf.delete(accessTo(platform))) return false;
      const { count } = await store.db.gate.deleteMany({ where: { scope: accessTo(platform) } });
      return count > 0;
    },
  };
}
