import { choice, logSlider, slider } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { jumpControls } from "../generative/controls.ts";
import { floorMetrics, measured } from "../generative/metrics.ts";

const ofLatents = ["frechet", "classAgreement", "diversity", "sharpness", "nfe"] as const;

/** Latent consistency models: Luo et al. 2023 (arXiv:2310.04378), on the latents of drawn digits. */
export const spec = defineMethod({
  id: "lcm",
  version: 1,
  cite: ["arXiv:2310.04378", "arXiv:2207.12598"],
  family: "diffusion",
  controls: {
    ...jumpControls,
    guidance: slider({ min: 0, max: 4, step: 0.1, default: 1.5, key: "w", group: "sampling", redraws: true }),
    n: logSlider({ min: 100, max: 5000, default: 1000, integer: true, key: "n", group: "sampling", redraws: true }),
    lowest: slider({ min: 0, max: 4, step: 0.1, default: 0, key: "wmin", group: "objective" }),
    highest: slider({ min: 0, max: 4, step: 0.1, default: 3, key: "wmax", group: "objective" }),
    levels: logSlider({ min: 4, max: 256, default: 48, integer: true, key: "levels", group: "objective" }),
    skip: slider({ min: 1, max: 16, step: 1, default: 4, integer: true, key: "skip", group: "objective" }),
    distance: choice(["squared", "huber"], { default: "huber", key: "distance", group: "objective" }),
    weighting: choice(["one", "snr+1"], { default: "one", key: "weight", group: "objective" }),
    targetEma: slider({ min: 0, max: 0.999, step: 0.01, default: 0.95, key: "mu", live: true, group: "objective" }),
    iterations: logSlider({ min: 50, max: 20_000, default: 4000, integer: true, key: "its" }),
    batch: logSlider({ min: 32, max: 2048, default: 256, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-5, max: 1e-2, default: 1e-3, key: "lr", live: true }),
    ema: slider({ min: 0, max: 0.9999, step: 0.001, default: 0.995, key: "ema", live: true }),
  },
  metrics: {
    loss: { scale: "log", unit: "none", better: "lower", role: "student" },
    ...measured("student", ofLatents),
    ...measured("teacher", ofLatents, "teacher"),
    frechetFloor: floorMetrics.frechetFloor,
  },
  views: [
    { kind: "samples", area: "stage" },
    { kind: "quality-steps", area: "readings" },
    { kind: "line", area: "readings", id: "quality", metrics: ["frechet", "teacherFrechet", "frechetFloor"] },
    { kind: "line", area: "readings", id: "guidance", metrics: ["classAgreement", "diversity"] },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss"] },
  ],
});

export type Spec = typeof spec;
