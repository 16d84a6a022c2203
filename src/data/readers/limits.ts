/** How much of the user's own data is accepted; beyond it a browser tab would run out of memory. */
export const LIMITS = {
  /** Bytes of one file, packed or unpacked. */
  fileBytes: 512 * 2 ** 20,
  /** Examples in one file, or images in one set. */
  examples: 200_000,
  /** Pixels along one side of an IDX image. */
  imageSide: 128,
  /** Pixels of one PNG image before it is made small. */
  pngPixels: 2 ** 24,
  /** Bytes of a CSV file: it becomes one string, and engines cap the length of those. */
  csvBytes: 256 * 2 ** 20,
  /** Columns of a CSV file. */
  columns: 4096,
  /** Cells of a CSV file: 512 MiB as 64-bit numbers. */
  cells: 2 ** 26,
  /** Stored values, examples times features: 512 MiB as 32-bit numbers. */
  values: 2 ** 27,
  /** Largest magnitude of a CSV cell, so that variances stay finite. */
  magnitude: 1e30,
  /** Classes; labels are stored as bytes, and a network's output layer has one unit per class. */
  classes: 64,
  /** Points of the plane that a generative model is to imitate. */
  points: 20_000,
  /** Modes placed by hand: they stand in the link. */
  modes: 64,
} as const;
