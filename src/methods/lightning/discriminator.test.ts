import { expect, test } from "vitest";
import { angleOf } from "../../diffusion/parameterisation.ts";
import { Rng } from "../../math/rng.ts";
import { Network } from "../../nn/network.ts";
import { Scope } from "../../nn/scope.ts";
import { gradientsOf } from "../../nn/testing.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { discriminatorFrom, judgeSteps, moreNoise } from "./discriminator.ts";

await tf.setBackend("cpu");
const rng = Rng.fromSeed(4);
const body = new Network({ kind: "mlp", sizes: [8, 6, 6, 2], activation: "silu" }, rng.fold("body"));
const from = (conditional: boolean, fresh = false) =>
  discriminatorFrom({ scope: new Scope(), rng: rng.fold("D") }, { body, fresh, conditional });
const level = (sigma: number) => angleOf({ alpha: 1, sigma });
const points = (name: string, sigma: number) => ({
  u: tf.tensor2d(rng.fold(name).normal(6), [3, 2]),
  angles: [level(sigma), level(sigma), level(sigma)],
});

test.each([true, false])("conditional %s: whether it sees where a step began", async (conditional) => {
  const D = await from(conditional);
  const [begin, end] = [points("begin", 3), points("end", 0.2)];
  const logits = (b: Tensor, e: Tensor) => judgeSteps(D, { begin: { ...begin, u: b }, end: { ...end, u: e } }, 0);
  expect(logits(begin.u, end.u).shape).toEqual([3, 1]);
  // The unconditional judge is not reached from where the step began; tfjs wants some way there.
  const reached = (b: Tensor, e: Tensor) => tf.add(tf.sum(logits(b, e)), tf.mul(tf.sum(b), 0));
  const [byBegin, byEnd] = await gradientsOf(reached, [begin.u, end.u]);
  expect(byEnd.every((v) => v !== 0)).toBe(true);
  expect(byBegin.every((v) => v !== 0)).toBe(conditional);
});

test("its body is the diffusion network's but for the last layer", async () => {
  const [teacher, taken, fresh] = [await body.values(), (await from(true)).body, (await from(true, true)).body];
  const shared = 8 * 6 + 6 + 6 * 6 + 6;
  expect((await taken.values()).subarray(0, shared)).toEqual(teacher.subarray(0, shared));
  expect((await fresh.values()).subarray(0, shared)).not.toEqual(teacher.subarray(0, shared));
});

test("noise on top of noise adds up in squares, in units of the example", async () => {
  const { u, angles } = points("end", 0.2);
  const epsilon = tf.tensor2d(rng.fold("epsilon").normal(6), [3, 2]);
  for (let i = 0; i < 10; i++) {
    const more = moreNoise({ u, angles }, epsilon, rng.fold("levels", i));
    const [x, y, e] = [await u.data(), await more.u.data(), await epsilon.data()];
    more.angles.forEach(({ cos, sin }, row) => {
      expect(cos * cos + sin * sin).toBeCloseTo(1, 6);
      const r = Math.sqrt(Math.max(0, (sin / cos) ** 2 - 0.04));
      expect([0, 0.05, 0.2, 0.7].some((known) => Math.abs(known - r) < 1e-6)).toBe(true);
      expect(y[2 * row] / cos).toBeCloseTo(x[2 * row] / angles[row].cos + r * e[2 * row], 4);
    });
  }
});
