/** The parsing process: reads one feed at a time and answers; whoever started it may kill it at any moment. */
import { readFeed } from './feed-read.ts';
import type { About } from './feed-repair.ts';

process.on('message', async ({ bytes, about }: { bytes: Uint8Array; about: About }) => {
  process.send?.(await readFeed(bytes, about));
});
// Ctrl-C reaches every process of a terminal; when this one ends is for its parent to say, or for the lost connection.
process.on('SIGINT', () => undefined);
process.send?.('ready');
