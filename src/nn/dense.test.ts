import { expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { dense, densePlain, type Activation } from "./dense.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "./testing.ts";
import { tf, type Tensor, type Tensor2D } from "./tf.ts";

const shapes = [
  [1, 3, 2],
  [5, 257, 3],
  [33, 7, 65],
] as const;
const activations: Activation[] = ["none", "relu", "silu", "tanh"];

onEveryBackend("dense", (use) => {
  test.each(shapes)("values and gradients equal the plain formula, %i × %i → %i", async (n, input, output) => {
    await use();
    const rng = Rng.fromSeed(n);
    const x = tf.tensor2d(rng.normal(n * input), [n, input]);
    const weight = tf.tensor2d(rng.normal(input * output), [input, output]);
    const bias = tf.tensor1d(rng.normal(output));
    const probe = tf.tensor2d(rng.normal(n * output), [n, output]);
    for (const activation of activations) {
      const values: ArrayLike<number>[] = [];
      const gradients: Float32Array[][] = [];
      for (const layer of [dense, densePlain]) {
        const y = layer(x, weight, bias, activation);
        values.push(await y.data());
        y.dispose();
        const f = (a: Tensor, w: Tensor, b: Tensor) => tf.sum(tf.mul(layer(a as Tensor2D, w as Tensor2D, b, activation), probe));
        gradients.push(await gradientsOf(f as (...t: Tensor[]) => Tensor, [x, weight, bias]));
      }
      expect(relativeError(values[0], values[1])).toBeLessThan(1e-5);
      gradients[0].forEach((g, i) => expect(relativeError(g, gradients[1][i])).toBeLessThan(1e-4));
    }
    tf.dispose([x, weight, bias, probe]);
  });
});

test("the gradients are the slopes", async () => {
  await tf.setBackend("cpu");
  const rng = Rng.fromSeed(7);
  const x = tf.tensor2d(rng.normal(6), [2, 3]);
  const weight = tf.tensor2d(rng.normal(12), [3, 4]);
  const bias = tf.tensor1d(rng.normal(4));
  for (const activation of ["silu", "tanh", "none"] as const) {
    const f = (w: Tensor) => tf.sum(tf.square(dense(x, w as Tensor2D, bias, activation)));
    const [gradient] = await gradientsOf(f, [weight]);
    expect(relativeError(gradient, await centralDifferences(f, weight, 1e-2))).toBeLessThan(2e-3);
  }
});
