/** The losses on texts: values, gradients, limits, and what they are on average. */
import { beforeAll, describe, expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { klDivergence, mean, softmax } from "../math/statistics.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { generalisedJsd } from "./generalised-jsd.ts";
import { groupAdvantages, k3, policyLoss } from "./policy-gradient.ts";
import { sequenceLikelihood } from "./sequence-likelihood.ts";

const [n, tokens, V] = [2, 3, 5];
const normal = (seed: number, ...shape: number[]) =>
  tf.tensor(Rng.fromSeed(seed).normal(shape.reduce((a, b) => a * b)), shape);
const value = async (x: Tensor) => (await x.data())[0];
const weights = () => tf.tensor2d([0.2, 0.2, 0, 0.2, 0.2, 0.2], [n, tokens]);
const chosen = [1, 4, 0, 2, 2, 3];
/** One-hot of the chosen tokens times the weights. */
const target = () => tf.mul(tf.cast(tf.oneHot(tf.tensor2d(chosen, [n, tokens], "int32"), V), "float32"), tf.expandDims(weights(), -1)); // prettier-ignore

describe("gradients", () => {
  onEveryBackend(
    "match central differences",
    (use) => {
      beforeAll(use);
      const policy = {
        advantage: () => tf.tensor2d([0.3, 0.3, 0, -0.2, -0.2, -0.2], [n, tokens]),
        old: () => tf.mul(normal(3, n, tokens), 0.3),
        reference: () => tf.mul(normal(4, n, tokens), 0.3),
      };
      const cases: Record<string, { shape: number[]; loss: (x: Tensor) => Tensor }> = {
        "sequence likelihood": { shape: [n, tokens, V], loss: (x) => sequenceLikelihood(target(), x) },
        "clipped policy with KL": {
          shape: [n, tokens],
          loss: (x) => {
            const batch = { advantage: policy.advantage(), weight: weights(), old: policy.old(), reference: policy.reference() }; // prettier-ignore
            return policyLoss(batch, { epsilon: 0.2, beta: 0.1 }, x);
          },
        },
        ...Object.fromEntries(
          [0, 0.3, 1].map((beta) => [
            `generalised JSD, β = ${beta}`,
            {
              shape: [n, tokens, V],
              loss: (x: Tensor) => generalisedJsd(beta, tf.logSoftmax(normal(5, n, tokens, V)), tf.logSoftmax(x), weights()), // prettier-ignore
            },
          ]),
        ),
      };
      test.each(Object.entries(cases))("%s", async (_, { shape, loss }) => {
        const x = tf.mul(normal(7, ...shape), 0.5);
        const [exact] = await gradientsOf((z) => tf.mul(loss(z), 1), [x]);
        expect(relativeError(exact, await centralDifferences(loss, x, 1e-2))).toBeLessThan(0.01);
      });
    },
    ["cpu", "wasm"],
  );
});

test("likelihood: masked tokens do not count, even weights are the mean over tokens", async () => {
  const z = normal(1, n, tokens, V);
  const p = softmax(await z.data(), V);
  const kept = [0, 1, 3, 4, 5];
  const expected = -mean(kept.map((i) => Math.log(p[i * V + chosen[i]])));
  expect(await value(sequenceLikelihood(target(), z))).toBeCloseTo(expected, 5);
});

describe("group advantages", () => {
  test("have mean 0 and deviation almost 1; a group alike has none", () => {
    const a = groupAdvantages([1, 0, 0, 1, 1, 0, 0, 0]);
    expect(mean(a)).toBeCloseTo(0, 10);
    expect(Math.sqrt(mean(a.map((x) => x * x)))).toBeCloseTo(1, 3);
    expect(groupAdvantages([1, 1, 1])).toEqual([0, 0, 0]);
    expect(groupAdvantages([0, 0])).toEqual([0, 0]);
  });
});

describe("policy loss", () => {
  test("on a bandit of two actions its gradient is the analytic policy gradient", async () => {
    // π(1) = s, reward of action 1 is 1, of action 0 is 0: d E[r] / dz = s (1 − s) for the logit of action 1.
    const z = tf.tensor1d([0.2, -0.3]);
    const [, s] = softmax(await z.data(), 2);
    const draws = Rng.fromSeed(8).uniform(40_000).map((u) => Number(u < s)); // prettier-ignore
    const actions = tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(draws), "int32"), 2), "float32");
    // Advantages with the true mean and no scaling: the plain score-function estimate.
    const advantage = tf.tensor2d(
      Float32Array.from(draws, (r) => (r - s) / draws.length),
      [draws.length, 1],
    );
    const logOf = (logits: Tensor) => tf.reshape(tf.sum(tf.mul(tf.logSoftmax(tf.reshape(logits, [1, 2])), actions), -1), [-1, 1]); // prettier-ignore
    const old = logOf(z);
    const batch = { advantage, weight: tf.onesLike(advantage), old, reference: old };
    const [gradient] = await gradientsOf((x) => policyLoss(batch, { epsilon: 0.2, beta: 0 }, logOf(x)), [z]);
    const analytic = s * (1 - s);
    expect(-gradient[1]).toBeCloseTo(analytic, 2);
    expect(-gradient[0]).toBeCloseTo(-analytic, 2);
  });

  test("with groups it is that gradient divided by the deviation of the rewards", async () => {
    const s = 0.3;
    const rewards = Array.from({ length: 1000 }, (_, i) => Number(i < 300));
    const log = tf.tensor2d(rewards.map((r) => Math.log(r ? s : 1 - s)), [1000, 1]); // prettier-ignore
    const A = groupAdvantages(rewards);
    const advantage = tf.tensor2d(A.map((a) => a / 1000), [1000, 1]); // prettier-ignore
    const batch = { advantage, weight: tf.onesLike(advantage), old: log, reference: log };
    const [g] = await gradientsOf((x) => policyLoss(batch, { epsilon: 0.2, beta: 0 }, x), [log.clone()]);
    // d log π(1)/dz = 1 − s, d log π(0)/dz = −s.
    const dz = g.reduce((sum, gi, i) => sum + gi * (rewards[i] ? 1 - s : -s), 0);
    expect(-dz).toBeCloseTo((s * (1 - s)) / Math.sqrt(s * (1 - s)), 3);
  });

  test("a token that has moved too far in the direction of its advantage counts no more", async () => {
    const one = (x: number) => tf.tensor2d([x], [1, 1]);
    const at = async (ratio: number, A: number) => {
      const batch = { advantage: one(A), weight: one(1), old: one(0), reference: one(0) };
      const [g] = await gradientsOf((x) => policyLoss(batch, { epsilon: 0.2, beta: 0 }, x), [one(Math.log(ratio))]);
      return g[0] === 0 ? 0 : g[0];
    };
    expect(await at(1.3, 1)).toBe(0);
    expect(await at(0.7, -1)).toBe(0);
    expect(await at(1.3, -1)).toBeCloseTo(1.3, 5);
    expect(await at(0.7, 1)).toBeCloseTo(-0.7, 5);
  });
});

