/** Image formats that the browser reads and the readers do not: JPEG, WebP, GIF, BMP, AVIF. */
import type { OwnFile } from "../data/readers/files.ts";

/** The browser cannot read this image. */
export class Undecodable extends Error {
  constructor(readonly file: string) {
    super(`${file}: not a readable image`);
  }
}

/** Larger pictures are made smaller while they are decoded: networks here see at most a few dozen pixels a side. */
const largestSide = 256;

/** A file as the readers take it: pictures in foreign formats as luminance, everything else as its bytes. */
export async function decodeForeign(file: File, path: string): Promise<OwnFile> {
  const isForeign = /\.(jpe?g|webp|gif|bmp|avif)$/i.test(path) || /^image\/(?!png)/.test(file.type);
  if (!isForeign) return { name: path, bytes: new Uint8Array(await file.arrayBuffer()) };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Undecodable(path);
  }
  const scale = Math.min(1, largestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const g = canvas.getContext("2d", { willReadFrequently: true })!;
  g.fillStyle = "#fff";
  g.fillRect(0, 0, width, height);
  g.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { name: path, width, height, pixels: luminance(g.getImageData(0, 0, width, height).data) };
}

/** Rec. 709 luma of RGBA bytes, 0 … 1. */
export function luminance(rgba: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: rgba.length / 4 }, (_, i) => {
    return (0.2126 * rgba[4 * i] + 0.7152 * rgba[4 * i + 1] + 0.0722 * rgba[4 * i + 2]) / 255;
  });
}
