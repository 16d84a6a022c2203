/**
 * The WASM kernels, in AssemblyScript (`npm run kernels` compiles them into binary.ts). They work on the memory of the
 * tfjs WASM backend, all arguments are byte addresses or counts, all matrices row-major float32.
 */

const TILE_ROWS: usize = 4;
const TILE_COLUMNS: usize = 8;

/**
 * Four rows by eight columns of A·B. `a` steps `ar` bytes per row and `ak` per k; `b` is a packed panel of eight columns.
 * Written to `c`, eight columns wide with a row step of `cr` bytes, on top of what `start` (a row of eight) holds.
 */
// @ts-ignore: decorator
@inline
function tile4(a: usize, ar: usize, ak: usize, b: usize, depth: usize, c: usize, cr: usize, start: usize): void {
  let s0 = v128.load(start);
  let s1 = v128.load(start, 16);
  let c00 = s0, c01 = s1, c10 = s0, c11 = s1, c20 = s0, c21 = s1, c30 = s0, c31 = s1;
  let a0 = a, a1 = a + ar, a2 = a1 + ar, a3 = a2 + ar;
  for (let k: usize = 0; k < depth; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let r = v128.load32_splat(a0);
    c00 = f32x4.add(c00, f32x4.mul(r, b0));
    c01 = f32x4.add(c01, f32x4.mul(r, b1));
    r = v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(r, b0));
    c11 = f32x4.add(c11, f32x4.mul(r, b1));
    r = v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(r, b0));
    c21 = f32x4.add(c21, f32x4.mul(r, b1));
    r = v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(r, b0));
    c31 = f32x4.add(c31, f32x4.mul(r, b1));
    a0 += ak;
    a1 += ak;
    a2 += ak;
    a3 += ak;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cr;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cr;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cr;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

/** One row by eight columns. */
// @ts-ignore: decorator
@inline
function tile1(a: usize, ak: usize, b: usize, depth: usize, c: usize, start: usize): void {
  let c0 = v128.load(start);
  let c1 = v128.load(start, 16);
  for (let k: usize = 0; k < depth; k++) {
    const r = v128.load32_splat(a);
    c0 = f32x4.add(c0, f32x4.mul(r, v128.load(b)));
    c1 = f32x4.add(c1, f32x4.mul(r, v128.load(b, 16)));
    a += ak;
    b += 32;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
}

/** Eight columns of B from column `j` on, packed row after row; columns beyond `n` are zero. `bk`, `bj`: byte steps. */
function pack(b: usize, bk: usize, bj: usize, depth: usize, j: usize, n: usize, to: usize): void {
  const width = min(TILE_COLUMNS, n - j);
  let from = b + j * bj;
  if (width == TILE_COLUMNS && bj == 4) {
    for (let k: usize = 0; k < depth; k++) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      from += bk;
      to += 32;
    }
    return;
  }
  for (let column: usize = 0; column < TILE_COLUMNS; column++) {
    let source = from + column * bj;
    let target = to + 4 * column;
    if (column < width) {
      for (let k: usize = 0; k < depth; k++) {
        store<f32>(target, load<f32>(source));
        source += bk;
        target += 32;
      }
    } else {
      for (let k: usize = 0; k < depth; k++) {
        store<f32>(target, 0);
        target += 32;
      }
    }
  }
}

/**
 * C[m,n] = A·B + bias. Element A(i,k) lies at a + i·ar + k·ak, B(k,j) at b + k·bk + j·bj, so that transposes cost
 * nothing; rows of C are `cr` bytes apart. `bias` is a row of n numbers or 0 for none. `scratch` holds
 * 32·depth + 192 bytes.
 */
