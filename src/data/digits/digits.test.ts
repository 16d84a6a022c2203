import { describe, expect, it } from "vitest";
import { Rng } from "../../math/rng.ts";
import { DIGIT_SIZE, digitsData, drawDigits, drawOne } from "./digits.ts";
import { glyphs, morphPairs } from "./templates.ts";

const PIXELS = DIGIT_SIZE * DIGIT_SIZE;
const rng = Rng.fromSeed(1);
const n = 2000;
const drawn = drawDigits(rng, n);
const soft = (i: number, d = drawn) => Array.from(d.soft.subarray(i * 10, i * 10 + 10));

describe("templates", () => {
  it("both ends of a morph have the same strokes and points, and every digit has a partner", () => {
    for (const {
      glyphs: [a, b],
    } of morphPairs) {
      expect(a.map((s) => s.x.length)).toEqual(b.map((s) => s.x.length));
    }
    expect(new Set(morphPairs.flatMap((p) => p.digits)).size).toBe(10);
  });

  it("all coordinates are numbers on the sheet", () => {
    for (const stroke of [...glyphs.flat(2), ...morphPairs.flatMap((p) => p.glyphs.flat())]) {
      expect([...stroke.x, ...stroke.y].every((v) => v >= -5 && v <= 105)).toBe(true);
    }
  });
});

describe("drawDigits", () => {
  it("pixels are ink between 0 and 1, every image has some, none is blotted out", () => {
    expect(drawn.x.every((v) => v >= 0 && v <= 1)).toBe(true);
    for (let i = 0; i < n; i++) {
      const ink = drawn.x.subarray(i * PIXELS, (i + 1) * PIXELS).reduce((s, v) => s + v, 0) / PIXELS;
      expect(ink > 0.015 && ink < 0.4).toBe(true);
    }
  });

  it("digits stand in the middle of the sheet", () => {
    let worst = 0;
    const mean = [0, 0];
    for (let i = 0; i < n; i++) {
      const image = drawn.x.subarray(i * PIXELS, (i + 1) * PIXELS);
      const mass = image.reduce((s, v) => s + v, 0);
      const x = image.reduce((s, v, k) => s + v * ((k % DIGIT_SIZE) + 0.5), 0) / mass - 8;
      const y = image.reduce((s, v, k) => s + v * (Math.floor(k / DIGIT_SIZE) + 0.5), 0) / mass - 8;
      mean[0] += x / n;
      mean[1] += y / n;
      worst = Math.max(worst, Math.abs(x), Math.abs(y));
    }
    expect(Math.hypot(...mean)).toBeLessThan(0.15);
    expect(worst).toBeLessThan(3);
  });

  it("soft labels are distributions over at most two confusable digits, and labels are drawn from them", () => {
    let morphs = 0;
    let expected = 0;
    let right = 0;
    for (let i = 0; i < n; i++) {
      const p = soft(i);
      const held = p.flatMap((v, d) => (v > 0 ? [d] : []));
      expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
      expect(p[drawn.y[i]]).toBeGreaterThan(0);
      expect(held.length === 1 || morphPairs.some(({ digits }) => String(digits) === String(held))).toBe(true);
      if (held.length > 1) {
        morphs++;
        expected += Math.max(...p);
        right += Number(p.indexOf(Math.max(...p)) === drawn.y[i]);
      }
    }
    expect(Math.abs(morphs / n - 0.3)).toBeLessThan(0.04);
    expect(Math.abs(right - expected) / morphs).toBeLessThan(0.05);
    expect(expected / morphs).toBeGreaterThan(0.85);
    expect(expected / morphs).toBeLessThan(0.93);
  });

  it("repeats by seed, is prefixed by a smaller draw, differs between seeds and between examples", () => {
    const fewer = drawDigits(Rng.fromSeed(1), 50);
    expect(fewer.x).toEqual(drawn.x.slice(0, 50 * PIXELS));
    expect(fewer.y).toEqual(drawn.y.slice(0, 50));
    expect(drawDigits(Rng.fromSeed(2), 50).x).not.toEqual(fewer.x);
    const images = new Set(Array.from({ length: 500 }, (_, i) => drawn.x.slice(i * PIXELS, (i + 1) * PIXELS).join()));
    expect(images.size).toBe(500);
  });

  it("without ambiguity every label is certain and balanced from the first block on", () => {
    const pure = drawDigits(rng, 100, { ambiguity: 0 });
    expect(pure.soft.every((v) => v === 0 || v === 1)).toBe(true);
    expect(new Set(pure.y.subarray(0, 10)).size).toBe(10);
  });

  it("draws only the wanted classes, pure where no partner is among them", () => {
    const some = drawDigits(rng, 400, { ambiguity: 1, classes: [0, 4, 9] });
    expect(new Set(some.y)).toEqual(new Set([0, 4, 9]));
    for (let i = 0; i < 400; i++) expect(soft(i, some)[0] === 0 || soft(i, some)[0] === 1).toBe(true);
    expect(() => drawDigits(rng, 1, { classes: [] })).toThrow(RangeError);
    expect(() => drawDigits(rng, 1, { classes: [10] })).toThrow(RangeError);
  });
});

