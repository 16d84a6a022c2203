import { expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { tensorCount, useBackend } from "./backends.ts";
import { Network } from "./network.ts";
import { stepTogether } from "./step-together.ts";
import { relativeError } from "./testing.ts";
import { tf, type Scalar } from "./tf.ts";
import { gradientOf, Trainer } from "./trainer.ts";

test("each network takes the step that its gradient at the common point asks for", async () => {
  await useBackend("wasm");
  const before = tensorCount();
  const rng = Rng.fromSeed(1);
  const make = () =>
    [3, 4].map((width, i) => {
      const sizes = i ? [2, width, 3] : [3, width, 2];
      return new Network({ kind: "mlp", sizes, activation: "silu" }, rng.fold("network", i));
    });
  const x = tf.tensor2d(rng.normal(12), [4, 3]);
  const lossOf =
    ([front, back]: Network[]) =>
    () =>
      tf.mean(tf.squaredDifference(back.apply(front.apply(x)), x)) as Scalar;

  const together = make();
  const trainers = together.map((network) => new Trainer(network));
  const value = stepTogether(trainers, 0.1, lossOf(together));

  const apart = make();
  const gradients = apart.map((network) => gradientOf(network, lossOf(apart)));
  expect((await value.data())[0]).toBeCloseTo((await gradients[0].value.data())[0], 6);
  for (const [i, network] of apart.entries()) {
    const trainer = new Trainer(network);
    trainer.step(0.1, () => tf.sum(tf.mul(network.theta, gradients[i].gradient))).dispose();
    trainer.dispose();
    expect(relativeError(await together[i].values(), await network.values())).toBeLessThan(1e-5);
  }
  for (const { value, gradient } of gradients) tf.dispose([value, gradient]);
  for (const thing of [x, value, ...trainers, ...together, ...apart]) thing.dispose();
  expect(tensorCount()).toBe(before);
});
