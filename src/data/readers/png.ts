/** PNG files as luminance, in Node and in the page alike. */

import { Unzlib } from "fflate";
import { decode } from "fast-png";
import { dataError, hexBytes } from "./errors.ts";
import type { DecodedImage, RawFile } from "./files.ts";
import { LIMITS } from "./limits.ts";
import { toLuminance, type PngPixels } from "./png-luminance.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples per pixel, and the bit depths allowed, by colour type (PNG specification, table 11.1). */
const COLOUR_TYPES: Record<number, { channels: number; depths: number[] } | undefined> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

/** A chunk: `from … to` is the whole of it, `body` its contents. */
interface Chunk {
  type: string;
  from: number;
  to: number;
  body: Uint8Array;
}

/**
 * Decode a PNG of any colour type to luminance 0 … 1, `[height, width]`.
 * Transparent pixels take the colour of paper: white under dark drawings, black under bright ones.
 * @throws DataError `png-…`
 */
export function decodePng({ name, bytes }: RawFile): DecodedImage {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) {
    throw dataError("png-signature", name, { byte: 0 }, { found: hexBytes(bytes, 8) });
  }
  const chunks = readChunks(name, bytes);
  const header = chunks[0];
  const [colourType, depth] = [header.body[9], header.body[8]];
  const colour = COLOUR_TYPES[colourType];
  if (header.type !== "IHDR" || header.body.length !== 13 || !colour?.depths.includes(depth)) {
    throw dataError("png-header", name, { byte: 8 }, { found: hexBytes(bytes.subarray(8), 26) });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width * height < 1 || width * height > LIMITS.pngPixels) {
    throw dataError("png-too-large", name, { byte: 16 }, { limit: LIMITS.pngPixels, width, height });
  }
  const isInterlaced = header.body[12] !== 0;
  if (isInterlaced && depth < 8) throw dataError("png-interlaced", name, { byte: 28 }, { found: depth });

  const idat = chunks.filter((chunk) => chunk.type === "IDAT");
  const find = (type: string) => chunks.find((chunk) => chunk.type === type)?.body;
  const rowBytes = Math.ceil((width * colour.channels * depth) / 8);
  try {
    checkInflatedSize(idat, 2 * height * (rowBytes + 8) + 1024);
    // Only what makes pixels goes to the decoder: text and colour profiles are dropped unread.
    const essential = [header, ...idat, chunks[chunks.length - 1]];
    const { data } = decode(
      concat([bytes.subarray(0, 8), ...essential.map(({ from, to }) => bytes.subarray(from, to))]),
      { checkCrc: true },
    );
    if (data.length !== (depth === 16 ? rowBytes / 2 : rowBytes) * height)
      throw new RangeError("wrong number of samples");
    const pixels: PngPixels = {
      width,
      height,
      depth,
      colourType,
      channels: colour.channels,
      data,
      palette: find("PLTE"),
      transparency: find("tRNS"),
    };
    return { name, height, width, pixels: toLuminance(pixels) };
  } catch {
    throw dataError("png-corrupt", name, { byte: idat[0]?.from ?? header.to }, {});
  }
}

function readChunks(name: string, bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = bytes.length;
  const chunks: Chunk[] = [];
  for (let from = 8; ;) {
    if (from + 12 > found) throw dataError("png-truncated", name, { byte: found }, { expected: from + 12, found });
    const to = from + 12 + view.getUint32(from);
    if (to > found) throw dataError("png-truncated", name, { byte: found }, { expected: to, found });
    const type = String.fromCharCode(...bytes.subarray(from + 4, from + 8));
    chunks.push({ type, from, to, body: bytes.subarray(from + 8, to - 4) });
    if (type === "IEND") return chunks;
    from = to;
  }
}

/** A small file can unpack to a thousand times its size; where that could hurt, count before keeping anything. */
function checkInflatedSize(idat: readonly Chunk[], limit: number): void {
  const packed = idat.reduce((sum, { body }) => sum + body.length, 0);
  if (packed * 1032 <= Math.max(limit, 2 ** 26)) return;
  let size = 0;
  const inflator = new Unzlib((part) => {
    size += part.length;
    if (size > limit) throw new RangeError("more pixels than the header announces");
  });
  for (const { body } of idat) {
    for (let at = 0; at < body.length; at += 8192) inflator.push(body.subarray(at, at + 8192));
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
