import { describe, expect, it } from "vitest";
import { Rng } from "../math/rng.ts";
import { DIGIT_SIZE, drawDigits } from "./digits/digits.ts";
import { centreInk, fitImage } from "./images.ts";

/** Bounding box and centre of mass of the ink. */
function framing(pixels: ArrayLike<number>, width: number) {
  const at = Array.from({ length: pixels.length }, (_, i) => i).filter((i) => pixels[i] >= 0.1);
  const mass = at.reduce((sum, i) => sum + pixels[i], 0);
  const range = (f: (i: number) => number) => Math.max(...at.map(f)) - Math.min(...at.map(f)) + 1;
  const mean = (f: (i: number) => number) => at.reduce((sum, i) => sum + pixels[i] * (f(i) + 0.5), 0) / mass;
  const x = (i: number) => i % width;
  const y = (i: number) => Math.floor(i / width);
  return { x: mean(x), y: mean(y), longer: Math.max(range(x), range(y)) };
}

describe("fitImage", () => {
  it("averages whole blocks", () => {
    expect(Array.from(fitImage([0, 1, 1, 1, 0, 0, 0, 1], 2, 4, 1, 2))).toEqual([0.25, 0.75]);
  });

  it("shares pixels that straddle a border", () => {
    expect(Array.from(fitImage([1, 0, 0.5], 1, 3, 1, 2))).toEqual([expect.closeTo(2 / 3, 6), expect.closeTo(1 / 3, 6)]);
  });

  it("keeps the mean, down and up, and is the identity at the same size", () => {
    const pixels = Rng.fromSeed(1).uniform(35);
    const mean = (a: Float32Array) => a.reduce((s, v) => s + v, 0) / a.length;
    expect(mean(fitImage(pixels, 5, 7, 3, 2))).toBeCloseTo(mean(pixels), 5);
    expect(mean(fitImage(pixels, 5, 7, 16, 16))).toBeCloseTo(mean(pixels), 5);
    fitImage(pixels, 5, 7, 5, 7).forEach((v, i) => expect(v).toBeCloseTo(pixels[i], 6));
  });

  it("refuses sizes that do not fit", () => {
    expect(() => fitImage([1, 2, 3], 2, 2, 1, 1)).toThrow(RangeError);
    expect(() => fitImage([1, 2, 3, 4], 2, 2, 0, 1)).toThrow(RangeError);
  });
});

describe("centreInk", () => {
  it("brings a small scribble in a corner of a canvas to the middle, at the trained size", () => {
    const canvas = new Float32Array(280 * 280);
    for (let r = 200; r < 270; r++) for (let c = 10; c < 22; c++) canvas[r * 280 + c] = 1;
    const f = framing(centreInk(canvas, 280, 280, { toHeight: 16, toWidth: 16 }), 16);
    expect(f.x).toBeCloseTo(8, 1);
    expect(f.y).toBeCloseTo(8, 1);
    expect(f.longer).toBeGreaterThanOrEqual(12);
    expect(f.longer).toBeLessThanOrEqual(14);
  });

  it("frames as the drawn digits are framed", () => {
    const { x } = drawDigits(Rng.fromSeed(2), 300);
    let before = 0;
    let after = 0;
    for (let i = 0; i < 300; i++) {
      const image = x.subarray(i * 256, (i + 1) * 256);
      before += framing(image, DIGIT_SIZE).longer / 300;
      after += framing(centreInk(image, DIGIT_SIZE, DIGIT_SIZE), DIGIT_SIZE).longer / 300;
    }
    expect(Math.abs(after - before)).toBeLessThan(1);
  });

  it("keeps lopsided ink on the paper", () => {
    const canvas = new Float32Array(64 * 64);
    for (let i = 0; i < 64; i++) canvas[i] = 0.2;
    for (let r = 0; r < 20; r++) for (let c = 56; c < 64; c++) canvas[r * 64 + c] = 1;
    const out = centreInk(canvas, 64, 64, { toHeight: 16, toWidth: 16, box: 1 });
    expect(out.reduce((s, v) => s + v, 0)).toBeCloseTo(canvas.reduce((s, v) => s + v, 0) / 16, 2);
  });

  it("leaves empty paper empty and ignores faint grain", () => {
    expect(centreInk(new Float32Array(64), 8, 8).every((v) => v === 0)).toBe(true);
    expect(centreInk(new Float32Array(64).fill(0.05), 8, 8).every((v) => v === 0)).toBe(true);
  });
});
