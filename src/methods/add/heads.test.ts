import { describe, expect, test } from "vitest";
import { angleOf } from "../../diffusion/parameterisation.ts";
import { Rng } from "../../math/rng.ts";
import { Network } from "../../nn/network.ts";
import { Scope } from "../../nn/scope.ts";
import { centralDifferences, gradientsOf, relativeError } from "../../nn/testing.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { clean, diffusionFeatures, gradientPenalty, headsOn } from "./heads.ts";

const meaning = { prediction: "v", dims: 2, classes: 0 } as const;
const body = (rng: Rng) => new Network({ kind: "mlp", sizes: [8, 5, 5, 2], activation: "silu" }, rng);

describe("R1 on what the heads see", () => {
  const rng = Rng.fromSeed(2);
  const seen = () => tf.tensor3d(rng.fold("seen").normal(24), [2, 4, 3]);
  const small = (parameters: Rng | Float32Array) =>
    new Network({ kind: "mlp", sizes: [3, 4, 1], activation: "relu" }, parameters, 2);

  test("is the squared slope of every head, summed over heads, the mean over the rows", async () => {
    await tf.setBackend("cpu");
    const network = small(rng);
    const [slopes] = await gradientsOf((x) => tf.sum(network.apply(x)), [seen()]);
    const expected = slopes.reduce((sum, v) => sum + v * v, 0) / 4;
    expect((await gradientPenalty({ network }, seen()).data())[0]).toBeCloseTo(expected, 6);
  });

  test("can itself be differentiated: its gradient is its slope", async () => {
    await tf.setBackend("cpu");
    const values = await small(rng).values();
    const network = small(values);
    const [gradient] = await gradientsOf(() => gradientPenalty({ network }, seen()), [network.theta]);
    const at = (theta: Tensor) => gradientPenalty({ network: small(theta.dataSync() as Float32Array) }, seen());
    const slopes = await centralDifferences(at, network.theta, 1e-2);
    expect(relativeError(gradient, slopes)).toBeLessThan(1e-2);
    expect(gradient.some((v) => Math.abs(v) > 1e-4)).toBe(true);
  });
});

describe("features", () => {
  test("without the level, of noisy examples are those of clean ones in the same place", async () => {
    await tf.setBackend("cpu");
    const features = diffusionFeatures({ network: body(Rng.fromSeed(1)), meaning }, false);
    const noisy = angleOf({ alpha: 1, sigma: 0.5 });
    const x = tf.tensor2d([0.3, -1, 1, 0.2], [2, 2]);
    const seen = await features.of(x, [clean, clean]).data();
    expect(relativeError(await features.of(tf.mul(x, noisy.cos), [noisy, noisy]).data(), seen)).toBeLessThan(1e-5);
    expect([features.layers, features.width]).toEqual([2, 5]);
  });

  test("with it, and the class, are told to the heads", async () => {
    await tf.setBackend("cpu");
    const network = body(Rng.fromSeed(1));
    const features = diffusionFeatures({ network, meaning }, true);
    const noisy = angleOf({ alpha: 1, sigma: 0.5 });
    const x = tf.tensor2d([0.3, -1], [1, 2]);
    const seen = await features.of(x, [clean]).data();
    expect(relativeError(await features.of(x, [noisy]).data(), seen)).toBeGreaterThan(1e-2);
    const heads = headsOn(features, 3, new Scope(), Rng.fromSeed(3));
    const told = heads.see(x, [clean], [2]);
    expect(told.shape).toEqual([2, 1, 8]);
    expect([...(await tf.slice(told, [1, 0, 5], [1, 1, 3]).data())]).toEqual([0, 0, 1]);
    expect(heads.logits(told).shape).toEqual([2, 1, 1]);
  });
});
