/** Adam and moving averages over flat parameters. */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

const width = 64;
const groups = (n: number): [number, number, number] => [Math.ceil(n / width), 1, 1];

const moments: Kernel = {
  key: "lab_adam_moments",
  inputs: ["G"],
  integers: ["count"],
  floats: ["beta1", "beta2"],
  workgroup: [width, 1, 1],
  // Mean and mean square lie one behind the other and are updated in place.
  body: `if (index < uniforms.count) {
    let g = G[index];
    result[index] = uniforms.beta1 * result[index] + (1.0 - uniforms.beta1) * g;
    let at = uniforms.count + index;
    result[at] = uniforms.beta2 * result[at] + (1.0 - uniforms.beta2) * g * g;
  }`,
};

const step: Kernel = {
  key: "lab_adam_step",
  inputs: ["THETA", "M"],
  integers: ["count"],
  floats: ["rate", "epsilon", "keep"],
  workgroup: [width, 1, 1],
  body: `if (index < uniforms.count) {
    let change = uniforms.rate * M[index] / (sqrt(M[uniforms.count + index]) + uniforms.epsilon);
    result[index] = uniforms.keep * THETA[index] - change;
  }`,
};

export interface AdamNumbers {
  readonly rate: number;
  readonly epsilon: number;
  readonly beta1: number;
  readonly beta2: number;
  /** What weight decay leaves of the parameters. */
  readonly keep: number;
}

/** Updates the moments `[2n]` in place and returns the new parameters `[n]`. */
export function adamStep(theta: Tensor, both: Tensor, gradient: Tensor, o: AdamNumbers): Tensor {
  const n = theta.size;
  run(moments, { inputs: [gradient], output: both, workgroups: groups(n), integers: [n], floats: [o.beta1, o.beta2] });
  return run(step, {
    inputs: [theta, both],
    output: [n],
    workgroups: groups(n),
    integers: [n],
    floats: [o.rate, o.epsilon, o.keep],
  });
}

const average: Kernel = {
  key: "lab_ema",
  inputs: ["AVERAGE", "THETA"],
  integers: ["count"],
  floats: ["decay"],
  workgroup: [width, 1, 1],
  body: "if (index < uniforms.count) { result[index] = mix(THETA[index], AVERAGE[index], uniforms.decay); }",
};

/** decay·average + (1 − decay)·theta `[n]`. */
export function emaStep(averaged: Tensor, theta: Tensor, decay: number): Tensor {
  const n = theta.size;
  return run(average, {
    inputs: [averaged, theta],
    output: [n],
    workgroups: groups(n),
    integers: [n],
    floats: [decay],
  });
}
