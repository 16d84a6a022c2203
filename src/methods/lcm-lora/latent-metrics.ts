/** What is measured in the latent space itself, where the classifier that judges images has no say. */
import type { Role } from "../../lab/method.ts";
import type { Rng } from "../../math/rng.ts";
import { fitGaussian, frechetDistance } from "../../metrics/frechet.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { collector } from "../generative/collector.ts";
import { taken, type Generator, type Setting } from "../generative/generator.ts";
import { drawImages, type Drawn, type ImageSpace } from "../generative/images.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { remembered } from "../generative/remembered.ts";
import { styleScore } from "./style-score.ts";

/** The encoder sends one drawn digit in some thousand far away from all others; that one alone would set a distance. */
const farthest = 6;

/** Drawn digits in the latent space, `[n, dims]`; the caller disposes them. */
export function latentsOf(space: ImageSpace, { images, labels }: Drawn): Tensor {
  const drawn = tf.tensor2d(images, [labels.length, images.length / labels.length]);
  const encoded = space.encode(drawn);
  const x = tf.clipByValue(encoded, -farthest, farthest);
  tf.dispose([drawn, encoded]);
  return x;
}

interface Compared {
  readonly space: ImageSpace;
  /** Digits of the style. */
  readonly draw: (rng: Rng, n: number) => Drawn;
  readonly generators: ByRole<Generator>;
  readonly settingOf: (role: Role) => Setting;
  readonly prefixes: ByRole<string>;
  readonly declared: readonly string[];
  readonly rng: Rng;
}

/** Latents compared: enough for 16 dimensions. */
const n = 300;

/** `latentFrechet` and `styleScore` of every role, under its name, and the distance of other real latents. */
export async function latentMetrics({ space, draw, generators, settingOf, rng, ...names }: Compared) {
  const encoded = async (drawn: Drawn) => ({ x: await taken(latentsOf(space, drawn)), labels: drawn.labels });
  const [real, other] = [await encoded(draw(rng.fold("real latents"), n)), await encoded(draw(rng.fold("other latents"), n))]; // prettier-ignore
  const score = styleScore(await encoded(drawImages(rng.fold("ordinary latents"), n)), real, space.dims);
  const truth = fitGaussian(real.x, space.dims);
  const latentFrechetFloor = frechetDistance(truth, fitGaussian(other.x, space.dims));
  const z = rng.fold("latents").normal(n * space.dims);
  const { collect } = collector(names.prefixes, names.declared);
  const metricsNow = remembered(generators, (generator, role) => {
    const setting = settingOf(role);
    const make = async () => {
      const x = await generator.samples(z, setting);
      const latentFrechet = frechetDistance(truth, fitGaussian(x, space.dims));
      return score ? { latentFrechet, styleScore: score(x) } : { latentFrechet };
    };
    return { key: [JSON.stringify(setting)], make };
  });
  return async () => ({ ...collect(await metricsNow()), latentFrechetFloor });
}
