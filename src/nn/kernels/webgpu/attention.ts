/**
 * Attention: one invocation per example, head and token, forward and back. Four neighbours are computed side by side, as
 * each then needs a fraction of the reads; beyond the edge stands the last one again.
 */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

const four = (code: (u: number) => string): string => [0, 1, 2, 3].map(code).join("\n");

/** Index and strides of an invocation: token i of head h of example e. q, k, v lie `d` apart in rows of 3·d. */
const place = (invocation: string) => `
  if (index >= uniforms.count) { return; }
  let tokens = uniforms.tokens;
  let size = uniforms.size;
  let i = ${invocation} % tokens;
  let h = (${invocation} / tokens) % uniforms.heads;
  let e = ${invocation} / (tokens * uniforms.heads);
  let p = ${invocation} * tokens;
  let d = uniforms.heads * size;
  let row = 3 * d;
  let first = e * tokens * row + h * size;
  let own = first + i * row;
  let dy = (e * tokens + i) * d + h * size;
  let scale = 1.0 / sqrt(f32(size));
`;
const integers = ["count", "tokens", "heads", "size", "rows", "causal"] as const;
const workgroup = [64, 1, 1] as const;

/** For every token j + u of the first `count`: dot{u} = Σ_c x_c·QKV[c of its key or value], then `code`. */
const dots = (count: "seen" | "tokens", x: string, part: "d" | "2 * d", code: (u: number) => string) => `
  for (var j = 0; j < ${count}; j += 4) {
    ${four((u) => `let other${u} = first + min(j + ${u}, ${count} - 1) * row + ${part}; var dot${u} = 0.0;`)}
    for (var c = 0; c < size; c++) {
      let x = ${x};
      ${four((u) => `dot${u} += x * QKV[other${u} + c];`)}
    }
    ${four(code)}
  }`;

/** result: the weights p `[n, heads, tokens, tokens]`, then y `[n·tokens, d]`. */
const forwardKernel: Kernel = {
  key: "lab_attention",
  inputs: ["QKV"],
  integers,
  workgroup,
  body: `${place("index")}
    let seen = select(tokens, i + 1, uniforms.causal > 0);
    var top = -3.4e38;
    ${dots(
      "seen",
      "QKV[own + c]",
      "d",
      (u) => `top = max(top, dot${u} * scale); if (j + ${u} < seen) { result[p + j + ${u}] = dot${u} * scale; }`,
    )}
    var sum = 0.0;
    for (var j = 0; j < seen; j++) { sum += exp(result[p + j] - top); }
    for (var j = 0; j < seen; j++) { result[p + j] = exp(result[p + j] - top) / sum; }
    for (var j = seen; j < tokens; j++) { result[p + j] = 0.0; }
    let y = uniforms.rows * tokens + dy;
    for (var c = 0; c < size; c += 4) {
      ${four((u) => `let c${u} = first + 2 * d + min(c + ${u}, size - 1); var y${u} = 0.0;`)}
      for (var j = 0; j < tokens; j++) {
        let weight = result[p + j];
        let at = j * row;
        ${four((u) => `y${u} += weight * QKV[c${u} + at];`)}
      }
      ${four((u) => `if (c + ${u} < size) { result[y + c + ${u}] = y${u}; }`)}
    }`,
};

/** dS `[n, heads, tokens, tokens]`: the gradient of the scores before scaling by 1/√size, times that scale. */
const scoreKernel: Kernel = {
  key: "lab_attention_scores",
  inputs: ["QKV", "PY", "DY"],
  integers,
  workgroup,
  body: `${place("index")}
    let y = uniforms.rows * tokens + dy;
    var mean = 0.0;
    for (var c = 0; c < size; c++) { mean += DY[dy + c] * PY[y + c]; }
    ${dots(
      "tokens",
      "DY[dy + c]",
      "2 * d",
      (u) => `if (j + ${u} < tokens) { result[p + j + ${u}] = scale * PY[p + j + ${u}] * (dot${u} - mean); }`,
    )}`,
};

/** dqkv from dS, p and dy. A quarter of a token's columns per invocation, each quarter of it `part` from the next. */
const inputKernel: Kernel = {
  key: "lab_attention_input",
  inputs: ["QKV", "PY", "DY", "DS"],
  integers: [...integers, "part"],
  workgroup,
  body: `
    let part = uniforms.part;
    let begin = index % part;
    let token = index / part;
    ${place("token")}
    let block = p - i * tokens;
    let firstDy = dy - i * d;
    ${four((u) => `let c${u} = min(begin + ${u} * part, size - 1); var dq${u} = 0.0; var dk${u} = 0.0; var dv${u} = 0.0;`)}
    for (var j = 0; j < tokens; j++) {
      let mine = DS[p + j];
      let others = DS[block + j * tokens + i];
      let weight = PY[block + j * tokens + i];
      let q = first + j * row;
      let out = firstDy + j * d;
      ${four((u) => `dq${u} += mine * QKV[q + d + c${u}]; dk${u} += others * QKV[q + c${u}]; dv${u} += weight * DY[out + c${u}];`)}
    }
    ${four(
      (u) => `if (begin + ${u} * part < size) {
        result[own + c${u}] = dq${u};
        result[own + d + c${u}] = dk${u};
        result[own + 2 * d + c${u}] = dv${u};
      }`,
    )}`,
};

export interface AttentionShape {
  readonly n: number;
  readonly tokens: number;
  readonly heads: number;
  readonly size: number;
  readonly causal: boolean;
}

const rowsOf = ({ n, tokens, heads }: AttentionShape) => n * heads * tokens;

/** What all calls share; `parts` invocations to a row. */
function call(s: AttentionShape, parts = 1) {
  const count = parts * rowsOf(s);
  const workgroups: [number, number, number] = [Math.ceil(count / 64), 1, 1];
  return { workgroups, integers: [count, s.tokens, s.heads, s.size, rowsOf(s), Number(s.causal)] };
}

/** Weights and output in one tensor `[rows·tokens + n·tokens·d]`, the output last. */
export function attentionForward(qkv: Tensor, s: AttentionShape): Tensor {
  return run(forwardKernel, { inputs: [qkv], output: [rowsOf(s) * (s.tokens + s.size)], ...call(s) });
}

/** Gradient of qkv `[n·tokens, 3d]`. */
export function attentionGradient(qkv: Tensor, weightsAndOutput: Tensor, dy: Tensor, s: AttentionShape): Tensor {
  const scores = run(scoreKernel, {
    inputs: [qkv, weightsAndOutput, dy],
    output: [rowsOf(s) * s.tokens],
    ...call(s),
  });
  const part = Math.ceil(s.size / 4);
  const { workgroups, integers } = call(s, part);
  return run(inputKernel, {
    inputs: [qkv, weightsAndOutput, dy, scores],
    output: qkv.shape,
    workgroups,
    integers: [...integers, part],
  });
}
