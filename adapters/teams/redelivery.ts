/**
 * Gives an event delivered again the id it had. Teams repeats an activity that it saw no answer to after 15 s, at times
 * with a new id and time, so the id alone does not tell.
 *
 * - A button or form: the same person doing the same to the same message within 30 s is one event. Doing something else
 *   there in between (switching on, off, on again) makes it a new one, and so do 30 s. Its id is made of its meaning and
 *   the half minute of its time, so that most repetitions after a restart of ours keep it too.
 * - A message: people do write "sí" twice in a row, so a repetition under another id counts as one only if the first
 *   was not answered in time, which is when Teams repeats: still under way, failed, or slower than 10 s.
 */
import { limits } from './limits.ts';
import { type Arrival, meaningOf } from './receive.ts';

type Seen = { meaning: string; id: string; activityId: string; seenAt: number; answeredAfterMs?: number };

/** Objects remembered; the oldest are forgotten, having long passed their window. */
const capacity = 5_000;

export type Redelivery = {
  /** `isAskedAgain`: a dialog opens. Returns the event's id; `settled` is called when it has been answered (or not, when it failed). */
  identify(
    arrival: Arrival,
    activityId: string,
    isAskedAgain?: boolean,
  ): { id: string; settled(answered: boolean): void };
};

/** `now` is in milliseconds. */
export function rememberDeliveries(now: () => number): Redelivery {
  const lastSeen = new Map<string, Seen>();

  function isRepeated(last: Seen, arrival: Arrival, meaning: string, activityId: string): boolean {
    if (last.meaning !== meaning) return false;
    if (last.activityId === activityId && activityId !== '') return true;
    const age = now() - last.seenAt;
    if (arrival.kind !== 'message') return age < limits.redeliveryWindowMs;
    const unanswered = last.answeredAfterMs === undefined || last.answeredAfterMs > limits.slowAnswerMs;
    return unanswered && age < 2 * limits.redeliveryWindowMs;
  }

  return {
    identify(arrival, activityId, isAskedAgain = false) {
      // A dialog that is opened once more asks its question once more.
      if (isAskedAgain) return { id: `dialog|${activityId}`, settled: () => undefined };
      const { object, meaning } = meaningOf(arrival);
      const last = lastSeen.get(object);
      if (last && isRepeated(last, arrival, meaning, activityId)) return { id: last.id, settled: settle(last) };
      const halfMinute = Math.floor(arrival.at.getTime() / limits.redeliveryWindowMs);
      const changed = last && last.meaning !== meaning && now() - last.seenAt < 2 * limits.redeliveryWindowMs;
      const own = activityId || String(arrival.at.getTime());
      const id =
        arrival.kind === 'message'
          ? `${arrival.address.conversation}|${own}`
          : `${meaning}|${changed ? own : halfMinute}`;
      const seen: Seen = { meaning, id, activityId, seenAt: now() };
      lastSeen.delete(object);
      lastSeen.set(object, seen);
      if (lastSeen.size > capacity) lastSeen.delete(lastSeen.keys().next().value ?? '');
      return { id, settled: settle(seen) };
    },
  };

  function settle(seen: Seen) {
    return (answered: boolean) => {
      if (answered) seen.answeredAfterMs ??= now() - seen.seenAt;
    };
  }
}
