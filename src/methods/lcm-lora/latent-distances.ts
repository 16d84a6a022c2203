/** Fréchet distances in the latent space itself, where the classifier that judges images has no say. */
import type { Role } from "../../lab/method.ts";
import type { Rng } from "../../math/rng.ts";
import { fitGaussian, frechetDistance } from "../../metrics/frechet.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { collector } from "../generative/collector.ts";
import { taken, type Generator, type Setting } from "../generative/generator.ts";
import type { Drawn, ImageSpace } from "../generative/images.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { remembered } from "../generative/remembered.ts";

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
  readonly draw: (rng: Rng, n: number) => Drawn;
  readonly generators: ByRole<Generator>;
  readonly settingOf: (role: Role) => Setting;
  readonly prefixes: ByRole<string>;
  readonly declared: readonly string[];
  readonly rng: Rng;
}

/** Latents compared: enough for 16 dimensions. */
const n = 500;

/** `latentFrechet` of every role, under its name, and of other real latents. */
export async function latentDistances({ space, draw, generators, settingOf, rng, ...names }: Compared) {
  const gaussianOf = async (name: string) =>
    fitGaussian(await taken(latentsOf(space, draw(rng.fold(name), n))), space.dims);
  const [real, other] = [await gaussianOf("real latents"), await gaussianOf("other latents")];
  const latentFrechetFloor = frechetDistance(real, other);
  const z = rng.fold("latents").normal(n * space.dims);
  const { collect } = collector(names.prefixes, names.declared);
  const distancesNow = remembered(generators, (generator, role) => {
    const setting = settingOf(role);
    const make = async () => ({
      latentFrechet: frechetDistance(real, fitGaussian(await generator.samples(z, setting), space.dims)),
    });
    return { key: [JSON.stringify(setting)], make };
  });
  return async () => ({ ...collect(await distancesNow()), latentFrechetFloor });
}
