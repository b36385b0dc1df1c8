/** How the operator's commands speak: one JSON document or lines for people on stdout, everything else on stderr. */

export type Output = { json: boolean; data(value: unknown): void; line(text?: string): void; note(text: string): void };

export function createOutput(json: boolean): Output {
  return {
    json,
    data: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
    line: (text = '') => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
  };
}

/** Rows as aligned columns; a cell keeps to one line. */
export function alignColumns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ')));
  const widths = header.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
