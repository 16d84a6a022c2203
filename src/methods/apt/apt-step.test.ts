import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { conditions, denoiserArchitecture, type Denoiser } from "../../diffusion/denoiser.ts";
import type { DiffusionMeaning } from "../../lab/artifact.ts";
import { Rng } from "../../math/rng.ts";
import { useBackend } from "../../nn/backends.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { Scope } from "../../nn/scope.ts";
import { relativeError } from "../../nn/testing.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { subjectOf } from "../generative/subject.ts";
import { aptRound, type Round } from "./apt-step.ts";
import { depthsOf, discriminatorFrom, toldLevels, type Discriminator } from "./discriminator.ts";

const rng = Rng.fromSeed(4);
let scope = new Scope();
beforeAll(async () => void (await useBackend("wasm")));
afterEach(() => {
  scope.dispose();
  scope = new Scope();
});

const meaning: DiffusionMeaning = { prediction: "velocity", dims: 8, classes: 3 };
const make = (size: { width: number; depth: number; tokens?: number }, name = "body"): Denoiser => ({
  network: scope.network(denoiserArchitecture(meaning, size), rng.fold(name)),
  meaning,
});
const perceptron = { width: 16, depth: 3 };
const transformer = { width: 16, depth: 2, tokens: 2 };
const judgeOn = (body: Denoiser, depths: "all" | "two" | "last" = "all") =>
  discriminatorFrom({ scope, rng: rng.fold("judge") }, { body: body.network, random: false, depths });
const told = (n: number, time = 0.4) => conditions(toldLevels(rng, n, 1, time), 3, new Int32Array(n));

describe.each([
  ["perceptron", perceptron],
  ["transformer", transformer],
] as const)("a discriminator from a diffusion %s", (_, size) => {
  test.each([["last"], ["two"], ["all"]] as const)("answers with one logit, read at depth %s", async (depths) => {
    const D = await judgeOn(make(size), depths);
    const x = tf.tensor2d(rng.normal(5 * 8), [5, 8]);
    const logits = tf.tidy(() => D.logits(x, told(5)));
    expect(logits.shape).toEqual([5, 1]);
    expect(Array.from(await logits.data()).every((v) => Number.isFinite(v) && v !== 0)).toBe(true);
    tf.dispose([x, logits]);
  });

  test("has the diffusion network's weights, and takes over another's", async () => {
    const [body, other] = [make(size), make(size, "other")];
    const D = await judgeOn(body);
    const shared = async (network: Denoiser["network"]) => {
      const values = await D.networks[0].values();
      const known = await network.values();
      const { slots } = D.networks[0].layout;
      return network.layout.slots
        .filter(({ name }) => slots.some((slot) => slot.name === name))
        .every(({ name, offset, size: length }) => {
          const own = slots.find((slot) => slot.name === name)!;
          return (
            relativeError(values.subarray(own.offset, own.offset + length), known.subarray(offset, offset + length)) <
            1e-6
          );
        });
    };
    expect(await shared(body.network)).toBe(true);
    await D.become(other.network);
    expect(await shared(body.network)).toBe(false);
    expect(await shared(other.network)).toBe(true);
  });

  test("its approximated penalty is λσ²|∇D|² as σ falls, to 2 %", async () => {
    const D = await judgeOn(make(size));
    const [n, draws, sigma] = [4, 6000, 1e-2];
    const ratio = tf.tidy(() => {
      const x = tf.tensor2d(rng.fold("x").normal(n * 8), [n, 8]);
      const slope = tf.grad((y) => tf.sum(D.logits(y, told(n))))(x);
      const truth = tf.mean(tf.sum(tf.square(slope), 1));
      const many = tf.tile(x, [draws, 1]);
      const at = tf.tile(told(n), [draws, 1]);
      const noise = tf.mul(normalNoise(rng.fold("n"), [n * draws, 8]), sigma);
      const [up, down] = [tf.add(many, noise), tf.sub(many, noise)].map((y) => D.logits(y, at));
      // Both sides of x: float32 cannot tell D(x) from D(x + σn) to 2 % where σ is small enough for one side.
      return tf.div(tf.mean(tf.square(tf.div(tf.sub(up, down), 2 * sigma))), truth);
    });
    expect(Math.abs((await ratio.data())[0] - 1)).toBeLessThan(0.02);
    ratio.dispose();
  });
});

