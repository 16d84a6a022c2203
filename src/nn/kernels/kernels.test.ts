import { expect, test } from "vitest";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import { Rng } from "../../math/rng.ts";
import { useBackend } from "../backends.ts";
import { layoutOf } from "../layout.ts";
import { centralDifferences, gradientsOf, onKernelBackends, relativeError } from "../testing.ts";
import { tf, type Tensor, type Tensor2D } from "../tf.ts";
import { attention, attentionPlain } from "./attention.ts";
import { gatherRows } from "./gather.ts";
import { dense, densePlain, type Activation } from "./dense.ts";
import { gatedAdd, gatedAddPlain } from "./gated-add.ts";
import { adaptiveNorm, adaptiveNormPlain, layerNorm, layerNormPlain } from "./layer-norm.ts";
import { mlp, mlpPlain } from "./mlp.ts";
import { softmaxLoss, softmaxLossPlain, squaredError, squaredErrorPlain } from "./row-losses.ts";
import { addPosition, addPositionPlain, meanOfTokens, meanOfTokensPlain } from "./tokens.ts";

type Operation = (...inputs: Tensor[]) => Tensor;

/** Values to 1e-5 and the gradients of every input to 1e-4, under a random weighting of the outputs. */
async function expectEqual(fused: Operation, plain: Operation, inputs: Tensor[], seed = 1) {
  const [y, expected] = [fused(...inputs), plain(...inputs)];
  expect(y.shape).toEqual(expected.shape);
  expect(relativeError(await y.data(), await expected.data())).toBeLessThan(1e-5);
  const probe = tf.tensor(Rng.fromSeed(seed).normal(y.size), y.shape);
  const weighted = (f: Operation) => gradientsOf((...x) => tf.sum(tf.mul(f(...x), probe)), inputs);
  const [ours, theirs] = [await weighted(fused), await weighted(plain)];
  ours.forEach((g, i) => expect(relativeError(g, theirs[i]), `input ${i}`).toBeLessThan(1e-4));
  tf.dispose([y, expected, probe]);
}

const tensor = (rng: Rng, name: string, shape: number[]) =>
  tf.tensor(rng.fold(name).normal(shape.reduce((a, b) => a * b)), shape);

onKernelBackends("kernels", (use) => {
  test.each([
    [1, 3, 2],
    [5, 257, 3],
    [33, 7, 65],
  ])("dense, %i × %i → %i", async (n, input, output) => {
    await use();
    const rng = Rng.fromSeed(n);
    const inputs = [tensor(rng, "x", [n, input]), tensor(rng, "w", [input + 1, output])];
    for (const activation of ["none", "relu", "silu", "tanh"] satisfies Activation[]) {
      const layer = (f: typeof dense) => (x: Tensor, w: Tensor) => f(x as Tensor2D, w as Tensor2D, activation);
      await expectEqual(layer(dense) as Operation, layer(densePlain) as Operation, inputs);
    }
  });

  test.each([
    [1, [3, 5, 2]],
    [19, [2, 257, 3]],
    [64, [16, 33, 8, 10]],
    [7, [4, 1]],
  ])("perceptron, batch %i, %j", async (n, sizes) => {
    await use();
    for (const activation of ["relu", "silu", "tanh"] as const) {
      const a: MlpArchitecture = { kind: "mlp", sizes, activation };
      const rng = Rng.fromSeed(n);
      const theta = tf.mul(tensor(rng, "theta", [layoutOf(a).size]), 0.3);
      const inputs = [tensor(rng, "x", [n, sizes[0]]), theta];
      await expectEqual(
        (x, t) => mlp(a, 1, x, t),
        (x, t) => mlpPlain(a, 1, x, t),
        inputs,
      );
    }
  });

  test.each([[[6, 4]], [[3, 6, 4]]])("three perceptrons at once, inputs %j", async (shape) => {
    await use();
    const a: MlpArchitecture = { kind: "mlp", sizes: [4, 9, 5, 3], activation: "relu" };
    const rng = Rng.fromSeed(5);
    const inputs = [tensor(rng, "x", shape), tf.mul(tensor(rng, "theta", [3 * layoutOf(a).size]), 0.4)];
    await expectEqual(
      (x, t) => mlp(a, 3, x, t),
      (x, t) => mlpPlain(a, 3, x, t),
      inputs,
    );
  });

  test.each([
    [1, 3],
    [9, 257],
    [64, 16],
  ])("layer normalisation, %i × %i", async (n, d) => {
    await use();
    const rng = Rng.fromSeed(d);
    const inputs = [tensor(rng, "x", [n, d]), tensor(rng, "gain", [2, d])];
    const norm = (f: typeof layerNorm) => ((x, w) => f(x as Tensor2D, w as Tensor2D)) as Operation;
    await expectEqual(norm(layerNorm), norm(layerNormPlain), inputs);
  });

  test.each([
    [1, 1, 1, 3],
    [3, 5, 2, 4],
    [2, 16, 4, 17],
  ])("attention, %i examples of %i tokens, %i heads of %i", async (n, tokens, heads, size) => {
    await use();
    const qkv = tensor(Rng.fromSeed(tokens), "qkv", [n * tokens, 3 * heads * size]);
    for (const causal of [false, true]) {
      const attend = (f: typeof attention) => ((x) => f(x as Tensor2D, { tokens, heads, causal })) as Operation;
      await expectEqual(attend(attention), attend(attentionPlain), [qkv]);
    }
  });

  test.each([
    [1, 1, 3],
    [9, 2, 65],
    [3, 16, 8],
  ])("adaptive normalisation and gates, %i examples of %i tokens, %i wide", async (n, tokens, d) => {
    await use();
    const rng = Rng.fromSeed(d);
    const [h, x] = ["h", "x"].map((name) => tensor(rng, name, [n * tokens, d]));
    await expectEqual(adaptiveNorm as Operation, adaptiveNormPlain as Operation, [x, tensor(rng, "s", [n, 2 * d])]);
    await expectEqual(gatedAdd as Operation, gatedAddPlain as Operation, [h, x, tensor(rng, "gate", [n, d])]);
  });
});

