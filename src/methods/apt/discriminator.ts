/**
 * A discriminator that is a diffusion network, all of it in training: Lin et al. 2025, APT (arXiv:2501.08316, section 3.3).
 * It is shown clean examples and told a noise level that is not theirs; heads read it at several depths.
 */
import { conditions } from "../../diffusion/denoiser.ts";
import type { Angle } from "../../diffusion/parameterisation.ts";
import type { DiffusionTransformerArchitecture, MlpArchitecture } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { layoutOf } from "../../nn/layout.ts";
import type { Network } from "../../nn/network.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { perceptronSlope } from "./perceptron-slope.ts";

export interface Discriminator {
  /** All that is trained. */
  readonly networks: readonly Network[];
  /** Takes over the weights of a diffusion network, where it has the same. */
  become(body: Network): Promise<void>;
  /** Logits `[n, 1]` of examples x `[n, d]`, differentiable. Within a tidy. */
  logits(x: Tensor, told: Tensor): Tensor;
  /**
   * ∂D/∂x `[n, d]`, differentiable by the parameters; null where there is no formula for it: kernels are differentiable
   * once. Within a tidy.
   */
  readonly slope: ((x: Tensor, told: Tensor) => Tensor) | null;
}

export type Depths = "last" | "two" | "all";

/** The layers or blocks, counted from 1, after which a head reads. */
export const depthsOf = (which: Depths, layers: number): number[] => {
  const all = Array.from({ length: layers }, (_, i) => i + 1);
  return which === "all" ? all : all.slice(which === "two" ? -2 : -1);
};

export interface DiscriminatorChoice {
  /** Its architecture, and its weights unless they are to be random. */
  readonly body: Network;
  readonly random: boolean;
  readonly depths: Depths;
}

type Given = { readonly scope: Scope; readonly rng: Rng };

/** @throws Error for networks that are no diffusion networks */
export async function discriminatorFrom(given: Given, choice: DiscriminatorChoice): Promise<Discriminator> {
  const { architecture } = choice.body;
  switch (architecture.kind) {
    case "mlp":
      return ofPerceptron(given, choice, architecture);
    case "diffusion-transformer":
      return ofTransformer(given, choice, architecture);
    default:
      throw new Error(`no diffusion network: ${architecture.kind}`);
  }
}

/** Heads are learned queries that attend to the tokens: one network. */
async function ofTransformer(
  { scope, rng }: Given,
  { body, random, depths }: DiscriminatorChoice,
  a: DiffusionTransformerArchitecture,
): Promise<Discriminator> {
  const network = scope.network({ ...a, judges: depthsOf(depths, a.blocks) }, rng);
  const become = async (other: Network) => {
    const [theta, known] = [await network.values(), await other.values()];
    for (const { name, size, offset } of layoutOf(a).slots) {
      const own = network.layout.slots.find((slot) => slot.name === name);
      if (own) theta.set(known.subarray(offset, offset + size), own.offset);
    }
    network.update(tf.tensor1d(theta));
  };
  if (!random) await become(body);
  return { networks: [network], become, logits: (x, told) => network.apply(tf.concat([x, told], 1)), slope: null };
}

/** Size of the first weights of a perceptron's head. */
const headScale = 0.05;

/** The head is one linear layer on hidden layers side by side: a network of its own. */
async function ofPerceptron(
  { scope, rng }: Given,
  { body, random, depths }: DiscriminatorChoice,
  a: MlpArchitecture,
): Promise<Discriminator> {
  const network = random ? scope.network(a, rng.fold("body")) : scope.own(await body.clone());
  const read = depthsOf(depths, a.sizes.length - 2);
  const width = read.reduce((sum, layer) => sum + a.sizes[layer], 0);
  const head = scope.network({ kind: "mlp", sizes: [width, 1], activation: a.activation }, rng.fold("head"));
  head.update(tf.tensor1d((await head.values()).map((v) => v * headScale)));
  return {
    networks: [network, head],
    become: (other) => network.become(other),
    logits(x, told) {
      const hidden: Tensor[] = [];
      network.apply(tf.concat([x, told], 1), hidden);
      return head.apply(
        tf.concat(
          read.map((layer) => hidden[layer - 1]),
          1,
        ),
      );
    },
    slope: (x, told) =>
      tf.slice(
        perceptronSlope(a, tf.concat([x, told], 1), { body: network.theta, head: head.theta, read }),
        [0, 0],
        [x.shape[0], x.shape[1]!],
      ),
  };
}

/**
 * A level of every row that has nothing to do with its noise: t ~ shift(U(0, 1), s) (equation 5) on the straight line from
 * data to noise, or always the same.
 * @param s 1 even; more: towards noise
 * @param fixed the one t, 0 … 1, if it is always the same
 */
export function toldLevels(now: Rng, n: number, s: number, fixed: number | null): Angle[] {
  return Array.from(now.fold("t").uniform(n), (u) => {
    const t = fixed ?? (s * u) / (1 + (s - 1) * u);
    const scale = Math.hypot(t, 1 - t);
    return { cos: (1 - t) / scale, sin: t / scale };
  });
}

/** What the discriminator is told beside the examples. */
export const tell = (angles: readonly Angle[], classes: number, labels?: ArrayLike<number>): Tensor =>
  conditions(angles, classes, labels);
