/** A diffusion model of the plane as a run of this lab trains it: `learn` itself, fed as `sample` feeds it. */
import { planeTarget } from "../src/data/targets/plane.ts";
import { denoisingLesson } from "../src/diffusion/denoising.ts";
import { LossMeter } from "../src/engine/loss-meter.ts";
import { sample } from "../src/math/mixture.ts";
import { Rng } from "../src/math/rng.ts";
import { learn } from "../src/methods/generative/learn.ts";
import { Scope } from "../src/nn/scope.ts";
import { tf } from "../src/nn/tf.ts";
import type { Contestant } from "./contestant.ts";
import { chooseTfBackend, finish } from "./tf-help.ts";

/** Of a run that is never over: the rate stays whole. */
const p = { iterations: 1e9, lr: 5e-3, ema: 0.998 };
const meaning = { prediction: "v", dims: 2, classes: 0 } as const;

export const ours: Contestant = {
  name: "ours",
  trains: true,
  manner: "one network",
  async setup({ case: c, thetas }, backend) {
    await chooseTfBackend(backend);
    const scope = new Scope();
    const meter = new LossMeter();
    const rng = Rng.fromSeed(c.id);
    const { mixture } = planeTarget("ring8");
    const average = { network: scope.network(c.architecture, thetas[0]), meaning };
    const lesson = (k: number) => {
      const now = rng.fold("step", k);
      const x = tf.tensor2d(sample(mixture, now.fold("data"), c.batch).x, [c.batch, 2]);
      return denoisingLesson(meaning, { x }, now);
    };
    const observable = { views: async () => [], measure: async () => ({}), fixed: [] };
    const run = learn({ scope, phase: "teacher", average, p, lesson, observable, onStep: () => {} });
    return {
      async step() {
        const { value } = await run.next();
        if (value?.type === "step") meter.add(value.losses);
      },
      loss: async () => (await meter.read()).metrics["loss"],
      sync: () => finish([average.network.theta]),
      dispose() {
        meter.dispose();
        scope.dispose();
      },
    };
  },
};
