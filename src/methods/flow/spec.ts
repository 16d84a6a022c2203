import { choice, logSlider, slider, toggle } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { fieldControls, modesControls, networkControls, planeTargets, sampleControls } from "../generative/controls.ts";
import { floorMetrics, measured, ofPoints, ofStretch } from "../generative/metrics.ts";

/** Rectified flow and reflow: Liu, Gong & Liu 2023 (arXiv:2209.03003); flow matching: Lipman et al. 2023. */
export const spec = defineMethod({
  id: "flow",
  version: 1,
  cite: ["arXiv:2209.03003", "arXiv:2210.02747"],
  family: "diffusion",
  controls: {
    steps: logSlider({ min: 1, max: 256, default: 1, integer: true, key: "steps", group: "sampling", redraws: true }),
    sampler: choice(["euler", "heun"], { default: "euler", key: "sampler", group: "sampling", redraws: true }),
    ...sampleControls,
    fieldTime: { ...fieldControls.fieldTime, when: (p) => p["target"] !== "latents" },
    target: choice([...planeTargets, "latents"], { default: "ring8", key: "target", group: "data" }),
    ...modesControls,
    flows: slider({ min: 1, max: 3, default: 2, integer: true, key: "flows", group: "student" }),
    distil: toggle({ default: true, key: "distil", group: "student" }),
    ...networkControls,
    iterations: logSlider({ min: 100, max: 20_000, default: 4000, integer: true, key: "its" }),
    pairs: logSlider({ min: 500, max: 100_000, default: 20_000, integer: true, key: "pairs" }),
    pairSteps: logSlider({ min: 1, max: 200, default: 100, integer: true, key: "ps" }),
    batch: logSlider({ min: 32, max: 2048, default: 512, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-4, max: 2e-2, default: 5e-3, key: "lr", live: true }),
    ema: slider({ min: 0, max: 0.9999, step: 0.001, default: 0.998, key: "ema", live: true }),
  },
  suits: {
    target: { latents: { width: 256, iterations: 3000, batch: 256, lr: 2e-3, pairSteps: 25, n: 1000, steps: 4 } },
  },
  metrics: {
    loss: { scale: "log", unit: "none", better: "lower", role: "student" },
    ...measured("student", [...ofPoints, "mmd", "nfe", ...ofStretch, "straightness", "fourStepQuality"]),
    ...measured("control", ["highQuality", "modes", "slicedW2", "straightness", "fourStepQuality"], "flow"),
    ...measured("smoothed", ["highQuality", "modes", "slicedW2", ...ofStretch], "distilled"),
    ...measured("teacher", ["highQuality", "modes", "straightness", "fourStepQuality"], "diffusion"),
    ...measured("teacher", ofStretch, "diffusionMap"),
    ...measured("student", ["frechet", "classAgreement", "sharpness"]),
    ...measured("control", ["frechet", "sharpness"], "flow"),
    ...measured("smoothed", ["frechet", "sharpness"], "distilled"),
    ...measured("teacher", ["frechet", "sharpness"], "diffusion"),
    frechetFloor: floorMetrics.frechetFloor,
    slicedW2Floor: floorMetrics.slicedW2Floor,
  },
  views: [
    { kind: "samples", area: "stage" },
    { kind: "paths", area: "stage" },
    { kind: "field", area: "stage" },
    { kind: "noise-map", area: "stage" },
    { kind: "modes", area: "stage" },
    { kind: "forward", area: "stage" },
    { kind: "quality-steps", area: "readings" },
    {
      kind: "line",
      area: "readings",
      id: "quality",
      metrics: [
        "highQuality",
        "flowHighQuality",
        "distilledHighQuality",
        "diffusionHighQuality",
        "frechet",
        "flowFrechet",
        "distilledFrechet",
      ],
    },
    {
      kind: "line",
      area: "readings",
      id: "straightness",
      metrics: ["straightness", "flowStraightness", "diffusionStraightness"],
    },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss"] },
  ],
});

export type Spec = typeof spec;
