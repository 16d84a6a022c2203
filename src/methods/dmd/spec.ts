import { logSlider, slider } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import {
  fakeScoreControls,
  fewStepDataControls,
  fewStepTeacherControls,
  fewStepTrainingControls,
  startControls,
} from "../generative/controls.ts";
import { costMetrics, fewStepViews, floorMetrics, qualityMetrics } from "../generative/metrics.ts";

/** Distribution matching distillation: Yin et al. 2024 (arXiv:2311.18828). */
export const spec = defineMethod({
  id: "dmd",
  version: 1,
  cite: ["arXiv:2311.18828"],
  family: "diffusion",
  controls: {
    ...fewStepDataControls,
    ...fewStepTeacherControls,
    ...startControls,
    regression: slider({ min: 0, max: 2, step: 0.05, default: 0, key: "reg", group: "objective" }),
    pairs: logSlider({
      min: 500,
      max: 50_000,
      default: 5000,
      integer: true,
      key: "pairs",
      group: "objective",
      when: (p) => Number(p["regression"]) > 0,
    }),
    ...fakeScoreControls,
    ...fewStepTrainingControls({ iterations: 1500, lr: 5e-4 }),
  },
  suits: { target: { latents: { iterations: 150, batch: 128, n: 1000 } } },
  metrics: {
    loss: { scale: "linear", unit: "none", role: "student" },
    fakeLoss: { scale: "log", unit: "none", better: "lower", role: "smoothed" },
    ...qualityMetrics,
    ...costMetrics,
    ...floorMetrics,
  },
  views: [...fewStepViews, { kind: "line", area: "readings", id: "loss", metrics: ["loss", "fakeLoss"] }],
});

export type Spec = typeof spec;
