import { factorOf, mapEach, type PerNetwork } from "../nn/per-network.ts";
import { tf, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "../nn/tf.ts";
import { detach } from "./detach.ts";
import { softLabelDivergences } from "./weighted-soft-labels.ts";

/** The two parts of the soft-label divergence, per example: KL = targetClass + nonTargetMass · nonTargetClasses. */
export interface DecoupledTerms {
  /** TCKD `[n]`: KL between the two-way distributions (true class, all others). */
  readonly targetClass: Tensor1D;
  /** NCKD `[n]`: KL between the distributions over the other classes, renormalised without the true one. */
  readonly nonTargetClasses: Tensor1D;
  /** 1 − p_t of the teacher `[n]`, the weight that plain distillation gives NCKD: small where the teacher is sure. */
  readonly nonTargetMass: Tensor1D;
}

export interface DecoupledOptions {
  /** Weight α of TCKD; a number, or one per example `[n]`. */
  readonly alpha: number | Tensor;
  /** Weight β of NCKD; a number, or one per example `[n]`. */
  readonly beta: number | Tensor;
  /** T > 0, or one for each of several networks. */
  readonly temperature: PerNetwork;
}

/** Takes a logit out of a softmax: further down than any other can lie, still exact beside them in single precision. */
const excluded = 1e4;

/**
 * The decoupling of KL(softmax(z_t/T) ‖ softmax(z_s/T)) (Zhao et al. 2022, arXiv:2203.08679, section 3.1).
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`; of several networks `[networks, n, K]`, and so are the terms
 * @param targets one-hot true classes `[n, K]`, K ≥ 2
 * @param temperature T > 0, or one for each of the networks
 */
export function decoupledTerms(
  teacher: Tensor,
  student: Tensor,
  targets: Tensor,
  temperature: PerNetwork,
): DecoupledTerms {
  const others = tf.div(tf.sub(1, targets), targets.shape.at(-1)! - 1);
  const decouple = (z: Tensor) => {
    const softened = tf.div<Tensor2D>(z, factorOf(temperature, student.rank));
    const rest = tf.sub<Tensor2D>(softened, tf.mul(targets, excluded));
    const [log, logRest] = [tf.logSoftmax(softened), tf.logSoftmax(rest)];
    const logTarget = tf.sum(tf.mul(targets, log), -1) as Tensor1D;
    // q_k = (1 − q_t) q̂_k for every other class k, hence log(1 − q_t) = log q_k − log q̂_k, here in the mean over k.
    const logOthers = tf.sum(tf.mul(others, tf.sub(log, logRest)), -1) as Tensor1D;
    return { rest, logTarget, logOthers };
  };
  const [p, q] = [decouple(detach(teacher)), decouple(student)];
  const nonTargetMass = tf.exp(p.logOthers);
  const targetPart = tf.mul(tf.exp(p.logTarget), tf.sub(p.logTarget, q.logTarget));
  return {
    targetClass: tf.add(targetPart, tf.mul(nonTargetMass, tf.sub(p.logOthers, q.logOthers))),
    nonTargetClasses: softLabelDivergences(p.rest, q.rest, 1),
    nonTargetMass,
  };
}

/**
 * Decoupled knowledge distillation T²·mean(α TCKD + β NCKD) (Zhao et al. 2022, arXiv:2203.08679, section 3.3), mean over
 * the batch. Plain distillation is α = 1, β = `nonTargetMass`. The authors raise the whole loss linearly from 0 over
 * the first 20 of 240 epochs; that factor is the trainer's.
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`; of several networks `[networks, n, K]`, which have a loss each, `[networks]`
 * @param targets one-hot true classes `[n, K]`
 */
export function decoupledLoss(teacher: Tensor, student: Tensor, targets: Tensor, o: DecoupledOptions): Scalar {
  const { targetClass, nonTargetClasses } = decoupledTerms(teacher, student, targets, o.temperature);
  const rows = tf.add(tf.mul(targetClass, o.alpha), tf.mul(nonTargetClasses, o.beta));
  return tf.mul(tf.mean(rows, -1), factorOf(mapEach(o.temperature, (T) => T * T)));
}
