/** Gathers a text from many pieces. Adding strings up one by one costs 32 bytes a piece; a parser may give one a letter. */

const batch = 4_096;

/** `add` pieces, then `take` them all as one text and start again. */
export function createGatherer(): { add(piece: string): void; take(): string } {
  let pieces: string[] = [];
  let joined: string[] = [];
  return {
    add(piece) {
      pieces.push(piece);
      if (pieces.length < batch) return;
      joined.push(pieces.join(''));
      pieces = [];
    },
    take() {
      const text = joined.length === 0 ? pieces.join('') : [...joined, ...pieces].join('');
      pieces = [];
      joined = [];
      return text;
    },
  };
}
