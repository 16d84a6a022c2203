/**
 * Low-rank adapters of perceptrons: Hu et al. 2021 (arXiv:2106.09685). A layer's weight W becomes W + λ A B with A
 * `[in, r]` and B `[r, out]`, our rows being inputs; the paper's α is r. Biases stay. What is computed with is an ordinary
 * network whose parameters are merged, so that nothing is slower for the adapters.
 */
import type { Architecture, LoraArchitecture } from "../lab/artifact.ts";
import type { Rng } from "../math/rng.ts";
import { adam } from "./kernels/adam.ts";
import { initialTheta, layoutOf } from "./layout.ts";
import type { Network } from "./network.ts";
import { tf, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "./tf.ts";
import { gradientOf, type TrainerOptions } from "./trainer.ts";

/** Where a layer's A and B lie in an adapter, and its weight `[rows, columns]` in the network. */
interface Layer {
  readonly rows: number;
  readonly columns: number;
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** The adapter of that rank for a perceptron. @throws Error for other networks, which have no adapters here */
export function adapterOf(base: Architecture, rank: number): LoraArchitecture {
  if (base.kind !== "mlp") throw new Error("adapters are for perceptrons");
  return { kind: "lora", base, rank };
}

/** Whether an adapter is one of networks like this one. */
export const fits = ({ base }: LoraArchitecture, network: Architecture): boolean =>
  network.kind === "mlp" &&
  network.activation === base.activation &&
  network.sizes.length === base.sizes.length &&
  network.sizes.every((size, i) => size === base.sizes[i]);

/** An adapter of every layer of a perceptron, as ONE flat parameter tensor: A and B of each layer in turn. */
export class Adapter {
  readonly #layers: readonly Layer[];
  #theta: Tensor1D;
  #version = 0;

  /**
   * @param parameters a stream to draw fresh parameters from, with which it changes nothing, or the parameters themselves
   * @throws Error when the number of parameters is not the architecture's
   */
  constructor(
    readonly architecture: LoraArchitecture,
    parameters: Rng | Float32Array,
  ) {
    const layout = layoutOf(architecture);
    const values = parameters instanceof Float32Array ? parameters : initialTheta(layout, parameters);
    if (values.length !== layout.size) {
      throw new Error(`The adapter has ${layout.size} parameters, ${values.length} were given.`);
    }
    const weights = layoutOf(architecture.base).slots.filter(({ shape }) => shape.length === 2);
    this.#layers = weights.map(({ shape: [rows, columns], offset: weight }, i): Layer => {
      const [{ offset: a }, { offset: b }] = layout.slots.slice(2 * i);
      return { rows, columns, a, b, weight };
    });
    this.#theta = tf.tensor1d(values);
  }

  /** All parameters. Owned by the adapter. */
  get theta(): Tensor1D {
    return this.#theta;
  }

  /** The parameters as plain numbers. */
  async values(): Promise<Float32Array> {
    return Float32Array.from((await this.#theta.data()) as Float32Array);
  }

  /** Counts the updates. */
  get version(): number {
    return this.#version;
  }

  /** Takes `theta` over as the new parameters: the same tensor changed in place, or another. */
  update(theta: Tensor1D): void {
    if (theta !== this.#theta && !this.#theta.isDisposed) this.#theta.dispose();
    this.#theta = tf.keep(theta);
    this.#version++;
  }

  /** What it adds to all parameters of the network where λ = 1, flat as they are; within a tidy. */
  change(): Tensor1D {
    const parts = this.#layers.flatMap((layer) => {
      const { a, b } = this.#factors(layer);
      return [tf.reshape(tf.matMul(a, b), [-1]), tf.zeros([layer.columns])];
    });
    return tf.concat(parts) as Tensor1D;
  }

  /** The gradient by the adapter, from that by the merged network at λ = 1: dA = dW Bᵀ, dB = Aᵀ dW; within a tidy. */
  pullBack(gradient: Tensor1D): Tensor1D {
    const parts = this.#layers.flatMap((layer) => {
      const { a, b } = this.#factors(layer);
      const { rows, columns, weight } = layer;
      const dW = tf.reshape(tf.slice(gradient, weight, rows * columns), [rows, columns]) as Tensor2D;
      return [tf.matMul(dW, b, false, true), tf.matMul(a, dW, true, false)].map((part) => tf.reshape(part, [-1]));
    });
    return tf.concat(parts) as Tensor1D;
  }

  dispose(): void {
    this.#theta.dispose();
  }

  /** Copies: parameters that change in place must not be operands themselves. */
  #factors({ rows, columns, a, b }: Layer): { a: Tensor2D; b: Tensor2D } {
    const { rank } = this.architecture;
    return {
      a: tf.reshape(tf.slice(this.#theta, a, rows * rank), [rows, rank]),
      b: tf.reshape(tf.slice(this.#theta, b, rank * columns), [rank, columns]),
    };
  }
}

/** An adapter and how much it counts: λ. */
export interface Weighted {
  readonly adapter: Adapter;
  readonly weight: number;
}

/** Gives `merged` the parameters of `base` with the adapters: θ + Σ λ Δ (Luo et al. 2023, arXiv:2311.05556, equation 3). */
export function merge(merged: Network, base: Network, adapters: readonly Weighted[]): void {
  merged.update(
    tf.tidy(() =>
      adapters
        .filter(({ weight }) => weight !== 0)
        .reduce<Tensor>(
          (sum, { adapter, weight }) => tf.add(sum, tf.mul(adapter.change(), weight)),
          tf.add(base.theta, 0),
        ),
    ) as Tensor1D,
  );
}

/** Norm of all that an adapter changes in the weights, relative to the base's weights and biases: |Δ|/|θ|. */
export async function relativeNorm(adapter: Adapter, base: Network): Promise<number> {
  const norm = tf.tidy(() => tf.div(tf.norm(adapter.change()), tf.norm(base.theta)));
  const [value] = await norm.data();
  norm.dispose();
  return value;
}

/** Trains an adapter alone: the base is a constant, `merged` follows the adapter at λ = 1. */
export class AdapterTrainer {
  #moments: Tensor1D;
  #step = 0;

  constructor(
    readonly adapter: Adapter,
    private readonly base: Network,
    private readonly merged: Network,
    private readonly options: Pick<TrainerOptions, "weightDecay"> = {},
  ) {
    this.#moments = tf.zeros([2 * adapter.theta.size]);
    merge(merged, base, [{ adapter, weight: 1 }]);
  }

  /**
   * One step of Adam on `loss`, a scalar that depends on the merged network.
   * @returns the loss before the step; the caller disposes it
   */
  step(learningRate: number, loss: () => Scalar): Scalar {
    const { adapter, merged } = this;
    const { value, gradient } = gradientOf(merged, loss);
    const own = tf.tidy(() => adapter.pullBack(gradient));
    gradient.dispose();
    const { weightDecay = 0 } = this.options;
    const how = { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay, step: ++this.#step };
    const next = adam({ theta: adapter.theta, moments: this.#moments }, own, how);
    own.dispose();
    this.#moments = tf.keep(next.moments);
    adapter.update(next.theta);
    merge(merged, this.base, [{ adapter, weight: 1 }]);
    return value;
  }

  dispose(): void {
    this.#moments.dispose();
  }
}
