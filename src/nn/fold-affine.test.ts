import { beforeAll, expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { useBackend } from "./backends.ts";
import { foldIntoInput, foldIntoOutput, inverse } from "./fold-affine.ts";
import { Network } from "./network.ts";
import { predict } from "./predict.ts";
import { relativeError } from "./testing.ts";
import { tf } from "./tf.ts";

const architecture = { kind: "mlp", sizes: [3, 5, 2], activation: "silu" } as const;
const input = { scale: [2, 0.5, -1], shift: [1, -3, 0.25] };
const output = { scale: [0.1, 4], shift: [2, -1] };
const rows = Rng.fromSeed(2).normal(12);
const map = (values: Float32Array, { scale, shift }: typeof input) =>
  values.map((v, i) => v * scale[i % scale.length] + shift[i % scale.length]);

beforeAll(async () => void (await useBackend("wasm")));

async function outputs(theta: Float32Array, x: Float32Array): Promise<Float32Array> {
  const network = new Network(architecture, theta);
  const tensor = tf.tensor2d(x, [4, 3]);
  const y = await predict(network, tensor);
  network.dispose();
  tensor.dispose();
  return y;
}

test("a perceptron with folded units says what it said to mapped inputs, mapped", async () => {
  const theta = Rng.fromSeed(1).normal(32);
  const folded = theta.slice();
  foldIntoInput(architecture, folded, 0, input);
  foldIntoOutput(architecture, folded, 1, output);
  const wanted = map(await outputs(theta, map(rows, input)), output);
  expect(relativeError(await outputs(folded, rows), wanted)).toBeLessThan(1e-5);
});

test("the inverse takes back", () => {
  expect(relativeError(map(map(rows, input), inverse(input) as typeof input), rows)).toBeLessThan(1e-6);
});
