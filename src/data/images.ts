/** Bringing a drawn or uploaded greyscale image to the size and the framing that a network was trained on. */

/** A rectangle in pixel coordinates of an image: pixel (c, r) covers c … c+1 by r … r+1. */
interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Area-averaging resize of a greyscale image `[height, width]` to `[toHeight, toWidth]`: every new pixel is the
 * mean of what it covers of the old image. The whole image is used, so its proportions follow the new size's.
 * Throws RangeError when `pixels` does not have height·width values or a size is not a positive integer.
 */
export function fitImage(
  pixels: ArrayLike<number>,
  height: number,
  width: number,
  toHeight: number,
  toWidth: number,
): Float32Array {
  return resample(pixels, height, width, { left: 0, top: 0, right: width, bottom: height }, toHeight, toWidth);
}

/** How `centreInk` frames the ink. */
export interface CentreOptions {
  /** Size of the result in pixels (default: as given). */
  toHeight?: number;
  toWidth?: number;
  /** Longer side of the ink's bounding box, as a share of the shorter side of the result (default 0.78). */
  box?: number;
  /** Ink below this does not count (0 … 1, default 0.1): the grain of a photographed sheet. */
  threshold?: number;
}

/**
 * Frames ink (0 paper … 1 ink, `[height, width]`) as the drawn digits are framed, after MNIST's preprocessing
 * (LeCun et al. 1998): scales its bounding box, proportions kept, and puts its centre of mass in the middle,
 * unless that would push ink off the edge. The default box is the mean box of the drawn digits, pen included.
 * An image without ink gives empty paper. Throws as `fitImage` does.
 */
export function centreInk(
  pixels: ArrayLike<number>,
  height: number,
  width: number,
  { toHeight = height, toWidth = width, box = 0.78, threshold = 0.1 }: CentreOptions = {},
): Float32Array {
  let mass = 0;
  const centre = { x: 0, y: 0 };
  const ink: Frame = { left: width, top: height, right: 0, bottom: 0 };
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const value = pixels[r * width + c];
      if (!(value >= threshold)) continue;
      mass += value;
      centre.x += value * (c + 0.5);
      centre.y += value * (r + 0.5);
      ink.left = Math.min(ink.left, c);
      ink.right = Math.max(ink.right, c + 1);
      ink.top = Math.min(ink.top, r);
      ink.bottom = Math.max(ink.bottom, r + 1);
    }
  }
  if (mass === 0) return new Float32Array(toHeight * toWidth);
  // Old pixels per new pixel, then the part of the old plane that the new image shows.
  const scale = Math.max(ink.right - ink.left, ink.bottom - ink.top) / (box * Math.min(toHeight, toWidth));
  const [left, right] = span(centre.x / mass, scale * toWidth, ink.left, ink.right);
  const [top, bottom] = span(centre.y / mass, scale * toHeight, ink.top, ink.bottom);
  return resample(pixels, height, width, { left, top, right, bottom }, toHeight, toWidth);
}

/** An interval of length `length` about `centre`, moved as little as needed to contain low … high. */
function span(centre: number, length: number, low: number, high: number): [number, number] {
  const start = Math.max(Math.min(centre - length / 2, low), high - length);
  return [start, start + length];
}

/** Area average of `frame` of an image; what lies outside the image is paper (0). */
function resample(
  pixels: ArrayLike<number>,
  height: number,
  width: number,
  frame: Frame,
  toHeight: number,
  toWidth: number,
): Float32Array {
  if (
    ![height, width, toHeight, toWidth].every((v) => Number.isInteger(v) && v > 0) ||
    pixels.length !== height * width
  ) {
    throw new RangeError(`${pixels.length} pixels, ${height}×${width}, cannot be brought to ${toHeight}×${toWidth}`);
  }
  const out = new Float32Array(toHeight * toWidth);
  const columns = overlaps(frame.left, frame.right, width, toWidth);
  const rows = overlaps(frame.top, frame.bottom, height, toHeight);
  for (let r = 0; r < toHeight; r++) {
    for (let c = 0; c < toWidth; c++) {
      let sum = 0;
      for (const [y, high] of rows[r]) for (const [x, wide] of columns[c]) sum += high * wide * pixels[y * width + x];
      out[r * toWidth + c] = sum;
    }
  }
  return out;
}

/** For each of `count` equal parts of start … end: the cells 0 … cells-1 it covers, with their share of it. */
function overlaps(start: number, end: number, cells: number, count: number): [number, number][][] {
  const step = (end - start) / count;
  return Array.from({ length: count }, (_, i) => {
    const from = start + i * step;
    const to = from + step;
    const parts: [number, number][] = [];
    for (let cell = Math.max(0, Math.floor(from)); cell < Math.min(cells, Math.ceil(to)); cell++) {
      const share = (Math.min(to, cell + 1) - Math.max(from, cell)) / step;
      if (share > 0) parts.push([cell, share]);
    }
    return parts;
  });
}
