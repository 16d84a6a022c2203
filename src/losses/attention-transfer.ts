import { tf, type Scalar, type Tensor } from "../nn/tf.ts";
import { detach } from "./detach.ts";
import { unitRows } from "./unit-rows.ts";

/**
 * Where the features of an example are strong: mean over the channels of f², as a vector of length one over the
 * positions. Features `[n, …positions, channels]` → `[n, P]`.
 */
export function attentionMap(features: Tensor): Tensor {
  return unitRows(tf.reshape(tf.mean(tf.square(features), -1), [features.shape[0], -1]));
}

/**
 * Attention transfer (Zagoruyko & Komodakis 2017, arXiv:1612.03928, section 3.1): mean over examples and positions of
 * (a_t − a_s)², a the attention maps. (The paper writes a norm per example; its code takes this mean.) Channels may
 * differ in number, positions may not.
 * @param teacher feature maps or tokens `[n, …positions, channels]`, treated as constants
 * @param student `[n, …positions, channels]`
 */
export function attentionTransferLoss(teacher: Tensor, student: Tensor): Scalar {
  return tf.mean(tf.squaredDifference(detach(attentionMap(teacher)), attentionMap(student)));
}
