import { beforeAll, expect, test } from "vitest";
import { klDivergence, softmax } from "../math/statistics.ts";
import { Rng } from "../math/rng.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { crossEntropy, smoothLabels } from "./cross-entropy.ts";
import { softLabelLoss } from "./soft-labels.ts";

const [n, K] = [4, 5];
const draw = (seed: number) => Rng.fromSeed(seed).normal(n * K);

onEveryBackend("losses", (use) => {
  beforeAll(use);

  test("cross-entropy is -log of the label's probability, in the mean", async () => {
    const z = draw(1);
    const labels = [0, 4, 2, 2];
    const p = softmax(z, K);
    const expected = labels.reduce((sum, y, i) => sum - Math.log(p[i * K + y]), 0) / n;
    const loss = crossEntropy(tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), K), "float32"), tf.tensor2d(z, [n, K]));
    expect((await loss.data())[0]).toBeCloseTo(expected, 5);
  });

  test("the soft-label loss is T² KL, summed over classes and averaged over examples", async () => {
    const [zt, zs] = [draw(2), draw(3)];
    for (const T of [0.5, 1, 4, 20]) {
      const [p, q] = [softmax(zt, K, T), softmax(zs, K, T)];
      let expected = 0;
      for (let i = 0; i < n; i++) expected += klDivergence(p.subarray(i * K, i * K + K), q.subarray(i * K, i * K + K));
      const loss = softLabelLoss(tf.tensor2d(zt, [n, K]), tf.tensor2d(zs, [n, K]), T);
      const value = (await loss.data())[0];
      expect(Math.abs(value - (T * T * expected) / n)).toBeLessThan(2e-4 * Math.max(1, value));
    }
  });
});

const flat = (z: Tensor) => tf.reshape(z, [n, K]);

test.each([
  ["cross-entropy", (z: Tensor) => crossEntropy(tf.softmax(flat(tf.tensor1d(draw(4))) as never), flat(z))],
  [
    "smoothed cross-entropy",
    (z: Tensor) => crossEntropy(smoothLabels(tf.cast(tf.oneHot([1, 0, 3, 4], K), "float32"), 0.1), flat(z)),
  ],
  ["soft labels, T = 1", (z: Tensor) => softLabelLoss(flat(tf.tensor1d(draw(5))), flat(z), 1)],
  ["soft labels, T = 6", (z: Tensor) => softLabelLoss(flat(tf.tensor1d(draw(5))), flat(z), 6)],
])("gradient of %s", async (_name, loss) => {
  await tf.setBackend("cpu");
  const z = tf.tensor1d(draw(6));
  const [gradient] = await gradientsOf(loss, [z]);
  expect(relativeError(gradient, await centralDifferences(loss, z, 1e-2))).toBeLessThan(3e-3);
});

test("as T grows the gradient becomes that of matching centred logits (Hinton et al. 2015, eq. 4)", async () => {
  await tf.setBackend("cpu");
  const centred = (z: Float32Array) =>
    z.map((value, i) => value - z.subarray(i - (i % K), i - (i % K) + K).reduce((a, b) => a + b) / K);
  const [zt, zs] = [draw(7), draw(8)];
  const [gradient] = await gradientsOf((z) => softLabelLoss(tf.tensor2d(zt, [n, K]), flat(z), 200), [tf.tensor1d(zs)]);
  const [a, b] = [centred(zs), centred(zt)];
  expect(
    relativeError(
      gradient,
      a.map((value, i) => (value - b[i]) / (K * n)),
    ),
  ).toBeLessThan(0.02);
});

test("smoothed labels still sum to one", async () => {
  const y = smoothLabels(tf.cast(tf.oneHot([1, 0], 4), "float32"), 0.2);
  expect(Array.from(await y.data()).map((v) => Math.round(v * 100) / 100)).toEqual([
    0.05, 0.85, 0.05, 0.05, 0.85, 0.05, 0.05, 0.05,
  ]);
});
