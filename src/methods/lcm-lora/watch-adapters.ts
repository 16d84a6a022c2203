/** What is shown and measured of two adapters and their sum. */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Role } from "../../lab/method.ts";
import type { Observable } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import { relativeNorm, type Adapter } from "../../nn/lora.ts";
import type { Network } from "../../nn/network.ts";
import type { Context } from "../context.ts";
import type { Setting } from "../generative/generator.ts";
import type { Drawn, ImageSpace } from "../generative/images.ts";
import type { Subject } from "../generative/subject.ts";
import type { Training } from "./adapters.ts";
import { combinations } from "./combinations.ts";
import { latentMetrics } from "./latent-metrics.ts";
import { spec, type Spec } from "./spec.ts";

export interface WatchedAdapters {
  readonly subject: Subject;
  readonly space: ImageSpace;
  readonly base: Network;
  readonly style: Adapter;
  readonly acceleration: Adapter;
  readonly training: Training;
  /** A network to merge into. */
  readonly copy: () => Promise<Denoiser>;
  /** Real digits of the style, by which everything is judged. */
  readonly draw: (rng: Rng, n: number) => Drawn;
  readonly step: () => number;
}

export async function watchAdapters({ p, rng }: Context<Spec>, o: WatchedAdapters): Promise<Observable> {
  const { subject, space, base, style, acceleration, training, copy, draw, step } = o;
  const { generators, own } = await combinations({
    p,
    base,
    style,
    acceleration,
    training,
    copy,
    rng: rng.fold("sampler"),
  });
  const setting = (): Setting => ({ schedule: "cosine", sampler: "ddim", steps: p.steps });
  const settingOf = (role: Role): Setting => ({ ...setting(), ...own[role] });
  const watched = {
    generators,
    draw,
    prefixes: { teacher: "many", student: "", control: "style", smoothed: "acceleration" },
    declared: Object.keys(spec.metrics),
    rng,
  };
  const inLatents = await latentMetrics({ ...watched, space, settingOf });
  const { size } = style.theta;
  return subject.watch({
    ...watched,
    own,
    comparedSteps: [1, 2, 4, 8],
    setting,
    n: () => p.n,
    fieldTime: () => 0,
    step,
    also: {
      views: async () => [],
      measure: async () => ({
        ...(await inLatents()),
        styleNorm: await relativeNorm(style, base),
        accelerationNorm: await relativeNorm(acceleration, base),
        // In half precision, as networks are shipped.
        adapterKilobytes: (2 * size) / 1000,
        baseKilobytes: (2 * base.theta.size) / 1000,
        adapterShare: size / base.theta.size,
      }),
    },
  });
}
