import { choice, logSlider, slider, text, toggle } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";

const ofImages = (p: Record<string, unknown>) => p["target"] === "latents";
const isTrained = (p: Record<string, unknown>) => p["teacher"] === "live";

/** Progressive distillation: Salimans & Ho 2022 (arXiv:2202.00512). */
export const spec = defineMethod({
  id: "progressive",
  version: 1,
  cite: ["arXiv:2202.00512"],
  family: "diffusion",
  controls: {
    n: logSlider({ min: 100, max: 20_000, default: 2000, integer: true, key: "n", group: "sampling", redraws: true }),
    fieldTime: slider({ min: 0, max: 1, step: 0.01, default: 0.5, key: "t", group: "sampling", redraws: true }),
    target: choice(
      // prettier-ignore
      ["ring8", "grid25", "unequal", "moons", "spirals", "checkerboard", "pinwheel", "letters", "mixture", "own", "latents"],
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
    teacher: choice(["pretrained", "exact", "live"], { default: "pretrained", key: "teacher", group: "teacher" }),
    guidance: slider({ min: 1, max: 4, step: 0.1, default: 1, key: "guidance", group: "teacher", when: ofImages }),
    teacherIterations: logSlider({ min: 100, max: 20_000, default: 6000, integer: true, key: "tits", group: "teacher", when: isTrained }), // prettier-ignore
    teacherSteps: choice(["128", "64", "32", "16", "8", "4"], { default: "32", key: "N", group: "teacher" }),
    stride: choice(["2", "4", "8", "all"], { default: "2", key: "stride", group: "student" }),
    direct: toggle({ default: false, key: "direct", group: "student" }),
    schedule: choice(["cosine", "edm", "flow"], { default: "cosine", key: "schedule", group: "objective" }),
    weighting: choice(["truncated", "snr+1", "snr", "one"], {
      default: "truncated",
      key: "weight",
      group: "objective",
    }),
    prediction: choice(["v", "x0"], { default: "v", key: "pred", group: "student" }),
    width: slider({ min: 8, max: 256, step: 8, default: 64, integer: true, key: "w", group: "student" }),
    depth: slider({ min: 1, max: 5, default: 3, integer: true, key: "d", group: "student" }),
    iterations: logSlider({ min: 50, max: 20_000, default: 1500, integer: true, key: "its" }),
    batch: logSlider({ min: 32, max: 2048, default: 256, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-5, max: 2e-2, default: 2e-3, key: "lr", live: true }),
  },
  metrics: {
    teacherLoss: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    loss: { scale: "log", unit: "none", better: "lower", role: "student" },
    highQuality: { scale: "linear", unit: "fraction", better: "higher", role: "student" },
    modes: { scale: "linear", unit: "none", better: "higher", role: "student" },
    modeKl: { scale: "linear", unit: "nats", better: "lower", role: "student" },
    logDensity: { scale: "linear", unit: "nats", role: "student" },
    slicedW2: { scale: "linear", unit: "none", better: "lower", role: "student" },
    mmd: { scale: "linear", unit: "none", better: "lower", role: "student" },
    nfe: { scale: "linear", unit: "none", better: "lower", role: "student" },
    teacherHighQuality: { scale: "linear", unit: "fraction", better: "higher", role: "teacher" },
    teacherModes: { scale: "linear", unit: "none", better: "higher", role: "teacher" },
    directHighQuality: { scale: "linear", unit: "fraction", better: "higher", role: "control" },
    directModes: { scale: "linear", unit: "none", better: "higher", role: "control" },
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
    { kind: "ladder", area: "stage" },
    { kind: "samples", area: "stage" },
    { kind: "noise-map", area: "stage" },
    { kind: "modes", area: "stage" },
    {
      kind: "line",
      area: "readings",
      id: "quality",
      metrics: ["highQuality", "directHighQuality", "teacherHighQuality"],
    },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss", "teacherLoss"] },
  ],
});

export type Spec = typeof spec;
