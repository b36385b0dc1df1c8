/** Forgets the events that no platform redelivers any more. */
import type { Dependencies } from '../src/app.ts';
import { forgetEvents } from '../src/conversations/queries.ts';

/** Slack redelivers for minutes, Teams for seconds; a week is ample. */
const keptMs = 7 * 24 * 3_600_000;

export async function forgetOldEvents({ store, clock }: Dependencies): Promise<{ forgotten: number }> {
  return { forgotten: await forgetEvents(store.db, new Date(clock.now().getTime() - keptMs)) };
}
