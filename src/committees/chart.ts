/** Pictures of status. Colours never stand alone: words say the same. */
import type { Locale } from '../app.ts';
import { barsSvg, drawSvg, statusColours } from '../chart.ts';
import { shorten } from '../text.ts';
import { statusTexts } from './question-text.ts';
import type { HistoryPoint } from './report.ts';
import { reportText } from './report-text.ts';

const { good: green, warning: amber, bad: red, muted: silent } = statusColours;
export const colours = { green, amber, red, silent };
/** Text that can be read on each of them. */
const inkOn = { green: '#ffffff', amber: '#14171c', red: '#ffffff', silent: '#14171c' };
/** How many entities were in each colour, round by round. */
export function historySvg(history: readonly HistoryPoint[], locale: Locale): Promise<string> {
  const words = { ...statusTexts[locale], silent: reportText[locale].noAnswer };
  return barsSvg(
    history.map((point) => point.label),
    (['green', 'amber', 'red', 'silent'] as const).map((state) => ({
      name: words[state],
      colour: colours[state],
      values: history.map((point) => point[state]),
    })),
  );
}

export type Grid = { rows: string[]; columns: string[]; cells: (keyof typeof colours | null)[][] };

/** One square a row and column: the worst colour there, with its initial. */
export function gridSvg(grid: Grid, locale: Locale): Promise<string> {
  const words = statusTexts[locale];
  const names = ['silent', 'red', 'amber', 'green'] as const;
  const data = grid.cells.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell ? [{ value: [column, row, names.indexOf(cell)], label: { color: inkOn[cell] } }] : [],
    ),
  );
  return drawSvg({
    width: 240 + grid.columns.length * 44,
    height: 70 + grid.rows.length * 26,
    option: {
      grid: { left: 205, right: 12, top: 8, bottom: 60 },
      xAxis: {
        type: 'category',
        data: grid.columns,
        splitArea: { show: true },
        axisLabel: { interval: 0, fontSize: 10 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: grid.rows.map((row) => shorten(row, 28)),
        splitArea: { show: true },
      },
      visualMap: {
        type: 'piecewise',
        orient: 'horizontal',
        itemGap: 24,
        bottom: 0,
        left: 'center',
        pieces: names.map((name, value) => ({
          value,
          color: colours[name],
          label: name === 'silent' ? reportText[locale].noAnswer : words[name],
        })),
      },
      series: [
        {
          type: 'heatmap',
          data,
          itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
          label: {
            show: true,
            formatter: ({ value }: { value: number[] }) => {
              const name = names[value[2] ?? 0] ?? 'silent';
              return name === 'silent' ? '–' : words[name].slice(0, 1);
            },
          },
        },
      ],
    },
  });
}
