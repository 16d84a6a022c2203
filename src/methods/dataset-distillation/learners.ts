/** Fresh networks that learn side by side, each from its own examples: how good a set of examples is to learn from. */
import { epochBatches } from "../../data/shuffle.ts";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { softmaxLoss } from "../../nn/kernels/row-losses.ts";
import { initialTheta, layoutOf } from "../../nn/layout.ts";
import { Network } from "../../nn/network.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import { Trainer } from "../../nn/trainer.ts";

/** What one network learns from: rows of a common store of images, and rows of a store of answers. */
export interface Lesson {
  readonly images: Int32Array;
  /** As many. */
  readonly answers: Int32Array;
  /** Rows between the answers of one copy and of the next, where each has its own; 0 by default. */
  readonly answersApart?: number;
  /** Of the softmax that answers are compared with; 1 for labels. */
  readonly temperature?: number;
}

export interface Classroom {
  readonly architecture: MlpArchitecture;
  /** Every lesson is taught to as many networks. */
  readonly copies: number;
  readonly lessons: readonly Lesson[];
  /** Images `[·, d]` and probabilities of the classes `[·, classes]`. */
  readonly images: Tensor;
  readonly answers: Tensor;
  /** Initial weights, batches and noise. */
  readonly rng: Rng;
}

/** Examples in a step, whatever the size of the set: every network costs the same. */
const batch = 64;
/** Of Adam: rate and decay of the weights. */
const rate = 3e-3;
const weightDecay = 0.01;
/** Standard deviation of the noise that is added to the inputs. */
const inputNoise = 0.3;

/**
 * Networks side by side, those of a lesson one behind the other. The i-th network of every lesson starts from the same
 * weights and is given the same noise, so that only the examples tell the lessons apart.
 */
export class Learners {
  readonly network: Network;
  readonly #trainer: Trainer;
  readonly #rows: ((step: number) => Int32Array)[][];
  readonly #temperatures: number[];

  constructor(private readonly room: Classroom) {
    const { architecture, copies, lessons, rng } = room;
    const layout = layoutOf(architecture);
    const starts = Array.from({ length: copies }, (_, i) => initialTheta(layout, rng.fold("network", i)));
    const theta = new Float32Array(lessons.length * copies * layout.size);
    lessons.forEach((_, l) => starts.forEach((start, i) => theta.set(start, (l * copies + i) * layout.size)));
    this.network = new Network(architecture, theta, lessons.length * copies);
    this.#trainer = new Trainer(this.network, { weightDecay });
    this.#rows = lessons.map(({ images }) =>
      Array.from({ length: copies }, (_, i) => epochBatches(rng.fold("batches", i), images.length, batch)),
    );
    this.#temperatures = lessons.flatMap(({ temperature = 1 }) => Array.from({ length: copies }, () => temperature));
  }

  /** The k-th step of all of them. @returns their losses `[lessons·copies]`; the caller disposes them */
  step(k: number): Scalar {
    const { lessons, copies, images, answers, rng, architecture } = this.room;
    const d = architecture.sizes[0];
    return tf.tidy(() => {
      const networks = lessons.length * copies;
      const chosen = this.#rows.map((streams) => streams.map((rows) => rows(k)));
      const take = (store: Tensor, rowOf: (lesson: Lesson, copy: number, row: number) => number) => {
        const index = new Int32Array(networks * batch);
        chosen.flat().forEach((rows, at) => {
          const lesson = lessons[Math.floor(at / copies)];
          rows.forEach((row, i) => (index[at * batch + i] = rowOf(lesson, at % copies, row)));
        });
        return tf.reshape(gatherRows(store, tf.tensor1d(index, "int32")), [networks, batch, -1]);
      };
      const noise = tf.mul(normalNoise(rng.fold("noise", k), [copies, batch, d]), inputNoise);
      const pictures = take(images, (lesson, _, row) => lesson.images[row]);
      const x = tf.add(pictures, tf.tile(noise, [lessons.length, 1, 1]));
      const target = take(answers, (lesson, copy, row) => lesson.answers[row] + copy * (lesson.answersApart ?? 0));
      return this.#trainer.step(rate, () => {
        // Without Hinton's T²: nothing is added to this loss, and Adam's steps do not depend on its scale.
        const how = { kind: "probabilities", target, temperature: this.#temperatures } as const;
        return softmaxLoss(how, this.network.apply(x));
      });
    });
  }

  /** The networks of one lesson, to be kept; the caller disposes them. */
  async of(lesson: number): Promise<Network> {
    const { architecture, copies } = this.room;
    const size = copies * layoutOf(architecture).size;
    return new Network(architecture, (await this.network.values()).slice(lesson * size, (lesson + 1) * size), copies);
  }

  dispose(): void {
    this.#trainer.dispose();
    this.network.dispose();
  }
}
