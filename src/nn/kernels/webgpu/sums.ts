/** Sums over the middle axis. */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

/** One invocation per result: neighbours read neighbouring numbers at every step. */
const kernel: Kernel = {
  key: "lab_sum_middle",
  inputs: ["X"],
  integers: ["count", "middle", "inner"],
  floats: ["factor"],
  workgroup: [64, 1, 1],
  body: `if (index >= uniforms.count) { return; }
    let inner = uniforms.inner;
    let outer = index / inner;
    var at = outer * uniforms.middle * inner + index % inner;
    var sum = 0.0;
    for (var k = uniforms.middle; k > 0; k--) { sum += X[at]; at += inner; }
    result[index] = sum * uniforms.factor;`,
};

/** factor · Σ_k x(i, k, j) of x `[outer, middle, inner]` → `shape`, which holds outer · inner numbers. */
export function sumMiddle(x: Tensor, middle: number, inner: number, factor: number, shape: number[]): Tensor {
  const count = x.size / middle;
  return run(kernel, {
    inputs: [x],
    output: shape,
    workgroups: [Math.ceil(count / 64), 1, 1],
    integers: [count, middle, inner],
    floats: [factor],
  });
}
