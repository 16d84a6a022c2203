import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CLIP_FRAMES } from "../../data/moving/clips.ts";
import { createLocalEngine } from "../../engine/local.ts";
import type { StartRequest } from "../../engine/protocol.ts";
import type { Artifact } from "../../lab/artifact.ts";
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

beforeAll(async () => void (await useBackend("wasm")));

test("clips are encoded and decoded frame by frame", async () => {
  const scope = new Scope();
  const wide = { encoder: [256, 32], decoder: [32, 256] };
  const pretrained = async (name: string) => {
    const architecture = {
      kind: "mlp",
      sizes: wide[name === "moving-encoder" ? "encoder" : "decoder"],
      activation: "silu",
    } as const;
    const theta = await scope.network(architecture, Rng.fromSeed(1)).values();
    return { kind: "autoencoder", name, architecture, theta } as unknown as Artifact;
  };
  const space = await imageSpace({ scope, pretrained }, "moving");
  expect(space).toMatchObject({ dims: CLIP_FRAMES * 32, frames: CLIP_FRAMES, tokens: CLIP_FRAMES });
  const { images } = drawMoving(Rng.fromSeed(2), 20);
  const examples = space.encode(tf.tensor2d(images, [20, size]));
  expect(examples.shape).toEqual([20, space.dims]);
  // All frames but one of the clip become paper: its latents alone stay what they were.
  const lonely = images.slice(0, size).fill(0);
  lonely.set(images.subarray(3 * 256, 4 * 256), 3 * 256);
  const [all, one] = [await examples.data(), await space.encode(tf.tensor2d(lonely, [1, size])).data()];
  for (let k = 0; k < CLIP_FRAMES; k++)
    expect(one.slice(k * 32, (k + 1) * 32).every((v, j) => Math.abs(v - all[k * 32 + j]) < 1e-5)).toBe(k === 3);
  const decoded = space.decode(examples);
  expect(decoded.shape).toEqual([20, size]);
  scope.dispose();
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
  const started = await engine.start(request({ teacher: "live", width: 16, depth: 1, batch: 32, steps: 2 }));
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
