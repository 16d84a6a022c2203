/** The files a reader takes, and which kind of file one is, by its first bytes and then by its name. */

import { dataError, hexBytes } from "./errors.ts";
import { unpackGzip } from "./gzip.ts";
import { LIMITS } from "./limits.ts";

/** A file as it was given; `name` may be a path with `/`. */
export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An image decoded elsewhere (the page decodes JPEG and WebP): `pixels` is `[height, width]`, luminance 0 … 1. */
export interface DecodedImage {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly pixels: Float32Array;
}

/** Anything the readers take. */
export type OwnFile = RawFile | DecodedImage;

/** A file with its kind; gzip is already unpacked for `idx` and `csv`. */
export type KnownFile =
  | { kind: "idx"; file: RawFile }
  | { kind: "csv"; file: RawFile }
  | { kind: "png"; file: RawFile }
  | { kind: "image"; file: DecodedImage };

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

/** Formats that are recognised only to say so. */
const FOREIGN_IMAGES: [string, number, number[]][] = [
  ["JPEG", 0, [0xff, 0xd8, 0xff]],
  ["GIF", 0, [0x47, 0x49, 0x46, 0x38]],
  ["WebP", 8, [0x57, 0x45, 0x42, 0x50]],
  ["TIFF", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ["BMP", 0, [0x42, 0x4d]],
];

function hasBytes(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, i) => bytes[at + i] === byte);
}

/** Files that systems leave in folders and archives: `.DS_Store`, `Thumbs.db`, `__MACOSX/…`. */
export function isClutter(name: string): boolean {
  const base = name.slice(name.lastIndexOf("/") + 1);
  return base.startsWith(".") || base === "Thumbs.db" || base === "desktop.ini" || /(^|\/)__MACOSX\//.test(name);
}

/**
 * The kind of a file. Bytes decide, so a wrong extension does no harm; the name decides where bytes cannot.
 * @throws DataError when the file is empty, too large, damaged gzip, or of no kind that can be read
 */
export function recognise(given: OwnFile): KnownFile {
  if ("pixels" in given) return { kind: "image", file: given };
  const { name } = given;
  if (given.bytes.length === 0) throw dataError("file-empty", name, undefined, {});
  if (given.bytes.length > LIMITS.fileBytes) {
    throw dataError("file-too-large", name, undefined, {
      found: given.bytes.length,
      limit: LIMITS.fileBytes,
    });
  }
  const file = unpackGzip(given);
  const { bytes } = file;
  if (bytes.length === 0) throw dataError("file-empty", name, undefined, {});
  const lower = name.toLowerCase();

  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] >= 0x08 && bytes[2] <= 0x0e) return { kind: "idx", file };
  if (hasBytes(bytes, 0, PNG_SIGNATURE)) return { kind: "png", file };
  if (hasBytes(bytes, 0, [0x50, 0x4b, 0x03, 0x04])) throw dataError("file-archive", name, { byte: 0 }, {});
  const isUtf16 = hasBytes(bytes, 0, [0xff, 0xfe]) || hasBytes(bytes, 0, [0xfe, 0xff]);
  const isBinary = !isUtf16 && bytes.subarray(0, 4096).includes(0);
  const isTable = /\.(csv|tsv|txt)(\.gz)?$/.test(lower);
  for (const [format, at, magic] of FOREIGN_IMAGES) {
    // “BM” could as well begin a table, so text is never taken for an image.
    if (isBinary && hasBytes(bytes, at, magic)) {
      throw dataError("image-undecoded", name, { byte: 0 }, { found: format });
    }
  }
  // A damaged header still gets the message of the reader its name asks for.
  if (/\bidx\d|ubyte/.test(lower)) return { kind: "idx", file };
  if (lower.endsWith(".png")) return { kind: "png", file };
  if (isTable || !isBinary) return { kind: "csv", file };
  throw dataError("file-unknown", name, { byte: 0 }, { found: hexBytes(bytes) });
}
