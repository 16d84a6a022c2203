/** Greyscale images, 0 (paper) … 1 (ink), in the theme's paper and ink. */
import { prepareCanvas } from "../hooks.ts";
import { rgbOf } from "../theme.ts";

export interface ImageStack {
  /** Image after image, row by row; values outside 0 … 1 are clipped. */
  readonly pixels: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

let scratch: HTMLCanvasElement | undefined;

/** Draws image `index` of the stack into a box, its pixels as squares. */
export function drawImageAt(
  g: CanvasRenderingContext2D,
  stack: ImageStack,
  index: number,
  x: number,
  y: number,
  w: number,
  h: number,
): void {
  const { pixels, width, height } = stack;
  const size = width * height;
  const from = index * size;
  if (from + size > pixels.length) return;
  scratch ??= document.createElement("canvas");
  if (scratch.width !== width || scratch.height !== height) {
    scratch.width = width;
    scratch.height = height;
  }
  const s = scratch.getContext("2d", { willReadFrequently: true })!;
  const image = s.createImageData(width, height);
  const paper = rgbOf("var(--paper)");
  const ink = rgbOf("var(--print)");
  for (let i = 0; i < size; i++) {
    const value = pixels[from + i];
    const v = value > 0 ? Math.min(1, value) : 0;
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = paper[c] + v * (ink[c] - paper[c]);
    image.data[4 * i + 3] = 255;
  }
  s.putImageData(image, 0, 0);
  g.imageSmoothingEnabled = false;
  g.drawImage(scratch, 0, 0, width, height, x, y, w, h);
}

/** One image over a whole canvas. */
export function drawSingle(canvas: HTMLCanvasElement, stack: ImageStack, width: number, height: number): void {
  const g = prepareCanvas(canvas, width, height, window.devicePixelRatio || 1);
  drawImageAt(g, stack, 0, 0, 0, width, height);
}
