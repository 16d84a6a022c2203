/** A network: an architecture and ONE flat parameter tensor, so that copies, averages and saving are single operations. */
import type { Architecture } from "../lab/artifact.ts";
import type { Rng } from "../math/rng.ts";
import { differentiableMany } from "./differentiable.ts";
import { initialTheta, layoutOf, partsOf, type Layout, type Part } from "./layout.ts";
import { forward, type Parts } from "./networks.ts";
import { tf, type Tensor, type Tensor1D } from "./tf.ts";

export class Network {
  readonly layout: Layout;
  readonly #parts: readonly Part[];
  #theta: Tensor1D;
  #version = 0;
  /** Slices of theta, made when first needed and thrown away when theta changes. */
  #slices: Tensor[] | null = null;

  /**
   * @param parameters a stream to draw fresh parameters from, or the parameters themselves, `[copies·size]`
   * @param copies how many networks of this architecture stand side by side and are trained together
   * @throws Error when the number of parameters is not the architecture's
   */
  constructor(
    readonly architecture: Architecture,
    parameters: Rng | Float32Array,
    readonly copies = 1,
  ) {
    this.layout = layoutOf(architecture);
    this.#parts = partsOf(this.layout);
    const size = this.layout.size * copies;
    const values = parameters instanceof Float32Array ? parameters : freshTheta(this.layout, parameters, copies);
    if (values.length !== size) {
      throw new Error(`The network has ${size} parameters, ${values.length} were given.`);
    }
    this.#theta = tf.tensor1d(values, "float32");
  }

  /** All parameters, `[copies·size]`, the tensor gradients are taken with respect to. Owned by the network. */
  get theta(): Tensor1D {
    return this.#theta;
  }

  /** Counts the updates: equal versions, equal parameters. */
  get version(): number {
    return this.#version;
  }

  /** Output for inputs `[n, …]`; `hidden` receives the activations of the hidden layers. */
  apply(x: Tensor, hidden?: Tensor[]): Tensor {
    return forward(this.architecture, this.copies, x, this.#theta, () => this.#split(), hidden);
  }

  /** Takes `theta` over as the new parameters: the same tensor changed in place, or another. */
  update(theta: Tensor1D): void {
    if (theta !== this.#theta && !this.#theta.isDisposed) this.#theta.dispose();
    this.#theta = tf.keep(theta);
    this.#version++;
    this.#forget();
  }

  /** Fresh parameters, as the constructor draws them. */
  reset(rng: Rng): void {
    this.update(tf.tensor1d(freshTheta(this.layout, rng, this.copies)));
  }

  /** Takes over the parameters of another network of the same architecture, copied. */
  async become(other: Network): Promise<void> {
    this.update(tf.tensor1d(await other.values()));
  }

  /** An independent network with the same parameters. */
  async clone(): Promise<Network> {
    return new Network(this.architecture, await this.values(), this.copies);
  }

  /** The parameters as plain numbers, `[copies·size]`. */
  async values(): Promise<Float32Array> {
    return Float32Array.from((await this.#theta.data()) as Float32Array);
  }

  dispose(): void {
    this.#theta.dispose();
    this.#forget();
  }

  #forget(): void {
    if (this.#slices) tf.dispose(this.#slices);
    this.#slices = null;
  }

  /** The parts of theta, so that their gradients come back as one flat vector. */
  #split(): Parts {
    this.#slices ??= this.#parts.map(({ offset, size, shape }) => {
      const flat = tf.slice(this.#theta, offset, size);
      const shaped = tf.keep(tf.reshape(flat, shape as number[]));
      flat.dispose();
      return shaped;
    });
    const slices = this.#slices;
    const parts = differentiableMany({
      inputs: { theta: this.#theta as Tensor },
      forward: () => slices.map((slice) => tf.clone(slice)),
      backward: (dys) => ({ theta: () => tf.concat(dys.map((dy) => tf.reshape(dy, [-1]))) }),
    });
    return Object.fromEntries(this.#parts.map(({ name }, i) => [name, parts[i]]));
  }
}

/** One network draws from the stream itself; several each from a stream of their own. */
function freshTheta(layout: Layout, rng: Rng, copies: number): Float32Array {
  if (copies === 1) return initialTheta(layout, rng);
  const all = new Float32Array(copies * layout.size);
  for (let c = 0; c < copies; c++) all.set(initialTheta(layout, rng.fold("copy", c)), c * layout.size);
  return all;
}
