/** What the generative methods are about, computed from a mixture whose denoiser is known: one picture for each. */
import { schedule } from "../../math/schedules.ts";
import { exactPath, highQuality, oneClass, target } from "./exact-paths.ts";
import { lowRank } from "./low-rank.ts";
import { matchingMinis } from "./matching-minis.ts";
import type { MiniId } from "./mini-ids.ts";
import { density, dots, few, fine, ground, samples, size, waysOf, type Mini } from "./mini-parts.ts";

/** One stop of many. */
const at = (path: Float32Array, n: number, stop: number) => path.subarray(2 * n * stop, 2 * n * (stop + 1));

/** The ways of a few particles, through every `by`th stop. */
const ways = (path: Float32Array, by: number, color: string, opacity: number) =>
  waysOf(path, few.length / 2, by, color, opacity);

export const minis: Readonly<Record<MiniId, Mini>> = {
  sample: {
    slider: { min: 1, max: 32, step: 1, start: 4 },
    draw(steps) {
      const ends = exactPath(samples, { steps, schedule: "cosine" }).subarray(steps * samples.length);
      return { scene: [ground, dots(ends, "teacher")], share: highQuality(target, ends) };
    },
  },
  flow: {
    slider: { min: 0, max: fine, step: 1, start: 12 },
    draw(stop) {
      const path = exactPath(few, { steps: fine, schedule: "flow" });
      const n = few.length / 2;
      const [from, to] = [at(path, n, 0), at(path, n, fine)];
      const t = stop / fine;
      const straight = from.map((v, j) => (1 - t) * v + t * to[j]);
      return {
        scene: [
          ground,
          ways(inFlow(path, n), 1, "var(--teacher)", 0.45),
          ways(Float32Array.of(...from, ...to), 1, "var(--student)", 0.45),
          dots(at(inFlow(path, n), n, stop), "teacher", 2.6),
          dots(straight, "student", 2.6),
        ],
      };
    },
  },
  progressive: {
    slider: { min: 0, max: 5, step: 1, start: 3 },
    draw(halvings) {
      const path = exactPath(few, { steps: fine, schedule: "cosine" });
      const by = 2 ** halvings;
      const n = few.length / 2;
      const stops = Array.from({ length: fine / by + 1 }, (_, k) => [...at(path, n, k * by)]);
      return {
        by,
        scene: [
          ground,
          ways(path, 1, "var(--teacher)", 0.5),
          ways(path, by, "var(--student)", 0.9),
          dots(Float32Array.from(stops.flat()), "student", 1.8),
        ],
      };
    },
  },
  consistency: {
    slider: { min: 0, max: fine - 1, step: 1, start: 10 },
    draw(stop) {
      const path = exactPath(few, { steps: fine, schedule: "edm" });
      const n = few.length / 2;
      const [from, to] = [at(path, n, stop), at(path, n, fine)];
      const ends = Array.from({ length: n }, (_, i) => [from[2 * i], from[2 * i + 1], to[2 * i], to[2 * i + 1]]).flat();
      const { alpha, sigma } = schedule("edm").stops(fine)[stop];
      return {
        sigma: sigma / alpha,
        scene: [
          ground,
          ways(path, 1, "var(--teacher)", 0.5),
          { kind: "segments", ends, color: "var(--student)", width: 1, heads: true },
          dots(from, "teacher", 2.4),
        ],
      };
    },
  },
  lcm: {
    slider: { min: 0, max: 4, step: 0.25, start: 1 },
    draw(guidance) {
      const steps = 16;
      const path = exactPath(samples, { steps, schedule: "edm", guidance });
      const ends = path.subarray(steps * samples.length);
      return { scene: [ground, dots(ends, "teacher")], share: highQuality(oneClass, ends) };
    },
  },
  "lcm-lora": {
    slider: { min: 1, max: 8, step: 1, start: 2 },
    draw(rank) {
      const { levels, share } = lowRank(density, size, rank);
      return { scene: [{ ...ground, levels }], share, part: (2 * rank) / size };
    },
  },
  ...matchingMinis,
};

/** Positions of unit variance as those of the straight line's time, x = (1 − t) x0 + t ε, at even times. */
function inFlow(path: Float32Array, n: number): Float32Array {
  const stops = schedule("flow").stops(fine);
  return path.map((v, i) => v * Math.hypot(stops[Math.floor(i / (2 * n))].alpha, stops[Math.floor(i / (2 * n))].sigma));
}
