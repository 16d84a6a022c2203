/** The gradient of distribution matching against what is known of Gaussians. */
import { describe, expect, test } from "vitest";
import { denoiserArchitecture } from "../../diffusion/denoiser.ts";
import { drawAngles } from "../../diffusion/denoising.ts";
import type { Angle } from "../../diffusion/parameterisation.ts";
import { exactRows, networkRows, noisedRows } from "../../diffusion/rows.ts";
import { mixture } from "../../math/mixture.ts";
import { Rng } from "../../math/rng.ts";
import { useBackend } from "../../nn/backends.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { Network } from "../../nn/network.ts";
import { tf } from "../../nn/tf.ts";
import { Trainer } from "../../nn/trainer.ts";
import { alongGradient, fakeStep, matchingGradient } from "../generative/matching.ts";
import { rowsAt } from "../generative/one-step.ts";

const problem = await useBackend("wasm");
if (problem) throw new Error(problem);

const gaussian = (mean: readonly number[], sd: number) => mixture({ means: [mean], sds: [sd], weights: [1] });
/** Generated x = m + s z, real N(m0, s0²), both of two dimensions. */
const [m, s] = [[0.7, -0.3], 0.5];
const [m0, s0] = [[-0.2, 0.4], 0.8];
const rng = Rng.fromSeed(5);

/** Mean of products a_i b_i, and the standard error of it. */
function meanOf(products: readonly number[]) {
  const n = products.length;
  const mean = products.reduce((a, b) => a + b) / n;
  const variance = products.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1);
  return { mean, error: Math.sqrt(variance / n) };
}

describe("the matching gradient of two Gaussians is that of their divergence, times its normaliser", () => {
  const n = 20_000;
  const [real, fake] = [exactRows(gaussian(m0, s0)), exactRows(gaussian(m, s))];
  test.each([0.1, 0.5, 1, 1.4])("at the level φ = %d", async (phi) => {
    const angle: Angle = { cos: Math.cos(phi), sin: Math.sin(phi) };
    const angles = rowsAt(angle, n);
    const epsilon = rng.fold("epsilon").normal(2 * n);
    const z = rng.fold("z").normal(2 * n);
    const values = tf.tidy(() => {
      const x = tf.add(tf.mul(tf.tensor2d(z, [n, 2]), s), m);
      const noise = tf.tensor2d(epsilon, [n, 2]);
      const gradient = matchingGradient({ real, fake }, x, { angles, epsilon: noise });
      const truth = real(noisedRows(x, noise, angles), angles);
      const norm = tf.maximum(tf.mean(tf.abs(tf.sub(x, truth)), 1, true), 0.05);
      return tf.mul(gradient, norm);
    });
    const g = await values.data();
    values.dispose();
    // E[(s_fake − s_real) ∂u/∂θ] = ∂KL/∂θ, with scores s = (cos φ μ − u)/sin² φ and u = cos φ x + sin φ ε.
    const toKl = (angle.cos / angle.sin) ** 2;
    const [v, v0] = [s, s0].map((sd) => (angle.cos * sd) ** 2 + angle.sin ** 2);
    for (const i of [0, 1]) {
      const { mean, error } = meanOf(Array.from({ length: n }, (_, row) => toKl * g[2 * row + i]));
      const expected = (angle.cos ** 2 * (m[i] - m0[i])) / v0;
      expect(Math.abs(mean - expected)).toBeLessThan(4 * error + 1e-5);
    }
    const { mean, error } = meanOf(
      Array.from({ length: n }, (_, row) => toKl * (g[2 * row] * z[2 * row] + g[2 * row + 1] * z[2 * row + 1])),
    );
    const expected = angle.cos ** 2 * s * 2 * (1 / v0 - 1 / v);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error + 1e-5);
  });

  test("and nothing where the generator is the truth", async () => {
    const largest = tf.tidy(() => {
      const x = tf.add(tf.mul(normalNoise(rng.fold("true"), [500, 2]), s0), m0);
      const at = { angles: drawAngles(rng, 500), epsilon: normalNoise(rng.fold("noise"), [500, 2]) };
      return tf.max(tf.abs(matchingGradient({ real, fake: real }, x, at)));
    });
    expect((await largest.data())[0]).toBe(0);
    largest.dispose();
  });
});

test("a step along a gradient moves every sample by its own share", async () => {
  const [x, direction] = [tf.tensor2d(rng.normal(12), [6, 2]), tf.tensor2d(rng.fold("g").normal(12), [6, 2])];
  const slope = tf.grad((y) => alongGradient(y, direction))(x);
  const apart = tf.max(tf.abs(tf.sub(slope, tf.div(direction, 6))));
  expect((await apart.data())[0]).toBeLessThan(1e-6);
  tf.dispose([x, direction, slope, apart]);
});

test("the fake score of a Gaussian generator is learned to 2 %", async () => {
  const meaning = { prediction: "v", dims: 2, classes: 0 } as const;
  const network = new Network(denoiserArchitecture(meaning, { width: 32, depth: 2 }), rng.fold("network"));
  const fake = { network, meaning };
  const trainer = new Trainer(network, { beta1: 0, beta2: 0.99 });
  const made = (now: Rng, n: number) => tf.add(tf.mul(normalNoise(now.fold("z"), [n, 2]), s), m);
  const steps = 2000;
  for (let k = 0; k < steps; k++) {
    tf.tidy(() => {
      const now = rng.fold("step", k);
      return void fakeStep({ fake, trainer }, { x: made(now, 512) }, 5e-3 * (1 - k / steps), now);
    });
  }
  const error = tf.tidy(() => {
    const n = 4000;
    const angles = drawAngles(rng.fold("judged"), n);
    const u = noisedRows(made(rng.fold("fresh"), n), normalNoise(rng.fold("with"), [n, 2]), angles);
    const truth = exactRows(gaussian(m, s))(u, angles);
    const rms = (x: typeof truth) => tf.sqrt(tf.mean(tf.square(x)));
    return tf.div(rms(tf.sub(networkRows(fake)(u, angles), truth)), rms(truth));
  });

  expect((await error.data())[0]).toBeLessThan(0.02);
  error.dispose();
  trainer.dispose();
  network.dispose();
});
