import { choice, logSlider, slider, text } from "../../lab/controls.ts";
import { isImageTarget } from "../../lab/image-targets.ts";
import { defineMethod } from "../../lab/method.ts";

const ofImages = (p: Record<string, unknown>) => isImageTarget(p["target"]);
const isTrained = (p: Record<string, unknown>) => p["teacher"] === "live";
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
    steps: slider({
      min: 1,
      max: 8,
      step: 1,
      default: 1,
      integer: true,
      key: "steps",
      group: "sampling",
      redraws: true,
    }),
    n: logSlider({ min: 100, max: 20_000, default: 2000, integer: true, key: "n", group: "sampling", redraws: true }),
    target: choice(
      // prettier-ignore
      ["ring8", "grid25", "unequal", "moons", "spirals", "checkerboard", "pinwheel", "letters", "mixture", "own", "patches", "latents", "moving"],
      { default: "grid25", key: "target", group: "data" },
    ),
    modes: text({
      default: "-1_0_0.2~1_0_0.2",
      pattern: /[-+.eE0-9_~,; ]*/,
      maxLength: 2000,
      key: "modes",
      group: "data",
      when: (p) => p["target"] === "mixture",
    }),
    training: choice(["distillation", "scratch"], { default: "distillation", key: "training", group: "objective" }),
    teacher: choice(["pretrained", "exact", "live", "shelf"], {
      default: "pretrained",
      key: "teacher",
      group: "teacher",
    }),
    shelfTeacher: text({
      default: "",
      pattern: /[0-9a-f]{0,16}/,
      maxLength: 16,
      key: "shelf",
      group: "teacher",
      when: (p) => p["teacher"] === "shelf",
    }),
    guidance: slider({ min: 1, max: 4, step: 0.1, default: 1, key: "guidance", group: "teacher", when: ofImages }),
    teacherIterations: logSlider({ min: 100, max: 20_000, default: 6000, integer: true, key: "tits", group: "teacher", when: isTrained }), // prettier-ignore
    solver: choice(["euler", "heun"], { default: "heun", key: "solver", group: "objective", when: distils }),
    levels: logSlider({ min: 2, max: 256, default: 18, integer: true, key: "levels", group: "objective" }),
    growth: logSlider({ min: 1, max: 64, default: 1, integer: true, key: "growth", group: "objective" }),
    distance: choice(["squared", "huber"], { default: "huber", key: "distance", group: "objective" }),
    weighting: choice(["one", "snr+1", "gap"], { default: "one", key: "weight", group: "objective" }),
    targetEma: slider({ min: 0, max: 0.999, step: 0.01, default: 0.95, key: "mu", live: true, group: "objective" }),
    width: slider({ min: 8, max: 256, step: 8, default: 64, integer: true, key: "w", group: "student" }),
    depth: slider({ min: 1, max: 5, default: 3, integer: true, key: "d", group: "student" }),
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
    highQuality: { scale: "linear", unit: "fraction", better: "higher", role: "student" },
    modes: { scale: "linear", unit: "none", better: "higher", role: "student" },
    modeKl: { scale: "linear", unit: "nats", better: "lower", role: "student" },
    logDensity: { scale: "linear", unit: "nats", role: "student" },
    slicedW2: { scale: "linear", unit: "none", better: "lower", role: "student" },
    mmd: { scale: "linear", unit: "none", better: "lower", role: "student" },
    fourStepQuality: { scale: "linear", unit: "fraction", better: "higher", role: "student" },
    teacherFourStepQuality: { scale: "linear", unit: "fraction", better: "higher", role: "teacher" },
    selfConsistency: { scale: "log", unit: "none", better: "lower", role: "student" },
    teacherSelfConsistency: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    nfe: { scale: "linear", unit: "none", better: "lower", role: "student" },
    teacherHighQuality: { scale: "linear", unit: "fraction", better: "higher", role: "teacher" },
    teacherModes: { scale: "linear", unit: "none", better: "higher", role: "teacher" },
    teacherNfe: { scale: "linear", unit: "none", better: "lower", role: "teacher" },
    frechet: { scale: "log", unit: "none", better: "lower", role: "student" },
    classAgreement: { scale: "linear", unit: "fraction", better: "higher", role: "student" },
    sharpness: { scale: "linear", unit: "none", role: "student" },
    teacherFrechet: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    teacherSharpness: { scale: "linear", unit: "none", role: "teacher" },
    frechetFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
    stretchMedian: { scale: "log", unit: "none", role: "student" },
    stretchP99: { scale: "log", unit: "none", role: "student" },
    stretchMax: { scale: "log", unit: "none", role: "student" },
    slicedW2Floor: { scale: "linear", unit: "none", better: "lower", role: "truth" },
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
