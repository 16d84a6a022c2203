/**
 * A diffusion model of the plane in the way of Diffusion-Explorer (github.com/helblazer811/Diffusion-Explorer): a
 * sequential model of stock layers shown the noisy point beside its time, and `tf.train.adam(…).minimize`. Its examples
 * are drawn beforehand and gathered batch by batch; there is no average of the weights. Both spare it work.
 */
import * as tf from "@tensorflow/tfjs";
import { planeTarget } from "../src/data/targets/plane.ts";
import { sample } from "../src/math/mixture.ts";
import { Rng } from "../src/math/rng.ts";
import type { StockDiffusion } from "./cases.ts";
import type { Contestant } from "./contestant.ts";
import { weightsOf, type Problem } from "./problem.ts";
import { perceptron } from "./stock-models.ts";
import { chooseTfBackend, finish } from "./tf-help.ts";

/** Batches of examples, in whose order they are learnt again and again. */
const batches = 20;

const frequencies = [0.5, 1, 2].map((k) => (Math.PI * k) / 4);

/** What the network is shown, `[n, in]` in parts, and what it should answer. */
interface Lesson {
  readonly shown: tf.Tensor2D[];
  readonly answer: tf.Tensor;
}

/** The lab's lesson (src/diffusion/denoising.ts) in stock operations: v from u, sines and cosines of the level. */
function labLesson(x0: tf.Tensor2D): Lesson {
  const n = x0.shape[0];
  const noise = tf.randomNormal(x0.shape);
  const level = tf.randomNormal([n, 1]).mul(1.6).add(-1.2).exp().atan();
  const any = tf.randomUniform([n, 1], 0, Math.PI / 2);
  const phi = tf.where(tf.randomUniform([n, 1]).less(0.05), any, level);
  const [cos, sin] = [phi.cos(), phi.sin()];
  const u = x0.mul(cos).add(noise.mul(sin)) as tf.Tensor2D;
  const told = sin.div(cos).log().clipByValue(Math.log(1e-3), Math.log(80));
  const turn = told.mul<tf.Tensor2D>(tf.tensor2d(frequencies, [1, 3]));
  return { shown: [u, turn.sin(), turn.cos()], answer: noise.mul(cos).sub(x0.mul(sin)) };
}

/** Straight lines from noise at time 0 to examples at time 1. */
function flowLesson(x1: tf.Tensor2D): Lesson {
  const time = tf.randomUniform<tf.Rank.R2>([x1.shape[0], 1]);
  const x0 = tf.randomNormal<tf.Rank.R2>(x1.shape);
  return { shown: [x0.mul<tf.Tensor2D>(tf.sub(1, time)).add(x1.mul(time)), time], answer: x1.sub(x0) };
}

/** Three hidden layers of 64 with elu and fresh weights. */
function flowModel(): tf.Sequential {
  const elu = (extra: object = {}) => tf.layers.dense({ units: 64, activation: "elu", ...extra });
  return tf.sequential({ layers: [elu({ inputShape: [3] }), elu(), elu(), tf.layers.dense({ units: 2 })] });
}

function modelOf(how: StockDiffusion, { case: { architecture }, layout, thetas }: Problem): tf.Sequential {
  if (how.lesson === "flow matching" || architecture.kind !== "mlp") return flowModel();
  return perceptron(architecture, weightsOf(layout, thetas[0])).model;
}

export const stock: Contestant = {
  name: "stock",
  trains: true,
  manner: "one model",
  async setup(problem, backend) {
    await chooseTfBackend(backend);
    const how = problem.case.diffusion!;
    const { batch } = problem.case;
    const pool = batches * batch;
    const examples = sample(planeTarget("ring8").mixture, Rng.fromSeed(problem.case.id), pool).x;
    const data = tf.tensor2d(examples, [pool, 2]);
    const model = modelOf(how, problem);
    const variables = model.trainableWeights.map((weight) => weight.read());
    const optimizer = tf.train.adam(how.lesson === "lab" ? 5e-3 : 0.01);
    const forward = (x: tf.Tensor) => (how.forward === "predict" ? model.predict(x) : model.apply(x)) as tf.Tensor;
    let first = 0;
    let last: tf.Tensor = tf.scalar(0);
    return {
      step() {
        last.dispose();
        last = tf.tidy(() => {
          const examples = tf.gather(data, tf.range(first, first + batch).toInt()) as tf.Tensor2D;
          const { shown, answer } = how.lesson === "lab" ? labLesson(examples) : flowLesson(examples);
          return optimizer.minimize(() => {
            const output = tf.tidy(() => forward(tf.concat(shown, 1)));
            const loss = tf.losses.meanSquaredError<tf.Tensor, tf.Scalar>(answer, output);
            if (how.readsLoss) loss.dataSync();
            return loss;
          }, true)!;
        });
        first = (first + batch) % pool;
      },
      loss: async () => (await last.data())[0],
      sync: () => finish(variables),
      dispose() {
        tf.dispose([data, last, ...variables]);
        optimizer.dispose();
      },
    };
  },
};
