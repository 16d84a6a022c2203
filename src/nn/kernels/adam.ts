/**
 * Adam (Kingma & Ba 2015, arXiv:1412.6980, algorithm 1) with decoupled weight decay (Loshchilov & Hutter 2019,
 * arXiv:1711.05101), over one flat parameter vector.
 */
import { tf, type Tensor1D } from "../tf.ts";
import { addressOf, wasmKernels } from "./wasm/module.ts";
import { adamStep } from "./webgpu/optimiser.ts";
import { onWebGpu } from "./webgpu/program.ts";

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
  readonly theta: Tensor1D;
  /** Mean and mean square of the gradients, one behind the other, `[2·size]`. */
  readonly moments: Tensor1D;
  /** Networks of equal size whose parameters these are, 1 by default. */
  readonly copies?: number;
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
    const [m0, v0] = tf.split(state.moments, 2);
    const m = tf.add(tf.mul(m0, beta1), tf.mul(gradient, 1 - beta1));
    const v = tf.add(tf.mul(v0, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const change = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), epsilon));
    const theta = tf.sub(tf.mul(state.theta, kept(options)), change);
    return { theta, moments: tf.concat([m, v]) };
  }) as AdamState;
}

/** What weight decay leaves of the parameters. */
const kept = ({ learningRate, weightDecay }: AdamOptions) => 1 - learningRate * weightDecay;

/** One update by the fastest way the backend has. The state given is consumed: changed in place or disposed. */
export function adam(state: AdamState, gradient: Tensor1D, options: AdamOptions): AdamState {
  const { beta1, beta2 } = options;
  const { rate, epsilon } = corrected(options);
  const { theta, moments, copies = 1 } = state;
  const n = theta.size;
  const kernels = wasmKernels();
  if (kernels) {
    const [t, m, g] = [theta, moments, gradient].map(addressOf);
    // Networks one by one, so that each rounds as it would alone: the last few numbers of a call do otherwise.
    const size = n / copies;
    for (let at = 0; at < 4 * n; at += 4 * size) {
      kernels.adam(t + at, m + at, m + 4 * n + at, g + at, size, rate, epsilon, beta1, beta2, kept(options));
    }
    return state;
  }
  if (onWebGpu()) {
    const next = adamStep(theta, moments, gradient, { rate, epsilon, beta1, beta2, keep: kept(options) });
    theta.dispose();
    return { theta: next as Tensor1D, moments };
  }
  const next = adamPlain(state, gradient, options);
  tf.dispose([theta, moments]);
  return next;
}
