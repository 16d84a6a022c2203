import { beforeEach, expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { mlpPlain } from "../nn/kernels/mlp.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf, type Tensor, type Tensor2D } from "../nn/tf.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { distributionMatching } from "./distribution-matching.ts";
import { gradientMatching, weightGradients, type TwoLayers } from "./gradient-matching.ts";

const [classes, d, H] = [3, 5, 7];
const rng = Rng.fromSeed(11);
const draw = (name: string, shape: number[]) => rng.fold(name).normal(shape.reduce((a, b) => a * b, 1));
const matrix = (name: string, rows: number, columns: number) =>
  tf.tensor2d(draw(name, [rows, columns]), [rows, columns]);
const layers = (): TwoLayers => ({
  w1: matrix("w1", d, H),
  b1: tf.tensor1d(draw("b1", [H])),
  w2: matrix("w2", H, classes),
  b2: tf.tensor1d(draw("b2", [classes])),
});

onEveryBackend("matching", (use) => {
  beforeEach(use);

  test("distributions of equal means have distance zero; two means apart by (1, 2) have 5 for each class", async () => {
    const real = tf.tensor2d([0, 0, 2, 4, 5, 5, 7, 9], [4, 2]);
    const same = tf.tensor2d([1, 2, 6, 7], [2, 2]);
    const apart = tf.add(same, tf.tensor1d([1, 2]));
    expect((await distributionMatching([real], [same], 2).data())[0]).toBeCloseTo(0);
    expect((await distributionMatching([real], [apart], 2).data())[0]).toBeCloseTo(10, 4);
    expect((await distributionMatching([real, real], [apart, same], 2).data())[0]).toBeCloseTo(10, 4);
  });

  test("the gradient of distribution matching by the pixels, through a network", async () => {
    const architecture = { kind: "mlp", sizes: [d, H, 4, 1], activation: "relu" } as const;
    const theta = tf.tensor1d(draw("theta", [d * H + H + H * 4 + 4 + 4 + 1]));
    const features = (x: Tensor) => {
      const hidden: Tensor[] = [];
      mlpPlain(architecture, 1, x, theta, hidden);
      return hidden;
    };
    const real = features(matrix("real", 6, d));
    const loss = (x: Tensor) => distributionMatching(real, features(x), classes);
    const x = matrix("learned", 3, d);
    const [gradient] = await gradientsOf(loss, [x]);
    expect(gradient.some((v) => v !== 0)).toBe(true);
    expect(relativeError(gradient, await centralDifferences(loss, x, 1e-2))).toBeLessThan(0.02);
  });

  test("weight gradients written out equal those of differentiation, class by class", async () => {
    const { w1, b1, w2, b2 } = layers();
    const n = 4;
    const x = matrix("x", classes * n, d);
    const [g1, g2] = weightGradients({ w1, b1, w2, b2 }, x as Tensor2D, classes);
    const found = await Promise.all([g1.data(), g2.data()]);
    for (let c = 0; c < classes; c++) {
      const own = tf.slice(x, [c * n, 0], [n, d]);
      const y = tf.cast(tf.oneHot(tf.fill([n], c, "int32"), classes), "float32");
      const loss = (a: Tensor, b: Tensor) =>
        crossEntropy(y, tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(own, a), b1)), b), b2));
      const wanted = await gradientsOf(loss, [w1, w2]);
      wanted.forEach((gradient, layer) => {
        const size = gradient.length;
        expect(relativeError(found[layer].subarray(c * size, (c + 1) * size) as Float32Array, gradient)).toBeLessThan(
          1e-4,
        );
      });
    }
  });

  test("gradient matching is zero for the same direction, two per output for the opposite one", async () => {
    const [g1, g2] = weightGradients(layers(), matrix("x", classes * 2, d) as Tensor2D, classes);
    const same = await gradientMatching([g1, g2], [tf.mul(g1, 3), g2]).data();
    const outputs = classes * (H + classes);
    // A hidden unit that is silent for a class has no gradient, and does not count.
    const norms = await tf.sum(tf.square(g1), 1).data();
    const silent = norms.filter((v) => v === 0).length;
    expect(silent).toBeGreaterThan(0);
    expect(same[0]).toBeCloseTo(0, 3);
    const opposite = await gradientMatching([g1, g2], [tf.neg(g1), tf.neg(g2)]).data();
    expect(opposite[0]).toBeCloseTo(2 * (outputs - silent), 2);
  });

  test("the gradient of gradient matching by the pixels", async () => {
    const w = layers();
    const real = weightGradients(w, matrix("real", classes * 4, d) as Tensor2D, classes);
    const loss = (x: Tensor) => gradientMatching(real, weightGradients(w, x as Tensor2D, classes));
    const x = matrix("learned", classes * 2, d);
    const [gradient] = await gradientsOf(loss, [x]);
    expect(gradient.some((v) => v !== 0)).toBe(true);
    expect(relativeError(gradient, await centralDifferences(loss, x, 2e-3))).toBeLessThan(0.03);
  });
});
