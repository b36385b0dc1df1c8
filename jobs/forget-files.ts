/** Forgets the files that people sent and no record holds: of a form never finished, or sent for nothing. */
import type { Dependencies } from '../src/app.ts';
import { forgetFiles } from '../src/files/queries.ts';

/** A check-in may be half answered for weeks before it is sent. */
const keptMs = 60 * 24 * 3_600_000;

export async function forgetOldFiles({ store, clock }: Dependencies): Promise<{ forgotten: number }> {
  return { forgotten: await forgetFiles(store.db, new Date(clock.now().getTime() - keptMs)) };
}
