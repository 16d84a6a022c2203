/**
 * At most about `most` points of a long series that look the same: of each stretch the lowest and the highest, in
 * order, and the first and last of all. Missing values (NaN) stay gaps.
 */
export function thin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  length: number,
  most: number,
): { x: number[]; y: number[] } {
  const keep: number[] = [];
  if (length <= most) for (let i = 0; i < length; i++) keep.push(i);
  else {
    const stretches = Math.max(1, Math.floor(most / 2) - 1);
    keep.push(0);
    for (let s = 0; s < stretches; s++) {
      const from = 1 + Math.floor((s * (length - 2)) / stretches);
      const to = 1 + Math.floor(((s + 1) * (length - 2)) / stretches);
      let low = from;
      let high = from;
      for (let i = from; i < to; i++) {
        if (y[i] < y[low] || Number.isNaN(y[low])) low = i;
        if (y[i] > y[high] || Number.isNaN(y[high])) high = i;
      }
      if (low === high) keep.push(low);
      else keep.push(Math.min(low, high), Math.max(low, high));
    }
    keep.push(length - 1);
  }
  return { x: keep.map((i) => x[i]), y: keep.map((i) => y[i]) };
}
