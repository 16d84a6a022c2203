/** A soft round brush on a square sheet of ink. */

export interface Sheet {
  /** Side in pixels. */
  readonly side: number;
  /** 0 (paper) … 1 (ink), row by row from the top left. */
  readonly ink: Float32Array;
}

/** One touch at (x, y) in pixels: full ink within, a rim one pixel soft. */
export function dab({ side, ink }: Sheet, x: number, y: number, radius: number, erase: boolean): void {
  const reach = radius + 1;
  const x0 = Math.max(0, Math.floor(x - reach));
  const x1 = Math.min(side - 1, Math.ceil(x + reach));
  const y0 = Math.max(0, Math.floor(y - reach));
  const y1 = Math.min(side - 1, Math.ceil(y + reach));
  for (let row = y0; row <= y1; row++) {
    for (let col = x0; col <= x1; col++) {
      const d = Math.hypot(col + 0.5 - x, row + 0.5 - y);
      const cover = Math.min(1, Math.max(0, radius + 0.5 - d));
      const i = row * side + col;
      ink[i] = erase ? Math.min(ink[i], 1 - cover) : Math.max(ink[i], cover);
    }
  }
}

/** A stroke of touches half a radius apart. */
export function stroke(
  sheet: Sheet,
  from: readonly [number, number],
  to: readonly [number, number],
  radius: number,
  erase: boolean,
): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.max(1, Math.ceil(length / (radius / 2)));
  for (let k = 0; k <= steps; k++) {
    const t = k / steps;
    dab(sheet, from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]), radius, erase);
  }
}
