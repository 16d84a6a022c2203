/** How the images of all classes are laid out on a sheet. */

export interface Arranged {
  /** Images `[count, d]` in the order of the sheet, row by row. */
  readonly pixels: Float32Array;
  readonly count: number;
  readonly columns: number;
  /** The class of the i-th image of the sheet. */
  readonly classOf: (i: number) => number;
}

/** Fewer images of a class than this stand one under another: a row each would leave most of the sheet empty. */
const fewest = 4;

/**
 * A row for every class; with few images of each, a column.
 * @param images `[classes·n, d]`, class after class
 * @param most of a class at most; the first ones
 */
export function arranged(images: Float32Array, classes: number, d: number, most: number): Arranged {
  const given = images.length / d / classes;
  const perClass = Math.min(most, given);
  const count = classes * perClass;
  const isUpright = perClass < fewest;
  const classOf = (i: number) => (isUpright ? i % classes : Math.floor(i / perClass));
  const placeOf = (i: number) => (isUpright ? Math.floor(i / classes) : i % perClass);
  const pixels = new Float32Array(count * d);
  for (let i = 0; i < count; i++) {
    const row = classOf(i) * given + placeOf(i);
    pixels.set(images.subarray(row * d, (row + 1) * d), i * d);
  }
  return { pixels, count, columns: isUpright ? classes : perClass, classOf };
}