describe("drawOne", () => {
  const plain = { slant: 0, rotation: 0, shiftX: 0, shiftY: 0, elastic: 0, wobble: 0, ink: 1, width: 2, variant: 0 };
  const mass = (image: Float32Array) => image.reduce((s, v) => s + v, 0);
  /** Covariance of column and height in ink: positive when the digit leans right. */
  const lean = (image: Float32Array) =>
    image.reduce((s, v, k) => s + v * ((k % 16) - 7.5) * (7.5 - Math.floor(k / 16)), 0) / mass(image);

  it("honours its knobs", () => {
    const one = (style: object) => drawOne(Rng.fromSeed(4), 1, { ...plain, size: 11, ...style });
    expect(mass(one({ width: 3 }))).toBeGreaterThan(1.3 * mass(one({})));
    expect(mass(one({ ink: 0.5 }))).toBeCloseTo(0.5 * mass(one({})), 3);
    expect(Math.abs(lean(one({})))).toBeLessThan(0.2);
    expect(lean(one({ slant: 0.4 }))).toBeGreaterThan(1);
    expect(lean(one({ rotation: 0.3 }))).toBeGreaterThan(1);
    expect(mass(one({ size: 8 }))).toBeLessThan(0.8 * mass(one({})));
  });

  it("draws an upright 1 as a vertical bar with soft edges", () => {
    const image = drawOne(Rng.fromSeed(4), 1, { ...plain, size: 10 });
    for (let r = 4; r < 12; r++) expect(Array.from(image.slice(r * 16 + 6, r * 16 + 10))).toEqual([0, 1, 1, 0]);
  });

  it("knows only ten digits", () => expect(() => drawOne(rng, 10)).toThrow(RangeError));
});

describe("digitsData", () => {
  const data = digitsData({ rng, train: 300, test: 100, ambiguity: 0 });

  it("is a problem of ten classes on 16×16 images without exact posterior", () => {
    expect(data).toMatchObject({ d: 256, classes: 10, shape: { kind: "image", height: 16, width: 16 } });
    expect(data.train.x.length).toBe(300 * 256);
    expect(data.posterior).toBeUndefined();
    expect(data.classNames.join("")).toBe("0123456789");
  });

  it("can be learnt: the nearest training image is mostly right, but not always", () => {
    let right = 0;
    for (let i = 0; i < 100; i++) {
      let best = Infinity;
      let label = -1;
      for (let j = 0; j < 300; j++) {
        let distance = 0;
        for (let k = 0; k < 256; k++) distance += (data.test.x[i * 256 + k] - data.train.x[j * 256 + k]) ** 2;
        if (distance < best) [best, label] = [distance, data.train.y[j]];
      }
      if (label === data.test.y[i]) right++;
    }
    expect(right).toBeGreaterThan(70);
    expect(right).toBeLessThan(100);
  });
});
