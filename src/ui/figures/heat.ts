/** How strongly each cell of a matrix is coloured, 0 … 1, from its smallest to its largest value. */
export function heatLevels(
  values: ArrayLike<number>,
  columns: number,
  scale: "linear" | "log",
  skipDiagonal: boolean,
): number[] {
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

type Rgb = readonly [number, number, number];

/** A cell's colour on the way from ground to full colour, and black or white, whichever reads better on it (≥ 4.5:1). */
export function heatColor(level: number, ground: Rgb, full: Rgb): { background: string; color: string } {
  const mixed = ground.map((g, c) => Math.round(g + level * (full[c] - g)));
  const [r, g, b] = mixed.map((v) => (v <= 10 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return { background: `rgb(${mixed.join(",")})`, color: light > 0.179 ? "#000" : "#fff" };
}
