/** This lab's own networks, losses and trainer, as its methods use them; several students are one network of copies. */
import { crossEntropy } from "../src/losses/cross-entropy.ts";
import { softLabelLoss } from "../src/losses/soft-labels.ts";
import { squaredError } from "../src/losses/squared-error.ts";
import { Network } from "../src/nn/network.ts";
import { tf, type Scalar, type Tensor } from "../src/nn/tf.ts";
import { Trainer } from "../src/nn/trainer.ts";
import { ADAM, KD, type Loss } from "./cases.ts";
import type { Contestant } from "./contestant.ts";
import { chooseTfBackend, finish, meanOf, tensorOf } from "./tf-help.ts";

/** Loss of outputs `[…, n, out]`, mean over all that stands before `out`. */
function lossOf(kind: Loss, y: Tensor, teacher: Tensor, output: Tensor): Tensor {
  switch (kind) {
    case "mse":
      return squaredError(y, output);
    case "cross-entropy":
      return crossEntropy(y, output);
    case "kd":
      return tf.add(
        tf.mul(crossEntropy(y, output), 1 - KD.alpha),
        tf.mul(softLabelLoss(teacher, output, KD.temperature), KD.alpha),
      );
  }
}

export const ours: Contestant = {
  name: "ours",
  trains: true,
  manner: "one network of copies",
  async setup({ case: c, layout, thetas, ...data }, backend) {
    await chooseTfBackend(backend);
    const K = thetas.length;
    const theta = new Float32Array(K * layout.size);
    thetas.forEach((values, k) => theta.set(values, k * layout.size));
    const [x, y, teacher] = [data.x, data.y, data.teacher].map(tensorOf);
    const network = new Network(c.architecture, theta, K);
    const trainer = new Trainer(network, ADAM);
    // The sum of the students' losses, so that each has the gradient it would have alone.
    const sum = () => {
      const mean = lossOf(c.loss, y, teacher, network.apply(x));
      return K === 1 ? mean : tf.mul(mean, K);
    };
    let last: Scalar = tf.scalar(0);
    return {
      step() {
        last.dispose();
        last = trainer.step(ADAM.learningRate, sum);
      },
      loss: async () => (await meanOf([last])) / K,
      sync: () => finish([network.theta]),
      dispose() {
        trainer.dispose();
        network.dispose();
        tf.dispose([x, y, teacher, last]);
      },
    };
  },
};
