/**
 * What a diffusion network may be asked for. All networks see u = cos φ x0 + sin φ ε, the noisy example scaled to unit
 * variance whatever the schedule; tan φ = σ/α. The schedule's own x is u·√(α² + σ²). For data of unit variance the
 * preconditioning of Karras et al. 2022 (arXiv:2206.00364, table 1) is this with −v as the raw output.
 */
import type { Prediction } from "../lab/artifact.ts";
import type { Level } from "../math/schedules.ts";

/** A noise level as a point on the circle. */
export interface Angle {
  readonly cos: number;
  readonly sin: number;
}

/** The level without the schedule's scale. */
export function angleOf({ alpha, sigma }: Level): Angle {
  const scale = Math.hypot(alpha, sigma);
  return { cos: alpha / scale, sin: sigma / scale };
}

/** ε cannot be turned into x0 where no signal is left: cos φ counts as at least this much. */
const leastSignal = 1 / 80;

/** The output that would be right, as coefficients of x0 and ε. */
export function ideal(prediction: Prediction, { cos, sin }: Angle): { readonly x0: number; readonly epsilon: number } {
  switch (prediction) {
    case "v":
      return { x0: -sin, epsilon: cos };
    case "epsilon":
      return { x0: 0, epsilon: 1 };
    case "x0":
      return { x0: 1, epsilon: 0 };
    case "velocity":
      return { x0: -1, epsilon: 1 };
  }
}

/** x0 as coefficients of u and of the output. */
export function readout(prediction: Prediction, { cos, sin }: Angle): { readonly u: number; readonly output: number } {
  switch (prediction) {
    case "v":
      return { u: cos, output: -sin };
    case "epsilon": {
      const signal = Math.max(cos, leastSignal);
      return { u: 1 / signal, output: -sin / signal };
    }
    case "x0":
      return { u: 0, output: 1 };
    case "velocity":
      return { u: 1 / (cos + sin), output: -sin / (cos + sin) };
  }
}
