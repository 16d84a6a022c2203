/** What generative models are to imitate, points of the plane or images alike: where examples come from, how it is watched. */
import { exactRows, type DenoiseRows } from "../../diffusion/rows.ts";
import type { Batch } from "../../diffusion/denoising.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Observable } from "../../lab/run.ts";
import { sample } from "../../math/mixture.ts";
import type { Rng } from "../../math/rng.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { exactGenerator, type Generator } from "./generator.ts";
import { digitClasses, featureNetwork, imageSpace, isImageTarget } from "./images.ts";
import { planeTargetOf, type TargetChoice } from "./targets.ts";
import { watchImages, type WatchedImages } from "./watch-images.ts";
import { watchPlane, type Watched } from "./watch-plane.ts";

/** What is watched of a run, whatever its subject. */
export type Watch = Omit<Watched, "target"> & Omit<WatchedImages, "space" | "classifier">;

export interface Subject {
  /** Numbers per example, and classes that a model may be told; 0: none. */
  readonly dims: number;
  readonly classes: number;
  /** Tokens that an example consists of, where its models are transformers. */
  readonly tokens?: number;
  /** Fresh examples x ~ D, `[n, dims]`, with their classes; to be called within a tidy. */
  batch(rng: Rng, n: number): Batch;
  watch(o: Watch): Observable;
  /** The best possible model, where it is known. */
  readonly exact: { readonly rows: DenoiseRows; readonly generator: Generator } | null;
}

type Given = Pick<Context<MethodSpec>, "rng" | "scope" | "pretrained" | "ownPoints">;
type Choice = Omit<TargetChoice["p"], "target"> & { readonly target: string };

/** Pictures drawn to train on; clips are larger. */
const poolOf = (frames: number) => (frames > 1 ? 8000 : 20_000);

/** @throws LabFailure as `planeTargetOf` does */
export async function subjectOf(given: Given, p: Choice): Promise<Subject> {
  const { rng, ownPoints } = given;
  if (!isImageTarget(p.target)) {
    const target = planeTargetOf({ p: p as TargetChoice["p"], ownPoints });
    return {
      dims: 2,
      classes: 0,
      batch: (now, n) => ({ x: tf.tensor2d(sample(target.mixture, now, n).x, [n, 2]) }),
      watch: (o) => watchPlane({ ...o, target }),
      exact: { rows: exactRows(target.mixture), generator: exactGenerator(target.mixture, rng.fold("sampler")) },
    };
  }
  const space = await imageSpace(given, p.target);
  const classifier = await featureNetwork(given, p.target);
  const pool = poolOf(space.frames);
  let drawn: { examples: Tensor; labels: Uint8Array } | null = null;
  // Drawn when first trained on: those who only look need none.
  const examples = () => {
    if (drawn) return drawn;
    const { images, labels } = space.draw(rng.fold("data"), pool);
    const tensor = tf.tensor2d(images, [pool, images.length / pool]);
    drawn = { examples: given.scope.own(tf.keep(space.encode(tensor))), labels };
    tensor.dispose();
    return drawn;
  };
  return {
    dims: space.dims,
    classes: digitClasses,
    ...(space.tokens && { tokens: space.tokens }),
    batch(now, n) {
      const known = examples();
      const rows = now.integers(n, pool);
      const x = gatherRows(known.examples, tf.tensor1d(rows, "int32"));
      return { x, labels: Array.from(rows, (row) => known.labels[row]) };
    },
    watch: (o) => watchImages({ ...o, space, classifier }),
    exact: null,
  };
}
