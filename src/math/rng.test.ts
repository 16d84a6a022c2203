import { describe, expect, it } from "vitest";
import { Rng, threefry2x32 } from "./rng.ts";

describe("threefry2x32, 20 rounds", () => {
  // Known answers published with Random123 (kat_vectors).
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x243f6a88, 0x85a308d3],
      [0x13198a2e, 0x03707344],
      [0xc4923a9c, 0x483df7a0],
    ],
  ])("counter %j key %j", ([c0, c1], [k0, k1], answer) => {
    expect(threefry2x32(k0, k1, c0, c1)).toEqual(answer);
  });
});

describe("streams", () => {
  const root = Rng.fromSeed(7);
  const head = (rng: Rng) => Array.from(rng.bits(4)).join();

  it("repeat from the same seed and path, whatever was drawn before", () => {
    const other = Rng.fromSeed(7);
    other.normal(17);
    other.fold("something", 3).bits(5);
    expect(head(root.fold("noise", 12))).toBe(head(other.fold("noise", 12)));
    expect(root.fold("a", 3).key).toEqual(root.fold("a").fold(3).key);
  });

  it("do not advance their parent by being folded", () => {
    const a = Rng.fromSeed(3);
    const b = Rng.fromSeed(3);
    a.fold("x").bits(9);
    expect(head(a)).toBe(head(b));
  });

  it("all differ: seeds, names, orders, splits, types", () => {
    const streams = [
      root,
      Rng.fromSeed(8),
      Rng.fromSeed(7 + 2 ** 32),
      Rng.fromSeed(Number.MAX_SAFE_INTEGER),
      root.fold("a"),
      root.fold("b"),
      root.fold("ab"),
      root.fold("ba"),
      root.fold("a", "b"),
      root.fold("b", "a"),
      root.fold(""),
      root.fold("", ""),
      root.fold("噪声"),
      root.fold(0),
      root.fold(1),
      root.fold("1"),
      root.fold(2 ** 32),
      root.fold(2 ** 32 + 1),
      root.fold("a", 1),
      root.fold(1, "a"),
      root.fold("\0"),
      root.fold("\0\0"),
    ];
    expect(new Set(streams.map((s) => s.key.join())).size).toBe(streams.length);
    expect(new Set(streams.map(head)).size).toBe(streams.length);
  });

  it("a child key is not a draw of its parent", () => {
    const words = new Set(Rng.fromSeed(7).bits(2000));
    for (let i = 0; i < 200; i++) expect(words.has(root.fold(i).key[0])).toBe(false);
  });

  it("neighbouring streams are uncorrelated", () => {
    const n = 20000;
    const a = root.fold(1).normal(n);
    const b = root.fold(2).normal(n);
    let dot = 0;
    for (let i = 0; i < n; i++) dot += a[i] * b[i];
    expect(Math.abs(dot / n)).toBeLessThan(4 / Math.sqrt(n));
  });

  it("refuse seeds and steps that are not whole", () => {
    for (const bad of [-1, 0.5, NaN, Infinity, 2 ** 53]) {
      expect(() => Rng.fromSeed(bad)).toThrow(RangeError);
      expect(() => root.fold(bad)).toThrow(RangeError);
    }
  });
});

describe("draws", () => {
  const n = 100_000;

  it("follow the documented bits, so that a device can remake them", () => {
    const { key } = Rng.fromSeed(5).fold("kernel");
    const z = Rng.fromSeed(5).fold("kernel").normal(7);
    for (let i = 0; i < 3; i++) {
      const [w0, w1] = threefry2x32(key[0], key[1], i, 0);
      const r = Math.sqrt(-2 * Math.log(((w0 >>> 8) + 1) / 2 ** 24));
      expect(z[2 * i]).toBeCloseTo(r * Math.cos((2 * Math.PI * (w1 >>> 8)) / 2 ** 24), 6);
      expect(z[2 * i + 1]).toBeCloseTo(r * Math.sin((2 * Math.PI * (w1 >>> 8)) / 2 ** 24), 6);
    }
    const continued = Rng.fromSeed(5).fold("kernel");
    continued.normal(7);
    expect(Array.from(continued.bits(2))).toEqual(threefry2x32(key[0], key[1], 4, 0));
  });

  it("uniform: in [0, 1), flat by chi-square in 64 bins", () => {
    const u = Rng.fromSeed(1).uniform(n);
    const counts = new Float64Array(64);
    for (const v of u) counts[Math.floor(v * 64)]++;
    expect(u.every((v) => v >= 0 && v < 1)).toBe(true);
    let chi2 = 0;
    for (const c of counts) chi2 += (c - n / 64) ** 2 / (n / 64);
    expect(chi2).toBeGreaterThan(30); // 63 degrees of freedom: 0.0002 … 0.9998
    expect(chi2).toBeLessThan(110);
  });

  it("normal: moments of N(0, 1), halves of a pair uncorrelated", () => {
    const z = Rng.fromSeed(2).normal(n);
    const moment = (f: (i: number) => number) => z.reduce((sum, _, i) => sum + f(i), 0) / n;
    expect(Math.abs(moment((i) => z[i]))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(moment((i) => z[i] ** 2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment((i) => z[i] ** 3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment((i) => z[i] ** 4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    expect(Math.abs(moment((i) => z[i] * z[i ^ 1]))).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(moment((i) => Number(Math.abs(z[i]) < 1.96))).toBeCloseTo(0.95, 2);
  });

  it("integers: in range and even", () => {
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const k of Rng.fromSeed(3).integers(70_000, 7)) counts[k]++;
    for (const c of counts) expect(Math.abs(c - 10_000)).toBeLessThan(400);
    expect(Array.from(Rng.fromSeed(3).integers(5, 1))).toEqual([0, 0, 0, 0, 0]);
    expect(Math.min(...Rng.fromSeed(3).integers(100, 2 ** 31))).toBeGreaterThanOrEqual(0);
    expect(() => Rng.fromSeed(3).integers(1, 0)).toThrow(RangeError);
  });

  it("permutation: every one of 4! equally often", () => {
    const counts = new Map<string, number>();
    const rng = Rng.fromSeed(4);
    for (let i = 0; i < 24_000; i++) {
      const p = rng.permutation(4).join("");
      counts.set(p, (counts.get(p) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    for (const c of counts.values()) expect(Math.abs(c - 1000)).toBeLessThan(150);
    expect(Array.from(rng.permutation(1000)).sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(rng.permutation(0).length).toBe(0);
  });

  it("categorical: the given frequencies, never a zero weight", () => {
    const rng = Rng.fromSeed(6);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 20_000; i++) counts[rng.categorical([0, 2, 6, 0])]++;
    expect(counts[0] + counts[3]).toBe(0);
    expect(Math.abs(counts[1] / 20_000 - 0.25)).toBeLessThan(0.013);
    expect(() => rng.categorical([0, 0])).toThrow(RangeError);
    expect(() => rng.categorical([NaN])).toThrow(RangeError);
  });
});
