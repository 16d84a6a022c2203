/**
 * Losses that are means over rows. One dispatch computes the gradient and each row's loss, one adds the losses up, one
 * scales the gradient by what comes start above.
 */
import type { PerNetwork } from "../../per-network.ts";
import { tf, type Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

/**
 * A tensor that tfjs cast from integers still has integers in its buffer, hence the conversions of P.
 * `row(i)` writes the gradient of row i into result[i·K …] and returns the row's loss. V holds what the `share` rows of
 * each of several losses have for `inverse`.
 */
const rowKernel = (key: string, row: string, isEach: boolean): Kernel => ({
  key,
  inputs: isEach ? ["P", "Z", "V"] : ["P", "Z"],
  integers: ["rows", "columns", "period", "share"],
  floats: ["factor", "inverse"],
  workgroup: [64, 1, 1],
  declarations: `fn wanted(k : i32) -> f32 { return f32(P[k % uniforms.period]); }${row}`,
  body: "if (index < uniforms.rows) { result[uniforms.rows * uniforms.columns + index] = row(index); }",
});

const softmaxRow = (isLogits: boolean, inverse: string) => `
  fn top(start : i32, isTarget : bool) -> f32 {
    var best = -3.4e38;
    for (var k = start; k < start + uniforms.columns; k++) { best = max(best, ${isLogits ? "select(Z[k], wanted(k), isTarget)" : "Z[k]"}); }
    return best;
  }
  fn row(i : i32) -> f32 {
    let start = i * uniforms.columns;
    let inverse = ${inverse};
    let t = top(start, false);
    var sum = 0.0;
    for (var k = start; k < start + uniforms.columns; k++) { sum += exp((Z[k] - t) * inverse); }
    let logSum = log(sum);
    ${
      isLogits
        ? `let pt = top(start, true);
    var pSum = 0.0;
    for (var k = start; k < start + uniforms.columns; k++) { pSum += exp((wanted(k) - pt) * inverse); }
    let pLog = log(pSum);`
        : ""
    }
    var loss = 0.0;
    var mass = 0.0;
    for (var k = start; k < start + uniforms.columns; k++) {
      let logQ = (Z[k] - t) * inverse - logSum;
      ${isLogits ? "let logP = (wanted(k) - pt) * inverse - pLog; let p = exp(logP);" : "let logP = 0.0; let p = wanted(k);"}
      loss += p * (logP - logQ);
      mass += p;
    }
    for (var k = start; k < start + uniforms.columns; k++) {
      let logQ = (Z[k] - t) * inverse - logSum;
      let p = ${isLogits ? "exp((wanted(k) - pt) * inverse - pLog)" : "wanted(k)"};
      result[k] = uniforms.factor * inverse * (mass * exp(logQ) - p);
    }
    return loss;
  }`;

const squaredRow = (inverse: string) => `
  fn row(i : i32) -> f32 {
    let inverse = ${inverse};
    var loss = 0.0;
    for (var k = i * uniforms.columns; k < (i + 1) * uniforms.columns; k++) {
      let d = Z[k] - wanted(k);
      loss += d * d;
      result[k] = 2.0 * uniforms.factor * inverse * d;
    }
    return loss * inverse;
  }`;

/** The kernels by what is lost; `isEach`: with a temperature for each of several losses. */
function kernelsFor(isEach: boolean) {
  const inverse = isEach ? "V[i / uniforms.share]" : "uniforms.inverse";
  const kernel = (name: string, row: string) => rowKernel(isEach ? `${name}_each` : name, row, isEach);
  return {
    probabilities: kernel("lab_cross_entropy", softmaxRow(false, inverse)),
    logits: kernel("lab_divergence", softmaxRow(true, inverse)),
    squares: kernel("lab_squared_error", squaredRow(inverse)),
  };
}

const kernels = kernelsFor(false);
const kernelsOfEach = kernelsFor(true);

const total: Kernel = {
  key: "lab_loss_total",
  inputs: ["L"],
  integers: ["rows", "columns", "share"],
  workgroup: [1, 1, 1],
  body: `var sum = 0.0;
    let start = uniforms.rows * uniforms.columns + index * uniforms.share;
    for (var i = 0; i < uniforms.share; i++) { sum += L[start + i]; }
    result[index] = sum / f32(uniforms.share);`,
};

const scale: Kernel = {
  key: "lab_loss_scale",
  inputs: ["L", "DY"],
  integers: ["count", "share"],
  workgroup: [64, 1, 1],
  body: "if (index < uniforms.count) { result[index] = L[index] * DY[index / uniforms.share]; }",
};

/**
 * The mean over rows, and a tensor that holds its gradient. `inverse` is 1/temperature for the softmax losses and the
 * weight of a square for the squared error. With several of them there are as many means, each over its share of rows.
 */
export function rowLoss(
  kind: keyof typeof kernels,
  target: Tensor,
  z: Tensor,
  inverse: PerNetwork,
): { loss: Tensor; rows: Tensor } {
  const columns = z.shape.at(-1)!;
  const n = z.size / columns;
  const means = typeof inverse === "number" ? 1 : inverse.length;
  const share = n / means;
  const each = typeof inverse === "number" ? [] : [tf.tensor1d(Array.from(inverse))];
  const rows = run((each.length > 0 ? kernelsOfEach : kernels)[kind], {
    inputs: [target, z, ...each],
    output: [n * (columns + 1)],
    workgroups: [Math.ceil(n / 64), 1, 1],
    integers: [n, columns, target.size, share],
    floats: [1 / share, typeof inverse === "number" ? inverse : 0],
  });
  tf.dispose(each);
  const workgroups = [means, 1, 1] as const;
  const loss = run(total, { inputs: [rows], output: [means], workgroups, integers: [n, columns, share] });
  return { loss: typeof inverse === "number" ? tf.reshape(loss, []) : loss, rows };
}

/** The gradient in `rows`, times dy: one number, or one for each of several means. */
export function rowLossGradient(rows: Tensor, dy: Tensor, shape: number[]): Tensor {
  const count = shape.reduce((a, b) => a * b, 1);
  const inputs = [rows, tf.reshape(dy, [-1])];
  const workgroups = [Math.ceil(count / 64), 1, 1] as const;
  return run(scale, { inputs, output: shape, workgroups, integers: [count, count / dy.size] });
}
