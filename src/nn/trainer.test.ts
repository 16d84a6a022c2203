import { expect, test } from "vitest";
import type { Architecture } from "../lab/artifact.ts";
import { Rng } from "../math/rng.ts";
import { tensorCount } from "./backends.ts";
import { updateEma } from "./ema.ts";
import { adam, adamPlain } from "./kernels/adam.ts";
import { softmaxLoss } from "./kernels/row-losses.ts";
import { Network } from "./network.ts";
import { gradientsOf, onEveryBackend, relativeError } from "./testing.ts";
import { tf, type Tensor, type Tensor1D } from "./tf.ts";
import { Trainer } from "./trainer.ts";

const mlp: Architecture = { kind: "mlp", sizes: [3, 17, 2], activation: "silu" };
const transformer: Architecture = {
  kind: "transformer",
  tokens: 5,
  inputSize: 3,
  width: 8,
  heads: 2,
  blocks: 2,
  expand: 2,
  head: "pool",
  outputSize: 2,
};
const dit: Architecture = {
  kind: "diffusion-transformer",
  tokens: 2,
  features: 3,
  told: 2,
  width: 8,
  heads: 2,
  blocks: 2,
  expand: 2,
};

onEveryBackend("Adam", (use) => {
  test.each([1, 3, 257])("%i parameters: equals the plain formula over three steps", async (n) => {
    await use();
    const rng = Rng.fromSeed(n);
    const start = rng.normal(n);
    const make = () => ({ theta: tf.tensor1d(start.slice()), moments: tf.zeros([2 * n]) as Tensor1D });
    let ours = make();
    let plain = make();
    for (let step = 1; step <= 3; step++) {
      const gradient = tf.tensor1d(rng.fold(step).normal(n));
      const options = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, step };
      ours = adam(ours, gradient, options);
      plain = adamPlain(plain, gradient, options);
    }
    expect(relativeError(await ours.theta.data(), await plain.theta.data())).toBeLessThan(1e-5);
  });
});

