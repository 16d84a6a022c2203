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

/** Improved distribution matching distillation: Yin et al. 2024 (arXiv:2405.14867). */
export const spec = defineMethod({
  id: "dmd2",
  version: 1,
  cite: ["arXiv:2405.14867"],
  family: "diffusion",
  controls: {
    ...fewStepDataControls,
    ...fewStepTeacherControls,
    ...startControls,
    steps: slider({ min: 1, max: 4, step: 1, default: 1, integer: true, key: "steps", group: "student" }),
    matching: slider({ min: 0, max: 2, step: 0.05, default: 1, key: "match", live: true, group: "objective" }),
    gan: slider({ min: 0, max: 3, step: 0.05, default: 1, key: "gan", live: true, group: "objective" }),
    judging: logSlider({ min: 0.01, max: 10, default: 1, key: "judge", live: true, group: "objective" }),
    fakeSteps: { ...fakeScoreControls.fakeSteps, default: 5 },
    fakeRate: fakeScoreControls.fakeRate,
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
