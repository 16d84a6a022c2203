import { beforeAll, expect, test } from "vitest";
import { contextLength, end, readProblem, textLength, vocabulary } from "../../data/tokens/last-digits.ts";
import { Rng } from "../../math/rng.ts";
import { softmax } from "../../math/statistics.ts";
import { tensorCount, useBackend } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { tf, type Tensor3D } from "../../nn/tf.ts";
import { emptyTexts, evenTargets, inputsOf, perToken, repeated, targetsOf, tokensIn } from "./batches.ts";
import { freshTheta, studentArchitecture } from "./models.ts";
import { rateAt } from "./teach.ts";
import { likeliest, logProbabilities, tokenAt, write } from "./write.ts";

const architecture = studentArchitecture(8);
const theta = freshTheta(architecture, Rng.fromSeed(1)).map((v) => 2 * v);
const problem = readProblem("753924")!;
beforeAll(async () => void (await useBackend("wasm")));

test("sampling at temperature τ follows the softmax of logits/τ (χ², 11 degrees of freedom)", async () => {
  const network = new Network(architecture, theta);
  const n = 1500;
  for (const temperature of [0.5, 1, 2]) {
    const { texts, expected } = await write(network, repeated(problem, n), { temperature, rng: Rng.fromSeed(2) });
    const p = softmax(Array.from(expected.subarray(0, vocabulary), Math.log), vocabulary, temperature);
    const counts = new Float64Array(vocabulary);
    for (let i = 0; i < n; i++) counts[texts[i * textLength]]++;
    const chi2 = counts.reduce((sum, count, k) => sum + (count - n * p[k]) ** 2 / (n * p[k]), 0);
    expect(chi2, `τ = ${temperature}`).toBeLessThan(31.3); // 99.9 %
  }
  network.dispose();
});

test("at temperature 0 every token is the likeliest, and later tokens change nothing before them", async () => {
  const before = tensorCount();
  const network = new Network(architecture, theta);
  const { texts, expected } = await write(network, problem, { temperature: 0, rng: Rng.fromSeed(3) });
  for (let t = 0; t < textLength && (t === 0 || texts[t - 1] !== end); t++)
    expect(texts[t]).toBe(likeliest(expected.subarray(t * vocabulary, (t + 1) * vocabulary)));
  // The whole text at once gives the same expectations as token after token.
  const all = tf.tidy(() => tf.softmax(network.apply(inputsOf(problem, texts))));
  const p = (await all.data()) as Float32Array;
  expect(p[6 * vocabulary + texts[0]]).toBeCloseTo(expected[texts[0]], 5);
  all.dispose();
  network.dispose();
  expect(tensorCount()).toBe(before);
});

test("the same stream writes the same texts, another one others", async () => {
  const network = new Network(architecture, theta);
  const manner = { temperature: 1, rng: Rng.fromSeed(4) };
  const many = await write(network, repeated(problem, 3), { ...manner, rng: Rng.fromSeed(4) });
  const again = await write(network, repeated(problem, 3), manner);
  expect(again.texts).toEqual(many.texts);
  const other = await write(network, repeated(problem, 3), { temperature: 1, rng: Rng.fromSeed(5) });
  expect(other.texts).not.toEqual(many.texts);
  network.dispose();
});

test("a draw takes the token whose piece holds it, never one of probability 0", () => {
  const p = Float32Array.of(0.25, 0, 0.5, 0.25);
  expect([0, 0.24, 0.25, 0.74, 0.76, 0.9999999].map((u) => tokenAt(p, u))).toEqual([0, 0, 2, 2, 3, 3]);
});

test("targets lie on the tokens up to the end, at the places that predict them", async () => {
  const texts = Uint8Array.of(3, end, end, end, end, end, 1, 2, 3, 4, 5, end);
  expect(tokensIn(texts)).toBe(8);
  const target = (await evenTargets(texts).data()) as Float32Array;
  expect(target.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  expect(target[6 * vocabulary + 3]).toBeCloseTo(1 / 8, 6);
  expect(target[7 * vocabulary + end]).toBeCloseTo(1 / 8, 6);
  const weights = (await perToken(texts, () => 1).data()) as Float32Array;
  expect([...weights]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
});

test("log-probabilities are those with which the text was drawn", async () => {
  const network = new Network(architecture, theta);
  const { texts, expected } = await write(network, problem, { temperature: 1, rng: Rng.fromSeed(6) });
  const logs = tf.tidy(() =>
    logProbabilities(network, inputsOf(problem, texts), targetsOf(texts, () => 1) as Tensor3D),
  );
  const found = await logs.data();
  for (let t = 0; t < texts.indexOf(end); t++)
    expect(found[contextLength - textLength + t]).toBeCloseTo(Math.log(expected[t * vocabulary + texts[t]]), 4);
  tf.dispose(logs);
  network.dispose();
});

test("the learning rate rises, then falls to a tenth", () => {
  expect(rateAt(0, 400)).toBeCloseTo(1 / 50, 5);
  expect(Math.max(...Array.from({ length: 400 }, (_, k) => rateAt(k, 400)))).toBeGreaterThan(0.85);
  expect(rateAt(399, 400)).toBeCloseTo(0.1, 2);
  expect(emptyTexts(problem).every((token) => token === end)).toBe(true);
});
