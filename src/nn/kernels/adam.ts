/**
 * Adam (Kingma & Ba 2015, arXiv:1412.6980, algorithm 1) with decoupled weight decay (Loshchilov & Hutter 2019,
 * arXiv:1711.05101), over one flat parameter vector.
 */
import { tf, type Tensor1D } from "../tf.ts";
import { addressOf, wasmKernels } from "./wasm/module.ts";

export interface AdamOptions {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** 1 for the first update. */
  readonly step: number;
}

export interface AdamState {
  theta: Tensor1D;
  m: Tensor1D;
  v: Tensor1D;
}

/** Both bias corrections folded into the step size and epsilon (last lines of section 2 of the paper). */
function corrected({ learningRate, beta1, beta2, epsilon, step }: AdamOptions) {
  const root = Math.sqrt(1 - beta2 ** step);
  return { rate: (learningRate * root) / (1 - beta1 ** step), epsilon: epsilon * root };
}

/** The plain formula, as tensors. The state's tensors are left alone; new ones come back. */
export function adamPlain(state: AdamState, gradient: Tensor1D, options: AdamOptions): AdamState {
  const { beta1, beta2 } = options;
  const { rate, epsilon } = corrected(options);
  return tf.tidy(() => {
    const m = tf.add(tf.mul(state.m, beta1), tf.mul(gradient, 1 - beta1));
    const v = tf.add(tf.mul(state.v, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const change = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), epsilon));
    const decayed = options.weightDecay ? tf.mul(state.theta, 1 - options.learningRate * options.weightDecay) : state.theta;
    return { theta: tf.sub(decayed, change), m, v };
  }) as AdamState;
}

/** One update. Where memory can be reached the state is changed in place, elsewhere its tensors are replaced. */
export function adam(state: AdamState, gradient: Tensor1D, options: AdamOptions): AdamState {
  const kernels = wasmKernels();
  if (kernels) {
    const { beta1, beta2, learningRate, weightDecay } = options;
    const { rate, epsilon } = corrected(options);
    const [theta, m, v, g] = [state.theta, state.m, state.v, gradient].map(addressOf);
    kernels.adam(theta, m, v, g, state.theta.size, rate, epsilon, beta1, beta2, 1 - learningRate * weightDecay);
    return state;
  }
  const next = adamPlain(state, gradient, options);
  state.m.dispose();
  state.v.dispose();
  return next;
}
