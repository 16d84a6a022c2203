import { choice, logSlider, text } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";

/** Those that students are shipped for come first. */
// prettier-ignore
export const comparedTargets = [
  "grid25", "latents", "patches", "ring8", "digits", "unequal", "moons", "spirals", "checkerboard", "pinwheel", "letters",
] as const;
export type ComparedTarget = (typeof comparedTargets)[number];

/** Few-step generators side by side, as trained: nothing is learned here. */
export const spec = defineMethod({
  id: "compare",
  version: 1,
  cite: [],
  family: "comparison",
  controls: {
    nfe: choice(["1", "2", "4", "8", "16", "32"], { default: "4", key: "nfe", group: "sampling", redraws: true }),
    n: logSlider({ min: 200, max: 5000, default: 1000, integer: true, key: "n", group: "sampling", redraws: true }),
    target: choice(comparedTargets, { default: "grid25", key: "target", group: "data" }),
    sampler: choice(["ddim", "dpm2m", "heun"], { default: "ddim", key: "sampler", group: "teacher", redraws: true }),
    /** Ids of contestants, `~` between them; empty: everything that is shipped. */
    contestants: text({ default: "", pattern: /[a-z0-9~-]*/, maxLength: 400, key: "who", group: "student" }),
  },
  suits: { target: { patches: { n: 500 } } },
  metrics: {},
  views: [
    { kind: "samples", area: "stage" },
    { kind: "quality-steps", area: "readings" },
    { kind: "trade", area: "readings" },
    { kind: "cost", area: "readings" },
  ],
});

export type Spec = typeof spec;