onKernelBackends("tokens", (use) => {
  test.each([
    [1, 1, 3],
    [5, 7, 33],
  ])("%i examples of %i tokens, %i wide", async (n, tokens, d) => {
    await use();
    const rng = Rng.fromSeed(d);
    const inputs = [tensor(rng, "x", [n * tokens, d]), tensor(rng, "position", [tokens, d])];
    await expectEqual(addPosition as Operation, addPositionPlain as Operation, inputs);
    const mean = (f: typeof meanOfTokens) => ((x) => f(x as Tensor2D, tokens)) as Operation;
    await expectEqual(mean(meanOfTokens), mean(meanOfTokensPlain), inputs.slice(0, 1));
  });
});

onKernelBackends("rows", (use) => {
  test.each([1, 3, 257])("gathered, %i wide", async (d) => {
    await use();
    const x = tensor(Rng.fromSeed(d), "x", [9, d]);
    const index = tf.tensor1d([8, 0, 3, 3, 5], "int32");
    expect(Array.from(await gatherRows(x, index).data())).toEqual(Array.from(await tf.gather(x, index).data()));
  });
});

onKernelBackends("row losses", (use) => {
  test.each([
    [1, 1],
    [33, 2],
    [5, 257],
  ])("squared error, %i × %i", async (n, d) => {
    await use();
    const rng = Rng.fromSeed(d);
    const target = tensor(rng, "t", [n, d]);
    await expectEqual(
      (x) => squaredError(target, x),
      (x) => squaredErrorPlain(target, x),
      [tensor(rng, "y", [n, d])],
    );
  });

  test("three networks share a target", async () => {
    await use();
    const rng = Rng.fromSeed(8);
    const z = tensor(rng, "z", [3, 5, 4]);
    for (const kind of ["logits", "probabilities"] as const) {
      const raw = tensor(rng, "t", [5, 4]) as Tensor2D;
      const o = { kind, target: kind === "logits" ? raw : tf.softmax(raw), temperature: 2 };
      await expectEqual(
        (x) => softmaxLoss(o, x),
        (x) => softmaxLossPlain(o, x),
        [z],
      );
    }
  });

  test.each([[[5, 4]], [[3, 5, 4]]])("three networks, a temperature and a loss each, targets %j", async (shape) => {
    await use();
    const rng = Rng.fromSeed(9);
    const raw = tensor(rng, "t", shape) as Tensor2D;
    for (const kind of ["logits", "probabilities"] as const) {
      const o = { kind, target: kind === "logits" ? raw : tf.softmax(raw), temperature: [0.5, 1, 8] };
      await expectEqual(
        (x) => softmaxLoss(o, x),
        (x) => softmaxLossPlain(o, x),
        [tensor(rng, "z", [3, 5, 4])],
      );
    }
  });

  test.each([
    [1, 2],
    [33, 10],
    [5, 257],
  ])("%i rows of %i", async (n, K) => {
    await use();
    const rng = Rng.fromSeed(K);
    const z = tf.mul(tensor(rng, "z", [n, K]), 3);
    const target = tf.mul(tensor(rng, "t", [n, K]), 3);
    for (const temperature of [0.5, 1, 8]) {
      const soft = { kind: "logits", target, temperature } as const;
      await expectEqual(
        (x) => softmaxLoss(soft, x),
        (x) => softmaxLossPlain(soft, x),
        [z],
      );
      const given = { kind: "probabilities", target: tf.softmax(target as Tensor2D), temperature } as const;
      await expectEqual(
        (x) => softmaxLoss(given, x),
        (x) => softmaxLossPlain(given, x),
        [z],
      );
    }
  });
});

test.each(["silu", "tanh", "none"] as const)(
  "the gradients of a dense layer are its slopes (%s)",
  async (activation) => {
    expect(await useBackend("wasm")).toBeNull();
    const rng = Rng.fromSeed(7);
    const x = tensor(rng, "x", [2, 3]) as Tensor2D;
    const f = (w: Tensor) => tf.sum(tf.square(dense(x, w as Tensor2D, activation)));
    const weights = tensor(rng, "w", [4, 4]);
    const [gradient] = await gradientsOf(f, [weights]);
    expect(relativeError(gradient, await centralDifferences(f, weights, 1e-2))).toBeLessThan(2e-3);
  },
);
