/**
 * Handwriting-like digits drawn from pen strokes, 16×16 greyscale, without any stored image. Every example has
 * its own hand: a way of writing the digit, slant, proportions, wobble, pen and place. A share of the examples
 * are morphs between two confusable digits, labelled at random by how far they are mixed, so that the best
 * possible label is genuinely soft and known.
 */

import type { Rng } from "../../math/rng.ts";
import type { ClassificationData, LabelledSet } from "../dataset.ts";
import { balancedLabels } from "../shuffle.ts";
import { drawSegments, segmentCount, traceStroke, type Segments } from "./raster.ts";
import { glyphs, morphPairs, type Glyph, type Stroke } from "./templates.ts";

/** Height and width of a digit in pixels. */
export const DIGIT_SIZE = 16;
const PIXELS = DIGIT_SIZE * DIGIT_SIZE;
const CLASSES = 10;

/** The knobs of one hand. */
export interface DigitStyle {
  /** Which way of writing the digit, 0 … number of ways - 1 (wraps around). */
  variant: number;
  /** Horizontal shift per unit of height, positive leaning right. */
  slant: number;
  /** Rotation in radians, positive clockwise. */
  rotation: number;
  /** Height of the longer side of the pen's path in pixels. */
  size: number;
  /** Width relative to height, 1 as designed. */
  aspect: number;
  /** Shift of the centre of ink from the image's centre, pixels right and down. */
  shiftX: number;
  shiftY: number;
  /** Amplitude of the smooth warp of the plane, relative to the digit's height. */
  elastic: number;
  /** Standard deviation of each control point's own error, relative to the digit's height. */
  wobble: number;
  /** Width of the pen in pixels. */
  width: number;
  /** Darkness of the ink, 0 … 1. */
  ink: number;
}

/** A style drawn from the population of hands that the data sets use. Advances `rng`. */
export function randomStyle(rng: Rng): DigitStyle {
  const u = rng.uniform(6);
  const z = rng.normal(5);
  const size = 9.6 + 2.8 * u[1];
  return {
    variant: Math.floor(u[0] * 60),
    slant: 0.1 + 0.19 * z[0],
    rotation: 0.08 * z[1],
    size,
    aspect: Math.exp(0.14 * z[2]),
    shiftX: 0.4 * z[3],
    shiftY: 0.4 * z[4],
    elastic: 0.015 + 0.035 * u[2],
    wobble: 0.012 + 0.016 * u[3],
    width: size * (0.1 + 0.09 * u[4]),
    ink: 0.7 + 0.3 * u[5],
  };
}

/**
 * One digit 0 … 9 as `[256]` pixels, 0 (paper) … 1 (ink). Knobs given in `style` are honoured, the others are
 * drawn; the same `rng` state draws the same others whichever are given. Advances `rng`.
 */
export function drawOne(rng: Rng, digit: number, style: Partial<DigitStyle> = {}): Float32Array {
  const out = new Float32Array(PIXELS);
  const full = { ...randomStyle(rng), ...style };
  const ways = glyphs[digit];
  if (!ways) throw new RangeError(`drawOne(): ${digit} is not a digit`);
  render(rng, ways[full.variant % ways.length], full, out);
  return out;
}

/** Which digits to draw and how many of them are ambiguous. */
export interface DigitOptions {
  /** Share of the examples that are morphs between two digits, 0 … 1 (default 0.3). */
  ambiguity?: number;
  /** The digits drawn (default all ten). A digit without a confusable partner among them is always pure. */
  classes?: readonly number[];
}

/** Drawn examples with the exact probabilities `[n, 10]` that their labels were drawn from. */
export interface DrawnDigits {
  readonly x: Float32Array;
  readonly y: Uint8Array;
  readonly soft: Float32Array;
}

/**
 * `n` digits. Every block of as many examples as there are classes starts from each class once. A morph mixes
 * the strokes of its class, with weight w uniform in (1/2, 1], with those of a random confusable partner; its
 * label is its class with probability p = w³ / (w³ + (1 - w)³), else the partner. (Shape decides more sharply
 * than linearly, as it does for a reader: at w = 3/4, p = 0.96.) Each example has its own child stream of `rng`,
 * so a smaller n is a prefix of a larger one, and `rng` is not advanced. Throws RangeError for an unknown class.
 */
export function drawDigits(rng: Rng, n: number, { ambiguity = 0.3, classes }: DigitOptions = {}): DrawnDigits {
  const used = classes ?? glyphs.map((_, digit) => digit);
  if (!used.length || used.some((digit) => !glyphs[digit])) throw new RangeError(`drawDigits(): classes ${used}`);
  const pairs = morphPairs.filter(({ digits }) => digits.every((digit) => used.includes(digit)));
  const primary = balancedLabels(rng.fold("class"), n, used.length);
  const x = new Float32Array(n * PIXELS);
  const y = new Uint8Array(n);
  const soft = new Float32Array(n * CLASSES);
  for (let i = 0; i < n; i++) {
    const own = rng.fold("example", i);
    const digit = used[primary[i]];
    const partners = pairs.filter(({ digits }) => digits.includes(digit));
    const [chance, which, u, coin] = own.uniform(4);
    const image = x.subarray(i * PIXELS, (i + 1) * PIXELS);
    const style = randomStyle(own);
    if (chance >= ambiguity || partners.length === 0) {
      render(own, glyphs[digit][style.variant % glyphs[digit].length], style, image);
      y[i] = digit;
      soft[i * CLASSES + digit] = 1;
      continue;
    }
    const { digits, glyphs: ends } = partners[Math.floor(which * partners.length)];
    const w = 1 - u / 2;
    const p = w ** 3 / (w ** 3 + (1 - w) ** 3);
    const side = digits[0] === digit ? 0 : 1;
    render(own, blend(ends[side], ends[1 - side], w), style, image);
    y[i] = coin < p ? digit : digits[1 - side];
    soft[i * CLASSES + digit] = p;
    soft[i * CLASSES + digits[1 - side]] = 1 - p;
  }
  return { x, y, soft };
}

