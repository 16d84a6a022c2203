/** A set of image files, one per example, with the class in the folder or in the file name. */

import { fitImage } from "../images.ts";
import { dataError } from "./errors.ts";
import { borderMean, checkValueCount, type Examples } from "./examples.ts";
import type { DecodedImage } from "./files.ts";
import { LIMITS } from "./limits.ts";
import { note, type Note } from "./notes.ts";

/** Where the names of a set of files hold the class. */
export type ClassSource = "folder" | "name";

/** The folder, when the files stand in at least two different ones; otherwise the beginning of the file name. */
export function classSource(names: readonly string[]): ClassSource {
  return new Set(names.map(folderOf)).size >= 2 ? "folder" : "name";
}

function folderOf(name: string): string {
  return name.split("/").at(-2) ?? "";
}

/**
 * The class of an image file: its folder (`cats/a.png`), or what stands before the first `_`, `-` or space of its
 * name (`3_0001.png`), or else before the number at its end (`cat12.png`).
 * @throws DataError `image-class`
 */
export function classOfName(name: string, source: ClassSource): string {
  const base = name.slice(name.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  const found =
    source === "folder" ? folderOf(name) : (/^([^_\- ]+)[_\- ]/.exec(base) ?? /^([^\d_\- ]+)\d+$/.exec(base))?.[1];
  if (!found) throw dataError("image-class", name, undefined, {});
  return found;
}

/** How a set of images is read. */
export interface ImageSetOptions {
  /** Pixels along each side of the square that every image is brought to. */
  size?: number;
  /** Where the class is; by default found from the names. */
  source?: ClassSource;
}

/**
 * Examples from images. They are taken one by one and kept small, so `images` may decode as it goes; `names` are
 * known beforehand because they decide where the class is.
 * @throws DataError when a class is missing, there are too many images, or pixels are unusable
 */
export function readImageSet(
  names: readonly string[],
  images: Iterable<DecodedImage>,
  { size = 16, source = classSource(names) }: ImageSetOptions = {},
): { examples: Examples; notes: Note[] } {
  const n = names.length;
  if (n === 0) throw dataError("no-files", "", undefined, {});
  if (n > LIMITS.examples) throw dataError("image-too-many", names[0], undefined, { limit: LIMITS.examples, found: n });
  const labels = names.map((name) => classOfName(name, source));
  const d = size * size;
  checkValueCount(names[0], n, d);
  const pixels = new Float32Array(n * d);
  const sizes = new Map<string, { height: number; width: number }>();
  let i = 0;
  for (const image of images) {
    checkPixels(image);
    const { height, width } = image;
    sizes.set(`${height}x${width}`, { height, width });
    pixels.set(fitSquare(image, size), i++ * d);
  }
  const notes: Note[] = [note(source === "folder" ? "class-from-folder" : "class-from-name", {})];
  const [one] = sizes.values();
  if (sizes.size > 1) notes.push(note("resized-mixed", { height: size, width: size }));
  else if (one.height !== size || one.width !== size) {
    notes.push(note("resized", { fromHeight: one.height, fromWidth: one.width, height: size, width: size }));
  }
  const examples: Examples = {
    file: names[0],
    n,
    shape: { kind: "image", height: size, width: size },
    labels,
    read: (k, out) => out.set(pixels.subarray(k * d, (k + 1) * d)),
  };
  return { examples, notes };
}

function checkPixels({ name, height, width, pixels }: DecodedImage): void {
  const expected = height * width;
  const usable = pixels.reduce((count, v) => count + (v >= 0 && v <= 1 ? 1 : 0), 0);
  if (
    !(expected >= 1) ||
    !Number.isInteger(height) ||
    !Number.isInteger(width) ||
    usable !== expected ||
    pixels.length !== expected
  ) {
    throw dataError("image-pixels", name, undefined, {
      expected: Number.isFinite(expected) ? Math.max(1, expected) : 1,
      found: usable,
    });
  }
}

/** The image in the middle of a square, its proportions kept, the rest in the colour of its border. */
export function fitSquare({ height, width, pixels }: DecodedImage, size: number): Float32Array {
  const longest = Math.max(height, width);
  const toH = Math.max(1, Math.round((size * height) / longest));
  const toW = Math.max(1, Math.round((size * width) / longest));
  const small = fitImage(pixels, height, width, toH, toW);
  if (toH === size && toW === size) return small;
  const square = new Float32Array(size * size).fill(borderMean(pixels, height, width));
  const [top, left] = [(size - toH) >> 1, (size - toW) >> 1];
  for (let y = 0; y < toH; y++) square.set(small.subarray(y * toW, (y + 1) * toW), (top + y) * size + left);
  return square;
}
