/** The parsing thread: reads one feed at a time and answers; whoever started it may kill it at any moment. */
import { parentPort } from 'node:worker_threads';
import { readFeed } from './feed-read.ts';
import type { About } from './feed-repair.ts';

if (!parentPort) throw new Error('feed-thread.ts runs only as a worker thread');
const port = parentPort;

port.on('message', async ({ bytes, about }: { bytes: Uint8Array; about: About }) => {
  port.postMessage(await readFeed(bytes, about));
});
port.postMessage('ready');
