/** Decoded PNG samples of any colour type and depth as luminance over paper. */

/** Samples as a PNG decoder leaves them: rows padded to whole bytes below 8 bits, 16-bit samples as numbers. */
export interface PngPixels {
  width: number;
  height: number;
  depth: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  colourType: number;
  channels: number;
  data: ArrayLike<number>;
  /** Body of the PLTE chunk: red, green, blue per entry. */
  palette?: Uint8Array;
  /** Body of the tRNS chunk: alpha per palette entry, or the one transparent colour as 16-bit numbers. */
  transparency?: Uint8Array;
}

/** Luminance of red, green and blue (Rec. 709 weights), in the unit of its arguments. */
function luminance(r: number, g: number, b: number): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Luminance 0 … 1, `[height, width]`. Transparent parts become white, or black when what is drawn is mostly bright.
 * @throws RangeError when a palette index has no entry
 */
export function toLuminance(png: PngPixels): Float32Array {
  const { width, height, depth, channels, colourType, data, palette, transparency } = png;
  const n = width * height;
  const max = 2 ** depth - 1;
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  const light = new Float32Array(n);
  const alpha = new Float32Array(n).fill(1);
  const key = colourType === 0 || colourType === 2 ? colourKey(transparency, channels) : undefined;

  const sample = (y: number, k: number): number => {
    if (depth >= 8) return data[y * width * channels + k];
    const bit = k * depth;
    return (data[y * rowBytes + (bit >> 3)] >> (8 - depth - (bit & 7))) & max;
  };

  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const k = x * channels;
      const v = sample(y, k);
      if (colourType === 3) {
        const at = 3 * v;
        if (!palette || at + 2 >= palette.length) throw new RangeError("palette index without an entry");
        light[i] = luminance(palette[at], palette[at + 1], palette[at + 2]) / 255;
        alpha[i] = (transparency?.[v] ?? 255) / 255;
        continue;
      }
      light[i] = (channels >= 3 ? luminance(v, sample(y, k + 1), sample(y, k + 2)) : v) / max;
      if (channels === 2 || channels === 4) alpha[i] = sample(y, k + channels - 1) / max;
      else if (key && key.every((part, c) => part === sample(y, k + c))) alpha[i] = 0;
    }
  }
  return overPaper(light, alpha);
}

function colourKey(transparency: Uint8Array | undefined, channels: number): number[] | undefined {
  if (!transparency || transparency.length < 2 * channels) return undefined;
  return Array.from({ length: channels }, (_, c) => transparency[2 * c] * 256 + transparency[2 * c + 1]);
}

function overPaper(light: Float32Array, alpha: Float32Array): Float32Array {
  let ink = 0;
  let weight = 0;
  for (let i = 0; i < light.length; i++) {
    ink += light[i] * alpha[i];
    weight += alpha[i];
  }
  // White ink on nothing would vanish on white paper.
  const paper = ink > 0.5 * weight ? 0 : 1;
  return light.map((v, i) => Math.min(1, v * alpha[i] + paper * (1 - alpha[i])));
}
