/** The losses that compare a student with its teacher: values, gradients, and what leaves them unchanged. */
import { beforeAll, describe, expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { klDivergence, softmax } from "../math/statistics.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { attentionMap, attentionTransferLoss } from "./attention-transfer.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { decoupledLoss, decoupledTerms } from "./decoupled.ts";
import { detach } from "./detach.ts";
import { gradientCosine } from "./gradient-cosine.ts";
import { hintLoss } from "./hints.ts";
import { standardisedSoftLabelLoss, standardiseLogits } from "./logit-standardisation.ts";
import { mutualLoss } from "./mutual.ts";
import { relationalLoss, relationalRows } from "./relational.ts";
import { similarityLoss } from "./similarity.ts";
import { softLabelLoss } from "./soft-labels.ts";
import { softLabelDivergences, weightedSoftLabelLoss } from "./weighted-soft-labels.ts";

const [n, K] = [6, 5];
const labels = [0, 4, 2, 2, 1, 3];
const normal = (seed: number, ...shape: number[]) =>
  tf.tensor(Rng.fromSeed(seed).normal(shape.reduce((a, b) => a * b)), shape);
const oneHot = () => tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), K), "float32");
const someWeights = () => tf.tensor1d([1, 0, 2, 0.5, 0, 1]);
const numbers = async (x: Tensor) => Array.from((await x.data()) as Float32Array);
const number = async (x: Tensor) => (await x.data())[0];

interface Case {
  readonly teacher: readonly number[];
  readonly student: readonly number[];
  readonly loss: (teacher: Tensor, student: Tensor) => Tensor;
  /** A student of the teacher's own outputs has loss 0. */
  readonly zeroAtTeacher: boolean;
}

const logits = { teacher: [n, K], student: [n, K] };
const features = { teacher: [n, 4], student: [n, 3] };
const cases: Record<string, Case> = {
  DKD: {
    ...logits,
    loss: (t, s) => decoupledLoss(t, s, oneHot(), { alpha: 1, beta: 8, temperature: 4 }),
    zeroAtTeacher: true,
  },
  "DKD at T = 1": {
    ...logits,
    loss: (t, s) => decoupledLoss(t, s, oneHot(), { alpha: 1, beta: 2, temperature: 1 }),
    zeroAtTeacher: true,
  },
  "logit standardisation": { ...logits, loss: (t, s) => standardisedSoftLabelLoss(t, s, 2), zeroAtTeacher: true },
  "weighted soft labels": {
    ...logits,
    loss: (t, s) => weightedSoftLabelLoss(t, s, 3, someWeights()),
    zeroAtTeacher: true,
  },
  "mutual learning": { ...logits, loss: (t, s) => mutualLoss(oneHot(), t, s), zeroAtTeacher: false },
  hints: { teacher: [n, 4], student: [n, 4], loss: hintLoss, zeroAtTeacher: true },
  "similarity preserving": { ...features, loss: similarityLoss, zeroAtTeacher: true },
  "attention transfer": {
    teacher: [n, 7, 4],
    student: [n, 7, 3],
    loss: (t, s) => tf.mul(attentionTransferLoss(t, s), 100),
    zeroAtTeacher: true,
  },
  "relations, distances": { ...features, loss: (t, s) => relationalLoss(t, s, { angle: 0 }), zeroAtTeacher: true },
  "relations, angles": { ...features, loss: (t, s) => relationalLoss(t, s, { distance: 0 }), zeroAtTeacher: true },
  relations: { ...features, loss: (t, s) => relationalLoss(t, s), zeroAtTeacher: true },
  "gradient cosine": { teacher: [9], student: [9], loss: gradientCosine, zeroAtTeacher: false },
};

