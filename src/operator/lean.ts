/** Keeps the memory of a command that reads thousands of inputs in one process flat. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of heap and buffers that are let be; the commands' code alone takes about half of it. */
const enough = 96 * 1024 * 1024;

/** Collecting takes a tenth of a second, so it waits until this much is new. */
const worthwhile = 32 * 1024 * 1024;

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
let collect: Collect | null = null;
let kept = 0;

/** Flags at the start of the program would bind the commands that need more memory as well. */
function prepare(): Collect {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}

/**
 * Collects garbage when there is more than enough memory in use. By itself V8 lets the heap grow with the machine's
 * memory, to several times what is needed. To be called before the work and often during it.
 */
export function stayLean(): void {
  collect ??= prepare();
  if (inUse() < Math.max(enough, kept + worthwhile)) return;
  // Only the last resort gives the memory back to the system.
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  kept = inUse();
}

function inUse(): number {
  const { total_heap_size: heap, external_memory: buffers } = getHeapStatistics();
  return heap + buffers;
}
