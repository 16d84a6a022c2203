/** Controls for a second look, by method: they stand behind "More" while they have their defaults. */
export const advanced: Readonly<Record<string, readonly string[]>> = {
  kd: ["labelNoise", "noiseKind", "omitted", "teacherNoise", "assistantWidth", "policy", "smoothing"],
};