onEveryBackend("distillation losses", (use) => {
  beforeAll(use);

  test.each(Object.entries(cases))("%s: slope along random directions", async (_name, { teacher, student, loss }) => {
    const [t, s] = [normal(1, ...teacher), normal(2, ...student)];
    const [gradient] = await gradientsOf((s) => loss(t, s), [s]);
    const along = (direction: Tensor, h: number) => number(loss(t, tf.add(s, tf.mul(direction, h))));
    for (const seed of [3, 4]) {
      const direction = normal(seed, ...student);
      const expected = ((await along(direction, 1e-2)) - (await along(direction, -1e-2))) / 2e-2;
      const values = await numbers(direction);
      const slope = gradient.reduce((sum, g, i) => sum + g * values[i], 0);
      const scale = Math.hypot(...gradient) * Math.hypot(...values);
      expect(Math.abs(slope - expected)).toBeLessThan(3e-3 * scale + 1e-4);
    }
  });

  test("soft labels fall into TCKD + (1 - p_t) NCKD, example by example", async () => {
    const [t, s] = [tf.mul(normal(5, n, K), 3), normal(6, n, K)];
    for (const T of [0.5, 1, 4]) {
      const { targetClass, nonTargetClasses, nonTargetMass } = decoupledTerms(t, s, oneHot(), T);
      const sum = await numbers(tf.add(targetClass, tf.mul(nonTargetMass, nonTargetClasses)));
      const whole = await numbers(softLabelDivergences(t, s, T));
      for (let i = 0; i < n; i++) expect(Math.abs(sum[i] - whole[i])).toBeLessThan(2e-5 * Math.max(1, whole[i]));
      const p = softmax(await numbers(t), K, T);
      const mass = await numbers(nonTargetMass);
      for (let i = 0; i < n; i++) expect(mass[i]).toBeCloseTo(1 - p[i * K + labels[i]], 5);
      // So DKD with these weights is plain distillation.
      const dkd = await number(decoupledLoss(t, s, oneHot(), { alpha: 1, beta: nonTargetMass, temperature: T }));
      const kd = await number(softLabelLoss(t, s, T));
      expect(Math.abs(dkd - kd)).toBeLessThan(1e-5 * Math.max(1, kd));
    }
  });

  test("with all weights 1 the weighted soft-label loss is the plain one, and its gradient too", async () => {
    const [t, s] = [normal(7, n, K), normal(8, n, K)];
    const [ones, plain] = [tf.ones([n]), await gradientsOf((s) => softLabelLoss(t, s, 3), [s])];
    for (const weights of [ones, undefined]) {
      const loss = (s: Tensor) => weightedSoftLabelLoss(t, s, 3, weights);
      expect(await number(loss(s))).toBeCloseTo(await number(softLabelLoss(t, s, 3)), 5);
      expect(relativeError((await gradientsOf(loss, [s]))[0], plain[0])).toBeLessThan(1e-4);
    }
  });

  test("a detached value stops the gradient", async () => {
    const [gradient] = await gradientsOf((x) => tf.sum(tf.mul(x, detach(tf.mul(x, 3)))), [tf.tensor1d([2, -1])]);
    expect(Array.from(gradient)).toEqual([6, -3]);
  });

  test("relations of equal and of all-zero rows have finite gradients", async () => {
    const t = normal(9, n, 3);
    const twice = tf.concat([tf.slice(t, [0, 0], [1, 3]), tf.slice(t, [0, 0], [n - 1, 3])]);
    for (const s of [twice, tf.zeros([n, 3]), tf.ones([n, 3])]) {
      expect(Number.isFinite(await number(relationalLoss(t, s)))).toBe(true);
      const [gradient] = await gradientsOf((s) => relationalLoss(t, s), [s]);
      expect(gradient.every(Number.isFinite)).toBe(true);
    }
  });

  test("the cosine of opposed, orthogonal and vanishing gradients", async () => {
    const a = tf.tensor1d([3, 4, 0]);
    expect(await number(gradientCosine(a, tf.mul(a, 1e-4)))).toBeCloseTo(1, 5);
    expect(await number(gradientCosine(a, tf.mul(a, -20)))).toBeCloseTo(-1, 5);
    expect(await number(gradientCosine(a, tf.tensor1d([-4, 3, 7])))).toBeCloseTo(0, 5);
    expect(await number(gradientCosine(a, tf.zeros([3])))).toBe(0);
  });
});

