/** tfjs as its documentation teaches it: layers, losses, and `tf.train.adam(…).minimize`. */
import * as tf from "@tensorflow/tfjs";
import { ADAM, KD, type Loss } from "./cases.ts";
import type { Contestant } from "./contestant.ts";
import { weightsOf, type Values } from "./problem.ts";
import { perceptron, transformer } from "./stock-models.ts";
import { chooseTfBackend, finish, meanOf } from "./tf-help.ts";

const tensorOf = ({ values, shape }: Values) => tf.tensor(values, shape as number[]);

function lossOf(kind: Loss, y: tf.Tensor, teacher: tf.Tensor): (output: tf.Tensor) => tf.Scalar {
  const { temperature: T, alpha } = KD;
  switch (kind) {
    case "mse":
      return (output) => tf.losses.meanSquaredError(y, output);
    case "cross-entropy":
      return (output) => tf.losses.softmaxCrossEntropy(y, output);
    case "kd":
      return (output) => {
        const hard = tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(y, output);
        const p = teacher.div<tf.Tensor2D>(T).softmax();
        const divergence = p.mul(p.log().sub(output.div<tf.Tensor2D>(T).logSoftmax())).sum(1);
        return hard.mul(1 - alpha).add(divergence.mean().mul(alpha * T * T));
      };
  }
}

export const stock: Contestant = {
  name: "stock",
  trains: true,
  manner: "separate models in turn",
  async setup(problem, backend) {
    await chooseTfBackend(backend);
    const [x, y, teacher] = [problem.x, problem.y, problem.teacher].map(tensorOf);
    const { architecture } = problem.case;
    const models = problem.thetas.map((theta) => {
      const weights = weightsOf(problem.layout, theta);
      return architecture.kind === "mlp" ? perceptron(architecture, weights) : transformer(architecture, weights, x);
    });
    const loss = lossOf(problem.case.loss, y, teacher);
    const optimizers = models.map(() => tf.train.adam(ADAM.learningRate, ADAM.beta1, ADAM.beta2, ADAM.epsilon));
    let losses: tf.Tensor[] = [];
    return {
      step() {
        tf.dispose(losses);
        losses = models.map((model, k) =>
          optimizers[k].minimize(() => loss(model.apply(x)), true, model.variables as tf.Variable[])!,
        );
      },
      loss: () => meanOf(losses),
      sync: () => finish(models.at(-1)!.variables),
      dispose() {
        tf.dispose([x, y, teacher, ...losses]);
        for (const model of models) tf.dispose(model.variables);
        for (const optimizer of optimizers) optimizer.dispose();
      },
    };
  },
};
