/** Small PNGs of flat drawings: at most 64 colours, a fraction of the bytes, so that a chat message takes them. */
import { crc32, deflateSync } from 'node:zlib';

/** Enough for the edges of letters; a picture of the grid is then half as large as with 256. */
const mostColours = 64;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The eight-bit value with only its highest bits, spread over the whole range again. */
const round = (value: number, bits: number): number => Math.round((value >> (8 - bits)) * (255 / (2 ** bits - 1)));

/** Each pixel's place in the palette; null when these bits a channel give more than `mostColours`. */
function indexColours(pixels: Uint8Array, bits: number): { palette: number[]; indexes: Uint8Array } | null {
  const known = new Map<number, number>();
  const indexes = new Uint8Array(pixels.length / 4);
  for (let at = 0; at < indexes.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 4, at * 4 + 3);
    const colour = (round(red, bits) << 16) | (round(green, bits) << 8) | round(blue, bits);
    const index = known.get(colour) ?? known.size;
    if (index >= mostColours) return null;
    known.set(colour, index);
    indexes[at] = index;
  }
  return { palette: [...known.keys()], indexes };
}

/** `pixels`: RGBA, opaque, row by row. Colours are kept as exact as so many of them allow (PNG, third edition, 11.2). */
export function encodePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  let indexed = null;
  for (let bits = 8; !indexed && bits > 1; bits -= 1) indexed = indexColours(pixels, bits);
  if (!indexed) throw new Error(`two bits a channel are at most ${mostColours} colours`);
  const { palette, indexes } = indexed;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, colour type 3: places in a palette.
  header.set([8, 3, 0, 0, 0], 8);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) lines.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(lines, { level: 9 }))];
  return new Uint8Array(Buffer.concat([signature, ...parts, chunk('IEND', new Uint8Array())]));
}
