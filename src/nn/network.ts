/** A network: an architecture and ONE flat parameter tensor, so that copies, averages and saving are single operations. */
import type { Architecture } from "../lab/artifact.ts";
import type { Rng } from "../math/rng.ts";
import { initialTheta, layoutOf, type Layout } from "./layout.ts";
import { forward, type Weights } from "./networks.ts";
import { tf, type Tensor, type Tensor1D } from "./tf.ts";

export class Network {
  readonly layout: Layout;
  #theta: Tensor1D;
  #weights: Weights;

  /**
   * @param parameters a stream to draw fresh parameters from, or the parameters themselves, `[size]`
   * @throws Error when the number of parameters is not the architecture's
   */
  constructor(
    readonly architecture: Architecture,
    parameters: Rng | Float32Array,
  ) {
    this.layout = layoutOf(architecture);
    const values = parameters instanceof Float32Array ? parameters : initialTheta(this.layout, parameters);
    if (values.length !== this.layout.size) {
      throw new Error(`The network has ${this.layout.size} parameters, ${values.length} were given.`);
    }
    this.#theta = tf.tensor1d(values, "float32");
    this.#weights = this.#slices();
  }

  /** All parameters, `[size]`. Owned by the network. */
  get theta(): Tensor1D {
    return this.#theta;
  }

  /** The parameters as tensors of their own shapes; the tensors gradients are taken with respect to. */
  get weights(): Weights {
    return this.#weights;
  }

  /** Output for inputs `[n, …]`; `hidden` receives the activations of the hidden layers. */
  apply(x: Tensor, hidden?: Tensor[]): Tensor {
    return forward(this.architecture, this.#weights, x, hidden);
  }

  /** Takes `theta` over as the new parameters; the same tensor, changed in place, is fine. */
  update(theta: Tensor1D): void {
    if (theta !== this.#theta) this.#theta.dispose();
    this.#theta = tf.keep(theta);
    tf.dispose(this.#weights as Record<string, Tensor>);
    this.#weights = this.#slices();
  }

  /** An independent network with the same parameters. */
  async clone(): Promise<Network> {
    return new Network(this.architecture, await this.values());
  }

  /** The parameters as plain numbers, `[size]`. */
  async values(): Promise<Float32Array> {
    return Float32Array.from((await this.#theta.data()) as Float32Array);
  }

  dispose(): void {
    this.#theta.dispose();
    tf.dispose(this.#weights as Record<string, Tensor>);
  }

  #slices(): Weights {
    return Object.fromEntries(
      this.layout.slots.map(({ name, offset, size, shape }) => {
        const flat = tf.slice(this.#theta, offset, size);
        const shaped = tf.keep(tf.reshape(flat, shape as number[]));
        flat.dispose();
        return [name, shaped];
      }),
    );
  }
}