test("a perceptron's slope, written out, is its gradient, and can be differentiated", async () => {
  const D = await judgeOn(make(perceptron), "two");
  const [body, head] = D.networks;
  const x = tf.tensor2d(rng.normal(6 * 8), [6, 8]);
  const at = told(6);
  const written = tf.tidy(() => D.slope!(x, at));
  const found = tf.tidy(() => tf.grad((y) => tf.sum(D.logits(y, at)))(x));
  expect(relativeError(await written.data(), await found.data())).toBeLessThan(1e-5);
  const penalty = () => tf.sum<Tensor>(tf.square(D.slope!(x, at))) as ReturnType<typeof tf.scalar>;
  const gradients = tf.tidy(() => tf.valueAndGrads(penalty)([body.theta, head.theta]).grads);
  for (const [i, network] of D.networks.entries()) {
    const theta = await network.values();
    const gradient = Float32Array.from((await gradients[i].data()) as Float32Array);
    const along = rng.fold("along", i).normal(theta.length);
    const at = async (h: number) => {
      network.update(tf.tensor1d(theta.map((v, j) => v + h * along[j])));
      return (await tf.tidy(penalty).data())[0];
    };
    const slope = ((await at(1e-3)) - (await at(-1e-3))) / 2e-3;
    network.update(tf.tensor1d(theta));
    const ours = gradient.reduce((sum, g, j) => sum + g * along[j], 0);
    expect(Math.abs(ours - slope) / Math.abs(slope)).toBeLessThan(0.01);
  }
  expect((await judgeOn(make(transformer))).slope, "kernels are differentiable once").toBeNull();
});

test("the levels told are shifted as the paper says, or always the same", () => {
  const timesOf = (s: number, fixed: number | null) =>
    toldLevels(rng.fold(s), 4000, s, fixed).map(({ cos, sin }) => sin / (cos + sin));
  const even = timesOf(1, null).toSorted((a, b) => a - b);
  expect(even[2000]).toBeCloseTo(0.5, 1);
  const shifted = timesOf(12, null).toSorted((a, b) => a - b);
  expect(shifted[2000]).toBeCloseTo((12 * 0.5) / (1 + 11 * 0.5), 1);
  expect(new Set(timesOf(1, 0.25).map((t) => t.toFixed(6)))).toEqual(new Set(["0.250000"]));
  expect([depthsOf("all", 3), depthsOf("two", 3), depthsOf("last", 3)]).toEqual([[1, 2, 3], [2, 3], [3]]);
});

test("all that is judged in a round is judged at the same levels", async () => {
  const subject = await subjectOf({ rng, scope, pretrained: () => Promise.reject(), ownPoints: null } as never, {
    target: "ring8",
    modes: "",
  });
  const plane: DiffusionMeaning = { prediction: "v", dims: 2, classes: 0 };
  const network = scope.network(denoiserArchitecture(plane, perceptron), rng);
  const seen: Tensor[] = [];
  const D = await discriminatorFrom({ scope, rng }, { body: network, random: false, depths: "all" });
  const watched: Discriminator = {
    ...D,
    logits(x, told) {
      seen.push(tf.keep(tf.clone(told)));
      return D.logits(x, told);
    },
  };
  const p: Round["p"] = {
    batch: 8,
    penalty: "approximated",
    lambda: 100,
    sigma: 0.1,
    time: "random",
    shift: 1,
    fixedTime: 0,
  };
  const trainers = { G: scope.trainer(network), D: D.networks.map((one) => scope.trainer(one)) };
  const G = { network, meaning: plane };
  const round = { p, subject, G, D: watched, trainers, rates: { G: 1e-3, D: 1e-3 }, now: rng.fold("round") };
  tf.dispose(tf.tidy(() => aptRound(round)) as never);
  expect(seen, "real, generated, perturbed, and generated for the generator").toHaveLength(4);
  const values = await Promise.all(seen.map((t) => t.data()));
  for (const other of values) expect(other).toEqual(values[0]);
  expect(new Set(values[0]).size).toBeGreaterThan(8);
  tf.dispose(seen);
});