export function gemm(
  a: usize, ar: usize, ak: usize, b: usize, bk: usize, bj: usize, c: usize, cr: usize, bias: usize,
  m: usize, n: usize, depth: usize, scratch: usize,
): void {
  const start = scratch;
  const edge = scratch + 32;
  const panel = scratch + 192;
  for (let j: usize = 0; j < n; j += TILE_COLUMNS) {
    const width = min(TILE_COLUMNS, n - j);
    pack(b, bk, bj, depth, j, n, panel);
    for (let i: usize = 0; i < TILE_COLUMNS; i++) {
      store<f32>(start + 4 * i, bias != 0 && i < width ? load<f32>(bias + 4 * (j + i)) : 0);
    }
    let i: usize = 0;
    if (width == TILE_COLUMNS) {
      for (; i + TILE_ROWS <= m; i += TILE_ROWS) tile4(a + i * ar, ar, ak, panel, depth, c + i * cr + j * 4, cr, start);
      for (; i < m; i++) tile1(a + i * ar, ak, panel, depth, c + i * cr + j * 4, start);
    } else {
      for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
        tile4(a + i * ar, ar, ak, panel, depth, edge, 32, start);
        for (let r: usize = 0; r < TILE_ROWS; r++) memory.copy(c + (i + r) * cr + j * 4, edge + r * 32, width * 4);
      }
      for (; i < m; i++) {
        tile1(a + i * ar, ak, panel, depth, edge, start);
        memory.copy(c + i * cr + j * 4, edge, width * 4);
      }
    }
  }
}

/** Columns of A, four at a time, packed for products with Aᵀ: `[ceil(k/4)][m][4]`. A is `[m, k]`. */
export function packColumns(a: usize, m: usize, k: usize, to: usize): void {
  const row = k * 4;
  for (let j: usize = 0; j < k; j += 4) {
    const width = min<usize>(4, k - j);
    let from = a + j * 4;
    for (let i: usize = 0; i < m; i++) {
      if (width == 4) v128.store(to, v128.load(from));
      else {
        v128.store(to, f32x4.splat(0));
        memory.copy(to, from, width * 4);
      }
      from += row;
      to += 16;
    }
  }
}

/**
 * D[k,n] = Aᵀ·B for A `[m, k]` (packed by packColumns) and B `[m, n]`, followed by the sums of B's columns as row k:
 * the gradients of a layer's weight and bias as they lie in memory. `scratch` holds 32·m + 192 bytes.
 */
export function gemmTransposed(packed: usize, b: usize, d: usize, m: usize, k: usize, n: usize, scratch: usize): void {
  const start = scratch;
  const edge = scratch + 32;
  const panel = scratch + 192;
  const dr = n * 4;
  v128.store(start, f32x4.splat(0));
  v128.store(start, f32x4.splat(0), 16);
  for (let j: usize = 0; j < n; j += TILE_COLUMNS) {
    const width = min(TILE_COLUMNS, n - j);
    pack(b, n * 4, 4, m, j, n, panel);
    for (let i: usize = 0; i < k; i += TILE_ROWS) {
      const rows = min(TILE_ROWS, k - i);
      const a = packed + i * m * 4;
      if (rows == TILE_ROWS && width == TILE_COLUMNS) {
        tile4(a, 4, 16, panel, m, d + i * dr + j * 4, dr, start);
      } else {
        tile4(a, 4, 16, panel, m, edge, 32, start);
        for (let r: usize = 0; r < rows; r++) memory.copy(d + (i + r) * dr + j * 4, edge + r * 32, width * 4);
      }
    }
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let from = panel;
    for (let i: usize = 0; i < m; i++) {
      s0 = f32x4.add(s0, v128.load(from));
      s1 = f32x4.add(s1, v128.load(from, 16));
      from += 32;
    }
    v128.store(edge, s0);
    v128.store(edge, s1, 16);
    memory.copy(d + k * dr + j * 4, edge, width * 4);
  }
}

/** e^x, Cephes single precision: 2^n · polynomial on |x| ≤ ln 2 / 2. Relative error about 1e-7. */
// @ts-ignore: decorator
@inline
function exp4(x: v128): v128 {
  const y = f32x4.max(f32x4.min(x, f32x4.splat(88.3762626647949)), f32x4.splat(-87.3365478515625));
  const n = f32x4.nearest(f32x4.mul(y, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(y, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, scale);
}

// @ts-ignore: decorator
@inline
function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

// @ts-ignore: decorator
@inline
function tanh4(x: v128): v128 {
  return f32x4.sub(f32x4.mul(f32x4.splat(2), sigmoid4(f32x4.add(x, x))), f32x4.splat(1));
}

/** kind: 0 none, 1 relu, 2 silu, 3 tanh. */
// @ts-ignore: decorator
@inline
function activate4(z: v128, kind: i32): v128 {
  if (kind == 1) return f32x4.max(z, f32x4.splat(0));
  if (kind == 2) return f32x4.mul(z, sigmoid4(z));
  if (kind == 3) return tanh4(z);
  return z;
}

/** dy·act'(z). */
// @ts-ignore: decorator
@inline
function slope4(dy: v128, z: v128, kind: i32): v128 {
  if (kind == 1) return v128.and(dy, f32x4.gt(z, f32x4.splat(0)));
  const one = f32x4.splat(1);
  if (kind == 2) {
    const s = sigmoid4(z);
    return f32x4.mul(dy, f32x4.mul(s, f32x4.add(one, f32x4.mul(z, f32x4.sub(one, s)))));
  }
  if (kind == 3) {
    const t = tanh4(z);
    return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(t, t)));
  }
  return dy;
}

