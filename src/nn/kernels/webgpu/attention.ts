/** Attention: one invocation per example, head and token, forward and back. */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

/** Index and strides of an invocation: token i of head h of example e. q, k, v lie `d` apart in rows of 3·d. */
const place = `
  if (index >= uniforms.count) { return; }
  let i = index % uniforms.tokens;
  let h = (index / uniforms.tokens) % uniforms.heads;
  let e = index / (uniforms.tokens * uniforms.heads);
  let d = uniforms.heads * uniforms.size;
  let row = 3 * d;
  let first = e * uniforms.tokens * row + h * uniforms.size;
  let own = first + i * row;
  let scale = 1.0 / sqrt(f32(uniforms.size));
`;
const integers = ["count", "tokens", "heads", "size"] as const;

/** result: the weights p `[n, heads, tokens, tokens]`, then y `[n·tokens, d]`. */
const forwardKernel: Kernel = {
  key: "lab_attention",
  inputs: ["QKV"],
  integers,
  workgroup: [64, 1, 1],
  body: `${place}
    let p = index * uniforms.tokens;
    var top = -3.4e38;
    for (var j = 0; j < uniforms.tokens; j++) {
      let key = first + j * row + d;
      var dot = 0.0;
      for (var c = 0; c < uniforms.size; c++) { dot += QKV[own + c] * QKV[key + c]; }
      dot *= scale;
      result[p + j] = dot;
      top = max(top, dot);
    }
    var sum = 0.0;
    for (var j = 0; j < uniforms.tokens; j++) {
      let weight = exp(result[p + j] - top);
      result[p + j] = weight;
      sum += weight;
    }
    for (var j = 0; j < uniforms.tokens; j++) { result[p + j] /= sum; }
    let y = uniforms.count * uniforms.tokens + (e * uniforms.tokens + i) * d + h * uniforms.size;
    for (var c = 0; c < uniforms.size; c++) {
      var value = 0.0;
      for (var j = 0; j < uniforms.tokens; j++) { value += result[p + j] * QKV[first + j * row + 2 * d + c]; }
      result[y + c] = value;
    }`,
};

/** dS `[n, heads, tokens, tokens]`: the gradient of the scores before scaling by 1/√size, times that scale. */
const scoreKernel: Kernel = {
  key: "lab_attention_scores",
  inputs: ["QKV", "PY", "DY"],
  integers,
  workgroup: [64, 1, 1],
  body: `${place}
    let p = index * uniforms.tokens;
    let dy = (e * uniforms.tokens + i) * d + h * uniforms.size;
    let y = uniforms.count * uniforms.tokens + dy;
    var mean = 0.0;
    for (var c = 0; c < uniforms.size; c++) { mean += DY[dy + c] * PY[y + c]; }
    for (var j = 0; j < uniforms.tokens; j++) {
      let value = first + j * row + 2 * d;
      var dot = 0.0;
      for (var c = 0; c < uniforms.size; c++) { dot += DY[dy + c] * QKV[value + c]; }
      result[p + j] = scale * PY[p + j] * (dot - mean);
    }`,
};

/** dqkv start dS, p and dy. */
const inputKernel: Kernel = {
  key: "lab_attention_input",
  inputs: ["QKV", "PY", "DY", "DS"],
  integers,
  workgroup: [64, 1, 1],
  body: `${place}
    let block = (index - i) * uniforms.tokens;
    let dy = e * uniforms.tokens * d + h * uniforms.size;
    for (var c = 0; c < uniforms.size; c++) {
      var dq = 0.0;
      var dk = 0.0;
      var dv = 0.0;
      for (var j = 0; j < uniforms.tokens; j++) {
        let other = first + j * row + c;
        dq += DS[block + i * uniforms.tokens + j] * QKV[other + d];
        dk += DS[block + j * uniforms.tokens + i] * QKV[other];
        dv += PY[block + j * uniforms.tokens + i] * DY[dy + j * d + c];
      }
      result[own + c] = dq;
      result[own + d + c] = dk;
      result[own + 2 * d + c] = dv;
    }`,
};

export interface AttentionShape {
  readonly n: number;
  readonly tokens: number;
  readonly heads: number;
  readonly size: number;
}

const numbers = ({ n, tokens, heads, size }: AttentionShape) => {
  const count = n * heads * tokens;
  const workgroups: [number, number, number] = [Math.ceil(count / 64), 1, 1];
  return { count, workgroups, integers: [count, tokens, heads, size] };
};

/** Weights and output in one tensor `[count·tokens + n·tokens·d]`, the output last. */
export function attentionForward(qkv: Tensor, s: AttentionShape): Tensor {
  const { count, workgroups, integers } = numbers(s);
  return run(forwardKernel, { inputs: [qkv], output: [count * s.tokens + count * s.size], workgroups, integers });
}

/** Gradient of qkv `[n·tokens, 3d]`. */
export function attentionGradient(qkv: Tensor, weightsAndOutput: Tensor, dy: Tensor, s: AttentionShape): Tensor {
  const { count, workgroups, integers } = numbers(s);
  const scores = run(scoreKernel, {
    inputs: [qkv, weightsAndOutput, dy],
    output: [count * s.tokens],
    workgroups,
    integers,
  });
  return run(inputKernel, { inputs: [qkv, weightsAndOutput, dy, scores], output: qkv.shape, workgroups, integers });
}
