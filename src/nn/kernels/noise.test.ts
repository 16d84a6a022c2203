import { expect, test } from "vitest";
import { Rng } from "../../math/rng.ts";
import { gradientsOf, onEveryBackend, relativeError } from "../testing.ts";
import { tf, type Tensor } from "../tf.ts";
import { combineRows, combineRowsPlain, normalNoise } from "./noise.ts";

onEveryBackend("noise", (use) => {
  test.each([[[1]], [[7]], [[33, 5]], [[4096]]])("is that of the generator, shape %j", async (shape) => {
    await use();
    const stream = Rng.fromSeed(2 ** 40 + 17).fold("noise", 3);
    const n = shape.reduce((a, b) => a * b, 1);
    const expected = Rng.fromSeed(2 ** 40 + 17)
      .fold("noise", 3)
      .normal(n);
    const noise = normalNoise(stream, shape);
    expect(noise.shape).toEqual(shape);
    const values = await noise.data();
    const worst = expected.reduce((max, value, i) => Math.max(max, Math.abs(value - values[i])), 0);
    expect(worst).toBeLessThan(1e-5);
    noise.dispose();
  });

  test("rows combine as in the formula, and their gradients", async () => {
    await use();
    const rng = Rng.fromSeed(1);
    const [a, b] = [tf.tensor1d(rng.normal(5)), tf.tensor1d(rng.normal(5))];
    const [x, y] = [tf.tensor2d(rng.normal(35), [5, 7]), tf.tensor2d(rng.normal(35), [5, 7])];
    const probe = tf.tensor2d(rng.normal(35), [5, 7]);
    const values = await Promise.all([combineRows, combineRowsPlain].map((f) => f(a, x, b, y).data()));
    expect(relativeError(values[0], values[1])).toBeLessThan(1e-5);
    const slopes = await Promise.all(
      [combineRows, combineRowsPlain].map((f) =>
        gradientsOf((u: Tensor, v: Tensor) => tf.sum(tf.mul(f(a, u, b, v), probe)), [x, y]),
      ),
    );
    slopes[0].forEach((g, i) => expect(relativeError(g, slopes[1][i])).toBeLessThan(1e-4));
  });
});
