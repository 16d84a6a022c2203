/**
 * A discriminator from the diffusion network: Lin et al. 2024, SDXL-Lightning (arXiv:2402.13929, section 3.3). It sees
 * where a step arrives, and, while it is conditional, where it began.
 */
import { column, conditions } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { combineRows } from "../../nn/kernels/noise.ts";
import type { Network } from "../../nn/network.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Tensor } from "../../nn/tf.ts";

/** Noisy examples u `[n, d]` and the level of every row. */
export interface Points {
  readonly u: Tensor;
  readonly angles: readonly Angle[];
}

export interface Discriminator {
  /** What is read of one point: the diffusion network without its last layer, `[n, in]` → `[n, width]`. */
  readonly body: Network;
  /** `[n, width]` of where a step arrives, beside the same of where it began while conditional → the logit. */
  readonly head: Network;
  readonly conditional: boolean;
}

/** Neurons between what is read and the logit, and the size of what is read. */
const width = 64;

/** With the layers of the diffusion network but the last, or with fresh ones where they are not to be taken over. */
export async function discriminatorFrom(
  { scope, rng }: { readonly scope: Scope; readonly rng: Rng },
  { body, fresh, conditional }: { readonly body: Network; readonly fresh: boolean; readonly conditional: boolean },
): Promise<Discriminator> {
  if (body.architecture.kind !== "mlp") throw new Error("only perceptrons have discriminators");
  const { sizes, activation } = body.architecture;
  const read: MlpArchitecture = { kind: "mlp", sizes: [...sizes.slice(0, -1), width], activation };
  const network = scope.network(read, rng.fold("body"));
  const theta = await network.values();
  const taken = theta.length - (sizes.at(-2)! + 1) * width;
  // All layers before the last lie at the same places.
  if (!fresh) theta.set((await body.values()).subarray(0, taken));
  network.update(tf.tensor1d(theta));
  const logit: MlpArchitecture = { kind: "mlp", sizes: [width * (conditional ? 2 : 1), width, 1], activation };
  return { body: network, head: scope.network(logit, rng.fold("head")), conditional };
}

/** Noise mixed into what a discriminator sees: σ/α that is added, as often as it stands here. */
const renoised = [0, 0, 0.05, 0.2, 0.7];

/** Points with more noise: of x + r ε for what was x = u / cos φ, each row with one of the levels above. */
export function moreNoise({ u, angles }: Points, epsilon: Tensor, now: Rng): Points {
  const which = now.integers(angles.length, renoised.length);
  const to = angles.map(({ cos, sin }, i): Angle => {
    const scale = Math.hypot(1, renoised[which[i]] * cos);
    return { cos: cos / scale, sin: Math.hypot(sin, renoised[which[i]] * cos) / scale };
  });
  const kept = column(to.map(({ cos }, i) => cos / angles[i].cos));
  const added = column(to.map(({ cos }, i) => renoised[which[i]] * cos));
  return { u: combineRows(kept, u, added, epsilon), angles: to };
}

/** Below this level there is little for a diffusion network to see: of clean examples it believes that they are here. */
const least = angleOf({ alpha: 1, sigma: 0.1 });
const believed = (angle: Angle): Angle => (angle.sin < least.sin ? least : angle);

/** Logits `[n, 1]` of steps that arrive at `end`; where they began is looked at by a conditional one only. Within a tidy. */
export function judgeSteps(
  { body, head, conditional }: Discriminator,
  { begin, end }: { readonly begin: Points; readonly end: Points },
  classes: number,
  labels?: ArrayLike<number>,
): Tensor {
  const read = ({ u, angles }: Points) =>
    body.apply(tf.concat([u, conditions(angles.map(believed), classes, labels)], 1));
  return head.apply(conditional ? tf.concat([read(end), read(begin)], 1) : read(end));
}
