/** Steps of batches in which every row has its own noise level, against the same for one level and plain numbers. */
import { beforeAll, expect, test } from "vitest";
import { denoise, mixture } from "../math/mixture.ts";
import { Rng } from "../math/rng.ts";
import { schedule, scheduleIds, type Level } from "../math/schedules.ts";
import { Network } from "../nn/network.ts";
import { onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf } from "../nn/tf.ts";
import { denoiserArchitecture, denoiseWith } from "./denoiser.ts";
import { angleOf } from "./parameterisation.ts";
import { ddimRows, exactRows, guidedRows, heunRows, networkRows, noisedRows } from "./rows.ts";
import { sample, type SamplerId } from "./samplers.ts";
import { numbers } from "./spaces.ts";

const truth = mixture({
  means: [
    [-1, 0.5],
    [1, 0],
    [0.2, -1],
  ],
  sds: [0.1, 0.3, 0.2],
  weights: [1, 2, 1],
});
const rng = Rng.fromSeed(4);
const scaleOf = ({ alpha, sigma }: Level) => Math.hypot(alpha, sigma);

onEveryBackend("rows", (use) => {
  beforeAll(use);

  test("the exact denoiser is the mixture's own, from pure noise to the data", async () => {
    const angles = [0, 0.01, 0.3, 0.8, 1.3, 1.55, Math.PI / 2].map((phi) => ({
      cos: Math.cos(phi),
      sin: Math.sin(phi),
    }));
    angles[angles.length - 1] = { cos: 0, sin: 1 };
    const u = rng.normal(2 * angles.length);
    const y = tf.tidy(() => exactRows(truth)(tf.tensor2d(u, [angles.length, 2]), angles));
    const expected = angles.flatMap(({ cos, sin }, i) => [...denoise(truth, u.subarray(2 * i, 2 * i + 2), cos, sin)]);
    expect(relativeError(await y.data(), expected)).toBeLessThan(1e-4);
  });

  test.each<[SamplerId, string]>([
    ["heun", "edm"],
    ["ddim", "cosine"],
    ["ddim", "flow"],
    ["ddim", "linear"],
  ])("%s on %s: a step is the sampler's, at every interval", async (id, name) => {
    const stops = schedule(scheduleIds.find((one) => one === name)!).stops(5);
    const n = stops.length - 1;
    const u = rng.fold(name).normal(2 * n);
    // Row i takes the i-th interval.
    const [from, to] = [stops.slice(0, -1).map(angleOf), stops.slice(1).map(angleOf)];
    const exact = exactRows(truth);
    const y = tf.tidy(() => {
      const rows = tf.tensor2d(u, [n, 2]);
      return id === "heun" ? heunRows(exact, rows, from, to) : ddimRows(exact(rows, from), rows, from, to);
    });
    const expected = Array.from({ length: n }, (_, i) => {
      const x = Float64Array.from(u.subarray(2 * i, 2 * i + 2), (v) => v * scaleOf(stops[i]));
      const one = { space: numbers(2, rng), stops: stops.slice(i, i + 2) };
      const ends = sample(id, { ...one, denoise: (at, { alpha, sigma }) => denoise(truth, at, alpha, sigma) }, x);
      return Array.from(ends, (v) => v / scaleOf(stops[i + 1]));
    });
    expect(relativeError(await y.data(), expected.flat())).toBeLessThan(2e-4);
  });

  test("noise is added row by row", async () => {
    const angles = [0.2, 1.1].map((phi) => ({ cos: Math.cos(phi), sin: Math.sin(phi) }));
    const [x, e] = [rng.fold("x").normal(4), rng.fold("e").normal(4)];
    const y = tf.tidy(() => noisedRows(tf.tensor2d(x, [2, 2]), tf.tensor2d(e, [2, 2]), angles));
    const expected = x.map((v, j) => angles[j >> 1].cos * v + angles[j >> 1].sin * e[j]);
    expect(relativeError(await y.data(), expected)).toBeLessThan(1e-6);
  });

  test("guidance is that of the sampler's denoiser; without classes and at 1 there is none", async () => {
    const meaning = { prediction: "v", dims: 2, classes: 3 } as const;
    const network = new Network(denoiserArchitecture(meaning, { width: 8, depth: 2 }), Rng.fromSeed(5));
    const labels = [0, 2, 1, 1];
    const stop = schedule("cosine").at(0.6);
    const angles = labels.map(() => angleOf(stop));
    const u = tf.tensor2d(rng.fold("u").normal(8), [4, 2]);
    for (const guidance of [1, 2.5]) {
      const y = tf.tidy(() => guidedRows({ network, meaning }, guidance)(u, angles, labels));
      const expected = denoiseWith({ network, meaning }, { labels, guidance })(u, stop);
      expect(relativeError(await y.data(), await expected.data())).toBeLessThan(1e-5);
      const plain = tf.tidy(() => networkRows({ network, meaning })(u, angles, labels));
      expect(relativeError(await plain.data(), await y.data()) < 1e-6).toBe(guidance === 1);
      tf.dispose([y, expected, plain]);
    }
    network.dispose();
  });
});