test("k3 is an unbiased estimate of KL(π ‖ π_ref) and never negative", async () => {
  const [p, q] = [softmax([0.5, -0.2, 1, 0], 4), softmax([0, 0.3, 0.4, -0.5], 4)];
  const rng = Rng.fromSeed(9);
  const drawn = Array.from({ length: 20_000 }, () => rng.categorical(p));
  const estimates = await k3(tf.tensor1d(drawn.map((k) => Math.log(p[k]))), tf.tensor1d(drawn.map((k) => Math.log(q[k])))).data(); // prettier-ignore
  expect(Math.min(...estimates)).toBeGreaterThanOrEqual(0);
  const kl = klDivergence(p, q);
  expect(Math.abs(mean(estimates) - kl)).toBeLessThan(0.1 * kl);
  // Exactly: Σ p (q/p − 1 − ln q/p) = KL.
  expect(p.reduce((sum, pk, k) => sum + pk * (q[k] / pk - 1 - Math.log(q[k] / pk)), 0)).toBeCloseTo(kl, 6);
});

describe("generalised JSD", () => {
  const [t, s] = [Rng.fromSeed(10).normal(V), Rng.fromSeed(11).normal(V)];
  const [P, Q] = [softmax(t, V), softmax(s, V)];
  const logs = (z: Float32Array) => tf.logSoftmax(tf.tensor2d(z, [1, V]));
  const jsd = (beta: number) => value(generalisedJsd(beta, logs(t), logs(s), tf.ones([1])));

  test("is forward KL at 0 and reverse KL at 1", async () => {
    expect(await jsd(0)).toBeCloseTo(klDivergence(P, Q), 5);
    expect(await jsd(1)).toBeCloseTo(klDivergence(Q, P), 5);
  });

  test("divided by β, or by 1 − β, it tends to them", async () => {
    expect((await jsd(0.01)) / 0.01).toBeCloseTo(klDivergence(P, Q), 1);
    expect((await jsd(0.99)) / 0.01).toBeCloseTo(klDivergence(Q, P), 1);
  });

  test("at one half it is the Jensen–Shannon divergence, symmetric and below ln 2", async () => {
    const M = P.map((p, k) => (p + Q[k]) / 2);
    expect(await jsd(0.5)).toBeCloseTo((klDivergence(P, M) + klDivergence(Q, M)) / 2, 5);
    expect(await value(generalisedJsd(0.5, logs(s), logs(t), tf.ones([1])))).toBeCloseTo(await jsd(0.5), 6);
    expect(await jsd(0.5)).toBeLessThan(Math.log(2));
  });

  test("is 0 for a student like its teacher", async () => {
    for (const beta of [0, 0.3, 1])
      expect(await value(generalisedJsd(beta, logs(t), logs(t), tf.ones([1])))).toBeCloseTo(0, 6);
  });
});
