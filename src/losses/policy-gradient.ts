import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/** Of every sample in a group of answers to one question: (r − mean) / (std + 1e-4), std with divisor G. */
export function groupAdvantages(rewards: readonly number[]): number[] {
  const mean = rewards.reduce((sum, r) => sum + r, 0) / rewards.length;
  const std = Math.sqrt(rewards.reduce((sum, r) => sum + (r - mean) ** 2, 0) / rewards.length);
  return rewards.map((r) => (r - mean) / (std + 1e-4));
}

export interface PolicyBatch {
  /** Advantage times weight of every token, 0 where there is none, `[n, tokens]`. The weights sum to 1. */
  readonly advantage: Tensor;
  /** Weight of every token, 1/Σ|o| or 0, `[n, tokens]`. */
  readonly weight: Tensor;
  /** log π_old and log π_ref of the tokens that were drawn, `[n, tokens]`; anything finite where the weight is 0. */
  readonly old: Tensor;
  readonly reference: Tensor;
}

/**
 * Group relative policy optimisation (Shao et al. 2024, arXiv:2402.03300, equations 3 and 4), as a mean over tokens:
 * −Σ w [min(ρ A, clip(ρ, 1 ± ε) A) − β k3] with ρ = π/π_old and k3 = e^d − 1 − d, d = log π_ref − log π.
 * @param log log π of the tokens that were drawn, `[n, tokens]`
 */
export function policyLoss(o: PolicyBatch, { epsilon, beta }: { epsilon: number; beta: number }, log: Tensor): Scalar {
  const ratio = tf.exp(tf.sub(log, o.old));
  const clipped = tf.clipByValue(ratio, 1 - epsilon, 1 + epsilon);
  const gain = tf.sum(tf.minimum(tf.mul(ratio, o.advantage), tf.mul(clipped, o.advantage)));
  if (beta === 0) return tf.neg(gain) as Scalar;
  return tf.sub(tf.mul(tf.sum(tf.mul(o.weight, k3(log, o.reference))), beta), gain);
}

/**
 * An unbiased estimate of KL(π ‖ π_ref) from samples of π that is never negative (Schulman 2020, "Approximating KL
 * divergence", k3). Same shapes in and out.
 */
export function k3(log: Tensor, reference: Tensor): Tensor {
  const d = tf.sub(reference, log);
  return tf.sub(tf.expm1(d), d);
}
