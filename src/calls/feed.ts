/** Reads feeds apart from the event loop, in a thread that is killed when a feed costs too much time or memory. */
import { Worker } from 'node:worker_threads';
import type { Outcome } from './feed-read.ts';
import type { About } from './feed-repair.ts';
import { FeedError, type FeedFault, type ParsedFeed } from './feed-result.ts';

export { FeedError, type FeedFault, type ParsedFeed, type ParsedItem } from './feed-result.ts';

export type FeedReaderOptions = {
  /** For one feed; the slowest real ones take a tenth of a second. */
  timeLimitMs?: number;
};

export type FeedReader = {
  /**
   * The feed in those bytes. `about.url` is where they came from, `about.contentType` what the server called them.
   * Feeds are read one after another. Throws FeedError.
   */
  read(bytes: Uint8Array, about: About): Promise<ParsedFeed>;
  close(): Promise<void>;
};

/** Together with the buffers outside the heap they keep the reader under 256 MB. */
const resourceLimits = { maxOldGenerationSizeMb: 144, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

const faults = {
  timeout: { code: 'timeout', message: 'Reading the feed took too long' },
  memory: { code: 'too_complex', message: 'Reading the feed took too much memory' },
} satisfies Record<string, FeedFault>;

/** A reader with a thread of its own, started at the first feed and again after each that had to be killed. */
export function createFeedReader(options: FeedReaderOptions = {}): FeedReader {
  const timeLimitMs = options.timeLimitMs ?? 10_000;
  let thread: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  function startThread(): Promise<Worker> {
    const worker = new Worker(new URL('./feed-thread.ts', import.meta.url), { resourceLimits });
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', () => {
        worker.off('error', reject);
        resolve(worker);
      });
    });
  }

  async function readOne(bytes: Uint8Array, about: About): Promise<ParsedFeed> {
    if (closed) throw new Error('The feed reader is closed');
    thread ??= startThread();
    const worker = await thread.catch((error: unknown) => {
      thread = null;
      throw error;
    });
    worker.ref();
    try {
      const outcome = await ask(worker, bytes, about);
      if ('fault' in outcome) throw new FeedError(outcome.fault);
      return outcome.feed;
    } finally {
      // An idle thread does not keep the process alive.
      worker.unref();
    }
  }

  function ask(worker: Worker, bytes: Uint8Array, about: About): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(new FeedError(faults.timeout)), true), timeLimitMs);
      const onMessage = (outcome: Outcome) => settle(() => resolve(outcome), false);
      const onError = (error: Error & { code?: string }) => {
        const fault: FeedFault =
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError
            ? faults.memory
            : { code: 'not_a_feed', message: `The feed cannot be read: ${error.message}` };
        settle(() => reject(new FeedError(fault, { cause: error })), true);
      };
      const onExit = () => settle(() => reject(new FeedError(faults.memory)), true);
      function settle(outcome: () => void, dead: boolean): void {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (!dead) {
          outcome();
          return;
        }
        thread = null;
        // Late errors of a thread that is being killed have no one to go to.
        worker.on('error', () => undefined);
        worker.terminate().then(outcome, outcome);
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage({ bytes, about });
    });
  }

  return {
    read(bytes, about) {
      const reading = last.then(() => readOne(bytes, about));
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      closed = true;
      await last;
      const worker = await thread?.catch(() => null);
      thread = null;
      await worker?.terminate();
    },
  };
}