describe("on the CPU backend", () => {
  beforeAll(async () => {
    await tf.setBackend("cpu");
  });

  test.each(Object.entries(cases))("%s: gradient by central differences", async (_name, { teacher, student, loss }) => {
    const t = normal(11, ...teacher);
    const of = (s: Tensor) => loss(t, tf.reshape(s, [...student]));
    const s = tf.reshape(normal(12, ...student), [-1]);
    const [gradient] = await gradientsOf(of, [s]);
    expect(relativeError(gradient, await centralDifferences(of, s, 5e-3))).toBeLessThan(5e-3);
  });

  const withTeachers = Object.entries(cases).filter(([name]) => name !== "gradient cosine");

  test.each(withTeachers)("%s: the teacher is a constant", async (_name, { teacher, loss }) => {
    const x = normal(13, ...teacher);
    const y = normal(14, ...teacher);
    const [whole] = await gradientsOf((s) => loss(tf.add(s, tf.mul(s, tf.tanh(y))), s), [x]);
    const fixed = tf.add(x, tf.mul(x, tf.tanh(y)));
    const [part] = await gradientsOf((s) => loss(fixed, s), [x]);
    expect(relativeError(whole, part)).toBeLessThan(1e-6);
  });

  test.each(withTeachers.filter(([, c]) => c.zeroAtTeacher))("%s: zero at the teacher", async (_name, c) => {
    const x = normal(15, ...c.teacher);
    expect(Math.abs(await number(c.loss(x, x)))).toBeLessThan(1e-5);
    const [gradient] = await gradientsOf((s) => c.loss(x, s), [x]);
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-5);
    expect(await number(c.loss(x, normal(16, ...c.teacher)))).toBeGreaterThan(1e-3);
  });

  test("TCKD and NCKD are the divergences that they are called", async () => {
    const [t, s] = [normal(17, n, K), normal(18, n, K)];
    const { targetClass, nonTargetClasses } = decoupledTerms(t, s, oneHot(), 2);
    const [p, q] = [softmax(await numbers(t), K, 2), softmax(await numbers(s), K, 2)];
    const [tckd, nckd] = [await numbers(targetClass), await numbers(nonTargetClasses)];
    for (let i = 0; i < n; i++) {
      const rows = [p, q].map((a) => Array.from(a.subarray(i * K, i * K + K)));
      const [a, b] = rows.map((row) => row[labels[i]]);
      expect(tckd[i]).toBeCloseTo(klDivergence([a, 1 - a], [b, 1 - b]), 5);
      const [c, d] = rows.map((row) => row.filter((_v, k) => k !== labels[i]).map((v) => v / (1 - row[labels[i]])));
      expect(nckd[i]).toBeCloseTo(klDivergence(c, d), 5);
    }
  });

  test("a teacher without doubt: NCKD keeps its value where plain distillation has lost it", async () => {
    const t = tf.add(normal(19, n, K), tf.mul(oneHot(), 60));
    const { nonTargetClasses, nonTargetMass } = decoupledTerms(t, normal(20, n, K), oneHot(), 1);
    expect(Math.min(...(await numbers(nonTargetClasses)))).toBeGreaterThan(0.05);
    expect(Math.max(...(await numbers(nonTargetMass)))).toBeLessThan(1e-15);
  });

  test("DKD as T grows: NCKD matches the non-target logits, each centred among them", async () => {
    const [t, s] = [normal(21, n, K), normal(22, n, K)];
    const [gradient] = await gradientsOf(
      (s) => decoupledLoss(t, s, oneHot(), { alpha: 0, beta: 1, temperature: 200 }),
      [s],
    );
    const y = await numbers(oneHot());
    const [a, b] = [await numbers(s), await numbers(t)];
    const centred = (z: number[], i: number) => {
      const row = Math.floor(i / K) * K;
      const mean = z.slice(row, row + K).reduce((sum, v, k) => sum + v * (1 - y[row + k]), 0) / (K - 1);
      return (z[i] - mean) * (1 - y[i]);
    };
    const expected = a.map((_v, i) => (centred(a, i) - centred(b, i)) / ((K - 1) * n));
    expect(relativeError(gradient, expected)).toBeLessThan(0.02);
  });

  test("standardised logits have mean 0 and unbiased variance 1, and constant ones are zeros with a finite slope", async () => {
    const z = await numbers(standardiseLogits(tf.add(tf.mul(normal(23, n, K), 7), 30)));
    for (let i = 0; i < n; i++) {
      const row = z.slice(i * K, i * K + K);
      expect(row.reduce((a, b) => a + b)).toBeCloseTo(0, 4);
      expect(row.reduce((a, b) => a + b * b, 0) / (K - 1)).toBeCloseTo(1, 4);
    }
    const flat = tf.fill([n, K], 2.5);
    expect((await numbers(standardiseLogits(flat))).every((v) => v === 0)).toBe(true);
    const [gradient] = await gradientsOf((s) => standardisedSoftLabelLoss(normal(24, n, K), s, 2), [flat]);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });

  test("logit standardisation does not see scale and offset of either side, per example", async () => {
    const [t, s] = [normal(25, n, K), normal(26, n, K)];
    const base = await number(standardisedSoftLabelLoss(t, s, 2));
    const affine = (z: Tensor, seed: number) =>
      tf.add(tf.mul(z, tf.exp(normal(seed, n, 1))), tf.mul(normal(seed + 1, n, 1), 5));
    for (const [a, b] of [
      [affine(t, 27), s],
      [t, affine(s, 29)],
      [affine(t, 31), affine(s, 33)],
    ]) {
      expect(Math.abs((await number(standardisedSoftLabelLoss(a, b, 2))) - base)).toBeLessThan(1e-4 * base);
    }
  });

  /** A rotation of `d` axes, by Gram–Schmidt. */
  const rotation = (seed: number, d: number) => tf.linalg.gramSchmidt(normal(seed, d, d) as never) as Tensor;
  const rotate = (x: Tensor, q: Tensor) => tf.matMul(x, q);

  test("relations do not see rotation, shift and scale of either side", async () => {
    const [t, s] = [normal(35, n, 4), normal(36, n, 3)];
    const base = await number(relationalLoss(t, s));
    const moved = (x: Tensor, seed: number) =>
      tf.add(tf.mul(rotate(x, rotation(seed, x.shape[1]!)), 12), normal(seed + 1, 1, x.shape[1]!));
    for (const [a, b] of [
      [moved(t, 37), s],
      [t, moved(s, 39)],
      [tf.mul(t, 1e-3), tf.mul(s, 1e3)],
    ]) {
      expect(Math.abs((await number(relationalLoss(a, b))) - base)).toBeLessThan(1e-4 * base);
    }
  });

  test("relations by hand: a right triangle against an equilateral one", async () => {
    const t = tf.tensor2d([0, 0, 3, 0, 0, 4], [3, 2]); // sides 3, 4, 5; cosines 0, 3/5, 4/5
    const s = tf.tensor2d([0, 0, 1, 0, 0.5, Math.sqrt(3) / 2], [3, 2]); // sides 1; cosines 1/2
    const distance = 2 * ((3 / 4 - 1) ** 2 / 2 + 0 + (5 / 4 - 1) ** 2 / 2);
    expect(await number(relationalLoss(t, s, { angle: 0 }))).toBeCloseTo((25 * distance) / 9, 4);
    const angle = 2 * [0, 3 / 5, 4 / 5].reduce((sum, c) => sum + (c - 0.5) ** 2 / 2, 0);
    expect(await number(relationalLoss(t, s, { distance: 0 }))).toBeCloseTo((50 * angle) / 27, 4);
    expect(await number(relationalLoss(t, s, { distance: 0, angle: 0 }))).toBe(0);
  });

  test("Huber: beyond 1 a distance counts linearly", async () => {
    // Four equal rows and a far one: ψ is 2.5 on the 8 entries of the far row and 0 elsewhere, but for the floor under
    // the root. The far row is another one in s, so that 12 of the 25 entries differ, by 2.5.
    const t = tf.tensor2d([0, 0, 0, 0, 9], [5, 1]);
    const s = tf.tensor2d([0, 0, 9, 0, 0], [5, 1]);
    expect(await number(relationalLoss(t, s, { angle: 0 }))).toBeCloseTo((25 * 12 * (2.5 - 0.5)) / 25, 1);
  });

  test("of a larger batch the first 64 rows count", async () => {
    const [t, s] = [normal(41, relationalRows + 9, 3), normal(42, relationalRows + 9, 3)];
    const first = (x: Tensor) => tf.slice(x, [0, 0], [relationalRows, 3]);
    expect(await number(relationalLoss(t, s))).toBeCloseTo(await number(relationalLoss(first(t), first(s))), 5);
    const [gradient] = await gradientsOf((s) => relationalLoss(t, s, { angle: 0 }), [s]);
    expect(gradient.subarray(relationalRows * 3).every((g) => g === 0)).toBe(true);
  });

  test("similarities do not see rotation and scale of either side", async () => {
    const [t, s] = [normal(43, n, 4), normal(44, n, 3)];
    const base = await number(similarityLoss(t, s));
    for (const [a, b] of [
      [rotate(t, rotation(45, 4)), s],
      [t, rotate(s, rotation(46, 3))],
      [tf.mul(t, 50), tf.mul(s, 0.01)],
    ]) {
      expect(Math.abs((await number(similarityLoss(a, b))) - base)).toBeLessThan(1e-5 * base);
    }
  });

  test("attention does not see the order of channels, their rotation, nor the scale of an example", async () => {
    const [t, s] = [normal(47, n, 7, 4), normal(48, n, 7, 3)];
    const base = await number(attentionTransferLoss(t, s));
    for (const [a, b] of [
      [tf.gather(t, [2, 0, 3, 1], 2), s],
      [t, tf.reshape(rotate(tf.reshape(s, [n * 7, 3]), rotation(49, 3)), [n, 7, 3])],
      [t, tf.mul(s, tf.exp(normal(50, n, 1, 1)))],
      [tf.reshape(t, [n, 7, 1, 4]), s],
    ]) {
      expect(Math.abs((await number(attentionTransferLoss(a, b))) - base)).toBeLessThan(1e-4 * base);
    }
    const squares = await numbers(tf.sum(tf.square(attentionMap(t)), -1));
    for (const square of squares) expect(square).toBeCloseTo(1, 5);
  });

  test("dead features have finite gradients", async () => {
    const dead = (shape: number[]) => tf.concat([tf.zeros([2, ...shape]), normal(51, n - 2, ...shape)]);
    for (const shape of [[4], [7, 3]]) {
      const loss = shape.length === 1 ? similarityLoss : attentionTransferLoss;
      for (const s of [dead(shape), tf.zeros([n, ...shape])]) {
        const [gradient] = await gradientsOf((s) => loss(normal(52, n, ...shape), s), [s]);
        expect(gradient.every(Number.isFinite)).toBe(true);
      }
    }
  });

  test("mutual learning is cross-entropy and the peer's divergence; agreeing peers only see the labels", async () => {
    const [z, peer, y] = [normal(53, n, K), normal(54, n, K), oneHot()];
    const ce = await number(crossEntropy(y, z));
    expect(await number(mutualLoss(y, peer, z))).toBeCloseTo(ce + (await number(softLabelLoss(peer, z, 1))), 5);
    expect(await number(mutualLoss(y, z, z))).toBeCloseTo(ce, 5);
  });
});
