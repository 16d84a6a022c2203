/** Matrix products. All arguments are byte addresses or counts, all matrices row-major float32. */

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

