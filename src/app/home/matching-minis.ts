/** The miniatures of methods that compare what is made with what is real. */
import { denoise, logDensity, noised, ring, sample } from "../../math/mixture.ts";
import { Rng } from "../../math/rng.ts";
import type { Mark } from "../../ui/canvas/scene.ts";
import { densityLevels, fieldArrows } from "../../ui/figures/plane-marks.ts";
import { exactPath, highQuality, oneClass, target } from "./exact-paths.ts";
import type { MiniId } from "./mini-ids.ts";
import { cells, dots, extent, fine, ground, samples, size, waysOf, type Mini } from "./mini-parts.ts";
import { bestJudge, chaseScores, judged, judgesLevels, postTrained, pulledTwoWays, smoothedMap } from "./particles.ts";

/** Arrows from points `[n, 2]` along vectors `[n, 2]`. */
function arrows(points: ArrayLike<number>, vectors: ArrayLike<number>, scale: number, color: string): Mark {
  const ends = Array.from({ length: points.length / 2 }, (_, i) => {
    const [x, y] = [points[2 * i], points[2 * i + 1]];
    return [x, y, x + scale * vectors[2 * i], y + scale * vectors[2 * i + 1]];
  }).flat();
  return { kind: "segments", ends, color, width: 1.1, heads: true };
}

/** What one step by squared error leaves between the modes, and where the teacher's paths from the same noise lead. */
function bridges() {
  const z = samples.subarray(0, 400);
  const ends = exactPath(z, { steps: fine, schedule: "cosine" }).slice(fine * z.length);
  return { ends, blurred: smoothedMap(z, ends, 0.35) };
}
let bridged: ReturnType<typeof bridges> | undefined;
let jumped: Float64Array | undefined;

const nearest = (x: ArrayLike<number>, i: number) => {
  let [best, least] = [0, Infinity];
  for (let k = 0; k < target.sds.length; k++) {
    const square = (x[2 * i] - target.means[2 * k]) ** 2 + (x[2 * i + 1] - target.means[2 * k + 1]) ** 2;
    if (square < least) [best, least] = [k, square];
  }
  return best;
};

/** A generator that is not yet right: on a ring too small, and blurred. */
const wrong = ring(8, 1.1, 0.14);
const real = sample(target, Rng.fromSeed(3), 400).x;
const made = sample(wrong, Rng.fromSeed(4), 400).x;
const noise = sample(ring(1, 0, 1), Rng.fromSeed(5), 400).x;

export const matchingMinis = {
  dmd: {
    slider: { min: 0.1, max: 1.5, step: 0.1, start: 0.4 },
    draw(sigma) {
      // Both noised alike; the student's own samples lie at three of the modes only.
      const [alpha, side] = [1, 15];
      const at = cells(side);
      const [truth, fake] = [denoise(target, at, alpha, sigma), denoise(oneClass, at, alpha, sigma)];
      const ends = fieldArrows(
        truth.map((v, i) => v - fake[i]),
        side,
        extent,
        side,
      );
      const own = sample(oneClass, Rng.fromSeed(2), 150).x;
      return {
        scene: [
          ground,
          dots(own, "student"),
          { kind: "segments", ends, color: "var(--teacher)", width: 1.2, heads: true },
        ],
      };
    },
  },
  dmd2: {
    slider: { min: 1, max: 10, step: 1, start: 2 },
    draw(fakeSteps) {
      const path = chaseScores(fakeSteps);
      const ends = path.slice(-16);
      return {
        scene: [ground, waysOf(path, 8, 1, "var(--student)", 0.75), dots(ends, "student", 3.4)],
        share: highQuality(target, ends),
      };
    },
  },
  add: {
    slider: { min: 0, max: 2, step: 0.1, start: 1 },
    draw(weight) {
      const { x, teacher, judges } = pulledTwoWays(weight);
      return {
        scene: [
          ground,
          arrows(x, teacher, 2, "var(--teacher)"),
          arrows(x, judges, 2, "var(--truth)"),
          dots(x, "student", 2.4),
        ],
        share: highQuality(target, x),
      };
    },
  },
  lightning: {
    slider: { min: 0, max: 12, step: 1, start: 1 },
    draw(steps) {
      const { ends, blurred } = (bridged ??= bridges());
      const x = judged(blurred, steps);
      const n = x.length / 2;
      const kept = Array.from({ length: n }, (_, i) => nearest(x, i) === nearest(ends, i)).filter(Boolean).length / n;
      const moved = Array.from({ length: n }, (_, i) => [
        ...blurred.subarray(2 * i, 2 * i + 2),
        ...x.subarray(2 * i, 2 * i + 2),
      ]);
      const strokes: Mark = { kind: "segments", ends: moved.flat(), color: "var(--student)", width: 0.8 };
      return { scene: [ground, strokes, dots(x, "student")], share: highQuality(target, x), part: kept };
    },
  },
  ufogen: {
    slider: { min: 0, max: 1.5, step: 0.05, start: 0.15 },
    draw(sigma) {
      const [p, q] = [noised(target, 1, sigma), noised(wrong, 1, sigma)];
      const again = (x: Float32Array) => x.map((v, i) => v + sigma * noise[i]);
      const [truth, fake] = [again(real), again(made)];
      const levels = densityLevels(logDensity(p, cells(size)));
      return {
        scene: [{ kind: "shade", levels, size, extent, color: "var(--truth)" }, dots(fake, "student")],
        sigma,
        share: bestJudge([p, truth], [q, fake]),
      };
    },
  },
  apt: {
    slider: { min: 0, max: 8, step: 1, start: 2 },
    draw(updates) {
      // All from one step: where the consistency student's jumps end, and where the judge has driven them.
      const { ends } = (bridged ??= bridges());
      const start = (jumped ??= smoothedMap(samples.subarray(0, 240), ends.subarray(0, 240), 0.5));
      const x = postTrained(start, updates);
      return {
        scene: [ground, dots(Float32Array.from(start), "control", 1.4), dots(x, "student")],
        by: judgesLevels.length,
        share: highQuality(target, x),
        part: highQuality(target, Float32Array.from(start)),
      };
    },
  },
} satisfies Partial<Record<MiniId, Mini>>;
