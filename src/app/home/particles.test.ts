import { expect, test } from "vitest";
import { mixture } from "../../math/mixture.ts";
import { exactPath, highQuality, noiseOf, target } from "./exact-paths.ts";
import { bestJudge, chaseScores, judged, postTrained, pulledTwoWays, smoothedMap } from "./particles.ts";

const ends = (path: Float32Array) => path.slice(-16);
const wayOf = (path: Float32Array) => {
  let sum = 0;
  for (let i = 16; i < path.length; i += 2) sum += Math.hypot(path[i] - path[i - 16], path[i + 1] - path[i - 15]);
  return sum / 8;
};

test("a fake score that keeps up leads every sample to a mode of its own; one that lags leads in circles", () => {
  const [lagging, keepingUp] = [chaseScores(1), chaseScores(5)];
  expect(highQuality(target, ends(keepingUp))).toBe(1);
  const modes = Array.from({ length: 8 }, (_, i) => {
    const [x, y] = ends(keepingUp).subarray(2 * i);
    return Math.round((Math.atan2(y, x) / (2 * Math.PI)) * 8 + 8) % 8;
  });
  expect(new Set(modes).size).toBe(8);
  expect(highQuality(target, ends(lagging))).toBeLessThan(0.6);
  expect(wayOf(lagging)).toBeGreaterThan(3 * wayOf(keepingUp));
});

test("the teacher alone pulls all particles to the mean; with judges they rest where both are in balance", () => {
  const alone = pulledTwoWays(0);
  expect(Math.max(...alone.x.map(Math.abs))).toBeLessThan(0.05);
  const both = pulledTwoWays(2);
  expect(highQuality(target, both.x)).toBe(1);
  both.teacher.forEach((pull, i) => expect(pull + both.judges[i]).toBeCloseTo(0, 1));
});

test("a smoothed map leaves samples between the modes, a judge drives them out", () => {
  const z = noiseOf(300);
  const cliff = Float32Array.from(z, (v) => Math.sign(v));
  const blurred = smoothedMap(z, cliff, 0.35);
  const modes = mixture({
    means: [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ],
    sds: 0.1,
  });
  expect(highQuality(modes, Float32Array.from(blurred))).toBeLessThan(0.7);
  const same = smoothedMap(z, cliff, 1e-3);
  cliff.forEach((v, i) => expect(same[i]).toBeCloseTo(v));
  expect(highQuality(target, judged(blurred, 8))).toBeGreaterThan(highQuality(target, judged(blurred, 0)));
});

test("the best judge is at a loss where there is no difference", () => {
  const [p, q] = [0, 3].map((x) => mixture({ means: [[x, 0]], sds: 0.1 }));
  expect(bestJudge([p, [0, 0]], [q, [3, 0]])).toBe(1);
  expect(bestJudge([p, [0, 0, 0.1, 0]], [p, [0.2, 0, 0, 0]])).toBe(0.5);
});

test("a judge at several noise levels sharpens what one step left blurred, and empties no mode", () => {
  const z = noiseOf(120);
  const ends = exactPath(z, { steps: 32, schedule: "cosine" }).slice(32 * z.length);
  const start = smoothedMap(z, ends, 0.5);
  expect(highQuality(target, Float32Array.from(start))).toBeLessThan(0.4);
  const sharp = postTrained(start, 8);
  expect(highQuality(target, sharp)).toBeGreaterThan(0.95);
  const modeOf = (i: number) => Math.round((Math.atan2(sharp[2 * i + 1], sharp[2 * i]) / (2 * Math.PI)) * 8 + 8) % 8;
  expect(new Set(Array.from({ length: 120 }, (_, i) => modeOf(i))).size).toBe(8);
});
