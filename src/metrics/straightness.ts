/** How straight the paths from noise to data are (Liu, Gong, Liu 2022, arXiv:2209.03003, section 2.3). */

export interface Straightness {
  /** S = ∫₀¹ E|(Z1 - Z0) - v(Z_t, t)|² dt, squared units of the coordinates; 0 for straight paths at even speed. */
  readonly straightness: number;
  /** S / E|Z1 - Z0|², without unit. */
  readonly relative: number;
  /** Mean over the paths of length / distance of the ends, at least 1; paths that end where they began are left out. */
  readonly pathOverChord: number;
}

/**
 * Straightness of `n` paths from their positions `[stops, n, d]` at evenly spaced times 0 … 1 (either way round). The
 * velocity between two stops is their difference over the time between, which for Euler's method is v itself.
 * Throws RangeError for fewer than two stops.
 */
export function straightness(positions: ArrayLike<number>, stops: number, d: number): Straightness {
  if (stops < 2) throw new RangeError(`straightness(): a path has at least 2 stops, not ${stops}`);
  const row = positions.length / stops;
  const last = positions.length - row;
  const steps = stops - 1;
  let deviation = 0;
  let chordSquares = 0;
  let ratios = 0;
  let moving = 0;
  for (let start = 0; start < row; start += d) {
    let chord = 0;
    for (let j = start; j < start + d; j++) chord += (positions[last + j] - positions[j]) ** 2;
    chordSquares += chord;
    let length = 0;
    for (let at = start; at < last; at += row) {
      let square = 0;
      for (let j = 0; j < d; j++) {
        const moved = positions[at + row + j] - positions[at + j];
        square += moved ** 2;
        deviation += (positions[last + start + j] - positions[start + j] - steps * moved) ** 2 / steps;
      }
      length += Math.sqrt(square);
    }
    if (chord === 0) continue;
    ratios += length / Math.sqrt(chord);
    moving++;
  }
  return { straightness: (deviation * d) / row, relative: deviation / chordSquares, pathOverChord: ratios / moving };
}
