import { expect, test } from "vitest";
import { predictions, type DiffusionMeaning } from "../lab/artifact.ts";
import { Rng } from "../math/rng.ts";
import { schedule, scheduleIds } from "../math/schedules.ts";
import { squaredError } from "../nn/kernels/row-losses.ts";
import { Network } from "../nn/network.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { Trainer } from "../nn/trainer.ts";
import { conditions, costOf, denoiserArchitecture, denoiseRows, denoiseWith, noClass } from "./denoiser.ts";
import { denoisingLesson, drawAngles, lesson } from "./denoising.ts";
import { angleOf, type Angle } from "./parameterisation.ts";

const rng = Rng.fromSeed(11);
const at = (phi: number): Angle => ({ cos: Math.cos(phi), sin: Math.sin(phi) });
const shape = { width: 8, depth: 2 };

/** A network whose biases are not 0 as fresh ones are. */
function denoiser(meaning: DiffusionMeaning) {
  const network = new Network(denoiserArchitecture(meaning, shape), rng.fold("network"));
  const { size } = network.theta;
  network.update(
    tf.tensor1d(
      rng
        .fold("theta")
        .normal(size)
        .map((v) => 0.4 * v),
    ),
  );
  return { network, meaning };
}

/** Values of a tensor made by `make`, which leaves nothing behind. */
async function valuesOf(make: () => Tensor): Promise<Float32Array> {
  const tensor = tf.tidy(make);
  const values = Float32Array.from((await tensor.data()) as Float32Array);
  tensor.dispose();
  return values;
}

test("noise levels for training are on the quarter circle, mostly about ln(σ/α) = −1.2, some anywhere", () => {
  const angles = drawAngles(rng, 4000);
  const logs = angles.map(({ cos, sin }) => Math.log(sin / cos));
  expect(angles.every(({ cos, sin }) => cos >= 0 && sin >= 0 && Math.abs(Math.hypot(cos, sin) - 1) < 1e-12)).toBe(true);
  const sorted = logs.toSorted((a, b) => a - b);
  expect(Math.abs(sorted[2000] + 1.2)).toBeLessThan(0.1);
  // One sd about the median holds 68 % of a normal distribution.
  const within = logs.filter((v) => Math.abs(v + 1.2) < 1.6).length / 4000;
  expect(Math.abs(within - (0.95 * 0.683 + 0.05 * 0.52))).toBeLessThan(0.03);
  expect(drawAngles(rng, 4000)).toEqual(angles);
});

test("guidance is paid for where it asks twice", () => {
  const labels = [0];
  expect(costOf()).toBe(1);
  expect([0, 1, 2, -1, 0.5].map((guidance) => costOf({ labels, guidance }))).toEqual([1, 1, 2, 2, 2]);
});

