import { choice, logSlider, slider, toggle } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { fewStepDataControls, fewStepTrainingControls } from "../generative/controls.ts";
import { costMetrics, fewStepViews, floorMetrics, qualityMetrics } from "../generative/metrics.ts";

/** Diffusion GANs without a teacher: Xu et al. 2024, UFOGen (arXiv:2311.09257). */
export const spec = defineMethod({
  id: "ufogen",
  version: 1,
  cite: ["arXiv:2311.09257"],
  family: "diffusion",
  controls: {
    steps: slider({
      min: 1,
      max: 4,
      step: 1,
      default: 4,
      integer: true,
      key: "steps",
      group: "sampling",
      redraws: true,
    }),
    ...fewStepDataControls,
    start: choice(["teacher", "consistency", "scratch"], { default: "teacher", key: "start", group: "student" }),
    judge: choice(["model", "scratch"], { default: "model", key: "judge", group: "student" }),
    levels: slider({ min: 1, max: 8, step: 1, default: 4, integer: true, key: "levels", group: "objective" }),
    reconstruction: slider({ min: 0, max: 2, step: 0.05, default: 0.2, key: "rec", live: true, group: "objective" }),
    everywhere: toggle({ default: false, key: "every", live: true, group: "objective" }),
    judgeRate: logSlider({ min: 1e-5, max: 1e-2, default: 1e-3, key: "jlr", live: true, group: "objective" }),
    ...fewStepTrainingControls({ iterations: 3000, lr: 5e-4 }),
  },
  suits: { target: { latents: { iterations: 1500, batch: 128, n: 1000 } } },
  metrics: {
    loss: { scale: "linear", unit: "none", role: "student" },
    judgeLoss: { scale: "linear", unit: "none", role: "smoothed" },
    ...qualityMetrics,
    ...costMetrics,
    ...floorMetrics,
  },
  views: [...fewStepViews, { kind: "line", area: "readings", id: "loss", metrics: ["loss", "judgeLoss"] }],
});

export type Spec = typeof spec;
