import { tf, type Scalar, type Tensor, type Tensor2D } from "../nn/tf.ts";
import { detach } from "./detach.ts";

export interface RelationalOptions {
  /** Weight of the distances, λ_D. */
  readonly distance?: number;
  /** Weight of the angles, λ_A; 0 leaves their O(n³) work out. */
  readonly angle?: number;
}

/** Rows of a batch that are compared, from its start. Angles are one per triple: 64³ = 262,144. */
export const relationalRows = 64;

/**
 * Relational distillation λ_D·mean Huber(ψ_t, ψ_s) + λ_A·mean Huber(∠_t, ∠_s) (Park et al. 2019, arXiv:1904.05068,
 * section 3): ψ = distances between pairs over their mean, ∠ = cosines of the angles in triples. Means are over all n²
 * and n³ entries, also those that are zero for both. Of a larger batch only the first 64 rows are used. Widths may differ.
 * @param teacher features `[n, d]`, treated as constants
 * @param student features `[n, d]`
 */
export function relationalLoss(
  teacher: Tensor,
  student: Tensor,
  { distance = 25, angle = 50 }: RelationalOptions = {},
): Scalar {
  const [t, s] = [pairs(detach(teacher)), pairs(student)];
  let loss: Scalar = tf.scalar(0);
  if (distance > 0) loss = tf.add(loss, tf.mul(huber(tf.sub(distances(s), distances(t))), distance));
  if (angle > 0) loss = tf.add(loss, tf.mul(huber(tf.sub(angles(s), angles(t))), angle));
  return loss;
}

interface Pairs {
  /** |x_i − x_j|² `[n, n]` */
  readonly squares: Tensor2D;
  /** |x_i − x_j| `[n, n]`; 1 on the diagonal, where nothing depends on it. */
  readonly lengths: Tensor2D;
  /** 1 off the diagonal, 0 on it `[n, n]`. */
  readonly others: Tensor2D;
}

function pairs(features: Tensor): Pairs {
  const [n, d] = features.shape;
  const rows = Math.min(n, relationalRows);
  const x = rows < n ? tf.slice(features, [0, 0], [rows, d]) : features;
  // |x_i|² + |x_j|² − 2 x_i·x_j loses least to rounding about the centre.
  const centred = tf.sub(x, tf.mean(x, 0, true));
  const norms = tf.sum(tf.square(centred), -1, true);
  const sums = tf.add(norms, tf.reshape(norms, [1, rows]));
  const others = tf.sub<Tensor2D>(1, tf.eye(rows));
  const products = tf.matMul(centred, centred, false, true);
  const squares = tf.mul<Tensor2D>(tf.relu(tf.sub(sums, tf.mul(products, 2))), others);
  // The root of zero has no slope: two equal rows stand apart by 10⁻³ of the batch's root mean square distance.
  const floor = tf.add(tf.mul(tf.mean(squares), 1e-6), 1e-12);
  const lengths = tf.sqrt<Tensor2D>(tf.add(tf.add(squares, floor), tf.sub(1, others)));
  return { squares, lengths, others };
}

/** ψ_ij = |x_i − x_j| / mean over i ≠ j `[n, n]`. */
function distances({ lengths, others }: Pairs): Tensor {
  const n = lengths.shape[0];
  const apart = tf.mul(lengths, others);
  return tf.div(apart, tf.add(tf.div(tf.sum(apart), Math.max(1, n * (n - 1))), 1e-12));
}

/** cos ∠ x_j x_i x_k `[n, n, n]`, the angle at x_i, by the law of cosines: (s_ij + s_ik − s_jk) / (2 l_ij l_ik). */
function angles({ squares, lengths }: Pairs): Tensor {
  const [ij, ik] = [2, 1];
  const half = tf.div<Tensor2D>(Math.SQRT1_2, lengths);
  const scale = tf.mul(tf.expandDims(half, ij), tf.expandDims(half, ik));
  const sums = tf.add(tf.expandDims(squares, ij), tf.sub(tf.expandDims(squares, ik), tf.expandDims(squares, 0)));
  return tf.mul(sums, scale);
}

/** Mean of x²/2 where |x| ≤ 1, of |x| − 1/2 beyond. */
function huber(x: Tensor): Scalar {
  const c = tf.clipByValue(x, -1, 1);
  return tf.mean(tf.mul(c, tf.sub(x, tf.div(c, 2))));
}
