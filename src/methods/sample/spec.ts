import { choice, logSlider, slider } from "../../lab/controls.ts";
import { imageTargets } from "../../lab/image-targets.ts";
import { defineMethod } from "../../lab/method.ts";
import { fieldControls, modesControls, ofImages, planeTargets, sampleControls } from "../generative/controls.ts";
import { floorMetrics, measured, ofPoints } from "../generative/metrics.ts";

const isLive = (p: Record<string, unknown>) => p["teacher"] === "live";
const ofPlane = (p: Record<string, unknown>) => !ofImages(p);

/** Of transformers, which take their time. */
const tokens = { schedule: "flow", sampler: "ddim", steps: 25, n: 200 } as const;

/** Sampling from diffusion models, exact and trained: Ho et al. 2020, Song et al. 2021, Karras et al. 2022. */
export const spec = defineMethod({
  id: "sample",
  version: 1,
  cite: ["arXiv:2006.11239", "arXiv:2010.02502", "arXiv:2206.00364", "arXiv:2211.01095"],
  family: "diffusion",
  controls: {
    steps: logSlider({ min: 1, max: 256, default: 8, integer: true, key: "steps", group: "sampling", redraws: true }),
    sampler: choice(["ddim", "ddpm", "euler", "heun", "dpm2m"], {
      default: "ddim",
      key: "sampler",
      group: "sampling",
      redraws: true,
    }),
    schedule: choice(["cosine", "linear", "edm", "flow"], {
      default: "cosine",
      key: "schedule",
      group: "sampling",
      redraws: true,
    }),
    ...sampleControls,
    fieldTime: { ...fieldControls.fieldTime, default: 0.3, when: ofPlane },
    guidance: slider({
      min: 0,
      max: 5,
      step: 0.1,
      default: 1,
      key: "w",
      group: "sampling",
      redraws: true,
      when: ofImages,
    }),
    target: choice([...planeTargets, ...imageTargets], { default: "ring8", key: "target", group: "data" }),
    ...modesControls,
    teacher: choice(["exact", "pretrained", "live"], { default: "exact", key: "teacher", group: "teacher" }),
    prediction: choice(["v", "epsilon", "x0", "velocity"], {
      default: "v",
      key: "pred",
      group: "teacher",
      when: isLive,
    }),
    width: slider({
      min: 8,
      max: 256,
      step: 8,
      default: 64,
      integer: true,
      key: "width",
      group: "teacher",
      when: isLive,
    }),
    depth: slider({ min: 1, max: 5, default: 3, integer: true, key: "d", group: "teacher", when: isLive }),
    iterations: logSlider({ min: 100, max: 20_000, default: 6000, integer: true, key: "its", when: isLive }),
    batch: logSlider({ min: 32, max: 2048, default: 512, integer: true, key: "batch", when: isLive }),
    lr: logSlider({ min: 1e-4, max: 2e-2, default: 5e-3, key: "lr", live: true, when: isLive }),
    ema: slider({ min: 0, max: 0.9999, step: 0.001, default: 0.998, key: "ema", live: true, when: isLive }),
  },
  suits: { target: { patches: { ...tokens, guidance: 1.2 }, moving: { ...tokens, guidance: 1.5 } } },
  metrics: {
    loss: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    ...measured("teacher", ofPoints),
    slicedW2Floor: floorMetrics.slicedW2Floor,
    ...measured("teacher", ["mmd", "frechet"]),
    frechetFloor: floorMetrics.frechetFloor,
    ...measured("teacher", ["classAgreement", "sharpness"]),
    motionDistance: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    motionDistanceFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    motionError: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    motionErrorFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    flicker: { scale: "log", unit: "fraction", better: "lower", role: "teacher" },
    flickerFloor: { scale: "log", unit: "fraction", better: "lower", role: "truth" },
    straightness: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    stretchMedian: { scale: "log", unit: "none", role: "teacher" },
    stretchP95: { scale: "log", unit: "none", role: "teacher" },
    stretchP99: { scale: "log", unit: "none", role: "teacher" },
    nfe: { scale: "linear", unit: "none", better: "lower", role: "teacher" },
  },
  views: [
    { kind: "samples", area: "stage" },
    { kind: "paths", area: "stage" },
    { kind: "forward", area: "stage" },
    { kind: "field", area: "stage" },
    { kind: "noise-map", area: "stage" },
    { kind: "modes", area: "stage" },
    { kind: "quality-steps", area: "readings" },
    { kind: "line", area: "readings", id: "quality", metrics: ["highQuality", "classAgreement"] },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss"] },
  ],
});

export type Spec = typeof spec;
