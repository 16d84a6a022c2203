/** What the engine hands to a training function. */
import type { ClassificationData } from "../data/dataset.ts";
import type { Artifact } from "../lab/artifact.ts";
import type { MethodSpec, ParametersOf } from "../lab/method.ts";
import type { Run } from "../lab/run.ts";
import type { Rng } from "../math/rng.ts";
import type { Scope } from "../nn/scope.ts";
import type { Scalar } from "../nn/tf.ts";

export interface Context<S extends MethodSpec> {
  /** The parameters. Live ones change under the run's feet, between steps: read them where they are used. */
  readonly p: Readonly<ParametersOf<S>>;
  /** Those of every recipe trained together, the first of which is `p`; they differ only in the spec's `together`. */
  readonly each: readonly Readonly<ParametersOf<S>>[];
  /** The run's seed, as a stream; fold it by name and step. */
  readonly rng: Rng;
  /** Owner of everything on the device. */
  readonly scope: Scope;
  /** The person's own examples, when the recipe asks for them. */
  readonly ownData: ClassificationData | undefined;
  /** The person's own points of the plane `[n, 2]` in any unit, when the recipe asks for them. */
  readonly ownPoints: Float32Array | undefined;
  /** Artifacts taken from the shelf, by the name the method gives them. */
  readonly inputs: Readonly<Record<string, Artifact>>;
  /** A pretrained artifact of this project, by name. Rejects with Unsupported when there is none. */
  readonly pretrained: (name: string) => Promise<Artifact>;
  /** How the run is named in the lineage of its artifacts. */
  readonly lineage: Artifact["lineage"];
}

export type Training<S extends MethodSpec> = (context: Context<S>) => Run<Scalar>;
