/** Frames out of clips `[n, frames·d]`, as images `[…, d]`. */

/** Frame k of the first `count` clips. */
export function framesAt(clips: Float32Array, frames: number, d: number, count: number, k: number): Float32Array {
  const images = new Float32Array(count * d);
  for (let i = 0; i < count; i++) {
    const at = (i * frames + k) * d;
    images.set(clips.subarray(at, at + d), i * d);
  }
  return images;
}

/** All frames of clip i, one after the other; a view, no copy. */
export const framesOf = (clips: Float32Array, frames: number, d: number, i: number): Float32Array =>
  clips.subarray(i * frames * d, (i + 1) * frames * d);
