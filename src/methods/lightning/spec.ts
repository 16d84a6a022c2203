import { choice, logSlider, slider, toggle } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { fewStepDataControls, fewStepTeacherControls, networkControls } from "../generative/controls.ts";
import { floorMetrics, measured, measuredAt, ofPoints, ofTeacher, spentMetrics } from "../generative/metrics.ts";

/** Progressive adversarial diffusion distillation, SDXL-Lightning: Lin et al. 2024 (arXiv:2402.13929). */
export const spec = defineMethod({
  id: "lightning",
  version: 1,
  cite: ["arXiv:2402.13929"],
  family: "diffusion",
  controls: {
    ...fewStepDataControls,
    ...fewStepTeacherControls,
    teacherSteps: choice(["64", "32", "16", "8"], { default: "32", key: "N", group: "teacher" }),
    adversarialFrom: choice(["8", "4", "2", "1"], { default: "4", key: "from", group: "student" }),
    ...networkControls,
    control: toggle({ default: true, key: "mse", group: "student" }),
    discriminator: choice(["both", "conditional", "unconditional"], { default: "both", key: "D", group: "objective" }),
    real: choice(["previous", "skip", "first"], { default: "first", key: "real", group: "objective" }),
    body: choice(["teacher", "random"], { default: "teacher", key: "body", group: "objective" }),
    iterations: logSlider({ min: 20, max: 20_000, default: 1500, integer: true, key: "its" }),
    lr: logSlider({ min: 1e-5, max: 2e-2, default: 4e-3, key: "lr", live: true }),
    adversarialIterations: logSlider({ min: 20, max: 20_000, default: 1500, integer: true, key: "aits", group: "objective" }), // prettier-ignore
    generatorRate: logSlider({ min: 1e-6, max: 1e-2, default: 3e-4, key: "glr", live: true, group: "objective" }),
    discriminatorRate: logSlider({ min: 1e-6, max: 1e-2, default: 1e-3, key: "dlr", live: true, group: "objective" }),
    batch: logSlider({ min: 32, max: 1024, default: 256, integer: true, key: "batch" }),
    ema: slider({ min: 0, max: 0.9999, step: 0.001, default: 0.998, key: "ema", live: true }),
  },
  suits: {
    target: {
      latents: {
        width: 256,
        teacherSteps: "8",
        adversarialFrom: "1",
        iterations: 100,
        adversarialIterations: 200,
        batch: 128,
        lr: 1e-3,
        generatorRate: 2e-4,
        discriminatorRate: 4e-4,
        n: 1000,
      },
    },
  },
  metrics: {
    loss: { scale: "log", unit: "none", better: "lower", role: "student" },
    generatorLoss: { scale: "linear", unit: "none", role: "student" },
    discriminatorLoss: { scale: "linear", unit: "none", role: "smoothed" },
    ...measured("student", [...ofPoints, "modeAgreement", "frechet", "classAgreement", "sharpness"]),
    ...measured("control", ["highQuality", "modes", "modeKl", "modeAgreement", "frechet", "sharpness"], "mse"),
    ...measured("teacher", ofTeacher, "teacher"),
    ...measuredAt("student", [4, 2], ["highQuality", "modeAgreement", "frechet", "sharpness"]),
    ...measuredAt("control", [4, 2], ["highQuality", "frechet"], "mse"),
    ...measured("student", ["nfe"]),
    ...spentMetrics,
    ...floorMetrics,
  },
  views: [
    { kind: "ladder", area: "stage" },
    { kind: "samples", area: "stage" },
    { kind: "critic", area: "stage" },
    { kind: "noise-map", area: "stage" },
    { kind: "modes", area: "stage" },
    {
      kind: "line",
      area: "readings",
      id: "quality",
      metrics: ["highQuality", "mseHighQuality", "teacherHighQuality", "sharpness"],
    },
    { kind: "line", area: "readings", id: "agreement", metrics: ["modeAgreement", "mseModeAgreement"] },
    { kind: "line", area: "readings", id: "game", metrics: ["generatorLoss", "discriminatorLoss"] },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss"] },
  ],
});

export type Spec = typeof spec;
