/** What a sample costs on this machine. */
import type { Generator, Setting } from "./generator.ts";

/** Batches of which the fastest counts; one more warms up. */
const batches = 3;

/** Milliseconds for one sample of a batch that begins with z `[n, dims]`. */
export function timed(z: Float32Array, dims: number) {
  return async ({ generator, setting }: { readonly generator: Generator; readonly setting: Setting }) => {
    let least = Infinity;
    for (let i = 0; i <= batches; i++) {
      const began = performance.now();
      await generator.samples(z, setting);
      if (i > 0) least = Math.min(least, performance.now() - began);
    }
    return least / (z.length / dims);
  };
}
