import { choice, logSlider, slider } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { ofImages, sampleControls } from "../generative/controls.ts";
import { costMetrics, floorMetrics, measured, ofMotion, ofPoints } from "../generative/metrics.ts";

type P = Record<string, unknown>;
const distils = (p: P) => p["start"] === "live";
const penalised = (p: P) => p["penalty"] !== "none";

/** Where the plane is best begun: its networks are small, and many short steps are cheap. */
export const plane = {
  start: "consistency",
  iterations: 2000,
  batch: 256,
  lr: 3e-4,
  dlr: 1e-3,
  sigma: 0.01,
  n: 2000,
  ema: 0.995,
} as const;

/** Latents of digits, with perceptrons. */
const latents = {
  start: "consistency",
  guidance: 1,
  iterations: 400,
  batch: 128,
  lr: 1e-4,
  dlr: 4e-4,
  n: 1000,
} as const;

/** Clips: the judge's times are shifted towards noise, where it looks at the whole, as the paper does for video. */
const moving = { guidance: 1.5, shift: 2, sigma: 0.1, lr: 1e-4, n: 200 } as const;

/** Adversarial post-training: Lin et al. 2025 (arXiv:2501.08316). */
export const spec = defineMethod({
  id: "apt",
  version: 1,
  cite: ["arXiv:2501.08316"],
  family: "diffusion",
  controls: {
    n: { ...sampleControls.n, default: 500 },
    target: choice(["patches", "moving", "latents", "grid25", "ring8"], {
      default: "patches",
      key: "target",
      group: "data",
    }),
    start: choice(["early", "consistency", "live", "teacher"], { default: "early", key: "start", group: "student" }),
    guidance: slider({ min: 1, max: 4, step: 0.1, default: 1.2, key: "w", group: "teacher", when: ofImages }),
    distillation: logSlider({ min: 20, max: 5000, default: 100, integer: true, key: "cits", group: "student", when: distils }), // prettier-ignore
    body: choice(["original", "distilled", "random"], { default: "original", key: "D", group: "objective" }),
    depths: choice(["all", "two", "last"], { default: "all", key: "heads", group: "objective" }),
    time: choice(["random", "fixed"], { default: "random", key: "time", group: "objective" }),
    shift: slider({
      min: 1,
      max: 12,
      step: 0.5,
      default: 1,
      key: "s",
      live: true,
      group: "objective",
      when: (p) => p["time"] === "random",
    }),
    fixedTime: slider({
      min: 0.01,
      max: 1,
      step: 0.01,
      default: 0.01,
      key: "t",
      live: true,
      group: "objective",
      when: (p) => p["time"] === "fixed",
    }),
    penalty: choice(["approximated", "true", "none"], { default: "approximated", key: "r1", group: "objective" }),
    lambda: logSlider({ min: 0.1, max: 10_000, default: 100, key: "lambda", live: true, group: "objective", when: penalised }), // prettier-ignore
    sigma: logSlider({ min: 1e-3, max: 0.3, default: 0.03, key: "sigma", live: true, group: "objective", when: penalised }), // prettier-ignore
    headStart: slider({ min: 0, max: 500, step: 10, default: 50, integer: true, key: "first", group: "objective" }),
    dlr: logSlider({ min: 1e-6, max: 1e-2, default: 5e-4, key: "dlr", live: true, group: "objective" }),
    iterations: logSlider({ min: 20, max: 20_000, default: 400, integer: true, key: "its" }),
    batch: logSlider({ min: 8, max: 1024, default: 64, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-6, max: 1e-2, default: 2e-4, key: "lr", live: true }),
    ema: slider({ min: 0, max: 0.9999, step: 0.001, default: 0.99, key: "ema", live: true }),
  },
  pipeline: ({ start }) => [
    { phase: "teacher", how: "shipped" },
    { phase: "consistency", how: start === "live" ? "run" : start === "teacher" ? "skipped" : "shipped" },
    { phase: "adversarial", how: "run" },
  ],
  suits: { target: { grid25: plane, ring8: plane, moving, latents } },
  metrics: {
    generatorLoss: { scale: "linear", unit: "none", role: "student" },
    discriminatorLoss: { scale: "linear", unit: "none", role: "smoothed" },
    penalty: { scale: "log", unit: "none", role: "smoothed" },
    distillationLoss: { scale: "log", unit: "none", better: "lower", role: "control" },
    realLogit: { scale: "linear", unit: "none", role: "truth" },
    fakeLogit: { scale: "linear", unit: "none", role: "student" },
    approximatedPenalty: { scale: "log", unit: "none", role: "smoothed" },
    truePenalty: { scale: "log", unit: "none", role: "truth" },
    ...measured("student", [...ofPoints, "frechet", "classAgreement", "diversity", "sharpness"]),
    ...measured(
      "control",
      ["highQuality", "modes", "modeKl", "frechet", "classAgreement", "diversity", "sharpness"],
      "start",
    ),
    ...measured("teacher", ["highQuality", "modes", "frechet", "classAgreement", "sharpness"], "teacher"),
    ...measured("student", ofMotion),
    ...measured("control", ofMotion, "start"),
    ...measured("teacher", ofMotion, "teacher"),
    motionDistanceFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    motionErrorFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    flickerFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    ...costMetrics,
    ...floorMetrics,
  },
  views: [
    { kind: "samples", area: "stage" },
    { kind: "critic", area: "stage" },
    { kind: "noise-map", area: "stage" },
    { kind: "modes", area: "stage" },
    { kind: "cost", area: "readings" },
    {
      kind: "line",
      area: "readings",
      id: "quality",
      metrics: ["frechet", "startFrechet", "teacherFrechet", "highQuality", "startHighQuality", "teacherHighQuality"],
    },
    {
      kind: "line",
      area: "readings",
      id: "sharpness",
      metrics: ["sharpness", "startSharpness", "teacherSharpness", "modes", "startModes"],
    },
    {
      kind: "line",
      area: "readings",
      id: "motion",
      metrics: ["motionError", "startMotionError", "teacherMotionError", "motionErrorFloor"],
    },
    { kind: "line", area: "readings", id: "logits", metrics: ["realLogit", "fakeLogit"], names: "metrics" },
    {
      kind: "line",
      area: "readings",
      id: "penalty",
      metrics: ["approximatedPenalty", "truePenalty"],
      names: "metrics",
    },
    { kind: "line", area: "readings", id: "game", metrics: ["generatorLoss", "discriminatorLoss"] },
  ],
});

export type Spec = typeof spec;