/** y = act(z) over n numbers, in place when y is z. */
export function activate(z: usize, y: usize, n: usize, kind: i32): void {
  const end = n * 4;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) v128.store(y + at, activate4(v128.load(z + at), kind));
  for (; at < end; at += 4) store<f32>(y + at, f32x4.extract_lane(activate4(v128.load32_splat(z + at), kind), 0));
}

/** dz = dy·act'(z) over n numbers, in place when dz is dy. */
export function activateBack(dy: usize, z: usize, dz: usize, n: usize, kind: i32): void {
  const end = n * 4;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) v128.store(dz + at, slope4(v128.load(dy + at), v128.load(z + at), kind));
  for (; at < end; at += 4) {
    store<f32>(dz + at, f32x4.extract_lane(slope4(v128.load32_splat(dy + at), v128.load32_splat(z + at), kind), 0));
  }
}

/**
 * Layer normalisation of n rows of d numbers: y = (x − mean)/√(variance + ε)·gain + shift. `gain` is a row of d, `shift`
 * the row behind it. Keeps the normalised rows in `kept` and 1/√(variance + ε) per row in `inverse`.
 */
export function layerNorm(x: usize, gain: usize, y: usize, kept: usize, inverse: usize, n: usize, d: usize, epsilon: f32): void {
  const row = d * 4;
  const shift = gain + row;
  const share: f32 = 1 / <f32>d;
  for (let i: usize = 0; i < n; i++) {
    let mean: f32 = 0;
    for (let at: usize = 0; at < row; at += 4) mean += load<f32>(x + at);
    mean *= share;
    let variance: f32 = 0;
    for (let at: usize = 0; at < row; at += 4) {
      const centred = load<f32>(x + at) - mean;
      variance += centred * centred;
    }
    const r: f32 = 1 / sqrt<f32>(variance * share + epsilon);
    store<f32>(inverse + 4 * i, r);
    for (let at: usize = 0; at < row; at += 4) {
      const normal = (load<f32>(x + at) - mean) * r;
      store<f32>(kept + at, normal);
      store<f32>(y + at, normal * load<f32>(gain + at) + load<f32>(shift + at));
    }
    x += row;
    y += row;
    kept += row;
  }
}

/** Its gradients: dx `[n, d]`, and those of gain and shift as two rows of `dgain`. */
export function layerNormBack(dy: usize, kept: usize, inverse: usize, gain: usize, dx: usize, dgain: usize, n: usize, d: usize): void {
  const row = d * 4;
  const share: f32 = 1 / <f32>d;
  memory.fill(dgain, 0, 2 * row);
  for (let i: usize = 0; i < n; i++) {
    let sum: f32 = 0;
    let product: f32 = 0;
    for (let at: usize = 0; at < row; at += 4) {
      const g = load<f32>(dy + at);
      const normal = load<f32>(kept + at);
      store<f32>(dgain + at, load<f32>(dgain + at) + g * normal);
      store<f32>(dgain + row + at, load<f32>(dgain + row + at) + g);
      const scaled = g * load<f32>(gain + at);
      sum += scaled;
      product += scaled * normal;
    }
    sum *= share;
    product *= share;
    const r = load<f32>(inverse + 4 * i);
    for (let at: usize = 0; at < row; at += 4) {
      const scaled = load<f32>(dy + at) * load<f32>(gain + at);
      store<f32>(dx + at, r * (scaled - sum - load<f32>(kept + at) * product));
    }
    dy += row;
    kept += row;
    dx += row;
  }
}

