/** Politeness: one request at a time to a host, and a pause between one and the next. */
import { setTimeout as wait } from 'node:timers/promises';

/** Runs the work when it is the host's turn; `gapMs` passes between the end of one and the start of the next. */
export function createTurns(gapMs: number): <T>(host: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (host, work) => {
    const before = last.get(host);
    const turn = before ? before.then(work, work) : work();
    const done: Promise<unknown> = turn
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => wait(gapMs, undefined, { ref: false }))
      .then(() => {
        if (last.get(host) === done) last.delete(host);
      });
    last.set(host, done);
    return turn;
  };
}
