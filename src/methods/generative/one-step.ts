/** Generators that jump from pure noise to the data at once, G(z), and those who judge what they make. */
import { conditions, denoiseRows, type Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import type { Artifact, MlpArchitecture } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import type { Network } from "../../nn/network.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { classOf, networkGenerator, taken, type Generator, type Setting } from "./generator.ts";
import type { Subject } from "./subject.ts";

/** Where the jump begins: the top of the levels that diffusion models and consistency students are trained on. */
export const top: Angle = angleOf(schedule("edm").at(1));

type Tokens = Pick<Subject, "tokens">;

/**
 * The levels between which jumps are learned. Neighbouring pixels say the same: where σ is 10 they still tell what an
 * example looks like, so that those of transformers begin at pure noise.
 */
export const noisesOf = ({ tokens }: Tokens): "edm" | "flow" => (tokens ? "flow" : "edm");

/** Where a jump to the examples of a subject begins. */
export const topOf = (subject: Tokens): Angle => (subject.tokens ? { cos: 0, sin: 1 } : top);

/** How a teacher takes many careful steps: in the plane and in latents, and where examples are tokens. */
export const careful: Setting = { schedule: "edm", sampler: "heun", steps: 18 };
export const carefully = ({ tokens }: Tokens): Setting =>
  tokens ? { schedule: "flow", sampler: "ddim", steps: 25 } : careful;

/** The same level for n rows. */
export const rowsAt = (angle: Angle, n: number): Angle[] => Array.from({ length: n }, () => angle);

/** G(z) `[n, d]` for standard normal z `[n, d]`; once differentiable with respect to G. To be called within a tidy. */
export function jump(G: Denoiser, z: Tensor, labels?: ArrayLike<number>, from = top): Tensor {
  const at = rowsAt(from, z.shape[0]);
  return denoiseRows(G, tf.mul(z, from.sin), at, conditions(at, G.meaning.classes, labels));
}

/** A generator of one step, whatever is asked. */
export function oneStepGenerator(G: Denoiser, rng: Rng): Generator {
  const { dims, classes } = G.meaning;
  return {
    ...networkGenerator(G, rng),
    samples: (z) => {
      const n = z.length / dims;
      const labels = classes > 0 ? Array.from({ length: n }, (_, i) => classOf(i, classes)) : undefined;
      return taken(tf.tidy(() => jump(G, tf.tensor2d(z, [n, dims]), labels)));
    },
    nfe: () => 1,
  };
}

/** Size of the logit's first weights: small, so that the discriminator has no opinion at first. */
const headScale = 0.05;

/**
 * A discriminator that sees what a diffusion network sees and answers with one logit. Its body is that of a diffusion
 * network where one is given (Sauer et al. 2024, Lin et al. 2024: the diffusion network as discriminator).
 */
export async function discriminatorOf(
  scope: Scope,
  rng: Rng,
  { body, architecture }: { readonly body: Network | null; readonly architecture: Artifact["architecture"] },
): Promise<Network> {
  if (architecture.kind !== "mlp") throw new Error("only perceptrons have discriminators");
  const sizes = [...architecture.sizes.slice(0, -1), 1];
  const network = scope.network({ ...architecture, sizes } satisfies MlpArchitecture, rng);
  const theta = await network.values();
  const head = sizes.at(-2)! + 1;
  for (let i = theta.length - head; i < theta.length; i++) theta[i] *= headScale;
  // All layers before the last lie at the same places.
  if (body) theta.set((await body.values()).subarray(0, theta.length - head));
  network.update(tf.tensor1d(theta));
  return network;
}

/** Logits `[n, 1]` of examples x `[n, d]` mixed with noise of the given levels. To be called within a tidy. */
export const judge = (D: Network, u: Tensor, angles: readonly Angle[], classes: number, labels?: ArrayLike<number>) =>
  D.apply(tf.concat([u, conditions(angles, classes, labels)], 1));
