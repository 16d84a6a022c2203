import { describe, expect, it } from "vitest";
import { logDensity, sample } from "../../math/mixture.ts";
import { Rng } from "../../math/rng.ts";
import { quantile } from "../../math/statistics.ts";
import { notesZh } from "../readers/messages.zh.ts";
import { describeNote } from "../readers/notes.ts";
import { targetNotes } from "./notes.ts";
import { mixtureTarget, planeTarget, planeTargetIds, type PlaneTarget } from "./plane.ts";
import { pointsTarget } from "./points.ts";

function moments({ mixture: { weights, means, sds } }: PlaneTarget) {
  const average = (f: (k: number) => number) => weights.reduce((sum, w, k) => sum + w * f(k), 0);
  const mean = [0, 1].map((j) => average((k) => means[2 * k + j]));
  const variances = [0, 1].map((j) => average((k) => (means[2 * k + j] - mean[j]) ** 2 + sds[k] ** 2));
  return { mean, variance: (variances[0] + variances[1]) / 2 };
}

describe.each(planeTargetIds)("%s", (id) => {
  const target = planeTarget(id);

  it("has mean 0, variance 1 and at most 200 components", () => {
    const { mean, variance } = moments(target);
    for (const v of mean) expect(v).toBeCloseTo(0, 12);
    expect(variance).toBeCloseTo(1, 12);
    expect(target.mixture.weights.length).toBeLessThanOrEqual(200);
  });

  it("fits its square and not one half the size", () => {
    const { x } = sample(target.mixture, Rng.fromSeed(5), 4000);
    const inside = (half: number) => x.filter((v) => Math.abs(v) <= half).length / x.length;
    expect(inside(target.extent)).toBeGreaterThan(0.999);
    expect(inside(target.extent / 2)).toBeLessThan(0.99);
  });

  it("is even: no holes between neighbouring components of a shape", () => {
    const { means, sds } = target.mixture;
    if (target.modal) return;
    const steps = Array.from(sds, (sd, k) => {
      const others = Array.from(sds.keys()).filter((j) => j !== k);
      return (
        Math.min(...others.map((j) => Math.hypot(means[2 * k] - means[2 * j], means[2 * k + 1] - means[2 * j + 1]))) /
        sd
      );
    });
    expect(Math.max(...steps)).toBeLessThan(2.3);
  });
});

describe("presets", () => {
  it("are the mixtures of the reference tables", () => {
    expect(planeTarget("ring8").mixture.sds[3]).toBeCloseTo(0.0705, 4);
    expect(planeTarget("grid25").mixture.sds[3]).toBeCloseTo(0.0353, 4);
    const { means } = planeTarget("grid25").mixture;
    expect(means[2] - means[0]).toBeCloseTo(2 / Math.sqrt(8.01), 12);
    expect(planeTarget("unequal").mixture.weights[0]).toBeCloseTo(32 / 63, 12);
  });

  it("know which of them have modes to count", () => {
    expect(planeTargetIds.filter((id) => planeTarget(id).modal)).toEqual(["ring8", "grid25", "unequal"]);
  });
});

describe("mixtureTarget", () => {
  const modes = [
    { weight: 3, mean: [10, 0], sd: 1 },
    { weight: 1, mean: [18, 8], sd: 2 },
  ] as const;

  it("says how given coordinates became the shown ones", () => {
    const { mixture, normalised, modal } = mixtureTarget(modes);
    expect(normalised.offset).toEqual([12, 2]);
    // Variance per axis 16·3·64/256 = 12, plus (3·1 + 1·4)/4.
    expect(normalised.scale).toBeCloseTo(Math.sqrt(12 + 1.75), 12);
    expect(mixture.means[0]).toBeCloseTo((10 - 12) / normalised.scale, 12);
    expect(mixture.sds[1]).toBeCloseTo(2 / normalised.scale, 12);
    expect(Array.from(mixture.weights)).toEqual([0.75, 0.25]);
    expect(modal).toBe(true);
    expect(mixtureTarget([modes[0], { ...modes[1], sd: 3 }]).modal).toBe(true);
  });

  it("takes one mode, and refuses none", () => {
    expect(mixtureTarget([modes[1]])).toMatchObject({ normalised: { offset: [18, 8], scale: 2 }, extent: 3 });
    expect(() => mixtureTarget([])).toThrow(RangeError);
  });
});

describe("pointsTarget", () => {
  const ring = planeTarget("ring8");
  const drawn = sample(ring.mixture, Rng.fromSeed(2), 2000).x.map((v) => 40 * v + 7);

  it("is a normalised density close to where the points came from", () => {
    const target = pointsTarget(drawn);
    const { mean, variance } = moments(target);
    expect([...mean, variance - 1].map(Math.abs).every((v) => v < 1e-12)).toBe(true);
    expect(target.mixture.weights.length).toBe(400);
    expect(target.normalised.scale / 40).toBeCloseTo(1, 1);
    const fresh = sample(ring.mixture, Rng.fromSeed(4), 1000).x;
    const shown = fresh.map((v, i) => (40 * v + 7 - target.normalised.offset[i % 2]) / target.normalised.scale);
    expect(quantile(logDensity(target.mixture, shown), 0.1)).toBeGreaterThan(-2);
    expect(quantile(logDensity(target.mixture, [0, 0]), 0)).toBeLessThan(-100);
  });

  it("is the same every time, and counts repeated points", () => {
    expect(pointsTarget(drawn)).toEqual(pointsTarget(drawn));
    const target = pointsTarget(Float32Array.from([0, 0, 0, 0, 1, 0, 0, 4]));
    expect(Array.from(target.mixture.weights)).toEqual(expect.arrayContaining([0.5, 0.25, 0.25]));
  });

  it("has half the median nearest distance as sd, or a hundredth of the spread", () => {
    // Nearest distances 1, 1 and 4.
    const three = pointsTarget(Float32Array.from([0, 0, 1, 0, 0, 4]));
    expect(three.mixture.sds[0] * three.normalised.scale).toBeCloseTo(0.5, 6);
    const apart = pointsTarget(Float32Array.from([0, 0, 1e-6, 0, 1, 0]));
    expect(apart.mixture.sds[0]).toBeCloseTo(0.01, 5);
  });

  it("refuses fewer than three different points", () => {
    expect(() => pointsTarget(Float32Array.from([0, 0, 0, 0, 1, 1]))).toThrow(RangeError);
    expect(() => pointsTarget(Float32Array.from([0, 0, NaN, 0, 1, 1]))).toThrow(RangeError);
  });

  it("says what was done, in both languages", () => {
    const target = pointsTarget(drawn);
    const sentences = targetNotes(target, 2000).map((n) => describeNote(n));
    expect(sentences[0]).toContain("through 400 of the 2000 points");
    expect(sentences[1]).toMatch(/^\(\d.*, \d.*\) was subtracted .* divided by \d/);
    expect(
      targetNotes(target, 2000)
        .map((n) => describeNote(n, notesZh))
        .join(""),
    ).not.toMatch(/\{/);
    expect(targetNotes(mixtureTarget([{ weight: 1, mean: [0, 0], sd: 1 }]))).toHaveLength(1);
  });
});