/** The ten drawn digits as a classification problem; p(label | pixels) itself is not computable. */
export function digitsData(options: { rng: Rng; train: number; test: number; ambiguity?: number }): ClassificationData {
  const draw = (name: string, n: number): LabelledSet => {
    const { x, y } = drawDigits(options.rng.fold(name), n, options);
    return { x, y, n };
  };
  return {
    id: "digits",
    shape: { kind: "image", height: DIGIT_SIZE, width: DIGIT_SIZE },
    d: PIXELS,
    classes: CLASSES,
    classNames: glyphs.map((_, digit) => String(digit)),
    train: draw("train", options.train),
    test: draw("test", options.test),
  };
}

/** Weight w of glyph a and 1 - w of glyph b, which have the same strokes. */
function blend(a: Glyph, b: Glyph, w: number): Glyph {
  const mix = (p: Float64Array, q: Float64Array) => p.map((v, i) => w * v + (1 - w) * q[i]);
  return a.map((s, k) => ({ x: mix(s.x, b[k].x), y: mix(s.y, b[k].y), corner: mix(s.corner, b[k].corner) }));
}

/** Draws a glyph in a style into `out` `[256]`. */
function render(rng: Rng, glyph: Glyph, style: DigitStyle, out: Float32Array): void {
  const segments = trace(rng, glyph, style);
  place(segments, style);
  drawSegments(segments, out, DIGIT_SIZE, style.width, style.ink);
}

/** The pen's path for a digit 0 … 9 in a style, in units of the digit's designed height. Advances `rng`. */
export function traceDigit(rng: Rng, digit: number, style: DigitStyle): Segments {
  const ways = glyphs[digit];
  return trace(rng, ways[style.variant % ways.length], style);
}

function trace(rng: Rng, glyph: Glyph, style: DigitStyle): Segments {
  const hand = deform(rng, glyph, style);
  const segments = new Float64Array(4 * hand.reduce((sum, s) => sum + segmentCount(s.x.length), 0));
  let at = 0;
  for (const s of hand) {
    traceStroke(s, segments, at);
    at += segmentCount(s.x.length);
  }
  return segments;
}

/** Control points with wobble, smooth warp, aspect, slant and rotation applied, relative to the glyph's height. */
function deform(rng: Rng, glyph: Glyph, style: DigitStyle): Stroke[] {
  // The warp: in each coordinate, two waves of about one digit's height in random directions.
  const wave = rng.normal(8);
  const phase = rng.uniform(4);
  const warp = (x: number, y: number, i: number) =>
    style.elastic *
    (Math.sin(4 * (wave[2 * i] * x + wave[2 * i + 1] * y) + 2 * Math.PI * phase[i]) +
      Math.sin(4 * (wave[2 * i + 4] * x + wave[2 * i + 5] * y) + 2 * Math.PI * phase[i + 2]));
  const cos = Math.cos(style.rotation);
  const sin = Math.sin(style.rotation);
  return glyph.map((s) => {
    const error = rng.normal(2 * s.x.length);
    const x = new Float64Array(s.x.length);
    const y = new Float64Array(s.x.length);
    for (let i = 0; i < x.length; i++) {
      const u = s.x[i] / 100 - 0.5;
      const v = s.y[i] / 100 - 0.5;
      const dv = v + warp(u, v, 1) + style.wobble * error[2 * i + 1];
      const du = (u + warp(u, v, 0) + style.wobble * error[2 * i]) * style.aspect - style.slant * dv;
      x[i] = cos * du - sin * dv;
      y[i] = sin * du + cos * dv;
    }
    return { x, y, corner: s.corner };
  });
}

/** Scales segments to the style's size and puts their centre of ink at the image's centre plus the shift, in pixels. */
function place(segments: Float64Array, style: DigitStyle): void {
  let length = 0;
  const centre = [0, 0];
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let k = 0; k < segments.length; k += 4) {
    const l = Math.hypot(segments[k + 2] - segments[k], segments[k + 3] - segments[k + 1]);
    length += l;
    for (let j = 0; j < 2; j++) {
      centre[j] += (l * (segments[k + j] + segments[k + 2 + j])) / 2;
      low[j] = Math.min(low[j], segments[k + j], segments[k + 2 + j]);
      high[j] = Math.max(high[j], segments[k + j], segments[k + 2 + j]);
    }
  }
  const scale = style.size / Math.max(high[0] - low[0], high[1] - low[1]);
  const room = DIGIT_SIZE - style.width;
  for (let j = 0; j < 2; j++) {
    const wanted = DIGIT_SIZE / 2 + (j ? style.shiftY : style.shiftX) - (scale * centre[j]) / length;
    // The whole line stays on the paper, even if a lopsided digit then stands off centre.
    const least = style.width / 2 - scale * low[j];
    const most = style.width / 2 + room - scale * high[j];
    const offset = Math.min(Math.max(wanted, least), Math.max(least, most));
    for (let k = j; k < segments.length; k += 2) segments[k] = scale * segments[k] + offset;
  }
}
