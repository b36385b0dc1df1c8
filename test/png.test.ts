import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rasterize } from '../src/chart.ts';
import { gridSvg } from '../src/committees/chart.ts';
import { encodePng } from '../src/png.ts';

/** The parts of a PNG by type. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
  }
  return chunks;
}

describe('pictures', () => {
  it('keep few colours exactly', () => {
    const pixels = new Uint8Array([255, 0, 0, 255, 1, 2, 3, 255, 1, 2, 3, 255, 255, 0, 0, 255]);
    const chunks = chunksOf(encodePng(2, 2, pixels));
    expect([...(chunks.get('PLTE') ?? [])]).toEqual([255, 0, 0, 1, 2, 3]);
    expect([...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))]).toEqual([0, 0, 1, 0, 1, 0]);
  });

  it('bring many colours down to what a palette holds', () => {
    const pixels = new Uint8Array(64 * 64 * 4).map((_, at) => (at % 4 === 3 ? 255 : (at * 7919) % 256));
    expect((chunksOf(encodePng(64, 64, pixels)).get('PLTE') ?? []).length).toBeLessThanOrEqual(192);
  });

  it('of fifteen sectors and twelve months fit a message in Teams', async () => {
    const columns = Array.from({ length: 12 }, (_, month) => `mes ${month}`);
    const rows = Array.from({ length: 15 }, (_, sector) => `Sector de prueba <número> & ${sector}`);
    const cells = rows.map((_, row) =>
      columns.map((__, column) => (['green', 'amber', 'red', 'silent'] as const)[(row + column) % 4] ?? null),
    );
    const svg = await gridSvg({ rows, columns, cells }, 'es');
    expect(svg).not.toContain('<número>');
    const png = await rasterize(svg);
    expect(png.length).toBeGreaterThan(2000);
    expect(png.length).toBeLessThan(24_000);
  });
});
