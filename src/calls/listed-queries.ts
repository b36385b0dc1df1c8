/** The list of calls that a member was shown last, which what they say next may go on with. */
import type { Db } from '../store.ts';

/** Its question, where its page begins, of how many, and the calls on it. */
export type Listed = { ask: string; from: number; total: number; calls: string[] };
type Kept = Listed & { at: string };

/** Keeps the list, in the place of the one before, and its calls as those last shown. */
export async function saveListed(db: Db, memberId: string, listed: Listed, now: Date): Promise<void> {
  const listedCalls: Kept = { ...listed, at: now.toISOString() };
  const { calls, at } = listedCalls;
  const data = calls.length > 0 ? { listedCalls, shownCalls: { calls, at } } : { listedCalls };
  await db.member.updateMany({ where: { id: memberId }, data });
}

/** The list, unless it was shown before `since`. */
export async function loadListed(db: Db, memberId: string, since: Date): Promise<Listed | null> {
  const member = await db.member.findUnique({ where: { id: memberId }, select: { listedCalls: true } });
  const listed = member?.listedCalls as Kept | null | undefined;
  return listed && new Date(listed.at) >= since ? listed : null;
}
