/** Images that are trained: what a network's parameters are to a trainer, pixels are here. */
import { adam } from "../../nn/kernels/adam.ts";
import { tf, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "../../nn/tf.ts";

const adamsOwn = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 } as const;

/** Images `[n, d]`, 0 (paper) … 1 (ink), and Adam's memory of them. */
export class LearnedImages {
  #pixels: Tensor1D;
  #moments: Tensor1D;
  #step = 0;

  constructor(
    start: Float32Array,
    private readonly d: number,
  ) {
    this.#pixels = tf.tensor1d(start);
    this.#moments = tf.zeros([2 * start.length]);
  }

  /** Counts the updates. */
  get version(): number {
    return this.#step;
  }

  /**
   * One step of Adam on a loss of the images `[n, d]`; pixels that leave 0 … 1 are brought back to its ends.
   * @returns the loss before the step; the caller disposes it
   */
  step(learningRate: number, loss: (images: Tensor2D) => Scalar): Scalar {
    const of = (pixels: Tensor) => loss(tf.reshape(pixels, [-1, this.d]));
    const { value, grad } = tf.valueAndGrad(of)(this.#pixels);
    const state = { theta: this.#pixels, moments: this.#moments };
    const next = adam(state, grad as Tensor1D, { ...adamsOwn, learningRate, step: ++this.#step });
    this.#moments = tf.keep(next.moments);
    // A tensor of its own: one that changes in place must not be the right operand of a product.
    this.#pixels = tf.keep(tf.clipByValue(next.theta, 0, 1));
    tf.dispose([next.theta, grad]);
    return value as Scalar;
  }

  /** Uses the images `[n, d]` as they are, without a step; what is made in it is freed. */
  look(use: (images: Tensor2D) => void): void {
    tf.tidy(() => use(tf.reshape(this.#pixels, [-1, this.d])));
  }

  /** The images now, `[n·d]`. */
  async values(): Promise<Float32Array> {
    return Float32Array.from((await this.#pixels.data()) as Float32Array);
  }

  dispose(): void {
    tf.dispose([this.#pixels, this.#moments]);
  }
}
