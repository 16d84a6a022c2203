import { beforeAll, expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import {
  approximatedR1,
  hingeDiscriminator,
  hingeGenerator,
  softplusDiscriminator,
  softplusGenerator,
} from "./adversarial.ts";

const n = 6;
const logits = (seed: number) =>
  Rng.fromSeed(seed)
    .normal(n)
    .map((v) => 2 * v);
const column = (values: ArrayLike<number>) => tf.tensor2d(Float32Array.from(values), [n, 1]);
const softplus = (v: number) => Math.log1p(Math.exp(v));
const mean = (values: Iterable<number>) => [...values].reduce((a, b) => a + b) / n;
const [real, fake] = [logits(1), logits(2)];

type Loss = (real: Tensor, fake: Tensor) => Tensor;
const losses: Record<string, { loss: Loss; value: number; ofBoth: boolean }> = {
  "softplus, discriminator": {
    loss: softplusDiscriminator,
    value: mean(real.map((v) => softplus(-v))) + mean(fake.map(softplus)),
    ofBoth: true,
  },
  "softplus, generator": {
    loss: (_, made) => softplusGenerator(made),
    value: mean(fake.map((v) => softplus(-v))),
    ofBoth: false,
  },
  "hinge, discriminator": {
    loss: hingeDiscriminator,
    value: mean(real.map((v) => Math.max(0, 1 - v))) + mean(fake.map((v) => Math.max(0, 1 + v))),
    ofBoth: true,
  },
  "hinge, generator": { loss: (_, made) => hingeGenerator(made), value: -mean(fake), ofBoth: false },
  "approximated R1": { loss: approximatedR1, value: mean(real.map((v, i) => (v - fake[i]) ** 2)), ofBoth: true },
};

onEveryBackend("adversarial losses", (use) => {
  beforeAll(use);

  test.each(Object.entries(losses))("%s: its formula, and its gradients", async (_name, { loss, value, ofBoth }) => {
    const given = [column(real), column(fake)];
    const loss0 = loss(given[0], given[1]);
    expect(Math.abs((await loss0.data())[0] - value)).toBeLessThan(1e-4);
    const byFake = await gradientsOf((made) => loss(given[0], made), [given[1]]);
    const expected = await centralDifferences((made) => loss(given[0], made), given[1], 1e-2);
    expect(relativeError(byFake[0], expected)).toBeLessThan(5e-3);
    if (ofBoth) {
      const byReal = await gradientsOf((x) => loss(x, given[1]), [given[0]]);
      const wanted = await centralDifferences((x) => loss(x, given[1]), given[0], 1e-2);
      expect(relativeError(byReal[0], wanted)).toBeLessThan(5e-3);
    }
    tf.dispose([...given, loss0]);
  });

  test("logits far from 0 give finite losses and gradients", async () => {
    const far = column([60, -60, 100, -100, 0, 30]);
    for (const { loss } of Object.values(losses)) {
      const [gradient] = await gradientsOf((made) => loss(far, made), [tf.neg(far)]);
      expect([...gradient].every(Number.isFinite)).toBe(true);
      expect(Number.isFinite((await loss(far, tf.neg(far)).data())[0])).toBe(true);
    }
  });

  test("a generator that is believed or refused outright moves by 0 or at full rate", async () => {
    const [gradient] = await gradientsOf(softplusGenerator, [column([40, 40, 40, -40, -40, -40])]);
    expect(relativeError(gradient, [0, 0, 0, -1 / n, -1 / n, -1 / n])).toBeLessThan(1e-5);
  });
});
