import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * −Σ w_t log p(y_t | x, y_<t) over all tokens of a batch of texts. Weights 1/Σ|y| make it the mean negative
 * log-likelihood of supervised training, the prompt masked by 0 (Kim & Rush 2016, arXiv:1606.07947, equation 3);
 * advantages make it the policy gradient of one on-policy update.
 * @param target `[n, tokens, V]`: w_t at the token that is to follow position t, 0 elsewhere
 * @param logits `[n, tokens, V]`
 */
export const sequenceLikelihood = (target: Tensor, logits: Tensor): Scalar =>
  tf.neg(tf.sum(tf.mul(target, tf.logSoftmax(logits))));
