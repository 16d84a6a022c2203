import { expect, test } from "vitest";
import type { MlpArchitecture } from "../lab/artifact.ts";
import { Rng } from "../math/rng.ts";
import { tensorCount, useBackend } from "./backends.ts";
import { layoutOf } from "./layout.ts";
import { Adapter, adapterOf, AdapterTrainer, fits, merge, relativeNorm } from "./lora.ts";
import { Network } from "./network.ts";
import { onEveryBackend, relativeError } from "./testing.ts";
import { tf, type Scalar, type Tensor1D } from "./tf.ts";

const rng = Rng.fromSeed(5);
const architecture: MlpArchitecture = { kind: "mlp", sizes: [3, 7, 5, 2], activation: "silu" };
const rank = 2;
const size = rank * (3 + 7 + (7 + 5) + (5 + 2));
const x = rng.fold("x").normal(3 * 9);
const wanted = rng.fold("wanted").normal(2 * 9);

const lossOf = (network: Network) => () =>
  tf.mean(tf.squaredDifference(network.apply(tf.tensor2d(x, [9, 3])), tf.tensor2d(wanted, [9, 2]))) as Scalar;

/** A base, an adapter of it with these parameters if any, and a network to merge into. */
function scene(values?: Float32Array) {
  const base = new Network(architecture, rng.fold("base"));
  const merged = new Network(architecture, rng.fold("other"));
  const adapter = new Adapter(adapterOf(architecture, rank), rng.fold("adapter"));
  if (values) adapter.update(tf.tensor1d(values));
  const dispose = () => [base, merged, adapter].forEach((thing) => thing.dispose());
  return { base, merged, adapter, dispose };
}

async function lossAt(values: Float32Array): Promise<number> {
  const { base, merged, adapter, dispose } = scene(values);
  merge(merged, base, [{ adapter, weight: 1 }]);
  const loss = tf.tidy(lossOf(merged));
  const [value] = await loss.data();
  loss.dispose();
  dispose();
  return value;
}

test("an adapter has two named matrices for each layer, of perceptrons only", () => {
  const { slots, size: all } = layoutOf(adapterOf(architecture, rank));
  expect(all).toBe(size);
  expect(slots.slice(0, 3).map(({ name, shape }) => [name, shape])).toEqual([
    ["layers.0.A", [3, rank]],
    ["layers.0.B", [rank, 7]],
    ["layers.1.A", [7, rank]],
  ]);
  const other = { kind: "transformer", tokens: 1, inputSize: 1, width: 1, heads: 1, blocks: 1, expand: 1 } as const;
  expect(() => adapterOf({ ...other, head: "pool", outputSize: 1 }, rank)).toThrow(/perceptrons/);
});

test("it fits networks like the one it was made for, whatever its rank", () => {
  const adapter = adapterOf(architecture, rank);
  expect(fits(adapter, { ...architecture })).toBe(true);
  expect(fits(adapterOf(architecture, 1), architecture)).toBe(true);
  expect(fits(adapter, { ...architecture, sizes: [3, 7, 6, 2] })).toBe(false);
  expect(fits(adapter, { ...architecture, sizes: [3, 7, 5] })).toBe(false);
  expect(fits(adapter, { ...architecture, activation: "relu" })).toBe(false);
  expect(fits(adapter, adapter)).toBe(false);
});

test("parameters of another number are refused, and an adapter alone computes nothing", async () => {
  await useBackend("cpu");
  expect(() => new Adapter(adapterOf(architecture, rank), new Float32Array(size + 1))).toThrow(`${size}`);
  const alone = new Network(adapterOf(architecture, rank), rng);
  expect(() => alone.apply(tf.tensor2d([[1, 2, 3]]))).toThrow(/base/);
  alone.dispose();
});

onEveryBackend("an adapter", (use) => {
  test("begins as nothing: the adapted network is the base to the last bit", async () => {
    await use();
    const before = tensorCount();
    const { base, merged, adapter, dispose } = scene();
    merge(merged, base, [{ adapter, weight: 1.7 }]);
    expect(await merged.values()).toEqual(await base.values());
    expect(await relativeNorm(adapter, base)).toBe(0);
    expect(adapter.theta.size).toBe(size);
    const again = new Adapter(adapter.architecture, await adapter.values());
    expect(await again.values()).toEqual(await adapter.values());
    again.dispose();
    dispose();
    expect(tensorCount()).toBe(before);
  });

  test("is summed by hand: W + λ1 A1 B1 + λ2 A2 B2, biases as they are", async () => {
    await use();
    const { base, merged, adapter, dispose } = scene(rng.fold("one").normal(size));
    const other = new Adapter(adapterOf(architecture, rank), rng.fold("other adapter"));
    other.update(tf.tensor1d(rng.fold("two").normal(size)));
    merge(merged, base, [
      { adapter, weight: 0.8 },
      { adapter: other, weight: -0.3 },
    ]);
    const expected = await base.values();
    for (const [stream, weight] of [["one", 0.8] as const, ["two", -0.3] as const]) {
      const v = rng.fold(stream).normal(size);
      let [at, place] = [0, 0];
      architecture.sizes.slice(1).forEach((columns, layer) => {
        const rows = architecture.sizes[layer];
        const b = at + rows * rank;
        for (let i = 0; i < rows; i++)
          for (let j = 0; j < columns; j++)
            for (let k = 0; k < rank; k++)
              expected[place + i * columns + j] += weight * v[at + i * rank + k] * v[b + k * columns + j];
        at = b + rank * columns;
        place += rows * columns + columns;
      });
    }
    expect(relativeError(await merged.values(), expected)).toBeLessThan(1e-5);
    other.dispose();
    dispose();
  });

  test("has the gradient that differences of the loss have", async () => {
    await use();
    const values = rng
      .fold("at")
      .normal(size)
      .map((v) => 0.4 * v);
    const { base, merged, adapter, dispose } = scene(values);
    merge(merged, base, [{ adapter, weight: 1 }]);
    const gradient = tf.tidy(() => {
      const { grads } = tf.valueAndGrads(lossOf(merged))([merged.theta]);
      return adapter.pullBack(grads[0] as Tensor1D);
    });
    const slopes = new Float32Array(size);
    const h = 1e-2;
    for (let i = 0; i < size; i++) {
      const moved = (by: number) => values.map((v, j) => (j === i ? v + by : v));
      slopes[i] = ((await lossAt(moved(h))) - (await lossAt(moved(-h)))) / (2 * h);
    }
    expect(relativeError(Float32Array.from(await gradient.data()), slopes)).toBeLessThan(0.02);
    gradient.dispose();
    dispose();
  });

  test("learns while the base stays as it is, and gives everything back", async () => {
    await use();
    const before = tensorCount();
    const { base, merged, adapter, dispose } = scene();
    const frozen = await base.values();
    const trainer = new AdapterTrainer(adapter, base, merged);
    const losses: number[] = [];
    for (let k = 0; k < 40; k++) {
      const loss = tf.tidy(() => trainer.step(0.03, lossOf(merged)));
      losses.push((await loss.data())[0]);
      loss.dispose();
    }
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 2);
    expect(await base.values()).toEqual(frozen);
    expect(await relativeNorm(adapter, base)).toBeGreaterThan(0.01);
    merge(merged, base, [{ adapter, weight: 0 }]);
    expect(await merged.values()).toEqual(frozen);
    trainer.dispose();
    dispose();
    expect(tensorCount()).toBe(before);
  });
});
