import { expect, test } from "vitest";
import { exactPath, highQuality, noiseOf, oneClass, target } from "./exact-paths.ts";

const z = noiseOf(200);
const endsOf = (path: Float32Array) => path.slice(-z.length);

test("many steps end at the modes, one step in their middle", () => {
  const many = endsOf(exactPath(z, { steps: 32, schedule: "cosine" }));
  const one = endsOf(exactPath(z, { steps: 1, schedule: "cosine" }));
  expect(highQuality(target, many)).toBeGreaterThan(0.95);
  expect(highQuality(target, one)).toBe(0);
  expect(Math.max(...one.map(Math.abs))).toBeLessThan(0.1);
});

test("paths begin with the noise, at unit variance on the way", () => {
  const path = exactPath(z, { steps: 8, schedule: "flow" });
  expect(path).toHaveLength(9 * z.length);
  path.subarray(0, z.length).forEach((v, i) => expect(v).toBeCloseTo(z[i], 3));
  for (let s = 0; s <= 8; s++) {
    const row = path.subarray(s * z.length, (s + 1) * z.length);
    expect(row.reduce((sum, v) => sum + v * v, 0) / row.length).toBeCloseTo(1, 0);
  }
});

test("guidance draws the samples to the class asked for", () => {
  const share = (guidance: number) =>
    highQuality(oneClass, endsOf(exactPath(z, { steps: 16, schedule: "edm", guidance })));
  expect(share(0)).toBeLessThan(0.6);
  expect(share(1)).toBeGreaterThan(0.95);
});
