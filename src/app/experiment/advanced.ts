/** Controls for a second look, by method: they stand behind "More" while they have their defaults. */
export const advanced: Readonly<Record<string, readonly string[]>> = {
  "dataset-distillation": ["ambiguity", "noiseKind", "folds", "innerSteps", "depth", "T", "judges", "examples"],
  kd: ["labelNoise", "noiseKind", "omitted", "teacherNoise", "assistantWidth", "policy", "smoothing"],
};
