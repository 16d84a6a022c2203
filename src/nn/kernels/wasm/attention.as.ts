import { exp4 } from "./elementwise.as";
import { gemm } from "./products.as";

/** Rows of s become softmax(scale·s), in place; t rows of t numbers, of which a causal one has only those up to itself. */
function softmaxRows(s: usize, t: usize, scale: f32, causal: bool): void {
  const all = t;
  for (let i: usize = 0; i < all; i++) {
    if (causal) {
      t = i + 1;
      memory.fill(s + t * 4, 0, (all - t) * 4);
    }
    let top: f32 = -Infinity;
    for (let at: usize = 0; at < t * 4; at += 4) top = max(top, load<f32>(s + at));
    let sum: f32 = 0;
    let at: usize = 0;
    for (; at + 16 <= t * 4; at += 16) {
      const e = exp4(f32x4.mul(f32x4.splat(scale), f32x4.sub(v128.load(s + at), f32x4.splat(top))));
      v128.store(s + at, e);
      sum += f32x4.extract_lane(e, 0) + f32x4.extract_lane(e, 1) + f32x4.extract_lane(e, 2) + f32x4.extract_lane(e, 3);
    }
    for (; at < t * 4; at += 4) {
      const e = f32x4.extract_lane(exp4(f32x4.splat(scale * (load<f32>(s + at) - top))), 0);
      store<f32>(s + at, e);
      sum += e;
    }
    const r: f32 = 1 / sum;
    for (let at: usize = 0; at < t * 4; at += 4) store<f32>(s + at, load<f32>(s + at) * r);
    s += all * 4;
  }
}

/**
 * Attention over t tokens of n examples: qkv `[n·t, 3·heads·size]` → y `[n·t, heads·size]`; the weights stay in p
 * `[n, heads, t, t]`. Causal: every token sees only those before it and itself. `scratch` holds 32·max(t, size) + 192 bytes.
 */
export function attention(
  qkv: usize, y: usize, p: usize, n: usize, t: usize, heads: usize, size: usize, causal: bool, scratch: usize,
): void {
  const d = heads * size;
  const row = 12 * d;
  const scale: f32 = 1 / sqrt<f32>(<f32>size);
  for (let i: usize = 0; i < n; i++) {
    for (let h: usize = 0; h < heads; h++) {
      const q = qkv + i * t * row + h * size * 4;
      gemm(q, row, 4, q + 4 * d, 4, row, p, t * 4, 0, t, t, size, scratch);
      softmaxRows(p, t, scale, causal);
      gemm(p, t * 4, 4, q + 8 * d, row, 4, y + i * t * d * 4 + h * size * 4, d * 4, 0, t, size, t, scratch);
      p += t * t * 4;
    }
  }
}

/** Its gradient: dqkv, laid out as qkv. `work` holds t·t numbers beside what `scratch` holds. */
export function attentionBack(
  qkv: usize, p: usize, dy: usize, dqkv: usize, n: usize, t: usize, heads: usize, size: usize, work: usize, scratch: usize,
): void {
  const d = heads * size;
  const row = 12 * d;
  const scale: f32 = 1 / sqrt<f32>(<f32>size);
  for (let i: usize = 0; i < n; i++) {
    for (let h: usize = 0; h < heads; h++) {
      const q = qkv + i * t * row + h * size * 4;
      const dq = dqkv + i * t * row + h * size * 4;
      const g = dy + i * t * d * 4 + h * size * 4;
      gemm(p, 4, t * 4, g, d * 4, 4, dq + 8 * d, row, 0, t, size, t, scratch);
      gemm(g, d * 4, 4, q + 8 * d, 4, row, work, t * 4, 0, t, t, size, scratch);
      for (let r: usize = 0; r < t; r++) {
        let sum: f32 = 0;
        for (let at = r * t * 4; at < (r + 1) * t * 4; at += 4) sum += load<f32>(p + at) * load<f32>(work + at);
        for (let at = r * t * 4; at < (r + 1) * t * 4; at += 4) {
          store<f32>(work + at, scale * load<f32>(p + at) * (load<f32>(work + at) - sum));
        }
      }
      gemm(work, t * 4, 4, q + 4 * d, row, 4, dq, row, 0, t, size, t, scratch);
      gemm(work, 4, t * 4, q, row, 4, dq + 4 * d, row, 0, t, size, t, scratch);
      p += t * t * 4;
    }
  }
}