onEveryBackend("training", (use) => {
  test("fits a line, holds the number of tensors constant, and gives everything back", async () => {
    await use();
    const before = tensorCount();
    const rng = Rng.fromSeed(1);
    const network = new Network(mlp, rng);
    const trainer = new Trainer(network);
    const x = tf.tensor2d(rng.normal(192), [64, 3]);
    const y = tf.matMul(x, tf.tensor2d([1, -2, 0.5, 0, 1, 1], [3, 2]));
    const losses: number[] = [];
    let alive = 0;
    for (let k = 0; k < 60; k++) {
      const loss = trainer.step(0.02, () => tf.mean(tf.squaredDifference(network.apply(x), y)));
      losses.push((await loss.data())[0]);
      loss.dispose();
      if (k === 1) alive = tensorCount();
    }
    expect(tensorCount()).toBe(alive);
    expect(losses.at(-1)! / losses[0]).toBeLessThan(0.1);
    trainer.dispose();
    network.dispose();
    x.dispose();
    y.dispose();
    // The weights of the line itself.
    expect(tensorCount()).toBe(before + 1);
  });

  test("may be called within a tidy, and a loss that throws leaves nothing behind", async () => {
    await use();
    const network = new Network(mlp, Rng.fromSeed(4));
    const trainer = new Trainer(network);
    const x = tf.ones([4, 3]);
    const loss = () => tf.mean(tf.square(network.apply(x)));
    for (let k = 0; k < 3; k++) tf.tidy(() => void trainer.step(0.1, loss));
    const before = tensorCount();
    const thrown = () =>
      tf.tidy(() => {
        trainer.step(0.1, () => {
          network.apply(tf.mul(x, 2));
          throw new Error("on purpose");
        });
      });
    expect(thrown).toThrow("on purpose");
    expect(tensorCount()).toBe(before);
    expect((await network.values()).every(Number.isFinite)).toBe(true);
    trainer.step(0.1, loss).dispose();
  });

  test("a clone is independent, an average moves by 1 - μ", async () => {
    await use();
    const network = new Network(mlp, Rng.fromSeed(2));
    const twin = await network.clone();
    const start = await network.values();
    const trainer = new Trainer(network);
    const x = tf.ones([4, 3]);
    trainer.step(0.1, () => tf.mean(network.apply(x))).dispose();
    expect(await twin.values()).toEqual(start);
    updateEma(twin, network, 0.75);
    const moved = await network.values();
    const expected = start.map((a, i) => 0.75 * a + 0.25 * moved[i]);
    expect(relativeError(await twin.values(), expected)).toBeLessThan(1e-6);
    const outputs = await Promise.all([twin, network].map((n) => n.apply(x).data()));
    expect(outputs[0]).not.toEqual(outputs[1]);
  });

  test("three networks trained together end where each ends alone", async () => {
    await use();
    const rng = Rng.fromSeed(9);
    const x = tf.tensor2d(rng.normal(48), [16, 3]);
    const y = tf.tensor2d(rng.normal(32), [16, 2]);
    const together = new Network(mlp, rng, 3);
    const start = await together.values();
    const trainer = new Trainer(together);
    for (let k = 0; k < 5; k++) {
      // The sum over networks, so that each has the gradient it would have alone.
      trainer
        .step(0.02, () =>
          tf.mul(tf.mean(tf.squaredDifference(together.apply(x), tf.tile(tf.expandDims(y, 0), [3, 1, 1]))), 3),
        )
        .dispose();
    }
    const ends = await together.values();
    const size = start.length / 3;
    for (let c = 0; c < 3; c++) {
      const alone = new Network(mlp, start.slice(c * size, (c + 1) * size));
      const own = new Trainer(alone);
      for (let k = 0; k < 5; k++) own.step(0.02, () => tf.mean(tf.squaredDifference(alone.apply(x), y))).dispose();
      expect(relativeError(ends.subarray(c * size, (c + 1) * size), await alone.values())).toBeLessThan(1e-4);
    }
  });

  test("one of three that is not a number leaves the others as they would be", async () => {
    await use();
    const [x, y] = [tf.tensor2d(Rng.fromSeed(6).normal(12), [4, 3]), tf.tensor2d([1, 0, 0, 1, 1, 0, 0, 1], [4, 2])];
    const ends = async (bad: number) => {
      const start = await new Network(mlp, Rng.fromSeed(5), 3).values();
      start[start.length / 3 + 1] = bad;
      const together = new Network(mlp, start, 3);
      const trainer = new Trainer(together);
      const temperature = [1, 2, 3];
      const loss = () => softmaxLoss({ kind: "probabilities", target: y, temperature }, together.apply(x));
      const losses = [await trainer.step(0.1, loss).data(), await trainer.step(0.1, loss).data()];
      return { losses: losses[1], values: await together.values() };
    };
    const [good, bad] = [await ends(0.1), await ends(NaN)];
    const size = good.values.length / 3;
    for (const c of [0, 2]) {
      const of = (values: Float32Array) => values.subarray(c * size, (c + 1) * size);
      expect(good.losses[c]).toBeLessThan(10);
      expect(bad.losses[c]).toBe(good.losses[c]);
      expect(of(bad.values)).toEqual(of(good.values));
    }
  });

  test.each([
    ["transformer", transformer, [4, 5, 3]],
    ["causal transformer", { ...transformer, head: "token", causal: true }, [4, 5, 3]],
    ["diffusion transformer", dit, [4, 8]],
    ["discriminator", { ...dit, judges: [1, 2] }, [4, 8]],
  ] as [string, Architecture, number[]][])(
    "steps of the %s lower its loss as the plain formulas do",
    async (_, a, shape) => {
      const losses = async () => {
        const rng = Rng.fromSeed(3);
        const trainer = new Trainer(new Network(a, rng));
        const x = tf.tensor(rng.normal(shape.reduce((p, q) => p * q)), shape);
        const loss = () => tf.mean(tf.square(tf.sub(trainer.network.apply(x), 1)));
        const seen: number[] = [];
        for (let k = 0; k < 6; k++) {
          const value = trainer.step(0.01, loss);
          seen.push((await value.data())[0]);
          value.dispose();
        }
        for (const thing of [x, trainer.network, trainer]) thing.dispose();
        return seen;
      };
      await use();
      const ours = await losses();
      expect(ours.at(-1)).toBeLessThan(ours[0]);
      await tf.setBackend("cpu");
      expect(relativeError(ours, await losses())).toBeLessThan(1e-3);
    },
  );
});

test.each([
  [mlp, [2, 3], [2, 2]],
  [transformer, [2, 5, 3], [2, 2]],
  [{ ...transformer, head: "token", causal: true }, [2, 5, 3], [2, 5, 2]],
  [dit, [2, 8], [2, 6]],
  [{ ...dit, judges: [1, 2] }, [2, 8], [2, 1]],
] as [Architecture, number[], number[]][])(
  "the gradient of a whole network is its slope (%o)",
  async (architecture, given, out) => {
    await tf.setBackend("cpu");
    const rng = Rng.fromSeed(11);
    const draw = (shape: number[]) => tf.tensor(rng.normal(shape.reduce((a, b) => a * b)), shape);
    const values = new Float32Array(new Network(architecture, rng).layout.size).map((_, i) => (i % 7) / 9 - 0.3);
    const [x, probe] = [draw(given), draw(out)];
    const f = (theta: Tensor) =>
      tf.sum(tf.mul(new Network(architecture, theta.dataSync() as Float32Array).apply(x), probe));
    const network = new Network(architecture, values);
    const [gradient] = await gradientsOf(() => tf.sum(tf.mul(network.apply(x), probe)), [network.theta]);
    for (let direction = 0; direction < 12; direction++) {
      const along = rng.fold("direction", direction).normal(values.length);
      const at = (h: number) => {
        const moved = tf.tensor1d(values.map((v, i) => v + h * along[i]));
        return f(moved).dataSync()[0];
      };
      const slope = (at(3e-3) - at(-3e-3)) / 6e-3;
      const ours = gradient.reduce((sum, g, i) => sum + g * along[i], 0);
      expect(Math.abs(ours - slope) / (Math.abs(slope) + 1)).toBeLessThan(2e-2);
    }
  },
);

test("the wrong number of parameters is refused", () => {
  expect(() => new Network(mlp, new Float32Array(3))).toThrow(/104 parameters, 3/);
});
