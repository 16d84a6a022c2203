/**
 * Losses between a discriminator, whose outputs are logits (higher: more real), and a generator. Logits `[n]` or
 * `[n, 1]` → scalar, mean over the rows.
 */
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/** Non-saturating: Goodfellow et al. 2014 (arXiv:1406.2661), softplus(−D(x)) + softplus(D(G(z))). */
export const softplusDiscriminator = (real: Tensor, fake: Tensor): Scalar =>
  tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake)));

/** softplus(−D(G(z))). */
export const softplusGenerator = (fake: Tensor): Scalar => tf.mean(tf.softplus(tf.neg(fake)));

/** Hinge: Lim & Ye 2017 (arXiv:1705.02894), max(0, 1 − D(x)) + max(0, 1 + D(G(z))). */
export const hingeDiscriminator = (real: Tensor, fake: Tensor): Scalar =>
  tf.add(tf.mean(tf.relu(tf.sub(1, real))), tf.mean(tf.relu(tf.add(1, fake))));

/** −D(G(z)). */
export const hingeGenerator = (fake: Tensor): Scalar => tf.neg(tf.mean(fake));

/**
 * The approximated R1 penalty |D(x) − D(x + σ n)|²: Lin et al. 2025 (arXiv:2501.08316, equation 4), about σ²|∇D|² for
 * small σ. Both logits must have been asked at the same noise level.
 */
export const approximatedR1 = (real: Tensor, perturbed: Tensor): Scalar =>
  tf.mean(tf.squaredDifference(real, perturbed));
