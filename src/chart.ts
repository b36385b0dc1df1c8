/** Pictures of figures: drawn as SVG on the server, and as PNG for a chat. */
import { createRequire } from 'node:module';
import { encodePng } from './png.ts';

const font = 'DejaVu Sans';

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
