/** How strongly each cell of a matrix is coloured, 0 … 1, from its smallest to its largest value. */
export function heatLevels(values: ArrayLike<number>, columns: number, scale: "linear" | "log", skipDiagonal: boolean): number[] {
  const of = (v: number) => (scale === "log" ? (v > 0 ? Math.log(v) : Number.NaN) : v);
  const counts = (i: number) => !(skipDiagonal && Math.floor(i / columns) === i % columns);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const v = of(values[i]);
    if (!counts(i) || !Number.isFinite(v)) continue;
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  if (scale === "linear") low = Math.min(0, low);
  return Array.from(values, (value, i) => {
    const v = of(value);
    if (!counts(i) || !Number.isFinite(v) || high <= low) return 0;
    return Math.min(1, Math.max(0, (v - low) / (high - low)));
  });
}
