import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    nfe: {
      label: "Evaluations per sample",
      help: "How often a network may be asked for one sample. Those who were trained for fewer use fewer.",
      options: { "1": "1", "2": "2", "4": "4", "8": "8", "16": "16", "32": "32" },
    },
    n: { label: "Samples measured", help: "How many samples the numbers and the curves are taken from." },
    target: {
      label: "Data",
      help: "What all of them were trained to imitate.",
      options: {
        grid25: "Grid of 25 modes",
        latents: "Drawn digits",
        patches: "Digits (transformer)",
        ring8: "Ring of 8 modes",
        digits: "Drawn digits (pixels)",
        unequal: "Unequal modes",
        moons: "Two moons",
        spirals: "Spirals",
        checkerboard: "Checkerboard",
        pinwheel: "Pinwheel",
        letters: "Letters",
      },
    },
    sampler: {
      label: "The teacher's sampler",
      help: "How the diffusion model takes its steps. Heun asks twice a step, and so takes half as many.",
      options: { ddim: "DDIM", dpm2m: "DPM-Solver++ (2M)", heun: "Heun" },
    },
    contestants: { label: "Who takes part", help: "Shipped students, and networks of your own from the shelf." },
  },
  metrics: {},
  charts: {},
  chartTabs: {},
  phases: {},
} satisfies MethodTexts<Spec>;
