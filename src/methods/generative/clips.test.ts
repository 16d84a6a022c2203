import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CLIP_FRAMES } from "../../data/moving/clips.ts";
import { createLocalEngine } from "../../engine/local.ts";
import type { StartRequest } from "../../engine/protocol.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { ViewData, ViewKind } from "../../lab/views.ts";
import { Rng } from "../../math/rng.ts";
import { tensorCount, useBackend } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { decodeSafetensors } from "../../nn/safetensors.ts";
import { Scope } from "../../nn/scope.ts";
import { tf } from "../../nn/tf.ts";
import { spec } from "../sample/spec.ts";
import { clipJudge } from "./clip-judge.ts";
import { drawMoving, imageSpace } from "./images.ts";

const file = (path: string) =>
  new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url))) as Uint8Array<ArrayBuffer>;
const size = CLIP_FRAMES * 256;
const n = 100;
const nothing = { scope: new Scope(), pretrained: () => Promise.reject(new Error("needs no network")) };

beforeAll(async () => void (await useBackend("wasm")));

test("the space of clips has mean 0 and variance 1, and its patches come back as the pixels they were", async () => {
  const space = await imageSpace(nothing, "moving");
  expect(space).toMatchObject({ dims: size, frames: CLIP_FRAMES, tokens: 64 });
  const { images } = drawMoving(Rng.fromSeed(2), 300);
  const x = tf.tensor2d(images, [300, size]);
  const examples = space.encode(x);
  const { mean, variance } = tf.moments(examples);
  expect(Math.abs((await mean.data())[0])).toBeLessThan(0.03);
  expect(Math.abs((await variance.data())[0] - 1)).toBeLessThan(0.05);
  const back = await space.decode(examples).data();
  expect(Math.max(...images.subarray(0, 2 * size).map((v, i) => Math.abs(v - back[i])))).toBeLessThan(1e-5);
});

test("tokens are frame by frame and patch by patch, 8 pixels high and 4 wide", async () => {
  const space = await imageSpace(nothing, "moving");
  const [zero, marked] = await Promise.all(
    [0, 1].map((ink) => {
      const clip = new Float32Array(size);
      clip[256 * 3 + 16 * 9 + 6] = ink;
      return space.encode(tf.tensor2d(clip, [1, size])).data();
    }),
  );
  const found = marked.findIndex((v, i) => v !== zero[i]);
  // Frame 3, row 9 of 16 and column 6: lower half, second of four columns; in it row 1, column 2.
  expect(found).toBe((3 * 8 + 4 + 1) * 32 + 4 + 2);
});

test("real clips are as good as real ones; frames in disorder, blur and flicker are told apart", async () => {
  const { architecture, theta } = decodeSafetensors(file("artifacts/moving-features.safetensors"));
  const classifier = new Network(architecture, theta);
  const judge = await clipJudge(classifier, 200, Rng.fromSeed(1), drawMoving, CLIP_FRAMES);
  const { images, labels } = drawMoving(Rng.fromSeed(3), 200);
  const real = await judge(images, labels);
  expect(real.classAgreement).toBeGreaterThan(0.98);
  expect(real.frechet).toBeLessThan(2 * real.frechetFloor);
  expect(real.motionDistance).toBeLessThan(3 * real.motionDistanceFloor);
  expect(Math.abs(real.motionError / real.motionErrorFloor - 1)).toBeLessThan(0.3);

  const disordered = images.slice();
  for (let i = 0; i < 200; i++) {
    for (let k = 0; k < CLIP_FRAMES; k++) {
      const from = i * size + ((3 * k) % CLIP_FRAMES) * 256;
      disordered.set(images.subarray(from, from + 256), i * size + k * 256);
    }
  }
  const jumping = await judge(disordered, labels);
  expect(jumping.frechet).toBeCloseTo(real.frechet, 4);
  expect(jumping.motionError).toBeGreaterThan(10 * real.motionErrorFloor);
  expect(jumping.motionDistance).toBeGreaterThan(3 * real.motionDistanceFloor);

  const blinking = images.map((v, i) => (Math.floor(i / 256) % 2 ? v : 0.7 * v));
  expect((await judge(blinking, labels)).flicker).toBeGreaterThan(0.3);
  const faint = await judge(
    images.map((v) => 0.5 * v),
    labels,
  );
  expect(faint.frechet).toBeGreaterThan(3 * real.frechetFloor);
  expect(Math.abs(faint.motionError - real.motionError)).toBeLessThan(1e-4);
  classifier.dispose();
});

const engine = createLocalEngine({ readPublic: async (path) => file(path) });
afterAll(async () => void (await engine.cancel()));

const request = (set: Record<string, ControlValue>): StartRequest => ({
  recipe: { method: "sample", parameters: { ...defaultsOf(spec.controls), target: "moving", n, ...set }, seed: 1 },
  backend: "wasm",
});
const view = <K extends ViewKind>(views: readonly ViewData[], kind: K) =>
  views.find((v): v is Extract<ViewData, { kind: K }> => v.kind === kind)!;

test("a model of clips trains, shows clips of the promised sizes, is measured as such and leaves nothing behind", async () => {
  const before = await engine.cancel();
  const started = await engine.start(request({ teacher: "live", width: 16, depth: 1, batch: 16, steps: 2 }));
  expect(view(started.views, "target")).toMatchObject({ shape: "image", frames: CLIP_FRAMES, width: 16, height: 16 });
  expect(view(started.views, "target").samples).toHaveLength(20 * size);
  expect(view(started.views, "samples").samples.teacher).toHaveLength(20 * size);
  const paths = view(started.views, "paths");
  expect(paths.positions.teacher).toHaveLength(3 * paths.n * size);
  expect(view(started.views, "quality-steps").values.teacher?.every(Number.isFinite)).toBe(true);
  const declared = Object.keys(spec.metrics);
  const { metrics } = started.metrics[0];
  for (const name of ["frechet", "motionDistance", "motionError", "motionErrorFloor", "flicker", "flickerFloor"]) {
    expect(declared).toContain(name);
    expect(metrics[name], name).toBeGreaterThan(0);
  }
  for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: false });
  expect(await engine.cancel()).toBe(before);
  expect(tensorCount()).toBe(before);
});
