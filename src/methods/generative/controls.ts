/** Controls that the generative methods share. What is best to begin with may differ: `{ ...control, default }`. */
import { choice, logSlider, slider, text } from "../../lab/controls.ts";
import { isImageTarget } from "../../lab/image-targets.ts";

type P = Record<string, unknown>;
export const ofImages = (p: P) => isImageTarget(p["target"]);
const isTrained = (p: P) => p["teacher"] === "live";

export const sampleControls = {
  n: logSlider({ min: 100, max: 20_000, default: 2000, integer: true, key: "n", group: "sampling", redraws: true }),
};

/** Jumps of a consistency model. */
export const jumpControls = {
  steps: slider({ min: 1, max: 8, step: 1, default: 1, integer: true, key: "steps", group: "sampling", redraws: true }),
};

export const fieldControls = {
  fieldTime: slider({ min: 0, max: 1, step: 0.01, default: 0.5, key: "t", group: "sampling", redraws: true }),
};

/** Targets in the plane: mixtures of Gaussians, all of them. */
// prettier-ignore
export const planeTargets =
  ["ring8", "grid25", "unequal", "moons", "spirals", "checkerboard", "pinwheel", "letters", "mixture", "own"] as const;

/** What the target "mixture" is made of. */
export const modesControls = {
  modes: text({
    default: "-1_0_0.2~1_0_0.2",
    pattern: /[-+.eE0-9_~,; ]*/,
    maxLength: 2000,
    key: "modes",
    group: "data",
    when: (p) => p["target"] === "mixture",
  }),
};

const guidance = slider({ min: 1, max: 4, step: 0.1, default: 1, key: "guidance", group: "teacher", when: ofImages });

/** A teacher that is shipped, known exactly, trained first, or taken from the shelf. */
export const anyTeacherControls = {
  teacher: choice(["pretrained", "exact", "live", "shelf"], {
    default: "pretrained",
    key: "teacher",
    group: "teacher",
  }),
  shelfTeacher: text({
    default: "",
    pattern: /[0-9a-f]{0,16}/,
    maxLength: 16,
    key: "shelf",
    group: "teacher",
    when: (p) => p["teacher"] === "shelf",
  }),
  guidance,
  teacherIterations: logSlider({ min: 100, max: 20_000, default: 6000, integer: true, key: "tits", group: "teacher", when: isTrained }), // prettier-ignore
};

/** Hidden layers of a student of the plane or of latents. */
export const networkControls = {
  width: slider({ min: 8, max: 256, step: 8, default: 64, integer: true, key: "w", group: "student" }),
  depth: slider({ min: 1, max: 5, default: 3, integer: true, key: "d", group: "student" }),
};

/** Samples of the sets for which few-step students are made. */
export const fewStepDataControls = {
  ...sampleControls,
  target: choice(["ring8", "grid25", "latents"], { default: "grid25", key: "target", group: "data" }),
};

export const fewStepTeacherControls = {
  teacher: choice(["pretrained", "exact"], { default: "pretrained", key: "teacher", group: "teacher" }),
  guidance,
};

/** What the generator begins as. */
export const startControls = {
  start: choice(["consistency", "teacher"], { default: "consistency", key: "start", group: "student" }),
};

/** The score of the generator's own samples, which is learned along with it. */
export const fakeScoreControls = {
  fakeSteps: slider({ min: 1, max: 10, default: 1, integer: true, key: "fake", live: true, group: "objective" }),
  fakeRate: logSlider({ min: 1e-5, max: 1e-2, default: 1e-3, key: "flr", live: true, group: "objective" }),
};

/** Training of a generator of a few steps. */
export const fewStepTrainingControls = (begin: { iterations: number; lr: number }) => ({
  iterations: logSlider({ min: 50, max: 20_000, default: begin.iterations, integer: true, key: "its" }),
  batch: logSlider({ min: 32, max: 1024, default: 256, integer: true, key: "batch" }),
  lr: logSlider({ min: 1e-6, max: 1e-2, default: begin.lr, key: "lr", live: true }),
  ema: slider({ min: 0, max: 0.9999, step: 0.001, default: 0.995, key: "ema", live: true }),
});
