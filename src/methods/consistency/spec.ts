import { choice, logSlider, slider } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import {
  anyTeacherControls,
  jumpControls,
  modesControls,
  networkControls,
  planeTargets,
  sampleControls,
} from "../generative/controls.ts";
import { floorMetrics, measured, ofPoints, ofStretch } from "../generative/metrics.ts";

const distils = (p: Record<string, unknown>) => p["training"] === "distillation";

/** Of transformers: Euler steps on the straight line, and few of them, since each takes its time. */
const tokens = {
  solver: "euler",
  distance: "squared",
  levels: 16,
  batch: 64,
  lr: 5e-4,
  iterations: 1500,
  n: 200,
} as const;

/** Consistency models: Song et al. 2023 (arXiv:2303.01469); Song & Dhariwal 2023; Lu & Song 2024 (arXiv:2410.11081). */
export const spec = defineMethod({
  id: "consistency",
  version: 1,
  cite: ["arXiv:2303.01469", "arXiv:2310.14189"],
  family: "diffusion",
  controls: {
    ...jumpControls,
    ...sampleControls,
    target: choice([...planeTargets, "patches", "latents", "moving"], {
      default: "grid25",
      key: "target",
      group: "data",
    }),
    ...modesControls,
    training: choice(["distillation", "scratch"], { default: "distillation", key: "training", group: "objective" }),
    ...anyTeacherControls,
    solver: choice(["euler", "heun"], { default: "heun", key: "solver", group: "objective", when: distils }),
    levels: logSlider({ min: 2, max: 256, default: 18, integer: true, key: "levels", group: "objective" }),
    growth: logSlider({ min: 1, max: 64, default: 1, integer: true, key: "growth", group: "objective" }),
    distance: choice(["squared", "huber"], { default: "huber", key: "distance", group: "objective" }),
    weighting: choice(["one", "snr+1", "gap"], { default: "one", key: "weight", group: "objective" }),
    targetEma: slider({ min: 0, max: 0.999, step: 0.01, default: 0.95, key: "mu", live: true, group: "objective" }),
    ...networkControls,
    iterations: logSlider({ min: 50, max: 20_000, default: 8000, integer: true, key: "its" }),
    batch: logSlider({ min: 32, max: 2048, default: 256, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-5, max: 2e-2, default: 8e-3, key: "lr", live: true }),
    ema: slider({ min: 0, max: 0.9999, step: 0.001, default: 0.995, key: "ema", live: true }),
  },
  suits: {
    target: {
      latents: { width: 256, lr: 2e-3, iterations: 3000, n: 1000 },
      patches: { ...tokens, guidance: 1.2 },
      moving: { ...tokens, guidance: 1.5, width: 96 },
    },
  },
  metrics: {
    loss: { scale: "log", unit: "none", better: "lower", role: "student" },
    teacherLoss: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    ...measured("student", [...ofPoints, "mmd", "fourStepQuality"]),
    ...measured("teacher", ["fourStepQuality"], "teacher"),
    ...measured("student", ["selfConsistency"]),
    ...measured("teacher", ["selfConsistency"], "teacher"),
    ...measured("student", ["nfe"]),
    ...measured("teacher", ["highQuality", "modes", "nfe"], "teacher"),
    ...measured("student", ["frechet", "classAgreement", "sharpness"]),
    ...measured("teacher", ["frechet", "sharpness"], "teacher"),
    frechetFloor: floorMetrics.frechetFloor,
    ...measured("student", ofStretch),
    slicedW2Floor: floorMetrics.slicedW2Floor,
  },
  views: [
    { kind: "samples", area: "stage" },
    { kind: "endpoints", area: "stage" },
    { kind: "noise-map", area: "stage" },
    { kind: "modes", area: "stage" },
    { kind: "line", area: "readings", id: "quality", metrics: ["highQuality", "sharpness", "teacherHighQuality"] },
    { kind: "line", area: "readings", id: "consistency", metrics: ["selfConsistency", "teacherSelfConsistency"] },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss", "teacherLoss"] },
  ],
});

export type Spec = typeof spec;
