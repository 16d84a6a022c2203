/**
 * Losses that are means over rows. One dispatch computes the gradient and each row's loss, one adds the losses up, one
 * scales the gradient by what comes start above.
 */
import { tf, type Scalar, type Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

/**
 * A tensor that tfjs cast from integers still has integers in its buffer, hence the conversions of P.
 * `row(i)` writes the gradient of row i into result[i·K …] and returns the row's loss.
 */
const rowKernel = (key: string, row: string): Kernel => ({
  key,
  inputs: ["P", "Z"],
  integers: ["rows", "columns", "period"],
  floats: ["factor", "inverse"],
  workgroup: [64, 1, 1],
  declarations: `fn wanted(k : i32) -> f32 { return f32(P[k % uniforms.period]); }${row}`,
  body: "if (index < uniforms.rows) { result[uniforms.rows * uniforms.columns + index] = row(index); }",
});

const softmaxRow = (isLogits: boolean) => `
  fn top(start : i32, isTarget : bool) -> f32 {
    var best = -3.4e38;
    for (var k = start; k < start + uniforms.columns; k++) { best = max(best, ${isLogits ? "select(Z[k], wanted(k), isTarget)" : "Z[k]"}); }
    return best;
  }
  fn row(i : i32) -> f32 {
    let start = i * uniforms.columns;
    let t = top(start, false);
    var sum = 0.0;
    for (var k = start; k < start + uniforms.columns; k++) { sum += exp((Z[k] - t) * uniforms.inverse); }
    let logSum = log(sum);
    ${
      isLogits
        ? `let pt = top(start, true);
    var pSum = 0.0;
    for (var k = start; k < start + uniforms.columns; k++) { pSum += exp((wanted(k) - pt) * uniforms.inverse); }
    let pLog = log(pSum);`
        : ""
    }
    var loss = 0.0;
    var mass = 0.0;
    for (var k = start; k < start + uniforms.columns; k++) {
      let logQ = (Z[k] - t) * uniforms.inverse - logSum;
      ${isLogits ? "let logP = (wanted(k) - pt) * uniforms.inverse - pLog; let p = exp(logP);" : "let logP = 0.0; let p = wanted(k);"}
      loss += p * (logP - logQ);
      mass += p;
    }
    for (var k = start; k < start + uniforms.columns; k++) {
      let logQ = (Z[k] - t) * uniforms.inverse - logSum;
      let p = ${isLogits ? "exp((wanted(k) - pt) * uniforms.inverse - pLog)" : "wanted(k)"};
      result[k] = uniforms.factor * uniforms.inverse * (mass * exp(logQ) - p);
    }
    return loss;
  }`;

const squaredRow = `
  fn row(i : i32) -> f32 {
    var loss = 0.0;
    for (var k = i * uniforms.columns; k < (i + 1) * uniforms.columns; k++) {
      let d = Z[k] - wanted(k);
      loss += d * d;
      result[k] = 2.0 * uniforms.factor * uniforms.inverse * d;
    }
    return loss * uniforms.inverse;
  }`;

const kernels = {
  probabilities: rowKernel("lab_cross_entropy", softmaxRow(false)),
  logits: rowKernel("lab_divergence", softmaxRow(true)),
  squares: rowKernel("lab_squared_error", squaredRow),
};

const total: Kernel = {
  key: "lab_loss_total",
  inputs: ["L"],
  integers: ["rows", "columns"],
  workgroup: [1, 1, 1],
  body: `var sum = 0.0;
    let start = uniforms.rows * uniforms.columns;
    for (var i = 0; i < uniforms.rows; i++) { sum += L[start + i]; }
    result[0] = sum / f32(uniforms.rows);`,
};

const scale: Kernel = {
  key: "lab_loss_scale",
  inputs: ["L", "DY"],
  integers: ["count"],
  workgroup: [64, 1, 1],
  body: "if (index < uniforms.count) { result[index] = L[index] * DY[0]; }",
};

/**
 * The mean over rows, and a tensor that holds its gradient. `inverse` is 1/temperature for the softmax losses and the
 * weight of a square for the squared error.
 */
export function rowLoss(
  kind: keyof typeof kernels,
  target: Tensor,
  z: Tensor,
  inverse: number,
): { loss: Scalar; rows: Tensor } {
  const columns = z.shape.at(-1)!;
  const n = z.size / columns;
  const rows = run(kernels[kind], {
    inputs: [target, z],
    output: [n * (columns + 1)],
    workgroups: [Math.ceil(n / 64), 1, 1],
    integers: [n, columns, target.size],
    floats: [1 / n, inverse],
  });
  const loss = run(total, { inputs: [rows], output: [1], workgroups: [1, 1, 1], integers: [n, columns] });
  return { loss: tf.reshape(loss, []), rows };
}

/** The gradient in `rows`, times dy. */
export function rowLossGradient(rows: Tensor, dy: Tensor, shape: number[]): Tensor {
  const count = shape.reduce((a, b) => a * b, 1);
  const inputs = [rows, tf.reshape(dy, [1])];
  return run(scale, { inputs, output: shape, workgroups: [Math.ceil(count / 64), 1, 1], integers: [count] });
}
