/** Rows `index[i]` of a matrix of rows of `bytes` bytes, one behind the other. */
export function gatherRows(x: usize, index: usize, y: usize, n: usize, bytes: usize): void {
  for (let i: usize = 0; i < n; i++) {
    memory.copy(y, x + <usize>load<u32>(index + 4 * i) * bytes, bytes);
    y += bytes;
  }
}
