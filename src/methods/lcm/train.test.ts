import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { publicFolder } from "../../cli/engine.ts";
import { artifactsOf, metricsOf, traceOf, tried, view } from "../../cli/testing.ts";
import { denoiseWith, meaningOf, type Denoiser } from "../../diffusion/denoiser.ts";
import type { Slice, Started } from "../../engine/protocol.ts";
import { Rng } from "../../math/rng.ts";
import { tensorCount, useBackend } from "../../nn/backends.ts";
import { decodeSafetensors, encodeSafetensors } from "../../nn/safetensors.ts";
import { Scope } from "../../nn/scope.ts";
import { relativeError } from "../../nn/testing.ts";
import { tf } from "../../nn/tf.ts";
import { guidedStudent } from "./guided-student.ts";
import { spec } from "./spec.ts";

const { engine, finish, request } = await tried(spec, { iterations: 100, batch: 64, n: 100, lr: 2e-3, ema: 0.9 });

test("before training the student answers as its teacher does to the class alone, whatever the guidance", async () => {
  await useBackend("wasm");
  const before = tensorCount();
  const scope = new Scope();
  const file = new Uint8Array(readFileSync(new URL("artifacts/diffusion-latents.safetensors", publicFolder)));
  const shipped = decodeSafetensors(file);
  const network = scope.network(shipped.architecture, shipped.theta);
  const teacher: Denoiser = { network, meaning: meaningOf(shipped) };
  const student = await guidedStudent(scope, teacher);
  const x = scope.constant(Rng.fromSeed(3).normal(10 * 16), [10, 16]);
  const labels = Array.from({ length: 10 }, (_, i) => i);
  const level = { alpha: 0.6, sigma: 0.8 };
  const answer = async (model: Denoiser, guidance: number) => {
    const tensor = denoiseWith(model, { labels, guidance })(x, level);
    const values = Float32Array.from(await tensor.data());
    tensor.dispose();
    return values;
  };
  const expected = await answer(teacher, 1);
  for (const guidance of [0, 1, 2.5]) {
    expect(relativeError(await answer(student, guidance), expected)).toBeLessThan(1e-5);
  }
  // The guidance is one of its inputs nonetheless.
  student.network.update(tf.tensor1d((await student.network.values()).map((v) => v + 0.01)));
  expect(relativeError(await answer(student, 0), await answer(student, 3))).toBeGreaterThan(1e-4);
  scope.dispose();
  expect(tensorCount()).toBe(before);
});

describe("a short distillation", () => {
  let before: number;
  let started: Started;
  let slices: Slice[];
  beforeAll(async () => {
    before = tensorCount();
    started = await engine.start(request({}, 7));
    slices = await finish();
  }, 120_000);

  test("brings one step nearer to the teacher's fifty, and emits what is declared", () => {
    const metrics = metricsOf(slices);
    expect(metrics["frechet"]).toBeLessThan(0.75 * started.metrics[0].metrics["frechet"]);
    expect(metrics["nfe"]).toBe(1);
    expect(metrics["teacherNfe"]).toBe(100);
    expect(Object.keys(metrics).toSorted()).toEqual(Object.keys(spec.metrics).toSorted());
    const kept = ["loss", "frechet", "classAgreement", "diversity", "teacherFrechet", "frechetFloor"];
    expect(traceOf(metrics, kept)).toMatchSnapshot();
  });

  test("leaves a network that is told the guidance, in a file of its own", () => {
    const [artifact] = artifactsOf(slices);
    expect(meaningOf(artifact)).toEqual({ prediction: "v", dims: 16, classes: 10, guided: true });
    expect(decodeSafetensors(encodeSafetensors(artifact))).toEqual(artifact);
  });

  test("guidance and steps are redrawn, the teacher's steps stay", async () => {
    await engine.watch(["numbers", "quality-steps"]);
    const at = async (set: Record<string, number>) => {
      await engine.tune(set);
      return engine.look();
    };
    const one = await at({ guidance: 1, steps: 4 });
    expect(view(one, "samples").nfe).toEqual({ teacher: 50, student: 4 });
    const three = await at({ guidance: 3 });
    expect(view(three, "samples").nfe).toEqual({ teacher: 100, student: 4 });
    for (const role of ["teacher", "student"] as const)
      expect(view(three, "samples").samples[role]).not.toEqual(view(one, "samples").samples[role]);
    expect(view(three, "numbers").metrics["teacherFrechet"]).toBeGreaterThan(
      view(one, "numbers").metrics["teacherFrechet"],
    );
    const quality = view(three, "quality-steps");
    expect(quality.steps).toEqual([1, 2, 4, 8]);
    expect(quality.values["student"]).toHaveLength(4);
    await engine.watch([]);
  });

  test("give everything back", async () => {
    expect(await engine.cancel()).toBe(before);
  });
});
