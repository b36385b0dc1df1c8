/** How long the questions that people asked are kept. */
import type { Dependencies } from '../app.ts';
import { forgetQuestions } from './answers/queries.ts';

/** Long enough for coordinators to see what went unanswered; what people ask is theirs (Ley 1581 de 2012). */
const keptDays = 180;

/** Forgets the questions asked more than half a year ago. Returns how many. */
export async function forgetOldQuestions({
  store,
  clock,
}: Pick<Dependencies, 'store' | 'clock'>): Promise<{ forgotten: number }> {
  const before = new Date(clock.now().getTime() - keptDays * 24 * 3_600_000);
  return { forgotten: await forgetQuestions(store.db, before) };
}
