import { tf, type Scalar, type Tensor } from "../nn/tf.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { detach } from "./detach.ts";
import { softLabelLoss } from "./soft-labels.ts";

/**
 * Deep mutual learning, the loss of one of two peers: CE(y, z_i) + KL(p_j ‖ p_i) at T = 1 (Zhang et al. 2018,
 * arXiv:1706.00384, section 3.1), mean over the batch. Each peer takes its step on its own loss.
 * @param targets class probabilities `[n, K]`, one-hot for hard labels
 * @param peer logits z_j of the other network `[n, K]`, treated as constants
 * @param logits z_i `[n, K]`
 */
export function mutualLoss(targets: Tensor, peer: Tensor, logits: Tensor): Scalar {
  return tf.add(crossEntropy(targets, logits), softLabelLoss(detach(peer), logits, 1));
}
