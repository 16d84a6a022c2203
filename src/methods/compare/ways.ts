/** How samples are taken with a network of the shelf: by the method that made it. */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { SamplerId } from "../../diffusion/samplers.ts";
import type { Artifact } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { scheduleIds, type ScheduleId } from "../../math/schedules.ts";
import { networkGenerator, type Generator, type Setting } from "../generative/generator.ts";
import { multistepGenerator } from "../generative/multistep.ts";
import { noisesOf } from "../generative/one-step.ts";

export interface Way {
  /** Numbers of steps that the network was trained for; null: any. */
  readonly steps: readonly number[] | null;
  /** Steps for at most so many evaluations. */
  readonly stepsFor: (nfe: number) => number;
  readonly settingOf: (steps: number) => Setting;
  readonly generator: (denoiser: Denoiser, rng: Rng) => Generator;
}

/** How the diffusion model itself is sampled. */
export interface TeacherWay {
  readonly sampler: SamplerId;
}

const all = (nfe: number) => nfe;

/** Follows the flow; `thinned` as in `Setting`. */
const follows = (
  sampler: SamplerId,
  schedule: ScheduleId,
  o: { readonly steps?: readonly number[]; readonly thinned?: number } = {},
): Way => ({
  steps: o.steps ?? null,
  stepsFor: sampler === "heun" ? (nfe) => Math.floor((nfe + 1) / 2) : all,
  settingOf: (steps) => ({ schedule, sampler, steps, ...(o.thinned && { thinned: o.thinned }) }),
  generator: networkGenerator,
});

/** Jumps to the end, with new noise between the jumps. */
const jumps = (schedule: ScheduleId, steps: readonly number[] | null): Way => ({
  steps,
  stepsFor: all,
  settingOf: (steps) => ({ schedule, sampler: "ddim", steps }),
  generator: (denoiser, rng) => multistepGenerator(denoiser, rng, schedule),
});

/** The diffusion model, trained or exact. */
export const teacherWay = (schedule: ScheduleId, { sampler }: TeacherWay): Way => follows(sampler, schedule);

const byMethod: Readonly<Record<string, (artifact: Artifact, teacher: TeacherWay) => Way | null>> = {
  sample: ({ diffusion }, teacher) => teacherWay(diffusion?.prediction === "velocity" ? "flow" : "edm", teacher),
  flow: ({ name }) => follows("euler", "flow", name.startsWith("flow-distilled") ? { steps: [1] } : {}),
  progressive: (artifact) => {
    const { schedule, teacherSteps } = artifact.lineage.parameters;
    const known = scheduleIds.find((id) => id === schedule) ?? "cosine";
    return merged(artifact, known, Number(teacherSteps));
  },
  lightning: (artifact) => merged(artifact, "cosine"),
  consistency: (artifact) => jumps(noisesOfArtifact(artifact), null),
  lcm: () => jumps("cosine", null),
  "lcm-lora": ({ kind }) => (kind === "adapter" ? follows("ddim", "cosine") : null),
  dmd: (artifact) => jumps(noisesOfArtifact(artifact), [1]),
  add: (artifact) => jumps(noisesOfArtifact(artifact), [1, 2, 4]),
  apt: (artifact) => jumps(noisesOfArtifact(artifact), [1]),
  dmd2: (artifact) => jumps(noisesOfArtifact(artifact), [Number(artifact.lineage.parameters["steps"]) || 1]),
  ufogen: (artifact) => {
    const levels = Number(artifact.lineage.parameters["levels"]) || 1;
    return jumps(
      noisesOfArtifact(artifact),
      [1, 2, 4, 8].filter((steps) => steps <= levels),
    );
  },
};

/** Null for what makes no samples, or nobody knows how. */
export const wayOf = (artifact: Artifact, teacher: TeacherWay): Way | null =>
  Object.hasOwn(byMethod, artifact.lineage.method) ? byMethod[artifact.lineage.method](artifact, teacher) : null;

/** A student whose number of steps stands at the end of its name. */
function merged({ name }: Artifact, schedule: ScheduleId, thinned?: number): Way | null {
  const steps = Number(/-(\d+)$/.exec(name)?.[1]);
  return steps ? follows("ddim", schedule, { steps: [steps], ...(thinned && { thinned }) }) : null;
}

const noisesOfArtifact = ({ architecture }: Artifact): "edm" | "flow" =>
  noisesOf(architecture.kind === "diffusion-transformer" ? architecture : {});
