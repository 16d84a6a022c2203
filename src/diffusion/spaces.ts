/** The vectors that samplers work on: arrays of numbers for exact models, tensors for networks. */
import type { Rng } from "../math/rng.ts";
import { normalNoise } from "../nn/kernels/noise.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import type { Space } from "./samplers.ts";

/** Arrays of n numbers. `rng` names the noise of a stochastic sampler. */
export function numbers(n: number, rng: Rng): Space<Float64Array> {
  return {
    sum(...terms) {
      const out = new Float64Array(n);
      for (const [c, v] of terms) if (c !== 0) for (let i = 0; i < n; i++) out[i] += c * v[i];
      return out;
    },
    noise: (i) => Float64Array.from(rng.fold("step", i).normal(n)),
    step: (make) => make(),
    free: () => {},
  };
}

/** Tensors of one shape on the current backend. */
export function tensors(shape: number[], rng: Rng): Space<Tensor> {
  return {
    sum(...terms) {
      const kept = terms.filter(([c]) => c !== 0);
      if (kept.length === 0) return tf.zeros(shape);
      return kept.map(([c, v]) => tf.mul(v, c)).reduce((sum, v) => tf.add(sum, v));
    },
    noise: (i) => normalNoise(rng.fold("step", i), shape),
    step: (make) => tf.tidy(make as () => Record<string, Tensor>) as ReturnType<typeof make>,
    free: (v) => v.dispose(),
  };
}
