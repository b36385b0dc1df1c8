/** Starts the platforms each by itself: one that cannot be reached keeps no other from working. */
import type { Adapter } from './adapter.ts';

/** A platform that was down is asked again this often. */
const againAfterMs = 60_000;

type Options = {
  /** Starts one of them; may throw. */
  start(adapter: Adapter): Promise<void>;
  /** Told of each start that failed. */
  onFailed(adapter: Adapter, error: unknown): void;
  againAfterMs?: number;
};

/** Resolves when each was tried once; those that failed are tried again until they start, or until `stop`. */
export async function startEach(adapters: readonly Adapter[], options: Options): Promise<{ stop(): void }> {
  const timers = new Map<Adapter, NodeJS.Timeout>();
  let stopped = false;
  const attempt = async (adapter: Adapter): Promise<void> => {
    try {
      await options.start(adapter);
    } catch (error) {
      options.onFailed(adapter, error);
      if (stopped) return;
      timers.set(
        adapter,
        setTimeout(() => void attempt(adapter), options.againAfterMs ?? againAfterMs),
      );
    }
  };
  for (const adapter of adapters) await attempt(adapter);
  return {
    stop: () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
