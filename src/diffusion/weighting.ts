/** What an error of x0 counts at a noise level: Salimans & Ho 2022 (arXiv:2202.00512, section 4). */
import type { Angle } from "./parameterisation.ts";

export type Weighting = "truncated" | "snr+1" | "snr" | "one";

/** The weight of |x̂0 − x0|²; "snr+1" is the plain error of v, "snr" that of ε. */
export function weightOf(weighting: Weighting, { cos, sin }: Angle): number {
  const snr = (cos / sin) ** 2;
  switch (weighting) {
    case "truncated":
      return Math.max(1, snr);
    case "snr+1":
      return snr + 1;
    case "snr":
      return snr;
    case "one":
      return 1;
  }
}
