import { exp4, ln } from "./elementwise.as";

/** The largest of n numbers. */
// @ts-ignore: decorator
@inline
function largest(row: usize, n: usize): f32 {
  let top: f32 = -Infinity;
  for (let at: usize = 0; at < n * 4; at += 4) top = max(top, load<f32>(row + at));
  return top;
}

/** out = e^{(row − top)/T} over n numbers; returns their sum. */
// @ts-ignore: decorator
@inline
function exponentials(row: usize, out: usize, n: usize, top: f32, inverse: f32): f32 {
  let sum: f32 = 0;
  let at: usize = 0;
  for (; at + 16 <= n * 4; at += 16) {
    const e = exp4(f32x4.mul(f32x4.sub(v128.load(row + at), f32x4.splat(top)), f32x4.splat(inverse)));
    v128.store(out + at, e);
    sum += f32x4.extract_lane(e, 0) + f32x4.extract_lane(e, 1) + f32x4.extract_lane(e, 2) + f32x4.extract_lane(e, 3);
  }
  for (; at < n * 4; at += 4) {
    const e = f32x4.extract_lane(exp4(f32x4.splat((load<f32>(row + at) - top) * inverse)), 0);
    store<f32>(out + at, e);
    sum += e;
  }
  return sum;
}

/**
 * Softmax losses of `rows` rows of n logits z, with their gradient. With isLogits = 0, `target` holds probabilities p and
 * the loss is −Σ p log q, q = softmax(z/T); else it holds logits, p = softmax(target/T), and the loss is Σ p log(p/q).
 * Writes ∂/∂z of factor·loss into `gradient` and returns the sum of the unscaled losses. `work` holds n numbers.
 */
export function softmaxLoss(
  target: usize, z: usize, gradient: usize, work: usize, rows: usize, n: usize, temperature: f32, factor: f32, isLogits: i32,
): f32 {
  const inverse: f32 = 1 / temperature;
  let total: f32 = 0;
  for (let i: usize = 0; i < rows; i++) {
    const top = largest(z, n);
    const sum = exponentials(z, gradient, n, top, inverse);
    const logSum = ln(sum);
    let p = target;
    let targetTop: f32 = 0;
    let targetLog: f32 = 0;
    let targetScale: f32 = 1;
    if (isLogits) {
      targetTop = largest(target, n);
      const targetSum = exponentials(target, work, n, targetTop, inverse);
      targetLog = ln(targetSum);
      targetScale = 1 / targetSum;
      p = work;
    }
    let mass: f32 = 0;
    let loss: f32 = 0;
    for (let at: usize = 0; at < n * 4; at += 4) {
      const pk = load<f32>(p + at) * targetScale;
      const logQ = (load<f32>(z + at) - top) * inverse - logSum;
      const logP: f32 = isLogits ? (load<f32>(target + at) - targetTop) * inverse - targetLog : 0;
      loss += pk * (logP - logQ);
      mass += pk;
    }
    total += loss;
    const scale = mass / sum;
    for (let at: usize = 0; at < n * 4; at += 4) {
      store<f32>(gradient + at, factor * inverse * (load<f32>(gradient + at) * scale - load<f32>(p + at) * targetScale));
    }
    target += n * 4;
    z += n * 4;
    gradient += n * 4;
  }
  return total;
}