onEveryBackend("a denoiser", (use) => {
  test("is told finite things at any noise level, and its class", async () => {
    await use();
    const angles = [{ cos: 1, sin: 0 }, at(1e-9), at(0.5), { cos: 0, sin: 1 }];
    const told = await valuesOf(() => conditions(angles, 3, [2, noClass, 0, 1]));
    expect(told).toHaveLength(4 * 9);
    expect(told.every((v) => Math.abs(v) <= 1)).toBe(true);
    const classes = [0, 1, 2, 3].map((i) => Array.from(told.slice(9 * i + 6, 9 * i + 9)));
    expect(classes).toEqual([
      [0, 0, 1],
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
    ]);
    // A network that takes no class is told none, whatever is known of the examples.
    const untold = await valuesOf(() => conditions(angles, 0));
    expect(await valuesOf(() => conditions(angles, 0, [2, noClass, 0, 1]))).toEqual(untold);
    const log = Math.log(Math.tan(0.5));
    const expected = [0.5, 1, 2].flatMap((k) => [Math.sin((Math.PI * k * log) / 4), Math.cos((Math.PI * k * log) / 4)]);
    expected.forEach((v, i) => expect(told[18 + i]).toBeCloseTo(v, 5));
  });

  test("a lesson is the formula, row by row", async () => {
    await use();
    const angles = [at(0.1), at(0.8), { cos: 0, sin: 1 }];
    const [x, e] = [rng.fold("x").normal(6), rng.fold("e").normal(6)];
    for (const prediction of predictions) {
      const meaning = { prediction, dims: 2, classes: 2 };
      const [input, answer] = await Promise.all(
        (["input", "answer"] as const).map((part) =>
          valuesOf(
            () =>
              lesson(meaning, { x: tf.tensor2d(x, [3, 2]), labels: [1, 0, 1] }, tf.tensor2d(e, [3, 2]), angles)[part],
          ),
        ),
      );
      for (let i = 0; i < 6; i++) {
        const { cos, sin } = angles[i >> 1];
        const right = { v: cos * e[i] - sin * x[i], epsilon: e[i], x0: x[i], velocity: e[i] - x[i] }[prediction];
        expect(input[10 * (i >> 1) + (i % 2)]).toBeCloseTo(cos * x[i] + sin * e[i], 5);
        expect(answer[i]).toBeCloseTo(right, 5);
      }
      expect(Array.from(input.slice(8, 10))).toEqual([0, 1]);
    }
  });

  test.each(predictions)(
    "gradients of %s are those of central differences, with respect to network and input",
    async (prediction) => {
      await use();
      const before = tf.memory().numTensors;
      const model = denoiser({ prediction, dims: 2, classes: 0 });
      const { network } = model;
      const angles = [at(0.05), at(0.7), at(1.5), at(1.1)];
      const u = tf.tensor2d(rng.fold("u").normal(8), [4, 2]);
      const probe = tf.tensor2d(rng.fold("probe").normal(8), [4, 2]);
      const loss = (input: Tensor, theta: Tensor) => {
        if (theta !== network.theta) network.update(tf.clone(theta) as typeof network.theta);
        return tf.sum(tf.mul(denoiseRows(model, input, angles, conditions(angles, 0)), probe));
      };
      const theta = tf.keep(tf.clone(network.theta));
      const [byInput] = await gradientsOf((input) => loss(input, network.theta), [u]);
      const [byTheta] = await gradientsOf(() => loss(u, network.theta), [network.theta]);
      // ε at φ = 1.5 is read with a factor of 14, so the differences carry that much rounding.
      expect(relativeError(byInput, await centralDifferences((x) => loss(x, network.theta), u, 1e-2))).toBeLessThan(
        1e-2,
      );
      expect(relativeError(byTheta, await centralDifferences((x) => loss(u, x), theta, 1e-2))).toBeLessThan(1e-2);
      network.dispose();
      tf.dispose([u, probe, theta]);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  test("rows at levels of their own and all at one say the same, on every schedule", async () => {
    await use();
    for (const prediction of predictions) {
      const model = denoiser({ prediction, dims: 2, classes: 3 });
      const z = rng.fold("z").normal(10);
      for (const id of scheduleIds) {
        for (const t of [1, 0.6, 0.05]) {
          const level = schedule(id).at(t);
          const angle = angleOf(level);
          const scale = Math.hypot(level.alpha, level.sigma);
          const labels = [0, 1, 2, 1, 0];
          const one = await valuesOf(() =>
            denoiseWith(model, { labels, guidance: 1 })(
              tf.tensor2d(
                z.map((v) => v * scale),
                [5, 2],
              ),
              level,
            ),
          );
          const angles = Array.from(labels, () => angle);
          const rows = await valuesOf(() =>
            denoiseRows(model, tf.tensor2d(z, [5, 2]), angles, conditions(angles, 3, labels)),
          );
          expect(one.every(Number.isFinite)).toBe(true);
          expect(relativeError(one, rows), `${prediction} ${id} ${t}`).toBeLessThan(1e-4);
        }
      }
      model.network.dispose();
    }
  });

  test("guidance 0 is nobody's class, 1 the class alone, w the line through both", async () => {
    await use();
    const before = tf.memory().numTensors;
    const model = denoiser({ prediction: "v", dims: 2, classes: 3 });
    const x = tf.tensor2d(rng.fold("x").normal(8), [4, 2]);
    const level = schedule("cosine").at(0.5);
    const labels = [0, 1, 2, 2];
    const guided = (guidance: number) => valuesOf(() => denoiseWith(model, { labels, guidance })(x, level));
    const [none, full, beyond, against] = [await guided(0), await guided(1), await guided(3), await guided(-0.5)];
    expect(await valuesOf(() => denoiseWith(model)(x, level))).toEqual(none);
    expect(await valuesOf(() => denoiseWith(model, { labels: [-1, -1, -1, -1], guidance: 1 })(x, level))).toEqual(none);
    expect(relativeError(none, full)).toBeGreaterThan(0.01);
    expect(
      relativeError(
        beyond,
        full.map((v, i) => none[i] + 3 * (v - none[i])),
      ),
    ).toBeLessThan(1e-4);
    expect(
      relativeError(
        against,
        full.map((v, i) => none[i] - 0.5 * (v - none[i])),
      ),
    ).toBeLessThan(1e-4);
    x.dispose();
    model.network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each(predictions)("a few steps on %s lower its loss; tensors before are tensors after", async (prediction) => {
    await use();
    const before = tf.memory().numTensors;
    const meaning = { prediction, dims: 2, classes: 2 };
    const network = new Network(denoiserArchitecture(meaning, { width: 16, depth: 2 }), rng.fold("fresh"));
    const trainer = new Trainer(network);
    const labels = Array.from({ length: 64 }, (_, i) => i % 2);
    const x = tf.tensor2d(
      labels.flatMap((label) => (label ? [1, 0.2] : [-1, 0.5])),
      [64, 2],
    );
    const losses: number[] = [];
    for (let k = 0; k < 30; k++) {
      const loss = tf.tidy(() => {
        const { input, answer } = denoisingLesson(meaning, { x, labels }, rng.fold("step", k % 3));
        return trainer.step(0.02, () => squaredError(answer, network.apply(input)));
      });
      losses.push((await loss.data())[0]);
      loss.dispose();
    }
    const early = losses[0] + losses[1] + losses[2];
    const late = losses[27] + losses[28] + losses[29];
    expect(late).toBeLessThan(0.6 * early);
    trainer.dispose();
    network.dispose();
    x.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test("the class is withheld from about a tenth, and the same stream gives the same lesson", async () => {
    await use();
    const n = 2000;
    const labels = Array.from({ length: n }, () => 1);
    const input = () =>
      valuesOf(
        () =>
          denoisingLesson({ prediction: "v", dims: 1, classes: 2 }, { x: tf.zeros([n, 1]), labels }, rng.fold("l"))
            .input,
      );
    const shown = await input();
    const told = labels.map((_, i) => shown[9 * i + 8]);
    expect(Math.abs(told.filter((v) => v === 0).length / n - 0.1)).toBeLessThan(0.02);
    expect(labels.every((_, i) => shown[9 * i + 7] === 0)).toBe(true);
    expect(await input()).toEqual(shown);
  });
});
