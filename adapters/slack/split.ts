/** Cutting long things into pieces that together are the whole. */

/** Pieces of at most `max` characters, broken at a line or a space where there is one, never inside a character. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const line = rest.lastIndexOf('\n', max);
    const space = rest.lastIndexOf(' ', max);
    let end = line > max / 2 ? line : space > max / 2 ? space : max;
    // A low surrogate alone would be an unreadable character.
    if (/[\udc00-\udfff]/.test(rest.charAt(end))) end -= 1;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Runs of items, each of at most `maxItems` items and `maxSize` in all; an item over `maxSize` is a run of its own. */
export function splitItems<T>(
  items: readonly T[],
  options: { maxItems: number; maxSize: number; size: (item: T) => number },
): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  let size = 0;
  for (const item of items) {
    const itemSize = options.size(item);
    if (run.length > 0 && (run.length === options.maxItems || size + itemSize > options.maxSize)) {
      runs.push(run);
      run = [];
      size = 0;
    }
    run.push(item);
    size += itemSize;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The text itself, or its beginning with an ellipsis; whoever calls shows the whole somewhere beside it. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${splitText(text, max - 1)[0] ?? ''}…`;
}
