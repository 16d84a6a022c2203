/** Gzip, unpacked without trusting what the file says of itself. */

import { FlateErrorCode, gunzipSync, type FlateError } from "fflate";
import { dataError, hex32 } from "./errors.ts";
import { LIMITS } from "./limits.ts";

/** Deflate cannot shrink data further than this, so a larger announced size is a lie or damage. */
const MAX_DEFLATE_RATIO = 1032;

/** Whether the bytes begin like gzip. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The file unpacked, or the same file when it is not gzip.
 * Memory is bounded by the announced size, which is checked against `limit` (bytes) before unpacking.
 * @throws DataError `gzip-truncated`, `gzip-corrupt`, `gzip-too-large`, `gzip-checksum`
 */
export function unpackGzip<F extends { name: string; bytes: Uint8Array }>(
  file: F,
  limit: number = LIMITS.fileBytes,
): F {
  const { name, bytes } = file;
  if (!isGzip(bytes)) return file;
  const end = bytes.length;
  // 10 bytes of header, at least 2 of data, 8 of trailer.
  if (end < 20) throw dataError("gzip-truncated", name, { byte: end }, {});
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end - 8, 8);
  const expected = trailer.getUint32(0, true);
  const size = trailer.getUint32(4, true);
  if (size > end * MAX_DEFLATE_RATIO) throw dataError("gzip-truncated", name, { byte: end }, {});
  if (size > limit) throw dataError("gzip-too-large", name, { byte: end - 4 }, { found: size, limit });
  let unpacked: Uint8Array;
  try {
    unpacked = gunzipSync(bytes, { out: new Uint8Array(size) });
  } catch (error) {
    if ((error as FlateError).code === FlateErrorCode.UnexpectedEOF) {
      throw dataError("gzip-truncated", name, { byte: end }, {});
    }
    throw dataError("gzip-corrupt", name, { byte: 0 }, {});
  }
  const found = crc32(unpacked);
  if (found !== expected || unpacked.length !== size) {
    throw dataError("gzip-checksum", name, { byte: end - 8 }, { expected: hex32(expected), found: hex32(found) });
  }
  return { ...file, bytes: unpacked };
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** CRC-32 (ISO 3309) of the bytes, as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let c = -1;
  for (let i = 0; i < bytes.length; i++) c = CRC_TABLE[(c ^ bytes[i]) & 0xff] ^ (c >>> 8);
  return ~c >>> 0;
}
