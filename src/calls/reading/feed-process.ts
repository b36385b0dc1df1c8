/** The parsing process: reads one feed at a time and answers; whoever started it may kill it at any moment. */
import { type Outcome, readFeed } from './feed-read.ts';
import type { About } from './feed-repair.ts';
import type { ParsedItem } from './feed-result.ts';

/** What the process is asked: the bytes of a feed, some at a time, then what is known about it. */
export type Question = { part: Uint8Array; from: number; size: number } | { about: About };

/** What the process answers: the items, some at a time, then the feed without them; or why there is none. */
export type Answer = { items: ParsedItem[] } | { outcome: Outcome };

/** Characters of content in one message: a message costs several times its size where it is received. */
const mostInOne = 300_000;

const answer = (said: Answer) => process.send?.(said);

let bytes = Buffer.alloc(0);

process.on('message', async (question: Question) => {
  if ('part' in question) {
    if (question.from === 0) bytes = Buffer.alloc(question.size);
    bytes.set(question.part, question.from);
    return;
  }
  const outcome = await readFeed(bytes, question.about);
  if ('feed' in outcome) {
    let items: ParsedItem[] = [];
    let size = 0;
    for (const item of outcome.feed.items) {
      items.push(item);
      size += item.html.length + item.text.length;
      if (size < mostInOne) continue;
      answer({ items });
      items = [];
      size = 0;
    }
    outcome.feed.items = items;
  }
  answer({ outcome });
});
// Ctrl-C reaches every process of a terminal; when this one ends is for its parent to say, or for the lost connection.
process.on('SIGINT', () => undefined);
process.send?.('ready');
