/** The networks in public/artifacts and what makes them. Seeds from 100 on: those of judging runs are lower. */
import { trainAutoencoder, type AutoencoderSettings } from "../diffusion/autoencoder.ts";
import { drawDigits } from "../data/digits/digits.ts";
import { drawFrames } from "../data/moving/clips.ts";
import type { ControlValue } from "../lab/controls.ts";
import type { Artifact } from "../lab/artifact.ts";
import { Rng } from "../math/rng.ts";
import { trainFeatures, type DrawLabelled, type FeaturesSettings } from "../metrics/features-training.ts";

interface Pretraining {
  readonly method: "kd" | "sequence-kd" | "sample" | "consistency";
  /** Name of the run's artifact; "teacher" unless given. */
  readonly artifact?: string;
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

/** Consistency students, which the one-step generators begin as. */
function student(set: Pretraining["set"]): Pretraining {
  return { method: "consistency", artifact: "consistency", seed: 100, set };
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
  "consistency-ring8": student({ target: "ring8", iterations: 4000 }),
  "consistency-grid25": student({ target: "grid25", iterations: 4000 }),
  "early-patches": student({ ...patches, iterations: 100 }),
  "consistency-patches": student({ ...patches, iterations: 2500, ema: 0.995 }),
  "early-moving": student({ ...moving, iterations: 100 }),
  "consistency-moving": student({ ...moving, iterations: 1500, ema: 0.995 }),
  "consistency-latents": student({ target: "latents", width: 256, lr: 2e-3, iterations: 3000 }),
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
