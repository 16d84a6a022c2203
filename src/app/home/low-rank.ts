/**
 * The best approximation of a symmetric or any other square matrix `[size, size]` of a rank, by power iteration on AᵀA and
 * deflation; and the share of its squared entries that this explains.
 */
export function lowRank(matrix: Float32Array, size: number, rank: number): { levels: Float32Array; share: number } {
  const rest = Float64Array.from(matrix);
  const squares = (m: ArrayLike<number>) => Array.from(m).reduce((sum, v) => sum + v * v, 0);
  const whole = squares(matrix);
  for (let r = 0; r < rank; r++) {
    let v = Float64Array.from({ length: size }, (_, i) => 1 + i / size);
    let u = new Float64Array(size);
    for (let k = 0; k < iterations; k++) {
      u = times(rest, v, size, false);
      v = unit(times(rest, u, size, true));
    }
    u = times(rest, v, size, false);
    for (let i = 0; i < rest.length; i++) rest[i] -= u[Math.floor(i / size)] * v[i % size];
  }
  return { levels: matrix.map((value, i) => Math.max(0, value - rest[i])), share: 1 - squares(rest) / whole };
}

const iterations = 40;

function times(m: Float64Array, x: Float64Array, size: number, transposed: boolean): Float64Array<ArrayBuffer> {
  const y = new Float64Array(size);
  for (let i = 0; i < m.length; i++) {
    const [row, column] = [Math.floor(i / size), i % size];
    if (transposed) y[column] += m[i] * x[row];
    else y[row] += m[i] * x[column];
  }
  return y;
}

function unit(x: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const norm = Math.hypot(...x) || 1;
  return x.map((value) => value / norm);
}
