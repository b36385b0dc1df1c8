/** Pictures of figures: drawn as SVG on the server, and as PNG for a chat. */
import { createRequire } from 'node:module';
import type { Status } from './card.ts';
import { encodePng } from './png.ts';

const font = 'DejaVu Sans';

/** Told apart by people who do not see red and green alike: they differ in lightness too. */
export const statusColours: Record<Status, string> = {
  good: '#1b7f4b',
  warning: '#f2b134',
  bad: '#b3261e',
  info: '#2f5d9b',
  muted: '#c9ced6',
};

export type Picture = { width: number; height: number; option: object };

/** Libraries of tens of megabytes are loaded only when a picture is asked for. */
export async function drawSvg({ width, height, option }: Picture): Promise<string> {
  const echarts = await import('echarts');
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: font }, backgroundColor: '#ffffff', ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** An SVG as PNG, with a font that comes along: servers have none. */
export async function rasterize(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const fontFile = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const options = { font: { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: font } };
  const drawn = new Resvg(svg, options).render();
  return encodePng(drawn.width, drawn.height, drawn.pixels);
}

export type Series = { name: string; colour: string; values: readonly number[] };

/** Stacked bars: one a category, each series in its colour with its figure on it. */
export function barsSvg(categories: readonly string[], series: readonly Series[]): Promise<string> {
  return drawSvg({
    width: 640,
    height: 280,
    option: {
      legend: { bottom: 0 },
      grid: { left: 40, right: 16, top: 16, bottom: 56 },
      xAxis: { type: 'category', data: categories },
      yAxis: { type: 'value', minInterval: 1 },
      series: series.map(({ name, colour, values }) => ({
        name,
        type: 'bar',
        stack: 'all',
        barMaxWidth: 48,
        itemStyle: { color: colour },
        label: { show: true, formatter: ({ value }: { value: number }) => (value > 0 ? String(value) : '') },
        data: values,
      })),
    },
  });
}
