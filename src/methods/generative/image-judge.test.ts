import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Rng } from "../../math/rng.ts";
import { useBackend } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { decodeSafetensors } from "../../nn/safetensors.ts";
import { imageJudge } from "./image-judge.ts";
import { digitSize, drawImages } from "./images.ts";

const file = new URL("../../../public/artifacts/digits-features.safetensors", import.meta.url);
const n = 400;

test("diversity: 1 for real digits whatever their contrast, 0 for one digit of each class, more for mixed classes", async () => {
  await useBackend("wasm");
  const { architecture, theta } = decodeSafetensors(new Uint8Array(readFileSync(file)));
  const classifier = new Network(architecture, theta);
  const judge = await imageJudge(classifier, n, Rng.fromSeed(1));
  const { images, labels } = drawImages(Rng.fromSeed(2), n);
  const diversity = async (x: Float32Array, y: ArrayLike<number> = labels) => (await judge(x, y)).diversity;
  expect(Math.abs((await diversity(images)) - 1)).toBeLessThan(0.25);
  expect(Math.abs((await diversity(images.map((v) => 0.9 * v))) - 1)).toBeLessThan(0.35);

  const pixels = digitSize ** 2;
  const same = new Float32Array(images.length);
  labels.forEach((label, i) => {
    const first = labels.indexOf(label) * pixels;
    same.set(images.subarray(first, first + pixels), i * pixels);
  });
  expect(Math.abs(await diversity(same))).toBeLessThan(1e-4);
  expect(
    await diversity(
      images,
      Array.from({ length: n }, (_, i) => labels[(i + 1) % n]),
    ),
  ).toBeGreaterThan(3);
  classifier.dispose();
});
