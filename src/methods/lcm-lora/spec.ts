import { choice, logSlider, slider, text, type ControlValue } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";

type Values = Record<string, ControlValue>;
const makesStyle = (p: Values) => p["styleFrom"] === "run";
const makesAcceleration = (p: Values) => p["accelerationFrom"] === "run";
const makesAny = (p: Values) => makesStyle(p) || makesAcceleration(p);
const isConsistency = (p: Values) => makesAcceleration(p) && p["training"] === "consistency";
const isComposed = (p: Values) => p["style"] === "composed";

/** A knob of the composed style, in standard deviations of all hands from their mean. */
const knob = (key: string, value: number, max: number) =>
  slider({ min: -4, max, step: 0.1, default: value, key, group: "data", when: isComposed });
/** An id on the shelf. */
const shelved = (key: string, when: (p: Values) => boolean) =>
  text({ default: "", pattern: /[0-9a-f]{0,16}/, maxLength: 16, key, group: "student", when });

/** LCM-LoRA: Luo et al. 2023 (arXiv:2311.05556), on the latents of drawn digits. */
export const spec = defineMethod({
  id: "lcm-lora",
  version: 1,
  cite: ["arXiv:2311.05556", "arXiv:2106.09685"],
  family: "diffusion",
  controls: {
    lambda1: slider({ min: 0, max: 2, step: 0.05, default: 1, key: "l1", group: "sampling", redraws: true }),
    lambda2: slider({ min: 0, max: 2, step: 0.05, default: 1, key: "l2", group: "sampling", redraws: true }),
    steps: slider({
      min: 1,
      max: 8,
      step: 1,
      default: 4,
      integer: true,
      key: "steps",
      group: "sampling",
      redraws: true,
    }),
    n: logSlider({ min: 100, max: 5000, default: 1000, integer: true, key: "n", group: "sampling", redraws: true }),
    style: choice(["slant", "thick", "pale", "composed"], { default: "slant", key: "style", group: "data" }),
    strength: slider({ min: 0, max: 4, step: 0.1, default: 1.5, key: "strength", group: "data", when: (p) => !isComposed(p) }), // prettier-ignore
    slant: knob("slant", -1.5, 4),
    pen: knob("pen", 1, 4),
    ink: knob("ink", -1, 2),
    styleExamples: logSlider({ min: 50, max: 20_000, default: 3000, integer: true, key: "ns", group: "data", when: makesStyle }), // prettier-ignore
    styleFrom: choice(["run", "shelf"], { default: "run", key: "sfrom", group: "student" }),
    shelfStyle: shelved("sid", (p) => !makesStyle(p)),
    accelerationFrom: choice(["run", "shelf"], { default: "run", key: "afrom", group: "student" }),
    shelfAcceleration: shelved("aid", (p) => !makesAcceleration(p)),
    rank: slider({ min: 1, max: 32, step: 1, default: 8, integer: true, key: "r", group: "student", when: makesAny }),
    training: choice(["segments", "consistency"], { default: "segments", key: "training", group: "objective", when: makesAcceleration }), // prettier-ignore
    levels: logSlider({ min: 4, max: 128, default: 24, integer: true, key: "levels", group: "objective", when: isConsistency }), // prettier-ignore
    iterations: logSlider({ min: 50, max: 20_000, default: 1200, integer: true, key: "its", when: makesAcceleration }),
    styleIterations: logSlider({ min: 50, max: 20_000, default: 1000, integer: true, key: "sits", when: makesStyle }),
    batch: logSlider({ min: 32, max: 2048, default: 256, integer: true, key: "batch", when: makesAny }),
    lr: logSlider({ min: 1e-5, max: 1e-2, default: 2e-3, key: "lr", live: true, when: makesAcceleration }),
    styleLr: logSlider({ min: 1e-5, max: 1e-2, default: 1e-3, key: "slr", live: true, when: makesStyle }),
    weightDecay: slider({ min: 0, max: 1, step: 0.05, default: 0.1, key: "wd", when: makesAny }),
  },
  metrics: {
    loss: { scale: "log", unit: "none", better: "lower", role: "smoothed" },
    styleLoss: { scale: "log", unit: "none", better: "lower", role: "control" },
    frechet: { scale: "log", unit: "none", better: "lower", role: "student" },
    styleFrechet: { scale: "log", unit: "none", better: "lower", role: "control" },
    accelerationFrechet: { scale: "log", unit: "none", better: "lower", role: "smoothed" },
    manyFrechet: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    frechetFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    latentFrechet: { scale: "log", unit: "none", better: "lower", role: "student" },
    styleLatentFrechet: { scale: "log", unit: "none", better: "lower", role: "control" },
    accelerationLatentFrechet: { scale: "log", unit: "none", better: "lower", role: "smoothed" },
    manyLatentFrechet: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    latentFrechetFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    styleScore: { scale: "linear", unit: "none", role: "student" },
    styleStyleScore: { scale: "linear", unit: "none", role: "control" },
    accelerationStyleScore: { scale: "linear", unit: "none", role: "smoothed" },
    manyStyleScore: { scale: "linear", unit: "none", role: "teacher" },
    classAgreement: { scale: "linear", unit: "fraction", better: "higher", role: "student" },
    sharpness: { scale: "linear", unit: "none", role: "student" },
    styleSharpness: { scale: "linear", unit: "none", role: "control" },
    accelerationSharpness: { scale: "linear", unit: "none", role: "smoothed" },
    nfe: { scale: "linear", unit: "none", better: "lower", role: "student" },
    manyNfe: { scale: "linear", unit: "none", better: "lower", role: "teacher" },
    styleNorm: { scale: "linear", unit: "fraction", role: "control" },
    accelerationNorm: { scale: "linear", unit: "fraction", role: "smoothed" },
    adapterKilobytes: { scale: "linear", unit: "none", better: "lower", role: "student" },
    baseKilobytes: { scale: "linear", unit: "none", role: "teacher" },
    adapterShare: { scale: "linear", unit: "fraction", better: "lower", role: "student" },
  },
  views: [
    { kind: "samples", area: "stage" },
    { kind: "quality-steps", area: "readings" },
    {
      kind: "line",
      area: "readings",
      id: "quality",
      metrics: ["frechet", "styleFrechet", "accelerationFrechet", "manyFrechet"],
    },
    {
      kind: "line",
      area: "readings",
      id: "style",
      metrics: ["styleScore", "styleStyleScore", "accelerationStyleScore", "manyStyleScore"],
    },
    { kind: "line", area: "readings", id: "norms", metrics: ["styleNorm", "accelerationNorm"] },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss", "styleLoss"] },
  ],
});

export type Spec = typeof spec;
