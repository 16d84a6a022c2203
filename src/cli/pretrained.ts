/** The networks in public/artifacts and what makes them. Seeds from 100 on: those of judging runs are lower. */
import { trainAutoencoder, type AutoencoderSettings } from "../diffusion/autoencoder.ts";
import { drawDigits } from "../data/digits/digits.ts";
import { drawFrames } from "../data/moving/clips.ts";
import type { ControlValue } from "../lab/controls.ts";
import type { Artifact } from "../lab/artifact.ts";
import { methods } from "../methods/specs.ts";
import { suited } from "../lab/method.ts";
import { Rng } from "../math/rng.ts";
import { trainFeatures, type DrawLabelled, type FeaturesSettings } from "../metrics/features-training.ts";

interface Pretraining {
  readonly method: keyof typeof methods;
  /** Files by the names of the run's artifacts; the teacher under the name of the run unless given. */
  readonly files?: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly set: Readonly<Record<string, ControlValue>>;
}

const plane = (dataset: string): Pretraining => ({
  method: "kd",
  seed: 100,
  set: {
    dataset,
    teacher: "live",
    teacherWidth: 64,
    teacherDepth: 2,
    teacherExamples: 4000,
    teacherSteps: 1500,
    steps: 10,
  },
});

/** Students for the comparison, with what suits their target. */
function student(
  method: Pretraining["method"],
  files: NonNullable<Pretraining["files"]>,
  set: Pretraining["set"],
): Pretraining {
  return { method, files, seed: 100, set: suited(methods[method].spec, set) };
}

/** Students of fewer and fewer steps. */
const rungs = (name: string, down = [8, 4, 2, 1]): Record<string, string> =>
  Object.fromEntries(down.map((steps) => [`student-${steps}`, `${name}-${steps}`]));

/** What one-step generators begin as. */
function consistency(name: string, set: Pretraining["set"]): Record<string, Pretraining> {
  return { [name]: { method: "consistency", files: { consistency: name }, seed: 100, set } };
}

/** Of the transformer, as APT begins: Euler steps with guidance. */
const patches = {
  target: "patches",
  guidance: 1.2,
  solver: "euler",
  distance: "squared",
  levels: 16,
  batch: 64,
  lr: 5e-4,
  ema: 0.99,
  n: 500,
} as const;

const moving = { ...patches, target: "moving", guidance: 1.5, width: 96, n: 100 } as const;

/** Models of `sample`, measured at the end as a sampler of many steps shows them. */
function diffusion(set: Pretraining["set"]): Pretraining {
  return { method: "sample", seed: 100, set: { teacher: "live", sampler: "heun", schedule: "edm", steps: 18, ...set } };
}

