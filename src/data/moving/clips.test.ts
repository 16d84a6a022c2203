import { expect, test } from "vitest";
import { Rng } from "../../math/rng.ts";
import { centreAt, CLIP_FRAMES, drawClips, drawFrames, perFrame } from "./clips.ts";
import { walls } from "./paths.ts";

const clips = drawClips(Rng.fromSeed(5), 200);
const size = CLIP_FRAMES * 256;
const same = (a: Float32Array, b: Float32Array) => a.length === b.length && a.every((v, i) => v === b[i]);

test("a seed gives its clips again, and a smaller number of them are the first", () => {
  const few = drawClips(Rng.fromSeed(5), 20);
  expect(same(few.pixels, clips.pixels.subarray(0, 20 * size))).toBe(true);
  expect(few.labels).toEqual(clips.labels.slice(0, 20));
  expect(few.motions).toEqual(clips.motions.slice(0, 20));
  expect(same(drawClips(Rng.fromSeed(6), 20).pixels, few.pixels)).toBe(false);
});

test("every digit is there equally often, in ink between paper and black", () => {
  for (let digit = 0; digit < 10; digit++) expect(clips.labels.filter((label) => label === digit)).toHaveLength(20);
  expect(clips.pixels.every((v) => v >= 0 && v <= 1)).toBe(true);
});

test("centres stay between the walls, keep their speed between frames without a wall, and some bounce", () => {
  let bounces = 0;
  for (const motion of clips.motions) {
    const path = Array.from({ length: CLIP_FRAMES }, (_, k) => centreAt(motion, k));
    for (const at of path.flat()) expect(at >= walls.low && at <= walls.high).toBe(true);
    for (const [axis, v] of [motion.vx, motion.vy].entries()) {
      const steps = path.slice(1).map((at, k) => at[axis] - path[k][axis]);
      for (const step of steps) expect(Math.abs(step)).toBeLessThanOrEqual(Math.abs(v) + 1e-9);
      if (steps.some((step) => step * v < -1e-9)) bounces++;
    }
  }
  expect(bounces).toBeGreaterThan(100);
});

test("nothing is cut off: there is about as much ink in every frame", () => {
  for (let i = 0; i < 200; i++) {
    const ink = Array.from({ length: CLIP_FRAMES }, (_, k) =>
      clips.pixels.subarray(i * size + k * 256, i * size + (k + 1) * 256).reduce((a, b) => a + b),
    );
    expect(Math.max(...ink) / Math.min(...ink)).toBeLessThan(1.2);
  }
});

test("frames are those of the clips, each with its clip's class", () => {
  const { images, labels } = drawFrames(Rng.fromSeed(5), 160);
  expect(same(images, clips.pixels.subarray(0, 20 * size))).toBe(true);
  expect(labels).toEqual(perFrame(clips.labels.subarray(0, 20), CLIP_FRAMES));
  expect([...labels.subarray(0, 9)]).toEqual([...Array.from({ length: 8 }, () => clips.labels[0]), clips.labels[1]]);
});
