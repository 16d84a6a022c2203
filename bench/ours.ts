/** This lab's own networks, losses and trainer, as its methods use them. */
import { crossEntropy } from "../src/losses/cross-entropy.ts";
import { softLabelLoss } from "../src/losses/soft-labels.ts";
import { tf, type Tensor } from "../src/nn/tf.ts";
import { KD, type Loss } from "./cases.ts";
import type { Contestant } from "./contestant.ts";
import { manner, students } from "./ours-students.ts";
import { chooseTfBackend, tensorOf } from "./tf-help.ts";

/** Loss of outputs `[n, out]`. */
function lossOf(kind: Loss, y: Tensor, teacher: Tensor): (output: Tensor) => Tensor {
  switch (kind) {
    case "mse":
      return (output) => tf.mean(tf.squaredDifference(output, y));
    case "cross-entropy":
      return (output) => crossEntropy(y, output);
    case "kd":
      return (output) =>
        tf.add(
          tf.mul(crossEntropy(y, output), 1 - KD.alpha),
          tf.mul(softLabelLoss(teacher, output, KD.temperature), KD.alpha),
        );
  }
}

export const ours: Contestant = {
  name: "ours",
  trains: true,
  manner,
  async setup(problem, backend) {
    await chooseTfBackend(backend);
    const [x, y, teacher] = [problem.x, problem.y, problem.teacher].map(tensorOf);
    const group = students(problem, x, lossOf(problem.case.loss, y, teacher));
    return {
      step: () => group.step(),
      loss: () => group.loss(),
      sync: () => group.sync(),
      dispose() {
        group.dispose();
        tf.dispose([x, y, teacher]);
      },
    };
  },
};
