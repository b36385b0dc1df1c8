/** Reads feeds apart from the event loop, in a process that is killed when a feed costs too much time or memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './feed-process.ts';
import type { Outcome } from './feed-read.ts';
import type { About } from './feed-repair.ts';
import { FeedError, type FeedFault, type ParsedFeed, type ParsedItem } from './feed-result.ts';

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

const program = fileURLToPath(new URL('./feed-process.ts', import.meta.url));

/**
 * A process and not a thread: a thread that runs out of memory can take the whole program with it. Heap limits, in MB;
 * with what Node needs for itself the process stays under 256.
 */
const memoryLimits = ['--max-old-space-size=80', '--max-semi-space-size=8'];

/** After a feed as large as this the process is replaced, since a heap that has grown does not shrink. */
const large = { bytes: 1024 * 1024, items: 2_000 };

/** What is sent at once: a message costs several times its size on both sides. */
const partBytes = 1024 * 1024;

const faults = {
  timeout: { code: 'timeout', message: 'Reading the feed took too long' },
  died: { code: 'too_complex', message: 'Reading the feed took too much memory' },
} satisfies Record<string, FeedFault>;

function startProcess(): Promise<ChildProcess> {
  // Nothing of ours reaches the process that reads strangers' input: no environment, no terminal.
  const child = fork(program, [], { execArgv: memoryLimits, serialization: 'advanced', env: {}, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The feed reader did not start (exit ${code})`)));
    child.once('message', () => resolve(child.removeAllListeners()));
  });
}

function withItems(feed: ParsedFeed, before: readonly ParsedItem[]): ParsedFeed {
  return before.length > 0 ? { ...feed, items: [...before, ...feed.items] } : feed;
}

/** One question to the process; it is killed, and so useless, whenever this throws. */
function ask(child: ChildProcess, bytes: Uint8Array, about: About, timeLimitMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  return new Promise<Outcome>((resolve, reject) => {
    timer = setTimeout(() => reject(new FeedError(faults.timeout)), timeLimitMs);
    const items: ParsedItem[] = [];
    child.on('message', (answer: Answer) => {
      if ('items' in answer) items.push(...answer.items);
      else resolve('feed' in answer.outcome ? { feed: withItems(answer.outcome.feed, items) } : answer.outcome);
    });
    child.once('exit', () => reject(new FeedError(faults.died)));
    child.once('error', reject);
    const tell = (question: Question) => child.send(question);
    const size = bytes.byteLength;
    // At least once: a feed of no bytes is one as well.
    for (let from = 0; from === 0 || from < size; from += partBytes)
      tell({ part: bytes.subarray(from, from + partBytes), from, size });
    tell({ about });
  }).finally(() => {
    clearTimeout(timer);
    child.removeAllListeners();
  });
}

/** A reader with a process of its own, started at the first feed and again after each that had to be killed. */
export function createFeedReader(options: FeedReaderOptions = {}): FeedReader {
  const timeLimitMs = options.timeLimitMs ?? 10_000;
  let started: Promise<ChildProcess> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** The process, started anew when there is none or when it ended while idle. */
  async function ready(): Promise<ChildProcess> {
    const child = await started;
    if (child?.connected) return child;
    started = startProcess();
    return await started;
  }

  async function stop(): Promise<void> {
    const child = await started?.catch(() => null);
    started = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.once('error', resolve);
      child.kill('SIGKILL');
    });
  }

  async function readOne(bytes: Uint8Array, about: About): Promise<ParsedFeed> {
    if (closed) throw new Error('The feed reader is closed');
    let outcome: Outcome;
    try {
      const child = await ready();
      // An idle process does not keep ours alive.
      child.ref();
      child.channel?.ref();
      outcome = await ask(child, bytes, about, timeLimitMs);
      child.unref();
      child.channel?.unref();
    } catch (error) {
      await stop();
      throw error;
    }
    const items = 'feed' in outcome ? outcome.feed.items.length : 0;
    if (bytes.byteLength > large.bytes || items > large.items) await stop();
    if ('fault' in outcome) throw new FeedError(outcome.fault);
    return outcome.feed;
  }

  return {
    read(bytes, about) {
      const reading = last.then(() => readOne(bytes, about));
      // Nothing of the feed is kept until the next one.
      const ended = () => undefined;
      last = reading.then(ended, ended);
      return reading;
    },
    async close() {
      closed = true;
      await last;
      await stop();
    },
  };
}
