/** What must hold exactly for few-step students of a single Gaussian, whose flow is known. */
import { expect, it } from "vitest";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { ddimRows, exactRows, heunRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { denoiseRows, denoiserArchitecture, conditions } from "../../diffusion/denoiser.ts";
import { mixture } from "../../math/mixture.ts";
import { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { Network } from "../../nn/network.ts";
import { onEveryBackend } from "../../nn/testing.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { invertedStep } from "../generative/distil-step.ts";

const n = 64;
const sd = 0.5;
const gaussian = exactRows(mixture({ means: [[0, 0]], sds: sd }));
const rows = (angle: Angle) => Array.from({ length: n }, () => angle);
const noise = () => tf.tensor2d(Rng.fromSeed(3).normal(2 * n), [n, 2]);
const values = (x: Tensor) => Array.from(x.dataSync());
/** Largest difference, relative to the largest number of b. */
const furthest = (a: Tensor, b: Tensor) => tf.div(tf.max(tf.abs(tf.sub(a, b))), tf.max(tf.abs(b))).dataSync()[0];

/** A student that has learned all that its teacher does in `by` steps between the stops. */
const perfect =
  (eta: DenoiseRows, stops: readonly Angle[], by: number): DenoiseRows =>
  (u, angles) => {
    const at = stops.findIndex((stop) => Math.abs(stop.sin - angles[0].sin) < 1e-9);
    let arrived = u;
    for (let j = 0; j < by; j++) {
      const [from, to] = [rows(stops[at + j]), rows(stops[at + j + 1])];
      arrived = ddimRows(eta(arrived, from), arrived, from, to);
    }
    return invertedStep(u, arrived, rows(stops[at]), rows(stops[at + by]));
  };

const walk = (x0: DenoiseRows, stops: readonly Angle[], u: Tensor) =>
  stops.slice(1).reduce((now, to, i) => ddimRows(x0(now, rows(stops[i])), now, rows(stops[i]), rows(to)), u);

onEveryBackend("few-step students of a Gaussian", () => {
  it("one step with the progressive target is the teacher's two steps", () => {
    tf.tidy(() => {
      const stops = schedule("cosine").stops(8).map(angleOf);
      const u = noise();
      for (const at of [0, 2, 6]) {
        const [t, middle, s] = stops.slice(at, at + 3).map(rows);
        const half = ddimRows(gaussian(u, t), u, t, middle);
        const arrived = ddimRows(gaussian(half, middle), half, middle, s);
        const again = ddimRows(invertedStep(u, arrived, t, s), u, t, s);
        expect(furthest(again, arrived)).toBeLessThan(1e-5);
      }
    });
  });

  it("progressive distillation down to one step is the teacher's whole path, whatever the stride", () => {
    tf.tidy(() => {
      const u = noise();
      const whole = walk(gaussian, schedule("cosine").stops(32).map(angleOf), u);
      for (const by of [2, 4, 32]) {
        let eta = gaussian;
        for (let N = 32; N > 1;) {
          const factor = Math.min(by, N);
          eta = perfect(eta, schedule("cosine").stops(N).map(angleOf), factor);
          N = Math.floor(N / factor);
        }
        const start = schedule("cosine").stops(1).map(angleOf);
        expect(furthest(walk(eta, start, u), whole)).toBeLessThan(2e-4);
      }
    });
  });

  it("progressive and consistency distillation agree with the closed form", () => {
    tf.tidy(() => {
      // From x = σ ε the probability-flow ODE of N(0, s²) leads to x s / √(s² + σ²): Karras et al. 2022, section 3.
      const stops = schedule("edm").stops(256);
      const angles = stops.map(angleOf);
      const u = noise();
      const { cos } = angles[0];
      const exact = tf.mul(u, sd / Math.hypot(sd, stops[0].sigma) / cos);
      // f(x_{n+1}, t_{n+1}) = f(x_n, t_n), with the example itself at the data, is the solver's own path.
      const consistency = angles
        .slice(1)
        .reduce<Tensor>((now, to, i) => heunRows(gaussian, now, rows(angles[i]), rows(to)), u);
      expect(furthest(consistency, exact)).toBeLessThan(1e-3);
      const fine = schedule("cosine").stops(2048).map(angleOf);
      const progressive = walk(gaussian, fine, u);
      const end = tf.mul(u, sd / Math.hypot(sd, fine[0].sin / fine[0].cos) / fine[0].cos);
      expect(furthest(progressive, end)).toBeLessThan(1e-3);
    });
  });

  it("a consistency function is the identity at the data, exactly", () => {
    const meaning = { prediction: "v", dims: 2, classes: 0 } as const;
    const network = new Network(denoiserArchitecture(meaning, { width: 16, depth: 2 }), Rng.fromSeed(5));
    tf.tidy(() => {
      const data = rows({ cos: 1, sin: 0 });
      const u = noise();
      expect(values(denoiseRows({ network, meaning }, u, data, conditions(data, 0)))).toEqual(values(u));
    });
    network.dispose();
  });
});
