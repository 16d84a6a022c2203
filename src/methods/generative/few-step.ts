/** What methods that train a one-step generator have in common: how it begins, how it is watched, what it costs. */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import { meaningOf } from "../../diffusion/denoiser.ts";
import type { Costs } from "../../lab/artifact.ts";
import type { MethodSpec, Role } from "../../lab/method.ts";
import type { Observable, RunEvent } from "../../lab/run.ts";
import { updateEma } from "../../nn/ema.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { watchCost } from "./cost.ts";
import { always, type Generator } from "./generator.ts";
import { multistepGenerator } from "./multistep.ts";
import { carefully, noisesOf } from "./one-step.ts";
import type { ByRole } from "./plane-views.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { teacherOf, type Teacher } from "./teacher.ts";

export interface FewStepChoice {
  readonly target: string;
  /** "pretrained" unless given. */
  readonly teacher?: "pretrained" | "exact";
  /**
   * What the generator begins as: a consistency student, shipped, also one that was stopped early, or to be trained first;
   * the diffusion model itself, or nothing learned yet.
   */
  readonly start: "consistency" | "early" | "live" | "teacher" | "scratch";
  readonly guidance?: number;
  readonly n: number;
  readonly ema: number;
}

export interface FewStep {
  readonly subject: Subject;
  readonly teacher: Teacher;
  /** The network that the teacher's weights are copied from, also where the teacher is exact. */
  readonly body: Denoiser;
  /** What the generator began as; the diffusion model's own weights until it has been trained. */
  readonly begin: Denoiser;
  /** In training; samples are taken from the average of its weights. */
  readonly G: Denoiser;
  readonly average: Denoiser;
  readonly costs: Costs;
  /** Moves the average after a step. */
  follow(k: number): void;
  /** How the run is watched: `also` adds the method's own views; samples take `steps` steps now, one by default. */
  watch(o: { readonly also?: Pick<Observable, "views" | "measure">; readonly steps?: () => number }): Observable;
  readonly onStep: (step: number) => void;
  readonly step: () => number;
  keep(name: string): Promise<RunEvent<Scalar>>;
}

/** @throws LabFailure when a network that the recipe names is not shipped */
export async function fewStep(
  context: Context<MethodSpec>,
  p: FewStepChoice,
  declared: readonly string[],
): Promise<FewStep> {
  const { rng, scope, pretrained, lineage } = context;
  const subject = await subjectOf(context, { ...p, modes: "" });
  const teacher = await teacherOf(context, { teacher: "pretrained", ...p, width: 64, depth: 3 }, subject);
  const guidance = p.guidance ?? 1;
  const shipped = async (name: string): Promise<Denoiser> => {
    const artifact = await pretrained(`${name}-${p.target}`);
    return { network: scope.network(artifact.architecture, artifact.theta), meaning: meaningOf(artifact) };
  };
  const body = teacher.model ?? (await shipped("diffusion"));
  const begins: Record<FewStepChoice["start"], () => Denoiser | Promise<Denoiser>> = {
    consistency: () => shipped("consistency"),
    early: () => shipped("early"),
    live: async () => ({ ...body, network: scope.own(await body.network.clone()) }),
    teacher: () => body,
    scratch: () => ({ ...body, network: scope.network(body.network.architecture, rng.fold("scratch")) }),
  };
  const begin = await begins[p.start]();
  const copy = async (): Promise<Denoiser> => ({ ...begin, network: scope.own(await begin.network.clone()) });
  const [G, average] = [await copy(), await copy()];
  const stream = rng.fold("sampler");
  const costs: Costs = { teacherCalls: 0, realSamples: 0 };
  let step = 0;
  return {
    subject,
    teacher,
    body,
    begin,
    G,
    average,
    costs,
    follow: (k) => updateEma(average.network, G.network, Math.min(p.ema, (1 + k) / (10 + k))),
    watch({ also, steps = () => 1 }) {
      const generators: ByRole<Generator> = {
        teacher: always(teacher.generator, { ...carefully(subject), guidance }),
        control: multistepGenerator(begin, stream, noisesOf(subject)),
        student: multistepGenerator(average, stream, noisesOf(subject)),
      };
      const prefixes: ByRole<string> = { teacher: "teacher", control: "start", student: "" } satisfies Partial<
        Record<Role, string>
      >;
      const setting = () => ({ ...carefully(subject), steps: steps() });
      const cost = watchCost(generators, { rng, dims: subject.dims, setting });
      return subject.watch({
        generators,
        prefixes,
        declared,
        setting,
        n: () => p.n,
        fieldTime: () => 0,
        rng,
        step: () => step,
        also: {
          views: async (isWatched) => [
            ...((await also?.views(isWatched)) ?? []),
            ...(isWatched("cost") ? [await cost()] : []),
          ],
          measure: async () => ({ ...costs, ...(await also?.measure()) }),
        },
      });
    },
    onStep: (k) => void (step = k),
    step: () => step,
    async keep(name) {
      const { architecture } = average.network;
      const theta = await average.network.values();
      return {
        type: "artifact",
        artifact: { kind: "diffusion", name, architecture, diffusion: average.meaning, theta, lineage },
        costs: { ...costs },
      };
    },
  };
}
