/** IDX files: the format of MNIST (LeCun, Cortes & Burges, http://yann.lecun.com/exdb/mnist). */

import { dataError, hex32 } from "./errors.ts";
import { unpackGzip } from "./gzip.ts";
import type { RawFile } from "./files.ts";
import { LIMITS } from "./limits.ts";

/** Magic number of a file of images: unsigned bytes in 3 dimensions. */
export const IDX_IMAGES = 0x00000803;
/** Magic number of a file of labels: unsigned bytes in 1 dimension. */
export const IDX_LABELS = 0x00000801;

/** Images: `pixels` is `[n, height, width]`, 0 … 255, a view of the file. */
export interface IdxImages {
  readonly kind: "images";
  readonly name: string;
  readonly n: number;
  readonly height: number;
  readonly width: number;
  readonly pixels: Uint8Array;
}

/** Labels: `labels` is `[n]`, 0 … 255, a view of the file. */
export interface IdxLabels {
  readonly kind: "labels";
  readonly name: string;
  readonly n: number;
  readonly labels: Uint8Array;
}

/**
 * Read one IDX file, plain or gzip, whichever of the two kinds it is.
 * Byte offsets in errors count in the unpacked file. Every header field is checked before anything is allocated;
 * nothing is copied from a plain file.
 * @throws DataError with the byte where the file stops making sense
 */
export function readIdx(given: RawFile): IdxImages | IdxLabels {
  const { name, bytes } = unpackGzip(given);
  if (bytes.length === 0) throw dataError("file-empty", name, undefined, {});
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const needHeader = (expected: number) => {
    if (bytes.length < expected) {
      throw dataError("idx-header", name, { byte: bytes.length }, { expected, found: bytes.length });
    }
  };

  needHeader(4);
  const magic = view.getUint32(0);
  if (magic >>> 16 !== 0) {
    throw dataError(
      "idx-magic",
      name,
      { byte: 0 },
      { images: hex32(IDX_IMAGES), labels: hex32(IDX_LABELS), found: hex32(magic) },
    );
  }
  const [type, rank] = [bytes[2], bytes[3]];
  if (type !== 0x08)
    throw dataError("idx-type", name, { byte: 2 }, { found: `0x${type.toString(16).padStart(2, "0")}` });
  if (rank !== 1 && rank !== 3) throw dataError("idx-rank", name, { byte: 3 }, { found: rank });
  const header = 4 + 4 * rank;
  needHeader(header);

  const n = view.getUint32(4);
  if (n === 0) throw dataError("idx-no-examples", name, { byte: 4 }, {});
  if (n > LIMITS.examples) throw dataError("idx-too-many", name, { byte: 4 }, { limit: LIMITS.examples, found: n });
  const [height, width] = rank === 3 ? [view.getUint32(8), view.getUint32(12)] : [1, 1];
  for (const [byte, side] of [
    [8, height],
    [12, width],
  ]) {
    if (side < 1 || side > LIMITS.imageSide)
      throw dataError("idx-side", name, { byte }, { limit: LIMITS.imageSide, found: side });
  }
  const size = n * height * width;
  if (size > LIMITS.fileBytes)
    throw dataError("idx-too-large", name, { byte: 4 }, { limit: LIMITS.fileBytes, found: size });

  const expected = header + size;
  if (bytes.length < expected) {
    throw dataError("idx-truncated", name, { byte: bytes.length }, { expected, found: bytes.length });
  }
  if (bytes.length > expected) {
    throw dataError("idx-trailing", name, { byte: expected }, { found: bytes.length - expected });
  }
  const body = bytes.subarray(header);
  return rank === 3
    ? { kind: "images", name, n, height, width, pixels: body }
    : { kind: "labels", name, n, labels: body };
}

/**
 * Images and labels that belong together.
 * @throws DataError when either file is of the other kind, or the counts differ
 */
export function readIdxPair(
  imagesFile: RawFile,
  labelsFile: RawFile,
): { images: IdxImages; labels: IdxLabels; swapped: boolean } {
  const first = readIdx(imagesFile);
  const second = readIdx(labelsFile);
  if (first.kind === "labels" && second.kind === "images") {
    return { ...pairIdx(second, first), swapped: true };
  }
  if (first.kind === "labels") {
    throw dataError(
      "idx-labels-for-images",
      first.name,
      { byte: 0 },
      { expected: hex32(IDX_IMAGES), found: hex32(IDX_LABELS) },
    );
  }
  if (second.kind === "images") {
    throw dataError(
      "idx-images-for-labels",
      second.name,
      { byte: 0 },
      { expected: hex32(IDX_LABELS), found: hex32(IDX_IMAGES) },
    );
  }
  return { ...pairIdx(first, second), swapped: false };
}

/**
 * The pair itself, once each is known for what it is.
 * @throws DataError `idx-counts`
 */
export function pairIdx(images: IdxImages, labels: IdxLabels): { images: IdxImages; labels: IdxLabels } {
  if (images.n !== labels.n) {
    throw dataError(
      "idx-counts",
      labels.name,
      { byte: 4 },
      { expected: images.n, images: images.name, found: labels.n },
    );
  }
  return { images, labels };
}
