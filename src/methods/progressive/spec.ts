import { choice, logSlider, toggle } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import {
  anyTeacherControls,
  fieldControls,
  modesControls,
  networkControls,
  planeTargets,
  sampleControls,
} from "../generative/controls.ts";
import { floorMetrics, measured, measuredAt, ofPoints, ofStretch } from "../generative/metrics.ts";

/** Progressive distillation: Salimans & Ho 2022 (arXiv:2202.00512). */
export const spec = defineMethod({
  id: "progressive",
  version: 1,
  cite: ["arXiv:2202.00512"],
  family: "diffusion",
  controls: {
    ...sampleControls,
    ...fieldControls,
    target: choice([...planeTargets, "latents"], { default: "grid25", key: "target", group: "data" }),
    ...modesControls,
    ...anyTeacherControls,
    teacherSteps: choice(["128", "100", "64", "32", "16", "8", "4"], { default: "32", key: "N", group: "teacher" }),
    stride: choice(["2", "4", "5", "8", "all"], { default: "2", key: "stride", group: "student" }),
    direct: toggle({ default: false, key: "direct", group: "student" }),
    schedule: choice(["cosine", "edm", "flow"], { default: "cosine", key: "schedule", group: "objective" }),
    weighting: choice(["truncated", "snr+1", "snr", "one"], {
      default: "truncated",
      key: "weight",
      group: "objective",
    }),
    prediction: choice(["v", "x0"], { default: "v", key: "pred", group: "student" }),
    ...networkControls,
    iterations: logSlider({ min: 50, max: 20_000, default: 3000, integer: true, key: "its" }),
    batch: logSlider({ min: 32, max: 2048, default: 256, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-5, max: 2e-2, default: 4e-3, key: "lr", live: true }),
  },
  metrics: {
    teacherLoss: { scale: "log", unit: "none", better: "lower", role: "teacher" },
    loss: { scale: "log", unit: "none", better: "lower", role: "student" },
    ...measured("student", [...ofPoints, "mmd", "nfe"]),
    ...measured("teacher", ["highQuality", "modes"], "teacher"),
    ...measured("control", ["highQuality", "modes"], "direct"),
    ...measured("student", ["frechet", "classAgreement", "sharpness"]),
    ...measured("teacher", ["frechet", "sharpness"], "teacher"),
    frechetFloor: floorMetrics.frechetFloor,
    ...measured("student", ofStretch),
    ...measured("teacher", ofStretch, "teacher"),
    ...measuredAt("student", [8, 4, 2], ["highQuality", "stretchMax", "sharpness", "frechet"]),
    slicedW2Floor: floorMetrics.slicedW2Floor,
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
