/** How much of a style there is in examples: where they lie between ordinary and styled ones. */
import { meanAndCovariance } from "../../math/statistics.ts";
import { eigenSymmetric } from "../../metrics/frechet.ts";

/** Examples `[n, d]`, all classes in turn or in any other way alike. */
export interface Labelled {
  readonly x: Float32Array;
  readonly labels: ArrayLike<number>;
}

/** Means nearer to each other, in standard deviations within a class, are taken for the same; two sets of 300 that are alike: about 0.3. */
const leastApart = 0.5;

/**
 * A judge of examples `[n, d]`: their mean along the direction that tells styled from ordinary ones best (Fisher's linear
 * discriminant within classes), 0 where the ordinary ones lie and 1 where the styled ones do; beyond, the style is overdone.
 * Both sets hold their classes in equal shares. @returns null where the style can hardly be told from the ordinary
 */
export function styleScore(ordinary: Labelled, styled: Labelled, d: number): ((x: Float32Array) => number) | null {
  const within = new Float32Array(ordinary.x.length + styled.x.length);
  within.set(centred(ordinary, d));
  within.set(centred(styled, d), ordinary.x.length);
  const { values, vectors } = eigenSymmetric(meanAndCovariance(within, d).covariance, d);
  const [from, to] = [ordinary, styled].map(({ x }) => meanAndCovariance(x, d).mean);
  const apart = to.map((v, i) => v - from[i]);
  const direction = new Float64Array(d);
  for (let k = 0; k < d; k++) {
    const along = apart.reduce((sum, v, i) => sum + v * vectors[i * d + k], 0) / values[k];
    for (let i = 0; i < d; i++) direction[i] += along * vectors[i * d + k];
  }
  const project = (point: Float64Array) => direction.reduce((sum, v, i) => sum + v * point[i], 0);
  const [zero, one] = [project(from), project(to)];
  if (Math.sqrt(one - zero) < leastApart) return null; // the Mahalanobis distance of the two
  return (x) => (project(meanAndCovariance(x, d).mean) - zero) / (one - zero);
}

/** Rows without the mean of their class. */
function centred({ x, labels }: Labelled, d: number): Float32Array {
  const sums = new Map<number, { n: number; sum: Float64Array }>();
  const of = (row: number) => {
    const known = sums.get(labels[row]) ?? { n: 0, sum: new Float64Array(d) };
    sums.set(labels[row], known);
    return known;
  };
  const n = x.length / d;
  for (let row = 0; row < n; row++) {
    const own = of(row);
    own.n++;
    for (let j = 0; j < d; j++) own.sum[j] += x[row * d + j];
  }
  return x.map((v, at) => {
    const own = of(Math.floor(at / d));
    return v - own.sum[at % d] / own.n;
  });
}