export const pretrained: Readonly<Record<string, Pretraining>> = {
  "teacher-digits": {
    method: "kd",
    seed: 100,
    set: {
      dataset: "digits",
      teacher: "live",
      teacherWidth: 192,
      teacherDepth: 2,
      teacherExamples: 20_000,
      teacherSteps: 1500,
      steps: 10,
    },
  },
  "teacher-overlap8": plane("overlap8"),
  "teacher-ring4": plane("ring4"),
  "teacher-moons": plane("moons"),
  "teacher-spirals": plane("spirals"),
  "teacher-last-digits": {
    method: "sequence-kd",
    seed: 100,
    set: { teacher: "live", questions: 50, steps: 20, equalTokens: false },
  },
  "diffusion-ring8": diffusion({ target: "ring8" }),
  "diffusion-grid25": diffusion({ target: "grid25" }),
  "diffusion-digits": diffusion({
    target: "digits",
    prediction: "x0",
    width: 256,
    iterations: 15_000,
    batch: 128,
    lr: 2e-3,
    ema: 0.999,
    schedule: "flow",
    sampler: "ddim",
    steps: 50,
  }),
  "diffusion-patches": diffusion({
    target: "patches",
    prediction: "velocity",
    width: 64,
    depth: 3,
    iterations: 14_000,
    batch: 64,
    lr: 2e-3,
    ema: 0.999,
    schedule: "flow",
    sampler: "ddim",
    steps: 25,
    guidance: 1.2,
    n: 500,
  }),
  "diffusion-moving": diffusion({
    target: "moving",
    prediction: "velocity",
    width: 96,
    depth: 3,
    iterations: 10_000,
    batch: 128,
    lr: 2e-3,
    ema: 0.999,
    schedule: "flow",
    sampler: "ddim",
    steps: 25,
    n: 100,
  }),
  "diffusion-latents": diffusion({
    target: "latents",
    width: 256,
    iterations: 20_000,
    batch: 256,
    lr: 2e-3,
    ema: 0.999,
  }),
  ...consistency("consistency-ring8", { target: "ring8", iterations: 4000 }),
  ...consistency("consistency-grid25", { target: "grid25", iterations: 4000 }),
  ...consistency("early-patches", { ...patches, iterations: 100 }),
  ...consistency("consistency-patches", { ...patches, iterations: 2500, ema: 0.995 }),
  ...consistency("early-moving", { ...moving, iterations: 100 }),
  ...consistency("consistency-moving", { ...moving, iterations: 1500, ema: 0.995 }),
  ...consistency("consistency-latents", { target: "latents", width: 256, lr: 2e-3, iterations: 3000 }),
  "progressive-grid25": student("progressive", rungs("progressive-grid25"), { target: "grid25" }),
  "flow-grid25": student(
    "flow",
    { "flow-1": "flow-grid25", "flow-2": "reflow-grid25", "flow-distilled": "flow-distilled-grid25" },
    { target: "grid25", width: 128, iterations: 12_000 },
  ),
  "dmd-grid25": student("dmd", { dmd: "dmd-grid25" }, { target: "grid25" }),
  "dmd2-grid25": student("dmd2", { dmd2: "dmd2-grid25" }, { target: "grid25" }),
  "dmd2-grid25-4": student("dmd2", { dmd2: "dmd2-grid25-4" }, { target: "grid25", steps: 4 }),
  "add-grid25": student("add", { add: "add-grid25" }, { target: "grid25" }),
  "lightning-grid25": student("lightning", rungs("lightning-grid25"), { target: "grid25", control: false }),
  "ufogen-grid25": student("ufogen", { ufogen: "ufogen-grid25" }, { target: "grid25" }),
  "apt-grid25": student("apt", { apt: "apt-grid25" }, { target: "grid25" }),
  "progressive-latents": student("progressive", rungs("progressive-latents"), {
    target: "latents",
    width: 256,
    iterations: 2000,
    batch: 128,
    lr: 1e-3,
    n: 1000,
  }),
  "flow-latents": student(
    "flow",
    { "flow-1": "flow-latents", "flow-2": "reflow-latents", "flow-distilled": "flow-distilled-latents" },
    { target: "latents" },
  ),
  "lcm-latents": student("lcm", { lcm: "lcm-latents" }, {}),
  "lcm-lora-latents": student("lcm-lora", { acceleration: "lcm-lora-latents" }, { styleIterations: 50 }),
  "dmd-latents": student("dmd", { dmd: "dmd-latents" }, { target: "latents" }),
  "dmd2-latents": student("dmd2", { dmd2: "dmd2-latents" }, { target: "latents" }),
  "dmd2-latents-4": student("dmd2", { dmd2: "dmd2-latents-4" }, { target: "latents", steps: 4 }),
  "add-latents": student("add", { add: "add-latents" }, { target: "latents" }),
  "lightning-latents": student("lightning", rungs("lightning-latents", [4, 2, 1]), {
    target: "latents",
    iterations: 1500,
    adversarialIterations: 400,
    control: false,
  }),
  "ufogen-latents": student("ufogen", { ufogen: "ufogen-latents" }, { target: "latents" }),
  "apt-patches": student("apt", { apt: "apt-patches" }, { target: "patches" }),
  "apt-latents": student("apt", { apt: "apt-latents" }, { target: "latents" }),
};

type Network = Pick<Artifact, "kind" | "name" | "architecture" | "theta">;

/** Networks that stand beside the methods: what latent methods work in, and what images are measured with. */
interface Support {
  readonly seed: number;
  readonly settings: Readonly<Record<string, ControlValue | readonly number[]>>;
  readonly make: (onStep: (step: number, loss: number) => void) => Promise<readonly Network[]>;
}

function autoencoder(name: string, seed: number, settings: AutoencoderSettings): Support {
  return {
    seed,
    settings: { ...settings },
    async make(onStep) {
      const { encoder, decoder } = await trainAutoencoder(settings, Rng.fromSeed(seed), onStep);
      return [
        { kind: "autoencoder", name: `${name}-encoder`, ...encoder },
        { kind: "autoencoder", name: `${name}-decoder`, ...decoder },
      ];
    },
  };
}

const drawPure: DrawLabelled = (rng, n) => {
  const { x, y } = drawDigits(rng, n, { ambiguity: 0 });
  return { images: x, labels: y };
};

function features(name: string, draw: DrawLabelled, seed: number, settings: FeaturesSettings): Support {
  return {
    seed,
    settings: { ...settings },
    make: async (onStep) => [
      { kind: "classifier", name, ...(await trainFeatures(settings, draw, Rng.fromSeed(seed), onStep)) },
    ],
  };
}

export const supports: Readonly<Record<string, Support>> = {
  "moving-autoencoder": autoencoder("moving", 100, {
    of: "frames",
    latent: 32,
    encoder: [256, 128],
    decoder: [256, 320],
    examples: 160_000,
    steps: 14_000,
    batch: 128,
    lr: 4e-3,
    noise: 0.05,
    shrink: 1e-3,
  }),
  "digits-autoencoder": autoencoder("digits", 100, {
    of: "digits",
    latent: 16,
    encoder: [192, 96],
    decoder: [256, 320],
    examples: 100_000,
    steps: 30_000,
    batch: 128,
    lr: 4e-3,
    noise: 0.05,
    shrink: 1e-3,
  }),
  "digits-features": features("digits-features", drawPure, 101, {
    hidden: [160, 32],
    examples: 100_000,
    steps: 8000,
    batch: 128,
    lr: 2e-3,
  }),
  "moving-features": features("moving-features", drawFrames, 101, {
    hidden: [192, 64, 32],
    examples: 160_000,
    steps: 12_000,
    batch: 128,
    lr: 2e-3,
  }),
};
