/** What a student does with the examples on which its teacher is wrong. Computed once per run, in plain numbers. */

export const policies = ["mix", "filter", "correct", "soft-only"] as const;

/**
 * - `mix`: the teacher as it is, beside the labels (Hinton et al. 2015, arXiv:1503.02531, section 2);
 * - `filter`: no soft label where the teacher's top class is not the label;
 * - `correct`: there, the teacher's top and true logits trade places;
 * - `soft-only`: the teacher as it is, and no labels.
 */
export type Policy = (typeof policies)[number];

export interface PolicyTargets {
  /** Teacher logits to learn from `[n, K]`, a copy. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** Weight of each example's soft-label term `[n]`, 0 or 1. */
  readonly weights: Float32Array<ArrayBuffer>;
  /** Weight of the cross-entropy term, 0 or 1. */
  readonly labelWeight: 0 | 1;
}

/** The first of the largest of K logits from `at` on. */
function topClass(logits: ArrayLike<number>, at: number, K: number): number {
  let top = 0;
  for (let k = 1; k < K; k++) if (logits[at + k] > logits[at + top]) top = k;
  return top;
}

/**
 * 1 where the teacher's top class is the label, else 0 `[n]`. A label outside 0 … K − 1 is unknown and counts as right.
 * @param logits `[n, K]`
 * @param labels `[n]`
 */
export function teacherIsRight(logits: ArrayLike<number>, labels: ArrayLike<number>, K: number): Uint8Array {
  return Uint8Array.from(labels, (y, i) => (y >= 0 && y < K && topClass(logits, i * K, K) !== y ? 0 : 1));
}

/**
 * Soft targets and weights under a policy.
 * @param logits the teacher's `[n, K]`, left as they are
 * @param labels `[n]`; outside 0 … K − 1 (−1, say) for an unlabelled example, whose soft label no policy touches
 */
export function applyPolicy(policy: Policy, logits: Float32Array, labels: ArrayLike<number>, K: number): PolicyTargets {
  const right = teacherIsRight(logits, labels, K);
  const corrected = Float32Array.from(logits);
  if (policy === "correct") {
    right.forEach((isRight, i) => {
      if (isRight) return;
      const [top, label] = [i * K + topClass(logits, i * K, K), i * K + labels[i]];
      [corrected[top], corrected[label]] = [logits[label], logits[top]];
    });
  }
  const weights = policy === "filter" ? Float32Array.from(right) : new Float32Array(right.length).fill(1);
  return { logits: corrected, weights, labelWeight: policy === "soft-only" ? 0 : 1 };
}
