/** Words of the controls, metrics and charts that the generative methods share. */
import { named, ofStart, ofStudent, ofTeacher } from "./metrics.ts";
import { sayerOf } from "./text.ts";

export const sampleText = {
  n: { label: "Samples", help: "How many samples are drawn, shown and measured." },
};

export const fieldText = {
  fieldTime: { label: "Time of the field", help: "The moment whose arrows are shown: 0 data, 1 noise." },
};

const imageTargets = {
  digits: "Drawn digits (pixels)",
  patches: "Drawn digits (transformer on patches)",
  latents: "Drawn digits (latent space)",
  moving: "Moving digits (video)",
};

/** All targets of the plane, and some of images. */
export const targetText = <const I extends keyof typeof imageTargets>(...images: readonly I[]) => ({
  label: "Data",
  help: "What the model is to imitate. The sets of points are mixtures of Gaussians whose density, score and denoiser are known exactly.",
  options: {
    ring8: "Ring of 8 modes",
    grid25: "Grid of 25 modes",
    unequal: "Unequal modes",
    moons: "Two moons",
    spirals: "Spirals",
    checkerboard: "Checkerboard",
    pinwheel: "Pinwheel",
    letters: "Letters",
    mixture: "Modes you place",
    own: "Your own points",
    ...named(images, (id) => imageTargets[id]),
  },
});

export const modesText = { modes: { label: "Modes", help: "Where the modes are, how wide and how heavy." } };

export const anyTeacherText = {
  teacher: {
    label: "Teacher",
    help: "Shipped: a network trained by this project's own script. Exact: the best possible denoiser, in closed form; the student then begins from nothing. Train now: the same network trained before your eyes. Shelf: a network that an earlier run made.",
    options: { pretrained: "Shipped", exact: "Exact", live: "Train now", shelf: "Shelf" },
  },
  shelfTeacher: { label: "Network on the shelf", help: "Which of the networks that runs have left on your shelf." },
  guidance: {
    label: "Teacher's guidance w",
    help: "How strongly the class counts in what the teacher shows: above 1 it asks twice. The student learns the result and asks once.",
  },
  teacherIterations: { label: "Teacher's training steps", help: "Length of the teacher's training." },
};

export const networkText = {
  width: { label: "Width", help: "Neurons in each hidden layer." },
  depth: { label: "Depth", help: "Hidden layers." },
};

/** Of students that jump, and so have to be steep. */
export const jumpingNetworkText = {
  ...networkText,
  width: {
    label: "Width",
    help: "Neurons in each hidden layer. A narrow student cannot follow a steep map: watch what it loses.",
  },
};

/** Of what consistency models minimise. */
export const consistencyText = {
  distance: {
    label: "Distance",
    help: "Squared error, or pseudo-Huber, in which large errors count less.",
    options: { squared: "Squared error", huber: "Pseudo-Huber" },
  },
  targetEma: {
    label: "Inertia of the target (μ)",
    help: "The answer comes from a slower copy of the student; 0: from the student itself.",
  },
};

export const consistencyTrainingText = {
  iterations: { label: "Training steps", help: "Length of the student's training." },
  batch: { label: "Batch size", help: "Examples per training step." },
  lr: { label: "Learning rate", help: "Step size of Adam; it falls to nothing over the run." },
  ema: { label: "Averaging (EMA)", help: "Samples are taken from a moving average of the weights." },
};

export const fewStepDataText = {
  ...sampleText,
  target: {
    label: "Data",
    help: "Points of the plane, whose truth is known, or drawn digits in the latent space of this project's autoencoder.",
    options: { ring8: "Ring of 8 modes", grid25: "Grid of 25 modes", latents: imageTargets.latents },
  },
};

export const fewStepTeacherText = {
  teacher: {
    label: "Teacher",
    help: "Shipped: a network trained by this project's own script. Exact: the best possible denoiser, in closed form; only points of the plane have one.",
    options: { pretrained: "Shipped", exact: "Exact" },
  },
  guidance: { label: "Teacher's guidance w", help: "How strongly the class counts in what the teacher says." },
};

export const startText = {
  start: {
    label: "The generator begins as",
    help: "A consistency student, which already covers the data, or the diffusion model itself, which has never jumped: most failures begin there.",
    options: { consistency: "Consistency student", teacher: "Raw teacher" },
  },
};

export const fakeScoreText = {
  fakeSteps: { label: "Fake score's steps", help: "How often the fake score learns for each step of the generator." },
  fakeRate: { label: "Fake score's learning rate", help: "Step size of Adam for the fake score." },
};

export const fewStepTrainingText = (who: "generator" | "student") => ({
  iterations: { label: "Training steps", help: `Steps of the ${who}.` },
  batch: { label: "Batch size", help: "Samples per training step." },
  lr: { label: "Learning rate", help: `Step size of Adam for the ${who}; it falls to nothing over the run.` },
  ema: { label: "Averaging (EMA)", help: `Samples are taken from a moving average of the ${who}'s weights.` },
});

export const { said, saidAt } = sayerOf({
  colon: ": ",
  words: {
    highQuality: "high quality",
    modes: "modes covered",
    modeKl: "imbalance of modes (KL)",
    logDensity: "log density under the truth",
    slicedW2: "sliced Wasserstein distance",
    mmd: "maximum mean discrepancy²",
    modeAgreement: "lands in the teacher's mode",
    frechet: "Fréchet distance",
    classAgreement: "class as asked for",
    diversity: "diversity within classes",
    sharpness: "sharpness",
    motionDistance: "Fréchet distance of the motion",
    motionError: "off the straight path (pixels)",
    flicker: "flicker",
    straightness: "deviation from straight",
    fourStepQuality: "high quality at 4 steps",
    selfConsistency: "disagreement along a path",
    stretchMedian: "local stretch, median",
    stretchP99: "local stretch, 99 %",
    stretchMax: "local stretch, steepest place",
    nfe: "evaluations per sample",
  },
  explained: {
    highQuality: "high quality (within 3σ)",
    diversity: "diversity within classes (real = 1)",
    sharpness: "sharpness (real = 1)",
  },
});

export const qualityText = (teacher = "Teacher") => ({
  ...said("Student", ofStudent),
  ...said("Before", ofStart, "start"),
  ...said(teacher, ofTeacher, "teacher"),
});

export const spentText = { teacherCalls: "Teacher's answers used", realSamples: "Real examples used" };

export const costText = (teacher = "Teacher") => ({
  ...said("Student", ["nfe"]),
  ...said(teacher, ["nfe"], "teacher"),
  ...spentText,
});

export const floorText = {
  slicedW2Floor: "Sliced Wasserstein distance of two true sets",
  frechetFloor: "Fréchet distance of two real sets",
};

export const fewStepCharts = { quality: "Quality during training", modes: "Modes covered", loss: "Training loss" };
export const fewStepChartTabs = { quality: "Quality", modes: "Modes", loss: "Loss" };
