import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { drawDigits } from "../data/digits/digits.ts";
import { Rng } from "../math/rng.ts";
import { meanAndCovariance } from "../math/statistics.ts";
import { agreement } from "../metrics/classification.ts";
import { see } from "../metrics/features.ts";
import { fitGaussian, frechetDistance } from "../metrics/frechet.ts";
import { laplacianEnergy } from "../metrics/sharpness.ts";
import { tensorCount, useBackend } from "../nn/backends.ts";
import { Network } from "../nn/network.ts";
import { decodeSafetensors } from "../nn/safetensors.ts";
import { centralDifferences, gradientsOf, relativeError } from "../nn/testing.ts";
import { tf } from "../nn/tf.ts";
import { trainAutoencoder } from "./autoencoder.ts";
import { decode, digitPixels, encode } from "./latents.ts";

const n = 2000;
const held = drawDigits(Rng.fromSeed(1000), n, { ambiguity: 0 }).x;

beforeAll(async () => void (await useBackend("wasm")));

/** Latents and reconstructions of images, as plain numbers. */
async function through(encoder: Network, decoder: Network, images: Float32Array) {
  const x = tf.tensor2d(images, [images.length / 256, 256]);
  const z = encode(encoder, x);
  const y = decode(decoder, z);
  const [latents, copies] = (await Promise.all([z.data(), y.data()])) as Float32Array[];
  tf.dispose([x, z, y]);
  return { latents, copies };
}

const meanSquare = (a: Float32Array, b: Float32Array) => a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0) / a.length;

test("a tiny training goes down, repeats itself, standardises its latents and frees what it took", async () => {
  const before = tensorCount();
  const settings = {
    of: "digits" as const,
    latent: 4,
    encoder: [24],
    decoder: [32, 24],
    examples: 500,
    steps: 200,
    batch: 32,
  };
  const options = { ...settings, lr: 3e-3, noise: 0.05, shrink: 1e-3 };
  const losses: number[] = [];
  const { encoder, decoder } = await trainAutoencoder(options, Rng.fromSeed(100), (_, loss) => losses.push(loss));
  expect(losses[1]).toBeLessThan(losses[0] / 1.5);
  expect((await trainAutoencoder(options, Rng.fromSeed(100))).decoder.theta).toEqual(decoder.theta);
  expect([encoder, decoder].map(({ architecture }) => architecture.sizes)).toEqual([
    [256, 24, 4],
    [4, 32, 24, 256],
  ]);
  const [front, back] = [encoder, decoder].map(({ architecture, theta }) => new Network(architecture, theta));
  const { x } = drawDigits(Rng.fromSeed(100).fold("data"), 500, { ambiguity: 0 });
  const { latents, copies } = await through(front, back, x);
  const { mean, covariance } = meanAndCovariance(latents, 4);
  for (let j = 0; j < 4; j++) {
    expect(mean[j]).toBeCloseTo(0, 3);
    expect(covariance[5 * j]).toBeCloseTo(1, 1);
  }
  expect(meanSquare(x, copies)).toBeLessThan(digitPixels.sd ** 2);
  for (const network of [front, back]) network.dispose();
  expect(tensorCount()).toBe(before);
});

test("the constants of standardised pixels are those of the drawn digits", () => {
  const mean = held.reduce((sum, v) => sum + v, 0) / held.length;
  const sd = Math.sqrt(held.reduce((sum, v) => sum + (v - mean) ** 2, 0) / held.length);
  expect(digitPixels.mean).toBeCloseTo(mean, 2);
  expect(digitPixels.sd).toBeCloseTo(sd, 2);
});

test("the shipped autoencoder keeps held-out digits sharp and what they are", async () => {
  const files = ["encoder", "decoder", "features"].map((name) =>
    readFileSync(new URL(`../../public/artifacts/digits-${name}.safetensors`, import.meta.url)),
  );
  expect(files[0].length + files[1].length).toBeLessThan(500_000);
  const artifacts = files.map((file) => decodeSafetensors(new Uint8Array(file)));
  expect(artifacts[1].lineage.command).toBe("npm run lab -- pretrain digits-autoencoder");
  const networks = artifacts.map(({ architecture, theta }) => new Network(architecture, theta));
  const [encoder, decoder, classifier] = networks;
  const { latents, copies } = await through(encoder, decoder, held);
  const { mean, covariance } = meanAndCovariance(latents, 16);
  for (let j = 0; j < 16; j++) {
    expect(Math.abs(mean[j])).toBeLessThan(0.1);
    expect(Math.abs(covariance[17 * j] - 1)).toBeLessThan(0.15);
  }
  const sharpness = laplacianEnergy(copies, 16, 16) / laplacianEnergy(held, 16, 16);
  expect(sharpness).toBeGreaterThan(0.9);
  expect(sharpness).toBeLessThan(1.05);
  expect(meanSquare(held, copies)).toBeLessThan(0.0025);
  const [real, copied] = await Promise.all(
    [held, copies].map(async (images) => {
      const tensor = tf.tensor2d(images, [n, 256]);
      const seen = await see(classifier, tensor);
      tensor.dispose();
      return seen;
    }),
  );
  expect(agreement(real.probabilities, copied.probabilities, 10)).toBeGreaterThan(0.98);
  expect(frechetDistance(fitGaussian(real.features, 32), fitGaussian(copied.features, 32))).toBeLessThan(0.05);
  for (const network of networks) network.dispose();
});

test("a gradient reaches latents through any number of rows", async () => {
  const decoder = new Network({ kind: "mlp", sizes: [2, 5, 3], activation: "silu" }, Rng.fromSeed(1));
  const latents = tf.tensor2d(Rng.fromSeed(2).normal(2 * 2100), [2100, 2]);
  const [gradient] = await gradientsOf((z) => tf.sum(decode(decoder, z)), [latents]);
  const values = await latents.data();
  // Rows of the first and of the last chunk.
  for (const row of [0, 2099]) {
    const x = tf.tensor2d(values.slice(2 * row, 2 * row + 2), [1, 2]);
    const slope = await centralDifferences((z) => tf.sum(decode(decoder, z)), x, 1e-2);
    expect(relativeError(gradient.subarray(2 * row, 2 * row + 2), slope)).toBeLessThan(0.02);
    x.dispose();
  }
  latents.dispose();
  decoder.dispose();
});
