/** Owns everything a run puts on the device, so that one call gives it all back. */
import type { Architecture } from "../lab/artifact.ts";
import type { Rng } from "../math/rng.ts";
import { checkAllocated, wasmKernels } from "./kernels/wasm/module.ts";
import { Network } from "./network.ts";
import { tf, type Tensor } from "./tf.ts";
import { Trainer, type TrainerOptions } from "./trainer.ts";

export class Scope {
  readonly #owned = new Set<{ dispose(): void }>();

  /** Frees a thing with the run. */
  own<D extends { dispose(): void }>(thing: D): D {
    this.#owned.add(thing);
    return thing;
  }

  network(architecture: Architecture, parameters: Rng | Float32Array, copies = 1): Network {
    return this.own(new Network(architecture, parameters, copies));
  }

  trainer(network: Network, options?: TrainerOptions): Trainer {
    return this.own(new Trainer(network, options));
  }

  /** A constant that lives as long as the run, `shape` row-major. */
  constant(values: Float32Array | Int32Array, shape: number[]): Tensor {
    const tensor = this.own(tf.tensor(values, shape, values instanceof Int32Array ? "int32" : "float32"));
    if (wasmKernels()) checkAllocated(tensor);
    return tensor;
  }

  /** Frees one thing before the run ends. */
  release(thing: { dispose(): void }): void {
    if (this.#owned.delete(thing)) thing.dispose();
  }

  dispose(): void {
    for (const thing of this.#owned) thing.dispose();
    this.#owned.clear();
  }
}