/** Rows of s become softmax(scale·s), in place; n rows of t numbers. */
function softmaxRows(s: usize, n: usize, t: usize, scale: f32): void {
  for (let i: usize = 0; i < n; i++) {
    let top: f32 = -Infinity;
    for (let at: usize = 0; at < t * 4; at += 4) top = max(top, load<f32>(s + at));
    let sum: f32 = 0;
    for (let at: usize = 0; at < t * 4; at += 4) {
      const e = f32x4.extract_lane(exp4(f32x4.splat(scale * (load<f32>(s + at) - top))), 0);
      store<f32>(s + at, e);
      sum += e;
    }
    const r: f32 = 1 / sum;
    for (let at: usize = 0; at < t * 4; at += 4) store<f32>(s + at, load<f32>(s + at) * r);
    s += t * 4;
  }
}

/**
 * Attention over t tokens of n examples: qkv `[n·t, 3·heads·size]` → y `[n·t, heads·size]`; the weights stay in p
 * `[n, heads, t, t]`. `scratch` holds 32·max(t, size) + 192 bytes.
 */
export function attention(qkv: usize, y: usize, p: usize, n: usize, t: usize, heads: usize, size: usize, scratch: usize): void {
  const d = heads * size;
  const row = 12 * d;
  const scale: f32 = 1 / sqrt<f32>(<f32>size);
  for (let i: usize = 0; i < n; i++) {
    for (let h: usize = 0; h < heads; h++) {
      const q = qkv + i * t * row + h * size * 4;
      gemm(q, row, 4, q + 4 * d, 4, row, p, t * 4, 0, t, t, size, scratch);
      softmaxRows(p, t, t, scale);
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
  for (let at: usize = 0; at < n * 4; at += 4) {
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
    const logSum = <f32>NativeMath.log(sum);
    let p = target;
    let targetTop: f32 = 0;
    let targetLog: f32 = 0;
    let targetScale: f32 = 1;
    if (isLogits) {
      targetTop = largest(target, n);
      const targetSum = exponentials(target, work, n, targetTop, inverse);
      targetLog = <f32>NativeMath.log(targetSum);
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

/** Adam in place over n parameters; `keep` is what weight decay leaves of them. */
export function adam(
  theta: usize, m: usize, v: usize, g: usize, n: usize, rate: f32, epsilon: f32, beta1: f32, beta2: f32, keep: f32,
): void {
  const end = n * 4;
  let at: usize = 0;
  const b1 = f32x4.splat(beta1), b2 = f32x4.splat(beta2), r = f32x4.splat(rate), e = f32x4.splat(epsilon);
  const k1 = f32x4.splat(1 - beta1), k2 = f32x4.splat(1 - beta2), kept = f32x4.splat(keep);
  for (; at + 16 <= end; at += 16) {
    const gi = v128.load(g + at);
    const mi = f32x4.add(f32x4.mul(b1, v128.load(m + at)), f32x4.mul(k1, gi));
    const vi = f32x4.add(f32x4.mul(b2, v128.load(v + at)), f32x4.mul(k2, f32x4.mul(gi, gi)));
    v128.store(m + at, mi);
    v128.store(v + at, vi);
    const change = f32x4.div(f32x4.mul(r, mi), f32x4.add(f32x4.sqrt(vi), e));
    v128.store(theta + at, f32x4.sub(f32x4.mul(kept, v128.load(theta + at)), change));
  }
  for (; at < end; at += 4) {
    const gi = load<f32>(g + at);
    const mi = beta1 * load<f32>(m + at) + (1 - beta1) * gi;
    const vi = beta2 * load<f32>(v + at) + (1 - beta2) * gi * gi;
    store<f32>(m + at, mi);
    store<f32>(v + at, vi);
    store<f32>(theta + at, keep * load<f32>(theta + at) - (rate * mi) / (sqrt<f32>(vi) + epsilon));
  }
}

/** average ← decay·average + (1 − decay)·theta over n parameters. */
export function ema(average: usize, theta: usize, n: usize, decay: f32): void {
  const end = n * 4;
  let at: usize = 0;
  const d = f32x4.splat(decay);
  const rest = f32x4.splat(1 - decay);
  for (; at + 16 <= end; at += 16) {
    v128.store(average + at, f32x4.add(f32x4.mul(d, v128.load(average + at)), f32x4.mul(rest, v128.load(theta + at))));
  }
  for (; at < end; at += 4) {
    store<f32>(average + at, decay * load<f32>(average + at) + (1 - decay) * load<f32>(theta + at));
  }
}
