import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { drawDigits } from "../data/digits/digits.ts";
import { Rng } from "../math/rng.ts";
import { meanAndCovariance } from "../math/statistics.ts";
import { tensorCount, useBackend } from "../nn/backends.ts";
import { Network } from "../nn/network.ts";
import { decodeSafetensors } from "../nn/safetensors.ts";
import { tf } from "../nn/tf.ts";
import { accuracy } from "./classification.ts";
import { trainFeatures } from "./features-training.ts";
import { featureCount, see } from "./features.ts";
import { fitGaussian, frechetDistance } from "./frechet.ts";

const n = 2000;
const held = drawDigits(Rng.fromSeed(1000), 2 * n, { ambiguity: 0 });
const drawPure = (rng: Rng, count: number) => {
  const { x, y } = drawDigits(rng, count, { ambiguity: 0 });
  return { images: x, labels: y };
};
const settings = { hidden: [32, 8], examples: 1000, steps: 200, batch: 64, lr: 3e-3 };

beforeAll(async () => void (await useBackend("wasm")));

async function seen(network: Network, images: Float32Array) {
  const tensor = tf.tensor2d(images, [images.length / 256, 256]);
  const answer = await see(network, tensor);
  tensor.dispose();
  return answer;
}

test("a tiny training goes down, gives features of mean variance 1, repeats itself and frees what it took", async () => {
  const before = tensorCount();
  const losses: number[] = [];
  const made = await trainFeatures(settings, drawPure, Rng.fromSeed(100), (_, loss) => losses.push(loss));
  expect(losses[1]).toBeLessThan(losses[0] / 2);
  expect((await trainFeatures(settings, drawPure, Rng.fromSeed(100))).theta).toEqual(made.theta);
  const network = new Network(made.architecture, made.theta);
  expect(featureCount(network)).toBe(8);
  const { features } = await seen(network, held.x);
  const { covariance } = meanAndCovariance(features, 8);
  const variance = Array.from({ length: 8 }, (_, j) => covariance[9 * j] / 8).reduce((a, b) => a + b);
  expect(variance).toBeCloseTo(1, 0);
  network.dispose();
  expect(tensorCount()).toBe(before);
});

test("the shipped classifier knows held-out digits, and its features tell blur from real", async () => {
  const file = readFileSync(new URL("../../public/artifacts/digits-features.safetensors", import.meta.url));
  expect(file.length).toBeLessThan(120_000);
  const { architecture, theta, lineage } = decodeSafetensors(new Uint8Array(file));
  expect(lineage.command).toBe("npm run lab -- pretrain digits-features");
  const network = new Network(architecture, theta);
  expect(featureCount(network)).toBe(32);
  const { features, probabilities } = await seen(network, held.x);
  expect(accuracy(probabilities, held.y, 10)).toBeGreaterThan(0.99);
  const [half, other] = [0, 1].map((i) => fitGaussian(features.subarray(i * n * 32, (i + 1) * n * 32), 32));
  const floor = frechetDistance(half, other);
  expect(floor).toBeLessThan(0.15);
  const blurred = await seen(network, blur(held.x.subarray(0, n * 256)));
  expect(frechetDistance(half, fitGaussian(blurred.features, 32))).toBeGreaterThan(5 * floor);
  network.dispose();
});

/** Mean of each pixel and its four neighbours, edges counted as paper. */
function blur(images: Float32Array): Float32Array {
  return images.map((pixel, i) => {
    const [row, column] = [Math.floor((i % 256) / 16), i % 16];
    const sides = [
      row && images[i - 16],
      row < 15 && images[i + 16],
      column && images[i - 1],
      column < 15 && images[i + 1],
    ];
    return sides.reduce<number>((sum, side) => sum + Number(side), pixel) / 5;
  });
}
