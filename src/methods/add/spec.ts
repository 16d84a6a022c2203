import { choice, logSlider, slider, toggle } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import {
  fewStepDataControls,
  fewStepTeacherControls,
  fewStepTrainingControls,
  ofImages,
  startControls,
} from "../generative/controls.ts";
import { costMetrics, fewStepViews, floorMetrics, qualityMetrics } from "../generative/metrics.ts";

/** Adversarial diffusion distillation: Sauer et al. 2023 (arXiv:2311.17042). */
export const spec = defineMethod({
  id: "add",
  version: 1,
  cite: ["arXiv:2311.17042"],
  family: "diffusion",
  controls: {
    ...fewStepDataControls,
    ...fewStepTeacherControls,
    ...startControls,
    adversarial: slider({ min: 0, max: 2, step: 0.05, default: 1, key: "adv", live: true, group: "objective" }),
    distillation: slider({ min: 0, max: 5, step: 0.05, default: 2.5, key: "lambda", live: true, group: "objective" }),
    features: choice(["diffusion", "classifier"], {
      default: "classifier",
      key: "F",
      group: "objective",
      when: ofImages,
    }),
    penalty: logSlider({ min: 1e-7, max: 1, default: 1e-5, key: "r1", live: true, group: "objective" }),
    headRate: logSlider({ min: 1e-5, max: 1e-2, default: 2e-3, key: "dlr", live: true, group: "objective" }),
    probe: toggle({ default: false, key: "probe", group: "objective" }),
    ...fewStepTrainingControls({ iterations: 2500, lr: 3e-4 }),
  },
  suits: { target: { latents: { distillation: 0.1, lr: 1e-4, iterations: 200, batch: 128, n: 1000 } } },
  metrics: {
    loss: { scale: "linear", unit: "none", role: "student" },
    distillationLoss: { scale: "log", unit: "none", role: "teacher" },
    headLoss: { scale: "linear", unit: "none", role: "smoothed" },
    ...qualityMetrics,
    cleanAccuracy0: { scale: "linear", unit: "fraction", role: "smoothed" },
    cleanAccuracy1: { scale: "linear", unit: "fraction", role: "smoothed" },
    cleanAccuracy3: { scale: "linear", unit: "fraction", role: "smoothed" },
    cleanAccuracy10: { scale: "linear", unit: "fraction", role: "smoothed" },
    diffusionAccuracy0: { scale: "linear", unit: "fraction", role: "teacher" },
    diffusionAccuracy1: { scale: "linear", unit: "fraction", role: "teacher" },
    diffusionAccuracy3: { scale: "linear", unit: "fraction", role: "teacher" },
    diffusionAccuracy10: { scale: "linear", unit: "fraction", role: "teacher" },
    ...costMetrics,
    ...floorMetrics,
  },
  views: [
    ...fewStepViews,
    { kind: "line", area: "readings", id: "loss", metrics: ["loss", "distillationLoss", "headLoss"] },
    {
      kind: "line",
      area: "readings",
      id: "apart",
      metrics: ["cleanAccuracy0", "cleanAccuracy10", "diffusionAccuracy0", "diffusionAccuracy10"],
    },
  ],
});

export type Spec = typeof spec;
