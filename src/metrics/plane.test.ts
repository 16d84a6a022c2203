import { describe, expect, it } from "vitest";
import { mixtureTarget, planeTarget, planeTargetIds } from "../data/targets/plane.ts";
import { logDensity, sample } from "../math/mixture.ts";
import { Rng } from "../math/rng.ts";
import { mean } from "../math/statistics.ts";
import { modeMetrics, modeShares, planeJudge, planeMetrics, TRUE_QUALITY } from "./plane.ts";

const rng = Rng.fromSeed(1);

/** Two modes of sd 1 at (±10, 0), weights 1 : 3, in their own coordinates. */
const two = mixtureTarget([
  { weight: 1, mean: [-10, 0], sd: 1 },
  { weight: 3, mean: [10, 0], sd: 1 },
]);
const shown = (...points: number[]) =>
  Float32Array.from(points, (v, i) => (v - two.normalised.offset[i % 2]) / two.normalised.scale);

describe("true samples", () => {
  it.each(planeTargetIds)("of %s score what the truth scores", (id) => {
    const target = planeTarget(id);
    const x = sample(target.mixture, Rng.fromSeed(8), 5000).x;
    const metrics = planeMetrics(target, x, { rng });
    // Four standard errors of a share of 5000, and of the threshold estimated from 8000.
    expect(Math.abs(metrics.highQuality - TRUE_QUALITY)).toBeLessThan(0.0075);
    expect(metrics.modes).toBe(target.modal ? target.mixture.weights.length : undefined);
    if (target.modal) expect(metrics.modeKl).toBeLessThan(0.01);
    else expect(metrics).not.toHaveProperty("modeKl");
    expect(metrics.logDensity).toBeCloseTo(mean(logDensity(target.mixture, x)), 12);
    expect(metrics.slicedW2).toBeLessThan(3 * metrics.slicedW2Floor);
    expect(Math.abs(metrics.mmd)).toBeLessThan(0.003);
  });

  it("of ring8 are within 3 sd with probability 0.989", () => {
    const { mixture } = planeTarget("ring8");
    const { highQuality } = modeMetrics(mixture, sample(mixture, Rng.fromSeed(3), 100_000).x);
    expect(TRUE_QUALITY).toBeCloseTo(0.989, 3);
    expect(highQuality).toBeCloseTo(TRUE_QUALITY, 2);
    expect(Math.abs(highQuality - TRUE_QUALITY)).toBeLessThan(0.0013);
  });
});

describe("modes", () => {
  it("on a case worked by hand", () => {
    // Two at the light mode, one at the heavy one (2.9 sd off), one 3.1 sd off, one in between.
    const x = shown(-10, 0, -11, 0, 10, 2.9, 10, 3.1, 0, 0);
    expect(Array.from(modeShares(two.mixture, x))).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.2, 12)]);
    const { highQuality, modes, modeKl } = modeMetrics(two.mixture, x);
    expect(highQuality).toBeCloseTo(0.6, 12);
    expect(modes).toBe(2);
    expect(modeKl).toBeCloseTo((2 / 3) * Math.log(2 / 3 / 0.25) + (1 / 3) * Math.log(1 / 3 / 0.75), 12);
  });

  it("need more than a tenth of their fair share to count", () => {
    const at = (light: number, heavy: number) =>
      shown(...Array.from({ length: light + heavy }, (_, i) => [i < light ? -10 : 10, 0]).flat());
    expect(modeMetrics(two.mixture, at(1, 41)).modes).toBe(1);
    expect(modeMetrics(two.mixture, at(1, 38)).modes).toBe(2);
    expect(modeMetrics(two.mixture, at(0, 5))).toMatchObject({ modes: 1, modeKl: expect.closeTo(Math.log(4 / 3), 12) });
  });

  it("stay finite where no sample is near any", () => {
    expect(modeMetrics(two.mixture, shown(0, 0, 0, 9))).toEqual({
      highQuality: 0,
      modes: 0,
      modeKl: expect.closeTo(Math.log(4), 12),
    });
  });
});

describe("planeMetrics", () => {
  it("sees what is wrong with shapes", () => {
    const target = planeTarget("checkerboard");
    const uniform = Rng.fromSeed(2)
      .uniform(8000)
      .map((v) => (v - 0.5) * 3.4);
    const metrics = planeMetrics(target, uniform, { rng });
    // Half of the board is empty, but for the blur at its edges.
    expect(metrics.highQuality).toBeGreaterThan(0.5);
    expect(metrics.highQuality).toBeLessThan(0.75);
    expect(metrics.mmd).toBeGreaterThan(0.003);
  });

  it("meets the same truth from the same stream, and one judge for many models says the same", () => {
    const target = planeTarget("ring8");
    const [a, b] = [4, 5].map((seed) => sample(target.mixture, Rng.fromSeed(seed), 300).x);
    const judge = planeJudge(target, 300, { rng });
    for (const x of [a, b, a]) expect(judge(x)).toEqual(planeMetrics(target, x, { rng }));
    expect(judge(a).slicedW2Floor).toBe(judge(b).slicedW2Floor);
    expect(() => judge(a.subarray(2))).toThrow(RangeError);
  });
});
