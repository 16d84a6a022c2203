/** How this lab trains several students on one batch. The one place to change when it learns to do so at once. */
import { Network } from "../src/nn/network.ts";
import { tf, type Tensor } from "../src/nn/tf.ts";
import { Trainer } from "../src/nn/trainer.ts";
import { ADAM } from "./cases.ts";
import type { Training } from "./contestant.ts";
import type { Problem } from "./problem.ts";
import { finish, meanOf } from "./tf-help.ts";

export const manner = "separate trainers in turn";

/** @param loss of one student's outputs `[n, out]` */
export function students(problem: Problem, x: Tensor, loss: (output: Tensor) => Tensor): Training {
  const networks = problem.thetas.map((theta) => new Network(problem.case.architecture, theta));
  const trainers = networks.map((network) => new Trainer(network, ADAM));
  let losses: Tensor[] = [];
  return {
    step() {
      tf.dispose(losses);
      losses = trainers.map((trainer, k) => trainer.step(ADAM.learningRate, () => loss(networks[k].apply(x))));
    },
    loss: () => meanOf(losses),
    sync: () => finish(networks.map((network) => network.theta)),
    dispose() {
      tf.dispose(losses);
      for (const trainer of trainers) trainer.dispose();
      for (const network of networks) network.dispose();
    },
  };
}
