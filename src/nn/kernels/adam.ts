/**
 * Adam (Kingma & Ba 2015, arXiv:1412.6980, algorithm 1) with decoupled weight decay (Loshchilov & Hutter 2019,
 * arXiv:1711.05101), over one flat parameter vector.
 */
import { tf, type Tensor1D } from "../tf.ts";
import { memoryOf } from "./heap.ts";

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

function adamInPlace(theta: Float32Array, m: Float32Array, v: Float32Array, g: Float32Array, options: AdamOptions): void {
  const { beta1, beta2 } = options;
  const { rate, epsilon } = corrected(options);
  const keep = 1 - options.learningRate * options.weightDecay;
  for (let i = 0; i < theta.length; i++) {
    const gi = g[i];
    const mi = (m[i] = beta1 * m[i] + (1 - beta1) * gi);
    const vi = (v[i] = beta2 * v[i] + (1 - beta2) * gi * gi);
    theta[i] = keep * theta[i] - (rate * mi) / (Math.sqrt(vi) + epsilon);
  }
}

/** One update. Where memory can be reached the state is changed in place, elsewhere its tensors are replaced. */
export function adam(state: AdamState, gradient: Tensor1D, options: AdamOptions): AdamState {
  const memory = [state.theta, state.m, state.v, gradient].map(memoryOf);
  if (memory.every((array) => array !== null)) {
    const [theta, m, v, g] = memory;
    adamInPlace(theta, m, v, g, options);
    return state;
  }
  const next = adamPlain(state, gradient, options);
  state.m.dispose();
  state.v.dispose();
  return next;
}
