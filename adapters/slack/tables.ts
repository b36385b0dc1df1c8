/** A table as Slack's own, or as text where that cannot hold it. */
import type { KnownBlock } from '@slack/types';
import { limits } from './limits.ts';
import { splitText } from './split.ts';

type TableRows = readonly (readonly string[])[];
const rowText = (row: readonly string[]) => row.reduce((total, cell) => total + Math.max(1, cell.length), 0);

/** Aligned fixed-width text, for what a table block cannot hold: a second table, over 20 columns, huge cells. */
function textTable(rows: TableRows): KnownBlock[] {
  const flat = rows.map((row) => row.map((cell) => cell.replace(/\s*\n\s*/g, ' ')));
  const widths: number[] = [];
  for (const row of flat) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, Array.from(cell).length);
  }
  const lines = flat.map((row) =>
    row
      // A column of long texts is not padded: the padding alone would fill the message.
      .map(
        (cell, column) => cell + ' '.repeat(Math.max(0, Math.min(widths[column] ?? 0, 30) - Array.from(cell).length)),
      )
      .join('  ')
      .trimEnd(),
  );
  return splitText(lines.join('\n'), limits.text).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }],
  }));
}

export function tableBlocks(columns: readonly string[], rows: TableRows, nativeLeft: boolean): KnownBlock[] {
  const all = [columns, ...rows];
  const fits =
    nativeLeft &&
    all.length <= limits.tableRows &&
    all.every((row) => row.length <= limits.tableColumns) &&
    all.reduce((total, row) => total + rowText(row), 0) <= limits.tableText;
  if (!fits) return textTable(all);
  return [
    {
      type: 'table',
      column_settings: columns.map(() => ({ is_wrapped: true })),
      rows: all.map((row) => row.map((cell) => ({ type: 'raw_text', text: cell === '' ? ' ' : cell }))),
    },
  ];
}
